"""What the records of reach say of one area, one mark, or the whole map."""

from collections.abc import Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dashboard.format.names import count_areas, name_geography
from dashboard.format.numbers import count_things, name_in_sentence
from dashboard.results.reached import AreaFacts, LaidRecords, ReachShading, Sum, count_confidences
from dashboard.text.reach import CONFIDENCE_WORDS
from geodata.closed_lists import Confidence, Precision, ReachMeasure
from geodata.model import Geography, Programme, list_words
from geodata.reach.records import NO_RECORD, describe_precision

NO_SUM = "no sum of its own in the sources read"
NO_UNIT = "no unit counted here in the sources read"
_MOST_TOLD = 3


def name_area(area: AreaFacts) -> str:
    """Name an area, and of a ward its borough, as wards of several boroughs share a name."""
    is_alone = area.borough in ("", area.area_name)
    return area.area_name if is_alone else f"{area.area_name} ({area.borough})"


def describe_area(area: AreaFacts, measure: ReachMeasure) -> str:
    """Say what the map's shade of an area means, and how sure it is."""
    if measure is ReachMeasure.MONEY:
        value = f"{show_sums(area.unshared)} for {name_in_sentence(area.area_name)} alone"
    elif measure is ReachMeasure.UNITS:
        value = show_units(area)
    else:
        records = count_things(area.records, "record")
        value = f"{records}, {list_words(area.programmes)}"
    return f"{name_area(area)}: {value}. How sure: {say_how_sure(area.confidences)}."


def name_missing(area: AreaFacts, measure: ReachMeasure) -> str:
    """Say of an area without a shade what is not known: never none, never not reached."""
    if not area.records:
        reason = NO_RECORD.rstrip(".").lower()
    else:
        records = count_things(area.records, "record")
        missing = {ReachMeasure.MONEY: NO_SUM, ReachMeasure.UNITS: NO_UNIT}
        reason = f"{records}; {missing.get(measure, 'not drawn, as sources give words')}"
    return f"{name_area(area)}: {reason}."


def say_how_sure(confidences: Sequence[tuple[Confidence, int]]) -> str:
    """Say how sure records are: "2 from an official page, 1 in part inferred"."""
    parts = []
    for one, count in confidences:
        phrase = CONFIDENCE_WORDS[one]
        joined = phrase if phrase.startswith("in ") else f"from {phrase}"
        parts.append(f"{count:,} {joined}")
    return list_words(parts)


def show_pounds(amount: float) -> str:
    """Show a sum of money in whole pounds.

    Examples
    --------
    >>> show_pounds(427696.0)
    '£427,696'
    """
    return f"£{amount:,.0f}"


def show_units(area: AreaFacts) -> str:
    """Show units by their kinds, which are never called the same."""
    return "; ".join(f"{label}: {count:,}" for label, count in area.units)


def show_sums(sums: Sequence[Sum]) -> str:
    """Show the sums of an area alone: each with its programme, and their sum where several."""
    whole = show_pounds(sum(one.amount for one in sums))
    amounts = [
        one.programme if len(sums) == 1 else f"{show_pounds(one.amount)} {one.programme}"
        for one in sums
    ]
    return f"{whole} ({'; '.join(amounts)})" if amounts else ""


def show_shared(sums: Sequence[Sum]) -> str:
    """Show whole sums that boroughs share; none is split, and they are not added up."""
    return "; ".join(
        f"{show_pounds(one.amount)} shared by {one.boroughs} boroughs, not split ({one.programme})"
        for one in sums
    )


def show_people(people: Sequence[tuple[str, str]]) -> str:
    """Show what sources say of people, in their words."""
    return "; ".join(f"“{quote}” ({programme})" for programme, quote in people)


def describe_mark(
    rows: Sequence[Mapping[Hashable, Any]], programmes: Mapping[str, Programme], name: str = ""
) -> str:
    """Say what a mark stands for: the records of one place, how exactly, and how sure.

    Parameters
    ----------
    rows : sequence of records
        Guarded, of one place and one precision.
    programmes : mapping of Programme
    name : str
        The borough, where the mark stands for one.
    """
    activities = list(
        dict.fromkeys(f"{programmes[row['programme']].label}: {row['activity']}" for row in rows)
    )
    more = len(activities) - _MOST_TOLD
    listed = "; ".join(activities[:_MOST_TOLD]) + (f"; and {more} more" if more > 0 else "")
    many = "" if len(rows) == 1 else f"{len(rows)} records. "
    place = _name_place(rows, name)
    how = describe_precision(Precision(rows[0]["precision"]))
    sure = say_how_sure(count_confidences(rows))
    return f"{place}{many}{listed}. Known: {how}. How sure: {sure}."


def _name_place(rows: Sequence[Mapping[Hashable, Any]], name: str) -> str:
    if name:
        return f"{name}: "
    places = {row["place"] for row in rows if isinstance(row["place"], str)}
    return f"{places.pop()}: " if len(places) == 1 else ""


_MEASURES: Mapping[ReachMeasure, str] = MappingProxyType(
    {
        ReachMeasure.RECORDS: "Records of reach",
        ReachMeasure.UNITS: "Located units",
        ReachMeasure.MONEY: "Money given for one area alone",
        ReachMeasure.PEOPLE: "People",
    }
)
_UNSHADED: Mapping[ReachMeasure, str] = MappingProxyType(
    {
        ReachMeasure.RECORDS: NO_RECORD.rstrip(".").lower(),
        ReachMeasure.UNITS: NO_UNIT,
        ReachMeasure.MONEY: NO_SUM,
    }
)


def name_measure(measure: ReachMeasure) -> str:
    """Name what the map's shades count."""
    return _MEASURES[measure]


def head_map(measure: ReachMeasure, geography: Geography) -> str:
    """Head the map, or the table where the measure is words."""
    if measure is ReachMeasure.PEOPLE:
        return "People, in the words of the sources"
    return f"{name_measure(measure)}, by {name_geography(geography)}"


def name_unshaded(measure: ReachMeasure) -> str:
    """Say what the pattern of the map means."""
    return _UNSHADED[measure]


def describe_map(shading: ReachShading, measure: ReachMeasure, geography: Geography) -> str:
    """Say the map in words: its classes, how many areas are in each, and what is unknown."""
    classes = list_words(
        f"{one.label} in {count_areas(one.areas, geography)}" for one in shading.classes
    )
    unknown = (
        f"{name_unshaded(measure)} for {count_areas(shading.unshaded, geography)}"
        if shading.unshaded
        else ""
    )
    summary = "; ".join(part for part in (classes, unknown) if part)
    return f"Map of London. {name_measure(measure)}: {summary}."


def list_remarks(measure: ReachMeasure, layout: LaidRecords) -> tuple[str, ...]:
    """Say what must be known of a measure before its map is read."""
    if measure is ReachMeasure.RECORDS:
        return (
            "A record that several areas share counts in each of them, so the areas do not sum to"
            " the records.",
        )
    if measure is ReachMeasure.UNITS:
        kinds = sorted({label for area in layout.areas for label, _ in area.units})
        sentence = f" Here they are {list_words(kinds)}." if kinds else ""
        return (
            f"Units are what each programme counts, and of different kinds.{sentence} One that"
            " several areas share counts in each of them.",
        )
    if measure is ReachMeasure.MONEY:
        return (
            "Only sums that a source gives for one area alone are shaded. What areas share is"
            " listed in the table as a whole and never split; sums for whole programmes are under"
            " the totals. Not every sum is wholly the Mayor's: each programme's page says so.",
        )
    return (
        "Sources tell of people in words: of different things, counted in different ways, some of"
        " them for more than one place. So they are listed as worded, not drawn on a map and never"
        " added up. Records of which no source tells anything of people are not listed.",
    )
