"""What the page of reach says, and what of the chosen programmes is on a map."""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.format.names import count_areas, name_geography
from dashboard.format.numbers import agree, count_things
from dashboard.results.area_lines import ReachedLine
from dashboard.results.reach import ListedProgramme, ReachRows, UnitCoverage
from dashboard.results.reached import LaidRecords, select_placed
from dashboard.state.view import View
from dashboard.text.reach import (
    PRECISION_NAMES,
    describe_located,
    describe_records,
    describe_unlocated,
    show_located,
)
from dashboard.text.reach_areas import say_how_sure
from geodata.closed_lists import Precision, ReachMeasure, Role, Theme
from geodata.model import Geography, Programme
from geodata.reach.records import count_located
from geodata.repository import Repository


class ProgrammeChoice(NamedTuple):
    """One programme as a reader may tick it: identifier, label, what of it is located."""

    identifier: str
    label: str
    located: str


class ProgrammeReach(NamedTuple):
    """One chosen programme: its page, what is located, what is not, and its records."""

    address: str
    label: str
    located: str
    sentence: str
    records: tuple[ReachedLine, ...]


_CHOICE_NAMES = {
    "programme": "a programme or theme",
    "year": "a year",
    "precision": "a precision",
    "confidence": "a choice of how sure",
    "money": "a choice of money",
}


def title_reach(
    rows: ReachRows,
    layout: LaidRecords,
    geography: Geography,
    measure: ReachMeasure = ReachMeasure.RECORDS,
) -> str:
    """Say what the counts found: what sources tell of the measure, and in how many areas."""
    if not len(rows.matching):
        return "No record of reach matches what is chosen"
    if measure is ReachMeasure.PEOPLE:
        count = int(rows.matching["participants"].notna().sum())
        records = count_things(len(rows.matching), "record")
        return f"Sources tell of people, each in its own words, in {count:,} of {records}"
    if not len(rows.placed):
        return "No source says where the chosen records of reach were"
    if measure is ReachMeasure.RECORDS:
        return _title_records(rows, layout, geography)
    if measure is ReachMeasure.MONEY:
        what, found = (
            "Sources give sums for one area alone",
            [area.unshared for area in layout.areas],
        )
    else:
        what, found = "Sources place units of work", [area.units for area in layout.areas]
    areas = sum(bool(one) for one in found)
    return f"{what} in {areas:,} of {count_areas(len(layout.areas), geography)}"


def _title_records(rows: ReachRows, layout: LaidRecords, geography: Geography) -> str:
    placed = len({name for area in layout.named for name in area.programmes})
    if not placed:
        return f"No source ties the chosen records of reach to {name_geography(geography)}"
    areas = count_areas(len(layout.areas), geography)
    listed = len(rows.programmes)
    who = (
        rows.programmes[0].programme.label
        if listed == 1
        else f"records of {placed} of {listed} programmes"
    )
    return f"Sources place {who} in {len(layout.named):,} of {areas}"


def describe_matching(rows: ReachRows) -> str:
    """Say how many records match, and how sure they are."""
    count = len(rows.matching)
    if not count:
        return ""
    sure = say_how_sure(rows.confidences)
    return f"{count_things(count, 'record of reach matches', 'records of reach match')}: {sure}."


def describe_beside(rows: ReachRows, drawn: int, geography: Geography) -> tuple[str, ...]:
    """Say what of the matching records is on the map and what is beside it, and why."""
    sentences = []
    placed, nowhere = len(rows.placed), len(rows.matching) - len(rows.placed)
    areas = name_geography(geography)
    if placed:
        sentences.append(f"{count_things(drawn, 'record is', 'records are')} laid on {areas}.")
    if placed > drawn:
        sentences.append(
            f"{count_things(placed - drawn, 'record is', 'records are')} known by borough, or by a"
            f" locality that no source ties to one of the {areas}: marked, not shaded."
        )
    if nowhere:
        sentences.append(
            f"{count_things(nowhere, 'record has', 'records have')} no place in the sources read."
        )
    remainders = len(rows.unlocated) - nowhere
    if remainders:
        sentences.append(
            f"Beside them {count_things(remainders, 'entry stands', 'entries stand')} for what"
            " sources count and do not name."
        )
    if rows.undated:
        sentences.append(
            f"{count_things(rows.undated, 'record')} without a date"
            f" {agree(rows.undated, 'is', 'are')} left out, as a year is chosen."
        )
    return tuple(sentences)


def describe_coverage(coverage: UnitCoverage) -> str:
    """Say what is located of one kind of unit, and how exactly.

    The bar beside it says the same by its parts.
    """
    count = coverage.count
    parts = [f"{units:,} {PRECISION_NAMES[precision]}" for precision, units in coverage.parts]
    if count.total is not None and count.total > count.located:
        least = "at least " if count.at_least else ""
        parts.append(f"{least}{count.total - count.located:,} not located")
    sentence = f"{show_located(count)} located"
    if count.total is None:
        sentence = f"{count.label}: {count.located:,} located, of a number that no source gives"
    return f"{sentence} ({'; '.join(parts)})" if parts else sentence


def describe_records_of(listed: ListedProgramme) -> str:
    """Say how many records a programme has, and how many of them match."""
    if not listed.records:
        return "No record of a place in the sources read"
    records = count_things(listed.records, "record")
    if listed.matching == listed.records:
        return records
    matches = "match" if listed.matching > 1 else "matches"
    return f"{records}, of which {listed.matching or 'none'} {matches} what is chosen"


def list_unlocated(records: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Tell of each record that no map can show: its programme, and what it says.

    Parameters
    ----------
    records : DataFrame
        Columns ``columns.REACH``.
    """
    return tuple(
        (str(row["programme"]), _describe_unlocated(row)) for row in records.to_dict("records")
    )


def _describe_unlocated(row: dict) -> str:
    place = row["place"] if isinstance(row["place"], str) else ""
    units = "" if pd.isna(row["units"]) else f"{int(row['units']):,}"
    parts = [str(row["activity"]), place and f"“{place.strip('“”')}”"]
    text = ", ".join(part for part in parts if part)
    kind = str(row["unit_kind"]).replace("_", " ") if units else ""
    return f"{text} (stands for {units}: {kind})" if units and units != "1" else text


def describe_loosened(rows: ReachRows) -> tuple[tuple[str, str], ...]:
    """Say what would match without a choice: its name in the address, and a sentence."""
    return tuple(
        (
            one.name,
            f"Without {_CHOICE_NAMES[one.name]}: {count_things(one.matching, 'record')}",
        )
        for one in rows.loosened
    )


_KEPT_LISTS = 2


# The same for every view: counting anew was most of the work of each choice.
@lru_cache(maxsize=_KEPT_LISTS)
def list_programme_choices(repository: Repository) -> tuple[ProgrammeChoice, ...]:
    """List every programme in the order of the report's themes, with what is located of it."""
    records = repository.reach()
    ordered = sorted(
        repository.registry.programmes.values(),
        key=lambda programme: (list(Theme).index(programme.theme), programme.label),
    )
    return tuple(
        ProgrammeChoice(programme.id, programme.label, describe_located(records, programme))
        for programme in ordered
    )


def count_chosen_records(view: View, repository: Repository) -> str:
    """Say how many records the chosen programmes have, and how many of them are on the map."""
    if not view.programmes:
        return "None chosen. Each says how many of its units the sources place."
    chosen = {programme.id for programme in view.programmes}
    records = repository.reach()
    of_chosen = int(records["programme"].isin(chosen).sum())
    placed = len(select_placed(view, repository))
    match = agree(of_chosen, "record matches", "records match")
    return f"{of_chosen:,} {match}; {placed:,} can be placed on the map."


def describe_chosen_programmes(view: View, repository: Repository) -> list[ProgrammeReach]:
    """Tell of each chosen programme: what is located, what is not, and every record of reach."""
    return [_describe_programme(programme, repository) for programme in view.programmes]


def _describe_programme(programme: Programme, repository: Repository) -> ProgrammeReach:
    records = repository.reach(programme_id=programme.id)
    rows = records[records["role"].isin([Role.REACH, Role.AREA_DETAIL])]
    order = {precision: place for place, precision in enumerate(Precision)}
    ordered = rows.sort_values("precision", key=lambda column: column.map(order), kind="stable")
    counts = count_located(records, programme)
    return ProgrammeReach(
        address=f"/programme/{programme.id}",
        label=programme.label,
        located="; ".join(show_located(count) for count in counts),
        sentence=describe_unlocated(records, programme),
        records=describe_records(ordered, {programme.id: programme}),
    )
