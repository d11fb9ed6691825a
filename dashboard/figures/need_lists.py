"""The tables and lists of areas beside the figure of reach against need, in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dashboard.charts.chart import Chart
from dashboard.charts.intervals import Difference, draw_difference, find_ends
from dashboard.figures.need import link_area
from dashboard.format.names import LEVEL_NAMES, count_areas, name_geography
from dashboard.results.need import NeedAnswer, NeedLine, ReachState, list_areas
from dashboard.state.addresses import HIGH_NEED_FILE, LOWER_NEED_FILE
from dashboard.state.selection import Selection
from dashboard.text.need import (
    GROUPINGS,
    define_high,
    define_lower,
    describe_coverage,
    describe_difference,
    describe_list,
    describe_unclear,
    say_records,
    say_verdict,
    show_points,
    show_rate,
    show_share,
    show_units,
)
from geodata.closed_lists import Level
from geodata.reach.shares import Verdict

# Of more areas only those with a unit or an answer have a row on the page; the file has all.
_MOST_ROWS = 40
_MOST_LISTED = 25
_NO_UNIT = "none located"


class DifferenceRow(NamedTuple):
    """An area or group in words, its chart, and the numbers that its columns sort by."""

    name: str
    address: str
    units: str
    share_of_units: str
    share_of_need: str
    chart: Chart | None
    difference: str
    verdict: str
    keys: tuple[float | None, float | None, float | None, float | None]


class DifferenceTable(NamedTuple):
    """A table: its heading, what its rows are called, the ends of its scale, and what it omits."""

    identifier: str
    heading: str
    noun: str
    scale: str
    rows: Sequence[DifferenceRow]
    omitted: str = ""


class ListedArea(NamedTuple):
    """An area of one of the two lists, in words."""

    name: str
    address: str
    borough: str
    rate: str
    usual: str
    records: str
    units: str


class AreaList(NamedTuple):
    """One of the two lists, with its warning first; ``empty`` is said where it has no area."""

    identifier: str
    heading: str
    warning: str
    definition: str
    counted: str
    rows: Sequence[ListedArea]
    usual: str
    address: str
    has_boroughs: bool
    notes: Sequence[str] = ()


def write_address(route: str, selection: Selection) -> str:
    """Write the address of a page or a file by the choices of the current one."""
    query = replace(selection, appearance=None, data=None, area=None).to_query()
    return f"{route}?{query}" if query else route


def table_areas(answer: NeedAnswer) -> DifferenceTable:
    """Put every area's difference into words."""
    geography = answer.ask.geography
    lines = answer.lines
    if len(lines) > _MOST_ROWS:
        lines = tuple(line for line in lines if line.units or line.verdict != Verdict.CANNOT_TELL)
    omitted = ""
    if len(lines) < len(answer.lines):
        omitted = (
            f"{count_areas(len(answer.lines) - len(lines), geography)} without a located unit and"
            " without an answer are in the file alone."
        )
    noun = LEVEL_NAMES[geography.level][0].capitalize()
    heading = f"By area: {name_geography(geography)}"
    return _table("areas", (heading, noun), lines, answer, omitted=omitted)


def table_groups(answer: NeedAnswer) -> tuple[DifferenceTable, ...]:
    """Put every group's difference into words, a table a grouping."""
    return tuple(
        _table(f"by-{grouping}".replace("_", "-"), (GROUPINGS[grouping], "Group"), lines, answer)
        for grouping, lines in answer.groups.items()
    )


def _table(
    identifier: str,
    names: tuple[str, str],
    lines: Sequence[NeedLine],
    answer: NeedAnswer,
    *,
    omitted: str = "",
) -> DifferenceTable:
    ends = find_ends(_find_difference(line) for line in lines)
    heading, noun = names
    is_area = identifier == "areas"
    scale = (
        f"Pictures run from {show_points(ends[0])} to {show_points(ends[1])} percentage points; the"
        " upright line is 0, where both shares are the same."
    )
    return DifferenceTable(
        identifier,
        heading,
        noun,
        scale if ends[0] < ends[1] else "",
        [_row(line, ends, link_area(line, answer) if is_area else "") for line in lines],
        omitted,
    )


def _find_difference(line: NeedLine) -> Difference:
    return Difference(line.difference, line.lci_95, line.uci_95)


def _row(line: NeedLine, ends: tuple[float, float], address: str) -> DifferenceRow:
    return DifferenceRow(
        name=line.name,
        address=address,
        units=show_units(line.units) if line.units else _NO_UNIT,
        share_of_units=show_share(line.share_of_units) if line.units else _NO_UNIT,
        share_of_need=show_share(line.share_of_need),
        chart=draw_difference(_find_difference(line), ends),
        difference=describe_difference(line),
        verdict=say_verdict(line),
        keys=(line.units, line.share_of_units, line.share_of_need, line.difference),
    )


def make_lists(answer: NeedAnswer, selection: Selection) -> tuple[AreaList, ...]:
    """Put the two lists into words; none where need is not held, or is no rate."""
    if answer.usual_rate is None:
        return ()
    lists = list_areas(answer)
    has_boroughs = answer.ask.geography.level is Level.WARD
    entries = (
        (
            ("high-need", "High need, no record of reach", HIGH_NEED_FILE),
            define_high(answer),
            describe_list(
                len(lists.unreached), "high need and no record of what is chosen", answer
            ),
            lists.unreached,
        ),
        (
            ("lower-need", "Reached, need below London's", LOWER_NEED_FILE),
            define_lower(answer),
            describe_list(len(lists.lower), "a record, and lower need", answer),
            lists.lower,
        ),
    )
    unclear = describe_unclear(lists, answer)
    return tuple(
        AreaList(
            identifier=names[0],
            heading=names[1],
            warning=describe_coverage(answer),
            definition=definition,
            counted=counted,
            rows=[_list_area(line, answer) for line in lines[:_MOST_LISTED]],
            usual="London",
            address=write_address(names[2], selection),
            has_boroughs=has_boroughs,
            notes=(_say_further(len(lines) - _MOST_LISTED), unclear),
        )
        for names, definition, counted, lines in entries
    )


def _say_further(count: int) -> str:
    if count <= 0:
        return ""
    return f"Those of highest need are shown; {count:,} more are in the file."


def _list_area(line: NeedLine, answer: NeedAnswer) -> ListedArea:
    has_none = line.state is not ReachState.RECORD
    return ListedArea(
        name=line.name,
        address=link_area(line, answer),
        borough=line.borough,
        rate=show_rate(line.rate, answer),
        usual=show_rate(answer.usual_rate, answer),
        records=say_records(line),
        units=show_units(line.units) if line.units else ("no record" if has_none else _NO_UNIT),
    )
