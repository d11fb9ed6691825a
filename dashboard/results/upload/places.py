"""The areas that a reader's cells can mean: by code, by name, spelt nearly, by a point."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.format.names import LEVEL_NAMES, name_one
from dashboard.results.upload.faults import (
    CellFaultError,
    UnmatchedPlaceError,
    check_text,
    read_word,
)
from geodata.areas.editions import read_geography
from geodata.areas.places import PlaceIndex, fold_name
from geodata.areas.postcodes import PostcodeIndex
from geodata.closed_lists import Level
from geodata.model import (
    BOROUGHS,
    DRAWN_GEOGRAPHIES,
    NEWEST_WARDS,
    REACHED_WARDS,
    Geography,
    list_words,
)
from geodata.repository import Repository

WARDS = (REACHED_WARDS, NEWEST_WARDS)
"""Editions in which a record's ward is looked for: reach is stated in that of 2018."""
_LSOA = Geography(Level.LSOA)
_PREFIXES = ("london borough of ", "royal borough of ", "lb ", "city of ", "borough of ")
_LONGEST_PLACE = 100


class UploadArea(NamedTuple):
    """An area as a cell can mean it; ``borough`` is the code of the borough of a ward."""

    code: str
    name: str
    geography: Geography
    borough: str
    longitude: float
    latitude: float


class UploadPlaces:
    """Areas by code and name. It holds what the pack holds, and nothing of any reader's.

    Parameters
    ----------
    repository : Repository
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self.editions: dict[str, dict[Geography, UploadArea]] = {}
        self.named: dict[tuple[Geography, str], list[UploadArea]] = {}
        columns = ("area_code", "area_name", "level", "vintage", "parent_codes")
        rows = repository.areas()[[*columns, "longitude", "latitude"]]
        for code, name, level, vintage, parents, longitude, latitude in rows.itertuples(
            index=False, name=None
        ):
            geography = read_geography(level, vintage)
            borough = next((parent for parent in parents if parent.startswith("E09")), code)
            area = UploadArea(code, name, geography, borough, longitude, latitude)
            self.editions.setdefault(code, {})[geography] = area
            self.named.setdefault((geography, fold_name(name)), []).append(area)

    @property
    def postcodes(self) -> PostcodeIndex:
        """London's postcodes, and the areas in which they lie."""
        return self._repository.postcodes()

    def find_borough(self, text: str) -> UploadArea | None:
        """Find the borough that a code or a whole name means; None where none does."""
        by_code = self.editions.get(text.strip().upper(), {}).get(BOROUGHS)
        if by_code:
            return by_code
        wanted = fold_name(text[:_LONGEST_PLACE])
        names = [wanted, *(wanted.removeprefix(p) for p in _PREFIXES if wanted.startswith(p))]
        for name in names:
            found = self.named.get((BOROUGHS, name))
            if found:
                return found[0]
        return None

    def find_ward(self, text: str, boroughs: Sequence[str]) -> UploadArea | None:
        """Find the ward of boroughs that a code or a whole name means, of 2018 before 2022."""
        code = self.editions.get(text.strip().upper(), {})
        wanted = fold_name(text[:_LONGEST_PLACE])
        wanted = wanted.removesuffix(" ward")
        for edition in WARDS:
            named = [code[edition]] if edition in code else self.named.get((edition, wanted), [])
            found = [ward for ward in named if ward.borough in boroughs]
            if len(found) == 1:
                return found[0]
        return None

    def name(self, code: str, geography: Geography = BOROUGHS) -> str:
        """Name an area of an edition."""
        return self.editions[code][geography].name

    def find_lsoa(self, code: str) -> UploadArea | None:
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
        return {edition: self._repository.outlines(edition) for edition in (BOROUGHS, WARDS[0])}


_LONGEST_COMPARED = 60
_MOST_NEAR = 5
# To look for a near name takes milliseconds, and a file can hold thousands of unknown ones.
_MOST_LOOKED_FOR = 60


class NearPlace(NamedTuple):
    """A place that may be meant."""

    name: str
    area_code: str
    kind: str


class NearNames:
    """Finds near names for one request, each once, and no more than a file can need.

    Parameters
    ----------
    repository : Repository
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._found: dict[tuple[object, ...], tuple[NearPlace, ...]] = {}

    def find(self, unmatched: UnmatchedPlaceError) -> tuple[NearPlace, ...]:
        """Find what may be meant; nothing once too many were looked for."""
        wanted = unmatched.value[:_LONGEST_COMPARED]
        key = (wanted, unmatched.geographies, unmatched.boroughs)
        if key not in self._found:
            if len(self._found) >= _MOST_LOOKED_FOR:
                return ()
            self._found[key] = self._look_for(wanted, unmatched)
        return self._found[key]

    def _look_for(self, wanted: str, unmatched: UnmatchedPlaceError) -> tuple[NearPlace, ...]:
        areas = pd.concat([self._repository.areas(one) for one in unmatched.geographies])
        if unmatched.boroughs:
            within = set(unmatched.boroughs)
            areas = areas[[not within.isdisjoint(parents) for parents in areas["parent_codes"]]]
        found = PlaceIndex(pd.DataFrame(areas)).find(wanted, limit=_MOST_NEAR * 2)
        near: dict[str, NearPlace] = {}
        for row in found.to_dict("records"):
            kind = name_one(read_geography(row["level"], row["vintage"]))
            near.setdefault(row["area_code"], NearPlace(row["area_name"], row["area_code"], kind))
        return tuple(near.values())[:_MOST_NEAR]


_EDITIONS = tuple(one.vintage for one in DRAWN_GEOGRAPHIES if one.vintage)
_LONGEST_NAME = 100


def find_figure_area(cells: Mapping[str, str], places: UploadPlaces, chosen: str) -> UploadArea:
    """Find the area that a row means by its level, its edition, and its code or whole name.

    Parameters
    ----------
    cells : mapping of str
        By column of the template.
    places : UploadPlaces
    chosen : str
        Code that the reader chose for a name nobody knows; else empty.

    Raises
    ------
    CellFaultError
        A cell cannot be used, or the code is of another level or edition.
    UnmatchedPlaceError
        The name is of no area of this level and edition.
    """
    level = read_word("level", cells.get("level", ""), Level)
    if level is None:
        raise CellFaultError(
            "level", list_words(Level, joiner="or"), "Say which kind of area it is."
        )
    year = _read_edition(cells.get("vintage", ""), level)
    written = cells.get("area_code", "")
    check_text("area_code", written)
    text = chosen or written
    if not text:
        raise CellFaultError("area_code", "a GSS code of nine characters", "Fill it in.")
    found = [
        area
        for geography, area in places.editions.get(text.upper(), {}).items()
        if geography.level is level
    ]
    if found:
        return _choose_edition(found, year)
    if text.upper() in places.editions:
        raise _refuse_level(next(iter(places.editions[text.upper()].values())))
    return _find_named(text, level, year, places)


def _read_edition(text: str, level: Level) -> int | None:
    plain = text.strip().removesuffix(".0")
    if not plain:
        return None
    if level is not Level.WARD:
        raise CellFaultError(
            "vintage", f"nothing, as {level.replace('_', ' ')} has one edition", "Empty this cell."
        )
    if plain not in {str(year) for year in _EDITIONS}:
        years = list_words(sorted(str(year) for year in _EDITIONS), joiner="or")
        raise CellFaultError("vintage", years, "Say of which year the wards' borders are.")
    return int(plain)


def _choose_edition(found: list[UploadArea], year: int | None) -> UploadArea:
    if year is None and len(found) == 1:
        return found[0]
    named = list_words(sorted(str(area.geography.vintage) for area in found), joiner="or")
    if year is None:
        raise CellFaultError(
            "vintage",
            f"{named}, as the code is of wards of each",
            "Say of which year the wards' borders are.",
        )
    for area in found:
        if area.geography.vintage == year:
            return area
    raise CellFaultError(
        "area_code",
        f"a code of wards of {year}; this is {found[0].name}, of {named}",
        "Mend the code or the vintage.",
    )


def _refuse_level(area: UploadArea) -> CellFaultError:
    kind = area.geography.level.value
    return CellFaultError(
        "area_code",
        f"a code of the level of this row; this is {area.name}, level {kind}",
        "Mend the code or the level.",
    )


def _find_named(text: str, level: Level, year: int | None, places: UploadPlaces) -> UploadArea:
    editions = (
        tuple(Geography(level, one) for one in _EDITIONS if year in (None, one))
        if level is Level.WARD
        else (Geography(level),)
    )
    wanted = fold_name(text[:_LONGEST_NAME])
    named = [area for edition in editions for area in places.named.get((edition, wanted), [])]
    if len(named) == 1:
        return named[0]
    if level in LEVEL_NAMES:
        raise UnmatchedPlaceError("area_code", text, editions)
    raise CellFaultError("area_code", "a GSS code of this level", "Look it up at /data.")
