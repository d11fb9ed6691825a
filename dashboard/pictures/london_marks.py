"""Marks of records on the map of London, in their own layer, on paper as on a phone."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from markupsafe import Markup
from pyproj import Transformer

from dashboard.pictures.london_ground import Ground, place_coordinates
from dashboard.pictures.mark_shapes import LINKED, draw_mark, measure_mark
from dashboard.pictures.marks_apart import DrawnMark, PlacedMark, keep_apart
from dashboard.pictures.paths import Frame
from dashboard.pictures.svg import write_element
from geodata.closed_lists import Precision

# Marks nearer than this, in the picture's units, are one: on a map as wide as its units, and on
# a phone, where each mark is drawn twice as large for its map.
_NEAR, _NEAR_NARROW = 26, 54
_TOLD, _AROUND, _LARGER = 5, 3, 1.4
_FAR = -1e7


class MarkLayer(NamedTuple):
    """Marks drawn, and the room they take: left, top, right and bottom, one a row.

    ``taken_narrow`` is the room on a map of half the width or less.
    """

    drawn: Markup
    taken: np.ndarray
    taken_narrow: np.ndarray


def draw_marks(marks: Sequence[PlacedMark], ground: Ground) -> MarkLayer:
    """Draw marks, twice where a phone has room for fewer."""
    points = _place(marks, ground.frame)
    wide, narrow = (
        keep_apart(marks, points, near, ground.boroughs) for near in (_NEAR, _NEAR_NARROW)
    )
    groups = [
        _draw_group(wide, marks, "map-marks is-wide"),
        _draw_group(narrow, marks, "map-marks is-narrow"),
    ]
    return MarkLayer(
        write_element("g", *groups, aria_hidden="true") if marks else Markup(),
        _box(wide, 1),
        # Between the widest and the narrowest map either of the two may be shown, and larger.
        np.vstack([_box(wide, _LARGER), _box(narrow, _LARGER)]),
    )


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


def _box(drawn: Sequence[DrawnMark], scale: float) -> np.ndarray:
    middles = np.array([(one.x, one.y) for one in drawn], dtype=float).reshape(-1, 2)
    half = np.array([measure_mark(one.count) * scale + _AROUND for one in drawn]).reshape(-1, 1)
    # Of linked squares the second stands out below and to the right.
    linked = np.array([one.kind == Precision.MULTI.value for one in drawn]).reshape(-1, 1)
    return np.hstack([middles - half, middles + half + linked * LINKED * scale])
