"""Areas side by side: rows, words, pictures and the file, over the made-up place."""

import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.area_rows import draw_area_rows
from dashboard.figures.compare_table import write_comparison
from dashboard.figures.comparison import build_comparison
from dashboard.pages.compare.addresses import (
    file_address,
    first_address,
    remove_address,
    similar_address,
    standard_address,
)
from dashboard.results.benchmark import Benchmark
from dashboard.results.profile import Spread
from dashboard.state.selection import Selection
from dashboard.text.compare import (
    describe_comparison,
    describe_standing,
    list_marks,
    mark_figure,
    title_comparison,
)
from geodata.closed_lists import Outcome
from geodata.statistics.aggregation import Estimate
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import SQUARE_A, SQUARE_B, SQUARE_C, make_repository
from tests.sentences import find_faults

REPOSITORY = make_repository()
ALL = f"compare={SQUARE_B},{SQUARE_A},{SQUARE_C}&indicators={SURVEY},{FULL_COUNT}"


def build(query=ALL):
    return build_comparison(Selection.from_query(query), REPOSITORY)


def figures_of(indicator):
    return next(row.figures for row in build().rows if row.indicator.id == indicator)


def test_rows_are_by_theme_and_figures_in_the_order_of_the_areas():
    comparison = build()
    assert [theme.name for theme in comparison.themes] == ["Participation", "Context"]
    assert [figure.area.area_code for figure in comparison.rows[0].figures] == [
        SQUARE_B,
        SQUARE_A,
        SQUARE_C,
    ]
    assert [figure.value for figure in comparison.rows[0].figures] == [61.5, 42.0, None]


def test_without_a_choice_the_list_of_the_printed_profile_is_shown():
    comparison = build(f"compare={SQUARE_A}")
    assert comparison.chosen == ()
    assert [row.indicator.id for row in comparison.rows] == [SURVEY]


def test_an_edition_that_has_none_of_the_standard_list_has_the_first_of_each_theme():
    comparison = build("compare=E05999001&vintage=2022")
    assert [row.indicator.id for row in comparison.rows] == [FULL_COUNT]


@pytest.mark.parametrize(
    ("indicators", "said", "shown"),
    [
        ("nope", "There is no indicator 'nope'.", [SURVEY]),
        (f"nope,{FULL_COUNT}", "There is no indicator 'nope'.", [FULL_COUNT]),
        ("a,b,c,d,e", "'a', 'b' and 'c' (and 2 more)", [SURVEY]),
    ],
)
def test_an_indicator_that_cannot_be_shown_is_named(indicators, said, shown):
    comparison = build(f"compare={SQUARE_A}&indicators={indicators}")
    assert said in " ".join(comparison.notices)
    assert [row.indicator.id for row in comparison.rows] == shown


def test_an_indicator_without_figures_on_the_edition_is_named():
    comparison = build(f"compare=E05999001&vintage=2022&indicators={SURVEY}")
    said = " ".join(comparison.notices)
    assert "No figures for wards of 2022 in “Went to something made up”." in said
    assert "The standard list" in said


def test_only_the_test_gives_a_symbol():
    marks = [mark_figure(figure) for figure in figures_of(SURVEY)]
    assert [(mark.kind, mark.symbol) for mark in marks] == [
        ("above", "▲"),
        ("below", "▼"),
        ("missing", ""),
    ]
    counts = [mark_figure(figure) for figure in figures_of(FULL_COUNT)]
    assert {(mark.kind, mark.symbol) for mark in counts} == {("untested", "")}
    assert counts[0].text == "16.6 points above London"


@given(st.sampled_from(Outcome), st.floats(-50, 50))
def test_a_symbol_never_says_what_the_outcome_does_not(outcome, difference):
    figure = replace(figures_of(SURVEY)[0], outcome=outcome, difference=difference)
    kind = mark_figure(figure).kind
    clear = outcome not in (Outcome.SIMILAR, Outcome.NOT_COMPARED)
    assert (kind in ("above", "below")) == clear
    if clear:
        assert kind == ("above" if difference > 0 else "below")


def test_the_words_over_the_table():
    comparison = build()
    assert title_comparison(comparison) == (
        "Square B (made up), Square A (made up) and Square C (made up) side by side"
    )
    assert title_comparison(build(f"compare={SQUARE_A}")) == "Square A (made up) beside London"
    assert title_comparison(build("")) == "Compare areas"
    assert "2 indicators, as chosen" in describe_comparison(comparison)
    assert [mark.kind for mark in list_marks(comparison)] == ["above", "below", "untested"]
    assert "none has an interval" in describe_comparison(
        build(ALL.split(SURVEY + ",", maxsplit=1)[0] + FULL_COUNT)
    )


@given(st.lists(st.sampled_from(Outcome), max_size=12))
def test_a_standing_counts_what_was_tested(outcomes):
    above, below = figures_of(SURVEY)[:2]
    figures = [
        replace(below if outcome in (Outcome.WORSE, Outcome.LOWER) else above, outcome=outcome)
        for outcome in outcomes
    ]
    said = describe_standing(figures)
    tested = [outcome for outcome in outcomes if outcome is not Outcome.NOT_COMPARED]
    clear = [outcome for outcome in tested if outcome is not Outcome.SIMILAR]
    assert find_faults([said]) == []
    assert bool(said) == bool(tested)
    assert said.startswith("Clearly") == bool(clear)
    if clear:
        assert said.count("London") == 1


def test_each_address_says_what_it_changes():
    comparison = build()
    first, second, _ = comparison.areas
    asked = f"indicators={SURVEY},{FULL_COUNT}"
    base = f"/compare?level=borough&compare={SQUARE_B},{SQUARE_A},{SQUARE_C}"
    # Rows are by theme and name, and so are the indicators in an address.
    assert file_address(comparison) == f"{base.replace('compare?', 'compare.csv?')}&{asked}"
    assert standard_address(comparison) == base
    assert remove_address(comparison, first).startswith(
        f"/compare?level=borough&compare={SQUARE_A},{SQUARE_C}&"
    )
    assert f"compare={SQUARE_A},{SQUARE_B},{SQUARE_C}" in first_address(comparison, second)
    assert f"compare={SQUARE_A}&similar=1" in similar_address(comparison, second)


def test_the_file_holds_what_is_shown_in_its_order():
    file = write_comparison(build(), REPOSITORY)
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert [(row["indicator"], row["area_code"]) for row in rows[:4]] == [
        (SURVEY, SQUARE_B),
        (SURVEY, SQUARE_A),
        (SURVEY, SQUARE_C),
        (FULL_COUNT, SQUARE_B),
    ]
    assert rows[0]["compared_with_london"] == "Clearly above London, better"
    assert (rows[0]["value"], rows[0]["lci_95"], rows[0]["london"]) == ("61.5", "56.0", "51.0")
    assert rows[2]["value"] == ""
    assert rows[2]["note"].startswith("Withheld to protect people for Square C (made up); ")
    assert {row["data_version"] for row in rows} == {"made-up-1"}
    empty = write_comparison(build(""), REPOSITORY)
    assert empty.text.count("\n") == 1


def read_picture(figures):
    chart = draw_area_rows(figures)
    assert chart is not None
    assert "nan" not in chart.svg
    return ET.fromstring(chart.svg)  # noqa: S314 - drawn by our own code


def test_a_picture_has_a_line_for_each_area_and_says_where_there_is_no_figure():
    picture = read_picture(figures_of(SURVEY))
    by_class = {}
    for part in picture:
        by_class.setdefault(part.get("class"), []).append(part)
    assert [part.text for part in by_class["row-number"]] == ["1", "2", "3"]
    assert len(by_class["row-dot"]) == len(by_class["row-interval"]) == 2
    assert [part.text for part in by_class["row-none"]] == ["no figure"]
    assert len(by_class["row-london"]) == 1
    first, second = (float(dot.get("cx", "nan")) for dot in by_class["row-dot"])
    assert first > second


def test_the_scale_runs_over_all_areas_and_not_over_those_drawn_alone():
    figure = replace(figures_of(SURVEY)[0], spread=Spread(3.5, 0, 0, 0, 97.25, 3))
    ends = [part.text for part in read_picture([figure]) if part.get("class", "")[:7] == "row-end"]
    assert ends == ["3.5\u202f%", "97.2\u202f%"]


def test_no_value_at_all_draws_nothing():
    assert draw_area_rows([figures_of(SURVEY)[2]]) is None


@given(
    st.lists(
        st.none() | st.tuples(st.floats(-1e5, 1e5), st.floats(0, 1e4)), min_size=1, max_size=6
    ),
    st.floats(-1e5, 1e5),
)
def test_everything_drawn_lies_within_the_picture(drawn, london):
    base = figures_of(SURVEY)[0]
    values = [one[0] for one in drawn if one]
    figures = [
        replace(
            base,
            value=one[0] if one else None,
            lci_95=one[0] - one[1] if one else None,
            uci_95=one[0] + one[1] if one else None,
            london=Benchmark(Estimate(london), is_derived=False),
            spread=Spread(min(values), 0, 0, 0, max(values), 3) if values else None,
        )
        for one in drawn
    ]
    if not values:
        assert draw_area_rows(figures) is None
        return
    picture = read_picture(figures)
    width = float(picture.get("width", "nan"))
    places = [float(part.attrib["cx"]) for part in picture if "cx" in part.attrib]
    places += [
        float(number)
        for part in picture
        for number in re.findall(r"[MH](-?[\d.e+]+)", part.get("d") or "")
    ]
    assert all(0 <= place <= width for place in places)
