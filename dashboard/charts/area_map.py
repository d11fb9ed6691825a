"""Where an area lies: London with the area marked, and beside it the area closer."""

from functools import lru_cache
from typing import NamedTuple

import shapely
from markupsafe import Markup
from shapely.geometry.base import BaseGeometry

from dashboard.charts.paths import (
    FINENESS,
    Frame,
    frame_ground,
    place_points,
    simplify_together,
    write_path,
)
from dashboard.charts.svg import write_element, write_picture
from dashboard.format.names import count_areas
from dashboard.format.numbers import name_in_sentence
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, NEWEST_WARDS, Area, Geography
from geodata.reach.records import find_boroughs
from geodata.repository import Repository

SIZE = (960, 430)
_LONDON_BOX = (4, 4, 536, 422)
_CLOSER_BOX = (570, 4, 386, 422)
_LONDON_MARGIN, _CLOSER_MARGIN = 0.01, 0.06
# A ward, and any area narrower than this in London's map, gets a ring around it.
_SMALL, _RING, _ROUND = 34, 26, 8


class Shown(NamedTuple):
    """Shapes (EPSG:27700) that a map shows.

    ``closer`` is what the closer map is laid around and ``within`` what it is
    divided into; ``words`` is the map in words.
    """

    boroughs: list[BaseGeometry]
    river: BaseGeometry
    area: BaseGeometry
    closer: BaseGeometry
    within: list[BaseGeometry]
    words: str


@lru_cache(maxsize=256)
def draw_area_map(area: Area, repository: Repository) -> Markup:
    """Draw where an area lies among London's boroughs, and the area closer with what is in it."""
    return draw_map(collect_shapes(area, repository))


def draw_map(shown: Shown) -> Markup:
    """Draw both maps; the area is told by its pattern and its outline, not by colour alone."""
    london = frame_ground(
        _LONDON_BOX, _bound(shapely.union_all(shown.boroughs)), margin=_LONDON_MARGIN
    )
    closer = frame_ground(_CLOSER_BOX, _bound(shown.closer), margin=_CLOSER_MARGIN)
    return write_picture(
        SIZE,
        shown.words,
        _write_pattern(),
        *_draw_ground(shown, london),
        *_draw_place(shown, london),
        *_draw_ground(shown, closer),
        *_draw_closer(shown, closer),
        _draw_edge(closer),
        kind="map",
    )


def _draw_ground(shown: Shown, frame: Frame) -> list[Markup]:
    land = write_path(_simplify_all(tuple(shown.boroughs), frame), frame)
    return [
        _draw_path("pic-water", write_path([_simplify(shown.river, frame)], frame)),
        _draw_path("pic-land", land),
    ]


def _draw_place(shown: Shown, frame: Frame) -> list[Markup]:
    marks = []
    if not shown.closer.equals(shown.area):
        marks.append(_draw_path("pic-around", write_path([_simplify(shown.closer, frame)], frame)))
    marks.append(_draw_path("pic-here", _outline(shown.area, frame)))
    west, south, east, north = shown.area.bounds
    size = max(east - west, north - south) / frame.metres_a_unit
    if size < _SMALL or marks[1:]:
        middle = shapely.get_coordinates(shapely.Point((west + east) / 2, (south + north) / 2))
        x, y = place_points(middle, frame)[0].tolist()
        # Of an area as large as London itself there is no room for a ring beyond the map's edge.
        radius = min(max(_RING, size / 2 + _ROUND), x, y)
        marks.append(write_element("circle", cx=x, cy=y, r=radius, class_name="pic-ring"))
    return marks


def _draw_closer(shown: Shown, frame: Frame) -> list[Markup]:
    within = write_path(simplify_together(shown.within, frame), frame)
    is_part = not shown.closer.equals(shown.area)
    return [
        _draw_path("pic-around" if is_part else "pic-tint", _outline(shown.closer, frame)),
        _draw_path("pic-within", within),
        _draw_path("pic-marked" if is_part else "pic-outline", _outline(shown.area, frame)),
    ]


def _draw_edge(frame: Frame) -> Markup:
    return write_element(
        "rect",
        x=frame.left,
        y=frame.top,
        width=frame.width,
        height=frame.height,
        class_name="pic-frame",
    )


def _outline(shape: BaseGeometry, frame: Frame) -> str:
    return write_path([_simplify(shape, frame)], frame)


def _draw_path(class_name: str, data: str) -> Markup:
    return write_element("path", d=data, class_name=class_name) if data else Markup()


def _write_pattern() -> Markup:
    stripe = write_element("path", d="M-3 3l6-6M0 12l12-12M9 15l6-6", class_name="pic-stripe")
    ground = write_element("path", d="M0 0h12v12H0z", class_name="pic-ground")
    size: dict[str, float] = {"width": 12, "height": 12}
    pattern = write_element(
        "pattern", ground, stripe, id="pic-hatch", patternUnits="userSpaceOnUse", **size
    )
    return write_element("defs", pattern)


def _simplify(shape: BaseGeometry, frame: Frame) -> BaseGeometry:
    return shape.simplify(FINENESS * frame.metres_a_unit)


@lru_cache(maxsize=4)
def _simplify_all(shapes: tuple[BaseGeometry, ...], frame: Frame) -> list[BaseGeometry]:
    return simplify_together(shapes, frame)


def _bound(shape: BaseGeometry) -> tuple[float, float, float, float]:
    west, south, east, north = shape.bounds
    return west, south, east, north


def collect_shapes(area: Area, repository: Repository) -> Shown:
    """Collect what the map of an area shows, from the repository's outlines."""
    boroughs = _read_shapes(BOROUGHS, repository)
    own = _read_shapes(area.geography, repository)[area.area_code]
    name = name_in_sentence(area.area_name)
    level, codes = area.geography.level, find_boroughs(area, repository.areas())
    if level is Level.WARD:
        within = _find_wards(codes[0], area.geography, repository)
        closer, edition = boroughs[codes[0]], area.geography
        around = repository.area(codes[0], BOROUGHS).area_name
        joint, whose = "among the", f" of {name_in_sentence(around)}"
    else:
        is_borough = level is Level.BOROUGH
        closer, edition = own, NEWEST_WARDS if is_borough else BOROUGHS
        within = (
            _find_wards(area.area_code, edition, repository)
            if is_borough
            else [boroughs[code] for code in codes]
        )
        joint, whose = "with its", ""
    # The City of London is one ward: there is nothing to count.
    told = f" {joint} {count_areas(len(within), edition)}{whose}" if len(within) > 1 else " closer"
    words = f"Two maps: where {name} lies among London's boroughs, and {name}{told}."
    return Shown(list(boroughs.values()), repository.river(), own, closer, within, words)


def _read_shapes(geography: Geography, repository: Repository) -> dict[str, BaseGeometry]:
    outlines = repository.outlines(geography)
    return dict(zip(outlines["area_code"], outlines.geometry, strict=True))


def _find_wards(borough: str, geography: Geography, repository: Repository) -> list[BaseGeometry]:
    areas = repository.areas(geography)
    shapes = _read_shapes(geography, repository)
    pairs = zip(areas["area_code"], areas["parent_codes"], strict=True)
    return [shapes[code] for code, parents in pairs if borough in parents]
