"""What is held of areas at every date, as rows that are quick to read again and again."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.profile.area_profile import Point
from geodata.closed_lists import Status
from geodata.model import Period

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
