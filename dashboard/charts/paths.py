"""Shapes in metres as path data on a chart's own grid of whole units."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_POLYGON = 3
# How far, in the chart's units, a corner may lie from a line before it is drawn.
FINENESS = 1.1


class Frame(NamedTuple):
    """A rectangle of a chart, and the metres (EPSG:27700) that it shows."""

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    metres_a_unit: float

    @property
    def ground(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what the rectangle shows, in metres."""
        return (
            self.west,
            self.north - self.height * self.metres_a_unit,
            self.west + self.width * self.metres_a_unit,
            self.north,
        )


def frame_ground(
    box: tuple[float, float, float, float],
    bounds: tuple[float, float, float, float],
    *,
    margin: float,
) -> Frame:
    """Lay the bounds of a shape (EPSG:27700) into the middle of a box.

    Parameters
    ----------
    box : left, top, width and height in the chart's units
    bounds : west, south, east and north in metres
    margin : float
        Ground around the shape, as a share of its longer side.
    """
    left, top, width, height = box
    west, south, east, north = bounds
    margin_m = margin * max(east - west, north - south)
    metres = max((east - west + 2 * margin_m) / width, (north - south + 2 * margin_m) / height)
    return Frame(
        left,
        top,
        width,
        height,
        west=(west + east - width * metres) / 2,
        north=(south + north + height * metres) / 2,
        metres_a_unit=metres,
    )


def simplify_together(shapes: Iterable[BaseGeometry], frame: Frame) -> list[BaseGeometry]:
    """Leave out what is finer than the chart, keeping shared borders shared."""
    held = np.array(list(shapes), dtype=object)
    return (
        list(shapely.coverage_simplify(held, FINENESS * frame.metres_a_unit)) if len(held) else []
    )


def write_path(shapes: Iterable[BaseGeometry], frame: Frame) -> str:
    """Write the outlines of polygons as path data, cut to the frame; rings too small are left out.

    Steps are whole units from corner to corner, so that a path is short.
    """
    cut = shapely.clip_by_rect(np.array(list(shapes), dtype=object), *frame.ground)
    parts = shapely.get_parts(cut)
    while (shapely.get_type_id(parts) > _POLYGON).any():
        parts = shapely.get_parts(parts)
    rings = shapely.get_rings(parts[shapely.get_type_id(parts) == _POLYGON])
    return "".join(_write_ring(place_points(shapely.get_coordinates(r), frame)) for r in rings)


def write_outline(shape: BaseGeometry, frame: Frame) -> str:
    """Write the outline of one shape alone, without what is finer than the chart."""
    return write_path([shape.simplify(FINENESS * frame.metres_a_unit)], frame)


def place_points(metres: np.ndarray, frame: Frame) -> np.ndarray:
    """Place points (EPSG:27700, one a row) on the chart's grid."""
    x = frame.left + (metres[:, 0] - frame.west) / frame.metres_a_unit
    y = frame.top + (frame.north - metres[:, 1]) / frame.metres_a_unit
    return np.rint(np.column_stack([x, y])).astype(int)


def _write_ring(points: np.ndarray) -> str:
    steps = np.diff(points, axis=0)
    steps = steps[steps.any(axis=1)]
    # Two steps go out and back: such a ring encloses nothing.
    if len(steps) <= 2:  # noqa: PLR2004 - out and back
        return ""
    start = f"M{points[0][0]} {points[0][1]}l"
    # The last step is what closing draws.
    joined = " ".join(f"{x} {y}" for x, y in steps[:-1].tolist())
    return f"{start}{joined.replace(' -', '-')}z"
