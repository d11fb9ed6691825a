"""Two indicators joined: one edition, both dates, sides of the lines, and what is said of them."""

import csv
import io
from dataclasses import replace

import pytest

from dashboard.figures.bivariate_table import write_bivariate
from dashboard.figures.colourings import colour_view
from dashboard.figures.explore_scatter import describe_bivariate
from dashboard.results.bivariate import build_bivariate, choose_bivariate, suggest_seconds
from dashboard.results.view_results import build_results
from dashboard.text.bivariate import (
    describe_cell,
    describe_correlation,
    describe_dates,
    describe_left_out,
    describe_lines,
    describe_quadrant,
    explain_no_bivariate,
    list_cautions,
    name_thirds,
    subtitle_view_of_two,
    title_bivariate,
    title_view_of_two,
)
from dashboard.text.view import list_sources
from dashboard.theme.palettes import BIVARIATE, SEQUENTIAL
from tests.pairs import CODES, make_twelve, open_view, pair_up
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import make_repository

RISING = [44.0, 45.0, 46.0, 47.0, 48.0, 49.0, 51.0, 52.0, 53.0, 54.0, 55.0, 56.0]
# London's full count is 13.4.
COUNTS = [10.0, 10.5, 11.0, 11.5, 12.0, 12.5, 14.0, 14.5, 15.0, 15.5, 16.0, 16.5]
MIXED = [12.0, 16.0, 11.0, 15.5, 10.0, 14.0, 15.0, 10.5, 16.5, 11.5, 14.5, 12.5]


def test_an_association_is_named_only_where_its_interval_leaves_0_out():
    clear, unclear = pair_up(RISING, COUNTS), pair_up(RISING, MIXED)
    assert "tend to be higher on the other" in describe_correlation(clear)
    assert "tend to be higher" in title_bivariate(clear)
    assert "no clear association" in describe_correlation(unclear)
    assert "no clear association" in title_bivariate(unclear)
    assert "tend to" not in describe_correlation(unclear) + title_bivariate(unclear)


def test_a_falling_association_is_said_to_fall():
    falling = pair_up(RISING, COUNTS[::-1])
    assert describe_correlation(falling).startswith("Rank correlation −1.00 (95 % interval −1.00")
    assert "tend to be lower" in title_bivariate(falling)


def test_correlation_is_never_said_to_be_cause():
    assert "does not say that one causes the other" in list_cautions(pair_up(RISING, COUNTS))[0]


def test_few_pairs_have_no_correlation_and_the_reason_is_said():
    few = pair_up([*RISING[:9], None, None, None], COUNTS)
    assert few.correlation is None
    assert "fewer than 10 areas have both values" in describe_correlation(few)
    assert "by borough" in title_bivariate(few)
    same = pair_up(RISING, [12.0] * 12)
    assert "one of the two is the same in all of them" in describe_correlation(same)


def test_areas_that_lack_a_value_are_counted_and_in_no_cell():
    results = pair_up([None, *RISING[1:]], [*COUNTS[:11], None])
    assert describe_left_out(results) == "2 of 12 boroughs lack one value or both and are left out."
    lacking = results.table.loc[[CODES[0], CODES[11]]]
    assert lacking["cell"].eq(-1).all()
    assert lacking["quadrant"].eq(-1).all()
    assert describe_left_out(pair_up(RISING, COUNTS)) == ""


def test_both_dates_are_said():
    said = describe_dates(pair_up(RISING, COUNTS))
    assert "made up”: 2024." in said
    assert "square”: 2021, its newest date" in said


def test_a_cell_and_a_quadrant_are_named_by_both_indicators():
    results = pair_up(RISING, COUNTS)
    assert describe_cell(results, 2) == (
        "High “Went to something made up”, low “Born in another square”: 0 boroughs"
    )
    assert describe_cell(results, 8).endswith(": 4 boroughs")
    assert describe_quadrant(results, 1).startswith(
        "Above London for “Went to something made up”, below London for"
    )


def test_only_what_was_tested_is_called_clear():
    results = pair_up(RISING, COUNTS)
    said = describe_quadrant(results, 3)
    assert said.endswith("6 boroughs, 5 of them clearly so for “Went to something made up”.")
    assert "“Born in another square”: described, not tested" in describe_lines(results)[-1]
    untested = pair_up([50.1, 49.9] * 6, COUNTS)
    assert "none of them clearly so" in describe_quadrant(untested, 3)


def test_a_value_like_london_s_is_on_no_side_and_is_counted():
    results = pair_up([50.0, *RISING[1:]], COUNTS)
    assert results.table.loc[CODES[0], "quadrant"] == -1
    assert "1 borough stands on a line and in no list." in describe_lines(results)


def test_where_london_is_not_held_the_median_stands_in_and_is_named():
    repository = make_twelve(RISING, COUNTS)
    view = open_view(repository)
    results = build_bivariate(view, repository)
    assert results is not None
    figures = replace(results.second.figures, london=None)
    assert figures.benchmark is None
    lone = replace(results, lines=(results.lines[0], results.lines[1]._replace(is_london=False)))
    assert "above the median for “Born in another square”" in describe_quadrant(lone, 2)
    assert "their median is" in describe_lines(lone)[1]


def test_values_that_do_not_differ_have_no_ranges_and_no_cells():
    results = pair_up(RISING, [12.0] * 12)
    assert name_thirds(results, 1) == ()
    assert results.table["cell"].eq(-1).all()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("with=nothing", "Choose a second indicator"),
        (f"with={SURVEY}", "both the first and the second"),
        (f"indicator={FULL_COUNT}&with={SURVEY}&level=ward&vintage=2022", "has no figures for"),
        (f"with={FULL_COUNT}&level=ward&vintage=2018", "has no figures for wards of 2018"),
    ],
)
def test_what_cannot_be_compared_is_said(query, said):
    repository = make_repository()
    view = open_view(repository, query)
    assert build_bivariate(view, repository) is None
    assert said in explain_no_bivariate(view, repository)
    assert describe_bivariate(view, repository) == {"why": explain_no_bivariate(view, repository)}
    assert write_bivariate(view, repository) is None
    assert title_view_of_two(view, repository) == ""
    assert subtitle_view_of_two(view, repository) == ""


def test_the_map_of_both_has_nine_colours_and_keeps_its_classes_without_a_second():
    repository = make_twelve(RISING, COUNTS)
    view = open_view(repository, "view=bivariate")
    both = colour_view(view, build_results(view, repository), repository)
    assert (both.palette, len(both.entries)) == (BIVARIATE, 9)
    assert both.places.to_list() == [0] * 4 + [4] * 4 + [8] * 4
    alone = open_view(repository, "view=bivariate&with=nothing")
    plain = colour_view(alone, build_results(alone, repository), repository)
    assert plain.palette == SEQUENTIAL


def test_three_others_on_the_same_edition_are_suggested():
    assert [name for name, _ in suggest_seconds(make_repository(), SURVEY, "borough")] == [
        FULL_COUNT
    ]
    assert suggest_seconds(make_repository(), FULL_COUNT, "ward_2022") == ()


def test_the_answer_runs_like_the_figures_and_has_what_a_chart_needs():
    repository = make_twelve([None, *RISING[1:]], COUNTS)
    answer = describe_bivariate(open_view(repository), repository)
    assert answer["values"] == COUNTS
    assert len(answer["shown"]) == len(CODES)
    assert answer["lci"] is None
    assert answer["first"]["low"] < min(RISING[1:]) < max(RISING) < answer["first"]["high"]
    assert answer["first"]["line"]["text"] == "London 50.0\u202f%"
    assert answer["first"]["title"] == "Went to something made up (%), 2024"


def test_the_sources_of_both_are_named():
    repository = make_twelve(RISING, COUNTS)
    assert len(list_sources(open_view(repository), repository)) == 1


def test_a_list_as_a_file_holds_its_areas_and_says_what_it_is():
    repository = make_twelve(RISING, COUNTS)
    table = write_bivariate(open_view(repository), repository, kind="quadrant", place="3")
    assert table is not None
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert table.name == f"{SURVEY}_and_{FULL_COUNT}_borough_quadrant_3.csv"
    assert [row["area_code"] for row in rows] == list(CODES[6:])
    assert rows[0]["first_value"] == "51.0"
    assert rows[0]["second_date"] == "2021"
    assert rows[0]["filter"].startswith("above London for")
    assert "causes" in rows[0]["cautions"]
    everything = write_bivariate(open_view(repository), repository, kind="cell", place="17")
    assert everything is not None
    assert len(everything.text.splitlines()) == len(CODES) + 1


def test_the_address_of_a_pair_holds_nothing_else():
    repository = make_twelve(RISING, COUNTS)
    chosen = choose_bivariate(open_view(repository, "area=E09990101&scheme=equal"))
    assert chosen.second == FULL_COUNT
    assert (chosen.area, chosen.scheme, chosen.view) == (None, None, None)
