"""What is said of similar areas: every direction is a test's, and every place a count's."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.similar import (
    Peer,
    PeerFigure,
    Places,
    describe_counted,
    describe_method,
    describe_tested,
)
from geodata.closed_lists import Basis, Outcome
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.places import SQUARE_A, make_repository
from tests.sentences import find_faults

ARTS, BORN = (make_registry().indicator(name) for name in (SURVEY, FULL_COUNT))
AREA = make_repository().area(SQUARE_A)
FIGURE = PeerFigure("42 %", "37 to 47", "2024", is_valued=True)
OUTCOMES = (Outcome.HIGHER, Outcome.LOWER, Outcome.SIMILAR, Outcome.NOT_COMPARED)
NAMES = ("Barnet", "City of London", "Hammersmith and Fulham", "Brent", "Ealing")


def peers_of(outcomes):
    return [
        Peer(name, outcome, outcome is not Outcome.NOT_COMPARED)
        for name, outcome in zip(NAMES, outcomes, strict=False)
    ]


@given(st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=5))
def test_each_similar_area_is_named_on_the_side_that_its_test_gave(outcomes):
    sentence = describe_tested(ARTS, FIGURE, peers_of(outcomes))
    assert find_faults([sentence]) == []
    said = sentence.split("). ", 1)[1].lower()
    assert ("clearly above" in said) == (Outcome.HIGHER in outcomes)
    assert ("clearly below" in said) == (Outcome.LOWER in outcomes)
    assert ("no clear difference" in said) == (Outcome.SIMILAR in outcomes)
    assert ("not compared" in said) == (Outcome.NOT_COMPARED in outcomes)
    clauses = dict(zip(OUTCOMES, ("above", "below", "difference", "compared"), strict=True))
    for name, outcome in zip(NAMES, outcomes, strict=False):
        parts = [part for part in said.split(";") if name.lower() in part]
        if parts:
            assert [clauses[outcome] in part for part in parts] == [True]
        else:
            assert set(outcomes) == {outcome}


def test_all_alike_are_counted_and_not_listed():
    assert describe_tested(ARTS, FIGURE, peers_of([Outcome.LOWER] * 5)) == (
        "Went to something made up (2024): 42 % (37 to 47). Clearly below all five."
    )
    assert describe_tested(ARTS, FIGURE, peers_of([Outcome.SIMILAR] * 5)).endswith(
        "No clear difference from any of the five."
    )


def test_a_missing_figure_is_said_and_nothing_is_compared():
    missing = PeerFigure("Withheld to protect people for the City", "", "2024", is_valued=False)
    for sentence in (
        describe_tested(ARTS, missing, peers_of([Outcome.NOT_COMPARED] * 5)),
        describe_counted(BORN, missing, None, 6),
    ):
        assert sentence.endswith("(2024): withheld to protect people for the City.")


@given(st.integers(1, 6), st.data())
def test_a_place_is_told_from_the_nearer_end(count, data):
    first = data.draw(st.integers(1, count))
    last = data.draw(st.integers(first, count))
    sentence = describe_counted(BORN, FIGURE, Places(first, last, count), 6)
    assert find_faults([sentence]) == []
    assert ("with a figure" in sentence) == (1 < count < 6)
    if first == last and count > 1:
        assert ("highest" in sentence) == (first <= count - last + 1)
        assert sentence.endswith("; a full count.")


def test_only_a_full_count_is_given_a_place():
    record = BORN.model_copy(update={"basis": Basis.ADMINISTRATIVE})
    assert "highest" not in describe_counted(record, FIGURE, Places(1, 1, 6), 6)
    assert ", the highest of the six;" in describe_counted(BORN, FIGURE, Places(1, 1, 6), 6)


def test_a_year_in_the_label_is_not_said_again():
    election = BORN.model_copy(update={"label": "Turnout, 2024"})
    sentence = describe_counted(election, FIGURE, Places(1, 1, 6), 6)
    assert len(re.findall("2024", sentence)) == 1


@given(
    st.lists(st.floats(0, 4), max_size=5).map(sorted),
    st.integers(1, 10),
    st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
)
def test_how_similar_areas_were_found_is_said_whole(distances, indicators, left_out):
    said = describe_method(AREA, distances, indicators, left_out, 33)
    assert find_faults([said]) == []
    assert ("is close: the nearest" in said) == bool(distances and distances[0] > 1)
    if distances:
        assert f"over {33 - len(left_out)} boroughs" in said
        assert all(name in said for name in left_out)
    else:
        assert "has no value" in said
