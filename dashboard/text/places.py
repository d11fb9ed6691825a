"""From what a reader writes to the areas that are meant, and what is said of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from dashboard.format.names import name_geography, name_one
from dashboard.format.numbers import agree, count_things, name_in_sentence
from dashboard.state.addresses import map_address, profile_address
from geodata.areas.editions import read_geography
from geodata.areas.places import PlaceIndex
from geodata.areas.written_postcodes import (
    BegunPostcode,
    FoundPostcode,
    MalformedPostcode,
    OutsideBasis,
    PostcodeAnswer,
    PostcodeFault,
    PostcodeOutside,
    UnknownPostcode,
    UnplacedPostcode,
    WrittenPostcode,
    read_postcode,
)
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, DRAWN_GEOGRAPHIES, Area, Geography, list_words
from geodata.repository import Repository

FORM = "A postcode is written like SE1 2AA, and its beginning like SE1 2, SE1 or SE."
_COVERS = "The atlas covers London's 33 boroughs only."
_INSTEAD = "Try the name of a borough, a ward or a constituency."
_MOST_LISTED = 8
_FAULTS = {
    PostcodeFault.EMPTY: "Nothing was written.",
    PostcodeFault.SIGN: "A postcode has letters and numbers only.",
    PostcodeFault.TOO_LONG: "A postcode has at most seven letters and numbers.",
    PostcodeFault.NO_LETTER_FIRST: "A postcode begins with one or two letters.",
    PostcodeFault.FORM: "After its first letters a postcode has a number, and its last three"
    " signs are a number and two letters.",
}


class Finding(NamedTuple):
    """What is said of a search: the finding, then what else is known."""

    heading: str
    sentences: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join((self.heading, *self.sentences))


def tell_found(found: FoundPostcode, borough_name: str, as_of: str) -> Finding:
    """Say in which borough a postcode lies, and how surely.

    Examples
    --------
    >>> found = FoundPostcode(WrittenPostcode("EC2V", "7HH"), {})
    >>> tell_found(found, "City of London", "May 2026").heading
    'EC2V 7HH is in the City of London.'
    """
    return Finding(
        f"{found.postcode} is in {name_in_sentence(borough_name)}.",
        (
            f"The list of {as_of} gives each postcode one point. Near a border, addresses of one"
            " postcode can lie on both sides.",
        ),
    )


def tell_begun(found: BegunPostcode, boroughs: int, as_of: str) -> Finding:
    """Say how many postcodes begin so, and how many of them are elsewhere.

    Examples
    --------
    >>> begun = BegunPostcode(WrittenPostcode("SW1"), ("SW1A", "SW1E"), 400, 1, 0, {})
    >>> tell_begun(begun, 2, "May 2026").heading
    '400 postcodes in 2 boroughs begin with SW1A or SW1E.'
    """
    begins = _name_beginnings(found)
    several = found.in_london != 1
    heading = (
        f"{found.in_london:,} postcode{'s' * several} in {boroughs} borough{'s' * (boroughs != 1)}"
        f" begin{'s' * (not several)} with {begins}."
    )
    elsewhere = [
        f"{count:,} more {agree(count, 'is', 'are')} {where}"
        for count, where in (
            (found.outside, "outside London"),
            (found.unplaced, "in the list without a place"),
        )
        if count
    ]
    counted = f"They are counted in the list of {as_of}, which does not say which are still in use."
    return Finding(heading, (*([f"{list_words(elsewhere)}."] if elsewhere else []), counted))


def _name_beginnings(found: BegunPostcode) -> str:
    written, codes = found.postcode, found.outward_codes
    if written.is_area or written.inward or len(codes) > _MOST_LISTED:
        return str(written)
    return list_words(codes, joiner="or")


def tell_outside(answer: PostcodeOutside, as_of: str) -> Finding:
    """Say that a postcode is not in London, and how that is known."""
    written = answer.postcode
    if answer.basis is OutsideBasis.LEFT_OUT:
        why = f"Postcodes that begin with {written.letters} are in Northern Ireland."
    elif answer.basis is OutsideBasis.SECTOR:
        sector = WrittenPostcode(written.outward, written.inward[:1])
        why = (
            f"In the list of {as_of}, all postcodes with a place that begin with {sector} are"
            " outside London."
        )
    elif written.is_whole:
        why = f"The list of {as_of} places it outside London."
    else:
        why = (
            f"In the list of {as_of}, all postcodes with a place that begin so are outside London."
        )
    return Finding(f"{_name_written(written)} not in London.", (why, _COVERS))


def _name_written(written: WrittenPostcode) -> str:
    return f"{written} is" if written.is_whole else f"Postcodes that begin with {written} are"


def tell_unplaced(answer: UnplacedPostcode, as_of: str) -> Finding:
    """Say that the list holds a postcode and not where it is."""
    written = answer.postcode
    heading = (
        f"The list does not say where {written} is."
        if written.is_whole
        else f"The list does not say where postcodes that begin with {written} are."
    )
    return Finding(heading, (f"It is in the list of {as_of} without a place.", _INSTEAD))


def name_unknown(answer: UnknownPostcode, as_of: str) -> Finding:
    """Say that the list does not hold a postcode, and no more than that."""
    written = answer.postcode
    if not written.is_whole:
        why = f"The list of {as_of} has no postcode that begins so."
        return Finding(f"No postcode is known that begins with {written}.", (why, FORM))
    known = (
        f"The list has other postcodes that begin with {answer.known_part}."
        if answer.known_part
        else "The list has none that begins like it."
    )
    why = f"It may be new, or not be a postcode: the list of {as_of} does not hold it."
    return Finding(f"{written} is not in the list of postcodes.", (why, known))


def tell_malformed(answer: MalformedPostcode) -> Finding:
    """Say what keeps a text from being a postcode, and what one looks like."""
    guess = (f"Perhaps {answer.perhaps} is meant.",) if answer.perhaps else ()
    heading = (
        f"“{shorten(answer.text)}” is not a postcode." if answer.text else "No postcode given."
    )
    return Finding(heading, (_FAULTS[answer.fault], *guess, FORM))


def tell_names(text: str, *, found: int, is_near: bool, has_more: bool) -> Finding:
    """Say how many areas have a name that holds what was written, or is spelt nearly so."""
    quoted_text = f"“{shorten(text)}”"
    if not found:
        return Finding(
            f"No area is called {quoted_text}, or nearly so.",
            ("Try fewer letters, another spelling, or a postcode.", FORM),
        )
    if is_near:
        which = agree(found, "This name is", "These names are")
        return Finding(f"No area is called {quoted_text}.", (f"{which} spelt nearly so.",))
    if has_more:
        return Finding(
            f"The first {found} areas whose name holds {quoted_text}.",
            ("Write more of the name to see the others.",),
        )
    areas = count_things(found, "area has", "areas have")
    return Finding(f"{areas} {quoted_text} in the name.")


def tell_called(text: str, area_name: str) -> Finding:
    """Say which borough goes by another name.

    Examples
    --------
    >>> tell_called("RBKC", "Kensington and Chelsea").heading
    '“RBKC” is Kensington and Chelsea.'
    """
    return Finding(f"“{shorten(text)}” is {name_in_sentence(area_name)}.")


def tell_begun_names(text: str, found: int) -> Finding:
    """Say how many areas are also called what begins as was written."""
    return Finding(f"{count_things(found, 'area matches', 'areas match')} “{shorten(text)}”.")


def tell_code(code: str, *, found: int) -> Finding:
    """Say how many areas have a code, as one can be in several editions."""
    areas = "one area" if found == 1 else f"{found} areas"
    return Finding(f"{code.upper()} is the code of {areas}.")


def shorten(text: str) -> str:
    """Cut a text that a reader wrote to what a line can hold."""
    most = 40
    return text if len(text) <= most else f"{text[:most]}…"


# What is longer is no name of a place.
LONGEST_TEXT = 100
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
    finding: Finding
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
        self._names = PlaceIndex(
            pd.concat(areas, ignore_index=True), repository.registry.area_names
        )

    def find(self, text: str) -> FoundPlaces | None:
        """Find the areas that a text means; None where nothing was written.

        A text with a number in it is read as a postcode, unless an area's
        name or code holds it. The letters of a London postcode area give its
        boroughs, and then the names that hold them.
        """
        query = " ".join(text[:LONGEST_TEXT].split())
        if not query:
            return None
        written = read_postcode(query)
        if isinstance(written, WrittenPostcode) and not written.is_area:
            return self._find_postcode(query)
        named = self._find_names(query)
        if isinstance(written, WrittenPostcode):
            return self._join_area(query, named)
        is_short = len(query.replace(" ", "")) <= _MOST_SIGNS
        if not named.places and is_short and any(sign.isdigit() for sign in query):
            return self._find_postcode(query)
        return named

    def _find_names(self, query: str) -> FoundPlaces:
        found = self._names.find(query, limit=_MOST_NAMES + 1).to_dict("records")
        areas = [
            self._repository.area(row["area_code"], read_geography(row["level"], row["vintage"]))
            for row in found[:_MOST_NAMES]
        ]
        if any(query.upper() == area.area_code for area in areas):
            finding = tell_code(query, found=len(areas))
        elif borough_name := self._names.find_called(query):
            finding = tell_called(query, borough_name)
        else:
            is_held = any(self._names.is_held(query, area.area_name) for area in areas)
            if not is_held and self._names.is_begun(query):
                finding = tell_begun_names(query, len(areas))
            else:
                finding = tell_names(
                    query, found=len(areas), is_near=not is_held, has_more=len(found) > len(areas)
                )
        return FoundPlaces(query, finding, tuple(self._describe(area) for area in areas))

    def _join_area(self, query: str, named: FoundPlaces) -> FoundPlaces:
        answer = self._postcodes.look_up(query)
        if not isinstance(answer, BegunPostcode):
            return named if named.places else self._find_postcode(query)
        counts = answer.counts[BOROUGHS]
        finding = tell_begun(answer, len(counts), self._postcodes.as_of)
        boroughs = self._list_counted({BOROUGHS: counts})
        return FoundPlaces(query, finding, (*boroughs, *named.places))

    def _find_postcode(self, query: str) -> FoundPlaces:
        answer = self._postcodes.look_up(query)
        if isinstance(answer, FoundPostcode):
            borough = self._repository.area(answer.areas[BOROUGHS], BOROUGHS)
            places = self._list_areas(answer.areas.items())
            finding = tell_found(answer, borough.area_name, self._postcodes.as_of)
            return FoundPlaces(query, finding, places)
        if isinstance(answer, BegunPostcode):
            return FoundPlaces(
                query,
                tell_begun(answer, len(answer.counts[BOROUGHS]), self._postcodes.as_of),
                self._list_counted(answer.counts),
            )
        return FoundPlaces(query, *_explain(answer, self._postcodes.as_of))

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
            within = self._repository.area(boroughs[0], BOROUGHS).area_name if boroughs else ""
        is_profiled = area.geography.level is not Level.LSOA
        address = profile_address(area) if is_profiled else map_address(area)
        kind, group = (
            text[0].upper() + text[1:]
            for text in (name_one(area.geography), name_geography(area.geography))
        )
        kind = kind if is_profiled else f"{kind} on the map"
        return FoundPlace(area.area_name, kind, group, within, address)


def explain_postcode(answer: PostcodeAnswer, as_of: str) -> Finding:
    """Say why a postcode gives no area.

    Parameters
    ----------
    answer : PostcodeAnswer
        Any but those that give areas.
    as_of : str
        Of when the list of postcodes is.
    """
    return _explain(answer, as_of)[0]


def _explain(answer: PostcodeAnswer, as_of: str) -> tuple[Finding, tuple[FoundPlace, ...], str]:
    if isinstance(answer, PostcodeOutside):
        return tell_outside(answer, as_of), (), ""
    if isinstance(answer, UnplacedPostcode):
        return tell_unplaced(answer, as_of), (), ""
    if isinstance(answer, UnknownPostcode):
        return name_unknown(answer, as_of), (), str(answer.known_part or "")
    if isinstance(answer, MalformedPostcode):
        return tell_malformed(answer), (), answer.perhaps
    raise TypeError(f"'{answer}' gives areas; expected an answer that gives none.")
