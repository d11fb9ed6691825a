"""What a view is called, and where its figures come from."""

from dataclasses import replace

import pytest

from dashboard.results.view_results import build_results
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.text.view import (
    describe_indicator,
    describe_method,
    list_sources,
    subtitle_view,
    title_view,
)
from geodata.closed_lists import Basis, Level, Status
from geodata.model import Gap
from geodata.tables.in_memory import TableRepository
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.places import (
    SQUARE_A,
    SQUARE_C,
    make_observations,
    make_repository,
    make_sub_region,
    make_tables,
)

THIN = "\u202f"


def tell(query="", repository=None):
    repository = repository or make_repository()
    view = resolve_view(Selection.from_query(query), repository)
    figures = build_results(view, repository)
    return title_view(view, figures), subtitle_view(view, figures)


def test_a_survey_is_titled_by_what_the_test_found():
    assert tell() == (
        "Went to something made up: one borough is clearly above London, one clearly below",
        f"Made-up adults, 2024. 2 of 3 boroughs; London 51.0{THIN}% (48.0 to 54.0).",
    )


def test_a_count_is_titled_by_its_range():
    title, subtitle = tell(f"indicator={FULL_COUNT}")
    assert title == (
        f"Born in another square: 0.0{THIN}% in Square C (made up)"
        f" to 30.0{THIN}% in Square B (made up)"
    )
    assert subtitle.endswith(
        f"2021. 3 of 3 boroughs; London 13.4{THIN}%. No intervals: no difference is tested."
    )


def test_intervals_that_a_filter_leaves_out_are_there_all_the_same():
    repository = make_repository()
    view = resolve_view(Selection.from_query(""), repository)
    figures = build_results(view, repository)
    none_left = replace(figures, table=figures.table[:0], is_filtered=True)
    assert "No intervals" not in subtitle_view(view, none_left)


def test_two_areas_that_share_a_figure_are_named():
    gap = Gap(
        id="shared",
        indicator=SURVEY,
        source="made_up_source",
        level=Level.BOROUGH,
        area_code=SQUARE_C,
        status=Status.NOT_AVAILABLE,
        note="Published with Square A.",
        combined_with=SQUARE_A,
    )
    registry = replace(make_registry(), gaps={gap.id: gap})
    repository = TableRepository(make_tables(), registry)
    sentence = "Square A (made up) and Square C (made up) share one figure."
    assert tell(repository=repository)[1].endswith(f". {sentence}")
    # Of another topic, or where each has a value of its own, nothing is shared.
    assert sentence not in tell(f"indicator={FULL_COUNT}", repository)[1]


def test_without_a_london_figure_nothing_is_above_or_below():
    title, subtitle = tell("period=2023-04-01/P1Y")
    assert "clearly" not in title
    assert subtitle.endswith("; no London figure is held.")


def test_an_edition_without_figures_is_titled_so():
    assert tell("level=ward&vintage=2018") == (
        "Went to something made up: no figures for wards",
        "Made-up adults, per cent. No figures for wards of 2018.",
    )


def test_what_is_known_for_london_only_says_so():
    table = make_observations()
    london = table[(table["level"] == "london") | (table["indicator"] != SURVEY)]
    assert tell(repository=make_repository(observations=london)) == (
        "Went to something made up: known for London as a whole",
        "Made-up adults, per cent. No figures for boroughs or wards are held.",
    )


def test_what_is_known_for_parts_of_london_only_is_not_said_of_the_whole():
    title, _ = tell(repository=make_sub_region())
    assert title == "Went to something made up: known for parts of London only"


def test_a_chosen_population_is_named():
    table = make_observations()
    women = table[table["indicator"] == SURVEY].assign(group="women")
    repository = make_repository(observations=women)
    assert "Made-up adults, women, 2024" in tell(repository=repository)[1]


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("has_intervals", [False, True])
def test_how_figures_came_about_is_told_and_why_they_are_not_compared(basis, has_intervals):
    table = make_observations()
    if not has_intervals:
        table = table.assign(lci_95=float("nan"), uci_95=float("nan"))
    repository = make_repository(observations=table)
    view = resolve_view(Selection.from_query(""), repository)
    indicator = view.indicator.model_copy(update={"basis": basis})
    about, how = describe_indicator(replace(view, indicator=indicator))
    assert about == "A made-up share of made-up adults."
    is_estimate = basis in (Basis.SURVEY, Basis.MODELLED)
    assert ("estimate" in how) == is_estimate
    assert ("not tested" in how) == (not is_estimate)
    assert ("so they are not compared" in how) == (is_estimate and not has_intervals)


def test_sources_lead_to_their_place_on_the_about_page():
    repository = make_repository()
    (source,) = list_sources(resolve_view(Selection.from_query(""), repository), repository)
    assert source == (
        "Nobody",
        "Figures made up for tests",
        "/about#source-made_up_source",
    )


def test_each_way_of_making_values_is_said_once():
    repository = make_repository()
    view = resolve_view(Selection.from_query(""), repository)
    assert describe_method(build_results(view, repository)) == "Values: published."
    empty = resolve_view(Selection.from_query("level=ward&vintage=2018"), repository)
    assert describe_method(build_results(empty, repository)) == ""
