"""Parts to wholes: counts are summed, rates weighted, and nothing missing is averaged in."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.statistics.aggregation import Estimate, MissingPartError, sum_counts, weight_rates
from tests.made_up_values import LIMITS, make_table, tables_with_intervals, widen

weights = st.floats(0.1, 1e6)


def weigh(table, number=1.0):
    return pd.Series(number, index=table.index)


@given(tables_with_intervals, st.data())
def test_a_weighted_rate_lies_between_the_lowest_and_the_highest_part(table, data):
    given_weights = data.draw(st.lists(weights, min_size=len(table), max_size=len(table)))
    whole = weight_rates(table, pd.Series(given_weights, index=table.index))
    assert table["value"].min() - 1e-6 <= whole.value <= table["value"].max() + 1e-6


@given(tables_with_intervals, st.floats(0.5, 1_000))
def test_only_the_shares_of_the_weights_matter(table, factor):
    own = pd.Series(np.arange(1.0, len(table) + 1), index=table.index)
    one, other = weight_rates(table, own), weight_rates(table, own * factor)
    assert math.isclose(one.value, other.value, abs_tol=1e-6)
    assert math.isclose(one.uci_95 or 0, other.uci_95 or 0, abs_tol=1e-6)


@given(tables_with_intervals)
def test_a_whole_is_known_no_worse_than_its_least_known_part(table):
    whole = weight_rates(table, weigh(table))
    assert whole.lci_95 is not None
    assert whole.uci_95 is not None
    assert whole.lci_95 <= whole.value <= whole.uci_95
    assert whole.uci_95 - whole.lci_95 <= (table["uci_95"] - table["lci_95"]).max() + 1e-6


def test_a_rate_times_its_denominator_is_the_count_of_the_whole():
    rates = make_table((10, None), (40, None), (25, None))
    people = pd.Series([100, 300, 200], index=rates.index)
    whole = weight_rates(rates, people)
    assert math.isclose(whole.value * people.sum(), (rates["value"] * people).sum())
    assert not math.isclose(whole.value, rates["value"].mean())


def test_errors_of_parts_are_combined_by_their_squared_shares():
    whole = weight_rates(
        make_table((10, 4), (20, 4), (30, 4), (40, 4)),
        pd.Series(1.0, index=["area 0", "area 1", "area 2", "area 3"]),
    )
    assert (whole.value, whole.lci_95, whole.uci_95) == pytest.approx((25, 23, 27))


def test_one_part_without_an_interval_leaves_the_whole_without_one():
    whole = weight_rates(make_table((10, 2), (20, None)), pd.Series({"area 0": 1, "area 1": 1}))
    assert (whole.lci_95, whole.uci_95, whole.standard_error) == (None, None, None)


@pytest.mark.parametrize("weight", [0, -1, None, float("nan")])
def test_a_part_without_weight_stops_the_whole_and_is_named(weight):
    table = make_table((10, 2), (20, 2))
    with pytest.raises(MissingPartError, match="'area 1'"):
        weight_rates(table, pd.Series({"area 0": 1.0, "area 1": weight}))


def test_a_missing_part_is_never_averaged_in_or_left_out():
    table = make_table((10, 2), (None, None), (30, 2))
    with pytest.raises(MissingPartError, match=r"1 parts have no value, first 'area 1'"):
        weight_rates(table, weigh(table))


def test_weights_are_joined_by_the_name_of_the_part_and_not_by_its_place():
    table = make_table((10, None), (40, None))
    assert weight_rates(table, pd.Series({"area 1": 1.0, "area 0": 3.0})).value == 17.5


def test_the_standard_error_comes_from_the_whole_width():
    assert Estimate(2, 0, 10).standard_error == pytest.approx(10 / 3.919928)
    assert Estimate(2, 0).standard_error is None


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=20))
def test_sums_of_counts_keep_the_total(counts):
    table = pd.Series(counts)
    wholes = pd.Series([place % 3 for place in range(len(counts))])
    assert sum_counts(table, wholes).sum() == sum(counts)


def test_a_missing_count_makes_its_own_whole_missing_and_no_other():
    summed = sum_counts(pd.Series([1.0, None, 3.0]), pd.Series(["a", "a", "b"]))
    assert math.isnan(summed["a"])
    assert summed["b"] == 3


def test_widening_every_part_widens_the_whole():
    table = make_table((10, 2), (30, 3))
    narrow, wide = (weight_rates(t, weigh(t)) for t in (table, widen(table, 2)))
    assert (wide.standard_error or 0) == pytest.approx(2 * (narrow.standard_error or 0))
    assert table[LIMITS].notna().all(axis=None)
