"""Views as one picture at an address: for pages without scripts, and for pasted links."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from flask import Flask, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from dashboard.exports.file_format import UnfitFormatError
from dashboard.exports.options import ExportOptions
from dashboard.exports.pictures import write_card, write_small_png, write_small_svg
from dashboard.figures.build import make_figure
from dashboard.figures.figure import Figure
from dashboard.state.saved_view import SavedView
from dashboard.theme.colours import Appearance
from dashboard.web.responses import AN_HOUR, PNG_TYPE, SVG_TYPE, read_query, send
from geodata.repository import Repository

# At most 60 kB each; a card of very many areas has 150 kB.
_KEPT_PICTURES = 256
WritePicture = Callable[[Figure, ExportOptions], bytes]
_PICTURES: dict[str, tuple[str, WritePicture]] = {
    "view.svg": (SVG_TYPE, write_small_svg),
    "view.png": (PNG_TYPE, write_small_png),
    "card.png": (PNG_TYPE, write_card),
}


def register_small_pictures(server: Flask, repository: Repository) -> None:
    """Serve each picture at its own address, with the names that its view's frame takes."""

    def show(name: str) -> BaseResponse:
        query = read_query()
        saved = SavedView.from_query(query)
        appearance = saved.selection.appearance or Appearance.LIGHT
        try:
            data = draw_small(saved.without_options(), appearance, name, repository)
        except UnfitFormatError:
            # Too many lines to be small as lines: the same in pixels.
            return redirect(f"/embed/view.png?{query}")
        response = send(data, _PICTURES[name][0], AN_HOUR)
        response.add_etag()
        return response.make_conditional(request)

    for name in _PICTURES:
        server.add_url_rule(
            f"/embed/{name}", f"small picture {name}", show, defaults={"name": name}
        )


@lru_cache(maxsize=_KEPT_PICTURES)
def draw_small(
    saved: SavedView, appearance: Appearance, name: str, repository: Repository
) -> bytes:
    """Draw one small picture of a view; the same is drawn once a process."""
    # Nothing on it says when it was drawn, or where from.
    options = ExportOptions(host="", made_on=date.min, appearance=appearance)
    return _PICTURES[name][1](make_figure(saved, repository), options)
