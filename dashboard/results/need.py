"""Reach against need as a page, its files and the interface tell it, with its lists of areas."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.results.reach import keep_reached
from dashboard.results.reached import AreaFacts, lay_records
from dashboard.state.reach import ReachChoice
from geodata.closed_lists import Level, Precision, Split
from geodata.model import Geography, Indicator
from geodata.reach.coverage import FEWEST_UNITS, LEAST_LOCATED, LocatedKind
from geodata.reach.need import Grouping, NeedComparison, NeedQuestion, compare_reach_with_need
from geodata.reach.needs import CountedAs, NeedMeasure, count_need, find_period, load_needs
from geodata.reach.records import WARD_COLUMNS, ReachFilter, filter_reach
from geodata.reach.shares import Verdict
from geodata.repository import Repository


class NeedAsk(NamedTuple):
    """What is asked: nothing in it is a table, so that its answer can be kept."""

    programmes: tuple[str, ...]
    reach_filter: ReachFilter
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
        choice.reach_filter,
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
    rows = filter_reach(everything, ask.reach_filter) if ask.programmes else everything.iloc[:0]
    records = pd.DataFrame(rows)
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
        lines=_list_lines(
            comparison.table, counted, read_states(records, ask.geography, repository)
        ),
        groups={name: _list_groups(table) for name, table in comparison.groups.items()},
        usual_rate=_find_usual(need, counted, repository.areas(ask.geography)),
    )


class _Reached(NamedTuple):
    facts: AreaFacts
    state: ReachState


def read_states(
    records: pd.DataFrame, geography: Geography, repository: Repository
) -> Mapping[str, _Reached]:
    """Say of each area of an edition, by code, what records of reach say of it.

    Parameters
    ----------
    records : DataFrame
        Columns ``columns.REACH``, guarded as `Repository.reach` gives them.
    geography : Geography
        Boroughs, or wards of an edition on which records are placed.
    repository : Repository
    """
    reached = keep_reached(records)
    placed = pd.DataFrame(reached[reached["precision"] != Precision.UNLOCATED.value])
    placement = lay_records(placed, geography, repository)
    vague = _find_vague(placed, geography, repository)
    return {
        area.area_code: _Reached(area, _name_state(area, is_vague=area.area_code in vague))
        for area in placement.areas
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


THIRDS = 3


def split_thirds(rates: Mapping[str, float]) -> dict[str, int]:
    """Put areas by code into thirds of equal number by rate, 0 the lowest; ties are of one."""
    ordered = sorted(rates.values())
    return {code: ordered.index(rate) * THIRDS // len(ordered) for code, rate in rates.items()}


class HighestThird(NamedTuple):
    """How many areas of the highest third of a topic have a record, and of how many none can tell.

    ``placed`` is how many records of the chosen programmes name any area of the edition.
    """

    areas: int
    recorded: int
    unclear: int
    placed: int


def count_highest_third(
    values: pd.Series, programmes: frozenset[str], geography: Geography, repository: Repository
) -> HighestThird | None:
    """Count records in the highest third of areas; None where it cannot be split in thirds.

    Parameters
    ----------
    values : Series
        A topic's values by area code, in its unit; missing values are left out.
    programmes : frozenset of str
        The identifiers of those whose records are looked at.
    geography : Geography
        Boroughs, or wards of an edition on which records are placed.
    repository : Repository
    """
    rates = {str(code): float(value) for code, value in values.dropna().items()}
    high = [code for code, third in split_thirds(rates).items() if third == THIRDS - 1]
    if len(rates) < THIRDS or not high:
        return None
    records = filter_reach(repository.reach(), ReachFilter(programmes=programmes))
    reached = read_states(pd.DataFrame(records), geography, repository)
    states = [reached[code].state for code in high]
    return HighestThird(
        areas=len(high),
        recorded=states.count(ReachState.RECORD),
        unclear=states.count(ReachState.BOROUGH_ONLY),
        placed=sum(one.facts.records for one in reached.values()),
    )


TOP_PART = 5
"""High need is the top one of so many equal parts of the areas by rate, above London's rate."""


class NeedLists(NamedTuple):
    """Areas by the two questions, highest rate first.

    ``unclear`` are areas of high need that are in neither list, as records are
    known for their borough only; ``vague`` counts all such areas.
    """

    unreached: tuple[NeedLine, ...]
    lower: tuple[NeedLine, ...]
    unclear: tuple[NeedLine, ...]
    vague: int


def list_areas(answer: NeedAnswer) -> NeedLists:
    """List the areas of high need without a record, and those with one where need is lower.

    Where need is not held nothing is listed: no area is then of high need or low.
    """
    high = find_high(answer)
    usual = answer.usual_rate
    ordered = sorted(answer.lines, key=lambda line: -(line.rate or 0))
    of_high = [line for line in ordered if line.area_code in high]
    return NeedLists(
        unreached=tuple(line for line in of_high if line.state is ReachState.NO_RECORD),
        lower=tuple(
            line
            for line in ordered
            if line.state is ReachState.RECORD
            and line.rate is not None
            and usual is not None
            and _round_as_shown(line.rate, answer) < _round_as_shown(usual, answer)
        ),
        unclear=tuple(line for line in of_high if line.state is ReachState.BOROUGH_ONLY),
        vague=sum(line.state is ReachState.BOROUGH_ONLY for line in answer.lines),
    )


def _round_as_shown(rate: float, answer: NeedAnswer) -> float:
    """Round as the page does, so that no list contradicts the numbers beside it."""
    return round(rate, answer.indicator.decimal_places if answer.indicator else 1)


def find_high(answer: NeedAnswer) -> frozenset[str]:
    """Find the areas in the top fifth by rate of need whose rate is above London's.

    Areas that tie with the last of the fifth belong to it.
    """
    usual = answer.usual_rate
    rates = sorted((line.rate for line in answer.lines if line.rate is not None), reverse=True)
    if usual is None or not rates:
        return frozenset()
    least = rates[math.ceil(len(rates) / TOP_PART) - 1]
    return frozenset(
        line.area_code
        for line in answer.lines
        if line.rate is not None and line.rate >= least and line.rate > usual
    )


def choose_pool(kinds: tuple[LocatedKind, ...]) -> tuple[LocatedKind, ...]:
    """Choose as many programmes as can be pooled with half of all their units located.

    Programmes are added from the one with most to spare; those that no source
    counts whole, or counts as "at least", cannot be in a pool. Empty where no
    pool has enough located units.
    """
    whole = [
        kind for kind in kinds if kind.located and kind.total is not None and not kind.at_least
    ]
    spare = {kind.programme: kind.located - LEAST_LOCATED * (kind.total or 0) for kind in whole}
    chosen: list[LocatedKind] = []
    left = 0.0
    for kind in sorted(whole, key=lambda kind: (-spare[kind.programme], kind.programme)):
        if left + spare[kind.programme] < 0:
            break
        left += spare[kind.programme]
        chosen.append(kind)
    return tuple(chosen) if sum(kind.located for kind in chosen) >= FEWEST_UNITS else ()


# Depends on the data and the choices alone.
@lru_cache(maxsize=64)
def find_pool(ask: NeedAsk, repository: Repository) -> tuple[LocatedKind, ...]:
    """Find programmes that can be compared by the same choices; empty where none can."""
    every = tuple(repository.registry.programmes)
    whole = answer_need(_ask_of(ask, every), repository)
    pool = choose_pool(whole.comparison.kinds)
    if not pool:
        return ()
    pooled = _ask_of(ask, tuple(kind.programme for kind in pool))
    return pool if not answer_need(pooled, repository).comparison.obstacles else ()


def _ask_of(ask: NeedAsk, programmes: tuple[str, ...]) -> NeedAsk:
    reach_filter = ask.reach_filter._replace(programmes=frozenset(programmes))
    return ask._replace(programmes=programmes, reach_filter=reach_filter)
