"""Classes at breaks that were set: by the reader, by deviations, by distance from London."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.statistics.classification import (
    Scheme,
    classify,
    classify_at,
    classify_by_deviation,
    find_deviation_steps,
    find_distance_breaks,
)

numbers = st.one_of(st.integers(-5, 5).map(float), st.floats(-1e6, 1e6))
columns = st.lists(st.none() | numbers, max_size=60).map(
    lambda drawn: pd.Series(drawn, dtype=float)
)
breaks = st.lists(numbers, min_size=1, max_size=6)


@given(columns, breaks, st.integers(0, 2))
def test_a_value_is_above_its_lower_break_and_under_the_next_as_shown(column, given_breaks, places):
    cut = classify_at(given_breaks, decimal_places=places)
    ends = [-np.inf, *cut.breaks, np.inf]
    for value, place in zip(column, cut.place(column), strict=True):
        if np.isnan(value):
            assert place == -1
        else:
            shown = np.round(value, places)
            assert ends[place] <= shown + 1e-9
            assert shown < ends[place + 1] + 1e-9
    assert sum(cut.count(column)) == column.notna().sum()


def test_a_value_at_a_break_is_in_the_class_above_it():
    cut = classify_at([80, 70], decimal_places=0)
    assert cut.place(pd.Series([69.4, 69.6, 79.0, 80.0, 200.0])).to_list() == [0, 1, 1, 2, 2]


def test_a_class_between_breaks_may_be_empty_and_is_kept():
    cut = classify_at([10, 20, 30], decimal_places=0)
    assert cut.count(pd.Series([5.0, 35.0])) == (1, 0, 0, 1)


@pytest.mark.parametrize("classes", range(3, 8))
def test_deviation_steps_lie_alike_on_both_sides_of_the_mean(classes):
    steps = find_deviation_steps(classes)
    assert len(steps) == classes - 1
    assert list(steps) == [-step for step in reversed(steps)]
    assert all(high - low == 1 for low, high in pairwise(steps))


@given(columns, st.integers(3, 7))
def test_classes_by_deviation_place_every_value(column, classes):
    cut = classify_by_deviation(column, decimal_places=1, classes=classes)
    assert len(cut.uppers) <= classes
    assert cut.place(column).ge(0).sum() == column.notna().sum()


def test_values_that_are_all_alike_make_one_class_by_deviation():
    cut = classify_by_deviation(pd.Series([4.0, 4.0, None]), decimal_places=1)
    assert cut.place(pd.Series([4.0, None])).to_list() == [0, -1]


def test_deviations_finer_than_the_shown_places_fall_back_to_a_class_a_value():
    cut = classify_by_deviation(pd.Series([1.0, 1.0, 1.0, 2.0]), decimal_places=0, classes=7)
    assert cut.ranges == ((1.0, 1.0), (2.0, 2.0))


@given(columns, st.integers(3, 7))
def test_distance_breaks_lie_alike_on_both_sides_of_nought(column, classes):
    found = find_distance_breaks(column, decimal_places=1, classes=classes)
    assert list(found) == [-value for value in reversed(found)]
    assert list(found) == sorted(set(found))
    assert len(found) < classes
    assert (0.0 in found) == (bool(found) and classes % 2 == 0)


def test_no_difference_gives_no_distance_breaks():
    assert find_distance_breaks(pd.Series([0.0, None]), decimal_places=0) == ()


def test_breaks_that_are_set_cannot_be_found():
    with pytest.raises(ValueError, match="classify_at"):
        classify(pd.Series([1.0]), decimal_places=0, scheme=Scheme.CUSTOM)
