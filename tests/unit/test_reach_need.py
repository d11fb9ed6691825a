"""Reach against need in the made-up place: what counts, what stands in the way, what is told."""

import pandas as pd
import pytest

from geodata.closed_lists import Level, Split
from geodata.model import Geography
from geodata.reach.coverage import NeedObstacle
from geodata.reach.example import EFFECTIVE_UNITS, EXAMPLE, LOCATED, SHARED_BY, SQUARES, TOTAL
from geodata.reach.intervals import IntervalMethod
from geodata.reach.need import Grouping, NeedQuestion, compare_reach_with_need
from geodata.reach.needs import NeedMeasure
from geodata.reach.shares import Verdict
from tests.places import SQUARE_A, SQUARE_B, SQUARE_C, WARD_2022, WARD_IN_BOTH_EDITIONS
from tests.reach_records import (
    INNER,
    NEED,
    OUTER,
    make_place,
    make_programme,
    make_records,
)

BOROUGHS = Geography(Level.BOROUGH)
TWELVE = [(1, [SQUARE_A])] * 9 + [(1, [SQUARE_B])] * 2 + [(1, [SQUARE_B, SQUARE_C])]


def compare(records, *programmes, place=None, split=Split.EQUAL, geography=BOROUGHS):
    question = NeedQuestion(records, programmes, NEED, geography, split)
    return compare_reach_with_need(question, place or make_place([500, 300, 200]))


def compare_placed(placed, total=20, **options):
    return compare(make_records(placed), make_programme(total), **options)


def test_the_worked_example_comes_out_as_it_is_told():
    codes = dict(zip([area.name for area in EXAMPLE], (SQUARE_A, SQUARE_B, SQUARE_C), strict=True))
    placed = [(1, [codes[area.name]]) for area in EXAMPLE for _ in range(area.whole_units)]
    placed.append((1, [codes[name] for name in SHARED_BY]))
    place = make_place([area.need for area in EXAMPLE])
    found = compare_placed(placed, TOTAL, place=place)
    assert (found.located, found.total, found.shared_units) == (LOCATED, TOTAL, 1)
    assert found.method is IntervalMethod.EXACT
    assert found.interval_units == pytest.approx(LOCATED**2 / SQUARES)
    assert round(found.interval_units, 2) == EFFECTIVE_UNITS
    rows = found.table.to_dict("index")
    for area in EXAMPLE:
        row = rows[codes[area.name]]
        assert row["units"] == area.units
        assert row["need_count"] == area.need
        assert round(row["share_of_units"] * found.interval_units, 2) == area.count
        for column in ("share_of_units", "share_of_need", "difference", "lci_95", "uci_95"):
            assert round(row[column] * 100, 1) == getattr(area, column), (area.name, column)
        limits = [row[end] + row["share_of_need"] for end in ("lci_95", "uci_95")]
        assert [round(limit * 100, 1) for limit in limits] == [
            area.lowest_share,
            area.highest_share,
        ]
        assert round(row["p_value"], 4) == area.p_value
        assert round(row["p_adjusted"], 4) == area.p_adjusted
        assert row["verdict"] == area.verdict


def test_a_shared_unit_weighs_one_in_all_or_one_in_each():
    equal = compare_placed(TWELVE).table
    each = compare_placed(TWELVE, split=Split.EACH).table
    assert list(equal["units"]) == [9, 2.5, 0.5]
    assert list(equal["share_of_units"]) == pytest.approx([9 / 12, 2.5 / 12, 0.5 / 12])
    assert list(each["units"]) == [9, 3, 1]
    assert list(each["share_of_units"]) == pytest.approx([9 / 13, 3 / 13, 1 / 13])


def test_both_splits_locate_the_same_units():
    for split in Split:
        found = compare_placed(TWELVE, split=split)
        assert (found.located, found.shared_units, found.effective_units) == (12, 1, 12)


def test_only_the_chief_kind_of_unit_counts():
    programme = make_programme(20, kinds=("gardens", "visits"))
    visits = make_records([(50, [SQUARE_C])], kind="visits")
    found = compare(pd.concat([make_records(TWELVE), visits]), programme)
    assert (found.located, found.total) == (12, 20)
    assert found.table.loc[SQUARE_C, "units"] == 0.5


def test_records_of_other_programmes_do_not_count():
    other = make_records([(50, [SQUARE_C])], programme="others")
    assert compare(pd.concat([make_records(TWELVE), other]), make_programme()).located == 12


def test_pooled_programmes_add_up_and_are_listed_by_kind():
    other = make_programme(5, identifier="choirs", kinds=("songs",))
    songs = make_records([(4, [SQUARE_C])], programme="choirs", kind="songs")
    found = compare(pd.concat([make_records(TWELVE), songs]), make_programme(), other)
    assert [(kind.label, kind.located, kind.total) for kind in found.kinds] == [
        ("gardens", 12, 20),
        ("songs", 4, 5),
    ]
    assert (found.located, found.total) == (16, 25)


def test_units_of_one_record_are_not_independent():
    found = compare_placed([*TWELVE, (8, [SQUARE_A])], 30)
    assert found.located == 20
    assert found.effective_units == pytest.approx(400 / (12 + 64))
    assert found.obstacle is NeedObstacle.TOO_FEW_UNITS


@pytest.mark.parametrize(
    ("total", "at_least", "obstacles"),
    [
        (20, False, ()),
        (24, False, ()),
        (25, False, (NeedObstacle.UNDER_HALF_LOCATED,)),
        (25, True, (NeedObstacle.UNDER_HALF_LOCATED,)),
        (20, True, (NeedObstacle.TOTAL_A_LOWER_BOUND,)),
        (None, False, (NeedObstacle.TOTAL_NOT_COUNTED,)),
    ],
)
def test_what_is_not_known_to_be_half_located_is_not_compared(total, at_least, obstacles):
    found = compare(make_records(TWELVE), make_programme(total, at_least=at_least))
    assert found.obstacles == obstacles
    check_silent(found, is_silent=bool(obstacles))


def check_silent(found, *, is_silent):
    for table in (found.table, *found.groups.values()):
        verdicts = set(table["verdict"])
        assert (verdicts == {Verdict.CANNOT_TELL}) or not is_silent
        assert table[["lci_95", "p_adjusted"]].isna().all(axis=None) == is_silent


def test_one_uncounted_programme_makes_the_whole_uncounted():
    other = make_programme(None, identifier="choirs")
    found = compare(make_records(TWELVE), make_programme(), other)
    assert (found.total, found.obstacle) == (None, NeedObstacle.TOTAL_NOT_COUNTED)
    found = compare(make_records(TWELVE), make_programme(), make_programme(kinds=()))
    assert found.obstacle is NeedObstacle.TOTAL_NOT_COUNTED


def test_one_lower_bound_makes_the_whole_a_lower_bound():
    other = make_programme(1, at_least=True, identifier="choirs")
    found = compare(make_records(TWELVE), make_programme(), other)
    assert (found.total, found.at_least) == (21, True)
    assert found.obstacles == (NeedObstacle.TOTAL_A_LOWER_BOUND,)


def test_more_records_than_a_source_counts_are_the_whole():
    records = make_records([*TWELVE, (14, [])])
    records.loc[records["units"] == 14, "role"] = "unnamed_remainder"
    found = compare(records, make_programme(20))
    assert (found.located, found.total) == (12, 26)
    assert found.obstacles == (NeedObstacle.UNDER_HALF_LOCATED,)


def test_a_total_that_repeats_its_parts_is_not_counted():
    records = make_records([*TWELVE, (50, [SQUARE_A])])
    records.loc[records["units"] == 50, "role"] = "total"
    found = compare(records, make_programme(20))
    assert (found.located, found.total) == (12, 20)


@pytest.mark.parametrize(("number", "is_enough"), [(9, False), (10, True)])
def test_nine_units_are_too_few_and_ten_are_not(number, is_enough):
    found = compare_placed([(1, [SQUARE_A])] * number, 12)
    assert found.obstacles == (() if is_enough else (NeedObstacle.TOO_FEW_UNITS,))
    check_silent(found, is_silent=not is_enough)


def test_no_units_have_no_share_and_say_so():
    found = compare_placed([(1, [])], 12)
    assert found.obstacles == (NeedObstacle.NO_UNITS, NeedObstacle.UNDER_HALF_LOCATED)
    assert found.table["share_of_units"].isna().all()
    assert found.table["share_of_need"].notna().all()


def test_a_measure_that_is_not_held_leaves_the_units_to_be_read():
    absent = NeedMeasure(id="x", label="X", not_held="Nobody counted.")
    question = NeedQuestion(make_records(TWELVE), [make_programme()], absent, BOROUGHS, Split.EQUAL)
    found = compare_reach_with_need(question, make_place([1, 1, 1], inner=[SQUARE_A]))
    assert found.obstacle is NeedObstacle.NEED_NOT_HELD
    assert found.table["units"].sum() == 12
    assert found.table["difference"].isna().all()
    assert found.groups[Grouping.INNER_OUTER]["need_count"].isna().all()


def test_of_wards_only_units_known_by_ward_are_located():
    known = make_records([(1, [SQUARE_A])] * 11, ward=WARD_IN_BOTH_EDITIONS)
    by_borough = make_records([(1, [SQUARE_A])] * 4, kind="gardens").assign(
        record=lambda table: "b" + table["record"]
    )
    records = pd.concat([known, by_borough])
    at_ward = compare(records, make_programme(), geography=WARD_2022)
    assert (at_ward.located, at_ward.total) == (11, 20)
    assert compare(records, make_programme()).located == 15


def test_a_ward_that_the_edition_does_not_have_locates_nothing():
    records = make_records([(1, [SQUARE_A])] * 11, ward="E05999099")
    found = compare(records, make_programme(), geography=WARD_2022)
    assert (found.located, found.interval_units) == (0, 0)


def test_a_unit_that_areas_of_one_group_share_is_one_of_that_group():
    placed = [(1, [SQUARE_A])] * 10 + [(1, [SQUARE_A, SQUARE_B]), (1, [SQUARE_B, SQUARE_C])]
    place = make_place([500, 300, 200], inner=[SQUARE_A, SQUARE_B])
    equal, each = (
        compare_placed(placed, place=place, split=split).groups[Grouping.INNER_OUTER]
        for split in (Split.EQUAL, Split.EACH)
    )
    assert equal["units"].to_dict() == {INNER: 11.5, OUTER: 0.5}
    assert each["units"].to_dict() == {INNER: 12, OUTER: 1}
    assert each.loc[OUTER, "share_of_units"] == pytest.approx(1 / 13)
    assert equal["share_of_need"].to_dict() == pytest.approx({INNER: 0.8, OUTER: 0.2})
    assert equal["area_name"].to_dict()[INNER] == "Inner half (made up)"


def test_groups_are_left_out_where_not_every_area_has_one():
    assert compare_placed(TWELVE).groups == {}


def test_a_clear_difference_is_told_of_areas_and_of_groups():
    placed = [(1, [SQUARE_C])] * 12
    found = compare_placed(placed, place=make_place([500, 300, 200], inner=[SQUARE_A, SQUARE_B]))
    assert found.table["verdict"].to_dict() == {
        SQUARE_A: Verdict.LESS,
        SQUARE_B: Verdict.LESS,
        SQUARE_C: Verdict.MORE,
    }
    assert found.groups[Grouping.INNER_OUTER].loc[OUTER, "verdict"] is Verdict.MORE
