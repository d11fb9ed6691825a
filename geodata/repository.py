"""The questions that the dashboard may ask of the data."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geodata.areas.postcodes import PostcodeIndex
from geodata.model import Area, Coverage, Geography
from geodata.registry.registry import Registry
from geodata.shapes.hexagons import Hexagons


class BoundaryFile(NamedTuple):
    """A browser file of shapes (TopoJSON): its hashed name, and the edition it draws.

    ``shapes`` and ``borders`` name the objects in the file that hold the
    edition's areas and the wider areas whose borders are drawn over them;
    ``borders`` is None where there are none.
    """

    name: str
    geography: Geography
    shapes: str
    borders: str | None


class Repository(Protocol):
    """Read-only answers from one data pack; safe to share between threads.

    Every table is the caller's own shallow copy. An unknown identifier raises
    `UnknownIdentifierError`; an identifier that is known and has nothing to
    show gives an empty table with the same columns.
    """

    @property
    def data_version(self) -> str:
        """Version of the pack: release and content hash."""
        ...

    @property
    def registry(self) -> Registry:
        """Indicators, programmes, sources and conflicts by identifier."""
        ...

    @property
    def web_folder(self) -> Path:
        """Folder of the browser's boundary files, with compressed siblings."""
        ...

    def boundary_files(self) -> Mapping[Geography, BoundaryFile]:
        """Browser file of each drawn edition."""
        ...

    def hexagon_files(self) -> Mapping[Geography, BoundaryFile]:
        """Browser file of each edition laid out as hexagons; none in a pack of before 2026.11.2."""
        ...

    def hexagons(self, geography: Geography) -> Hexagons:
        """Layout of one edition of those of `hexagon_files`."""
        ...

    def coverage(self, indicator_id: str) -> tuple[Coverage, ...]:
        """Editions, periods and groups for which an indicator has values."""
        ...

    def areas(self, geography: Geography | None = None) -> pd.DataFrame:
        """Areas with the columns `columns.AREAS`, by code; all editions without an argument."""
        ...

    def area(self, area_code: str, geography: Geography | None = None) -> Area:
        """One area; without an edition the borough, then the newest edition, is meant."""
        ...

    def observations(
        self,
        indicator_id: str,
        *,
        geography: Geography | None = None,
        period: str | None = None,
        area_code: str | None = None,
        group: str | None = None,
    ) -> pd.DataFrame:
        """Values in use (conflicting ones left out), with the columns `columns.OBSERVATIONS`."""
        ...

    def area_observations(self, area_code: str, geography: Geography | None = None) -> pd.DataFrame:
        """Every indicator's `columns.OBSERVATIONS` in use of one area, of one edition if named."""
        ...

    def clusters(
        self, indicator_id: str, geography: Geography, *, period: str, group: str
    ) -> pd.DataFrame:
        """Local Moran's I of one view, with the columns `columns.CLUSTERS`, by area code.

        Empty where no clusters could be looked for; `statistics.clusters.find_obstacle` says why.
        """
        ...

    def postcodes(self) -> PostcodeIndex:
        """London's postcodes and the areas they lie in, ready to be asked."""
        ...

    def ward_links(self) -> pd.DataFrame:
        """Shares of area between wards of two editions, with `shapes.editions.LINK_COLUMNS`."""
        ...

    def conflicting_observations(self, indicator_id: str) -> pd.DataFrame:
        """Values that a source gives and the atlas does not use, with `columns.OBSERVATIONS`."""
        ...

    def reach(
        self,
        *,
        programme_id: str | None = None,
        area_code: str | None = None,
        geography: Geography | None = None,
    ) -> pd.DataFrame:
        """Give records of reach with the columns `columns.REACH`, guarded where they are sensitive.

        A borough gives the records that name it, a wider area those of its
        boroughs, a ward those known to be in it; without an edition a ward
        code is one of 2018.
        """
        ...

    def outlines(self, geography: Geography) -> gpd.GeoDataFrame:
        """Shapes by `area_code`, EPSG:27700, simplified to 20 m with shared borders kept."""
        ...

    def river(self) -> BaseGeometry:
        """Give the tidal Thames, EPSG:27700; empty where the pack holds no river."""
        ...
