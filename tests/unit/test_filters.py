"""Filters leave areas out of what is shown, and change nothing of those that stay."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.build import make_figure
from dashboard.figures.change_rows import describe_list
from dashboard.figures.condition_words import describe_matches, list_chips
from dashboard.figures.date_values import choose_dates, describe_dates
from dashboard.figures.figure import SLIDE
from dashboard.figures.filtered import keep_matching
from dashboard.figures.map_values import describe_figures, pack_figures
from dashboard.figures.view_table import write_table
from dashboard.pages.explore.callbacks import present_words
from dashboard.pages.explore.filters import present_filters
from dashboard.results.classes import OUT, UNTOLD
from dashboard.results.view_results import build_results
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from tests.layout_text import read_text
from tests.place_registry import FULL_COUNT, PROGRAMME, SURVEY
from tests.places import SQUARE_A, SQUARE_B, SQUARE_C, make_repository

REPOSITORY = make_repository()
ADDED = {"matches", "where"}
BY_AREA = ("values", "lci", "uci", "shown", "intervals", "outcomes", "note_of")


def look(where="", query=""):
    text = f"indicator={SURVEY}&{query}" + (f"&where={where}" if where else "")
    return resolve_view(Selection.from_query(text), REPOSITORY)


def describe(where="", query=""):
    return describe_figures(look(where, query), REPOSITORY)


def read_rows(where, query="", **how):
    text = write_table(look(where, query), REPOSITORY, **how).text
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_legend(figure):
    assert figure.legend is not None
    return figure.legend


def make(where, query=""):
    saved = SavedView.from_query(f"indicator={SURVEY}&{query}&where={where}")
    return make_figure(saved, REPOSITORY)


values = st.integers(-10, 110).map(str)
subjects = st.sampled_from([SURVEY, FULL_COUNT])
on_values = st.one_of(
    st.tuples(subjects, st.sampled_from(["least", "most"]), values).map(".".join),
    st.tuples(subjects, st.just("class"), st.sampled_from(["1", "2", "1_2", "3"])).map(".".join),
    st.tuples(subjects, st.just("clear"), st.sampled_from(["above", "below", "neither"])).map(
        ".".join
    ),
)
on_records = st.tuples(
    st.just("programme"),
    st.sampled_from([PROGRAMME, "any"]),
    st.sampled_from(["reached", "no_record"]),
).map(".".join)
on_places = st.one_of(
    st.sampled_from([f"in.{SQUARE_A}", f"in.{SQUARE_A}_{SQUARE_C}"]),
    st.sampled_from(["0", "0.5", "1", "3"]).map(lambda km: f"near.{SQUARE_C}.{km}"),
)
filters = st.lists(st.one_of(on_values, on_records, on_places), min_size=1, max_size=4).map(
    ",".join
)
colours = st.sampled_from(["", "scheme=quantile&classes=3", "scheme=benchmark", "sure=1"])


@settings(max_examples=60, deadline=None)
@given(filters, colours)
def test_no_filter_changes_a_figure_an_outcome_a_rank_or_a_class_of_what_is_shown(where, colour):
    whole, shown = describe("", colour), describe(where, colour)
    for place, code in enumerate(shown["classes"]):
        if code not in (OUT, UNTOLD):
            assert code == whole["classes"][place]
            assert shown["low"][place] == whole["low"][place]
    for name in BY_AREA:
        assert shown[name] == whole[name]
    for name in ("first", "last", "ticks", "places", "key"):
        assert shown["ranking"][name] == whole["ranking"][name]
    assert shown["domain"] == whole["domain"]
    ranges = [[one["label"] for one in told["legend"]["classes"]] for told in (whole, shown)]
    assert ranges[0] == ranges[1]


@settings(max_examples=40, deadline=None)
@given(filters, colours)
def test_a_row_of_a_file_is_the_same_with_a_filter_and_without_one(where, colour):
    whole = {row["area_code"]: row for row in read_rows("", colour)}
    for row in read_rows(where, colour):
        assert row == {
            **whole[row["area_code"]],
            **{name: row[name] for name in ADDED & row.keys()},
        }
    tables = [make(asked, colour).table.set_index("area_code") for asked in (where, "")]
    filtered, everything = (table.drop(columns=list(ADDED), errors="ignore") for table in tables)
    assert filtered.equals(everything.loc[filtered.index])


@settings(max_examples=40, deadline=None)
@given(filters)
def test_every_output_shows_the_areas_that_match_and_those_of_which_it_cannot_be_told(where):
    view, figures = look(where), describe(where)
    verdicts = describe_matches(view, REPOSITORY)["verdicts"] or "1" * len(figures["areas"])
    signs = {OUT: "0", UNTOLD: "?"}
    assert "".join(signs.get(code, "1") for code in figures["classes"]) == verdicts
    wanted = {
        code: sign for code, sign in zip(figures["areas"], verdicts, strict=True) if sign != "0"
    }
    words = {"yes": "1", "we cannot tell": "?"}
    rows = read_rows(where)
    assert {row["area_code"]: words[row.get("matches", "yes")] for row in rows} == wanted
    for mode in ("map", "ranking", "table"):
        table = make(where, f"view={mode}").table
        matches = table["matches"] if "matches" in table else pd.Series("yes", index=table.index)
        assert dict(zip(table["area_code"], matches.map(words), strict=True)) == wanted
    counted = sum(
        one["count"]
        for one in (*figures["legend"]["classes"], *figures["legend"]["marks"])
        if one.get("mark") != "low"
    )
    assert counted == len(wanted)


def test_what_cannot_be_told_is_shown_apart_and_last():
    figures = describe(f"{SURVEY}.least.50")
    assert figures["classes"] == [OUT, describe()["classes"][1], UNTOLD]
    assert figures["filter"] == {
        "sentence": "1 of 3 boroughs matches; 1 we cannot tell.",
        "matching": 1,
        "untold": 1,
    }
    assert {"mark": "untold", "label": "We cannot tell", "count": 1} in figures["legend"]["marks"]
    for is_descending in (False, True):
        rows = read_rows(f"{SURVEY}.most.90", sort="value", is_descending=is_descending)
        assert rows[-1]["area_code"] == SQUARE_C
        assert [row["matches"] for row in rows] == ["yes", "yes", "we cannot tell"]
    assert {row["where"] for row in rows} == {f"{SURVEY}.most.90"}
    figure = make(f"{SURVEY}.least.50")
    assert [item.label for item in read_legend(figure).items if item.fill == "untold"] == [
        "We cannot tell"
    ]
    assert "We cannot tell whether Square C (made up) matches." in figure.reading


def test_the_title_is_of_the_areas_that_match():
    figure = make(f"{FULL_COUNT}.least.25")
    assert figure.title.endswith("is the only matching borough clearly above London")
    assert "of 3 boroughs" not in figure.subtitle
    assert read_legend(figure).note == "1 of 3 boroughs matches."
    assert make(f"{FULL_COUNT}.least.25", "view=ranking").reading[0] == read_legend(figure).note
    words = present_words(look(f"{FULL_COUNT}.least.25").selection, REPOSITORY)
    assert (words["title"], words["subtitle"]) == (figure.title, figure.subtitle)
    assert words["list_name"] == "All boroughs (1)"
    assert present_words(look("").selection, REPOSITORY)["list_name"] == "All boroughs"


@pytest.mark.parametrize("mode", ["ranking", "scatter"])
def test_where_nothing_matches_it_is_said_in_place_of_an_empty_axis(mode):
    figure = make(f"{SURVEY}.least.99.5,in.{SQUARE_A}", f"view={mode}&with={FULL_COUNT}")
    drawn = str(figure.draw(SLIDE).svg)
    assert "No boroughs match. Remove a filter." in drawn
    assert "rows-axis" not in drawn
    assert "scatter-grid" not in drawn
    assert figure.title.endswith("no boroughs match") or mode == "scatter"
    assert figure.numbers is None
    assert figure.table.empty


def test_dates_leave_out_the_same_areas_at_each():
    view = look(f"{SURVEY}.least.50", "period=2024-04-01/P1Y")
    chosen = choose_dates(view)
    assert chosen.period == "2024-04-01/P1Y"
    dates = describe_dates(resolve_view(chosen, REPOSITORY), REPOSITORY)["dates"]
    assert [one["classes"][0] + one["classes"][2] for one in dates] == ["x?", "x?"]
    assert dates[0]["words"] == "2023: 1 of 1 matching boroughs, 60.0\u202f%"
    figure = make(f"{SURVEY}.least.50", "view=dates&period=2024-04-01/P1Y")
    assert set(figure.table["area_code"]) == {SQUARE_B, SQUARE_C}
    assert list(figure.table["period"]) == sorted(figure.table["period"])


def test_dots_lists_and_counts_of_two_indicators_are_of_areas_that_match():
    figure = make(f"in.{SQUARE_B}", f"view=scatter&with={FULL_COUNT}")
    assert str(figure.draw(SLIDE).svg).count("<circle") == 1
    assert list(figure.table["area_code"]) == [SQUARE_B]
    assert any(text.startswith("Filters change which areas are shown") for text in figure.reading)
    for mode, counted in (("scatter", r": (\d) boroughs?[.,]"), ("bivariate", r"(?<= )(\d)(?= )")):
        view = look(f"in.{SQUARE_B}", f"view={mode}&with={FULL_COUNT}")
        words = present_words(view.selection, REPOSITORY)
        panel = read_text([words["panel"], words["remarks"]])
        lists = panel.partition("On each side" if mode == "scatter" else "High above")[2]
        counts = re.findall(counted, lists.partition("Low up to 42")[0])
        assert sorted(map(int, counts)) == [0] * (len(counts) - 1) + [1]
        assert "Filters change which areas are shown" in panel


def test_a_class_that_is_asked_for_is_the_legends_own_and_pressed():
    for colour in ("", "scheme=quantile&classes=3", "scheme=benchmark"):
        whole = describe("", colour)
        number = whole["classes"][1] + 1
        figures = describe(f"{SURVEY}.class.{number}", colour)
        assert figures["classes"] == [OUT, number - 1, UNTOLD]
        pressed = [one["is_pressed"] for one in figures["legend"]["classes"]]
        assert pressed == [place == number - 1 for place in range(len(pressed))]
        figure = make(f"{SURVEY}.class.{number}", colour)
        items = [item for item in read_legend(figure).items if item.fill.startswith("k")]
        assert [item.is_pressed for item in items] == pressed
        label = figures["legend"]["classes"][number - 1]["label"]
        assert label in list_chips(look(f"{SURVEY}.class.{number}", colour), REPOSITORY)[0].label
    widths = describe("", "layer=width")["legend"]["classes"]
    assert {one["is_pressed"] for one in widths} == {None}


def test_a_figure_of_every_area_is_not_taken_for_one_of_those_that_match():
    view = look(f"in.{SQUARE_A}")
    whole = build_results(view, REPOSITORY)
    assert not whole.is_filtered
    assert keep_matching(view, whole, REPOSITORY).is_filtered
    assert keep_matching(look(), whole, REPOSITORY) is whole
    assert describe()["filter"] is None
    assert pack_figures(describe(f"in.{SQUARE_A}"))["rows"]["classes"].count(OUT) >= 1


@pytest.mark.parametrize(
    ("where", "chip"),
    [
        (f"{SURVEY}.least.50", "Went to something made up 50.0\u202f% or more"),
        (f"{SURVEY}.most.50", "Went to something made up 50.0\u202f% or less"),
        (f"{SURVEY}.between.20_50", "Went to something made up 20.0\u202f% to 50.0\u202f%"),
        (f"{SURVEY}.clear.above", "Went to something made up clearly above London"),
        ("programme.any.reached", "Any programme recorded"),
        ("programme.any.no_record", "No record of any programme"),
        (f"in.{SQUARE_A}_{SQUARE_B}", "In Square A (made up) or Square B (made up)"),
        (f"in.{SQUARE_A}_{SQUARE_B}_{SQUARE_C}", "In 3 boroughs"),
        (f"near.{SQUARE_A}.2.5", "Within 2.5 km of Square A (made up)"),
    ],
)
def test_each_filter_is_a_chip_with_a_button_that_takes_it_alone_away(where, chip):
    other = f"{FULL_COUNT}.least.1"
    told = present_filters(look(f"{where},{other}").selection, REPOSITORY)
    first, second = (one.to_plotly_json()["props"]["children"] for one in told["chips"])
    text, remove = first
    assert read_text(text) == chip
    assert getattr(remove, "aria-label") == f"Remove {chip}"
    assert getattr(remove, "data-set") == f"where={other}"
    assert getattr(second[1], "data-set") == f"where={where}"
    assert read_text(told["sentence"]).startswith(
        describe_matches(look(f"{where},{other}"), REPOSITORY)["sentence"]
    )


def test_without_a_filter_there_is_no_chip_and_no_sentence():
    assert present_filters(look().selection, REPOSITORY) == {"sentence": [], "chips": []}


@pytest.mark.parametrize(
    ("where", "named"),
    [
        ("in.E09999099", "There is no area with the code 'E09999099'"),
        ("near.E09999099.2", "There is no area with the code 'E09999099'"),
        ("near.E12000007.2", "There is no boundary of All squares (made up) to measure from"),
    ],
)
def test_a_place_that_is_not_there_is_told_of_and_its_filter_left_out(where, named):
    view = look(where)
    assert any(notice.startswith(named) for notice in view.notices)
    assert view.conditions == ()


def test_a_change_lists_the_areas_that_match_and_not_those_of_which_it_cannot_be_told():
    view = look(f"{SURVEY}.least.50", "period=2024-04-01/P1Y&since=2023-04-01/P1Y")
    described = describe_list(view, build_results(view, REPOSITORY), REPOSITORY)
    assert described is not None
    assert [row.area_code for group in described.groups for row in group.rows] == [SQUARE_B]
