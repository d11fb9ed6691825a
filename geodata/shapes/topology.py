"""Borders on one grid, each written once as TopoJSON: pack and browser hold the same corners."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.shapes.boundaries import round_coverage

_DEGREES, _METRES = 4326, 27700
# South-west of every area of London, degrees.
_ORIGIN = (-0.52, 51.28)


@dataclass(frozen=True)
class Grid:
    """Cells of a size in degrees of longitude and latitude, counted from south-west of London."""

    cell_degrees: tuple[float, float]
    origin: tuple[float, float] = _ORIGIN

    def place(self, shapes: gpd.GeoSeries) -> gpd.GeoSeries:
        """Put a coverage of any CRS on the grid; it stays a coverage.

        Returns
        -------
        GeoSeries without a CRS
            Whole-number coordinates. What is narrower than a cell goes.
        """
        cells = shapely.transform(shapes.to_crs(_DEGREES).to_numpy(), self._to_cells)
        return round_coverage(gpd.GeoSeries(cells, index=shapes.index))

    def _to_cells(self, degrees: np.ndarray) -> np.ndarray:
        return (degrees - self.origin) / self.cell_degrees

    def to_degrees(self, placed: gpd.GeoSeries) -> gpd.GeoSeries:
        """Give shapes on the grid in degrees, EPSG:4326."""
        degrees = shapely.transform(
            placed.to_numpy(), lambda cells: cells * self.cell_degrees + self.origin
        )
        return gpd.GeoSeries(degrees, index=placed.index, crs=_DEGREES)

    def to_metres(self, placed: gpd.GeoSeries) -> gpd.GeoSeries:
        """Give shapes on the grid in metres, EPSG:27700, to the centimetre."""
        metres = self.to_degrees(placed).to_crs(_METRES)
        rounded = shapely.transform(metres.to_numpy(), lambda corners: np.round(corners, 2))
        return gpd.GeoSeries(rounded, index=placed.index, crs=_METRES)


Corner = tuple[int, int]
Arc = tuple[Corner, ...]
# A corner in the middle of a border has one corner before it and one after it.
_ON_THE_WAY = 2


def build_topology(
    layers: Mapping[str, gpd.GeoSeries], properties: Mapping[str, Mapping[str, Any]], grid: Grid
) -> dict[str, Any]:
    """Build a TopoJSON document with one object a layer.

    Parameters
    ----------
    layers : mapping of GeoSeries by area code
        Shapes on ``grid``. Borders that layers have in common are written once.
    properties : mapping
        By layer, then by area code: what the geometry says of itself.
    grid : Grid
        Becomes the document's ``transform``; arcs are delta-coded.

    Returns
    -------
    dict
        Geometries stand in the order of their codes; ``id`` is the code.
    """
    arcs = ArcCollection(shape for shapes in layers.values() for shape in shapes)
    objects = {
        name: {
            "type": "GeometryCollection",
            "geometries": [
                {
                    **_describe_shape(shape, arcs),
                    "id": str(code),
                    "properties": dict(properties[name][str(code)]),
                }
                for code, shape in shapes.sort_index().items()
            ],
        }
        for name, shapes in layers.items()
    }
    return {
        "type": "Topology",
        "transform": {"scale": list(grid.cell_degrees), "translate": list(grid.origin)},
        "objects": objects,
        "arcs": [_code_deltas(arc) for arc in arcs.arcs],
    }


class ArcCollection:
    """The borders between junctions, each once, numbered in the order in which they are met."""

    def __init__(self, shapes: Iterable[BaseGeometry]) -> None:
        self._numbers: dict[Arc, int] = {}
        rings = [ring for shape in shapes for ring in _read_rings(shape)]
        self._junctions = find_junctions(rings)
        for ring in rings:
            self.number_ring(ring)

    @property
    def arcs(self) -> list[Arc]:
        """Every border as corners on the grid."""
        return list(self._numbers)

    def number_ring(self, ring: Sequence[Corner]) -> list[int]:
        """Give a closed ring as numbers of arcs; ``~number`` is that arc run backwards."""
        return [self._number_arc(arc) for arc in cut_ring(ring, self._junctions)]

    def _number_arc(self, arc: Arc) -> int:
        backwards = arc[::-1]
        if backwards in self._numbers:
            return ~self._numbers[backwards]
        return self._numbers.setdefault(arc, len(self._numbers))


def find_junctions(rings: Iterable[Sequence[Corner]]) -> set[Corner]:
    """Find the corners where borders part: those with more or fewer than two corners next to them.

    Rings are closed: the last corner repeats the first.
    """
    beside: defaultdict[Corner, set[Corner]] = defaultdict(set)
    for ring in rings:
        for here, there in pairwise(ring):
            beside[here].add(there)
            beside[there].add(here)
    return {corner for corner, near in beside.items() if len(near) != _ON_THE_WAY}


def cut_ring(ring: Sequence[Corner], junctions: set[Corner]) -> list[Arc]:
    """Cut a closed ring at its junctions; one without any starts at its least corner."""
    opened = list(ring[:-1])
    starts = [place for place, corner in enumerate(opened) if corner in junctions]
    first = starts[0] if starts else opened.index(min(opened))
    turned = [*opened[first:], *opened[: first + 1]]
    cuts = [place for place, corner in enumerate(turned) if corner in junctions]
    cuts = cuts or [0, len(turned) - 1]
    return [tuple(turned[a : b + 1]) for a, b in pairwise(cuts)]


def _read_rings(shape: BaseGeometry) -> list[list[Corner]]:
    return [
        [(int(column), int(row)) for column, row in shapely.get_coordinates(ring)]
        for part in shapely.get_parts(shape)
        for ring in shapely.get_rings(part)
    ]


def _describe_shape(shape: BaseGeometry, arcs: ArcCollection) -> dict[str, Any]:
    polygons = [
        [arcs.number_ring(ring) for ring in _read_rings(part)] for part in shapely.get_parts(shape)
    ]
    if len(polygons) == 1:
        return {"type": "Polygon", "arcs": polygons[0]}
    return {"type": "MultiPolygon", "arcs": polygons}


def _code_deltas(arc: Arc) -> list[list[int]]:
    before = [(0, 0), *arc[:-1]]
    return [[x - left, y - low] for (x, y), (left, low) in zip(arc, before, strict=True)]
