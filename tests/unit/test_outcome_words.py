"""How a figure lies to London in a cell's few words, and where an area's pages are."""

from dataclasses import replace

from dashboard.figures.profile.build import build_profile
from dashboard.state.addresses import (
    compare_address,
    map_address,
    profile_address,
    profile_answer_address,
)
from dashboard.text.compare import say_against_london, show_london
from geodata.closed_lists import Outcome
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import SQUARE_A, WARD_2018, WARD_IN_BOTH_EDITIONS, make_repository

REPOSITORY = make_repository()


def find_figure(indicator):
    figures = build_profile(REPOSITORY.area(SQUARE_A), REPOSITORY).figures
    return next(figure for figure in figures if figure.indicator.id == indicator)


def test_a_cell_says_how_far_a_count_lies_from_london_and_why_else_nothing_is_said():
    figure = find_figure(FULL_COUNT)
    assert say_against_london(figure) == "7.1 points above London"
    alike = replace(figure, difference=0.04)
    assert say_against_london(alike) == "The same as London"
    assert say_against_london(replace(figure, london=None)) == "No London figure"
    assert say_against_london(replace(figure, value=None)) == ""
    tested = find_figure(SURVEY)
    untested = replace(tested, outcome=Outcome.NOT_COMPARED, outcome_words="", interval="")
    assert say_against_london(untested) == "Not compared: no interval"
    assert show_london(replace(figure, london=None)) == ("not held", "", "")


def test_addresses_name_the_edition_where_a_code_can_be_in_two():
    borough = REPOSITORY.area(SQUARE_A)
    ward = REPOSITORY.area(WARD_IN_BOTH_EDITIONS, WARD_2018)
    assert profile_address(borough) == f"/area/{SQUARE_A}"
    assert profile_address(borough, ending=".pdf") == f"/area/{SQUARE_A}.pdf"
    edition = "level=ward&vintage=2018"
    assert profile_address(ward) == f"/area/{WARD_IN_BOTH_EDITIONS}?{edition}"
    assert profile_answer_address(ward) == f"/api/v1/profile/{WARD_IN_BOTH_EDITIONS}?{edition}"
    assert map_address(ward) == f"/?area={WARD_IN_BOTH_EDITIONS}&{edition}"
    assert compare_address([borough]) == f"/compare?compare={SQUARE_A}&level=borough"
