"""Places are found as people write their names."""

import pandas as pd
import pytest

from geodata.areas.places import PlaceIndex, fold_name
from geodata.columns import AREAS
from geodata.model import AreaNames

NAMES = (
    ("E09000022", "Lambeth", "borough", None),
    ("E09000023", "Lewisham", "borough", None),
    ("E05013600", "King's Cross & St. Pancras", "ward", 2022),
    ("E05000100", "King's Cross", "ward", 2012),
    ("E05013601", "Lewisham Central", "ward", 2022),
    ("E05000101", "Lewisham Central", "ward", 2012),
    ("E05013602", "Saint-Élan", "ward", 2022),
    ("E01003000", "Lewisham 001A", "lsoa", None),
)


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    areas = pd.DataFrame(NAMES, columns=["area_code", "area_name", "level", "vintage"])
    # Worst order first, so that what is found first is found for its quality.
    areas = areas.iloc[::-1].reset_index(drop=True).astype({"vintage": "Int64"})
    return PlaceIndex(areas.reindex(columns=list(AREAS)))


def codes(index, name, **limits):
    return index.find(name, **limits)["area_code"].tolist()


@pytest.mark.parametrize(
    "written", ["kings cross", "KING'S CROSS", "King\u2019s-Cross", " kingscross ", "king s cross"]
)
def test_case_punctuation_and_spaces_do_not_count(index, written):
    assert codes(index, written)[:2] in (["E05000100", "E05013600"], ["E05013600", "E05000100"])


def test_accents_do_not_count(index):
    assert codes(index, "saint elan") == ["E05013602"]


def test_an_equal_name_comes_before_one_that_begins_with_it_and_boroughs_before_wards(index):
    assert codes(index, "lewisham") == [
        "E09000023",
        "E05013601",
        "E05000101",
        "E01003000",
    ]


def test_no_more_than_the_limit_are_given(index):
    assert codes(index, "lewisham", limit=1) == ["E09000023"]


def test_a_code_is_found(index):
    assert codes(index, "e09000022") == ["E09000022"]


def test_a_name_that_is_nearly_right_is_found_only_where_none_is_right(index):
    assert codes(index, "lewishm") == ["E09000023", "E05013601", "E05000101"]
    assert codes(index, "lambith") == ["E09000022"]
    assert codes(index, "lewisham centrl") == ["E05013601", "E05000101"]
    assert index.is_held("kings", "King's Cross")
    assert not index.is_held("lambith", "Lambeth")


def test_another_name_and_a_style_find_the_borough_first(index):
    named = AreaNames(
        styles=("London Borough of {name}", "LB {name}", "{name} Council"),
        names={"E09000023": ("Lewis & Ham", "L&H")},
    )
    areas = pd.DataFrame(NAMES, columns=["area_code", "area_name", "level", "vintage"])
    styled = PlaceIndex(areas.astype({"vintage": "Int64"}).reindex(columns=list(AREAS)), named)
    for name in ("london borough of lewisham", "LB Lambeth", "L&H", "l and h council", "lewis&ham"):
        assert codes(styled, name) == ["E09000022" if "Lambeth" in name else "E09000023"]
    assert codes(styled, "lewisham coun") == ["E09000023"]
    assert styled.find_called("LB Lambeth") == "Lambeth"
    assert styled.find_called("Lambeth") == styled.find_called("zzz") == ""
    # What begins every borough's other names finds none of them by it.
    assert codes(styled, "lb") == []
    assert codes(index, "LB Lambeth") == []


def test_wards_of_one_name_are_told_apart_by_their_borough():
    rows = [
        ("E09000022", "Lambeth", "borough", None, ()),
        ("E09000023", "Lewisham", "borough", None, ()),
        ("E05000001", "Abbey", "ward", 2022, ("E09000022",)),
        ("E05000002", "Abbey", "ward", 2022, ("E09000023",)),
    ]
    columns = ["area_code", "area_name", "level", "vintage", "parent_codes"]
    areas = pd.DataFrame(rows, columns=columns).astype({"vintage": "Int64"})
    twins = PlaceIndex(areas.reindex(columns=list(AREAS)))
    assert codes(twins, "abbey") == ["E05000001", "E05000002"]
    assert codes(twins, "Abbey, Lewisham") == codes(twins, "abbey lew") == ["E05000002"]
    assert twins.is_begun("abbey lew")
    assert not twins.is_begun("abbey zzz")


@pytest.mark.parametrize("nothing", ["", "   ", "'", "☃", "\x00", "zzzzzzzz", ".*", "["])
def test_what_is_no_name_finds_nothing(index, nothing):
    found = index.find(nothing)
    assert found.empty
    assert list(found.columns) == list(AREAS)


def test_folding_twice_is_folding_once():
    for _, name, *_ in NAMES:
        assert fold_name(fold_name(name)) == fold_name(name)
