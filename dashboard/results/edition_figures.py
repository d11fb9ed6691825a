"""Every indicator's newest figures on one edition, tested once for all areas of it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.results.benchmark import Benchmark
from dashboard.results.profile import Point, Spread
from dashboard.results.view_results import PUBLISHED
from dashboard.state.view import ALL_PEOPLE, drawn_coverage
from geodata.closed_lists import Outcome, Status, Theme
from geodata.model import LONDON, Geography, Indicator, Period
from geodata.repository import Repository
from geodata.statistics.aggregation import Estimate
from geodata.statistics.benchmark import compare_with_london
from geodata.statistics.ranks import rank_ranges
from geodata.statistics.reliability import Reliability, assess_reliability

_KEPT_PERIODS = 1024


class Observed(NamedTuple):
    """One area's figure at one date as it is held, with None for what is not."""

    indicator: str
    group: str
    area_code: str
    period: str
    period_label: str
    value: float | None
    lci_95: float | None
    uci_95: float | None
    base: int | None
    status: str | None
    method: str | None
    source: str | None
    note: str | None


def read_rows(tables: Sequence[pd.DataFrame]) -> dict[tuple[str, str], list[Observed]]:
    """Read rows of `columns.OBSERVATIONS` by indicator and group, the oldest first."""
    if not tables:
        return {}
    names = list(Observed._fields)
    table = pd.concat([table[names] for table in tables], ignore_index=True)
    plain = table.astype(object).where(table.notna(), None)
    rows: dict[tuple[str, str], list[Observed]] = {}
    for row in sorted(map(Observed._make, plain.to_numpy().tolist()), key=lambda row: row.period):
        rows.setdefault((row.indicator, row.group), []).append(row)
    return rows


def sort_by_area(rows: Iterable[Observed]) -> dict[str, list[Observed]]:
    """Give rows by area code, in the order that they have."""
    areas: dict[str, list[Observed]] = {}
    for row in rows:
        areas.setdefault(row.area_code, []).append(row)
    return areas


def list_points(rows: Iterable[Observed]) -> tuple[Point, ...]:
    """Give the values of one area's history, with what stands after a break marked so."""
    points: list[Point] = []
    is_broken = False
    for row in rows:
        # A break may stand at a date without a value: it is told of the next that has one.
        is_broken = is_broken or row.status == Status.BREAK_IN_SERIES
        if row.value is not None:
            point = Point(
                period=Period(row.period, row.period_label),
                start=_read_start(row.period),
                value=row.value,
                lci_95=row.lci_95,
                uci_95=row.uci_95,
                is_break=is_broken and bool(points),
            )
            points.append(point)
            is_broken = False
    return tuple(points)


@lru_cache(maxsize=_KEPT_PERIODS)
def _read_start(period: str) -> date:
    return date.fromisoformat(period.split("/", maxsplit=1)[0])


_QUARTERS = (0, 25, 50, 75, 100)
_KEPT_EDITIONS = 8
_TESTED = ("value", "lci_95", "uci_95", "status")


class Found(NamedTuple):
    """One area's newest figure, and what the one test and the ranks found of it.

    ``difference`` from London is not a number where there is none.
    """

    area_name: str
    observed: Observed
    difference: float
    outcome: Outcome
    reliability: Reliability
    places: tuple[int, int] | None


@dataclass(frozen=True, slots=True, eq=False)
class IndicatorFigures:
    """One indicator at its newest date on one edition: ``found`` has every area of it, by code.

    ``history`` holds what is observed at any date, by area code, the oldest first.
    """

    indicator: Indicator
    geography: Geography
    period: Period
    group: str
    london: Benchmark | None
    london_trend: tuple[Point, ...]
    spread: Spread | None
    found: Mapping[str, Found]
    history: Mapping[str, Sequence[Observed]]


_NOTHING = Observed("", "", "", "", "", *[None] * 8)


class _Draft(NamedTuple):
    """One indicator before it is tested; ``london`` holds what is observed of London."""

    indicator: Indicator
    period: Period
    group: str
    history: Mapping[str, Sequence[Observed]]
    london: Sequence[Observed]

    def find_newest(self, area_code: str) -> Observed:
        rows = self.history.get(area_code, ())
        return next((row for row in rows if row.period == self.period.id), _NOTHING)


@lru_cache(maxsize=_KEPT_EDITIONS)
def read_edition(geography: Geography, repository: Repository) -> Mapping[str, IndicatorFigures]:
    """Read every indicator that has figures on an edition, by identifier, by theme and name."""
    areas = repository.areas(geography)
    names = dict(zip(areas["area_code"].tolist(), areas["area_name"].tolist(), strict=True))
    drafts = _draft_indicators(geography, repository)
    newest = [draft.find_newest(code) for draft in drafts for code in names]
    # One table for all: what a step costs in pandas is paid once, and not for each indicator.
    table = pd.DataFrame({name: [getattr(row, name) for row in newest] for name in _TESTED}).astype(
        {name: object if name == "status" else float for name in _TESTED}
    )
    reliable = assess_reliability(table).tolist()
    figures = {}
    for place, draft in enumerate(drafts):
        part = slice(place * len(names), (place + 1) * len(names))
        rows = zip(names.items(), newest[part], reliable[part], strict=True)
        figures[draft.indicator.id] = _test(draft, geography, tuple(rows), table.iloc[part])
    return figures


def _draft_indicators(geography: Geography, repository: Repository) -> list[_Draft]:
    pairs = [
        (indicator, coverage)
        for indicator in repository.registry.indicators.values()
        for coverage in drawn_coverage(indicator.id, repository)
        if coverage.geography == geography
    ]
    if not pairs:
        return []
    themes = list(Theme)
    pairs.sort(key=lambda pair: (themes.index(pair[0].theme), pair[0].label))
    history = read_rows([repository.observations(one.id, geography=geography) for one, _ in pairs])
    wide = repository.areas(LONDON)["area_code"]
    london = read_rows([repository.area_observations(code, LONDON) for code in wide])
    drafts = []
    for indicator, coverage in pairs:
        group = ALL_PEOPLE if ALL_PEOPLE in coverage.groups else coverage.groups[0]
        drafts.append(
            _Draft(
                indicator=indicator,
                period=coverage.periods[0],
                group=group,
                history=sort_by_area(history[indicator.id, group]),
                london=london.get((indicator.id, group), ()),
            )
        )
    return drafts


def _test(
    draft: _Draft,
    geography: Geography,
    rows: Sequence[tuple[tuple[str, str], Observed, Reliability]],
    table: pd.DataFrame,
) -> IndicatorFigures:
    """Test one indicator; ``rows`` has a row an area: code and name, figure, reliability."""
    indicator, london = draft.indicator, _find_benchmark(draft.london, draft.period)
    compared = compare_with_london(
        table,
        london=london.estimate if london else None,
        basis=indicator.basis,
        polarity=indicator.polarity,
    )
    ranks = rank_ranges(table, basis=indicator.basis).to_numpy(dtype=float, na_value=np.nan)
    tested = zip(compared["difference"].tolist(), compared["outcome"], ranks.tolist(), strict=True)
    return IndicatorFigures(
        indicator=indicator,
        geography=geography,
        period=draft.period,
        group=draft.group,
        london=london,
        london_trend=list_points(draft.london),
        spread=_measure_spread(row.value for _, row, _ in rows),
        found={
            code: Found(name, row, difference, outcome, reliability, _read_places(*places))
            for ((code, name), row, reliability), (difference, outcome, places) in zip(
                rows, tested, strict=True
            )
        },
        history=draft.history,
    )


def _find_benchmark(rows: Iterable[Observed], period: Period) -> Benchmark | None:
    for row in rows:
        if row.period == period.id and row.value is not None:
            estimate = Estimate(row.value, row.lci_95, row.uci_95)
            return Benchmark(estimate, is_derived=row.method != PUBLISHED)
    return None


def _read_places(first: float, last: float) -> tuple[int, int] | None:
    return None if math.isnan(first) else (int(first), int(last))


def _measure_spread(values: Iterable[float | None]) -> Spread | None:
    numbers = [value for value in values if value is not None]
    if not numbers:
        return None
    return Spread(*np.percentile(numbers, _QUARTERS).tolist(), areas=len(numbers))
