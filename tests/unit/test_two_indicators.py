"""Two measures side by side: one edition only, thirds that keep ties together, sides of lines."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import GeodataError
from geodata.statistics.bivariate import (
    NOT_CLASSED,
    EditionValues,
    cut_thirds,
    join_values,
    place_cells,
    place_quadrants,
)
from tests.places import WARD_2018, WARD_2022

values = st.lists(st.integers(0, 12).map(float) | st.none(), max_size=40).map(
    lambda rows: pd.Series(rows, dtype=float)
)


def test_two_editions_are_never_joined():
    ones = pd.Series({"E05999001": 1.0})
    with pytest.raises(GeodataError, match="ward_2018"):
        join_values(EditionValues(WARD_2018, ones), EditionValues(WARD_2022, ones))


def test_areas_are_joined_by_code_and_a_missing_value_stays_missing():
    first = pd.Series({"a": 1.0, "b": 2.0})
    second = pd.Series({"b": 5.0, "a": None})
    joined = join_values(EditionValues(WARD_2022, first), EditionValues(WARD_2022, second))
    assert joined.to_dict("index")["b"] == {"first": 2.0, "second": 5.0}
    assert joined["second"].isna().to_list() == [True, False]


@given(values)
def test_equal_values_share_a_third_and_higher_ones_are_never_in_a_lower(series):
    thirds = cut_thirds(series)
    rows = pd.DataFrame({"value": series, "place": thirds.places}).dropna(subset="value")
    assert rows.groupby("value")["place"].nunique().le(1).all()
    assert rows.sort_values("value")["place"].is_monotonic_increasing
    assert thirds.places[series.isna()].eq(NOT_CLASSED).all()


@given(st.integers(3, 60))
def test_thirds_of_values_that_all_differ_are_as_equal_as_can_be(count):
    sizes = cut_thirds(pd.Series(range(count), dtype=float)).places.value_counts()
    assert sizes.max() - sizes.min() <= 1
    assert set(sizes.index) == {0, 1, 2}


def test_values_that_do_not_differ_have_no_thirds():
    assert cut_thirds(pd.Series([4.0, 4.0, None])).breaks == ()
    assert cut_thirds(pd.Series([4.0, 4.0, None])).places.eq(NOT_CLASSED).all()


def test_a_cell_is_the_second_s_row_and_the_first_s_column():
    first, second = pd.Series([0, 2, 1, -1, 2]), pd.Series([0, 0, 2, 1, -1])
    assert place_cells(first, second).to_list() == [0, 2, 7, -1, -1]


def test_a_value_that_reads_as_the_line_is_on_neither_side():
    pairs = pd.DataFrame(
        {"first": [1.0, 9.0, 1.0, 9.0, 5.04, 9.0], "second": [1.0, 1.0, 9.0, 9.0, 9.0, None]}
    )
    placed = place_quadrants(pairs, (5.0, 5.0), (1, 1))
    assert placed.to_list() == [0, 1, 2, 3, NOT_CLASSED, NOT_CLASSED]
