"""Which areas are called similar: a distance, and the rules around it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from geodata.errors import RegistryError
from geodata.statistics.similar import (
    find_nearest,
    load_recipes,
    measure_distances,
    read_context,
    standardise,
)
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import BOROUGH, SQUARE_A, SQUARE_C, make_repository

WEIGHTS = {"renting": 1.0, "income": 0.5, "size": 2.0}
RECIPE = """
[borough]
weights = [{ indicator = "renting", weight = 1.0 }, { indicator = "income", weight = 0.5 }]
compared = ["lonely"]
"""


@st.composite
def contexts(draw):
    """Tables of two to nine areas, whole numbers so that no rounding is in question."""
    rows = draw(st.integers(2, 9))
    values = draw(
        arrays.arrays(np.int16, (rows, len(WEIGHTS)), elements=st.integers(-1_000, 1_000))
    )
    codes = [f"E0900000{number}" for number in range(rows)]
    return pd.DataFrame(values.astype(float), index=codes, columns=list(WEIGHTS))


@given(contexts())
def test_an_area_is_at_no_distance_from_itself_and_each_way_is_as_far(context):
    standardised = standardise(context)
    table = pd.DataFrame(
        {code: measure_distances(standardised, WEIGHTS, code) for code in standardised.index}
    )
    assert (np.diag(table) == 0).all()
    assert np.allclose(table, table.T)
    assert (table >= 0).all(axis=None)


@given(
    contexts(),
    st.sampled_from([0.001, 0.5, 3.0, 1_000.0]),
    st.sampled_from([-1, 1]),
    st.integers(-500, 500),
)
def test_the_units_of_an_indicator_do_not_matter(context, factor, sign, shift):
    changed = context.assign(income=context["income"] * factor * sign + shift)
    before = measure_distances(standardise(context), WEIGHTS, context.index[0])
    after = measure_distances(standardise(changed), WEIGHTS, context.index[0])
    assert np.allclose(before, after, atol=1e-6)


@given(contexts(), st.randoms(use_true_random=False))
def test_the_order_of_areas_and_of_indicators_does_not_matter(context, random):
    rows, columns = list(context.index), list(context.columns)
    random.shuffle(rows)
    random.shuffle(columns)
    shuffled = context.loc[rows, columns]
    nearest = find_nearest(standardise(context), WEIGHTS, context.index[0])
    again = find_nearest(standardise(shuffled), WEIGHTS, context.index[0])
    assert nearest.to_dict() == again.to_dict()
    assert list(nearest.index) == list(again.index)


@given(contexts())
def test_only_the_weights_of_one_to_another_matter(context):
    doubled = {name: 2 * weight for name, weight in WEIGHTS.items()}
    standardised = standardise(context)
    once = measure_distances(standardised, WEIGHTS, context.index[-1])
    assert np.allclose(once, measure_distances(standardised, doubled, context.index[-1]))


@given(contexts())
def test_the_nearest_come_first_and_ties_by_code(context):
    nearest = find_nearest(standardise(context), WEIGHTS, context.index[0])
    pairs = [(distance, code) for code, distance in nearest.items()]
    assert pairs == sorted(pairs)
    assert len(pairs) == min(5, len(context) - 1)
    assert context.index[0] not in nearest.index


@given(contexts(), st.integers(0, 8), st.sampled_from(list(WEIGHTS)))
def test_an_area_without_a_value_is_left_out_and_moves_nobody(context, place, column):
    assume(place < len(context))
    gone = context.index[place]
    missing = context.copy()
    missing.loc[gone, column] = np.nan
    without = standardise(context.drop(index=gone))
    assert standardise(missing).equals(without)
    assert find_nearest(standardise(missing), WEIGHTS, gone).empty


def test_a_heavier_indicator_decides():
    context = pd.DataFrame(
        {"renting": [0.0, 0.0, 1.0], "income": [0.0, 1.0, 0.0]}, index=["a", "b", "c"]
    )
    standardised = standardise(context)
    by_renting = find_nearest(standardised, {"renting": 3.0, "income": 1.0}, "a", count=1)
    by_income = find_nearest(standardised, {"renting": 1.0, "income": 3.0}, "a", count=1)
    assert (list(by_renting.index), list(by_income.index)) == (["b"], ["c"])


def test_the_newest_values_are_read_and_a_missing_one_stays_missing(tmp_path):
    (tmp_path / "similar.toml").write_text(
        RECIPE.replace("renting", SURVEY).replace("income", FULL_COUNT), encoding="utf-8"
    )
    context = read_context(load_recipes(tmp_path)["borough"], BOROUGH, make_repository())
    assert list(context.to_dict("index")[SQUARE_A].values()) == [42.0, 20.5]
    assert context[SURVEY].isna().to_dict()[SQUARE_C]
    assert context[FULL_COUNT].to_dict()[SQUARE_C] == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("weights =", "wieghts =", r"similar\.toml \[borough\].*Known fields: id, weights"),
        ("1.0", "-1.0", r"weights\.0\.weight"),
        ("1.0", "inf", r"weights\.0\.weight"),
        ('"lonely"', '"income"', r"'income' is named twice"),
        ('indicator = "income"', 'indicator = "renting"', r"'renting' is named twice"),
        ("[borough]", "[borough", r"similar\.toml.*not TOML"),
        ("[borough]", "extra = 1\n[borough]", r"similar\.toml \[extra\]"),
    ],
)
def test_a_faulty_recipe_is_refused_by_name(tmp_path, old, new, said):
    (tmp_path / "similar.toml").write_text(RECIPE.replace(old, new), encoding="utf-8")
    with pytest.raises(RegistryError, match=said):
        load_recipes(tmp_path)
