"""The areas most like one, by the recipe of its edition, and how it compares with them."""

from functools import lru_cache

import pandas as pd

from dashboard.newest_figures import NewestFigures, find_newest
from dashboard.profile.area_profile import SimilarArea, SimilarAreas, Weight
from dashboard.shown_figures import ShownFigures
from dashboard.words.similar_words import (
    Peer,
    PeerFigure,
    Places,
    describe_counted,
    describe_method,
    describe_tested,
)
from geodata.benchmark import TESTED_BASES, compare_pairs
from geodata.closed_lists import Outcome
from geodata.model import Area, Geography
from geodata.ranks import rank_ranges
from geodata.repository import Repository
from geodata.similar import Recipe, find_nearest, load_recipes, read_context, standardise

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
    kept = _standardise(area.geography, repository).index
    return SimilarAreas(
        areas=similar,
        weights=tuple(Weight(indicators[part.indicator], part.weight) for part in recipe.weights),
        method=describe_method(
            area,
            [one.distance for one in similar],
            len(recipe.weights),
            [str(name) for name in names.drop(kept)],
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
    found = (find_newest(name, area.geography, repository) for name in recipe.compared)
    held = [newest for newest in found if newest is not None]
    if not others:
        return ()
    outcomes = _test_pairs([newest.figures for newest in held], area, others)
    return tuple(_describe(newest, area, others, outcomes) for newest in held)


def _test_pairs(
    held: list[ShownFigures], area: Area, others: list[Area]
) -> dict[tuple[str, str], Outcome]:
    """Test an area against each other one: its outcome by indicator and the other's code.

    Every test made on the list is held to one rate of false discoveries.
    """
    pairs = [
        _pair(figures, area, other)
        for figures in held
        if figures.indicator.basis in TESTED_BASES
        for other in others
    ]
    if not pairs:
        return {}
    table = pd.DataFrame(pairs)
    keys = zip(table["indicator"], table["area_code"], strict=True)
    return dict(zip(keys, compare_pairs(table)["outcome"], strict=True))


def _pair(figures: ShownFigures, area: Area, other: Area) -> dict[str, object]:
    own, others = (figures.table.loc[one.area_code] for one in (area, other))
    return {
        "indicator": figures.indicator.id,
        "area_code": other.area_code,
        **{column: own[column] for column in ("value", "lci_95", "uci_95")},
        "other": others["value"],
        "other_lci_95": others["lci_95"],
        "other_uci_95": others["uci_95"],
    }


def _describe(
    newest: NewestFigures,
    area: Area,
    others: list[Area],
    outcomes: dict[tuple[str, str], Outcome],
) -> str:
    figures = newest.figures
    row = figures.table.loc[[area.area_code]].to_dict("records")[0]
    is_valued = figures.table["value"].notna()
    figure = PeerFigure(
        shown=str(row["shown"]),
        interval=str(row["interval"]),
        date=newest.period.label,
        is_valued=bool(is_valued[area.area_code]),
    )
    if figures.indicator.basis not in TESTED_BASES:
        places = _find_places(figures, area, others)
        return describe_counted(figures.indicator, figure, places, 1 + len(others))
    peers = [
        Peer(
            one.area_name,
            outcomes[figures.indicator.id, one.area_code],
            bool(is_valued[one.area_code]),
        )
        for one in others
    ]
    return describe_tested(figures.indicator, figure, peers)


def _find_places(figures: ShownFigures, area: Area, others: list[Area]) -> Places | None:
    rows = figures.table.loc[[area.area_code, *(one.area_code for one in others)]]
    held = rank_ranges(rows, basis=figures.indicator.basis).loc[[area.area_code]].dropna()
    if held.empty:
        return None
    first, last = held.astype(int).to_numpy().tolist()[0]
    return Places(first, last, int(rows["value"].notna().sum()))
