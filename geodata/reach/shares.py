"""Share of the units minus share of the need, tested for each area of one table."""

from collections import defaultdict
from collections.abc import Hashable
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from geodata.reach.intervals import choose_method, find_limits, find_p_values

FALSE_DISCOVERY_RATE = 0.05
TABLE_COLUMNS = (
    *("area_name", "units", "share_of_units", "need_count", "share_of_need"),
    *("difference", "lci_95", "uci_95", "p_value", "p_adjusted", "verdict"),
)
"""Columns of a comparison, by area code. Shares and differences are parts of 1, not per cent."""


class Verdict(StrEnum):
    """What can be said of an area's share of the units beside its share of the need."""

    MORE = "more of the units than of the need"
    LESS = "less of the units than of the need"
    CANNOT_TELL = "cannot tell"


class Weight(NamedTuple):
    """What placed units weigh in all, and the number of whole independent ones that vary as much.

    ``effective`` is what intervals are found for. It is smaller than ``units``
    where records hold several units, and larger where areas share units.
    """

    units: float
    effective: float


def weigh_records(placed: pd.DataFrame) -> Weight:
    """Weigh placed units: the square of their sum over a sum of squares (Kish).

    Units of one record went where the record went, so a record of twenty
    units says less than twenty records of one. A record that areas share
    counts in the sum of squares by its largest part, since that is the most
    that any area can have of it, and so the most that chance can move.

    Parameters
    ----------
    placed : DataFrame
        Columns ``record``, ``area_code``, ``units``; a record may have several rows.

    Examples
    --------
    >>> whole = {"record": ["a", "b"], "area_code": ["x", "y"], "units": [1.0, 1.0]}
    >>> weigh_records(pd.DataFrame(whole))
    Weight(units=2.0, effective=2.0)
    >>> halves = {"record": ["a", "a"], "area_code": ["x", "y"], "units": [0.5, 0.5]}
    >>> weigh_records(pd.DataFrame(halves))
    Weight(units=1.0, effective=2.0)
    """
    parts: dict[Hashable, dict[Hashable, float]] = defaultdict(lambda: defaultdict(float))
    columns = (placed[column] for column in ("record", "area_code", "units"))
    for record, area_code, units in zip(*columns, strict=True):
        parts[record][area_code] += units
    total = sum(sum(shared.values()) for shared in parts.values())
    squares = sum(sum(shared.values()) * max(shared.values()) for shared in parts.values())
    return Weight(total, total**2 / squares if squares else 0.0)


def compare_shares(placed: pd.DataFrame, need: pd.DataFrame, *, is_tested: bool) -> pd.DataFrame:
    """Set each area's share of the placed units against its share of the need.

    The shares of need are taken as known. The interval is that of the chance
    with which a unit falls on the area, less its share of need; the p-value
    asks how rare its units would be were that chance its share of need. An
    interval that leaves out 0, with a p-value that stays at most 0.05 after
    Benjamini-Hochberg over the areas of the table, is a verdict.

    Parameters
    ----------
    placed : DataFrame
        Columns ``record``, ``area_code``, ``units``.
    need : DataFrame, by area code
        Columns ``area_name``, ``need_count`` and ``share_of_need``, the last
        two missing where need is not held. Its areas are those of the answer.
    is_tested : bool
        False leaves out intervals and p-values, and every verdict is ``CANNOT_TELL``.

    Returns
    -------
    DataFrame, by area code
        Columns ``TABLE_COLUMNS``. ``units`` is what each area has of the
        placed units; ``share_of_units`` is missing where nothing is placed.
    """
    weight = weigh_records(placed)
    table = need.assign(
        units=placed.groupby("area_code")["units"].sum().reindex(need.index).fillna(0.0)
    )
    table["share_of_units"] = table["units"] / weight.units if weight.units else np.nan
    table["difference"] = table["share_of_units"] - table["share_of_need"]
    unknown = dict.fromkeys(("lci_95", "uci_95", "p_value", "p_adjusted"), np.nan)
    table = table.assign(**unknown, verdict=Verdict.CANNOT_TELL)
    if is_tested:
        table = _test_differences(table, weight.effective)
    return pd.DataFrame(table[list(TABLE_COLUMNS)])


def _test_differences(table: pd.DataFrame, effective: float) -> pd.DataFrame:
    expected = table["share_of_need"].to_numpy(float)
    # Parts of a unit add up with an error of rounding: no share is above the whole.
    counts = np.minimum(table["share_of_units"].to_numpy(float), 1.0) * effective
    method = choose_method(effective)
    lower, upper = find_limits(counts, effective, method)
    p_value = find_p_values(counts, effective, expected, method)
    p_adjusted = false_discovery_control(p_value, method="bh")
    is_clear = p_adjusted <= FALSE_DISCOVERY_RATE
    verdicts = np.select(
        [is_clear & (lower > expected), is_clear & (upper < expected)],
        [Verdict.MORE, Verdict.LESS],
        default=Verdict.CANNOT_TELL,
    )
    return table.assign(
        lci_95=lower - expected,
        uci_95=upper - expected,
        p_value=p_value,
        p_adjusted=p_adjusted,
        verdict=pd.Series([Verdict(word) for word in verdicts], index=table.index, dtype=object),
    )
