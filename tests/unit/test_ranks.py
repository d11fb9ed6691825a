"""A rank is a range, and only where the figures allow one."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.closed_lists import Basis
from geodata.statistics.aggregation import Z_95
from geodata.statistics.ranks import DRAWS, SEED, rank_ranges
from tests.made_up_values import LIMITS, make_table, tables_with_intervals, values, widen

SURVEY = Basis.SURVEY


def rank(table, basis=SURVEY, **how):
    return rank_ranges(table, basis=basis, **({"draws": 500} | how))


def as_pairs(places):
    return [(first, last) for first, last in places.astype(int).to_numpy().tolist()]


@settings(max_examples=40)
@given(tables_with_intervals)
def test_the_same_figures_always_give_the_same_ranges(table):
    pd.testing.assert_frame_equal(rank(table), rank(table))


def test_the_ranges_come_from_ten_thousand_draws_of_one_seed():
    table = make_table((10, 3), (11, 3), (13, 3), (20, 2))
    assert DRAWS == 10_000
    assert as_pairs(rank_ranges(table, basis=SURVEY)) == as_pairs(rank(table, draws=10_000))
    many = make_table(*[(place, 9) for place in range(30)])
    assert as_pairs(rank(many, draws=20, seed=1)) != as_pairs(rank(many, draws=20, seed=2))


@settings(max_examples=40)
@given(tables_with_intervals)
def test_the_middle_95_percent_of_the_drawn_places_is_kept(table):
    errors = ((table["uci_95"] - table["lci_95"]) / (2 * Z_95)).to_numpy()
    drawn = np.random.default_rng(SEED).standard_normal((200, len(table))) * errors
    drawn += table["value"].to_numpy()
    # The slow way: each draw's places by sorting twice.
    places = (-drawn).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable") + 1
    low, high = np.percentile(places, (2.5, 97.5), axis=0, method="nearest")
    own = [table["value"].rank(ascending=False, method=end) for end in ("min", "max")]
    ranged = rank(table, draws=200)
    assert ranged["first"].tolist() == np.minimum(own[0], low).tolist()
    assert ranged["last"].tolist() == np.maximum(own[1], high).tolist()


@settings(max_examples=40)
@given(tables_with_intervals, st.sampled_from(Basis))
def test_a_range_holds_the_place_of_the_value_itself(table, basis):
    places = rank(table, basis=basis, draws=200)
    assert (places["first"] <= table["value"].rank(ascending=False, method="min")).all()
    assert (places["last"] >= table["value"].rank(ascending=False, method="max")).all()
    assert places["first"].ge(1).all()
    assert places["last"].le(len(table)).all()


def test_a_surely_known_value_among_unsure_ones_keeps_its_own_place():
    table = make_table((10, 0.001), *[(9.9, 2)] * 60)
    assert rank(table)["first"].iloc[0] == 1


@given(st.lists(values, min_size=1, max_size=20))
def test_a_full_count_without_intervals_has_one_place_or_shares_it(drawn):
    table = make_table(*[(value, None) for value in drawn])
    places = rank(table, basis=Basis.FULL_COUNT)
    for value, (first, last) in zip(table["value"], as_pairs(places), strict=True):
        assert first == 1 + (table["value"] > value).sum()
        assert last - first + 1 == (table["value"] == value).sum()


def test_ties_without_width_share_their_places():
    assert as_pairs(rank(make_table((9, 0), (9, 0), (2, 0)))) == [(1, 2), (1, 2), (3, 3)]


@pytest.mark.parametrize("basis", [basis for basis in Basis if basis is not Basis.FULL_COUNT])
def test_without_intervals_nothing_but_a_full_count_is_ranked(basis):
    assert rank(make_table((1, None), (2, None)), basis=basis).isna().all(axis=None)


@pytest.mark.parametrize("basis", Basis)
def test_where_some_areas_lack_an_interval_nothing_is_ranked(basis):
    table = make_table((1, 0.5), (2, None), (3, 0.5))
    assert rank(table, basis=basis).isna().all(axis=None)


def test_an_area_without_a_value_has_no_place_and_takes_none():
    places = rank(make_table((5, 0.1), (None, None), (1, 0.1)))
    assert places.isna().to_numpy().tolist() == [[False] * 2, [True] * 2, [False] * 2]
    assert as_pairs(places.dropna()) == [(1, 1), (2, 2)]


def test_no_value_at_all_gives_no_rank():
    assert rank(make_table((None, None))).isna().all(axis=None)
    assert rank(make_table()).empty


def test_areas_far_apart_keep_their_order_and_areas_close_together_do_not():
    apart = as_pairs(rank(make_table((30, 1), (20, 1), (10, 1))))
    close = as_pairs(rank(make_table((20.2, 9), (20.1, 9), (20, 9))))
    assert apart == [(1, 1), (2, 2), (3, 3)]
    assert close == [(1, 3)] * 3


def test_wider_intervals_widen_the_range():
    table = make_table(*[(place, 1.5) for place in range(30)])
    narrow, wide = (rank(t, draws=2_000) for t in (table, widen(table, 4)))
    assert (wide["last"] - wide["first"]).sum() > (narrow["last"] - narrow["first"]).sum()
    assert table[LIMITS].notna().all(axis=None)
