"""Natural breaks are the best there are, not nearly the best."""

import warnings
from itertools import combinations

import mapclassify
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.statistics.natural_breaks import find_natural_breaks

# Few different numbers, so that ties are common.
columns = st.lists(st.integers(-30, 30).map(lambda n: n / 10), min_size=3, max_size=14)


def measure_spread(values, uppers):
    """Squared distances of the values to the means of their classes."""
    places = np.searchsorted(uppers, values)
    return sum(((v - v.mean()) ** 2).sum() for v in (values[places == p] for p in set(places)))


@given(columns, st.integers(1, 4))
def test_no_other_cut_leaves_less_spread_within_classes(column, classes):
    values = np.array(column)
    different = np.unique(values)
    classes = min(classes, len(different))
    found = find_natural_breaks(values, classes)
    assert len(found) == classes
    every_cut = (
        [*inner, different[-1]] for inner in combinations(different[:-1].tolist(), classes - 1)
    )
    least = min(measure_spread(values, cut) for cut in every_cut)
    assert measure_spread(values, found) == pytest.approx(least, abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 7))
def test_they_are_those_of_mapclassify(seed, classes):
    values = np.random.default_rng(seed).gamma(2, 10, 90).round(3)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Numba not installed")
        expected = mapclassify.FisherJenks(values, k=classes).bins
    assert find_natural_breaks(values, classes) == pytest.approx(expected)


@settings(max_examples=200)
@given(columns, st.integers(-5, 5), st.randoms())
def test_neither_the_order_nor_the_zero_of_the_scale_matters(column, shift, random):
    different = len(set(column))
    shuffled = random.sample(column, len(column))
    for classes in range(1, min(4, different) + 1):
        one = find_natural_breaks(np.array(column), classes)
        assert find_natural_breaks(np.array(shuffled), classes) == one
        # Two cuts may be equally good: the spread they leave is what must agree.
        moved = np.array(column) + shift
        other = find_natural_breaks(moved, classes)
        assert measure_spread(moved, other) == pytest.approx(
            measure_spread(np.array(column), one), abs=1e-9
        )


def test_large_numbers_close_together_are_told_apart():
    near = np.array([0.0, 0.25, 0.5, 5.0, 5.25, 9.0])
    assert find_natural_breaks(1e9 + near, 3) == [1e9 + 0.5, 1e9 + 5.25, 1e9 + 9]
