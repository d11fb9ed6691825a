"""A made-up comparison worked by hand, and how often a true difference would be found."""

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import binom

from geodata.reach.intervals import choose_method, find_p_values
from geodata.reach.shares import FALSE_DISCOVERY_RATE


class ExampleArea(NamedTuple):
    """One made-up area: what it has, and what is found step by step.

    Shares and differences are in per cent and percentage points, rounded as
    shown; ``count`` is the share of the units times `EFFECTIVE_UNITS`.
    """

    name: str
    whole_units: int
    need: int
    units: float
    share_of_units: float
    share_of_need: float
    difference: float
    count: float
    lowest_share: float
    highest_share: float
    lci_95: float
    uci_95: float
    p_value: float
    p_adjusted: float
    verdict: str


SHARED_BY = ("Area A", "Area B")
"""The areas that share one unit."""
LOCATED, TOTAL = 12, 20
"""Units that sources place, of all that the made-up programme counts."""
SQUARES = 11.5
"""Eleven whole units, each 1 times 1, and one of which no area can have more than half."""
EFFECTIVE_UNITS = 12.52
"""12 times 12, divided by 11.5."""
EXAMPLE = (
    ExampleArea(
        name="Area A",
        whole_units=2,
        need=500,
        units=2.5,
        share_of_units=20.8,
        share_of_need=50.0,
        difference=-29.2,
        count=2.61,
        lowest_share=3.8,
        highest_share=52.1,
        lci_95=-46.2,
        uci_95=2.1,
        p_value=0.0705,
        p_adjusted=0.1057,
        verdict="cannot tell",
    ),
    ExampleArea(
        name="Area B",
        whole_units=8,
        need=300,
        units=8.5,
        share_of_units=70.8,
        share_of_need=30.0,
        difference=40.8,
        count=8.87,
        lowest_share=39.5,
        highest_share=92.1,
        lci_95=9.5,
        uci_95=62.1,
        p_value=0.0068,
        p_adjusted=0.0205,
        verdict="more of the units than of the need",
    ),
    ExampleArea(
        name="Area C",
        whole_units=1,
        need=200,
        units=1.0,
        share_of_units=8.3,
        share_of_need=20.0,
        difference=-11.7,
        count=1.04,
        lowest_share=0.2,
        highest_share=37.6,
        lci_95=-19.8,
        uci_95=17.6,
        p_value=0.5274,
        p_adjusted=0.5274,
        verdict="cannot tell",
    ),
)
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
