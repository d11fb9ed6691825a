"""Small numbers: withheld, with all that tells them, on every way to them."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.indicators.disclosure import (
    UnsafeTotalError,
    find_withheld,
    withhold_column_set,
    withhold_small_counts,
)

COLUMNS = ["people", "value", "lci_95", "uci_95", "base"]
# Small counts are common here, as they are where the gate matters.
counts = st.one_of(st.integers(0, 6), st.integers(5, 400))


def make_table(people, **columns):
    people = pd.Series(people, dtype=float)
    rates = people / 10
    limits = {"lci_95": rates - 1, "uci_95": rates + 1}
    table = pd.DataFrame({"people": people, "value": rates, **limits, "base": 50.0, **columns})
    return table.assign(status=pd.Series(pd.NA, index=table.index, dtype="str"))


@st.composite
def grids(draw):
    """A table of boroughs by age whose totals are known both ways, some cells absent."""
    cells = list(product("ABCD"[: draw(st.integers(2, 4))], range(draw(st.integers(2, 4)))))
    kept = draw(st.lists(st.sampled_from(cells), min_size=4, unique=True))
    people = draw(st.lists(counts, min_size=len(kept), max_size=len(kept)))
    boroughs, ages = zip(*kept, strict=True)
    return make_table(people, borough=boroughs, age=ages)


def mask(table, *groups):
    return withhold_small_counts(table, count_column="people", group_columns=groups)


def list_equations(table, groups):
    """The totals that a reader holds, as rows of zeros and ones."""
    totals = [table[g].eq(key).to_numpy() for g in groups for key in table[g].unique()]
    totals = totals or [np.ones(len(table), dtype=bool)]
    return [rows for rows in totals if table["people"].to_numpy()[rows].sum() >= 5]


def find_worked_out(table, masked, groups):
    """Withheld counts that follow from totals and published counts, by the rank of equations."""
    unknown = masked["people"].isna().to_numpy()
    known = np.array([rows[unknown] for rows in list_equations(table, groups)], dtype=float)
    if not len(known) or not unknown.any():
        return []
    rank = np.linalg.matrix_rank(known)
    units = np.eye(int(unknown.sum()))
    return [u for u in units if np.linalg.matrix_rank(np.vstack([known, u])) == rank]


@settings(max_examples=80, deadline=None)
@given(grids(), st.sampled_from([(), ("borough",), ("age",), ("borough", "age")]))
def test_no_withheld_count_can_be_worked_out_from_totals(table, groups):
    try:
        masked = mask(table, *groups)
    except UnsafeTotalError:
        return
    assert find_worked_out(table, masked, groups) == []
    for rows in list_equations(table, groups):
        hidden = rows & masked["people"].isna().to_numpy()
        assert not hidden.any() or table["people"].to_numpy()[hidden].sum() >= 5


@settings(max_examples=30)
@given(grids())
def test_where_one_kind_of_total_is_known_it_never_gives_up(table):
    mask(table)
    # A borough of one row and five people or more is shown anyway, by itself.
    assert mask(table, "borough")["people"].isna().to_numpy()[(table["people"] < 5)].all()


@settings(max_examples=30)
@given(grids())
def test_every_small_count_is_withheld_in_every_column(table):
    masked = mask(table)
    small = table["people"] < 5
    assert masked.loc[small, COLUMNS].isna().all(axis=None)
    assert (masked.loc[small, "status"] == "c").all()


@settings(max_examples=30)
@given(grids())
def test_one_mask_holds_for_every_column(table):
    masked = mask(table, "borough")
    empty = masked[COLUMNS].isna()
    assert empty.eq(empty["people"], axis=0).all(axis=None)
    assert masked["status"].eq("c").eq(empty["people"]).all()


@settings(max_examples=30)
@given(grids())
def test_what_is_not_withheld_is_not_changed(table):
    masked = mask(table)
    kept = masked["people"].notna()
    pd.testing.assert_frame_equal(masked.loc[kept, COLUMNS], table.loc[kept, COLUMNS])
    if (table["people"] >= 5).all():
        assert kept.all()


@settings(max_examples=30)
@given(grids(), st.data())
def test_a_filter_after_the_gate_shows_nothing_more(table, data):
    masked = mask(table)
    chosen = data.draw(st.lists(st.sampled_from(table.index.to_list()), unique=True))
    shown = masked.loc[chosen]
    assert (shown["people"].dropna() >= 5).all()
    assert shown["people"].isna().equals(find_withheld(table, count_column="people").loc[chosen])


@settings(max_examples=30)
@given(grids(), st.randoms())
def test_the_order_of_the_rows_does_not_uncover_a_count(table, random):
    order = random.sample(table.index.to_list(), len(table))
    shuffled = mask(table.loc[order])
    assert find_worked_out(table.loc[order], shuffled, ()) == []


def test_the_smallest_other_count_is_withheld_where_one_could_be_worked_out():
    masked = mask(make_table([3, 60, 40, 200]))
    assert masked["people"].isna().to_list() == [True, False, True, False]


def test_a_row_that_is_a_total_by_itself_protects_nothing():
    table = make_table([3, 10, 50], borough=["A", "A", "A"], age=[1, 2, 1])
    assert mask(table, "borough", "age")["people"].isna().to_list() == [True, False, True]


def test_two_small_counts_that_sum_to_little_are_joined_by_a_third():
    assert mask(make_table([0, 0, 40, 60]))["people"].isna().sum() == 3
    assert mask(make_table([2, 3, 40, 60]))["people"].isna().sum() == 2


def test_a_count_of_none_is_small():
    assert np.isnan(mask(make_table([0, 9, 9]))["people"].iloc[0])


def test_the_threshold_itself_is_not_small():
    assert mask(make_table([5, 5, 900]))["people"].notna().all()


def test_a_cell_that_links_two_closed_groups_is_worked_out_and_so_protected():
    # Each total holds two withheld counts at least, yet the bridge (B, 3) would follow
    # from the rest: the sums of A and B less those of the ages 1 and 2.
    cells = [("A", 1), ("A", 2), ("B", 1), ("B", 2), ("B", 3), ("C", 3), ("C", 4), ("D", 3)]
    cells += [("C", 5), ("D", 4), ("D", 5), ("B", 5), ("A", 5)]
    people = [4, 4, 4, 4, 4, 4, 4, 4, 90, 4, 80, 70, 60]
    table = make_table(people, borough=[b for b, _ in cells], age=[a for _, a in cells])
    alone = table.assign(people=table["people"].mask(table["people"] < 5))
    assert len(find_worked_out(table, alone, ("borough", "age"))) == 1
    masked = mask(table, "borough", "age")
    assert masked["people"].isna().sum() > (table["people"] < 5).sum()
    assert find_worked_out(table, masked, ("borough", "age")) == []


def test_what_no_choice_protects_stops_the_gate_and_names_the_total():
    table = make_table([3, 50, 60], borough=["A", "A", "B"], age=[1, 2, 3])
    with pytest.raises(UnsafeTotalError, match="'borough A'"):
        mask(table, "borough", "age")


def test_a_total_that_is_small_itself_is_not_published_and_shows_nothing():
    table = make_table([3, 70, 60], borough=["A", "B", "B"])
    assert mask(table, "borough")["people"].isna().to_list() == [True, False, False]


def test_what_the_source_withheld_stays_withheld_with_its_rate():
    table = make_table([np.nan, 30, 60, 90]).assign(value=[1.0, 3.0, 6.0, 9.0])
    masked = mask(table.assign(status=pd.Series(["c", None, None, None])))
    assert masked["value"].isna().to_list() == [True, True, False, False]


def test_a_count_that_no_source_gives_takes_no_rate_with_it():
    table = make_table([np.nan, 30, 60]).assign(
        value=[1.0, 3.0, 6.0], status=pd.Series(["x", None, None])
    )
    masked = mask(table)
    assert masked["value"].to_list() == [1.0, 3.0, 6.0]
    assert masked["status"].iloc[0] == "x"


def test_without_a_status_a_missing_count_is_taken_for_withheld():
    table = make_table([np.nan, 30, 60]).drop(columns="status")
    assert mask(table)["value"].isna().to_list() == [True, True, False]


def test_whole_numbers_and_text_columns_keep_their_kind():
    table = pd.DataFrame({"ward": ["a", "b", "c"], "people": [1, 7, 8], "value": [1.0, 2.0, 3.0]})
    masked = withhold_small_counts(
        table.astype({"people": "Int64"}), count_column="people", group_columns=()
    )
    assert masked["people"].dtype == "Int64"
    assert masked["ward"].to_list() == ["a", "b", "c"]


def test_a_mask_is_applied_to_the_columns_named_and_no_other():
    table = make_table([1, 2, 300], place=["a", "b", "c"])
    masked = withhold_column_set(table, pd.Series([True, False, False]), ("value", "absent"))
    assert masked["value"].isna().to_list() == [True, False, False]
    assert masked["people"].to_list() == [1, 2, 300]
    assert masked["status"].fillna("").to_list() == ["c", "", ""]


def test_an_empty_table_stays_empty():
    assert mask(make_table([])).empty
