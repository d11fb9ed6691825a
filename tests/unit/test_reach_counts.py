"""Units laid on areas, records asked for, and what stands for need, in the made-up place."""

import pandas as pd
import pytest

from geodata.closed_lists import Level, Split, SumKnown
from geodata.errors import RegistryError
from geodata.model import Geography
from geodata.reach.counts import place_units
from geodata.reach.needs import CountedAs, NeedMeasure, count_need, find_period, load_needs
from geodata.reach.records import ReachFilter, count_undated, filter_reach
from tests.places import WARD_2018, make_repository

BOROUGHS = Geography(Level.BOROUGH)


def place(split, geography=BOROUGHS):
    repository = make_repository()
    return place_units(repository.reach(), geography, repository.areas(), split)


def test_an_equal_split_sums_to_the_located_units():
    placed = place(Split.EQUAL).groupby("record")["units"].sum()
    given = make_repository().reach().set_index("record")["units"].astype(float)
    assert len(placed) > 1
    assert (placed == given[placed.index]).all()


def test_counting_in_each_gives_every_area_of_a_shared_record_the_whole():
    shared = place(Split.EACH).query("shared_by > 1")
    given = make_repository().reach().set_index("record")["units"].astype(float)
    assert len(shared) > 1
    assert (shared["units"].to_numpy() == given[shared["record"]].to_numpy()).all()


def test_money_that_areas_share_is_nobodys():
    assert place(Split.EQUAL).query("shared_by > 1")["amount_gbp"].isna().all()


def test_a_record_known_by_borough_lies_on_no_ward():
    assert set(place(Split.EQUAL, WARD_2018)["record"]) < set(place(Split.EQUAL)["record"])


def make_dated():
    return pd.DataFrame(
        {
            "programme": ["gardens", "gardens", "choirs"],
            "precision": ["point", "borough", "borough"],
            "confidence": ["report", "press", "press"],
            "amount_gbp": [None, 5.0, None],
            "date_start": ["2018-05-01", None, "2019-01-01"],
            "date_end": ["2019-02-01", None, "2019-12-31"],
        }
    )


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        (ReachFilter(), [0, 1, 2]),
        (ReachFilter(programmes=frozenset({"choirs"})), [2]),
        (ReachFilter(year=2018), [0]),
        (ReachFilter(year=2019), [0, 2]),
        (ReachFilter(money=SumKnown.KNOWN), [1]),
        (ReachFilter(money=SumKnown.UNKNOWN), [0, 2]),
    ],
)
def test_records_are_those_asked_for(asked, rows):
    assert list(filter_reach(make_dated(), asked).index) == rows


def test_records_without_a_date_are_counted_where_a_year_is_asked_for():
    assert count_undated(make_dated(), ReachFilter(year=2019)) == 1
    assert count_undated(make_dated(), ReachFilter()) == 0


def test_need_is_the_share_of_the_sum():
    need = NeedMeasure(
        id="born", label="Born", indicator="born_elsewhere", count=CountedAs.POPULATION
    )
    counted = count_need(need, BOROUGHS, make_repository())
    assert counted["share"].sum() == pytest.approx(1)


def test_need_with_a_gap_is_not_held():
    need = NeedMeasure(
        id="arts", label="Arts", indicator="arts_engaged", count=CountedAs.POPULATION
    )
    assert find_period(need, BOROUGHS, make_repository()) is not None
    assert count_need(need, BOROUGHS, make_repository()).empty


def test_a_measure_without_figures_must_say_why():
    with pytest.raises(ValueError, match="not_held"):
        NeedMeasure(id="x", label="X")


def test_a_misspelt_field_of_a_need_is_named(tmp_path):
    (tmp_path / "needs.toml").write_text('[x]\nlabel = "X"\nnot_hold = "?"\n', encoding="utf-8")
    with pytest.raises(RegistryError, match="not_hold"):
        load_needs(tmp_path)
