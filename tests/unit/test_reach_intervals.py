"""Intervals of a share of units: exact where scipy's are, and never at odds with the p-value."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from geodata.reach.intervals import (
    FEWEST_FOR_MID_P,
    IntervalMethod,
    choose_method,
    find_limits,
    find_p_values,
)

EXACT, MID_P = IntervalMethod.EXACT, IntervalMethod.MID_P
methods = st.sampled_from(IntervalMethod)
# Eighths, as parts of units are: their sums have no error of rounding.
parts = st.integers(0, 400).map(lambda eighths: eighths / 8)
shares = st.floats(0.001, 0.999)


def limits(count, units, method):
    lower, upper = find_limits(np.array([float(count)]), units, method)
    return lower[0], upper[0]


def p_value(count, units, expected, method):
    counts, shares_of_need = np.array([float(count)]), np.array([expected])
    return find_p_values(counts, units, shares_of_need, method)[0]


@pytest.mark.parametrize("count", [0, 1, 7, 19, 20])
def test_the_exact_interval_is_clopper_and_pearsons(count):
    known = binomtest(count, 20).proportion_ci(0.95, "exact")
    assert limits(count, 20, EXACT) == pytest.approx((known.low, known.high))


@pytest.mark.parametrize("count", [0, 1, 7, 19, 20])
def test_the_exact_p_value_is_twice_the_smaller_tail(count):
    tails = binom.cdf(count, 20, 0.3), binom.sf(count - 1, 20, 0.3)
    assert p_value(count, 20, 0.3, EXACT) == pytest.approx(min(1, 2 * min(tails)))


@pytest.mark.parametrize("count", [0, 1, 7, 19, 20])
def test_the_mid_p_value_counts_half_of_what_was_seen(count):
    half = binom.pmf(count, 20, 0.3) / 2
    tails = binom.cdf(count, 20, 0.3) - half, binom.sf(count - 1, 20, 0.3) - half
    assert p_value(count, 20, 0.3, MID_P) == pytest.approx(2 * min(tails))


@given(parts, st.integers(50, 60), methods)
def test_an_interval_holds_the_share_and_stays_between_nothing_and_all(count, units, method):
    lower, upper = limits(count, units, method)
    assert 0 <= lower <= count / units <= upper <= 1


@given(parts, st.integers(50, 60), shares, methods)
def test_an_interval_leaves_out_a_share_exactly_where_the_p_value_is_small(
    count, units, expected, method
):
    lower, upper = limits(count, units, method)
    if min(abs(expected - lower), abs(expected - upper)) > 1e-9:
        is_outside = not lower <= expected <= upper
        assert is_outside == (p_value(count, units, expected, method) < 0.05)


@given(parts, st.integers(50, 60), methods)
def test_twice_the_units_narrow_the_interval(count, units, method):
    lower, upper = limits(count, units, method)
    lower_of_more, upper_of_more = limits(2 * count, 2 * units, method)
    assert upper_of_more - lower_of_more < upper - lower


@given(st.floats(0, 49), st.floats(0.01, 1), methods)
def test_more_units_move_both_limits_up(count, more, method):
    before, after = limits(count, 50, method), limits(count + more, 50, method)
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(parts, st.integers(50, 60))
def test_the_mid_p_interval_lies_within_the_exact_one(count, units):
    lower, upper = limits(count, units, EXACT)
    mid_lower, mid_upper = limits(count, units, MID_P)
    assert lower <= mid_lower <= mid_upper <= upper


def test_an_area_without_need_and_with_a_unit_has_more_for_certain():
    assert p_value(1, 20, 0.0, EXACT) == 0
    assert p_value(0, 20, 0.0, EXACT) == 1
    assert p_value(20, 20, 1.0, MID_P) == 1


def test_the_mid_p_interval_is_for_many_units_only():
    assert choose_method(FEWEST_FOR_MID_P - 1) is EXACT
    assert choose_method(2000) is MID_P


# The exact chance of a flag, added up over every count that can be: no simulation, no noise.
@pytest.mark.parametrize(
    ("units", "lowest", "highest"),
    [(10, 0, 0.05), (30, 0, 0.05), (100, 0, 0.05), (500, 0, 0.05), (2000, 0.04, 0.06)],
)
@pytest.mark.parametrize("expected", [1 / 33, 0.05, 0.2, 0.5])
def test_chance_alone_is_flagged_as_often_as_said(units, lowest, highest, expected):
    counts = np.arange(units + 1.0)
    p_values = find_p_values(counts, units, np.full(units + 1, expected), choose_method(units))
    flagged = binom.pmf(counts, units, expected)[p_values < 0.05].sum()
    assert lowest <= flagged <= highest
