"""Where an area lies: London with the area marked, and beside it the area closer."""

from functools import lru_cache

import shapely
from markupsafe import Markup
from shapely.geometry.base import BaseGeometry

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.paths import (
    Frame,
    frame_ground,
    place_points,
    simplify_together,
    write_outline,
    write_path,
)
from dashboard.charts.svg import draw_path, write_element
from dashboard.results.outlines import AreaOutlines

SIZE = (960, 430)
_LONDON_BOX = (4, 4, 536, 422)
_CLOSER_BOX = (570, 4, 386, 422)
_LONDON_MARGIN, _CLOSER_MARGIN = 0.01, 0.06
# A ward, and any area narrower than this in London's map, gets a ring around it.
_SMALL, _RING, _ROUND = 34, 26, 8


@lru_cache(maxsize=256)
def draw_area_map(outlines: AreaOutlines, alt: str) -> Chart:
    """Draw where an area lies among London's boroughs, and the area closer with what is in it.

    The area is told by its pattern and its outline, not by colour alone.
    """
    london = frame_ground(
        _LONDON_BOX, _bound(shapely.union_all(outlines.boroughs)), margin=_LONDON_MARGIN
    )
    closer = frame_ground(_CLOSER_BOX, _bound(outlines.closer), margin=_CLOSER_MARGIN)
    return write_chart(
        SIZE,
        alt,
        _write_pattern(),
        *_draw_ground(outlines, london),
        *_draw_place(outlines, london),
        *_draw_ground(outlines, closer),
        *_draw_closer(outlines, closer),
        _draw_edge(closer),
        kind="map",
    )


def _draw_ground(outlines: AreaOutlines, frame: Frame) -> list[Markup]:
    land = write_path(_simplify_all(outlines.boroughs, frame), frame)
    return [
        draw_path(write_outline(outlines.river, frame), "pic-water"),
        draw_path(land, "pic-land"),
    ]


def _draw_place(outlines: AreaOutlines, frame: Frame) -> list[Markup]:
    marks = []
    if not outlines.closer.equals(outlines.shape):
        marks.append(draw_path(write_outline(outlines.closer, frame), "pic-around"))
    marks.append(draw_path(write_outline(outlines.shape, frame), "pic-here"))
    west, south, east, north = outlines.shape.bounds
    size = max(east - west, north - south) / frame.metres_a_unit
    if size < _SMALL or marks[1:]:
        middle = shapely.get_coordinates(shapely.Point((west + east) / 2, (south + north) / 2))
        x, y = place_points(middle, frame)[0].tolist()
        # Of an area as large as London itself there is no room for a ring beyond the map's edge.
        radius = min(max(_RING, size / 2 + _ROUND), x, y)
        marks.append(write_element("circle", cx=x, cy=y, r=radius, class_name="pic-ring"))
    return marks


def _draw_closer(outlines: AreaOutlines, frame: Frame) -> list[Markup]:
    within = write_path(simplify_together(outlines.within, frame), frame)
    is_part = not outlines.closer.equals(outlines.shape)
    return [
        draw_path(write_outline(outlines.closer, frame), "pic-around" if is_part else "pic-tint"),
        draw_path(within, "pic-within"),
        draw_path(write_outline(outlines.shape, frame), "pic-marked" if is_part else "pic-outline"),
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


def _write_pattern() -> Markup:
    stripe = write_element("path", d="M-3 3l6-6M0 12l12-12M9 15l6-6", class_name="pic-stripe")
    ground = write_element("path", d="M0 0h12v12H0z", class_name="pic-ground")
    size: dict[str, float] = {"width": 12, "height": 12}
    pattern = write_element(
        "pattern", ground, stripe, id="pic-hatch", patternUnits="userSpaceOnUse", **size
    )
    return write_element("defs", pattern)


@lru_cache(maxsize=4)
def _simplify_all(shapes: tuple[BaseGeometry, ...], frame: Frame) -> list[BaseGeometry]:
    return simplify_together(shapes, frame)


def _bound(shape: BaseGeometry) -> tuple[float, float, float, float]:
    west, south, east, north = shape.bounds
    return west, south, east, north
