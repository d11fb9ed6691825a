"""Where the name of an area fits into its outline, by size of letter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from dashboard.charts.paths import Frame, place_points

# Letters for a map about as wide as its units, and for one of half that width.
SIZES = (15, 27)
# Width of a letter and height of a line, as shares of the letter's size, with room around.
_LETTER, _LINE, _AROUND = 0.56, 1.1, 5
# A name may be a little wider than the narrowest part of its area.
_INSIDE = 0.97
# Where a name may lie from the middle of its area, in the chart's units, nearest first.
_SIDES = np.array([(across, down) for across in range(-60, 61, 12) for down in range(-60, 61, 10)])
_SIDES = _SIDES[np.argsort((_SIDES**2).sum(axis=1), kind="stable")]


class NamePlace(NamedTuple):
    """A name in lines, and the middles at which it lies inside its area, the best first."""

    lines: tuple[str, ...]
    width: float
    height: float
    middles: tuple[tuple[int, int], ...]


def fit_names(shapes: Mapping[str, BaseGeometry], frame: Frame) -> dict[int, tuple[NamePlace, ...]]:
    """Find where names fit inside their areas; a name that fits nowhere is left out.

    Parameters
    ----------
    shapes : mapping of name to shape, EPSG:27700
    frame : Frame
    """
    ground = shapely.box(*frame.ground)
    seen = {name: shapely.intersection(shape, ground) for name, shape in shapes.items()}
    return {size: tuple(_fit_all(seen, frame, size)) for size in SIZES}


class NameFit(NamedTuple):
    """A name in lines, the middle of it, and the largest letters in which it fits its area."""

    lines: tuple[str, ...]
    x: int
    y: int
    size: float


def fit_largest(name: str, shape: BaseGeometry, frame: Frame) -> tuple[NameFit, ...]:
    """Find for each way to break a name how large its letters can be inside its area.

    Parameters
    ----------
    name : str
    shape : BaseGeometry
        In the metres of the frame.
    frame : Frame

    Returns
    -------
    tuple of NameFit
        In the frame's units: the name on one line, then on two, then on three,
        without those that fit nowhere; a larger map has room for more of them.
    """
    largest = (
        max(shape.geoms, key=lambda part: part.area) if isinstance(shape, MultiPolygon) else shape
    )
    shapely.prepare(shape)
    (inscribed,) = shapely.maximum_inscribed_circle(np.array([largest], dtype=object))
    (x, y), *_ = shapely.get_coordinates(inscribed)
    steps = np.linspace(-3, 3, 17) * shapely.length(inscribed)
    places = np.array([(x + across, y + down) for across in steps for down in steps])
    places = places[np.argsort(((places - (x, y)) ** 2).sum(axis=1), kind="stable")]
    places = places[shapely.contains_xy(shape, *places.T)]
    fits = (_grow(lines, shape, places, frame) for lines in break_name(name))
    return tuple(fit for fit in fits if fit is not None)


_STEPS_OF_GROWTH = 9


def _grow(
    lines: tuple[str, ...], shape: BaseGeometry, places: np.ndarray, frame: Frame
) -> NameFit | None:
    low, high = 0.0, frame.width / 8
    best = None
    for _ in range(_STEPS_OF_GROWTH):
        size = (low + high) / 2
        wide = (max(map(len, lines)) * size * _LETTER * frame.metres_a_unit) / 2
        tall = (len(lines) * size * _LINE * frame.metres_a_unit) / 2
        x, y = places.T
        fitting = shapely.contains(shape, shapely.box(x - wide, y - tall, x + wide, y + tall))
        if fitting.any():
            low, best = size, places[np.argmax(fitting)]
        else:
            high = size
    if best is None:
        return None
    across, down = place_points(best.reshape(1, 2), frame)[0].tolist()
    return NameFit(lines, across, down, round(low, 1))


def choose_names(
    places: Sequence[NamePlace], taken: np.ndarray
) -> Iterator[tuple[NamePlace, tuple[int, int]]]:
    """Choose for each name the first middle whose room nothing else takes.

    Parameters
    ----------
    places : sequence of NamePlace
    taken : array of left, top, right, bottom; one row a thing that is drawn
    """
    boxes = taken
    for place in places:
        for x, y in place.middles:
            wide, high = place.width / 2, place.height / 2
            box = np.array([x - wide, y - high, x + wide, y + high])
            if not _overlap(box, boxes):
                boxes = np.vstack([boxes, box])
                yield place, (x, y)
                break


def _overlap(box: np.ndarray, boxes: np.ndarray) -> bool:
    apart = (boxes[:, :2] >= box[2:]) | (boxes[:, 2:] <= box[:2])
    return bool((~apart.any(axis=1)).any())


def _fit_all(seen: Mapping[str, BaseGeometry], frame: Frame, size: int) -> Iterator[NamePlace]:
    for name, shape in seen.items():
        if shape.is_empty:
            continue
        for lines in break_name(name):
            width = max(map(len, lines)) * size * _LETTER + _AROUND
            height = len(lines) * size * _LINE + _AROUND
            middles = tuple(_find_middles(shape, frame, width, height))
            if middles:
                yield NamePlace(lines, width, height, middles)
                break


def break_name(name: str) -> Iterator[tuple[str, ...]]:
    """Give the ways to write a name: on one line, on two, on three."""
    words = name.split()
    yield (name,)
    # Of the ways to break into two lines the most even comes first.
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    yield from sorted(breaks, key=lambda lines: max(map(len, lines)))[:1]
    if len(words) > 2:  # noqa: PLR2004 - three words, three lines
        yield (*words[:2], " ".join(words[2:]))


def _find_middles(
    shape: BaseGeometry, frame: Frame, width: float, height: float
) -> list[tuple[int, int]]:
    metres = frame.metres_a_unit
    inscribed = shapely.maximum_inscribed_circle(np.array([shape], dtype=object))
    x, y = (shapely.get_coordinates(inscribed)[0] + _SIDES * metres).T
    wide, high = width / 2 * metres * _INSIDE, height / 2 * metres * _INSIDE
    shapely.prepare(shape)
    fits = shapely.contains(shape, shapely.box(x - wide, y - high, x + wide, y + high))
    places = np.column_stack([x[fits], y[fits]])
    return [(across, down) for across, down in place_points(places, frame).tolist()]
