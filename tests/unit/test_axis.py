"""Axes: every value and the line are on them, and ticks are round and in order."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axis import find_ticks, lay_axis, write_ticks

numbers = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))


@given(st.lists(numbers, min_size=1, max_size=20), numbers)
def test_every_value_and_the_line_are_on_the_axis(values, line):
    axis = lay_axis(pd.Series(values), line=line)
    assert axis.low <= min([*values, line])
    assert axis.high >= max([*values, line])


@given(st.lists(numbers, min_size=1, max_size=20))
def test_ticks_lie_on_the_axis_in_order_and_are_not_many(values):
    axis = lay_axis(pd.Series(values))
    assert 1 <= len(axis.ticks) <= 7
    assert list(axis.ticks) == sorted(set(axis.ticks))
    margin = 1e-9 * max(abs(axis.low), abs(axis.high))
    assert axis.low - margin <= axis.ticks[0]
    assert axis.ticks[-1] <= axis.high + margin


def test_ticks_need_no_more_places_than_tell_them_apart():
    assert lay_axis(pd.Series([0.12, 0.19])).decimal_places == 2
    assert lay_axis(pd.Series([12.3, 84.9])).decimal_places == 0


@pytest.mark.parametrize("values", [[], [None, None]])
def test_an_axis_without_values_still_has_ends(values):
    axis = lay_axis(pd.Series(values, dtype=float))
    assert axis.low < axis.high


@pytest.mark.parametrize(
    ("low", "high", "places", "ticks"),
    [
        (0.0, 100.0, 0, (0, 20, 40, 60, 80, 100)),
        (-0.031, 0.032, 2, (-0.02, 0.0, 0.02)),
        (-3.0, 5.0, 0, (-2.0, 0.0, 2.0, 4.0)),
        (7.0, 7.0, 0, (7.0,)),
        (10.2, 11.4, 0, (11.0,)),
    ],
)
def test_ticks_are_round_numbers_within_the_axis(low, high, places, ticks):
    assert find_ticks(low, high, places) == pytest.approx(ticks)
    assert all(low <= tick <= high for tick in find_ticks(low, high, places))


def test_ticks_are_written_alike_and_no_finer_than_tells_them_apart():
    assert [text for _, text in write_ticks((40.0, 42.5, 45.0))] == ["40.0", "42.5", "45.0"]
    assert [text for _, text in write_ticks((-2.0, 0.0, 2000.0))] == ["−2", "0", "2,000"]
    assert write_ticks(()) == ()
