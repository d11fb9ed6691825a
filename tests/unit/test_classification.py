"""Classes for the map: every value in one, and a legend that says which."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.statistics.classification import FOUND_SCHEMES, Scheme, classify, count_distribution
from geodata.statistics.natural_breaks import find_natural_breaks

# Few different numbers, so that ties are common, and many, so that they are not.
numbers = st.one_of(st.integers(-5, 5).map(float), st.floats(-1e6, 1e6))
columns = st.lists(st.none() | numbers, max_size=60).map(
    lambda drawn: pd.Series(drawn, dtype=float)
)
schemes = st.sampled_from(sorted(FOUND_SCHEMES))
counts_of_classes = st.integers(1, 7)


@given(columns, schemes, counts_of_classes, st.integers(0, 2))
def test_every_value_is_in_the_range_of_its_class(column, scheme, classes, places):
    cut = classify(column, decimal_places=places, classes=classes, scheme=scheme)
    for value, place in zip(column, cut.place(column), strict=True):
        if np.isnan(value):
            assert place == -1
        else:
            low, high = cut.ranges[place]
            assert low <= np.round(value, places) <= high


@given(columns, schemes, counts_of_classes)
def test_ranges_never_overlap_and_none_is_empty(column, scheme, classes):
    cut = classify(column, decimal_places=1, classes=classes, scheme=scheme)
    assert all(low <= high for low, high in cut.ranges)
    assert all(one[1] < other[0] for one, other in pairwise(cut.ranges))
    assert len(cut.ranges) == len(cut.uppers) <= classes
    assert all(count > 0 for count in cut.count(column))
    assert sum(cut.count(column)) == column.notna().sum()


@given(columns, schemes)
def test_a_higher_value_is_never_in_a_lower_class(column, scheme):
    cut = classify(column, decimal_places=1, scheme=scheme)
    ordered = cut.place(column.dropna().sort_values())
    assert ordered.is_monotonic_increasing


@given(columns, schemes)
def test_the_order_of_the_areas_changes_nothing(column, scheme):
    one, other = (classify(c, decimal_places=1, scheme=scheme) for c in (column, column[::-1]))
    assert one == other


@given(st.lists(columns, min_size=2, max_size=4), numbers)
def test_one_value_has_one_colour_at_every_date(dates, shared):
    with_shared = [pd.concat([date, pd.Series([shared])], ignore_index=True) for date in dates]
    cut = classify(pd.concat(with_shared), decimal_places=1)
    assert len({cut.place(date).iloc[-1] for date in with_shared}) == 1


def test_a_tie_in_every_area_is_one_class():
    cut = classify(pd.Series([7.0] * 33), decimal_places=0)
    assert (cut.ranges, cut.count(pd.Series([7.0] * 33))) == (((7.0, 7.0),), (33,))


def test_one_area_is_one_class():
    assert classify(pd.Series([-3.25]), decimal_places=2).ranges == ((-3.25, -3.25),)


def test_no_value_at_all_is_no_class():
    missing = pd.Series([np.nan, np.nan])
    cut = classify(missing, decimal_places=1)
    assert (cut.ranges, cut.count(missing)) == ((), ())
    assert cut.place(missing).to_list() == [-1, -1]


def test_fewer_different_values_than_classes_give_a_class_each():
    cut = classify(pd.Series([3.0, 1.0, 3.0, 2.0]), decimal_places=0, classes=5)
    assert cut.ranges == ((1, 1), (2, 2), (3, 3))


def test_values_that_are_shown_alike_are_classed_alike():
    cut = classify(pd.Series([1.04, 0.96, 2.0, 3.0]), decimal_places=1, classes=3)
    assert cut.place(pd.Series([1.04, 0.96])).to_list() == [0, 0]


def test_negative_values_are_below_positive_ones():
    cut = classify(pd.Series([-9.0, -8.0, 0.0, 8.0, 9.0]), decimal_places=0, classes=3)
    assert cut.place(pd.Series([-9.0, 0.0, 9.0])).to_list() == [0, 1, 2]


def test_an_outlier_has_a_class_of_its_own_and_leaves_classes_to_the_others():
    column = pd.Series([*np.linspace(10, 20, 32), 5_000.0])
    cut = classify(column, decimal_places=1)
    assert cut.count(column)[-1] == 1
    assert len(cut.ranges) == 5


def test_a_value_from_another_date_beyond_the_breaks_still_has_a_class():
    cut = classify(pd.Series([1.0, 2.0, 3.0]), decimal_places=0)
    assert cut.place(pd.Series([-50.0, 50.0])).to_list() == [0, 2]


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [(Scheme.EQUAL, (3, 1)), (Scheme.QUANTILE, (2, 1, 1)), (Scheme.NATURAL, (2, 1, 1))],
)
def test_each_scheme_cuts_by_its_own_rule(scheme, expected):
    column = pd.Series([0.0, 1.0, 30.0, 90.0])
    cut = classify(column, decimal_places=0, classes=3, scheme=scheme)
    assert cut.count(column) == expected


def test_natural_breaks_fall_in_the_gaps():
    column = pd.Series([1, 2, 3, 50, 51, 52, 90, 91, 92], dtype=float)
    assert classify(column, decimal_places=0, classes=3).ranges == ((1, 3), (50, 52), (90, 92))


def test_every_lsoa_is_classed_and_always_alike():
    column = pd.Series(np.random.default_rng(7).gamma(2, 10, 4_994))
    cut = classify(column, decimal_places=1)
    assert cut == classify(column.sample(frac=1, random_state=1), decimal_places=1)
    assert sum(cut.count(column)) == 4_994
    assert cut.ranges[-1][1] == round(column.max(), 1)


@given(columns, st.integers(1, 30))
@settings(max_examples=50)
def test_a_distribution_counts_every_value_once(column, bins):
    edges, counts = count_distribution(column, bins=bins)
    assert sum(counts) == column.notna().sum()
    assert len(edges) == (len(counts) + 1 if counts else 0)
    assert list(edges) == sorted(edges)


def test_a_distribution_of_one_value_is_one_bin_and_of_none_is_none():
    assert count_distribution(pd.Series([4.0, 4.0])) == ((4.0, 4.0), [2])
    assert count_distribution(pd.Series([np.nan])) == ((), [])


def test_ties_across_a_quantile_leave_its_class_out_and_warn_of_nothing():
    column = pd.Series([-1.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0])
    cut = classify(column, decimal_places=0, scheme=Scheme.QUANTILE)
    assert cut.ranges == ((-1, 0), (1, 1), (2, 2), (3, 4))


def test_natural_breaks_on_a_map_of_wards_are_the_best_and_not_those_of_a_sample():
    column = pd.Series(np.random.default_rng(3).lognormal(2, 1, 680)).round(1)
    cut = classify(column, decimal_places=1)
    assert list(cut.uppers) == find_natural_breaks(column.to_numpy(), 5)
