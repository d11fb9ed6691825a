"""Shapes of areas: clip, simplify, put on a grid and check, so that borders stay shared.

Every shape is a polygon of a *coverage*: areas that share borders vertex by
vertex, with no gap and no overlap. Measures are taken in EPSG:27700 (metres).
"""

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.errors import GeodataError, quote_some

# What a clip leaves of a jetty or of a survey's rounding, not a place. Square metres.
_SLIVER_M2 = 500.0
_MEND = "Look at the shapes in a GIS; correct the input, or the tolerance in geographies.toml."


class BoundaryError(GeodataError):
    """Shapes that do not fit together."""

    def __init__(self, *, edition: str, problem: str, codes: list[str]) -> None:
        super().__init__(f"Boundaries of {edition}: {problem}: {quote_some(codes)}. {_MEND}")


def clip_to_outline(shapes: gpd.GeoSeries, outline: BaseGeometry) -> gpd.GeoSeries:
    """Cut a coverage to an outline without opening gaps along shared borders.

    Cutting area by area would place the cut of a shared border twice, a hair
    apart; here all lines are noded together once, and the faces sorted into
    their areas.

    Parameters
    ----------
    shapes : GeoSeries of a coverage, by area code, EPSG:27700
    outline : Polygon or MultiPolygon, EPSG:27700
        Only what is inside remains.

    Returns
    -------
    GeoSeries with the same index
        An area wholly outside is empty. Detached pieces under 500 m² go.
    """
    lines = [*shapely.boundary(shapes.to_numpy()), shapely.boundary(outline)]
    faces = np.array(shapely.get_parts(shapely.polygonize([shapely.union_all(lines)])))
    shapely.prepare(outline)
    faces = faces[shapely.contains(outline, shapely.point_on_surface(faces))]
    clipped = _sort_faces(faces, shapes)
    parts = [
        join_parts(part for part in shapely.get_parts(shape) if part.area >= _SLIVER_M2)
        for shape in clipped
    ]
    return gpd.GeoSeries(parts, index=shapes.index, crs=shapes.crs)


def round_coverage(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Move every corner to whole numbers and keep the coverage valid.

    Rounding corner by corner lets a narrow neck cross itself; here the lines
    are rounded and noded together, and the faces sorted back into their areas.

    Parameters
    ----------
    shapes : GeoSeries of a coverage, by area code, in cells of a grid

    Returns
    -------
    GeoSeries with the same index
        What is narrower than a cell goes.
    """
    lines = shapely.union_all(shapely.boundary(shapes.to_numpy()), grid_size=1)
    faces = np.array(shapely.get_parts(shapely.polygonize([lines])))
    return gpd.GeoSeries(_sort_faces(faces, shapes), index=shapes.index, crs=shapes.crs)


def _sort_faces(faces: np.ndarray, shapes: gpd.GeoSeries) -> list[BaseGeometry]:
    """Join the faces that lie in each shape; those that lie in none are left out."""
    points = shapely.point_on_surface(faces)
    face_rows, shape_rows = shapely.STRtree(shapes.to_numpy()).query(points, predicate="within")
    return [_join_faces(faces[face_rows[shape_rows == place]]) for place in range(len(shapes))]


def _join_faces(faces: np.ndarray) -> BaseGeometry:
    return join_parts(shapely.get_parts(shapely.coverage_union_all(faces)))


def join_parts(parts: Iterable[BaseGeometry]) -> Polygon | MultiPolygon:
    """Make one area of separate polygons: a Polygon of one, a MultiPolygon of more."""
    polygons = [part for part in parts if isinstance(part, Polygon)]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def simplify_coverage(shapes: gpd.GeoSeries, tolerance_m: float) -> gpd.GeoSeries:
    """Simplify borders once for both sides, so that the coverage and every code stay.

    Parameters
    ----------
    shapes : GeoSeries of a coverage, by area code, EPSG:27700
    tolerance_m : float
        Metres: the side of a square of the area that may be cut off at a
        vertex (Visvalingam-Whyatt). 0 leaves the shapes as they are.
    """
    if tolerance_m == 0:
        return shapes
    simplified = shapely.coverage_simplify(shapes.to_numpy(), tolerance_m)
    return gpd.GeoSeries(simplified, index=shapes.index, crs=shapes.crs)


def check_coverage(shapes: gpd.GeoSeries, edition: str) -> None:
    """Check that no shape is missing or invalid, and that none overlaps or misses a neighbour.

    Shapes are by area code, in whatever CRS.

    Raises
    ------
    BoundaryError
        Names the areas at fault.
    """
    geometries = shapes.to_numpy()
    faults = {
        "a code occurs twice": shapes.index.duplicated(),
        "no shape is left": shapely.is_missing(geometries) | shapely.is_empty(geometries),
        "a shape is not valid": ~shapely.is_valid(geometries),
    }
    for problem, is_faulty in faults.items():
        if is_faulty.any():
            codes = [str(code) for code in shapes.index[is_faulty]]
            raise BoundaryError(edition=edition, problem=problem, codes=codes)
    if not shapely.coverage_is_valid(geometries):
        edges = shapely.coverage_invalid_edges(geometries)
        codes = [str(code) for code in shapes.index[~shapely.is_empty(edges)]]
        raise BoundaryError(edition=edition, problem="borders do not match", codes=codes)


def measure_area_error(drawn: gpd.GeoSeries, measured: gpd.GeoSeries) -> pd.Series:
    """Give how far each drawn shape's area is from the measured one, as a share of the latter.

    Both are by area code, EPSG:27700.
    """
    return ((drawn.area - measured.area).abs() / measured.area).rename("area_error")


def unite_areas(shapes: gpd.GeoSeries, parents: pd.Series) -> gpd.GeoSeries:
    """Join areas into the wider areas that they nest in.

    Parameters
    ----------
    shapes : GeoSeries of a coverage, by area code
    parents : Series, by the same area codes
        Code of the wider area.

    Returns
    -------
    GeoSeries by the wider areas' codes, sorted
        Their borders are borders of the parts, vertex by vertex.
    """
    above = parents.reindex(shapes.index)
    codes = sorted(str(code) for code in above.unique())
    joined = [shapely.coverage_union_all(shapes[above == code].to_numpy()) for code in codes]
    # A union of one part keeps it a collection: take the parts, whatever holds them.
    whole = [join_parts(shapely.get_parts(shape)) for shape in joined]
    return gpd.GeoSeries(whole, index=pd.Index(codes, name=shapes.index.name), crs=shapes.crs)


def find_label_points(shapes: gpd.GeoSeries, *, tolerance_m: float = 5.0) -> gpd.GeoSeries:
    """Find the point in each area that is farthest from its border, in its largest part.

    Parameters
    ----------
    shapes : GeoSeries, EPSG:27700
    tolerance_m : float
        How near to the farthest point is near enough, metres.
    """
    largest = np.array([_take_largest_part(shape) for shape in shapes])
    tolerances = np.full(len(largest), tolerance_m)
    circles = shapely.maximum_inscribed_circle(largest, tolerance=tolerances)
    # The circle is given as a line from its centre to the border.
    points = shapely.get_point(circles, 0)
    return gpd.GeoSeries(points, index=shapes.index, crs=shapes.crs)


def _take_largest_part(shape: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shape)
    return parts[int(np.argmax(shapely.area(parts)))]
