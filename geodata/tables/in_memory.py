"""Answers from tables that lie in memory, whether read from the data pack or made by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import geopandas as gpd
import pandas as pd
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geodata.areas.editions import keep_edition
from geodata.areas.postcodes import PostcodeIndex
from geodata.closed_lists import Level
from geodata.errors import UnknownIdentifierError
from geodata.model import Area, Coverage, Geography
from geodata.reach.records import find_boroughs, select_reach
from geodata.reach.sensitive import guard_sensitive
from geodata.registry.registry import Registry
from geodata.repository import BoundaryFile
from geodata.shapes.hexagons import Hexagons, read_hexagons
from geodata.tables.area_index import AreaIndex
from geodata.tables.observation_index import ObservationIndex

_CLUSTERED_VIEW = ("indicator", "level", "period", "group")
_REACH_WARDS = Geography(Level.WARD, 2018)


@dataclass(frozen=True, slots=True)
class PackTables:
    """What a repository answers from; tests make one by hand.

    ``areas``, ``observations``, ``reach``, ``clusters`` and ``hexagons`` have the
    columns of `geodata.columns`, ``ward_links`` those of `shapes.editions.LINK_COLUMNS`;
    ``read_outlines`` gives an edition's shapes (EPSG:27700) and is asked at
    most once for each, and ``read_river`` the river once. ``postcodes`` is the
    index itself, as a table of them would take more room beside it.
    """

    data_version: str
    areas: pd.DataFrame
    observations: pd.DataFrame
    reach: pd.DataFrame
    clusters: pd.DataFrame
    ward_links: pd.DataFrame
    hexagons: pd.DataFrame
    postcodes: PostcodeIndex
    boundaries: Mapping[Geography, BoundaryFile]
    hexagon_files: Mapping[Geography, BoundaryFile]
    web_folder: Path
    read_outlines: Callable[[Geography], gpd.GeoDataFrame]
    read_river: Callable[[], BaseGeometry] = Polygon


class TableRepository:
    """Answers to `repository.Repository`, held in memory.

    Nothing changes once it is made but the outlines, which are read when first
    asked for, under a lock. Tables leave as shallow copies: under pandas'
    copy-on-write a caller who changes one changes nobody else's.
    """

    def __init__(self, tables: PackTables, registry: Registry) -> None:
        self._registry = registry
        self._data_version = tables.data_version
        self._web_folder = tables.web_folder
        self._boundaries = tables.boundaries
        self._read_outlines = tables.read_outlines
        self._areas = AreaIndex(tables.areas)
        self._observations = ObservationIndex(tables.observations)
        # Guarded before it is kept: no answer, present or future, can reach what is withheld.
        guarded = guard_sensitive(tables.reach, registry.programmes)
        self._reach = _freeze_codes(guarded).reset_index(drop=True)
        self._clusters = tables.clusters.set_index(list(_CLUSTERED_VIEW), drop=False).sort_index()
        self._hexagon_files = tables.hexagon_files
        self._hexagons = {
            geography: read_hexagons(keep_edition(tables.hexagons, geography))
            for geography in tables.hexagon_files
        }
        self._ward_links = tables.ward_links
        self._postcodes = tables.postcodes
        # A result that is read twice by two threads at once is the same: no lock is needed.
        self._read_river = lru_cache(maxsize=1)(tables.read_river)
        self._outlines: dict[Geography, gpd.GeoDataFrame] = {}
        self._outlines_lock = Lock()

    @property
    def data_version(self) -> str:
        """Version of the pack: release and content hash."""
        return self._data_version

    @property
    def registry(self) -> Registry:
        """Indicators, programmes, sources and conflicts by identifier."""
        return self._registry

    @property
    def web_folder(self) -> Path:
        """Folder of the browser's boundary files, with compressed siblings."""
        return self._web_folder

    def boundary_files(self) -> Mapping[Geography, BoundaryFile]:
        """Browser file of each drawn edition."""
        return self._boundaries

    def hexagon_files(self) -> Mapping[Geography, BoundaryFile]:
        """Browser file of each edition laid out as hexagons; none in a pack of before 2026.11.2."""
        return self._hexagon_files

    def hexagons(self, geography: Geography) -> Hexagons:
        """Layout of one edition of those of `hexagon_files`."""
        if geography not in self._hexagons:
            raise UnknownIdentifierError(
                kind="edition with hexagons",
                value=geography.key,
                known=(known.key for known in self._hexagons),
                mend="Name an edition that is laid out.",
            )
        return self._hexagons[geography]

    def coverage(self, indicator_id: str) -> tuple[Coverage, ...]:
        """Editions, periods and groups for which an indicator has values."""
        return self._observations.coverage(self._registry.indicator(indicator_id).id)

    def areas(self, geography: Geography | None = None) -> pd.DataFrame:
        """Areas with the columns `columns.AREAS`, by code; all editions without an argument."""
        return self._areas.table(geography).copy(deep=False)

    def area(self, area_code: str, geography: Geography | None = None) -> Area:
        """One area; without an edition the borough, then the newest edition, is meant."""
        return self._areas.find(area_code, geography)

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
        rows = self._observations.of_indicator(self._registry.indicator(indicator_id).id, geography)
        if area_code is not None:
            self._areas.editions(area_code)
        chosen = {"period": period, "area_code": area_code, "group": group}
        return _select(rows, chosen).copy(deep=False)

    def area_observations(self, area_code: str, geography: Geography | None = None) -> pd.DataFrame:
        """Every indicator's `columns.OBSERVATIONS` in use of one area, of one edition if named."""
        self._areas.find(area_code, geography)
        return self._observations.of_area(area_code, geography).copy(deep=False)

    def clusters(
        self, indicator_id: str, geography: Geography, *, period: str, group: str
    ) -> pd.DataFrame:
        """Local Moran's I of one view, with the columns `columns.CLUSTERS`, by area code.

        Empty where no clusters could be looked for; `statistics.clusters.find_obstacle` says why.
        """
        indicator = self._registry.indicator(indicator_id)
        view = (indicator.id, geography.level.value, period, group)
        rows = self._clusters.loc[[view]] if view in self._clusters.index else self._clusters[:0]
        return keep_edition(rows, geography).reset_index(drop=True)

    def postcodes(self) -> PostcodeIndex:
        """London's postcodes and the areas they lie in, ready to be asked."""
        return self._postcodes

    def ward_links(self) -> pd.DataFrame:
        """Shares of area between wards of two editions, with `shapes.editions.LINK_COLUMNS`."""
        return self._ward_links.copy(deep=False)

    def conflicting_observations(self, indicator_id: str) -> pd.DataFrame:
        """Values that a source gives and the atlas does not use, with `columns.OBSERVATIONS`."""
        indicator = self._registry.indicator(indicator_id)
        return self._observations.conflicting(indicator.id).copy(deep=False)

    def reach(
        self,
        *,
        programme_id: str | None = None,
        area_code: str | None = None,
        geography: Geography | None = None,
    ) -> pd.DataFrame:
        """Give records of reach with the columns `columns.REACH`.

        A borough gives every record that names it, a wider area those of its
        boroughs, a ward only what is known to be in that ward: a record known
        by borough is not painted onto the borough's wards. Without an edition
        a ward code is one of 2018, in which reach was stated, if it can be.
        """
        records = self._reach
        if programme_id is not None:
            programme = self._registry.programme(programme_id)
            records = records.loc[records["programme"] == programme.id]
        if area_code is not None:
            area = self._areas.find(area_code, geography or self._reach_edition(area_code))
            records = self._records_in(records, area)
        return records.copy(deep=False)

    def _reach_edition(self, area_code: str) -> Geography | None:
        editions = self._areas.editions(area_code)
        is_ward = _REACH_WARDS in editions and Geography(Level.BOROUGH) not in editions
        return _REACH_WARDS if is_ward else None

    def _records_in(self, records: pd.DataFrame, area: Area) -> pd.DataFrame:
        if area.geography.level in (Level.WARD, Level.LSOA):
            return select_reach(records, area.area_code, area.geography)
        boroughs = set(find_boroughs(area, self._areas.table()))
        named = [not boroughs.isdisjoint(codes) for codes in records["area_codes"]]
        return records.loc[pd.Series(named, index=records.index, dtype=bool)]

    def outlines(self, geography: Geography) -> gpd.GeoDataFrame:
        """Shapes by `area_code`, EPSG:27700, simplified to 20 m with shared borders kept."""
        if geography not in self._boundaries:
            raise UnknownIdentifierError(
                kind="edition with shapes",
                value=geography.key,
                known=(known.key for known in self._boundaries),
                mend="Name an edition that is drawn.",
            )
        with self._outlines_lock:
            if geography not in self._outlines:
                self._outlines[geography] = self._read_outlines(geography)
            return self._outlines[geography].copy(deep=False)

    def river(self) -> BaseGeometry:
        """Give the tidal Thames, EPSG:27700; empty where the pack holds no river."""
        return self._read_river()


def _select(rows: pd.DataFrame, chosen: Mapping[str, str | None]) -> pd.DataFrame:
    for column, value in chosen.items():
        if value is not None:
            rows = rows.loc[rows[column] == value]
    return rows


def _freeze_codes(records: pd.DataFrame) -> pd.DataFrame:
    frozen = records["area_codes"].map(lambda codes: tuple(str(code) for code in codes))
    return records.assign(area_codes=frozen)
