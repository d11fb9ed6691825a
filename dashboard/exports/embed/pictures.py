"""Views as one picture at an address: for pages without scripts, and for pasted links."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from dashboard.exports.formats import UnfitKindError
from dashboard.exports.options import ExportLook
from dashboard.exports.pictures import write_card, write_small_png, write_small_svg
from dashboard.figures.build import make_figure
from dashboard.figures.figure import Figure
from dashboard.state.saved_view import SavedView
from dashboard.theme.colours import Appearance
from geodata.repository import Repository

# At most 60 kB each; a card of very many areas has 150 kB.
_KEPT_PICTURES = 256
_AN_HOUR = "public, max-age=3600"
WritePicture = Callable[[Figure, ExportLook], bytes]
_PICTURES: dict[str, tuple[str, WritePicture]] = {
    "view.svg": ("image/svg+xml", write_small_svg),
    "view.png": ("image/png", write_small_png),
    "card.png": ("image/png", write_card),
}


def register_small_pictures(server: Flask, repository: Repository) -> None:
    """Serve each picture at its own address, with the names that its view's frame takes."""

    def show(name: str) -> BaseResponse:
        query = request.query_string.decode("utf-8", errors="replace")
        saved = SavedView.from_query(query)
        appearance = saved.selection.appearance or Appearance.LIGHT
        try:
            data = draw_small(saved.without_look(), appearance, name, repository)
        except UnfitKindError:
            # Too many lines to be small as lines: the same in pixels.
            return redirect(f"/embed/view.png?{query}")
        response = Response(data, content_type=_PICTURES[name][0])
        response.headers["Cache-Control"] = _AN_HOUR
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
    look = ExportLook(host="", made_on=date.min, appearance=appearance)
    return _PICTURES[name][1](make_figure(saved, repository), look)
