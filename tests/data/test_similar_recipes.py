"""The recipes for similar areas, held to the pack."""

import pytest

from geodata.model import DRAWN_GEOGRAPHIES
from geodata.statistics.similar import (
    SHOWN,
    find_nearest,
    load_recipes,
    measure_distances,
    read_context,
    standardise,
)

RECIPES = load_recipes()
EDITIONS = {geography.key: geography for geography in DRAWN_GEOGRAPHIES}


@pytest.mark.parametrize("key", RECIPES)
def test_a_recipe_is_of_an_edition_and_its_indicators_have_figures_there(repository, key):
    recipe = RECIPES[key]
    for name in [*(part.indicator for part in recipe.weights), *recipe.compared]:
        coverage = repository.coverage(name)
        assert EDITIONS[key] in [part.geography for part in coverage], name


@pytest.mark.parametrize("key", RECIPES)
def test_every_area_has_similar_ones(repository, key):
    recipe = RECIPES[key]
    context = read_context(recipe, EDITIONS[key], repository)
    standardised = standardise(context)
    weights = {part.indicator: part.weight for part in recipe.weights}
    assert len(context) == len(repository.areas(EDITIONS[key]))
    for code in standardised.index[:: max(1, len(standardised) // 60)]:
        nearest = find_nearest(standardised, weights, code)
        assert len(nearest) == SHOWN
        assert nearest.is_monotonic_increasing
        others = measure_distances(standardised, weights, code).drop([code, *nearest.index])
        assert others.min() >= nearest.max()


def test_inner_and_outer_boroughs_are_told_apart(repository):
    recipe = RECIPES["borough"]
    standardised = standardise(read_context(recipe, EDITIONS["borough"], repository))
    weights = {part.indicator: part.weight for part in recipe.weights}
    names = repository.areas(EDITIONS["borough"]).set_index("area_code")["area_name"]
    hackney = [names[code] for code in find_nearest(standardised, weights, "E09000012").index]
    assert hackney[:3] == ["Southwark", "Lambeth", "Islington"]
