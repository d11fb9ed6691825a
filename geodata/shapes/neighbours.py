"""Which areas are neighbours: by a shared border or corner, or face to face over the tidal Thames.

Shapes are EPSG:27700 (metres).
"""

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import shapely
from scipy.spatial import Delaunay
from shapely.geometry.base import BaseGeometry

Pairs = set[tuple[str, str]]
# A shore is looked at in each of its corners, and every 50 m where it is straight.
_STEP_M = 50.0
# Generalised shapes keep about this far from the bank as surveyed.
_BANK_M = 60.0
# A line over the water may touch land at a quay's corner, for this share of its length.
_LAND_SHARE = 0.1
_WITH_THIRD_CORNER = 3


def find_neighbours(shapes: gpd.GeoSeries, river: BaseGeometry) -> dict[str, tuple[str, ...]]:
    """Find each area's neighbours: queen contiguity, with the river bridged.

    Parameters
    ----------
    shapes : GeoSeries of a coverage, by area code, EPSG:27700
        As detailed as they are held: simplified shapes can meet where areas do not.
    river : Polygon or MultiPolygon, EPSG:27700
        Water that no area covers.

    Returns
    -------
    dict of area code to neighbours' codes, sorted
        Symmetric. An area without any neighbour has an empty tuple.
    """
    pairs = find_touching_pairs(shapes) | find_facing_pairs(shapes, river)
    found: dict[str, set[str]] = {str(code): set() for code in shapes.index}
    for first, second in pairs:
        found[first].add(second)
        found[second].add(first)
    return {code: tuple(sorted(near)) for code, near in found.items()}


def find_touching_pairs(shapes: gpd.GeoSeries) -> Pairs:
    """Find pairs of areas that share a border or a corner; each pair once, in order of code.

    Shapes are by area code; in a coverage areas that touch share a vertex
    exactly, so no tolerance is needed.
    """
    coordinates, owners = shapely.get_coordinates(shapes.to_numpy(), return_index=True)
    _, vertices = np.unique(coordinates, axis=0, return_inverse=True)
    owned = np.unique(np.column_stack([vertices.ravel(), owners]), axis=0)
    starts = np.flatnonzero(np.diff(owned[:, 0], prepend=-1))
    codes = [str(code) for code in shapes.index]
    pairs: Pairs = set()
    for areas in np.split(owned[:, 1], starts[1:]):
        pairs |= _pair_codes(codes[area] for area in areas)
    return pairs


def find_facing_pairs(shapes: gpd.GeoSeries, river: BaseGeometry) -> Pairs:
    """Find pairs of areas that face each other over a river; all in EPSG:27700.

    The points of all shores, at most 50 m apart, are joined to their natural
    neighbours (Delaunay). Two areas face each other where such a line runs
    over the water, from shore to shore: as if each area reached to midstream.
    """
    points, owners = _walk_shores(shapes, river)
    if len(points) <= _WITH_THIRD_CORNER:
        return set()
    corners = Delaunay(points).simplices
    edges = np.unique(
        np.sort(np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]]), axis=1),
        axis=0,
    )
    edges = edges[owners[edges[:, 0]] != owners[edges[:, 1]]]
    lines = np.array([shapely.LineString(ends) for ends in points[edges]])
    shapely.prepare(river)
    is_over_water = shapely.intersects(
        river, shapely.line_interpolate_point(lines, 0.5, normalized=True)
    )
    edges, lines = edges[is_over_water], lines[is_over_water]
    land = shapely.union_all(shapes.iloc[np.unique(owners)].to_numpy())
    on_land = shapely.length(shapely.intersection(lines, land))
    codes = [str(code) for code in shapes.index]
    pairs: Pairs = set()
    for first, second in owners[edges[on_land <= _LAND_SHARE * shapely.length(lines)]]:
        pairs |= _pair_codes((codes[first], codes[second]))
    return pairs


def _pair_codes(codes: Iterable[str]) -> Pairs:
    ordered = sorted(codes)
    return {(a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 :]}


def _walk_shores(shapes: gpd.GeoSeries, river: BaseGeometry) -> tuple[np.ndarray, np.ndarray]:
    """Give points along the areas' shores, and the row of the area that each is on."""
    near = shapely.buffer(river, _BANK_M)
    shapely.prepare(near)
    rows = np.flatnonzero(shapely.intersects(near, shapes.to_numpy()))
    banks = shapely.segmentize(shapely.boundary(shapes.iloc[rows].to_numpy()), _STEP_M)
    points, place = shapely.get_coordinates(banks, return_index=True)
    is_shore = shapely.contains_xy(near, points)
    points, owners = points[is_shore], rows[place[is_shore]]
    # A corner that two areas share would join what lies behind it: it belongs to the first.
    points, first = np.unique(points, axis=0, return_index=True)
    return points, owners[first]
