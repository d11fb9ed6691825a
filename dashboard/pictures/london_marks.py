"""Marks of records on the map of London: what would lie on one another is one mark that counts."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from markupsafe import Markup
from pyproj import Transformer

from dashboard.pictures.london_ground import place_coordinates
from dashboard.pictures.mark_shapes import MIXED, draw_mark, measure_mark
from dashboard.pictures.paths import Frame
from dashboard.pictures.svg import write_element
from geodata.closed_lists import Precision

# Marks nearer than this, in the picture's units, are one: on a map as wide as its units, and on
# a phone, where each mark is drawn twice as large for its map.
_NEAR, _NEAR_NARROW = 26, 56
_TOLD = 5
# A square stands for the whole of its borough, so it gives way to marks of places.
_GIVEN_WAY = (0, -1, 1, -2, 2)
_OF_AREAS = (Precision.BOROUGH.value, Precision.MULTI.value)


class PlacedMark(NamedTuple):
    """A mark of one or more records; ``kind`` is a word of Precision, the place EPSG:4326.

    ``title`` is a whole sentence, ``is_own`` says that a reader loaded it.
    """

    kind: str
    longitude: float
    latitude: float
    title: str
    href: str = ""
    count: int = 1
    is_own: bool = False


class DrawnMark(NamedTuple):
    """A mark on the picture's grid, and the places of the given marks that it stands for."""

    kind: str
    x: float
    y: float
    count: int
    is_own: bool
    members: tuple[int, ...]


def draw_marks(marks: Sequence[PlacedMark], frame: Frame) -> tuple[Markup, np.ndarray]:
    """Draw marks, twice where a phone needs fewer; and give the room that they take.

    Returns
    -------
    Markup
        Squares of boroughs first, so that places lie over them, and the reader's own last.
    array
        Left, top, right and bottom of each mark on a wide map, one a row.
    """
    points = _place(marks, frame)
    wide = merge_marks(marks, points, _NEAR)
    narrow = merge_marks(marks, points, _NEAR_NARROW)
    if [one.members for one in wide] == [one.members for one in narrow]:
        groups = [_draw_group(wide, marks, "map-marks")]
    else:
        groups = [
            _draw_group(wide, marks, "map-marks is-wide"),
            _draw_group(narrow, marks, "map-marks is-narrow"),
        ]
    boxes = [_box(one) for one in wide]
    taken = np.array(boxes, dtype=float).reshape(-1, 4)
    return write_element("g", *groups, aria_hidden="true") if marks else Markup(), taken


def merge_marks(
    marks: Sequence[PlacedMark], points: np.ndarray, near: float
) -> tuple[DrawnMark, ...]:
    """Merge marks that lie nearer than ``near``; the fullest spots stay where they are.

    Marks of places are merged with marks of places, squares with squares of
    the same kind, and the reader's own with their own alone.

    Parameters
    ----------
    marks : sequence of PlacedMark
    points : array of x and y, one a row; below 0 for what is beyond the frame
    near : float
        In the picture's units.
    """
    seen = points[:, 0] >= 0
    layer = np.array([_find_layer(one) for one in marks], dtype=int)
    merged: list[DrawnMark] = []
    for one in np.unique(layer[seen]).tolist():
        chosen = np.flatnonzero(seen & (layer == one))
        merged.extend(_merge_layer(marks, points, chosen, near))
    return tuple(_give_way(merged, near))


def _place(marks: Sequence[PlacedMark], frame: Frame) -> np.ndarray:
    if not marks:
        return np.empty((0, 2))
    metres = _to_metres().transform(
        [one.longitude for one in marks], [one.latitude for one in marks]
    )
    beyond = np.where(np.isfinite(metres), metres, -1e7)
    return place_coordinates(beyond.T, frame).astype(float)


@cache
def _to_metres() -> Transformer:
    return Transformer.from_crs(4326, 27700, always_xy=True)


def _find_layer(mark: PlacedMark) -> int:
    """Number the layers from the lowest: shared squares, squares, places; the reader's above."""
    over = _OF_AREAS[::-1].index(mark.kind) if mark.kind in _OF_AREAS else len(_OF_AREAS)
    return over + (len(_OF_AREAS) + 1) * mark.is_own


def _merge_layer(
    marks: Sequence[PlacedMark], points: np.ndarray, chosen: np.ndarray, near: float
) -> Iterator[DrawnMark]:
    counts = np.array([marks[place].count for place in chosen.tolist()], dtype=float)
    own = points[chosen]
    # A grid of half the distance first: ten thousand records lie in far fewer of its cells.
    cells, cell = np.unique(np.floor(own / (near / 2)), axis=0, return_inverse=True)
    cell = cell.reshape(-1)
    weight = np.bincount(cell, counts, len(cells))
    middle = np.column_stack(
        [np.bincount(cell, own[:, axis] * counts, len(cells)) / weight for axis in (0, 1)]
    )
    owner = _gather(middle, weight, near)
    groups: dict[int, list[int]] = {}
    for place, seed in zip(chosen.tolist(), owner[cell].tolist(), strict=True):
        groups.setdefault(seed, []).append(place)
    for seed, members in sorted(groups.items()):
        kinds = {marks[place].kind for place in members}
        yield DrawnMark(
            kinds.pop() if len(kinds) == 1 else MIXED,
            *np.rint(middle[seed]).tolist(),
            sum(marks[place].count for place in members),
            marks[members[0]].is_own,
            tuple(members),
        )


def _gather(middle: np.ndarray, weight: np.ndarray, near: float) -> np.ndarray:
    """Give each cell to the fullest one around it that none fuller has taken."""
    owner = np.full(len(middle), -1)
    for seed in np.argsort(-weight, kind="stable").tolist():
        if owner[seed] < 0:
            around = ((middle - middle[seed]) ** 2).sum(axis=1) < near**2
            owner[around & (owner < 0)] = seed
    return owner


def _give_way(merged: Iterable[DrawnMark], near: float) -> Iterator[DrawnMark]:
    """Move squares, which stand for a whole borough, off the marks of places."""
    drawn = list(merged)
    fixed = [(one.x, one.y) for one in drawn if one.kind not in _OF_AREAS]
    for one in drawn:
        if one.kind not in _OF_AREAS:
            yield one
            continue
        step = near * 0.7
        spots = [(one.x + i * step, one.y + j * step) for j in _GIVEN_WAY for i in _GIVEN_WAY]
        spots.sort(key=lambda spot: (spot[0] - one.x) ** 2 + (spot[1] - one.y) ** 2)
        free = [spot for spot in spots if _is_free(spot, fixed, near * 0.8)]
        x, y = free[0] if free else (one.x, one.y)
        fixed.append((x, y))
        yield one._replace(x=round(x), y=round(y))


def _is_free(spot: tuple[float, float], fixed: Sequence[tuple[float, float]], near: float) -> bool:
    return all((spot[0] - x) ** 2 + (spot[1] - y) ** 2 >= near**2 for x, y in fixed)


def _draw_group(drawn: Sequence[DrawnMark], marks: Sequence[PlacedMark], class_name: str) -> Markup:
    return write_element("g", *[_draw(one, marks) for one in drawn], class_name=class_name)


def _draw(one: DrawnMark, marks: Sequence[PlacedMark]) -> Markup:
    members = [marks[place] for place in one.members]
    inner = write_element(
        "g",
        write_element("title", _tell(one, members)),
        draw_mark(one.kind, one.count, is_own=one.is_own),
        class_name="map-mark is-own" if one.is_own else "map-mark",
        transform=f"translate({one.x:g} {one.y:g})",
    )
    links = {member.href for member in members}
    href = links.pop() if len(links) == 1 else ""
    return write_element("a", inner, href=href, tabindex="-1") if href else inner


def _tell(one: DrawnMark, members: Sequence[PlacedMark]) -> str:
    whose = ("Your record. " if one.count == 1 else "Your records. ") if one.is_own else ""
    if len(members) == 1:
        return whose + members[0].title
    told = list(dict.fromkeys(member.title for member in members))
    rest = f" And {len(told) - _TOLD:,} more." if len(told) > _TOLD else ""
    return f"{whose}{one.count:,} records here or close by. {' '.join(told[:_TOLD])}{rest}"


def _box(one: DrawnMark) -> tuple[float, float, float, float]:
    half = measure_mark(one.count)
    return one.x - half, one.y - half, one.x + half, one.y + half
