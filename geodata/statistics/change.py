"""Change over time: one test of the difference between two dates, for all areas together."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from geodata.closed_lists import Outcome, Status
from geodata.indicators.periods import share_days
from geodata.model import Indicator
from geodata.statistics.aggregation import Z_95
from geodata.statistics.benchmark import TESTED_BASES, compare_pairs


class Verdict(StrEnum):
    """What may be said of two readings of one series."""

    CLEAR = "clear change"
    NOT_CLEAR = "no clear change"
    DESCRIBED = "counted, not estimated"
    NO_VALUE = "no value at both dates"
    NO_INTERVAL = "no interval is published"
    BROKEN = "the series breaks between them"
    OVERLAPPING = "the two dates share days"
    NOT_COMPARABLE = "its dates do not compare"


TESTED_VERDICTS = frozenset({Verdict.CLEAR, Verdict.NOT_CLEAR})
# Of all others the difference itself is not given: it would be read as a change.
COMPARED_VERDICTS = TESTED_VERDICTS | {Verdict.DESCRIBED}


class Reading(NamedTuple):
    """One value of a series: its date as published, and its 95 % interval where it has one."""

    period: str
    label: str
    value: float
    interval: tuple[float, float] | None


class Change(NamedTuple):
    """Two readings of one series, and what may be said of them.

    ``interval`` is the 95 % interval of the difference, None where it is not tested.
    """

    earlier: Reading
    later: Reading
    verdict: Verdict
    interval: tuple[float, float] | None = None

    @property
    def difference(self) -> float:
        """Later minus earlier, in the series' unit."""
        return self.later.value - self.earlier.value


# Compares two periods, by their identifiers, as `compare_dates` does.
DateComparison = Callable[[str, str], pd.DataFrame]
_NUMBERS = ("value", "lci_95", "uci_95")


def compare_dates(
    observations: pd.DataFrame, earlier: str, later: str, *, indicator: Indicator
) -> pd.DataFrame:
    """Say which areas clearly changed between two dates.

    The test is that of `benchmark.compare_pairs`: z on the difference, standard
    errors recovered from the published 95 % intervals, the two dates taken as
    independent samples, and Benjamini-Hochberg at 5 % over the family: every
    area given that has intervals at both dates. Full counts and administrative
    figures are described. Nothing is said across a break in the series, of
    estimates whose two dates share days, as they share answers, or where the
    registry says that the indicator's dates do not compare.

    Parameters
    ----------
    observations : DataFrame, one row an area and date
        Columns ``area_code``, ``period``, ``value``, ``lci_95``, ``uci_95`` and
        ``status``, of one indicator, edition and group, with every area of the
        edition, and every date: status ``b`` marks the first one after a break,
        with a value or without.
    earlier, later : str
        Periods, as ``period`` has them.
    indicator : Indicator
        Its basis says whether it is tested, ``no_change`` that it is not compared.

    Returns
    -------
    DataFrame, one row an area by ``area_code``, sorted
        ``earlier``, ``earlier_lci_95``, ``earlier_uci_95``, ``later``,
        ``later_lci_95``, ``later_uci_95`` as observed; ``difference``, with its
        95 % limits ``lci_95`` and ``uci_95`` where it is tested; ``p_value``,
        ``p_adjusted``; ``verdict`` (Verdict). What may not be said is missing.

    Examples
    --------
    >>> from geodata.registry.registry import load_registry
    >>> table = pd.DataFrame({"area_code": ["a", "a"], "period": ["2011", "2021"],
    ...     "value": [40.0, 50.0], "lci_95": [38.0, 47.0], "uci_95": [42.0, 53.0],
    ...     "status": [None, None]})
    >>> survey = load_registry().indicator("arts_engaged")
    >>> compare_dates(table, "2011", "2021", indicator=survey)["verdict"].to_list()
    [<Verdict.CLEAR: 'clear change'>]
    """
    areas = pd.Index(sorted(observations["area_code"].unique()), name="area_code")
    # One pass over arrays: a profile compares some sixty pairs of dates.
    now, then = (_read_date(observations, period, areas) for period in (later, earlier))
    verdict = _find_obstacles(now, then, observations, (earlier, later), indicator)
    is_open = np.array([one is None for one in verdict])
    tested = pd.DataFrame(np.nan, index=areas, columns=["standard_error", *_P_VALUES])
    if indicator.basis in TESTED_BASES:
        # The family: what cannot be tested is no part of it.
        found = compare_pairs(_pair(now[is_open], then[is_open]))
        tested.loc[is_open] = found[list(tested)].to_numpy()
        verdict[is_open] = [_VERDICTS[outcome] for outcome in found["outcome"]]
    else:
        verdict[is_open] = Verdict.DESCRIBED
    return _assemble(now, then, tested, verdict)


_VERDICTS = {
    Outcome.HIGHER: Verdict.CLEAR,
    Outcome.LOWER: Verdict.CLEAR,
    Outcome.SIMILAR: Verdict.NOT_CLEAR,
    Outcome.NOT_COMPARED: Verdict.NO_INTERVAL,
}
_P_VALUES = ("p_value", "p_adjusted")
_BREAK_COLUMNS = ("area_code", "period", "status")
_EARLIER = ("earlier", "earlier_lci_95", "earlier_uci_95")
_LATER = ("later", "later_lci_95", "later_uci_95")


def _read_date(observations: pd.DataFrame, period: str, areas: pd.Index) -> np.ndarray:
    """Read value and limits of every area at a date, a row an area; missing where not held."""
    is_then = observations["period"].to_numpy(dtype=object) == period
    codes = observations["area_code"].to_numpy(dtype=object)[is_then]
    numbers = np.full((len(areas), len(_NUMBERS)), np.nan)
    for place, name in enumerate(_NUMBERS):
        column = observations[name].to_numpy(dtype=float, na_value=np.nan)
        numbers[areas.get_indexer(codes), place] = column[is_then]
    return numbers


def _pair(now: np.ndarray, then: np.ndarray) -> pd.DataFrame:
    others = ("other", "other_lci_95", "other_uci_95")
    return pd.DataFrame(np.hstack([now, then]), columns=[*_NUMBERS, *others])


def _find_obstacles(
    now: np.ndarray,
    then: np.ndarray,
    observations: pd.DataFrame,
    dates: tuple[str, str],
    indicator: Indicator,
) -> np.ndarray:
    """Say of each area, in order of codes, why its dates are not compared; None where they are."""
    earlier, later = dates
    verdict = np.full(len(now), None, dtype=object)
    if indicator.basis in TESTED_BASES and share_days(earlier, later):
        verdict[:] = Verdict.OVERLAPPING
    breaks = _read_breaks(observations)
    broken = {code for code, period in breaks if earlier < period <= later}
    if broken:
        areas = sorted(observations["area_code"].unique())
        verdict[[code in broken for code in areas]] = Verdict.BROKEN
    if indicator.no_change:
        verdict[:] = Verdict.NOT_COMPARABLE
    verdict[np.isnan(now[:, 0]) | np.isnan(then[:, 0])] = Verdict.NO_VALUE
    return verdict


def _read_breaks(observations: pd.DataFrame) -> list[tuple[str, str]]:
    """Read the area and the date of each break."""
    rows = zip(*(observations[name].tolist() for name in _BREAK_COLUMNS), strict=True)
    return [(code, period) for code, period, status in rows if status == Status.BREAK_IN_SERIES]


def _assemble(
    now: np.ndarray, then: np.ndarray, tested: pd.DataFrame, verdict: np.ndarray
) -> pd.DataFrame:
    is_compared = np.array([one in COMPARED_VERDICTS for one in verdict])
    is_tested = np.array([one in TESTED_VERDICTS for one in verdict])
    difference = np.where(is_compared, now[:, 0] - then[:, 0], np.nan)
    half = np.where(is_tested, tested["standard_error"] * Z_95, np.nan)
    return pd.DataFrame(
        {
            **{name: then[:, place] for place, name in enumerate(_EARLIER)},
            **{name: now[:, place] for place, name in enumerate(_LATER)},
            "difference": difference,
            "lci_95": difference - half,
            "uci_95": difference + half,
            **{name: tested[name].to_numpy() for name in _P_VALUES},
            # A table would keep them as mere texts.
            "verdict": pd.Series(verdict, index=tested.index, dtype=object),
        },
        index=tested.index,
    )


def list_earlier(observations: pd.DataFrame, later: str, *, indicator: Indicator) -> list[str]:
    """List the periods from which a change until ``later`` may be said of any area, newest first.

    ``observations`` are those of `compare_dates`.
    """
    if indicator.no_change:
        return []
    widths = _read_widths(observations, indicator)
    breaks = _read_breaks(observations)
    now = widths.pop(later, {})
    offered = []
    for period in sorted((one for one in widths if one < later), reverse=True):
        broken = {code for code, at in breaks if period < at <= later}
        is_same_time = indicator.basis in TESTED_BASES and share_days(period, later)
        then = widths[period]
        if not is_same_time and any(
            code in now and code not in broken and then[code] + now[code] > 0 for code in then
        ):
            offered.append(period)
    return offered


def _read_widths(observations: pd.DataFrame, indicator: Indicator) -> dict[str, dict[str, float]]:
    """Give what can be compared: by period and area the width of its interval, 1 for a count."""
    names = ["period", "area_code", *_NUMBERS]
    widths: dict[str, dict[str, float]] = {}
    for period, code, value, low, high in observations[names].itertuples(index=False, name=None):
        width = high - low if indicator.basis in TESTED_BASES else 1.0
        if pd.notna(value) and pd.notna(width):
            widths.setdefault(str(period), {})[str(code)] = float(width)
    return widths


def find_changes(points: pd.DataFrame, compare: DateComparison) -> tuple[Change, ...]:
    """Set the last reading of a series beside the first, and beside the one before it.

    Parameters
    ----------
    points : DataFrame, one row a date, in order
        Columns ``area_code``, ``period``, ``period_label``, ``value``,
        ``lci_95`` and ``uci_95`` of one area; dates without a value are passed over.
    compare : callable
        Compares two periods for every area of the series' family, this one among them.

    Returns
    -------
    tuple of Change
        First to last, then previous to last; one where there are two dates,
        none where fewer have a value.
    """
    rows = points[points["value"].notna()].to_dict("records")
    if not rows:
        return ()
    return judge_readings([_read(row) for row in rows], str(rows[0]["area_code"]), compare)


def judge_readings(
    readings: Sequence[Reading], area_code: str, compare: DateComparison
) -> tuple[Change, ...]:
    """Judge a series as `find_changes` does, from an area's readings in order."""
    last = len(readings) - 1
    pairs = dict.fromkeys([(0, last), (last - 1, last)] if last > 0 else [])
    return tuple(
        judge(readings[earlier], readings[later], area_code, compare) for earlier, later in pairs
    )


def judge(earlier: Reading, later: Reading, area_code: str, compare: DateComparison) -> Change:
    """Say what may be said of two readings of an area, as its family's comparison found it."""
    found = compare(earlier.period, later.period).loc[area_code].to_dict()
    interval = _pair_limits(found["lci_95"], found["uci_95"])
    return Change(earlier, later, Verdict(found["verdict"]), interval)


def _read(row: Mapping[Hashable, Any]) -> Reading:
    interval = _pair_limits(row["lci_95"], row["uci_95"])
    return Reading(str(row["period"]), str(row["period_label"]), float(row["value"]), interval)


def _pair_limits(low: float, high: float) -> tuple[float, float] | None:
    return None if pd.isna(low) or pd.isna(high) else (float(low), float(high))
