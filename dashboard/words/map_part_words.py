"""What the map of reach shows, its classes and what it leaves out, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.geography_names import count_areas
from dashboard.reach.area_facts import LaidRecords
from dashboard.reach.reach_map import ReachShading
from dashboard.words.reach_area_words import NO_SUM, NO_UNIT
from geodata.closed_lists import ReachMeasure
from geodata.model import Geography, list_words
from geodata.reach import NO_RECORD

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
    told = "; ".join(part for part in (classes, unknown) if part)
    return f"Map of London. {name_measure(measure)}: {told}."


def list_remarks(measure: ReachMeasure, laid: LaidRecords) -> tuple[str, ...]:
    """Say what must be known of a measure before its map is read."""
    if measure is ReachMeasure.RECORDS:
        return (
            "A record that several areas share counts in each of them, so the areas do not sum to"
            " the records.",
        )
    if measure is ReachMeasure.UNITS:
        kinds = sorted({label for area in laid.areas for label, _ in area.units})
        said = f" Here they are {list_words(kinds)}." if kinds else ""
        return (
            f"Units are what each programme counts, and of different kinds.{said} One that several"
            " areas share counts in each of them.",
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
