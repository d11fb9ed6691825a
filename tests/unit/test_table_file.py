"""The downloaded table is the table on screen, with where it comes from in every row."""

import csv
import io

import pandas as pd
import pytest

from dashboard.figures.map_values import describe_figures
from dashboard.figures.view_table import write_table
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from tests.place_registry import FULL_COUNT, PROGRAMME, SURVEY
from tests.places import (
    DATA_VERSION,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    make_areas,
    make_observations,
    make_reach,
    make_repository,
)


def write(query="", repository=None, **how):
    repository = repository or make_repository()
    return write_table(resolve_view(Selection.from_query(query), repository), repository, **how)


def read(query="", repository=None, **how):
    return list(csv.DictReader(io.StringIO(write(query, repository, **how).text, newline="")))


def order(rows):
    return [row["area_code"] for row in rows]


@pytest.mark.parametrize(
    "query", ["", f"indicator={FULL_COUNT}", f"indicator={FULL_COUNT}&level=ward"]
)
def test_rows_are_those_of_the_map(query):
    repository = make_repository()
    payload = describe_figures(resolve_view(Selection.from_query(query), repository), repository)
    rows = read(query, repository)
    shown = dict(zip(payload["areas"], payload["values"], strict=True))
    assert {
        row["area_code"]: float(row["value"]) if row["value"] else None for row in rows
    } == shown
    assert sorted(order(rows)) == payload["areas"]


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize("sort", ["value", "outcome", "note"])
def test_rows_without_what_is_sorted_by_are_last_in_both_directions(sort, is_descending):
    column = {"value": "value", "outcome": "compared_with_london", "note": "note"}[sort]
    held = [row[column] for row in read(sort=sort, is_descending=is_descending)]
    blank = [text == "" for text in held]
    assert blank == sorted(blank)
    assert any(blank)


def test_values_sort_by_number_in_the_direction_asked_for():
    assert order(read(sort="value")) == [SQUARE_A, SQUARE_B, SQUARE_C]
    assert order(read(sort="value", is_descending=True)) == [SQUARE_B, SQUARE_A, SQUARE_C]


def test_names_sort_without_regard_to_capitals_and_an_unknown_column_sorts_by_name():
    areas = make_areas()
    names = {SQUARE_A: "beta", SQUARE_B: "Alpha", SQUARE_C: "gamma"}
    areas["area_name"] = [names.get(code, "ward") for code in areas["area_code"]]
    repository = make_repository(areas=areas)
    for sort in ("", "name", "colour", "parent", "records"):
        assert order(read(repository=repository, sort=sort)) == [SQUARE_B, SQUARE_A, SQUARE_C]


def test_records_sort_by_number_and_not_by_text():
    reach = make_reach()
    in_a, in_b = reach.iloc[[0] * 10], reach.iloc[[3]]
    repository = make_repository(reach=pd.concat([reach, in_a, in_b], ignore_index=True))
    rows = read(f"programme={PROGRAMME}", repository, sort="records", is_descending=True)
    assert [row["records"] for row in rows] == ["13", "3", "1"]


def test_equal_rows_keep_the_order_of_their_codes():
    table = make_observations()
    table.loc[table["indicator"] == FULL_COUNT, "value"] = 5.0
    for is_descending in (False, True):
        rows = read(
            f"indicator={FULL_COUNT}",
            make_repository(observations=table),
            sort="value",
            is_descending=is_descending,
        )
        assert order(rows) == [SQUARE_A, SQUARE_B, SQUARE_C]


def test_an_area_without_a_record_says_so_and_never_nothing_or_zero():
    rows = {row["area_code"]: row["records"] for row in read(f"programme={PROGRAMME}")}
    assert rows == {SQUARE_A: "3", SQUARE_B: "2", SQUARE_C: "1"}
    no_reach = make_repository(reach=make_reach().iloc[:1])
    rows = read(f"programme={PROGRAMME}", no_reach)
    assert rows[2]["records"] == "no record in the sources read"


def test_every_row_carries_source_licence_filters_and_version():
    for row in read(f"programme={PROGRAMME}&group=all"):
        assert row["source"] == "Nobody, Figures made up for tests"
        assert row["licence"] == "No terms"
        assert (row["indicator"], row["unit"], row["date"], row["group"]) == (
            *("Went to something made up", "%", "2024", "all"),
        )
        assert (row["level"], row["vintage"]) == ("borough", "")
        assert row["programmes"] == "Square Gardens (made up)"
        assert row["data_version"] == DATA_VERSION


def test_a_missing_value_is_an_empty_cell_and_a_reason_in_words():
    row = read()[2]
    assert (row["value"], row["lci_95"], row["uci_95"], row["status"]) == ("", "", "", "c")
    assert row["note"].startswith("Withheld to protect people for Square C (made up); ")


def test_wards_name_their_borough_and_boroughs_have_no_such_column():
    (row, *_) = read(f"indicator={FULL_COUNT}&level=ward")
    assert (row["borough"], row["vintage"]) == ("Square A (made up)", "2022")
    assert "borough" not in read()[0]


@pytest.mark.parametrize("name", ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_nothing_is_run_by_a_spreadsheet(name):
    areas = make_areas()
    areas.loc[areas["area_code"] == SQUARE_A, "area_name"] = name
    table = make_observations()
    table["note"] = name
    for row in read(repository=make_repository(areas=areas, observations=table)):
        for text in row.values():
            assert not text.startswith(("=", "+", "@", "\t", "\r"))


def test_the_file_is_named_by_what_it_holds():
    assert write().name == f"{SURVEY}_borough_2024.csv"
    assert write("level=ward&vintage=2018").name == f"{SURVEY}_ward_2018_no-date.csv"


def test_an_edition_without_figures_still_gives_its_areas():
    rows = read("level=ward&vintage=2018")
    assert len(rows) == 2
    assert {(row["value"], row["note"], row["date"]) for row in rows} == {("", "No figures", "")}
