"""From what a reader writes to the areas that are meant: a postcode, a name, or nearly one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from dashboard.area_addresses import map_address, profile_address
from dashboard.geography_names import name_geography, name_one
from dashboard.words.place_words import (
    Told,
    tell_begun,
    tell_code,
    tell_found,
    tell_malformed,
    tell_names,
    tell_outside,
    tell_unknown,
    tell_unplaced,
)
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES, Area, Geography
from geodata.observation_index import read_geography
from geodata.places import PlaceIndex
from geodata.postcode_answers import (
    BegunPostcode,
    FoundPostcode,
    PostcodeAnswer,
    PostcodeOutside,
    UnknownPostcode,
    UnplacedPostcode,
)
from geodata.repository import Repository
from geodata.written_postcode import MalformedPostcode, WrittenPostcode, read_postcode

# What is longer is no name of a place.
LONGEST_TEXT = 100
_BOROUGH = Geography(Level.BOROUGH)
# The kinds of area that have a page of their own.
_NAMED = tuple(geography for geography in DRAWN_GEOGRAPHIES if geography.level is not Level.LSOA)
# Wards of past editions after all that is drawn today.
_COUNTED = tuple(sorted(_NAMED, key=lambda geography: geography.vintage in (2012, 2018)))
_MOST_NAMES = 20
# A postcode has seven; with one too many it is still one written wrongly, and no name.
_MOST_SIGNS = 8


class FoundPlace(NamedTuple):
    """One area that may be meant: what kind it is, and where it is told.

    ``kind`` names its level and edition, and ``group`` the same in the
    plural; ``within`` is the borough of what is smaller, else empty.
    ``postcodes`` counts those of the beginning looked for that lie in it;
    None where no beginning was.
    """

    name: str
    kind: str
    group: str
    within: str
    address: str
    postcodes: int | None = None

    @property
    def about(self) -> str:
        """What kind of area it is, and in which borough it lies."""
        return ", ".join(part for part in (self.kind, self.within) if part)


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """What was found for a text, or why nothing was.

    ``instead`` is what may be looked for instead, empty where nothing is near.
    """

    text: str
    told: Told
    places: tuple[FoundPlace, ...] = ()
    instead: str = ""


class PlaceFinder:
    """Finds the areas that a text means; made once, as names are folded for it.

    Parameters
    ----------
    repository : Repository
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._postcodes = repository.postcodes()
        areas = [repository.areas(geography) for geography in _NAMED]
        self._names = PlaceIndex(pd.concat(areas, ignore_index=True))

    def find(self, text: str) -> FoundPlaces | None:
        """Find the areas that a text means; None where nothing was written.

        A text with a number in it is read as a postcode, unless an area's
        name or code holds it. The letters of a London postcode area give its
        boroughs, and then the names that hold them.
        """
        asked = " ".join(text[:LONGEST_TEXT].split())
        if not asked:
            return None
        written = read_postcode(asked)
        if isinstance(written, WrittenPostcode) and not written.is_area:
            return self._find_postcode(asked)
        named = self._find_names(asked)
        if isinstance(written, WrittenPostcode):
            return self._join_area(asked, named)
        is_short = len(asked.replace(" ", "")) <= _MOST_SIGNS
        if not named.places and is_short and any(sign.isdigit() for sign in asked):
            return self._find_postcode(asked)
        return named

    def _find_names(self, asked: str) -> FoundPlaces:
        found = self._names.find(asked, limit=_MOST_NAMES + 1).to_dict("records")
        areas = [
            self._repository.area(row["area_code"], read_geography(row["level"], row["vintage"]))
            for row in found[:_MOST_NAMES]
        ]
        if any(asked.upper() == area.area_code for area in areas):
            told = tell_code(asked, found=len(areas))
        else:
            is_held = any(self._names.is_held(asked, area.area_name) for area in areas)
            told = tell_names(
                asked, found=len(areas), is_near=not is_held, has_more=len(found) > len(areas)
            )
        return FoundPlaces(asked, told, tuple(self._describe(area) for area in areas))

    def _join_area(self, asked: str, named: FoundPlaces) -> FoundPlaces:
        answer = self._postcodes.look_up(asked)
        if not isinstance(answer, BegunPostcode):
            return named if named.places else self._find_postcode(asked)
        counts = answer.counts[_BOROUGH]
        told = tell_begun(answer, len(counts), self._postcodes.as_of)
        boroughs = self._list_counted({_BOROUGH: counts})
        return FoundPlaces(asked, told, (*boroughs, *named.places))

    def _find_postcode(self, asked: str) -> FoundPlaces:
        answer = self._postcodes.look_up(asked)
        if isinstance(answer, FoundPostcode):
            borough = self._repository.area(answer.areas[_BOROUGH], _BOROUGH)
            places = self._list_areas(answer.areas.items())
            told = tell_found(answer, borough.area_name, self._postcodes.as_of)
            return FoundPlaces(asked, told, places)
        if isinstance(answer, BegunPostcode):
            return FoundPlaces(
                asked,
                tell_begun(answer, len(answer.counts[_BOROUGH]), self._postcodes.as_of),
                self._list_counted(answer.counts),
            )
        return FoundPlaces(asked, *_explain(answer, self._postcodes.as_of))

    def _list_areas(self, areas: Iterable[tuple[Geography, str]]) -> tuple[FoundPlace, ...]:
        return tuple(self._describe(self._repository.area(code, g)) for g, code in areas)

    def _list_counted(
        self, counts: Mapping[Geography, tuple[tuple[str, int], ...]]
    ) -> tuple[FoundPlace, ...]:
        return tuple(
            self._describe(self._repository.area(code, geography))._replace(postcodes=count)
            for geography in _COUNTED
            for code, count in counts.get(geography, ())
        )

    def _describe(self, area: Area) -> FoundPlace:
        within = ""
        if area.geography.level in (Level.WARD, Level.LSOA):
            boroughs = [code for code in area.parent_codes if code.startswith("E09")]
            within = self._repository.area(boroughs[0], _BOROUGH).area_name if boroughs else ""
        is_profiled = area.geography.level is not Level.LSOA
        address = profile_address(area) if is_profiled else map_address(area)
        kind, group = (
            text[0].upper() + text[1:]
            for text in (name_one(area.geography), name_geography(area.geography))
        )
        kind = kind if is_profiled else f"{kind} on the map"
        return FoundPlace(area.area_name, kind, group, within, address)


def explain_postcode(answer: PostcodeAnswer, as_of: str) -> Told:
    """Say why a postcode gives no area.

    Parameters
    ----------
    answer : PostcodeAnswer
        Any but those that give areas.
    as_of : str
        Of when the list of postcodes is.
    """
    return _explain(answer, as_of)[0]


def _explain(answer: PostcodeAnswer, as_of: str) -> tuple[Told, tuple[FoundPlace, ...], str]:
    if isinstance(answer, PostcodeOutside):
        return tell_outside(answer, as_of), (), ""
    if isinstance(answer, UnplacedPostcode):
        return tell_unplaced(answer, as_of), (), ""
    if isinstance(answer, UnknownPostcode):
        return tell_unknown(answer, as_of), (), str(answer.known_part or "")
    if isinstance(answer, MalformedPostcode):
        return tell_malformed(answer), (), answer.perhaps
    raise TypeError(f"'{answer}' gives areas; expected an answer that gives none.")
