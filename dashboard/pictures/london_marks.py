"""Marks of records on the map of London, in their own layer, on paper as on a phone."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from markupsafe import Markup
from pyproj import Transformer

from dashboard.pictures.london_ground import Ground, place_coordinates
from dashboard.pictures.mark_shapes import draw_mark, measure_mark
from dashboard.pictures.marks_apart import DrawnMark, PlacedMark, keep_apart
from dashboard.pictures.paths import Frame
from dashboard.pictures.svg import write_element

# Marks nearer than this, in the picture's units, are one: on a map as wide as its units, and on
# a phone, where each mark is drawn twice as large for its map.
_NEAR, _NEAR_NARROW = 26, 54
_TOLD, _AROUND = 5, 3
_FAR = -1e7


def draw_marks(marks: Sequence[PlacedMark], ground: Ground) -> tuple[Markup, np.ndarray]:
    """Draw marks, twice where a phone has room for fewer; and give the room that they take.

    Returns
    -------
    Markup
    array
        Left, top, right and bottom of each mark on a wide map, one a row.
    """
    points = _place(marks, ground.frame)
    wide, narrow = (
        keep_apart(marks, points, near, ground.boroughs) for near in (_NEAR, _NEAR_NARROW)
    )
    groups = [
        _draw_group(wide, marks, "map-marks is-wide"),
        _draw_group(narrow, marks, "map-marks is-narrow"),
    ]
    taken = np.array([_box(one) for one in wide], dtype=float).reshape(-1, 4)
    return write_element("g", *groups, aria_hidden="true") if marks else Markup(), taken


def _place(marks: Sequence[PlacedMark], frame: Frame) -> np.ndarray:
    if not marks:
        return np.empty((0, 2))
    degrees = np.array([(one.longitude, one.latitude) for one in marks], dtype=float)
    metres = np.column_stack(_to_metres().transform(degrees[:, 0], degrees[:, 1]))
    return place_coordinates(np.where(np.isfinite(metres), metres, _FAR), frame).astype(float)


@cache
def _to_metres() -> Transformer:
    return Transformer.from_crs(4326, 27700, always_xy=True)


def _draw_group(drawn: Sequence[DrawnMark], marks: Sequence[PlacedMark], kind: str) -> Markup:
    return write_element("g", *[_draw(one, marks) for one in drawn], class_name=kind)


def _draw(one: DrawnMark, marks: Sequence[PlacedMark]) -> Markup:
    members = [marks[place] for place in one.members]
    inner = write_element(
        "g",
        write_element("title", _tell(one, members)),
        _draw_leader(one),
        draw_mark(one.kind, one.count, is_own=one.is_own),
        class_name="map-mark is-own" if one.is_own else "map-mark",
        transform=f"translate({one.x:g} {one.y:g})",
    )
    links = {member.href for member in members}
    href = links.pop() if len(links) == 1 else ""
    return write_element("a", inner, href=href, tabindex="-1") if href else inner


def _draw_leader(one: DrawnMark) -> Markup:
    """Lead from an own mark that was set aside to where it is."""
    across, down = one.spot[0] - one.x, one.spot[1] - one.y
    if not one.is_own or not (across or down):
        return Markup()
    return write_element("path", d=f"M0 0L{across:g} {down:g}", class_name="mark-leader")


def _tell(one: DrawnMark, members: Sequence[PlacedMark]) -> str:
    whose = ("Your record. " if one.count == 1 else "Your records. ") if one.is_own else ""
    if len(members) == 1:
        return whose + members[0].title
    told = list(dict.fromkeys(member.title for member in members))
    rest = f" And {len(told) - _TOLD:,} more." if len(told) > _TOLD else ""
    return f"{whose}{one.count:,} records here or close by. {' '.join(told[:_TOLD])}{rest}"


def _box(one: DrawnMark) -> tuple[float, float, float, float]:
    half = measure_mark(one.count) + _AROUND
    return one.x - half, one.y - half, one.x + half, one.y + half
