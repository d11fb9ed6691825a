"""How often a true difference between reach and need would be told, by the number of units."""

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import binom

from geodata.reach_intervals import choose_method, find_p_values
from geodata.reach_shares import FALSE_DISCOVERY_RATE

POWER_UNITS = (10, 20, 50, 100, 200, 500, 1000, 2000)
POWER_RATIOS = (0.5, 0.67, 1.5, 2.0, 3.0)
POWER_COLUMNS = (
    *("case", "units", "ratio", "share_of_need", "share_of_units"),
    *("power_alone", "power_corrected"),
)


class PowerCase(NamedTuple):
    """An area or a group whose share of the need is given, among so many tested together."""

    label: str
    share_of_need: float
    tested: int


POWER_CASES = MappingProxyType(
    {
        "borough": PowerCase("a borough with an average share of the need", 1 / 33, 33),
        "half": PowerCase("a group with half of the need", 1 / 2, 2),
    }
)


@cache
def _tabulate_rows() -> tuple[tuple[object, ...], ...]:
    return tuple(
        (name, units, ratio, case.share_of_need, case.share_of_need * ratio, *powers)
        for name, case in POWER_CASES.items()
        for units in POWER_UNITS
        for ratio in POWER_RATIOS
        # No group has more than all of the units.
        if case.share_of_need * ratio <= 1
        for powers in [_find_powers(units, ratio, case)]
    )


def tabulate_power() -> pd.DataFrame:
    """Give the chance of a verdict in the true direction, by exact binomial sums.

    Returns
    -------
    DataFrame, one row a case, a number of units and a ratio
        Columns ``POWER_COLUMNS``. ``ratio`` is the area's true share of the
        units over its share of the need. ``power_alone`` is for an area tested
        alone; ``power_corrected`` divides the 5 % by all that are tested
        together (Bonferroni). With Benjamini-Hochberg the chance lies between
        the two, at the lower end where few areas differ. Ratios that would
        give a group more than all of the units have no row. Units are taken
        to be independent, each of one area, and all located.
    """
    return pd.DataFrame(_tabulate_rows(), columns=list(POWER_COLUMNS))


def _find_powers(units: int, ratio: float, case: PowerCase) -> tuple[float, float]:
    counts = np.arange(units + 1, dtype=float)
    expected = np.full(units + 1, case.share_of_need)
    p_values = find_p_values(counts, units, expected, choose_method(units))
    chances = binom.pmf(counts, units, case.share_of_need * ratio)
    # A verdict in the wrong direction is no success.
    is_right = counts > units * expected if ratio > 1 else counts < units * expected
    alone = chances[is_right & (p_values <= FALSE_DISCOVERY_RATE)].sum()
    corrected = chances[is_right & (p_values <= FALSE_DISCOVERY_RATE / case.tested)].sum()
    return float(alone), float(corrected)
