"""Similar areas of the made-up place, by a recipe made for it."""

import pytest

from dashboard.figures.profile.build import build_profile
from dashboard.figures.profile.similar import find_recipe, find_similar, list_similar
from geodata.statistics.similar import load_recipes
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import (
    BOROUGH,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_2022,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)

RECIPE = """
[borough]
weights = [{{ indicator = "{alike}", weight = 1.0 }}]
compared = ["{compared}"]
"""


@pytest.fixture
def follow(tmp_path, monkeypatch):
    """Let one recipe stand in for the registry's."""

    def put(alike, compared):
        text = RECIPE.format(alike=alike, compared=compared)
        (tmp_path / "similar.toml").write_text(text, encoding="utf-8")
        recipes = load_recipes(tmp_path)
        monkeypatch.setattr("dashboard.figures.profile.similar.load_recipes", lambda: recipes)
        return make_repository()

    return put


def find(repository, area_code):
    similar = find_similar(repository.area(area_code), repository)
    assert similar is not None
    return similar


def test_the_nearest_come_first_with_the_recipe_that_found_them(follow):
    repository = follow(FULL_COUNT, SURVEY)
    similar = find(repository, SQUARE_A)
    assert [one.area.area_code for one in similar.areas] == [SQUARE_B, SQUARE_C]
    assert similar.areas[0].distance < similar.areas[1].distance
    assert [(one.indicator.id, one.weight) for one in similar.weights] == [(FULL_COUNT, 1.0)]
    assert "over 3 boroughs" in similar.method


def test_an_estimate_is_tested_against_each_similar_area(follow):
    repository = follow(FULL_COUNT, SURVEY)
    (sentence,) = find(repository, SQUARE_A).comparisons
    assert sentence == (
        "Went to something made up (2024): 42.0\u202f% (37.0 to 47.0). Clearly below Square B (made"
        " up); not compared with Square C (made up): no figure."
    )
    (other,) = find(repository, SQUARE_B).comparisons
    assert "Clearly above Square A" in other


def test_an_area_without_a_value_has_no_similar_ones_and_is_told_why(follow):
    repository = follow(SURVEY, FULL_COUNT)
    similar = find(repository, SQUARE_C)
    assert similar.areas == ()
    assert similar.comparisons == ()
    assert "Square C (made up), as it has no value" in similar.method
    beside = find(repository, SQUARE_A)
    assert [one.area.area_code for one in beside.areas] == [SQUARE_B]
    assert "Left out for want of a value is Square C (made up)." in beside.method


def test_a_count_is_placed_among_those_with_a_figure(follow):
    repository = follow(SURVEY, FULL_COUNT)
    (sentence,) = find(repository, SQUARE_A).comparisons
    assert sentence.endswith("20.5\u202f%, the lowest of the two; a full count.")


def test_without_a_recipe_nothing_is_called_similar(follow):
    repository = follow(FULL_COUNT, SURVEY)
    ward = repository.area(WARD_IN_BOTH_EDITIONS, WARD_2022)
    assert find_similar(ward, repository) is None
    assert list_similar(ward, repository) == ()


def test_a_recipe_of_figures_that_are_not_held_is_not_followed():
    repository = make_repository()
    assert find_recipe(BOROUGH, repository) is None
    assert build_profile(repository.area(SQUARE_A), repository).similar is None
