"""Made-up values with intervals, drawn by Hypothesis for the rules of statistics."""

import pandas as pd
from hypothesis import strategies as st

from geodata.statistics.aggregation import Estimate

LIMITS = ["lci_95", "uci_95"]

values = st.floats(-1_000, 1_000).map(lambda value: round(value, 3))
widths = st.floats(0.01, 400).map(lambda width: round(width, 3))


def make_table(*rows, status=None):
    """Rows of value and half width (None for no interval; None for no value), an area each."""
    limits = [
        (None, None) if None in (value, half) else (value - half, value + half)
        for value, half in rows
    ]
    return pd.DataFrame(
        {
            "value": [value for value, _ in rows],
            "lci_95": [low for low, _ in limits],
            "uci_95": [high for _, high in limits],
            "status": status,
        },
        index=[f"area {place}" for place in range(len(rows))],
    ).astype({"value": float, "lci_95": float, "uci_95": float})


def widen(table, factor):
    """The same values with every interval `factor` times as wide."""
    half = (table["uci_95"] - table["lci_95"]) / 2 * factor
    middle = (table["uci_95"] + table["lci_95"]) / 2
    return table.assign(lci_95=middle - half, uci_95=middle + half)


# Some areas have no value, some a value without interval.
rows = st.tuples(st.none() | values, st.none() | widths)
tables = st.lists(rows, min_size=1, max_size=25).map(lambda drawn: make_table(*drawn))
tables_with_intervals = st.lists(st.tuples(values, widths), min_size=1, max_size=25).map(
    lambda drawn: make_table(*drawn)
)
londons = st.builds(lambda value, half: Estimate(value, value - half, value + half), values, widths)
