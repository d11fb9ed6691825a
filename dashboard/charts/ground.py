"""What lies under every map of London: outlines as path data, the Thames, borders and names."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.charts.names_fitted import NamePlace, fit_names
from dashboard.charts.paths import (
    FINENESS,
    Frame,
    frame_ground,
    place_points,
    simplify_together,
    write_path,
)
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, Area, Geography
from geodata.repository import Repository

SIZE = (900, 700)
CELL = 6
_BOX = (3, 3, 894, 694)
_LONDON_MARGIN, _CLOSER_MARGIN = 0.004, 0.05


class Ground(NamedTuple):
    """One edition laid into one frame.

    ``paths`` is an area's outline by its code, without those beyond the
    frame; ``wider`` the same of the boroughs that wards lie in, and of nothing
    where the areas are no wards; ``rim`` the outline of them all; ``names`` where names fit, by
    size of letter; ``boroughs`` the borough in each cell of `CELL` units, by
    row and column, -1 where there is none.
    """

    frame: Frame
    paths: Mapping[str, str]
    wider: Mapping[str, str]
    rim: str
    river: str
    names: Mapping[int, Sequence[NamePlace]]
    boroughs: np.ndarray


@lru_cache(maxsize=64)
def lay_ground(geography: Geography, closer: Area | None, repository: Repository) -> Ground:
    """Lay an edition's outlines into London's frame, or into one around an area of it.

    Outlines hang on the data version alone, so they are kept.
    """
    outlines = repository.outlines(geography)
    codes = outlines["area_code"].tolist()
    frame = _frame(closer, repository)
    shapes = dict(zip(codes, simplify_together(outlines.geometry, frame), strict=True))
    written = {code: write_path([shape], frame) for code, shape in shapes.items()}
    wider = _join_boroughs(shapes, geography, repository)
    is_named_by_borough = bool(wider) and closer is None
    named = wider if is_named_by_borough else shapes
    called = _read_names(BOROUGHS if is_named_by_borough else geography, repository)
    return Ground(
        frame,
        {code: data for code, data in written.items() if data},
        {code: write_path([shape], frame) for code, shape in wider.items()},
        write_path([shapely.coverage_union_all(list((wider or shapes).values()))], frame),
        write_path([repository.river().simplify(FINENESS * frame.metres_a_unit)], frame),
        fit_names({called[code]: shape for code, shape in named.items()}, frame),
        _find_boroughs(frame, repository),
    )


def outline_area(code: str, geography: Geography, frame: Frame, repository: Repository) -> str:
    """Write the outline of one area of any edition, cut to a frame; empty for an unknown code."""
    own = _read(geography, repository, code)
    return write_path(
        [shape.simplify(FINENESS * frame.metres_a_unit) for shape in own.tolist()], frame
    )


def span_ground(frame: Frame) -> tuple[float, float, float, float]:
    """Give the ground that a map's whole picture shows: west, south, east, north (EPSG:27700)."""
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


def _frame(closer: Area | None, repository: Repository) -> Frame:
    if closer is None:
        return frame_ground(_BOX, _bound(_read(BOROUGHS, repository)), margin=_LONDON_MARGIN)
    own = _read(closer.geography, repository, closer.area_code)
    return frame_ground(_BOX, _bound(own), margin=_CLOSER_MARGIN)


def _read(geography: Geography, repository: Repository, code: str = "") -> np.ndarray:
    outlines = repository.outlines(geography)
    pairs = zip(outlines["area_code"], outlines.geometry, strict=True)
    return np.array([shape for own, shape in pairs if code in ("", own)], dtype=object)


def _bound(shapes: np.ndarray) -> tuple[float, float, float, float]:
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    return west, south, east, north


def _find_boroughs(frame: Frame, repository: Repository) -> np.ndarray:
    columns, rows = (np.arange(0, side, CELL) + CELL / 2 for side in SIZE)
    east = frame.west + (columns - frame.left) * frame.metres_a_unit
    north = frame.north - (rows - frame.top) * frame.metres_a_unit
    x, y = (grid.ravel() for grid in np.meshgrid(east, north))
    found = np.full(x.shape, -1)
    shapes = _read(BOROUGHS, repository)
    shapely.prepare(shapes)
    for place, shape in enumerate(shapes):
        west, south, far_east, far_north = shape.bounds
        near = np.flatnonzero((x > west) & (x < far_east) & (y > south) & (y < far_north))
        found[near[shapely.contains_xy(shape, x[near], y[near])]] = place
    return found.reshape(len(rows), len(columns))


def _read_names(geography: Geography, repository: Repository) -> dict[str, str]:
    areas = repository.areas(geography)
    return dict(zip(areas["area_code"], areas["area_name"], strict=True))


def _join_boroughs(
    shapes: Mapping[str, BaseGeometry], geography: Geography, repository: Repository
) -> dict[str, BaseGeometry]:
    """Join wards as drawn to their boroughs, so that the wider border lies on the finer ones."""
    if geography.level not in (Level.WARD, Level.LSOA):
        return {}
    areas = repository.areas(geography)
    boroughs = _read_names(BOROUGHS, repository)
    parts: dict[str, list[BaseGeometry]] = {}
    for code, parents in zip(areas["area_code"], areas["parent_codes"], strict=True):
        for parent in parents:
            if parent in boroughs and code in shapes:
                parts.setdefault(parent, []).append(shapes[code])
    return {code: shapely.coverage_union_all(held) for code, held in sorted(parts.items())}
