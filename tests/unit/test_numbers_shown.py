"""Figures as text."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.format.numbers import (
    describe_missing,
    describe_status,
    end_sentence,
    name_in_sentence,
    show_difference,
    show_interval,
    show_number,
    show_range,
    show_value,
)
from geodata.closed_lists import Status
from tests.place_registry import SURVEY, make_registry
from tests.sentences import find_faults

THIN = "\u202f"
floats = st.floats(-1e7, 1e7)
units = st.sampled_from(["%", "£ per head", "years", "score", "people", "mean 0-10"])
NAN = float("nan")


def measure(unit="%", places=1):
    """The made-up indicator in another unit."""
    changes = {"unit": unit, "decimal_places": places}
    return make_registry().indicators[SURVEY].model_copy(update=changes)


def read_number(text):
    return float(re.sub(r"[^0-9.\-]", "", text.replace("−", "-")))


@given(floats, st.integers(0, 4))
def test_a_number_as_shown_is_the_number_rounded(value, places):
    assert read_number(show_number(value, places)) == round(value, places)


@given(floats, st.integers(0, 2), units)
def test_no_figure_has_a_hyphen_for_a_minus_or_a_minus_before_nothing(value, places, unit):
    shown = show_value(value, measure(unit, places))
    assert "-" not in shown
    assert not re.fullmatch(r"−[£0.,]*\D*", shown)
    assert not find_faults([shown])


@pytest.mark.parametrize(
    ("value", "unit", "places", "shown"),
    [
        (61.55, "%", 0, f"62{THIN}%"),
        (-0.04, "%", 1, f"0.0{THIN}%"),
        (-2.0, "%", 0, f"−2{THIN}%"),
        (35361, "£ per head", 0, "£35,361"),
        (-12, "£ per week", 0, "−£12"),
        (63.1, "years", 1, "63.1 years"),
        (1, "years", 0, "1 year"),
        (0, "years", 0, "0 years"),
        (8_799_460, "people", 0, "8,799,460"),
    ],
)
def test_a_value_is_shown_in_its_unit(value, unit, places, shown):
    assert show_value(value, measure(unit, places)) == shown


@pytest.mark.parametrize(
    ("difference", "unit", "places", "shown"),
    [
        (1, "%", 0, "1 point"),
        (-1, "%", 0, "1 point"),
        (2, "%", 0, "2 points"),
        (1.0, "%", 1, "1.0 points"),
        (0.04, "%", 1, "0.0 points"),
        (-3.25, "£ per head", 0, "£3"),
        (1, "years", 0, "1 year"),
        (1.0, "years", 1, "1.0 years"),
        (-0.12, "mean 0-10", 2, "0.12"),
    ],
)
def test_a_difference_is_told_in_the_words_of_the_unit(difference, unit, places, shown):
    assert show_difference(difference, measure(unit, places)) == shown


@pytest.mark.parametrize(("low", "high"), [(NAN, NAN), (NAN, 5.0), (5.0, NAN)])
def test_half_an_interval_is_none(low, high):
    assert show_interval(low, high, measure()) == ""


def test_an_interval_carries_the_mark_of_money_and_no_other():
    assert show_interval(85, 92.25, measure()) == "85.0 to 92.2"
    assert show_interval(-1, 2, measure("£ per week", 0)) == "£−1 to £2"


@given(floats, floats, st.integers(0, 2), units)
def test_a_range_of_one_shown_number_is_one_number(low, high, places, unit):
    low, high = sorted((low, high))
    shown = show_range(low, high, measure(unit, places))
    assert ("–" in shown or " to " in shown) == (
        show_number(low, places) != show_number(high, places)
    )
    assert "−" not in shown or "–" not in shown


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("City of London", "the City of London"),
        ("City of London and Westminster", "the City of London and Westminster"),
        ("Kensington and Chelsea", "Kensington and Chelsea"),
    ],
)
def test_the_city_takes_an_article_inside_a_sentence(name, said):
    assert name_in_sentence(name) == said


@pytest.mark.parametrize("status", [None, *Status])
def test_a_missing_value_is_always_told_in_words(status):
    told = describe_missing("City of London", status and status.value)
    assert told.endswith(" for the City of London")
    assert told[0].isupper()
    assert not any(character.isdigit() for character in told)


def test_why_a_value_is_missing_is_told_by_its_status():
    told = {status: describe_missing("Brent", status) for status in ("c", "x", "z", "u", "e")}
    assert told == {
        "c": "Withheld to protect people for Brent",
        "x": "Not published for Brent",
        "z": "Not applicable for Brent",
        "u": "Not published for Brent",
        "e": "Not published for Brent",
    }


def test_each_status_of_a_value_has_words_and_none_has_none():
    silent = {Status.WITHHELD, Status.NOT_AVAILABLE, Status.NOT_APPLICABLE}
    assert {status for status in Status if not describe_status(status.value)} == silent
    assert describe_status(None) == ""
    assert describe_status("u") == "low reliability, says its source"


@example("ß0")
@given(st.text(min_size=1, max_size=40))
def test_a_sentence_ends_once_and_keeps_its_words(text):
    ended = end_sentence(text)
    # One letter may become two: a sharp s has no capital.
    assert ended.startswith(text[:1].upper() + text[1:])
    assert ended.rstrip("”")[-1:] in {".", "?", "!"}
    assert end_sentence(ended) == ended


def test_names_keep_their_capitals_in_a_sentence():
    assert end_sentence("derived: LSOAs of 2021") == "Derived: LSOAs of 2021."
    assert end_sentence("Section “A”: “One thing.”") == "Section “A”: “One thing.”"
