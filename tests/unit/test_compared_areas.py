"""Which areas stand side by side, whatever the address says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.comparison import COMPARED_GEOGRAPHIES, resolve_areas
from dashboard.results.comparison import MOST_AREAS
from dashboard.state.selection import CHOSEN_LEVELS, Selection
from geodata.closed_lists import Level
from geodata.model import WARD_VINTAGES
from tests.places import (
    BOROUGH,
    LONDON,
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_2018,
    WARD_2022,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)
from tests.sentences import find_faults

REPOSITORY = make_repository()
CODES = (SQUARE_A, SQUARE_B, SQUARE_C, WARD_IN_BOTH_EDITIONS, SECOND_WARD, LONDON, "nonsense", "É")


def resolve(query):
    notices = []
    compared = resolve_areas(Selection.from_query(query), REPOSITORY, notices)
    return compared.geography, [area.area_code for area in compared.areas], notices


@given(
    st.lists(st.sampled_from(CODES) | st.text(max_size=15), max_size=9),
    st.none() | st.sampled_from(CHOSEN_LEVELS),
    st.none() | st.sampled_from(WARD_VINTAGES),
    st.booleans(),
)
def test_no_list_of_areas_fails_and_what_is_shown_is_of_one_edition(codes, level, vintage, similar):
    notices = []
    selection = Selection(compare=tuple(codes), level=level, vintage=vintage, similar=similar)
    compared = resolve_areas(selection, REPOSITORY, notices)
    shown = [area.area_code for area in compared.areas]
    assert {area.geography for area in compared.areas} <= {compared.geography}
    assert compared.geography in COMPARED_GEOGRAPHIES
    assert len(shown) == len(set(shown)) <= MOST_AREAS
    assert shown == [code for code in dict.fromkeys(codes) if code in shown]
    if set(codes) != set(shown):
        assert notices


def test_areas_keep_the_order_of_the_address():
    assert resolve(f"compare={SQUARE_C},{SQUARE_A},{SQUARE_B}") == (
        BOROUGH,
        [SQUARE_C, SQUARE_A, SQUARE_B],
        [],
    )


def test_one_chosen_area_can_be_compared():
    assert resolve(f"area={SQUARE_B}") == (BOROUGH, [SQUARE_B], [])


def test_a_code_of_two_editions_is_the_newest_unless_the_address_says():
    assert resolve(f"compare={WARD_IN_BOTH_EDITIONS}")[0] == WARD_2022
    assert resolve(f"compare={WARD_IN_BOTH_EDITIONS}&vintage=2018")[0] == WARD_2018
    # The edition that only the second ward is of is not taken for the first.
    geography, shown, notices = resolve(f"compare={WARD_IN_BOTH_EDITIONS},{SECOND_WARD}")
    assert (geography, shown) == (WARD_2022, [WARD_IN_BOTH_EDITIONS])
    assert "East Half (made up) (ward of 2018)" in notices[0]


@pytest.mark.parametrize(
    ("query", "shown", "said"),
    [
        (f"compare={SQUARE_A},{SECOND_WARD}", [SQUARE_A], "Areas of one kind are compared, here"),
        (f"compare={SQUARE_A},{SQUARE_A}", [SQUARE_A], "Named twice and shown once was Square A"),
        (f"compare=x,{SQUARE_A}", [SQUARE_A], "“X” is not known as the code"),
        ("compare=a,b,c,d,e", [], "“A”, “B” and “C” (and 2 more) are not known"),
        (f"compare={LONDON}", [], "is not known as the code of a borough"),
        (f"compare={SQUARE_A}&level=lsoa", [SQUARE_A], "no comparison of neighbourhoods (LSOA)"),
        (f"compare={SQUARE_A}&similar=1", [SQUARE_A], "No recipe stands for areas similar to"),
    ],
)
def test_what_differs_from_the_address_is_said(query, shown, said):
    _, codes, notices = resolve(query)
    assert codes == shown
    assert said in " ".join(notices)
    assert find_faults(notices) == []


@pytest.mark.parametrize(
    ("query", "level", "vintage"),
    [
        ("", Level.BOROUGH, None),
        ("level=ward", Level.WARD, 2022),
        ("vintage=2012", Level.WARD, 2012),
        ("level=assembly_constituency", Level.ASSEMBLY_CONSTITUENCY, None),
        ("level=lsoa", Level.BOROUGH, None),
    ],
)
def test_without_areas_the_kind_to_choose_from_is_the_address_s(query, level, vintage):
    geography, shown, _ = resolve(query)
    assert (geography.level, geography.vintage, shown) == (level, vintage, [])
