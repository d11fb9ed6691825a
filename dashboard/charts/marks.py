"""Marks of records: their shapes by precision, set apart or merged, drawn on the map of London."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, Protocol

import numpy as np
from markupsafe import Markup
from pyproj import Transformer

from dashboard.charts.ground import CELL, Ground, place_coordinates
from dashboard.charts.paths import Frame
from dashboard.charts.svg import write_element
from geodata.closed_lists import Precision

# Several marks of different precision too close to be drawn apart.
MIXED = "mixed"
# How far the second of linked squares stands aside.
LINKED = 5
_SINGLE = 8
_BY_DIGITS = (11, 13, 16, 19, 23)
_BASELINE = 5


class _Shape(Protocol):
    def __call__(self, half: float, *, is_uploaded: bool) -> Markup: ...


def measure_mark(count: int) -> float:
    """Give half the width of a mark, in the map's units: a count needs room."""
    return _SINGLE if count == 1 else _BY_DIGITS[min(len(f"{count}"), len(_BY_DIGITS)) - 1]


def draw_mark(kind: str, count: int = 1, *, is_uploaded: bool = False) -> Markup:
    """Draw a mark around the origin; the reader's own stand on a corner, and are doubled squares.

    Parameters
    ----------
    kind : str
        A word of Precision, or `MIXED`.
    count : int
        How many records it stands for; written inside from two on.
    is_uploaded : bool
        Whether a reader loaded what it marks.
    """
    half = measure_mark(count)
    shape = _SHAPES.get(kind, _SHAPES[Precision.APPROXIMATE.value])(half, is_uploaded=is_uploaded)
    number = Markup()
    if count > 1:
        is_full = kind in {Precision.POINT.value, MIXED}
        class_name = "mark-count on-full" if is_full else "mark-count"
        number = write_element("text", f"{count:,}", y=_BASELINE, class_name=class_name)
    return write_element("g", shape, number, class_name="mark-shape")


def _draw_round(class_name: str, half: float, *, is_uploaded: bool) -> Markup:
    if not is_uploaded:
        return write_element("circle", r=half, class_name=class_name)
    # A square on its corner, which no mark of the atlas is.
    reach = half * 1.25
    corners = f"M0 {-reach:g}L{reach:g} 0L0 {reach:g}L{-reach:g} 0z"
    return write_element("path", d=corners, class_name=class_name)


def _draw_point(half: float, *, is_uploaded: bool) -> Markup:
    return _draw_round("mark-full", half, is_uploaded=is_uploaded)


def _draw_approximate(half: float, *, is_uploaded: bool) -> Markup:
    return _draw_round("mark-dotted", half, is_uploaded=is_uploaded)


def _draw_ward(half: float, *, is_uploaded: bool) -> Markup:
    return _draw_round("mark-ringed", half, is_uploaded=is_uploaded)


def _draw_mixed(half: float, *, is_uploaded: bool) -> Markup:
    inner = _draw_round("mark-inner", half - 3, is_uploaded=is_uploaded)
    return _draw_round("mark-outer", half, is_uploaded=is_uploaded) + inner


def _draw_square(half: float, *, is_uploaded: bool) -> Markup:
    squares = _draw_box("mark-squared", half)
    return squares + _draw_box("mark-inner-line", half - 3.5) if is_uploaded else squares


def _draw_linked(half: float, *, is_uploaded: bool) -> Markup:
    behind = _draw_box("mark-squared", half, aside=LINKED)
    return behind + _draw_square(half, is_uploaded=is_uploaded)


def _draw_box(class_name: str, half: float, *, aside: float = 0) -> Markup:
    side = 2 * half
    return write_element(
        "rect", x=aside - half, y=aside - half, width=side, height=side, class_name=class_name
    )


_SHAPES: Mapping[str, _Shape] = MappingProxyType(
    {
        Precision.POINT.value: _draw_point,
        Precision.APPROXIMATE.value: _draw_approximate,
        Precision.WARD.value: _draw_ward,
        Precision.BOROUGH.value: _draw_square,
        Precision.MULTI.value: _draw_linked,
        MIXED: _draw_mixed,
    }
)
_OF_AREAS = (Precision.MULTI.value, Precision.BOROUGH.value)
# Squares of one borough lie at one spot; those of its neighbours are no part of them.
_SAME_SPOT, _MOST_SQUARES = 0.15, 60
# Where a mark that gives way may go, nearest first, and how near others it may come.
_SIDES = (0, -1, 1, -2, 2)
_STEP, _APART = 0.7, 0.85


class PlacedMark(NamedTuple):
    """A mark of one or more records; ``kind`` is a word of Precision, the place EPSG:4326.

    ``title`` is a whole sentence, ``is_uploaded`` says that a reader loaded it.
    """

    kind: str
    longitude: float
    latitude: float
    title: str
    href: str = ""
    count: int = 1
    is_uploaded: bool = False


class DrawnMark(NamedTuple):
    """A mark on the chart's grid.

    ``spot`` is where its records are, which is beside ``x`` and ``y`` where
    it gave way; ``members`` are the places of the marks that it stands for.
    """

    kind: str
    x: float
    y: float
    count: int
    is_uploaded: bool
    members: tuple[int, ...]
    spot: tuple[float, float]


def keep_apart(
    marks: Sequence[PlacedMark],
    points: np.ndarray,
    near: float,
    boroughs: np.ndarray,
) -> tuple[DrawnMark, ...]:
    """Merge marks of places nearer than ``near``, and move what else would cover another mark.

    Marks of places are merged with one another, the fullest spots staying
    where they are; squares with those of their own borough; the reader's own
    with their own alone. Squares, which stand for a whole borough, and the
    reader's own give way to the marks of places that the atlas holds.

    Parameters
    ----------
    marks : sequence of PlacedMark
    points : array of x and y, one a row; below 0 for what is beyond the frame
    near : float
        In the chart's units.
    boroughs : array
        As `Ground.boroughs`.

    Returns
    -------
    tuple of DrawnMark
        In the order of drawing: shared squares, squares, places, and the
        same of the reader's own.
    """
    seen = points[:, 0] >= 0
    layers = np.array([_find_layer(one) for one in marks], dtype=int)
    merged: list[DrawnMark] = []
    for layer in range(2 * _LAYERS):
        chosen = np.flatnonzero(seen & (layers == layer))
        if not len(chosen):
            continue
        is_place = layer % _LAYERS == _PLACES
        found = list(_merge(marks, points, chosen, near if is_place else near * _SAME_SPOT))
        # Squares at more spots than there are boroughs are merged as marks of places are.
        if not is_place and len(found) > _MOST_SQUARES:
            found = list(_merge(marks, points, chosen, near))
        merged += found
    return _give_way(merged, near, boroughs)


_PLACES = len(_OF_AREAS)
_LAYERS = _PLACES + 1


def _find_layer(mark: PlacedMark) -> int:
    layer = _OF_AREAS.index(mark.kind) if mark.kind in _OF_AREAS else _PLACES
    return layer + _LAYERS * mark.is_uploaded


def _merge(
    marks: Sequence[PlacedMark], points: np.ndarray, chosen: np.ndarray, near: float
) -> Iterator[DrawnMark]:
    counts = np.array([marks[place].count for place in chosen.tolist()], dtype=float)
    chosen_points = points[chosen]
    # A grid of half the distance first: ten thousand records lie in far fewer of its cells.
    cells, cell = np.unique(np.floor(chosen_points / (near / 2)), axis=0, return_inverse=True)
    cell = cell.reshape(-1)
    weight = np.bincount(cell, counts, len(cells))
    across, down = (
        np.bincount(cell, chosen_points[:, axis] * counts, len(cells)) for axis in (0, 1)
    )
    middle = np.rint(np.column_stack([across / weight, down / weight]))
    owner = _gather(middle, weight, near)
    groups: dict[int, list[int]] = {}
    for place, seed in zip(chosen.tolist(), owner[cell].tolist(), strict=True):
        groups.setdefault(seed, []).append(place)
    for seed, members in sorted(groups.items()):
        kinds = {marks[place].kind for place in members}
        x, y = middle[seed].tolist()
        yield DrawnMark(
            kind=kinds.pop() if len(kinds) == 1 else MIXED,
            x=x,
            y=y,
            count=sum(marks[place].count for place in members),
            is_uploaded=marks[members[0]].is_uploaded,
            members=tuple(members),
            spot=(x, y),
        )


def _gather(middle: np.ndarray, weight: np.ndarray, near: float) -> np.ndarray:
    """Give each cell to the fullest one around it that none fuller has taken."""
    owner = np.full(len(middle), -1)
    for seed in np.argsort(-weight, kind="stable").tolist():
        if owner[seed] < 0:
            around = ((middle - middle[seed]) ** 2).sum(axis=1) < near**2
            owner[around & (owner < 0)] = seed
    return owner


def _give_way(
    merged: Sequence[DrawnMark], near: float, boroughs: np.ndarray
) -> tuple[DrawnMark, ...]:
    """Move squares and own marks to the nearest spot that is free; without one they stay."""
    sides = np.array([(across, down) for across in _SIDES for down in _SIDES]) * near * _STEP
    sides = sides[np.argsort((sides**2).sum(axis=1), kind="stable")]
    stays = [one.kind not in _OF_AREAS and not one.is_uploaded for one in merged]
    held = np.empty((len(merged), 2))
    taken = sum(stays)
    held[:taken] = [one.spot for one, stay in zip(merged, stays, strict=True) if stay] or 0
    placed = []
    for one, stay in zip(merged, stays, strict=True):
        if stay:
            placed.append(one)
            continue
        spots = _stay_within(sides + np.array(one.spot), boroughs)
        x, y = _find_free(spots, held[:taken], near * _APART)
        held[taken] = x, y
        taken += 1
        placed.append(one._replace(x=x, y=y))
    return tuple(placed)


def _stay_within(spots: np.ndarray, boroughs: np.ndarray) -> np.ndarray:
    """Keep the spots in the borough of the first; the first is kept."""
    high, wide = boroughs.shape
    columns, rows = (spots // CELL).astype(int).T
    is_drawn = (columns >= 0) & (rows >= 0) & (columns < wide) & (rows < high)
    found = np.full(len(spots), -2)
    found[is_drawn] = boroughs[rows[is_drawn], columns[is_drawn]]
    is_kept = found == found[0]
    return spots[is_kept]


def _find_free(spots: np.ndarray, held: np.ndarray, gap: float) -> tuple[float, float]:
    """Find the first spot with room around it; the first of all where none has."""
    # What is further than any of the spots can reach is left out before they are tried.
    reach = np.abs(spots - spots[0]).max() + gap
    around = held[(np.abs(held - spots[0]) < reach).all(axis=1)]
    gaps = ((spots[:, None] - around[None]) ** 2).sum(axis=2)
    free = np.flatnonzero((gaps >= gap**2).all(axis=1))
    x, y = np.rint(spots[free[0] if len(free) else 0]).tolist()
    return x, y


# Marks nearer than this, in the chart's units, are one: on a map as wide as its units, and on
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
        draw_mark(one.kind, one.count, is_uploaded=one.is_uploaded),
        class_name="map-mark is-own" if one.is_uploaded else "map-mark",
        transform=f"translate({one.x:g} {one.y:g})",
    )
    links = {member.href for member in members}
    href = links.pop() if len(links) == 1 else ""
    return write_element("a", inner, href=href, tabindex="-1") if href else inner


def _draw_leader(one: DrawnMark) -> Markup:
    """Lead from an own mark that was set aside to where it is."""
    across, down = one.spot[0] - one.x, one.spot[1] - one.y
    if not one.is_uploaded or not (across or down):
        return Markup()
    return write_element("path", d=f"M0 0L{across:g} {down:g}", class_name="mark-leader")


def _tell(one: DrawnMark, members: Sequence[PlacedMark]) -> str:
    whose = ("Your record. " if one.count == 1 else "Your records. ") if one.is_uploaded else ""
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
