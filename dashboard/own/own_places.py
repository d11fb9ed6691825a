"""The areas that a reader's cells can mean: by code, by name, and by a point."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import geopandas as gpd
import shapely

from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.observation_index import read_geography
from geodata.places import fold_name
from geodata.postcodes import PostcodeIndex
from geodata.repository import Repository

BOROUGH = Geography(Level.BOROUGH)
WARDS = (Geography(Level.WARD, 2018), Geography(Level.WARD, 2022))
"""Editions in which a record's ward is looked for: reach is stated in that of 2018."""
_LSOA = Geography(Level.LSOA)
_PREFIXES = ("london borough of ", "royal borough of ", "lb ", "city of ", "borough of ")
_LONGEST_NAME = 100


class OwnArea(NamedTuple):
    """An area as a cell can mean it; ``borough`` is the code of the borough of a ward."""

    code: str
    name: str
    geography: Geography
    borough: str
    longitude: float
    latitude: float


class OwnPlaces:
    """Areas by code and name. It holds what the pack holds, and nothing of any reader's.

    Parameters
    ----------
    repository : Repository
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self.editions: dict[str, dict[Geography, OwnArea]] = {}
        self.named: dict[tuple[Geography, str], list[OwnArea]] = {}
        columns = ("area_code", "area_name", "level", "vintage", "parent_codes")
        rows = repository.areas()[[*columns, "longitude", "latitude"]]
        for code, name, level, vintage, parents, longitude, latitude in rows.itertuples(
            index=False, name=None
        ):
            geography = read_geography(level, vintage)
            borough = next((parent for parent in parents if parent.startswith("E09")), code)
            area = OwnArea(code, name, geography, borough, longitude, latitude)
            self.editions.setdefault(code, {})[geography] = area
            self.named.setdefault((geography, fold_name(name)), []).append(area)

    @property
    def postcodes(self) -> PostcodeIndex:
        """London's postcodes, and the areas in which they lie."""
        return self._repository.postcodes()

    def find_borough(self, text: str) -> OwnArea | None:
        """Find the borough that a code or a whole name means; None where none does."""
        by_code = self.editions.get(text.strip().upper(), {}).get(BOROUGH)
        if by_code:
            return by_code
        wanted = fold_name(text[:_LONGEST_NAME])
        names = [wanted, *(wanted.removeprefix(p) for p in _PREFIXES if wanted.startswith(p))]
        for name in names:
            found = self.named.get((BOROUGH, name))
            if found:
                return found[0]
        return None

    def find_ward(self, text: str, boroughs: Sequence[str]) -> OwnArea | None:
        """Find the ward of boroughs that a code or a whole name means, of 2018 before 2022."""
        code = self.editions.get(text.strip().upper(), {})
        wanted = fold_name(text[:_LONGEST_NAME])
        wanted = wanted.removesuffix(" ward")
        for edition in WARDS:
            named = [code[edition]] if edition in code else self.named.get((edition, wanted), [])
            found = [ward for ward in named if ward.borough in boroughs]
            if len(found) == 1:
                return found[0]
        return None

    def name(self, code: str, geography: Geography = BOROUGH) -> str:
        """Name an area of an edition."""
        return self.editions[code][geography].name

    def find_lsoa(self, code: str) -> OwnArea | None:
        """Find a statistical area, whose middle stands for the postcodes in it."""
        return self.editions.get(code, {}).get(_LSOA)

    def locate_points(
        self, longitudes: Sequence[float], latitudes: Sequence[float], geography: Geography
    ) -> list[str]:
        """Give the area of an edition in which each point (EPSG:4326) lies; empty where none."""
        drawn = self._shapes[geography]
        points = gpd.GeoSeries(shapely.points(longitudes, latitudes), crs=4326).to_crs(27700)
        at, shape = shapely.STRtree(drawn.geometry.to_numpy()).query(points, predicate="intersects")
        codes = drawn["area_code"].to_numpy()
        found = dict(zip(at.tolist(), codes[shape].tolist(), strict=True))
        return [found.get(place, "") for place in range(len(points))]

    @cached_property
    def _shapes(self) -> dict[Geography, gpd.GeoDataFrame]:
        return {edition: self._repository.outlines(edition) for edition in (BOROUGH, WARDS[0])}
