"""Areas that are alike: a weighted distance between standardised context indicators."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from pydantic import Field
from scipy.spatial.distance import cdist

from geodata.errors import RegistryError
from geodata.model import Geography, Record
from geodata.registry.entries import FOLDER, read_file
from geodata.repository import Repository

# How many similar areas are named.
SHOWN = 5
_ALL_PEOPLE = "all"
# Distances that differ by less come from the order of additions: such areas are equally far.
_DECIMAL_PLACES = 9


class ContextWeight(Record):
    """One indicator by which areas are called similar; twice the weight counts twice as much."""

    indicator: str
    weight: float = Field(gt=0, allow_inf_nan=False)


class Recipe(Record):
    """What makes areas of one edition similar, and on what they are then compared.

    ``id`` is the edition's key, such as ``ward_2022``.
    """

    id: str
    weights: tuple[ContextWeight, ...] = Field(min_length=1)
    compared: tuple[str, ...]


@cache
def load_recipes(folder: Path = FOLDER) -> Mapping[str, Recipe]:
    """Load the recipe of each edition that has one, by the edition's key.

    Raises
    ------
    RegistryError
        The file is missing or is not TOML; a field is misspelt or missing; an
        indicator is named twice, or is compared though areas are alike by it.
    """
    recipes = read_file(folder / "similar.toml", Recipe)
    for recipe in recipes.values():
        _check_recipe(recipe)
    return recipes


def _check_recipe(recipe: Recipe) -> None:
    named = [part.indicator for part in recipe.weights] + list(recipe.compared)
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice is not None:
        raise RegistryError(
            file=f"similar.toml [{recipe.id}]",
            field="weights, compared",
            problem=f"'{twice}' is named twice.",
            mend="Areas may not be compared on what makes them similar: name it once.",
        )


def read_context(recipe: Recipe, geography: Geography, repository: Repository) -> pd.DataFrame:
    """Read the newest values of a recipe's indicators.

    Returns
    -------
    DataFrame
        A row each area of the edition, by code, and a column each indicator,
        in its own unit; missing where no value is held.
    """
    columns = {
        part.indicator: _read_newest(part.indicator, geography, repository)
        for part in recipe.weights
    }
    codes = repository.areas(geography)["area_code"]
    return pd.DataFrame(columns).reindex(codes.to_list())


def _read_newest(indicator_id: str, geography: Geography, repository: Repository) -> pd.Series:
    covered = (part for part in repository.coverage(indicator_id) if part.geography == geography)
    newest = next((part.periods[0].id for part in covered), "")
    rows = repository.observations(
        indicator_id, geography=geography, period=newest, group=_ALL_PEOPLE
    )
    return rows.set_index("area_code")["value"].astype(float)


def standardise(context: pd.DataFrame) -> pd.DataFrame:
    """Give each column a mean of 0 and a standard deviation of 1, over the areas kept.

    An area with any value missing is left out: a missing value is neither
    zero nor average. A column that is alike everywhere is 0 everywhere.

    Examples
    --------
    >>> table = pd.DataFrame({"share": [1.0, 3.0, None], "alike": [2.0, 2.0, 2.0]}, index=[*"abc"])
    >>> standardise(table).to_numpy().tolist()
    [[-1.0, 0.0], [1.0, 0.0]]
    """
    known = context.dropna()
    centred = known - known.mean()
    # What is left of a column that is alike everywhere is the rounding of its mean.
    varies = known.max() > known.min()
    spread = known.std(ddof=0).where(varies, 1.0)
    return centred.mul(varies.astype(float)) / spread


def measure_distances(
    standardised: pd.DataFrame, weights: Mapping[str, float], area_code: str
) -> pd.Series:
    """Measure how far every area is from one of them.

    Parameters
    ----------
    standardised : DataFrame
        As `standardise` gives it, with a column each of ``weights``.
    weights : mapping of indicator to weight, above 0
    area_code : str
        Must have a row.

    Returns
    -------
    Series of float by area code
        The weighted root mean square of the differences, in standard
        deviations; 0 for the area itself.
    """
    chosen = standardised[list(weights)]
    shares = np.array(list(weights.values())) / sum(weights.values())
    distances = cdist(chosen.loc[[area_code]], chosen, metric="euclidean", w=shares)[0]
    return pd.Series(distances, index=chosen.index).round(_DECIMAL_PLACES)


def find_nearest(
    standardised: pd.DataFrame, weights: Mapping[str, float], area_code: str, *, count: int = SHOWN
) -> pd.Series:
    """Find the areas most like one: their distances by code, the nearest first.

    Arguments and unit are those of `measure_distances`. Areas that are equally
    far are in the order of their codes. Empty where the area was left out for
    want of a value.
    """
    if area_code not in standardised.index:
        return pd.Series(dtype=float)
    others = measure_distances(standardised, weights, area_code).drop(area_code).sort_index()
    return others.sort_values(kind="stable").head(count)
