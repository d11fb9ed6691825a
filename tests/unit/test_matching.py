"""Which areas meet conditions: missing never matches, and one condition more never adds an area."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.closed_lists import Outcome
from geodata.reach.condition_checks import (
    check_boroughs,
    check_distance,
    check_reach,
    check_values,
    combine,
    count_unsure,
    list_boroughs_of,
)
from geodata.reach.conditions import Comparison, Condition, Side
from geodata.reach.records import find_boroughs, programmes_reaching
from tests.place_registry import PROGRAMME
from tests.places import (
    BOROUGH,
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    WARD_2018,
    WARD_2022,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)

CODES = ["a", "b", "c", "d", "e"]
TABLE = pd.DataFrame(
    {
        "value": [10.0, 20.04, 30.0, np.nan, 25.0],
        "lci_95": [5.0, 15.0, np.nan, np.nan, 24.0],
        "uci_95": [15.0, 25.0, np.nan, np.nan, 26.0],
        "place": [0, 1, 2, -1, 1],
        "difference": [-10.0, 0.04, 10.0, np.nan, 5.0],
        "outcome": [
            Outcome.WORSE,
            Outcome.SIMILAR,
            Outcome.NOT_COMPARED,
            Outcome.NOT_COMPARED,
            Outcome.BETTER,
        ],
    },
    index=CODES,
)
answers = st.lists(
    st.sampled_from([True, False, None]), min_size=len(CODES), max_size=len(CODES)
).map(lambda met: pd.Series(met, index=CODES, dtype="boolean"))


def ask(comparison, *numbers, side=None):
    condition = Condition("votes", comparison, numbers, side)
    met = check_values(condition, TABLE, decimal_places=1)
    return "".join("?" if pd.isna(one) else str(int(one)) for one in met)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((Comparison.AT_LEAST, 25.0), "001?1"),
        ((Comparison.AT_MOST, 10.0), "100?0"),
        # 20.04 is shown as 20.0, and is what it is shown as.
        ((Comparison.AT_MOST, 20.0), "110?0"),
        ((Comparison.BETWEEN, 20.0, 25.0), "010?1"),
        ((Comparison.CLASS, 2.0), "010?1"),
        # Class 0 does not exist, so no area without a value can be in a class.
        ((Comparison.CLASS, 3.0), "001?0"),
    ],
)
def test_values_are_compared_as_shown_and_a_missing_one_neither_meets_nor_fails(asked, expected):
    assert ask(*asked) == expected


@pytest.mark.parametrize(
    ("side", "expected"), [(Side.ABOVE, "00??1"), (Side.BELOW, "10??0"), (Side.NEITHER, "01??0")]
)
def test_a_clear_difference_is_the_outcome_of_the_one_test(side, expected):
    assert ask(Comparison.CLEAR, side=side) == expected


@given(st.lists(answers, min_size=1, max_size=8), answers)
def test_one_condition_more_never_adds_an_area(asked, more):
    before, after = combine(asked), combine([*asked, more])
    assert not (after.fillna(value=False) & ~before.fillna(value=False)).any()


@given(st.lists(answers, min_size=1, max_size=8))
def test_an_area_of_which_anything_is_missing_never_matches(asked):
    met = combine(asked).fillna(value=False)
    is_missing = pd.concat(asked, axis="columns").isna().any(axis="columns")
    assert not (met & is_missing).any()


@given(
    st.lists(answers, min_size=1, max_size=8).flatmap(
        lambda a: st.tuples(st.just(a), st.permutations(a))
    )
)
def test_the_order_of_conditions_is_irrelevant(pair):
    first, second = pair
    assert combine(first).equals(combine(second))


@given(st.lists(answers, min_size=1, max_size=8))
def test_an_area_that_fails_one_condition_is_not_among_those_that_cannot_be_told(asked):
    failed = pd.concat([~one.fillna(value=True) for one in asked], axis="columns").any(
        axis="columns"
    )
    assert combine(asked)[failed].eq(other=False).all()


def test_intervals_that_reach_across_a_limit_are_counted():
    assert count_unsure(TABLE, (12.0, np.inf)) == 1
    assert count_unsure(TABLE, (12.0, 25.0)) == 2
    assert count_unsure(TABLE, (0.0, 100.0)) == 0


@pytest.mark.parametrize("geography", [BOROUGH, WARD_2018, WARD_2022])
def test_reach_is_told_as_the_records_of_each_area_tell_it(geography):
    repository = make_repository()
    records = repository.reach(programme_id=PROGRAMME)
    boroughs_of = list_boroughs_of(repository.areas(), geography)
    reached = check_reach(records, boroughs_of, geography)
    for code in boroughs_of:
        area = repository.area(code, geography)
        found = programmes_reaching(records, area, find_boroughs(area, repository.areas()))
        known = set(found["known_at"])
        exact = geography.level.value in known
        assert (reached[code] is pd.NA) == (bool(known) and not exact)
        assert pd.isna(reached[code]) or reached[code] == exact


def test_a_record_known_by_borough_cannot_tell_of_its_wards():
    repository = make_repository()
    records = repository.reach(programme_id=PROGRAMME)
    by_borough = records.assign(ward_code=None)
    boroughs_of = list_boroughs_of(repository.areas(), WARD_2018)
    assert check_reach(by_borough, boroughs_of, WARD_2018).isna().all()
    assert check_reach(by_borough.iloc[:0], boroughs_of, WARD_2018).eq(other=False).all()


def test_a_record_placed_in_one_ward_is_known_to_be_in_no_other():
    repository = make_repository()
    records = repository.reach(programme_id=PROGRAMME)
    in_one = records[records["ward_code"] == SECOND_WARD]
    reached = check_reach(in_one, list_boroughs_of(repository.areas(), WARD_2018), WARD_2018)
    assert reached.to_dict() == {WARD_IN_BOTH_EDITIONS: False, SECOND_WARD: True}


def test_a_programme_without_a_place_leaves_no_record_anywhere():
    repository = make_repository()
    records = repository.reach(programme_id=PROGRAMME)
    # Even where a source names the boroughs among which the place may be.
    nowhere = records.assign(precision="unlocated", ward_code=None)
    reached = check_reach(nowhere, list_boroughs_of(repository.areas(), BOROUGH), BOROUGH)
    assert not reached.any()
    assert reached.notna().all()


def test_an_area_is_in_the_borough_that_it_is_or_lies_in():
    areas = make_repository().areas()
    for geography, wanted in ((BOROUGH, [True, False, False]), (WARD_2022, [True, True])):
        met = check_boroughs(list_boroughs_of(areas, geography), [SQUARE_A])
        assert met.to_list() == wanted
    assert check_boroughs({"wide": (SQUARE_A, SQUARE_B)}, [SQUARE_A]).to_list() == [False]


@pytest.mark.parametrize(
    ("kilometres", "wanted"),
    # Squares of 1 km side by side: a neighbour touches, the next but one is 1 km away.
    [(0, [True, True, False]), (0.999, [True, True, False]), (1, [True, True, True])],
)
def test_an_area_is_near_where_any_part_of_it_comes_as_near_as_that(kilometres, wanted):
    outlines = make_repository().outlines(BOROUGH)
    centre = outlines.set_index("area_code").geometry[SQUARE_A]
    assert check_distance(outlines, centre, kilometres).to_list() == wanted
    # In any order of the shapes the answers are by code.
    assert check_distance(outlines[::-1], centre, kilometres).to_list() == wanted


def test_some_of_the_classes_are_asked_for_at_once():
    met = check_values(Condition("x", Comparison.CLASS, (1.0, 3.0)), TABLE, decimal_places=1)
    assert met.to_list() == [True, False, True, pd.NA, False]
