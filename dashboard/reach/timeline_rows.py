"""When programmes ran and when their records are of, as far as sources say."""

import calendar
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from dashboard.reach.reach_rows import ReachRows
from geodata.model import Programme

FIRST_YEAR, LAST_YEAR = 2017, 2021
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


class Stretch(NamedTuple):
    """Days between which something lies: one day, a month, a year or any other stretch."""

    first: date
    last: date


class RecordStretch(NamedTuple):
    """When records are of: the stretch that their sources give, and how many share it."""

    stretch: Stretch
    records: int


class TimelineRow(NamedTuple):
    """A programme on the line of time.

    ``starts`` and ``ends`` are as exact as the registry has them, None where
    no source gives them. ``dated`` are its matching records within the years
    drawn, ``before`` and ``after`` count those outside, ``undated`` those
    without a date on which they begin.
    """

    programme: Programme
    starts: Stretch | None
    ends: Stretch | None
    dated: tuple[RecordStretch, ...]
    before: int
    after: int
    undated: int


def list_timeline(rows: ReachRows) -> tuple[TimelineRow, ...]:
    """List the programmes by their first date; those that have none at all are left out."""
    dates = rows.matching[["programme", "date_start", "date_end"]].to_dict("records")
    described = [
        _describe(one.programme, [row for row in dates if row["programme"] == one.programme.id])
        for one in rows.programmes
    ]
    return tuple(sorted(filter(_has_dates, described), key=_order))


def list_undated(rows: ReachRows, timeline: Sequence[TimelineRow]) -> tuple[Programme, ...]:
    """List the programmes of which neither the registry nor a matching record has a date."""
    dated = {row.programme.id for row in timeline}
    return tuple(one.programme for one in rows.programmes if one.programme.id not in dated)


def read_stretch(text: str | None) -> Stretch | None:
    """Read an ISO 8601 year, month or day as the days that it may be.

    Examples
    --------
    >>> read_stretch("2018-09")
    Stretch(first=datetime.date(2018, 9, 1), last=datetime.date(2018, 9, 30))
    """
    if not text:
        return None
    year, *finer = (int(part) for part in text.split("-"))
    first_month, last_month = (finer[0], finer[0]) if finer else (1, 12)
    day = finer[1] if finer[1:] else None
    last_day = calendar.monthrange(year, last_month)[1]
    return Stretch(date(year, first_month, day or 1), date(year, last_month, day or last_day))


def _describe(programme: Programme, own: Sequence[Mapping[Hashable, Any]]) -> TimelineRow:
    stretches = _read_records(own)
    within = [one for one in stretches if one.last >= FIRST_DAY and one.first <= LAST_DAY]
    return TimelineRow(
        programme,
        starts=read_stretch(programme.starts),
        ends=read_stretch(programme.ends),
        dated=tuple(RecordStretch(one, within.count(one)) for one in sorted(set(within))),
        before=sum(one.last < FIRST_DAY for one in stretches),
        after=sum(one.first > LAST_DAY for one in stretches),
        undated=len(own) - len(stretches),
    )


def _read_records(own: Sequence[Mapping[Hashable, Any]]) -> list[Stretch]:
    dates = [(row["date_start"], row["date_end"]) for row in own]
    return [
        # Of a record that only begins, the beginning is all that is known.
        Stretch(date.fromisoformat(first), date.fromisoformat(first if pd.isna(last) else last))
        for first, last in dates
        if not pd.isna(first)
    ]


def _has_dates(row: TimelineRow) -> bool:
    return bool(row.starts or row.dated or row.before or row.after)


def _order(row: TimelineRow) -> tuple[date, str]:
    firsts = [row.starts.first] if row.starts else [one.stretch.first for one in row.dated]
    return min(firsts, default=LAST_DAY), row.programme.label
