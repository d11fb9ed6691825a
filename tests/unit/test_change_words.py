"""Words for change never say more than the test, or the counts, do."""

import pytest

from dashboard.text.change import describe_changes
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.unit.test_change import find_alone, make_points

INDICATORS = make_registry().indicators


def tell(*rows, indicator=SURVEY, name="City of London", status=None, **changes):
    measured = INDICATORS[indicator].model_copy(update=changes)
    points = make_points(*rows, status=status)
    return describe_changes({name: find_alone(points, measured)}, measured)


def test_a_clear_change_gives_the_difference_and_both_figures_with_their_intervals():
    assert tell((40, 37, 43), (50, 46, 54)) == (
        "The City of London: clearly higher for 2021 than for 2020, by 10.0 points (5.0 to 15.0)."
        " 40.0\u202f% (37.0 to 43.0) for 2020; 50.0\u202f% (46.0 to 54.0) for 2021.",
    )
    (sentence,) = tell((50, 46, 54), (40, 37, 43))
    assert "clearly lower for 2021 than for 2020, by 10.0 points (5.0 to 15.0)" in sentence


def test_a_difference_that_the_test_does_not_find_clear_is_no_clear_change():
    (sentence,) = tell((40, 37, 43), (43, 39, 47))
    assert sentence.startswith(
        "The City of London: no clear change since 2020, +3.0 points (\u22122.0 to 8.0). 40.0"
    )
    assert "higher" not in sentence


def test_no_sentence_speaks_of_intervals_that_overlap():
    rows = [
        ((40, 38, 42), (50, 47, 53)),
        ((40, 38, 48), (50, 47, 53)),
        ((40, 38, 42), (43, 41, 45)),
    ]
    assert "overlap" not in " ".join(sentence for pair in rows for sentence in tell(*pair))


def test_dates_that_do_not_compare_say_why_and_give_no_direction():
    (sentence,) = tell((10, 9, 11), (90, 89, 91), no_change="The question was put in other words.")
    assert sentence == "These dates are not compared. The question was put in other words."


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
