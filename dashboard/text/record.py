"""One record of reach in words, whatever its role: where, how exactly, how sure, and from whom."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pandas as pd

from dashboard.format.numbers import end_sentence
from dashboard.format.text import say_dates
from dashboard.results.programmes import RecordGroup, RecordKind
from dashboard.results.reached import name_kind
from dashboard.text.reach import CONFIDENCE_WORDS, say_precision
from dashboard.text.reach_areas import show_pounds
from geodata.closed_lists import Precision, Role
from geodata.model import Programme, Source
from geodata.reach.records import WARD_COLUMNS
from geodata.repository import Repository


class PlaceLink(NamedTuple):
    """An area that a record names, and the address of its profile."""

    name: str
    address: str


class RecordPlace(NamedTuple):
    """A place of one record, or of several that say the same of it.

    ``records`` are their identifiers, each of which is an anchor; ``mark`` is
    a precision, empty where there is no place to mark; ``drawn`` says how the
    place was found that a map marks, empty where it marks none.
    """

    records: tuple[str, ...]
    mark: str
    areas: tuple[PlaceLink, ...]
    text: str
    drawn: str


class RecordLine(NamedTuple):
    """One record in words, or several that differ by their places alone.

    ``facts`` are pairs of a term and what is said. ``quote`` holds the words of
    the source with how they were taken, ``source_url`` is empty where there is
    no page to lead to.
    """

    title: str
    organisation: str
    places: tuple[RecordPlace, ...]
    facts: tuple[tuple[str, str], ...]
    quote: str
    source: str
    source_url: str
    note: str


class RecordList(NamedTuple):
    """Records of one kind under their heading, and what must be known of them."""

    identifier: str
    heading: str
    count: int
    remark: str
    lines: tuple[RecordLine, ...]


Row = Mapping[Hashable, Any]
_REPORT = "gla_report_2020"
_OF_REPORT = "GLA report 2020"
# What is told once of records that share it; their places are told one by one.
_TOLD_ONCE = (
    *("activity", "precision", "units", "unit_kind", "date", "participants", "confidence"),
    *("source", "quote", "is_paraphrase", "note"),
)
# The edition in which sources name wards.
_EDITION = 2018
_HEADINGS: Mapping[RecordKind, tuple[str, str]] = MappingProxyType(
    {
        RecordKind.PLACED: (
            "Reached, and placed by a source",
            "From the most exactly located to what several boroughs share.",
        ),
        RecordKind.NOWHERE: (
            "Reached, and placed by no source read",
            "These count among what the programme reached, and no map can show them.",
        ),
        RecordKind.AREA_DETAIL: (
            "Details of areas",
            "Parts of an area that is counted above; they count no unit of their own.",
        ),
        RecordKind.REMAINDER: (
            "Counted by a source and not named",
            "What is left of a number that a source gives once its named parts are taken off.",
        ),
        RecordKind.EVENT: (
            "Events that are not reach",
            "They made a programme known or gathered applicants. They count nothing and shade"
            " nothing.",
        ),
        RecordKind.WORKPLACE: (
            "Workplaces, which are not reach",
            "Where somebody worked, which says nothing of where the work was felt. They count"
            " nothing and shade nothing.",
        ),
        RecordKind.TOTAL: (
            "Totals",
            "They stand for the whole of the programme and can repeat the parts above, so they are"
            " never added to them.",
        ),
    }
)


def describe_group(group: RecordGroup, programme: Programme, repository: Repository) -> RecordList:
    """Tell of all records of one kind; those that differ by their places alone are told once."""
    heading, remark = _HEADINGS[group.kind]
    names = _name_areas(repository)
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in group.rows:
        alike.setdefault(_find_likeness(row), []).append(row)
    return RecordList(
        identifier=f"records-{group.kind.value.replace('_', '-')}",
        heading=heading,
        count=len(group.rows),
        remark=remark,
        lines=tuple(_describe(rows, programme, names, repository) for rows in alike.values()),
    )


def _find_likeness(row: Row) -> tuple[object, ...]:
    """Give what two records must share to be told as one; a sum of money is told of one alone."""
    if not pd.isna(row["amount_gbp"]):
        return (row["record"],)
    return tuple(str(row[column]) for column in _TOLD_ONCE)


def _describe(
    rows: Sequence[Row], programme: Programme, names: Mapping[str, str], repository: Repository
) -> RecordLine:
    first = rows[0]
    source, address = find_source(str(first["source"]), repository)
    # What is withheld, and why, stands over the page and in place of the quote.
    note = "" if first["sensitive"] else _say(first["note"])
    organisations = dict.fromkeys(name for row in rows if (name := _say(row["organisation"])))
    return RecordLine(
        title=str(first["activity"]),
        organisation="; ".join(organisations),
        places=tuple(_list_places(rows, names, programme)),
        facts=tuple((term, text) for term, text in _list_facts(rows, programme) if text),
        quote=say_quote(first),
        source=source,
        source_url=address,
        note=end_sentence(note) if note else "",
    )


def _list_places(
    rows: Sequence[Row], names: Mapping[str, str], programme: Programme
) -> Iterator[RecordPlace]:
    """Give the places of records, each once."""
    places: dict[tuple[object, ...], RecordPlace] = {}
    for row in rows:
        # A total or a remainder has no one place that a sign could mark.
        is_place = row["precision"] != Precision.UNLOCATED and row["role"] != Role.TOTAL
        drawn = _say(row["coordinate_basis"])
        where = _say_where(row, programme)
        place = RecordPlace(
            records=(str(row["record"]),),
            mark=str(row["precision"]) if is_place else "",
            areas=_link_areas(row, names),
            text=end_sentence(where) if drawn else where,
            drawn=f"Position: {drawn[:1].lower()}{drawn[1:]}" if drawn else "",
        )
        known = places.get(place[1:])
        records = (*known.records, *place.records) if known else place.records
        places[place[1:]] = place._replace(records=records)
    yield from places.values()


def say_quote(row: Row) -> str:
    """Give the words of a record's source, and say where they are ours or not given."""
    quote = _say(row["quote"])
    if quote:
        return f"In our words: {end_sentence(quote)}" if row["is_paraphrase"] else f"“{quote}”"
    if row["sensitive"]:
        return "The source's words are withheld, as they could lead to a family."
    return "The source's words are not held."


def find_source(text: str, repository: Repository) -> tuple[str, str]:
    """Name a record's source and give its address; an empty one where it has none.

    A page that the registry knows has its title, any other its site's name.
    """
    if text.startswith(_OF_REPORT) and _REPORT in repository.registry.sources:
        return text, repository.registry.sources[_REPORT].url
    if not text.startswith(("http://", "https://")):
        return text, ""
    known: Source | None = next(
        (one for one in repository.registry.sources.values() if one.url == text), None
    )
    host = urlsplit(text).netloc.removeprefix("www.")
    return (f"{known.producer}, {known.title}" if known else host), text


def _list_facts(rows: Sequence[Row], programme: Programme) -> list[tuple[str, str]]:
    row, each = rows[0], " each" if len(rows) > 1 else ""
    units = _say_units(row, programme)
    return [
        ("Records", f"{len(rows):,}" if each else ""),
        ("When", say_dates(_say(row["date"]))),
        ("Counts as", f"{units}{each}" if units else ""),
        ("Money", _say_money(row)),
        ("People", _say(row["participants"])),
        ("How sure", CONFIDENCE_WORDS[row["confidence"]]),
    ]


def _say_where(row: Row, programme: Programme) -> str:
    place = _say(row["place"])
    if row["role"] == Role.TOTAL:
        return place or "London as a whole"
    if row["role"] == Role.UNNAMED_REMAINDER and not place:
        return "no source read names them or says where"
    precision = say_precision(row, programme)
    return f"{place}, {precision}" if place else precision


def _say_units(row: Row, programme: Programme) -> str:
    """Say what a record counts; of roles that count nothing the heading says so."""
    if row["role"] == Role.REACH and pd.isna(row["units"]):
        return "no unit of its own"
    if row["role"] not in (Role.REACH, Role.UNNAMED_REMAINDER):
        return ""
    return f"{int(row['units']):,} ({name_kind(programme, str(row['unit_kind']))})"


def _say_money(row: Row) -> str:
    if pd.isna(row["amount_gbp"]):
        return ""
    amount = show_pounds(float(row["amount_gbp"]))
    shared = len(row["area_codes"])
    return f"{amount} for all {shared} boroughs together, not split" if shared > 1 else amount


def _link_areas(row: Row, names: Mapping[str, str]) -> tuple[PlaceLink, ...]:
    ward = row[WARD_COLUMNS[_EDITION]]
    links = [PlaceLink(names[code], f"/area/{code}") for code in row["area_codes"] if code in names]
    if isinstance(ward, str) and ward in names:
        address = f"/area/{ward}?level=ward&vintage={_EDITION}"
        links.insert(0, PlaceLink(f"{names[ward]} ward", address))
    return tuple(links)


def _name_areas(repository: Repository) -> Mapping[str, str]:
    """Name boroughs, and wards of the edition in which sources name them."""
    areas = repository.areas()
    is_named = (areas["level"] == "borough") | (
        (areas["level"] == "ward") & (areas["vintage"] == _EDITION)
    )
    named = areas[is_named.fillna(value=False)]
    return dict(zip(named["area_code"], named["area_name"], strict=True))


def _say(value: object) -> str:
    # Sources tell of people in words or as a number.
    return "" if value is None or pd.isna(value) else str(value)  # pyright: ignore[reportGeneralTypeIssues, reportArgumentType, reportCallIssue] - a cell
