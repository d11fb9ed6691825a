"""Change over time: said only where two readings' intervals, or two full counts, say so."""

from collections.abc import Hashable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd

from geodata.closed_lists import Basis, Status
from geodata.statistics.benchmark import TESTED_BASES


class Verdict(StrEnum):
    """What may be said of two readings of one series."""

    CLEAR = "the intervals do not overlap"
    NOT_CLEAR = "the intervals overlap"
    DESCRIBED = "counted, not estimated"
    NO_INTERVAL = "no interval is published"
    BROKEN = "the series breaks between them"


class Reading(NamedTuple):
    """One value of a series: its date as published, and its 95 % interval where it has one."""

    label: str
    value: float
    interval: tuple[float, float] | None


class Change(NamedTuple):
    """Two readings of one series, and what may be said of them."""

    earlier: Reading
    later: Reading
    verdict: Verdict

    @property
    def difference(self) -> float:
        """Later minus earlier, in the series' unit."""
        return self.later.value - self.earlier.value


def find_changes(points: pd.DataFrame, *, basis: Basis) -> tuple[Change, ...]:
    """Set the last reading of a series beside the first, and beside the one before it.

    An estimate has clearly changed only where the two 95 % intervals share no
    value: a stricter rule than a test of the difference, so it errs towards
    saying nothing. Full counts and administrative values are described.
    Nothing is said across a break in the series, whatever the values are.

    Parameters
    ----------
    points : DataFrame, one row a date, in order
        Columns ``period_label``, ``value``, ``lci_95``, ``uci_95`` (missing
        where not published) and ``status``; status ``b`` marks the first date
        after a break, whether or not that date has a value.
    basis : Basis
        Only surveys and models have intervals that are tested.

    Returns
    -------
    tuple of Change
        First to last, then previous to last; one where there are two dates,
        none where fewer have a value.

    Examples
    --------
    >>> points = pd.DataFrame({"period_label": ["2011", "2021"], "value": [40.0, 50.0],
    ...     "lci_95": [38.0, 47.0], "uci_95": [42.0, 53.0], "status": [None, None]})
    >>> [change.verdict.name for change in find_changes(points, basis=Basis.SURVEY)]
    ['CLEAR']
    """
    readings, breaks = [], []
    is_broken = False
    for row in points.to_dict("records"):
        is_broken = is_broken or row["status"] == Status.BREAK_IN_SERIES
        if pd.notna(row["value"]):
            readings.append(_read(row))
            breaks.append(is_broken)
            is_broken = False
    return judge_readings(readings, breaks, basis=basis)


def judge_readings(
    readings: Sequence[Reading], breaks: Sequence[bool], *, basis: Basis
) -> tuple[Change, ...]:
    """Judge a series as `find_changes` does, from readings in order.

    ``breaks`` says of each reading whether the series breaks between the one
    before and it.
    """
    last = len(readings) - 1
    pairs = dict.fromkeys([(0, last), (last - 1, last)] if last > 0 else [])
    return tuple(
        _judge(
            readings[earlier],
            readings[later],
            basis=basis,
            is_broken=any(breaks[earlier + 1 : later + 1]),
        )
        for earlier, later in pairs
    )


def _read(row: Mapping[Hashable, Any]) -> Reading:
    low, high = float(row["lci_95"]), float(row["uci_95"])
    interval = None if pd.isna(low) or pd.isna(high) else (low, high)
    return Reading(str(row["period_label"]), float(row["value"]), interval)


def _judge(earlier: Reading, later: Reading, *, basis: Basis, is_broken: bool) -> Change:
    if is_broken:
        verdict = Verdict.BROKEN
    elif basis not in TESTED_BASES:
        verdict = Verdict.DESCRIBED
    else:
        verdict = _compare_intervals(earlier, later)
    return Change(earlier, later, verdict)


def _compare_intervals(earlier: Reading, later: Reading) -> Verdict:
    if earlier.interval is None or later.interval is None:
        return Verdict.NO_INTERVAL
    (earlier_low, earlier_high), (later_low, later_high) = earlier.interval, later.interval
    # Intervals that touch share a value.
    is_apart = later_low > earlier_high or later_high < earlier_low
    return Verdict.CLEAR if is_apart else Verdict.NOT_CLEAR
