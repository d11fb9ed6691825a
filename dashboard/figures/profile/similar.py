"""The areas most like one, by the recipe of its edition, and how it compares with them."""

from functools import lru_cache

import pandas as pd

from dashboard.figures.profile.rows import build_figure
from dashboard.results.profile import ProfileFigure, SimilarArea, SimilarAreas, Weight
from dashboard.text.similar import (
    Peer,
    PeerFigure,
    Places,
    describe_counted,
    describe_method,
    describe_tested,
)
from geodata.closed_lists import Outcome
from geodata.model import Area, Geography
from geodata.repository import Repository
from geodata.statistics.benchmark import TESTED_BASES, compare_pairs
from geodata.statistics.similar import Recipe, find_nearest, load_recipes, read_context, standardise

_KEPT_EDITIONS = 8


def find_similar(area: Area, repository: Repository) -> SimilarAreas | None:
    """Find the areas most like one, and say how it compares with them.

    None where no recipe stands for the area's edition. Without areas, and with
    a ``method`` that says why, where the area lacks a value of the recipe.
    """
    recipe = find_recipe(area.geography, repository)
    if recipe is None:
        return None
    indicators = repository.registry.indicators
    similar = list_similar(area, repository)
    names = repository.areas(area.geography).set_index("area_code")["area_name"]
    codes = _standardise(area.geography, repository).index
    return SimilarAreas(
        areas=similar,
        weights=tuple(Weight(indicators[part.indicator], part.weight) for part in recipe.weights),
        method=describe_method(
            area,
            [one.distance for one in similar],
            len(recipe.weights),
            [str(name) for name in names.drop(codes)],
            len(names),
        ),
        comparisons=_compare(area, [one.area for one in similar], recipe, repository),
    )


def find_recipe(geography: Geography, repository: Repository) -> Recipe | None:
    """Give an edition's recipe, None where it has none that the data held can follow."""
    recipe = load_recipes().get(geography.key)
    if recipe is None:
        return None
    named = [*(part.indicator for part in recipe.weights), *recipe.compared]
    return recipe if all(name in repository.registry.indicators for name in named) else None


def list_similar(area: Area, repository: Repository) -> tuple[SimilarArea, ...]:
    """List the areas most like one, the nearest first; none where no recipe can be followed."""
    recipe = find_recipe(area.geography, repository)
    if recipe is None:
        return ()
    weights = {part.indicator: part.weight for part in recipe.weights}
    nearest = find_nearest(_standardise(area.geography, repository), weights, area.area_code)
    return tuple(
        SimilarArea(repository.area(str(code), area.geography), float(distance))
        for code, distance in nearest.items()
    )


@lru_cache(maxsize=_KEPT_EDITIONS)
def _standardise(geography: Geography, repository: Repository) -> pd.DataFrame:
    recipe = find_recipe(geography, repository)
    if recipe is None:
        return pd.DataFrame()
    return standardise(read_context(recipe, geography, repository))


def _compare(
    area: Area, others: list[Area], recipe: Recipe, repository: Repository
) -> tuple[str, ...]:
    """Say how an area compares with others on each of the recipe's indicators, in its order."""
    if not others:
        return ()
    indicators = repository.registry.indicators
    rows = [
        [build_figure(indicators[name], one, repository) for one in (area, *others)]
        for name in recipe.compared
    ]
    outcomes = _test_pairs(rows)
    return tuple(_describe(row, outcomes) for row in rows)


def _test_pairs(rows: list[list[ProfileFigure]]) -> dict[tuple[str, str], Outcome]:
    """Test the first figure of each row against each other: outcomes by indicator and code.

    Every test made on the list is held to one rate of false discoveries.
    """
    pairs = [
        {
            "indicator": area_figure.indicator.id,
            "area_code": other.area.area_code,
            "value": area_figure.value,
            "lci_95": area_figure.lci_95,
            "uci_95": area_figure.uci_95,
            "other": other.value,
            "other_lci_95": other.lci_95,
            "other_uci_95": other.uci_95,
        }
        for area_figure, *others in rows
        if area_figure.indicator.basis in TESTED_BASES
        for other in others
    ]
    if not pairs:
        return {}
    table = pd.DataFrame(pairs)
    keys = zip(table["indicator"], table["area_code"], strict=True)
    numbers = table.drop(columns=["indicator", "area_code"]).astype(float)
    return dict(zip(keys, compare_pairs(numbers)["outcome"], strict=True))


def _describe(row: list[ProfileFigure], outcomes: dict[tuple[str, str], Outcome]) -> str:
    area_figure, *others = row
    figure = PeerFigure(
        area_figure.shown,
        area_figure.interval,
        area_figure.period.label,
        area_figure.value is not None,
    )
    if area_figure.indicator.basis not in TESTED_BASES:
        return describe_counted(area_figure.indicator, figure, _find_places(row), len(row))
    peers = [
        Peer(
            other.area.area_name,
            outcomes[area_figure.indicator.id, other.area.area_code],
            other.value is not None,
        )
        for other in others
    ]
    return describe_tested(area_figure.indicator, figure, peers)


def _find_places(row: list[ProfileFigure]) -> Places | None:
    """Give the places from the highest that the first of some counts may hold."""
    area_value = row[0].value
    if area_value is None:
        return None
    values = [figure.value for figure in row if figure.value is not None]
    above, below = (
        sum(value > area_value for value in values),
        sum(value < area_value for value in values),
    )
    return Places(above + 1, len(values) - below, len(values))
