"""A made-up comparison of reach with need, small enough to be worked by hand.

Every number here is written down as a reader would find it with a pocket
calculator and a spreadsheet's ``BETA.INV`` and ``BETA.DIST``; a test works
each of them out again with the code that makes the pages.
"""

from typing import NamedTuple


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
