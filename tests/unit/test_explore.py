"""The Explore page's presenters, called as its callbacks call them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pages.explore.callbacks import present_meaning, present_words
from dashboard.pages.explore.choices import present_choices
from dashboard.state.selection import Selection
from tests.layout_text import read_text
from tests.place_registry import FULL_COUNT, PROGRAMME, SURVEY
from tests.places import SQUARE_A, make_observations, make_repository

REPOSITORY = make_repository()
TABLE = make_observations()
GROUPS_OF_LONDON = make_repository(
    observations=TABLE[(TABLE["indicator"] != SURVEY) | (TABLE["level"] == "london")]
)


def select(query):
    return Selection.from_query(query)


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_no_address_breaks_a_presenter(query):
    for present in (present_words, present_choices, present_meaning):
        assert present(select(query), REPOSITORY)


def test_words_say_the_finding_its_source_and_each_notice():
    words = present_words(select("level=street&area=E1"), REPOSITORY)
    assert words["title"].startswith("Went to something made up: one borough is clearly above")
    assert [read_text(notice) for notice in words["notices"]] == [
        "'street' is not a level. The levels are borough, ward, assembly_constituency or lsoa.",
        "There is no area with the code 'E1' in the atlas.",
    ]
    assert read_text(words["source"]).startswith("Source:  Nobody .")


def test_a_trend_is_built_only_where_it_is_looked_at():
    assert present_words(select(""), REPOSITORY)["panel"] == []
    assert "by date" in read_text(present_words(select("view=trend"), REPOSITORY)["panel"])


@pytest.mark.parametrize(
    ("query", "edition", "hidden"),
    [
        ("", "", True),
        (f"indicator={FULL_COUNT}&level=ward", "2022", False),
        ("level=ward&vintage=2018", "2018", False),
    ],
)
def test_the_edition_is_a_choice_for_wards_only(query, edition, hidden):
    select_of_edition = present_choices(select(query), REPOSITORY)["edition"]
    assert (select_of_edition["value"], select_of_edition["hidden"]) == (edition, hidden)


def test_editions_without_figures_say_that_they_show_reach_only():
    choices = present_choices(select(f"indicator={FULL_COUNT}&level=ward"), REPOSITORY)
    assert [option["label"] for option in choices["edition"]["options"]] == [
        "2022",
        "2018, reach only",
        "2012, reach only",
    ]


def test_an_edition_with_moved_figures_says_from_where_they_come():
    choices = present_choices(select(f"indicator={FULL_COUNT}&view=editions"), REPOSITORY)
    assert choices["edition"]["value"] == "2018"
    assert [option["label"] for option in choices["edition"]["options"]] == [
        "2022",
        "2018, derived from 2022",
        "2012, reach only",
    ]


def test_dates_run_from_the_newest_and_one_date_is_no_choice():
    choices = present_choices(select(""), REPOSITORY)
    assert [option["label"] for option in choices["period"]["options"]] == ["2024", "2023"]
    assert not choices["period"]["hidden"]
    wards = present_choices(select(f"indicator={FULL_COUNT}&level=ward"), REPOSITORY)
    assert wards["period"]["hidden"]


def test_populations_of_a_figure_for_london_only_can_be_chosen():
    choices = present_choices(select(f"indicator={SURVEY}"), GROUPS_OF_LONDON)
    assert [option["label"] for option in choices["group"]["options"]] == ["Everyone", "women"]
    assert not choices["group"]["hidden"]
    words = present_words(select(f"indicator={SURVEY}&group=women"), GROUPS_OF_LONDON)
    assert "55.0" in read_text(words["panel"])
    assert words["notices"] == []


def test_chosen_programmes_are_ticked_and_counted():
    choices = present_choices(select(f"programme={PROGRAMME}"), REPOSITORY)
    assert choices["chosen_programmes"] == [PROGRAMME]
    assert choices["programme_count"] == "7 records match; 5 can be placed on the map."


def test_without_a_chosen_area_the_panel_says_how_to_choose_one():
    meaning = present_meaning(select(""), REPOSITORY)
    assert "No area chosen" in read_text(meaning["area"])
    assert meaning["reach"] == []


def test_a_chosen_area_and_programme_are_told():
    meaning = present_meaning(select(f"area={SQUARE_A}&programme={PROGRAMME}"), REPOSITORY)
    assert "Clearly below London" in read_text(meaning["area"])
    assert "6 of at least 13 gardens located" in read_text(meaning["reach"])
