"""A change is clear only where one test of the difference, over a whole family, says so."""

from functools import partial
from math import erfc, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.closed_lists import Basis, Outcome
from geodata.statistics.aggregation import Z_95
from geodata.statistics.benchmark import compare_pairs
from geodata.statistics.change import (
    COMPARED_VERDICTS,
    TESTED_VERDICTS,
    Verdict,
    compare_dates,
    find_changes,
    list_earlier,
)
from tests.place_registry import SURVEY, make_registry

INDICATOR = make_registry().indicators[SURVEY]
THEN, NOW = "2011-01-01/P1Y", "2021-01-01/P1Y"


def make_points(*rows, status=None):
    """Rows of value, lower and upper limit of one area, a year apart from 2020."""
    return pd.DataFrame(
        {
            "area_code": "a",
            "period": [f"{2020 + place}-01-01/P1Y" for place in range(len(rows))],
            "period_label": [str(2020 + place) for place in range(len(rows))],
            "value": [row[0] for row in rows],
            "lci_95": [row[1] for row in rows],
            "uci_95": [row[2] for row in rows],
            "status": status or [None] * len(rows),
        }
    ).astype({"value": float, "lci_95": float, "uci_95": float})


def find_alone(points, indicator=INDICATOR):
    """The changes of an area that is the whole of its family."""
    return find_changes(points, partial(compare_dates, points, indicator=indicator))


def judge(*rows, basis=Basis.SURVEY, status=None):
    points = make_points(*rows, status=status)
    indicator = INDICATOR.model_copy(update={"basis": basis})
    return [
        (change.earlier.label, change.later.label, change.verdict)
        for change in find_alone(points, indicator)
    ]


def make_family(*pairs, then=THEN, now=NOW):
    """An area a pair of (value, half width) at two dates; None for no value or no interval."""
    rows = [
        (f"area {place:02}", period, value, value, half)
        for place, pair in enumerate(pairs)
        for period, (value, half) in zip((then, now), pair, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["area_code", "period", "value", "middle", "half"])
    table = table.astype({"value": float, "middle": float, "half": float})
    return table.assign(
        lci_95=table["middle"] - table["half"], uci_95=table["middle"] + table["half"], status=None
    )[["area_code", "period", "value", "lci_95", "uci_95", "status"]]


def compare(table, **changes):
    return compare_dates(table, THEN, NOW, indicator=INDICATOR.model_copy(update=changes))


def test_z_is_worked_out_by_hand_and_overlapping_intervals_can_be_a_clear_change():
    # Half widths of 3 and 4 make 5; the difference of 6 is 1.2 of them, and bars share 42 to 43.
    (row,) = compare(make_family(((40, 3), (46, 4)))).to_dict("records")
    assert row["difference"] == pytest.approx(6)
    assert (row["lci_95"], row["uci_95"]) == pytest.approx((1, 11))
    assert row["p_value"] == pytest.approx(erfc(1.2 * Z_95 / sqrt(2)))
    assert row["verdict"] is Verdict.CLEAR


def test_the_family_decides_what_one_area_alone_would_not():
    # Alone p is 0.04; beside 9 areas that did not move its limit is 0.05 / 10.
    moved, still = ((50, 3), (54.45, 3)), ((50, 3), (50, 3))
    alone = compare(make_family(moved))
    among = compare(make_family(moved, *[still] * 9))
    assert alone["p_value"].iloc[0] == pytest.approx(among["p_value"].iloc[0])
    assert alone["p_value"].iloc[0] == pytest.approx(0.0398, abs=1e-3)
    assert alone["verdict"].to_list() == [Verdict.CLEAR]
    assert among["verdict"].to_list() == [Verdict.NOT_CLEAR] * 10
    assert among["p_adjusted"].iloc[0] == pytest.approx(10 * among["p_value"].iloc[0])


def test_benjamini_hochberg_is_worked_out_by_hand():
    shares = (1.0, 1.1, 1.2, 2.0)
    found = compare(make_family(*[((0, 3), (share * 5, 4)) for share in shares]))
    p_values = [erfc(share * Z_95 / sqrt(2)) for share in shares]
    # Ranked from the smallest, each times 4 over its rank, and none above one that ranks higher.
    ranked = [p_values[3] * 4, p_values[2] * 2, p_values[1] * 4 / 3, p_values[0]]
    expected = np.minimum.accumulate(ranked[::-1])
    assert found["p_adjusted"].to_list() == pytest.approx(list(expected))
    assert set(found["verdict"]) == {Verdict.CLEAR}


def test_areas_without_an_interval_are_no_part_of_the_family():
    moved = ((50, 3), (54.45, 3))
    bare = [((50, None), (50, 3)), ((None, None), (50, 3))]
    found = compare(make_family(moved, *bare * 20))
    assert found["verdict"].iloc[0] is Verdict.CLEAR
    assert set(found["verdict"].iloc[1:]) == {Verdict.NO_INTERVAL, Verdict.NO_VALUE}
    assert found.loc[found["verdict"] != Verdict.CLEAR, "difference"].isna().all()


@pytest.mark.parametrize(
    ("earlier", "later", "verdict"),
    [
        ("2011-01-01/P3Y", "2012-01-01/P3Y", Verdict.OVERLAPPING),
        ("2011-01-01/P3Y", "2014-01-01/P3Y", Verdict.CLEAR),
        ("2011-01-01/P1Y", "2011-04-01/P1Y", Verdict.OVERLAPPING),
        ("2011-01-31/P1M", "2011-02-28/P1M", Verdict.CLEAR),
    ],
)
def test_estimates_of_dates_that_share_days_are_not_tested(earlier, later, verdict):
    table = make_family(((10, 1), (90, 1)), then=earlier, now=later)
    found = compare_dates(table, earlier, later, indicator=INDICATOR)
    assert found["verdict"].to_list() == [verdict]
    count = INDICATOR.model_copy(update={"basis": Basis.FULL_COUNT})
    counted = compare_dates(table, earlier, later, indicator=count)
    assert counted["verdict"].to_list() == [Verdict.DESCRIBED]


@pytest.mark.parametrize("basis", list(Basis))
def test_nothing_is_said_where_the_registry_says_that_dates_do_not_compare(basis):
    found = compare(make_family(((10, 1), (90, 1))), basis=basis, no_change="The question changed.")
    assert found["verdict"].to_list() == [Verdict.NOT_COMPARABLE]
    assert found[["difference", "p_value"]].isna().all(axis=None)


def test_dates_are_offered_only_where_some_area_can_be_compared():
    periods = [f"{year}-01-01/P1Y" for year in (2019, 2020, 2021)]
    table = pd.concat(
        [
            make_family(((50, 3), (50, 3)), then=periods[1], now=periods[2]),
            make_family(((50, None), (50, None)), then=periods[0], now="2000-01-01/P1Y"),
        ]
    )
    assert list_earlier(table, periods[2], indicator=INDICATOR) == [periods[1]]
    assert list_earlier(table, periods[0], indicator=INDICATOR) == []
    count = INDICATOR.model_copy(update={"basis": Basis.FULL_COUNT})
    assert list_earlier(table, periods[2], indicator=count)[:2] == [periods[1], periods[0]]


periods = st.sampled_from(["2010-01-01/P1Y", "2010-07-01/P1Y", "2012-01-01/P3Y", "2014-01-01/P1Y"])
readings = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        periods,
        st.none() | st.integers(0, 9),
        st.none() | st.integers(0, 2),
        st.sampled_from([None, "b"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[:2],
)


@given(readings, periods, st.sampled_from(Basis), st.none() | st.just("It was reworded."))
def test_the_dates_offered_are_those_of_which_the_test_says_something(
    drawn, later, basis, no_change
):
    table = pd.DataFrame(drawn, columns=["area_code", "period", "value", "half", "status"])
    table = table.astype({"value": float, "half": float})
    table = table.assign(
        lci_95=table["value"] - table["half"], uci_95=table["value"] + table["half"]
    )
    indicator = INDICATOR.model_copy(update={"basis": basis, "no_change": no_change})
    said = [
        period
        for period in sorted(set(table["period"]), reverse=True)
        if period < later
        and compare_dates(table, period, later, indicator=indicator)["verdict"]
        .isin(COMPARED_VERDICTS)
        .any()
    ]
    assert list_earlier(table, later, indicator=indicator) == said


pairs_of_values = st.tuples(
    st.tuples(st.integers(-50, 50), st.none() | st.integers(1, 20)),
    st.tuples(st.none() | st.integers(-50, 50), st.integers(1, 20)),
)
families = st.lists(pairs_of_values, min_size=1, max_size=12)


def find_way(found):
    clear = found["verdict"] == Verdict.CLEAR
    return (np.sign(found["difference"].fillna(0)) * clear).to_list()


@given(families)
def test_it_is_the_test_of_two_estimates_and_no_other(drawn):
    found = compare(make_family(*drawn))
    sides = [make_family(*drawn).query("period == @period") for period in (NOW, THEN)]
    later, earlier = (side.set_index("area_code") for side in sides)
    pairs = later[["value", "lci_95", "uci_95"]].assign(
        other=earlier["value"], other_lci_95=earlier["lci_95"], other_uci_95=earlier["uci_95"]
    )
    outcome = compare_pairs(pairs)["outcome"]
    signs = {Outcome.HIGHER: 1, Outcome.LOWER: -1}
    assert find_way(found) == [signs.get(one, 0) for one in outcome]
    tested = found["verdict"].isin(TESTED_VERDICTS)
    assert (tested == (outcome != Outcome.NOT_COMPARED)).all()


@given(families)
def test_turning_time_round_turns_every_change_round(drawn):
    turned = [pair[::-1] for pair in drawn]
    back = find_way(compare(make_family(*turned)))
    assert [-way for way in back] == find_way(compare(make_family(*drawn)))


@given(families, st.randoms())
def test_the_order_of_areas_and_rows_changes_nothing(drawn, chance):
    table = make_family(*drawn)
    order = list(range(len(table)))
    chance.shuffle(order)
    pd.testing.assert_frame_equal(compare(table.iloc[order]), compare(table))


@given(families)
def test_a_clear_change_has_an_interval_that_leaves_out_nothing_and_others_claim_none(drawn):
    found = compare(make_family(*drawn))
    clear = found[found["verdict"] == Verdict.CLEAR]
    assert ((clear["lci_95"] > 0) | (clear["uci_95"] < 0)).all()
    silent = found[~found["verdict"].isin(COMPARED_VERDICTS)]
    assert silent[["difference", "lci_95", "uci_95", "p_adjusted"]].isna().all(axis=None)


def test_the_last_reading_is_set_beside_the_first_and_the_one_before_it():
    rows = judge((10, 9, 11), (20, 19, 21), (21, 20, 22))
    assert rows == [
        ("2020", "2022", Verdict.CLEAR),
        ("2021", "2022", Verdict.NOT_CLEAR),
    ]


@pytest.mark.parametrize("basis", [Basis.SURVEY, Basis.MODELLED])
def test_without_an_interval_at_both_dates_no_change_of_an_estimate_is_claimed(basis):
    assert judge((10, None, None), (90, 89, 91), basis=basis)[0][2] is Verdict.NO_INTERVAL
    assert judge((10, 9, 11), (90, 89, None), basis=basis)[0][2] is Verdict.NO_INTERVAL


@pytest.mark.parametrize("basis", [Basis.FULL_COUNT, Basis.ADMINISTRATIVE])
def test_a_count_is_described_and_never_tested(basis):
    assert judge((10, None, None), (11, None, None), basis=basis)[0][2] is Verdict.DESCRIBED
    assert judge((10, 9, 11), (90, 89, 91), basis=basis)[0][2] is Verdict.DESCRIBED


@pytest.mark.parametrize("basis", list(Basis))
def test_nothing_is_said_across_a_break(basis):
    rows = ((10, 9, 11), (50, 49, 51), (90, 89, 91))
    assert [verdict for *_, verdict in judge(*rows, basis=basis, status=[None, "b", None])] == [
        Verdict.BROKEN,
        Verdict.DESCRIBED if basis in (Basis.FULL_COUNT, Basis.ADMINISTRATIVE) else Verdict.CLEAR,
    ]


def test_a_break_at_a_date_without_a_value_is_a_break_still():
    rows = ((10, 9, 11), (None, None, None), (90, 89, 91))
    assert judge(*rows, status=[None, "b", None]) == [("2020", "2022", Verdict.BROKEN)]


def test_a_break_before_the_first_reading_breaks_nothing():
    assert judge((10, 9, 11), (90, 89, 91), status=["b", None])[0][2] is Verdict.CLEAR


def test_dates_without_a_value_are_passed_over():
    rows = ((None, None, None), (10, 9, 11), (90, 89, 91), (None, None, None))
    assert judge(*rows) == [("2021", "2022", Verdict.CLEAR)]


@pytest.mark.parametrize("rows", [(), ((10, 9, 11),), ((10, 9, 11), (None, None, None))])
def test_one_reading_has_not_changed(rows):
    assert judge(*rows) == []


@pytest.mark.parametrize("basis", [Basis.SURVEY, Basis.FULL_COUNT])
def test_a_break_at_the_last_date_leaves_nothing_to_compare(basis):
    rows = ((10, 9, 11), (50, 49, 51), (90, 89, 91))
    judged = judge(*rows, basis=basis, status=[None, None, "b"])
    assert [verdict for *_, verdict in judged] == [Verdict.BROKEN, Verdict.BROKEN]
