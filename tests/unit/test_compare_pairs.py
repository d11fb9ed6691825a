"""Two areas beside each other: the test against London, with the other area in its place."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from geodata.closed_lists import Basis, Outcome, Polarity
from geodata.statistics.aggregation import Estimate
from geodata.statistics.benchmark import compare_pairs, compare_with_london
from tests.made_up_values import londons, tables

OPPOSITE = {Outcome.HIGHER: Outcome.LOWER, Outcome.LOWER: Outcome.HIGHER}


def pair(table, other):
    return table[["value", "lci_95", "uci_95"]].assign(
        other=other.value, other_lci_95=other.lci_95, other_uci_95=other.uci_95
    )


@given(tables, londons)
def test_london_in_the_other_place_gives_the_test_against_london(table, london):
    beside = compare_pairs(pair(table, london))
    against = compare_with_london(
        table, london=london, basis=Basis.SURVEY, polarity=Polarity.NO_JUDGEMENT
    )
    pd.testing.assert_frame_equal(beside, against)


@given(tables, londons)
def test_changing_places_changes_sides_and_nothing_else(table, london):
    pairs = pair(table, london)
    names = ("value", "lci_95", "uci_95")
    others = ("other", "other_lci_95", "other_uci_95")
    turned = pairs.rename(columns=dict(zip(names + others, others + names, strict=True)))
    outcomes = compare_pairs(pairs)["outcome"]
    expected = [OPPOSITE.get(outcome, outcome) for outcome in outcomes]
    assert compare_pairs(turned)["outcome"].to_list() == expected


@given(st.sampled_from(["lci_95", "other_uci_95", "value", "other"]))
def test_without_an_interval_or_a_value_nothing_is_compared(gone):
    pairs = pair(
        pd.DataFrame({"value": [10.0], "lci_95": [9.0], "uci_95": [11.0]}), Estimate(50, 49, 51)
    )
    assert compare_pairs(pairs)["outcome"].to_list() == [Outcome.LOWER]
    assert compare_pairs(pairs.assign(**{gone: None}).astype(float))["outcome"].to_list() == [
        Outcome.NOT_COMPARED
    ]
