"""The grid that drawn shapes lie on, so that the pack and the browser hold the same corners.

A shape on the grid has whole-number coordinates (columns and rows of cells).
They become degrees (EPSG:4326) by `Grid.to_degrees`, as the browser makes them,
and metres (EPSG:27700) from those degrees.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from geodata.boundaries import round_coverage

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
