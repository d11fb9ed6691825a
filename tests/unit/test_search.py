"""Topics, programmes and pages are found by their words, other forms of them, and their meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.results.search import LONGEST_SEARCH, TopicSearch
from dashboard.text.search import describe_search, head_search
from tests.place_registry import FULL_COUNT, PROGRAMME, SURVEY
from tests.places import make_repository

REPOSITORY = make_repository()
SEARCH = TopicSearch(REPOSITORY.registry)


def references(text):
    return [
        (group.is_of_word, [result.reference for result in group.results])
        for group in SEARCH.search(text).groups
    ]


def describe(text):
    return describe_search(SEARCH.search(text), REPOSITORY)


def test_a_word_of_a_label_comes_first_and_is_marked():
    ((is_of_word, found),) = references("SQUARE")
    assert is_of_word
    assert found == [f"indicators/{FULL_COUNT}", f"programmes/{PROGRAMME}"]
    entry = describe("squares")["groups"][0]["entries"][0]
    ((start, length),) = entry["marks"]
    assert entry["name"][start : start + length] == "square"


def test_what_a_word_means_is_found_and_what_is_only_near_it_stands_apart():
    assert (
        references("outing")
        == references("trips to places")
        == [
            (True, [f"indicators/{SURVEY}"]),
            (False, [f"indicators/{FULL_COUNT}"]),
        ]
    )
    assert [group["name"] for group in describe("outing")["groups"]] == [
        "Outing",
        "Close in meaning",
    ]


def test_an_unfinished_word_is_found_and_a_word_within_another_is_not():
    assert references("gard")[0] == (True, [f"programmes/{PROGRAMME}"])
    # Which meaning is wanted is not known before the word is whole.
    assert references("trips to pl") == [
        (False, [f"indicators/{SURVEY}", f"indicators/{FULL_COUNT}"])
    ]
    assert SEARCH.search("quar").groups == ()
    assert SEARCH.search("orn").groups == ()


def test_a_misspelt_word_is_corrected_and_said():
    answer = SEARCH.search("gardnes")
    assert answer.corrected == "gardens"
    assert head_search(answer) == "2 programmes found for gardens."


def test_what_has_no_figures_is_said_with_the_nearest():
    assert describe("plant")["heading"] == (
        "We have no figures on plants. The nearest programme is Square Gardens (made up)."
    )
    assert describe("zebra") == {
        "heading": "No topic matches “zebra”. Try another word, or browse all topics.",
        "groups": [],
    }


def test_a_topic_says_where_when_and_by_whom_and_offers_one_with_wards():
    survey, count = (group["entries"][0] for group in describe("outings")["groups"])
    assert (survey["where"], survey["dates"]) == ("Boroughs", "2023 to 2024")
    assert (survey["has_intervals"], survey["source"]) == (True, "Nobody")
    assert survey["sets"] == {"indicator": SURVEY, "period": "", "group": ""}
    assert survey["with_wards"]["sets"] == {
        "indicator": FULL_COUNT,
        "period": "",
        "group": "",
        "level": "ward",
        "vintage": "",
    }
    assert (count["where"], count["dates"]) == ("Boroughs, wards", "2011 to 2021")
    assert count["with_wards"] is None


def test_a_programme_and_a_page_lead_to_their_own_place():
    (programme,) = describe("gardens")["groups"][0]["entries"]
    assert programme["address"] == f"/programme/{PROGRAMME}"
    page = describe("compare areas")["groups"][0]["entries"][0]
    assert (page["kind"], page["address"]) == ("page", "/compare")


@pytest.mark.parametrize("nothing", ["", "   ", "\t"])
def test_nothing_written_finds_and_says_nothing(nothing):
    assert describe(nothing) == {"heading": "", "groups": []}


def test_a_text_that_is_too_long_is_told_so():
    assert describe("square " * LONGEST_SEARCH) == {
        "heading": "Search for at most 100 letters. Try one or two words.",
        "groups": [],
    }


@given(st.text(max_size=120))
def test_any_text_has_an_answer_and_the_same_one_each_time(text):
    answer = describe(text)
    assert answer == describe(text)
    assert bool(answer["heading"]) == bool(text.strip())
