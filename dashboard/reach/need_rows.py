"""Reach against need as a page, its files and the interface tell it: one answer for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.reach.area_facts import AreaFacts, lay_records
from dashboard.reach.reach_choice import ReachChoice
from dashboard.reach.reach_rows import keep_reached
from geodata.closed_lists import Level, Precision, Split
from geodata.model import Geography, Indicator
from geodata.needs import CountedAs, NeedMeasure, count_need, find_period, load_needs
from geodata.reach import WARD_COLUMNS
from geodata.reach_filters import ReachFilter, filter_reach
from geodata.reach_need import (
    Grouping,
    NeedComparison,
    NeedQuestion,
    Verdict,
    compare_reach_with_need,
)
from geodata.repository import Repository


class NeedAsk(NamedTuple):
    """What is asked: nothing in it is a table, so that its answer can be kept."""

    programmes: tuple[str, ...]
    asked: ReachFilter
    need: str
    geography: Geography
    split: Split


class ReachState(StrEnum):
    """What the chosen records say of an area."""

    RECORD = "record"
    NO_RECORD = "no record in the sources read"
    BOROUGH_ONLY = "known by borough only: cannot tell"


class NeedLine(NamedTuple):
    """One area or group; shares and differences are parts of 1, None where there is none.

    ``rate`` is in the unit of the measure's indicator, None where need is not
    held. ``records`` counts records of every kind that name the area.
    """

    area_code: str
    name: str
    borough: str
    units: float
    share_of_units: float | None
    need_count: float | None
    share_of_need: float | None
    difference: float | None
    lci_95: float | None
    uci_95: float | None
    p_value: float | None
    p_adjusted: float | None
    verdict: Verdict
    rate: float | None = None
    records: int = 0
    state: ReachState = ReachState.NO_RECORD


@dataclass(frozen=True, slots=True)
class NeedAnswer:
    """Where located units lie beside where need is.

    ``usual_rate`` is London's rate of need; None where the measure is not
    held, and where it is a number itself, of which larger areas have more.
    ``indicator`` is None where the measure is not held at all.
    """

    ask: NeedAsk
    need: NeedMeasure
    indicator: Indicator | None
    period: str
    comparison: NeedComparison
    lines: tuple[NeedLine, ...]
    groups: Mapping[Grouping, tuple[NeedLine, ...]]
    usual_rate: float | None


def ask_need(choice: ReachChoice) -> NeedAsk:
    """Say what a choice asks, without what only chooses how it is shown."""
    return NeedAsk(
        tuple(programme.id for programme in choice.programmes),
        choice.asked,
        choice.need.id,
        choice.geography,
        choice.split,
    )


def find_need(name: str, repository: Repository) -> NeedMeasure:
    """Give a measure of need; one whose indicator the data lack says that it is not held."""
    need = load_needs()[name]
    if need.indicator is None or need.indicator in repository.registry.indicators:
        return need
    reason = "The data pack does not hold its indicator."
    return NeedMeasure(id=need.id, label=need.label, not_held=reason)


# Depends on the data and the choices alone; nothing that a reader loaded comes here.
@lru_cache(maxsize=64)
def answer_need(ask: NeedAsk, repository: Repository) -> NeedAnswer:
    """Set the located units of programmes against a measure of need."""
    need = find_need(ask.need, repository)
    everything = repository.reach()
    # No programme is left where a theme has none of those chosen: then nothing is asked for.
    kept = filter_reach(everything, ask.asked) if ask.programmes else everything.iloc[:0]
    records = pd.DataFrame(kept)
    programmes = [repository.registry.programmes[name] for name in ask.programmes]
    comparison = compare_reach_with_need(
        NeedQuestion(records, programmes, need, ask.geography, ask.split), repository
    )
    counted = count_need(need, ask.geography, repository)
    period = find_period(need, ask.geography, repository)
    return NeedAnswer(
        ask=ask,
        need=need,
        indicator=repository.registry.indicators.get(need.indicator or ""),
        period=period.label if period else "",
        comparison=comparison,
        lines=_list_lines(comparison.table, counted, _read_states(records, ask, repository)),
        groups={name: _list_groups(table) for name, table in comparison.groups.items()},
        usual_rate=_find_usual(need, counted, repository.areas(ask.geography)),
    )


class _Reached(NamedTuple):
    facts: AreaFacts
    state: ReachState


def _read_states(
    records: pd.DataFrame, ask: NeedAsk, repository: Repository
) -> Mapping[str, _Reached]:
    reached = keep_reached(records)
    placed = pd.DataFrame(reached[reached["precision"] != Precision.UNLOCATED.value])
    laid = lay_records(placed, ask.geography, repository)
    vague = _find_vague(placed, ask.geography, repository)
    return {
        area.area_code: _Reached(area, _name_state(area, is_vague=area.area_code in vague))
        for area in laid.areas
    }


def _name_state(area: AreaFacts, *, is_vague: bool) -> ReachState:
    if area.records:
        return ReachState.RECORD
    return ReachState.BOROUGH_ONLY if is_vague else ReachState.NO_RECORD


def _find_vague(
    placed: pd.DataFrame, geography: Geography, repository: Repository
) -> frozenset[str]:
    """Find the wards that lie in a borough which some record names without a ward."""
    if geography.level is not Level.WARD:
        return frozenset()
    unknown = placed[placed[WARD_COLUMNS[geography.vintage or 0]].isna()]
    boroughs = {code for codes in unknown["area_codes"] for code in codes}
    areas = repository.areas(geography)
    return frozenset(
        code
        for code, parents in zip(areas["area_code"], areas["parent_codes"], strict=True)
        if not boroughs.isdisjoint(parents)
    )


def _find_usual(need: NeedMeasure, counted: pd.DataFrame, areas: pd.DataFrame) -> float | None:
    if counted.empty or need.count is CountedAs.VALUE:
        return None
    return float(counted["count"].sum() / areas[str(need.count)].astype(float).sum() * 100)


def _list_lines(
    table: pd.DataFrame, counted: pd.DataFrame, reached: Mapping[str, _Reached]
) -> tuple[NeedLine, ...]:
    rates = counted["rate"].to_dict()
    return tuple(
        line._replace(
            borough=reached[line.area_code].facts.borough,
            rate=rates.get(line.area_code),
            records=reached[line.area_code].facts.records,
            state=reached[line.area_code].state,
        )
        for line in sorted(_list_groups(table), key=lambda line: (line.name, line.area_code))
    )


def _list_groups(table: pd.DataFrame) -> tuple[NeedLine, ...]:
    return tuple(
        NeedLine(
            area_code=str(code),
            name=str(row["area_name"]),
            borough="",
            units=float(row["units"]),
            share_of_units=_read(row["share_of_units"]),
            need_count=_read(row["need_count"]),
            share_of_need=_read(row["share_of_need"]),
            difference=_read(row["difference"]),
            lci_95=_read(row["lci_95"]),
            uci_95=_read(row["uci_95"]),
            p_value=_read(row["p_value"]),
            p_adjusted=_read(row["p_adjusted"]),
            verdict=Verdict(row["verdict"]),
        )
        for code, row in table.to_dict("index").items()
    )


def _read(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
