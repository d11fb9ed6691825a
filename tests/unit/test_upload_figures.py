"""Rows of a reader's figures: which area each is of, what contradicts itself, what is withheld."""

import pandas as pd
import pytest

from dashboard.pages.upload.answer import answer_file
from dashboard.results.upload.figures import find_set
from dashboard.results.upload.places import UploadPlaces
from dashboard.text.upload import describe_outcome, describe_set, list_figure_remarks
from geodata.closed_lists import Basis
from tests.made_up_files import FIGURE, write_table
from tests.place_registry import SURVEY
from tests.places import (
    LONDON,
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)

REPOSITORY = make_repository()
PLACES = UploadPlaces(REPOSITORY)


def check(*rows, answers=None):
    return answer_file(write_table(*rows), "figures", answers or {}, PLACES, REPOSITORY)


def accept(**cells):
    answer = check({**FIGURE, **cells})
    assert answer["errors"] == answer["unmatched"] == []
    return answer["accepted"][0]


def test_what_the_atlas_knows_of_its_own_indicator_is_put_in():
    row = accept()
    assert (row["label"], row["unit"], row["group"]) == ("Went to something made up", "%", "all")
    assert accept(indicator="own_thing", unit="people")["label"] == "own_thing"


def test_a_ward_is_of_its_edition():
    ward = {"level": "Ward", "area_code": WARD_IN_BOTH_EDITIONS}
    assert accept(**ward, vintage="2018")["vintage"] == 2018
    assert accept(**{**ward, "area_code": SECOND_WARD})["vintage"] == 2018


@pytest.mark.parametrize(
    ("cells", "column", "expected"),
    [
        ({"level": "ward", "area_code": WARD_IN_BOTH_EDITIONS}, "vintage", "2018 or 2022"),
        (
            {"level": "ward", "area_code": SECOND_WARD, "vintage": "2022"},
            "area_code",
            "East Half (made up), of 2018",
        ),
        ({"level": "ward", "area_code": SECOND_WARD, "vintage": "2014"}, "vintage", "2012"),
        ({"vintage": "2018"}, "vintage", "one edition"),
        ({"level": "ward"}, "area_code", "Square A"),
        ({"level": "parish"}, "level", "ward"),
        ({"level": ""}, "level", "borough"),
        ({"area_code": ""}, "area_code", "GSS"),
        ({"area_code": "=A1"}, "area_code", "does not begin"),
        ({"indicator": ""}, "indicator", "something"),
        ({"value": "inf"}, "value", "a number"),
        ({"value": "1e400"}, "value", "a number"),
        ({"value": "forty"}, "value", "a number"),
        ({"lci_95": "39"}, "uci_95", "both limits"),
        ({"lci_95": "42", "uci_95": "45"}, "value", "between"),
        ({"lci_95": "45", "uci_95": "42"}, "value", "between"),
        ({"value": "", "lci_95": "1", "uci_95": "2"}, "value", "between"),
        ({"status": "c"}, "status", "no value"),
        ({"status": "q"}, "status", "nothing"),
        ({"base": "-3"}, "base", "whole number"),
    ],
)
def test_a_cell_that_cannot_be_used_is_said_with_what_was_expected(cells, column, expected):
    answer = check({**FIGURE, **cells})
    assert answer["accepted"] == []
    fault = answer["errors"][0]
    assert fault["column"] == column
    assert expected in fault["expected"]


def test_a_name_stands_for_its_code_and_a_near_one_is_offered():
    assert accept(area_code="square b (made up)")["area_code"] == SQUARE_B
    answer = check({**FIGURE, "area_code": "Sqare B made up"})
    assert SQUARE_B in [near["area_code"] for near in answer["unmatched"][0]["near"]]
    chosen = check({**FIGURE, "area_code": "Sqare B"}, answers={"2:area_code": SQUARE_C})
    assert chosen["accepted"][0]["area_code"] == SQUARE_C


def test_a_missing_value_stays_missing():
    row = accept(value="", status="x")
    assert (row["value"], row["status"]) == (None, "x")
    assert accept(value="", status="")["value"] is None


def test_the_same_figure_is_a_duplicate_and_another_value_is_none():
    ours = {**FIGURE, "period": "2023-04-01/P1Y", "value": "40"}
    answer = check(FIGURE, FIGURE, ours, {**ours, "area_code": SQUARE_B, "value": "61"})
    assert [(one["row"], one["where"]) for one in answer["duplicates"]] == [
        (3, "file"),
        (4, "atlas"),
    ]
    assert any(
        "Another value than the atlas's" in said and "1 row." in said for said in answer["notices"]
    )


def test_per_cent_beyond_what_a_share_can_be_is_told():
    answer = check({**FIGURE, "value": "140"})
    assert answer["accepted"]
    assert "above 100: 1 row (2)." in answer["notices"][0]


def test_small_counts_are_withheld_with_the_one_that_would_give_them_away():
    count = {**FIGURE, "indicator": "own", "unit": "people"}
    rows = [
        {**count, "area_code": code, "value": value}
        for code, value in ((SQUARE_A, "3"), (SQUARE_B, "60"), (SQUARE_C, "40"))
    ]
    answer = check(*rows)
    assert [row["value"] for row in answer["accepted"]] == [None, 60.0, None]
    assert [row["status"] for row in answer["accepted"]] == ["c", None, "c"]
    assert "in every picture: 2 rows" in answer["notices"][0]


def test_a_value_that_rests_on_fewer_than_five_is_withheld():
    answer = check({**FIGURE, "base": "4"}, {**FIGURE, "area_code": SQUARE_B, "base": "200"})
    assert answer["accepted"][0]["value"] is None
    assert answer["accepted"][0]["base"] is None


def test_a_mean_of_few_is_no_count():
    assert accept(indicator="own", unit="mean number of friends", value="3")["value"] == 3.0


def take(rows, basis):
    own = find_set(rows, basis)
    assert own is not None
    return own


def make_rows(*, has_london=True):
    limits = {SQUARE_A: 10, SQUARE_B: 50, SQUARE_C: 90}
    rows = [
        {
            **FIGURE,
            "area_code": code,
            "value": str(value),
            "lci_95": str(value - 3),
            "uci_95": str(value + 3),
        }
        for code, value in limits.items()
    ]
    london = {**FIGURE, "level": "london", "area_code": LONDON, "value": "50"}
    return check(*rows, *([{**london, "lci_95": "49", "uci_95": "51"}] if has_london else []))[
        "accepted"
    ]


def test_figures_are_tested_against_the_londons_row_only_where_the_reader_says_how_they_came():
    tested = take(make_rows(), Basis.SURVEY)
    assert "1 clearly above London, 1 clearly below, of 3 boroughs tested" in describe_set(tested)
    for basis, rows in ((None, make_rows()), (Basis.FULL_COUNT, make_rows())):
        own = take(rows, basis)
        assert "clearly" not in describe_set(own)
        assert "points below London's value; not tested" in describe_outcome(
            own.table.loc[SQUARE_A].to_dict(), own
        )
        assert any("Not tested against London" in said for said in list_figure_remarks(own, 3))


def test_without_londons_row_nothing_is_compared():
    own = take(make_rows(has_london=False), Basis.SURVEY)
    assert describe_outcome(own.table.loc[SQUARE_A].to_dict(), own) == ""
    assert pd.isna(own.table["difference"]).all()
    assert any("no row for London" in said for said in list_figure_remarks(own, 3))


def test_rows_of_another_date_are_counted_and_not_drawn():
    rows = make_rows()
    other = check({**FIGURE, "period": "1999"})["accepted"]
    own = take([*rows, *other], None)
    assert (len(own.table), own.others) == (3, 1)
    assert rows[0]["indicator"] == SURVEY
