"""What lies under every map of London: outlines as path data, the Thames, borders and names."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.charts.names_fitted import NamePlace, fit_names
from dashboard.charts.paths import (
    Frame,
    frame_ground,
    place_points,
    simplify_together,
    write_outline,
    write_path,
)
from dashboard.results.outlines import MapOutlines

SIZE = (900, 700)
CELL = 6
_BOX = (3, 3, 894, 694)
_LONDON_MARGIN, _CLOSER_MARGIN = 0.004, 0.05


class MapLines(NamedTuple):
    """Path data that a map is drawn from.

    ``areas`` is an area's outline by its code, without those beyond the
    frame; ``boroughs`` the same of the boroughs that wards lie in, and of
    nothing where the areas are no wards; ``closer`` that of the area that the
    map is laid around; ``rim`` the outline of them all.
    """

    areas: Mapping[str, str]
    boroughs: Mapping[str, str] = MappingProxyType({})
    closer: Mapping[str, str] = MappingProxyType({})
    rim: str = ""
    river: str = ""

    def find(self, code: str) -> str:
        """Give the outline of an area by its code, of whichever kind; empty where it has none."""
        held = (self.areas, self.boroughs, self.closer)
        return next((lines[code] for lines in held if lines.get(code)), "")


class Ground(NamedTuple):
    """One edition laid into one frame.

    ``names`` is where names fit, by size of letter; ``boroughs`` the borough
    in each cell of `CELL` units, by row and column, -1 where there is none.
    """

    frame: Frame
    lines: MapLines
    names: Mapping[int, Sequence[NamePlace]]
    boroughs: np.ndarray


@lru_cache(maxsize=64)
def lay_ground(outlines: MapOutlines) -> Ground:
    """Lay outlines into London's frame, or into one around the area that they are closer to."""
    frame = _frame(outlines)
    laid = lay_lines(outlines, frame)
    is_named_by_borough = bool(laid.boroughs) and not outlines.closer
    named, names = (
        (laid.boroughs, outlines.borough_names)
        if is_named_by_borough
        else (laid.areas, outlines.names)
    )
    return Ground(
        frame,
        laid.lines,
        fit_names({names[code]: shape for code, shape in named.items()}, frame),
        _find_boroughs(frame, outlines.boroughs.values()),
    )


class LaidShapes(NamedTuple):
    """An edition's shapes as they are drawn in a frame, and the path data of all of them.

    ``areas`` and ``boroughs`` are shapes by code; ``boroughs`` holds those
    that wards and neighbourhoods lie in, and nothing at other levels.
    """

    areas: Mapping[str, BaseGeometry]
    boroughs: Mapping[str, BaseGeometry]
    lines: MapLines


def lay_lines(outlines: MapOutlines, frame: Frame) -> LaidShapes:
    """Simplify outlines to what a frame can show, and write them as path data."""
    simple = simplify_together(outlines.areas.values(), frame)
    shapes = dict(zip(outlines.areas, simple, strict=True))
    written = {code: write_path([shape], frame) for code, shape in shapes.items()}
    boroughs = _join_boroughs(shapes, outlines)
    lines = MapLines(
        areas={code: data for code, data in written.items() if data},
        boroughs={code: write_path([shape], frame) for code, shape in boroughs.items()},
        closer={code: write_outline(shape, frame) for code, shape in outlines.closer.items()},
        rim=write_path([shapely.coverage_union_all(list((boroughs or shapes).values()))], frame),
        river=write_outline(outlines.river, frame),
    )
    return LaidShapes(shapes, boroughs, lines)


def span_ground(frame: Frame) -> tuple[float, float, float, float]:
    """Give the ground that a whole map shows: west, south, east, north (EPSG:27700)."""
    width, height = SIZE
    west = frame.west - frame.left * frame.metres_a_unit
    north = frame.north + frame.top * frame.metres_a_unit
    return west, north - height * frame.metres_a_unit, west + width * frame.metres_a_unit, north


def place_coordinates(places: np.ndarray, frame: Frame) -> np.ndarray:
    """Place points (EPSG:27700, one a row) in a frame; a row of -1 where one lies beyond it."""
    placed = place_points(places, frame)
    low = np.array([frame.left, frame.top])
    high = low + np.array([frame.width, frame.height])
    is_inside = np.all((placed >= low) & (placed <= high), axis=1)
    return np.where(np.expand_dims(is_inside, 1), placed, -1)


def _frame(outlines: MapOutlines) -> Frame:
    shapes, margin = outlines.boroughs, _LONDON_MARGIN
    if outlines.closer:
        shapes, margin = outlines.closer, _CLOSER_MARGIN
    west, south, east, north = shapely.total_bounds(list(shapes.values())).tolist()
    return frame_ground(_BOX, (west, south, east, north), margin=margin)


def _find_boroughs(frame: Frame, boroughs: Iterable[BaseGeometry]) -> np.ndarray:
    columns, rows = (np.arange(0, side, CELL) + CELL / 2 for side in SIZE)
    east = frame.west + (columns - frame.left) * frame.metres_a_unit
    north = frame.north - (rows - frame.top) * frame.metres_a_unit
    x, y = (grid.ravel() for grid in np.meshgrid(east, north))
    found = np.full(x.shape, -1)
    shapes = np.array(list(boroughs), dtype=object)
    shapely.prepare(shapes)
    for place, shape in enumerate(shapes):
        west, south, far_east, far_north = shape.bounds
        near = np.flatnonzero((x > west) & (x < far_east) & (y > south) & (y < far_north))
        found[near[shapely.contains_xy(shape, x[near], y[near])]] = place
    return found.reshape(len(rows), len(columns))


def _join_boroughs(
    shapes: Mapping[str, BaseGeometry], outlines: MapOutlines
) -> dict[str, BaseGeometry]:
    """Join wards as drawn to their boroughs, so that the wider border lies on the finer ones."""
    parts: dict[str, list[BaseGeometry]] = {}
    for code, boroughs in outlines.borough_codes.items():
        for borough in boroughs:
            if code in shapes:
                parts.setdefault(borough, []).append(shapes[code])
    return {code: shapely.coverage_union_all(wards) for code, wards in sorted(parts.items())}
