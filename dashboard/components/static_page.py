"""Pages that the server writes whole: each is read, printed and linked without any script."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path

from dash.development.base_component import Component
from flask import Flask, Response, current_app, request

from dashboard.components.document import Start, write_static_index
from dashboard.components.link_meta import write_link_meta
from dashboard.components.page import build_page_links, furnish_page
from dashboard.components.static_html import write_html
from dashboard.components.version_note import write_version_note
from dashboard.settings import SITE_NAME
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Selection
from dashboard.text.site import ATTRIBUTION, Versions
from dashboard.web.assets import PAGE, SITE, read_site_file
from dashboard.web.responses import read_query, send_html

# The server's note of the newest data, where it is an atlas of kept ones.
NEWEST_DATA = "NEWEST_DATA"
ASSETS = Path(__file__).parents[2] / "assets"


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A page that the server writes whole.

    ``route`` says which of the header's links is the current one; ``main`` is
    the page's own ``html.Main``, in components of ``dash.html`` only.
    """

    title: str
    description: str
    route: str
    main: Component
    status: HTTPStatus = HTTPStatus.OK


# Gets the reader's choices, then the parts of the address by name; raises for nothing that a
# client can send.
StaticPageBuilder = Callable[..., StaticPage]


def register_static_pages(
    server: Flask, pages: Mapping[str, StaticPageBuilder], data_version: str
) -> None:
    """Serve pages by Flask's rule of their address, such as ``/area/<area_code>``."""
    for rule, build in pages.items():
        server.add_url_rule(rule, f"still_page {rule}", partial(_send, build, data_version))


def start_page(title: str, description: str, data_version: str) -> Start:
    """Say what the browser can know of the page that the current request asks for."""
    query = read_query()
    appearance = Selection.from_query(query).appearance
    return Start(
        title=f"{title} | {SITE_NAME}",
        description=description,
        site=SITE_NAME,
        search=f"?{query}" if query else "",
        appearance=appearance.value if appearance else "",
        data_version=data_version,
        script=read_site_file(ASSETS, PAGE, "js").address,
        styles=read_site_file(ASSETS, SITE, "css").address,
        meta=write_meta(f"{request.path}?{query}", title, description),
        note=write_version_note(
            f"{request.path}?{query}",
            Versions(data_version, current_app.config.get(NEWEST_DATA, data_version)),
        ),
    )


def write_meta(address: str, title: str, description: str) -> str:
    """Write what a pasted link to the page shows; nothing of a page without views."""
    saved = SavedView.from_address(address)
    return write_link_meta(saved, request.host_url, title, description) if saved else ""


def send_page(page: StaticPage, data_version: str, *, is_private: bool = False) -> Response:
    """Send a page of the site; one of what a reader sent (``is_private``) is kept nowhere."""
    start = start_page(page.title, page.description, data_version)
    links = build_page_links(page.route)
    body = furnish_page(page.main, links, attribution=ATTRIBUTION, data_version=data_version)
    text = write_static_index(start, write_html(body))
    return send_html(text, page.status, is_private=is_private)


def _send(build: StaticPageBuilder, data_version: str, **parts: str) -> Response:
    return send_page(build(Selection.from_query(read_query()), **parts), data_version)
