"""Marks that would lie on one another: merged to one that counts, or set beside each other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dashboard.pictures.london_ground import CELL
from dashboard.pictures.mark_shapes import MIXED
from geodata.closed_lists import Precision

_OF_AREAS = (Precision.MULTI.value, Precision.BOROUGH.value)
# Squares of one borough lie at one spot; those of its neighbours are no part of them.
_SAME_SPOT, _MOST_SQUARES = 0.15, 60
# Where a mark that gives way may go, nearest first, and how near others it may come.
_SIDES = (0, -1, 1, -2, 2)
_STEP, _APART = 0.7, 0.85


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
    """A mark on the picture's grid.

    ``spot`` is where its records are, which is beside ``x`` and ``y`` where
    it gave way; ``members`` are the places of the marks that it stands for.
    """

    kind: str
    x: float
    y: float
    count: int
    is_own: bool
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
        In the picture's units.
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
    return layer + _LAYERS * mark.is_own


def _merge(
    marks: Sequence[PlacedMark], points: np.ndarray, chosen: np.ndarray, near: float
) -> Iterator[DrawnMark]:
    counts = np.array([marks[place].count for place in chosen.tolist()], dtype=float)
    own = points[chosen]
    # A grid of half the distance first: ten thousand records lie in far fewer of its cells.
    cells, cell = np.unique(np.floor(own / (near / 2)), axis=0, return_inverse=True)
    cell = cell.reshape(-1)
    weight = np.bincount(cell, counts, len(cells))
    across, down = (np.bincount(cell, own[:, axis] * counts, len(cells)) for axis in (0, 1))
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
            is_own=marks[members[0]].is_own,
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
    stays = [one.kind not in _OF_AREAS and not one.is_own for one in merged]
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
