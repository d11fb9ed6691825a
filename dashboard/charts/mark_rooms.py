"""Where a mark fits wholly into an area: at which points, and on how small a map still."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

# Left, top, right and bottom of what is drawn, in pixels from the point that it hangs on.
Box = tuple[float, float, float, float]

# Width and height of a badge, in pixels: a number, a letter with its number, two of these beside
# one another, two above one another. map/badges.js draws them, smaller ones in proportion.
BADGES: tuple[tuple[int, int], ...] = ((22, 22), (33, 22), (60, 22), (33, 44))
# Letters of a name over or under a badge, what a letter and a line take, and the gap between.
NAME_LETTERS = 13
_LETTER, _LINE, GAP = 0.56, 1.1, 2

_STEPS = 10
# Further places are as good where a badge of this share of the largest fits.
_FURTHER = 0.5


class Room(NamedTuple):
    """A point on which something can hang inside an area.

    ``x`` and ``y`` are in the metres of the area's shape, ``metres`` is the
    ground that one pixel may take at most for all of it to lie inside.
    """

    x: float
    y: float
    metres: float


class Search(NamedTuple):
    """How closely to look: cells along the longer side, points tried, places wanted."""

    cells: int = 64
    tried: int = 10
    most: int = 1


CLOSELY = Search()


class _Cells(NamedTuple):
    """A grid over an area: how many cells above and left of each corner lie inside it.

    ``reach`` is its longer side in metres.
    """

    sums: np.ndarray
    west: float
    north: float
    side: float
    reach: float


# The ends of a badge are round: how far boxes that cover it reach out and up, as shares of their
# radius.
_ROUND = ((1, 0.46), (0.89, 0.72), (0.7, 0.89), (0.46, 1))


class Hung(NamedTuple):
    """What hangs on a point: boxes to search by, and its corners, in pixels, north up."""

    boxes: tuple[Box, ...]
    corners: np.ndarray


@lru_cache
def hang_badge(width: float, height: float) -> Hung:
    """Hang a badge with round ends on its middle."""
    radius = min(width, height) / 2
    sides = [(width / 2 - radius * (1 - out), height / 2 - radius * (1 - up)) for out, up in _ROUND]
    covering = [(-across, -down, across, down) for across, down in sides]
    return Hung(((-width / 2, -height / 2, width / 2, height / 2),), _join(covering))


def hang_named_badge(lines: Sequence[str], badge: tuple[float, float], *, is_above: bool) -> Hung:
    """Hang a name and a badge under it, or above it, on the point where they meet.

    A map that is larger shrinks both towards that point, so what fits once fits on it as well.
    """
    width = max(map(len, lines)) * NAME_LETTERS * _LETTER
    height = len(lines) * NAME_LETTERS * _LINE
    boxes: tuple[Box, ...] = (
        (-width / 2, -height, width / 2, 0.0),
        (-badge[0] / 2, 0.0, badge[0] / 2, badge[1] + GAP),
    )
    if is_above:
        boxes = tuple((left, -bottom, right, -top) for left, top, right, bottom in boxes)
    return Hung(boxes, _join(boxes))


def _join(boxes: Sequence[Box]) -> np.ndarray:
    drawn = [shapely.box(left, -bottom, right, -top) for left, top, right, bottom in boxes]
    return shapely.get_coordinates(shapely.union_all(drawn))


def find_rooms(shape: BaseGeometry, hung: Hung, search: Search = CLOSELY) -> tuple[Room, ...]:
    """Find where what hangs on a point lies wholly inside a shape, the roomiest first.

    Parameters
    ----------
    shape : BaseGeometry
        In metres, north up.
    hung : Hung
    search : Search
        Of several places further ones are far from those before, with less room.

    Returns
    -------
    tuple of Room
        Empty where the shape encloses nothing.
    """
    if shape.is_empty or shape.area <= 0:
        return ()
    largest = max(shape.geoms, key=_measure) if isinstance(shape, MultiPolygon) else shape
    shapely.prepare(largest)
    cells = _lay_cells(largest, search.cells)
    metres = _find_coarsest(cells, hung.boxes)
    rooms = _refine(largest, hung, _sample(cells, hung.boxes, metres, search.tried), metres)
    rooms = rooms[:1] or _start_at_middle(largest, hung)
    if not rooms or search.most == 1:
        return tuple(rooms)
    points = _list_points(cells, _find_fitting(cells, hung.boxes, rooms[0].metres * _FURTHER))
    for _ in range(search.most - 1):
        if not len(points):
            break
        chosen = np.array([(room.x, room.y) for room in rooms])
        away = np.sqrt(((points[:, None] - chosen[None]) ** 2).sum(axis=2)).min(axis=1)
        furthest = points[np.argmax(away) : np.argmax(away) + 1]
        found = _refine(largest, hung, furthest, rooms[0].metres * _FURTHER)
        if not found or away.max() < cells.side * 2:
            break
        rooms += found
    return tuple(rooms)


def _measure(part: BaseGeometry) -> float:
    return part.area


def _lay_cells(shape: BaseGeometry, along: int) -> _Cells:
    west, south, east, north = shape.bounds
    side = max(east - west, north - south) / along
    x = west + np.arange(np.ceil((east - west) / side) + 1) * side
    y = north - np.arange(np.ceil((north - south) / side) + 1) * side
    inside = shapely.contains_xy(shape, *np.meshgrid(x, y))
    cells = inside[1:, 1:] & inside[1:, :-1] & inside[:-1, 1:] & inside[:-1, :-1]
    sums = np.zeros(inside.shape, dtype=int)
    sums[1:, 1:] = cells.cumsum(axis=0).cumsum(axis=1)
    return _Cells(sums, west, north, side, side * along)


def _find_coarsest(cells: _Cells, boxes: Sequence[Box]) -> float:
    """Find by the cells how many metres a pixel may have; nearly so, as cells are counted whole."""
    sides = np.abs(np.array(boxes)).max()
    low, high = 0.0, cells.reach / sides
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _find_fitting(cells, boxes, middle).any():
            low = middle
        else:
            high = middle
    return low


def _find_fitting(cells: _Cells, boxes: Sequence[Box], metres: float) -> np.ndarray:
    """Say of each corner of the cells whether the boxes can hang on it."""
    rows, columns = cells.sums.shape
    fits = np.ones((rows, columns), dtype=bool)
    for box in boxes:
        left, top, right, bottom = np.rint(np.array(box) * metres / cells.side).astype(int)
        first, last = max(0, -top), rows - max(0, bottom)
        start, end = max(0, -left), columns - max(0, right)
        if first >= last or start >= end:
            return np.zeros_like(fits)
        inside = np.zeros_like(fits)
        count = (
            cells.sums[first + bottom : last + bottom, start + right : end + right]
            - cells.sums[first + top : last + top, start + right : end + right]
            - cells.sums[first + bottom : last + bottom, start + left : end + left]
            + cells.sums[first + top : last + top, start + left : end + left]
        )
        inside[first:last, start:end] = count == (bottom - top) * (right - left)
        fits &= inside
    return fits


def _sample(cells: _Cells, boxes: Sequence[Box], metres: float, tried: int) -> np.ndarray:
    """Give some of the points at which nearly the largest fits, evenly among them."""
    best = _list_points(cells, _find_fitting(cells, boxes, metres))
    near = _list_points(cells, _find_fitting(cells, boxes, metres * 0.95))
    return np.vstack([best[: tried // 3 + 1], near[:: max(1, -(-len(near) // tried))]])


def _list_points(cells: _Cells, fits: np.ndarray) -> np.ndarray:
    rows, columns = np.nonzero(fits)
    return np.column_stack([cells.west + columns * cells.side, cells.north - rows * cells.side])


def _refine(shape: BaseGeometry, hung: Hung, points: np.ndarray, metres: float) -> list[Room]:
    """Measure by the shape itself how much room there is at each point, the roomiest first."""
    if not len(points):
        return []
    low, high = np.zeros(len(points)), np.full(len(points), metres * 1.5)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        is_inside = _lie_within(shape, hung.corners, points, middle)
        low, high = np.where(is_inside, middle, low), np.where(is_inside, high, middle)
    order = np.argsort(-low, kind="stable")
    return [
        Room(float(points[place, 0]), float(points[place, 1]), float(low[place]))
        for place in order
        if low[place] > 0
    ]


def _lie_within(
    shape: BaseGeometry, corners: np.ndarray, points: np.ndarray, metres: np.ndarray
) -> np.ndarray:
    drawn = points[:, None] + corners[None] * metres[:, None, None]
    return np.atleast_1d(shapely.contains(shape, shapely.polygons(drawn)))


def _start_at_middle(shape: BaseGeometry, hung: Hung) -> list[Room]:
    """Hang on the middle of the largest circle what the cells are too coarse for: a sliver."""
    (inscribed,) = shapely.maximum_inscribed_circle(np.array([shape], dtype=object))
    point = shapely.get_coordinates(inscribed)[:1]
    reach = float(np.abs(hung.corners).max())
    return _refine(shape, hung, point, shapely.length(inscribed) / reach)
