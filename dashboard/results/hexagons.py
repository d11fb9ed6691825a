"""The layout of equal areas of one pack: made once, drawn as the map is, and sent as its shapes."""

from functools import lru_cache
from typing import Any, NamedTuple

from flask import Flask, Response
from werkzeug.exceptions import NotFound

from dashboard.state.selection import Mode
from dashboard.state.view_modes import MODES
from geodata.model import Geography
from geodata.repository import Repository
from geodata.shapes.hexagons import DrawnLayout, EqualAreas, draw_layout, lay_out_equally

_FOR_EVER = "public, max-age=31536000, immutable"
_KEPT_LAYOUTS = 8


class EqualAreaMap(NamedTuple):
    """One edition's areas as hexagons: which cell each has, and the browser's file of them."""

    layout: EqualAreas
    drawn: DrawnLayout


@lru_cache(maxsize=_KEPT_LAYOUTS)
def make_equal_areas(repository: Repository, geography: Geography) -> EqualAreaMap:
    """Lay out and draw an edition's areas; made once a process."""
    areas = repository.areas(geography)
    layout = lay_out_equally(areas)
    return EqualAreaMap(layout, draw_layout(layout, areas, _name_shapes(geography)))


def describe_equal_shapes(repository: Repository, geography: Geography) -> dict[str, Any]:
    """Say where an edition's hexagons are, as `map_figures.describe_boundary` does for shapes."""
    return {
        "key": _name_shapes(geography),
        "url": f"/boundaries/{make_equal_areas(repository, geography).drawn.name}",
        "object": "areas",
        "borders": None,
    }


def register_equal_areas(server: Flask, repository: Repository) -> None:
    """Attach the hexagons' addresses to the server, beside those of the pack's shapes."""
    editions = {
        _name_shapes(Geography(level)): Geography(level) for level in MODES[Mode.TILES].levels
    }

    def answer(name: str) -> Response:
        edition = editions.get(name.partition(".")[0])
        drawn = make_equal_areas(repository, edition).drawn if edition else None
        if drawn is None or name != drawn.name:
            raise NotFound(name)
        response = Response(drawn.content, mimetype="application/json")
        # The name carries a hash of the content.
        response.headers["Cache-Control"] = _FOR_EVER
        return response

    server.add_url_rule("/boundaries/<name>", "equal_areas", answer)


def _name_shapes(geography: Geography) -> str:
    return f"{geography.key}_tiles"
