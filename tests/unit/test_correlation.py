"""Rank correlation: its bounds, its symmetry, and an interval that covers as often as it says."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from geodata.statistics.bivariate import FEWEST_PAIRS, correlate_ranks

numbers = st.integers(-50, 50).map(float)
pairs = st.lists(st.tuples(numbers, numbers), min_size=FEWEST_PAIRS, max_size=40)


def split(rows):
    table = pd.DataFrame(rows, columns=["first", "second"])
    return table["first"], table["second"]


def correlate(first, second):
    """The correlation of two series that must have one."""
    found = correlate_ranks(first, second)
    assert found is not None
    return found


@given(pairs)
def test_the_interval_holds_the_coefficient_and_stays_between_minus_one_and_one(rows):
    found = correlate_ranks(*split(rows))
    if found is not None:
        assert -1 <= found.lci_95 <= found.coefficient <= found.uci_95 <= 1


@given(pairs)
def test_the_order_of_the_two_makes_no_difference(rows):
    first, second = split(rows)
    assert correlate_ranks(first, second) == correlate_ranks(second, first)


@given(pairs)
def test_a_change_that_keeps_the_order_changes_nothing(rows):
    first, second = split(rows)
    assert correlate_ranks(first**3 + first, second) == correlate_ranks(first, second)


@given(pairs)
def test_the_coefficient_is_spearmans(rows):
    first, second = split(rows)
    found = correlate_ranks(first, second)
    if found is not None:
        assert found.coefficient == pytest.approx(spearmanr(first, second)[0], abs=1e-9)


def test_fewer_pairs_or_no_spread_give_no_correlation():
    values = pd.Series(np.arange(20.0))
    few = values.where(values < FEWEST_PAIRS - 1)
    assert correlate_ranks(values, few) is None
    assert correlate_ranks(values, pd.Series(1.0, index=values.index)) is None
    assert correlate(values, values.where(values < FEWEST_PAIRS)).pairs == FEWEST_PAIRS


def test_areas_are_joined_by_code_and_not_by_their_order():
    first = pd.Series(np.arange(12.0), index=list("abcdefghijkl"))
    assert correlate(first, first.sample(frac=1, random_state=1)).coefficient == 1


@pytest.mark.parametrize("pearson", [0.0, 0.5, 0.8])
def test_the_interval_covers_the_truth_about_95_times_in_100(pearson):
    generator = np.random.default_rng(20261122)
    truth = 6 / math.pi * math.asin(pearson / 2)
    covered = 0
    for _ in range(600):
        drawn = generator.multivariate_normal([0, 0], [[1, pearson], [pearson, 1]], size=33)
        found = correlate(pd.Series(drawn[:, 0]), pd.Series(drawn[:, 1]))
        covered += found.lci_95 <= truth <= found.uci_95
    assert 0.92 <= covered / 600 <= 0.98
