"""The page of a view in a frame: light, whole without scripts, and never the site's furniture."""

from html import escape

from flask import Flask, Response, request

from dashboard.data_versions import add_version
from dashboard.embed.frame_choice import drop_page, list_frame_choices, list_kept, read_locks
from dashboard.embed.link_meta import write_link_meta
from dashboard.layout.embed_page import ROUTE, FrameForm, build_embed
from dashboard.layout.page import SITE_NAME
from dashboard.own_files import FRAME, join_bare_files
from dashboard.plates.make_plate import make_plate
from dashboard.saved_view import SavedView
from dashboard.static_page import write_html
from dashboard.still_pages import ASSETS
from dashboard.theme import write_style_sheet
from geodata.repository import Repository


def register_embed(server: Flask, repository: Repository) -> None:
    """Serve views for frames."""

    @server.get(ROUTE, endpoint="embed")
    def show() -> Response:
        query = request.query_string.decode("utf-8", errors="replace")
        response = Response(write_embed(query, request.host_url, repository), mimetype="text/html")
        # Asked for each time, and sent only where it has changed.
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag(weak=True)
        response.make_conditional(request)
        return response


def write_embed(query: str, host: str, repository: Repository) -> str:
    """Write the page of a view in a frame; never raises for anything that a client can send."""
    saved = SavedView.from_query(query)
    plate = make_plate(saved, repository)
    locks = read_locks(query)
    choices = list_frame_choices(saved, plate, locks, repository)
    kept = list_kept(saved, choices)
    if locks.locked:
        kept["lock"] = ",".join(sorted(locks.locked))
    address = add_version(drop_page(saved).address, plate.data_version)
    body = write_html(
        build_embed(
            plate,
            FrameForm(choices, kept),
            address,
            [locks.problem] if locks.problem else [],
        )
    )
    appearance = saved.selection.appearance
    chosen = f' data-appearance="{appearance}"' if appearance else ""
    meta = write_link_meta(saved, host, plate.title, plate.subtitle)
    return (
        f'<!doctype html>\n<html lang="en-GB"{chosen}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(plate.title)} | {SITE_NAME}</title>\n{meta}"
        '<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">\n'
        f"<style>{write_style_sheet()}</style>\n"
        f'<link rel="stylesheet" href="{join_bare_files(ASSETS, FRAME, "css")[0]}">\n'
        f'<script defer src="{join_bare_files(ASSETS, FRAME, "js")[0]}"></script>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )
