"""Shares of units against shares of need: what must hold whatever the numbers are."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from geodata.reach.shares import TABLE_COLUMNS, Verdict, compare_shares, weigh_records

AREAS = ("a", "b", "c", "d")
# A record: how many units, and which areas share them.
records = st.tuples(
    st.integers(1, 4), st.lists(st.sampled_from(AREAS), min_size=1, max_size=3, unique=True)
)
placings = st.lists(records, min_size=1, max_size=25)
FEW = settings(max_examples=25)
needs = st.lists(st.integers(1, 60), min_size=4, max_size=4)


def lay(placing):
    rows = [
        (f"r{number}", area, units / len(areas))
        for number, (units, areas) in enumerate(placing)
        for area in areas
    ]
    return pd.DataFrame(rows, columns=["record", "area_code", "units"])


def ask(counts):
    table = pd.DataFrame({"need_count": counts}, index=pd.Index(AREAS[: len(counts)]))
    return table.assign(
        area_name=table.index.str.upper(),
        share_of_need=table["need_count"] / table["need_count"].sum(),
    )


def compare(placing, counts, *, is_tested=True):
    return compare_shares(lay(placing), ask(counts), is_tested=is_tested)


@given(placings, needs)
@FEW
def test_shares_sum_to_one_and_differences_to_nothing(placing, counts):
    table = compare(placing, counts)
    assert table["share_of_units"].sum() == pytest.approx(1)
    assert table["share_of_need"].sum() == pytest.approx(1)
    assert table["difference"].sum() == pytest.approx(0, abs=1e-9)


@given(placings, needs)
@FEW
def test_the_interval_holds_the_difference(placing, counts):
    table = compare(placing, counts)
    assert (table["lci_95"] <= table["difference"] + 1e-9).all()
    assert (table["difference"] <= table["uci_95"] + 1e-9).all()


@given(placings, needs)
@FEW
def test_an_answer_needs_an_interval_without_nothing_and_a_corrected_p_value(placing, counts):
    table = compare(placing, counts)
    more = table[table["verdict"] == Verdict.MORE]
    less = table[table["verdict"] == Verdict.LESS]
    assert (more["lci_95"] > 0).all()
    assert (less["uci_95"] < 0).all()
    assert (pd.concat([more, less])["p_adjusted"] <= 0.05).all()
    assert (table["p_adjusted"] >= table["p_value"]).all()


@given(placings, needs, st.permutations(AREAS))
@FEW
def test_areas_by_other_names_have_the_same_answers(placing, counts, order):
    renamed = dict(zip(AREAS, order, strict=True))
    moved = [(units, [renamed[area] for area in areas]) for units, areas in placing]
    asked = ask(counts).rename(index=renamed)
    after = compare_shares(lay(moved), asked, is_tested=True).drop(columns="area_name")
    before = compare(placing, counts).rename(index=renamed).drop(columns="area_name")
    pd.testing.assert_frame_equal(after, before)


@given(placings, needs, st.sampled_from(AREAS))
@FEW
def test_a_unit_more_never_lowers_an_areas_share(placing, counts, area):
    before = compare(placing, counts)["share_of_units"].to_dict()
    after = compare([*placing, (1, [area])], counts)["share_of_units"].to_dict()
    assert after[area] >= before[area]


@given(placings, needs)
@FEW
def test_twice_the_records_narrow_every_interval(placing, counts):
    once, twice = compare(placing, counts), compare([*placing, *placing], counts)
    narrower = twice["uci_95"] - twice["lci_95"] < once["uci_95"] - once["lci_95"]
    assert narrower.all()


@given(placings, needs)
@FEW
def test_what_is_not_tested_has_no_answer_and_no_interval(placing, counts):
    table = compare(placing, counts, is_tested=False)
    assert set(table["verdict"]) == {Verdict.CANNOT_TELL}
    assert table[["lci_95", "uci_95", "p_value", "p_adjusted"]].isna().to_numpy().all()
    assert table["difference"].notna().all()


def test_whole_units_of_their_own_records_have_the_interval_of_binomial_counts():
    table = compare([(1, ["a"])] * 9 + [(1, ["b"])] * 3, [50, 50])
    known = binomtest(9, 12, 0.5)
    limits = known.proportion_ci(0.95, "exact")
    assert list(table.columns) == list(TABLE_COLUMNS)
    assert table.loc["a", "lci_95"] == pytest.approx(limits.low - 0.5)
    assert table.loc["a", "uci_95"] == pytest.approx(limits.high - 0.5)
    assert table.loc["a", "p_value"] == pytest.approx(known.pvalue)


def test_the_correction_is_benjamini_and_hochbergs():
    table = compare([(1, ["a"])] * 9 + [(1, ["b"])] * 4, [25, 25, 25, 25])
    by_p = table.sort_values("p_value")
    raw = by_p["p_value"].to_numpy()
    stepped = [min(raw[j] * 4 / (j + 1) for j in range(i, 4)) for i in range(4)]
    assert by_p["p_adjusted"].to_list() == pytest.approx([min(1, p) for p in stepped])
    # Two areas without a unit: each would have an answer were it tested alone.
    assert table["p_value"].to_dict()["c"] < 0.05
    assert list(table["verdict"]) == [Verdict.MORE, *[Verdict.CANNOT_TELL] * 3]


def test_one_large_record_is_worth_one():
    assert weigh_records(lay([(40, ["a"])])) == (40, 1)
    weighed = weigh_records(lay([(3, ["a"]), (1, ["b"])]))
    assert weighed == pytest.approx((4, 16 / 10))


def test_a_shared_unit_varies_by_its_largest_part():
    assert weigh_records(lay([(1, ["a"]), (1, ["a", "b"])])) == pytest.approx((2, 4 / 1.5))
    uneven = pd.DataFrame({"record": ["r", "r"], "area_code": ["a", "b"], "units": [2 / 3, 1 / 3]})
    assert weigh_records(uneven) == pytest.approx((1, 1.5))


def test_nothing_placed_has_no_share():
    table = compare_shares(lay([]), ask([1, 2]), is_tested=False)
    assert (table["units"] == 0).all()
    assert table["share_of_units"].isna().all()
    assert weigh_records(lay([])) == (0, 0)
