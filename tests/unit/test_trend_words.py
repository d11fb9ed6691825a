"""What stands over a trend never says more than its test, or its counts, do."""

import pytest

from dashboard.results.view_results import build_results
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.text.change import say_dates, title_trend
from dashboard.text.view import head_view
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.places import SQUARE_A, make_observations, make_repository
from tests.unit.test_change import find_alone
from tests.unit.test_trend import make_points

INDICATORS = make_registry().indicators


def title(*values, indicator=SURVEY, status=None, name="City of London", **columns):
    points = make_points(*values, status=status).assign(area_code="a", **columns)
    changes = find_alone(points, INDICATORS[indicator])
    return title_trend({name: points}, INDICATORS[indicator], changes)


def test_a_clear_change_is_told_of_the_first_and_the_last_date():
    assert title(40, 45, 50) == (
        "Went to something made up, City of London: clearly higher than for 2020"
    )
    assert title(50, 40).endswith(": clearly lower than for 2020")


def test_a_difference_that_is_not_clear_is_no_clear_change():
    said = title(40, 60, 41)
    assert said.endswith(", City of London: no clear change since 2020")
    assert "higher" not in said


def test_a_count_is_described_and_never_called_clear():
    said = title(40, 50, indicator=FULL_COUNT)
    assert said.endswith(", City of London: 10.0 points higher than for 2020")
    assert "clear" not in said


def test_estimates_without_intervals_stand_beside_each_other_and_claim_nothing():
    said = title(40, 90, lci_95=float("nan"), uci_95=float("nan"))
    assert said.endswith(
        ", City of London: 40.0\u202f% for 2020, 90.0\u202f% for 2021, without intervals"
    )


def test_a_break_is_told_and_nothing_is_compared_across_it():
    said = title(40, 90, status=[None, "b"])
    assert said.endswith(", City of London: the series breaks between 2020 and 2021")


def test_of_one_date_each_place_is_told_and_a_date_in_the_name_only_once():
    assert title(40) == "Went to something made up, 2020: City of London 40.0\u202f% (39.0 to 41.0)"
    named = INDICATORS[SURVEY].model_copy(update={"label": "Went somewhere, 2020"})
    points = make_points(40)
    assert title_trend({"Here": points}, named).startswith("Went somewhere, 2020: Here 40.0")


def test_of_one_date_many_places_are_left_to_the_chart():
    points = make_points(40)
    assert title_trend(dict.fromkeys("abc", points), INDICATORS[SURVEY])
    assert title_trend(dict.fromkeys("abcd", points), INDICATORS[SURVEY]) == ""


def test_where_nothing_is_held_there_is_nothing_to_say():
    assert title_trend({}, INDICATORS[SURVEY]) == ""
    assert say_dates({}) == ""


def test_the_dates_that_have_a_value_stand_under_the_title():
    series = {"Here": make_points(None, 40, 50), "There": make_points(30)}
    assert say_dates(series) == "from 2020 until 2022"
    assert say_dates({"Here": make_points(None, 40)}) == "2021"


@pytest.mark.parametrize("area", ["", f"&area={SQUARE_A}"])
def test_a_trend_is_titled_by_what_it_shows_and_a_map_by_its_areas(area):
    repository = make_repository()
    told = []
    for mode in ("trend", "map"):
        view = resolve_view(Selection.from_query(f"view={mode}{area}"), repository)
        figures = build_results(view, repository)
        told.append(head_view(view, figures, repository))
    (trend, under_trend), (on_map, under_map) = told
    assert "boroughs" not in trend + under_trend
    assert "borough" in on_map
    assert "3 boroughs" in under_map


def test_what_is_known_for_london_alone_says_that_no_boroughs_are_held():
    table = make_observations()
    london = table[(table["level"] == "london") | (table["indicator"] != SURVEY)]
    repository = make_repository(observations=london)
    view = resolve_view(Selection.from_query(""), repository)
    said = head_view(view, build_results(view, repository), repository).subtitle
    assert said.endswith("No figures for boroughs or wards are held.")
