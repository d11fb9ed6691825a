"""Compared with London: one test, and nothing said that it does not show."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from geodata.closed_lists import Basis, Outcome, Polarity
from geodata.statistics.aggregation import Estimate
from geodata.statistics.benchmark import compare_with_london
from tests.made_up_values import LIMITS, londons, make_table, tables, widen

TESTED = (Basis.SURVEY, Basis.MODELLED)
NOT_TESTED = (Basis.FULL_COUNT, Basis.ADMINISTRATIVE)
LONDON = Estimate(50.0, 49.0, 51.0)
OPPOSITE = {Outcome.BETTER: Outcome.WORSE, Outcome.WORSE: Outcome.BETTER}


def compare(table, london=LONDON, basis=Basis.SURVEY, polarity=Polarity.NO_JUDGEMENT):
    return compare_with_london(table, london=london, basis=basis, polarity=polarity)


def outcomes(table, **how):
    return compare(table, **how)["outcome"].to_list()


@given(tables, londons)
def test_reversing_the_polarity_swaps_better_and_worse(table, london):
    good, bad = (
        outcomes(table, london=london, polarity=polarity)
        for polarity in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD)
    )
    assert bad == [OPPOSITE.get(outcome, outcome) for outcome in good]
    assert {Outcome.HIGHER, Outcome.LOWER}.isdisjoint(good)


@given(tables, londons, st.sampled_from(TESTED))
def test_without_judgement_nothing_is_better_or_worse(table, london, basis):
    found = outcomes(table, london=london, basis=basis)
    judged = outcomes(table, london=london, basis=basis, polarity=Polarity.HIGH_IS_GOOD)
    assert {Outcome.BETTER, Outcome.WORSE}.isdisjoint(found)
    named = {Outcome.BETTER: Outcome.HIGHER, Outcome.WORSE: Outcome.LOWER}
    assert found == [named.get(outcome, outcome) for outcome in judged]


@given(tables, londons)
def test_an_area_without_value_or_interval_is_never_judged(table, london):
    found = compare(table, london=london)
    unknown = table["value"].isna() | table[LIMITS].isna().any(axis=1)
    assert (found.loc[unknown, "outcome"] == Outcome.NOT_COMPARED).all()
    assert (found.loc[~unknown, "outcome"] != Outcome.NOT_COMPARED).all()


@given(tables, londons, st.floats(1, 20))
def test_widening_intervals_never_creates_a_difference(table, london, factor):
    before = compare(table, london=london)["outcome"]
    wider = compare(widen(table, factor), london=london)["outcome"]
    half = factor * ((london.uci_95 or 0) - london.value)
    wider_london = Estimate(london.value, london.value - half, london.value + half)
    after = compare(table, london=wider_london)["outcome"]
    for widened in (wider, after):
        became_clear = (before == Outcome.SIMILAR) & (widened != Outcome.SIMILAR)
        assert not became_clear.any()


@given(tables, londons)
def test_the_side_said_is_the_side_of_the_difference(table, london):
    found = compare(table, london=london)
    assert (found.loc[found["outcome"] == Outcome.HIGHER, "difference"] > 0).all()
    assert (found.loc[found["outcome"] == Outcome.LOWER, "difference"] < 0).all()


def find_discoveries(p_values, rate=0.05):
    """Benjamini and Hochberg's step-up rule, as in their paper of 1995."""
    ordered = np.sort(p_values)
    passing = ordered <= rate * np.arange(1, len(ordered) + 1) / len(ordered)
    limit = ordered[passing].max() if passing.any() else -1
    return p_values <= limit


@given(tables, londons)
def test_discoveries_are_those_of_the_step_up_rule_over_the_areas_given(table, london):
    found = compare(table, london=london)
    tested = found[found["outcome"] != Outcome.NOT_COMPARED]
    # p-values on the very edge may fall either way by rounding of the last digit.
    expected = find_discoveries(tested["p_value"].to_numpy())
    edge = (tested["p_adjusted"] - 0.05).abs() < 1e-9
    clear = tested["outcome"] != Outcome.SIMILAR
    assert (clear.to_numpy() == expected)[~edge].all()


def test_one_difference_that_is_clear_alone_is_not_clear_among_many():
    half = 5.0
    error = np.hypot(half, 1.0) / norm.ppf(0.975)
    far = 50 + float(norm.isf(0.02)) * error
    lonely = make_table((far, half))
    assert outcomes(lonely) == [Outcome.HIGHER]
    among = make_table((far, half), *[(50.0, half)] * 19)
    assert set(outcomes(among)) == {Outcome.SIMILAR}


def test_areas_that_cannot_be_tested_do_not_count_among_the_tests():
    tested = [(60, 3), (51, 3)]
    alone = compare(make_table(*tested))
    beside = compare(make_table(*tested, *[(55, None)] * 30, *[(None, None)] * 30))
    assert beside["p_adjusted"].iloc[:2].to_list() == alone["p_adjusted"].to_list()


@pytest.mark.parametrize("basis", NOT_TESTED)
def test_a_count_is_described_and_never_tested(basis):
    found = compare(make_table((90, 0.1), (10, 0.1)), basis=basis)
    assert found["outcome"].to_list() == [Outcome.NOT_COMPARED] * 2
    assert found["difference"].to_list() == [40, -40]
    assert found[["z", "p_value", "p_adjusted"]].isna().all(axis=None)


@pytest.mark.parametrize("london", [None, Estimate(50), Estimate(50, 49), Estimate(50, None, 51)])
def test_where_london_has_no_interval_nothing_is_compared(london):
    assert outcomes(make_table((90, 1), (10, 1)), london=london) == [Outcome.NOT_COMPARED] * 2


def test_londons_own_error_counts():
    table = make_table((53, 2))
    assert outcomes(table, london=Estimate(50, 49.9, 50.1)) == [Outcome.HIGHER]
    assert outcomes(table, london=Estimate(50, 45, 55)) == [Outcome.SIMILAR]


def test_intervals_without_width_on_both_sides_are_not_tested():
    table = make_table((90, 0), (50, 0), (90, 1))
    found = outcomes(table, london=Estimate(50, 50, 50))
    assert found == [Outcome.NOT_COMPARED, Outcome.NOT_COMPARED, Outcome.HIGHER]


def test_no_area_gives_an_empty_answer_with_every_column():
    found = compare(make_table())
    assert found.empty
    tested = ["standard_error", "z", "p_value", "p_adjusted"]
    assert list(found) == ["difference", *tested, "outcome"]


@given(tables, londons)
def test_answers_stand_beside_their_areas(table, london):
    shuffled = table.iloc[::-1]
    one, other = (compare(t, london=london) for t in (table, shuffled))
    pd.testing.assert_series_equal(one["outcome"], other["outcome"].loc[table.index])
