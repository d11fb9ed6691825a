"""Words for change never say more than the intervals, or the counts, do."""

import pytest

from dashboard.text.change import describe_changes
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.unit.test_change import make_points

INDICATORS = make_registry().indicators


def tell(*rows, indicator=SURVEY, name="City of London", status=None):
    points = make_points(*rows, status=status)
    return describe_changes({name: points}, INDICATORS[indicator])


def test_a_clear_change_gives_both_figures_with_their_intervals():
    assert tell((40, 38, 42), (50, 47, 53)) == (
        "The City of London: higher. 40.0\u202f% (38.0 to 42.0) for 2020;"
        " 50.0\u202f% (47.0 to 53.0) for 2021: the 95 % intervals do not overlap.",
    )
    assert "lower" in tell((50, 47, 53), (40, 38, 42))[0]


def test_overlapping_intervals_are_no_clear_change():
    (sentence,) = tell((40, 38, 48), (50, 47, 53))
    assert "no clear change" in sentence
    assert "higher" not in sentence


def test_a_count_is_described_in_its_unit():
    rows = ((36.8, None, None), (40, None, None))
    assert tell(*rows, indicator=FULL_COUNT) == (
        "The City of London: 3.2 points higher than for 2020."
        " 36.8\u202f% for 2020; 40.0\u202f% for 2021.",
    )


def test_what_rounds_to_nothing_is_alike_and_neither_higher_nor_lower():
    (sentence,) = tell((40, None, None), (40.01, None, None), indicator=FULL_COUNT)
    assert sentence.startswith("The City of London: as for 2020. ")


def test_a_survey_without_intervals_says_so_once():
    rows = ((36.8, None, None), (40, None, None), (90, None, None))
    assert tell(*rows) == ("No interval is published for these figures, so no change is claimed.",)


def test_an_interval_missing_at_one_date_names_the_date():
    rows = ((10, 9, 11), (20, None, None), (30, 29, 31))
    assert tell(*rows)[1] == (
        "No interval is published for the City of London at 2021, so no change is claimed."
    )


@pytest.mark.parametrize("indicator", [SURVEY, FULL_COUNT])
def test_a_break_is_said_and_nothing_is_compared_across_it(indicator):
    (sentence,) = tell((10, 9, 11), (90, 89, 91), indicator=indicator, status=[None, "b"])
    assert sentence == (
        "The City of London: the series breaks between 2020 and 2021,"
        " so these two dates are not compared."
    )


@pytest.mark.parametrize("indicator", [SURVEY, FULL_COUNT])
def test_no_change_is_called_significant(indicator):
    said = tell((10, 9, 11), (90, 89, 91), indicator=indicator)
    assert "signific" not in " ".join(said)


def test_one_date_has_no_change_to_tell():
    assert tell((10, 9, 11)) == ()
