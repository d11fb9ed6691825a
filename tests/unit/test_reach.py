"""Located N of M, what a map may draw, and which records reached an area."""

import pandas as pd
import pytest

from geodata.closed_lists import Level, Precision, Role, Theme
from geodata.columns import REACH
from geodata.model import Area, CountedUnit, Geography, Programme
from geodata.reach.records import (
    WARD_COLUMNS,
    LocatedCount,
    Mark,
    count_located,
    describe_precision,
    find_boroughs,
    mark_for,
    programmes_reaching,
    select_reach,
    unlocated_records,
)

WEST, EAST = "E09999001", "E09999002"
WARD, OTHER_WARD = "E05999001", "E05999002"
CONSTITUENCY = "E32999001"


def make_programme(*units):
    return Programme(
        id="gardens",
        label="Gardens (made up)",
        theme=Theme.RELATIONSHIPS,
        description="Made up.",
        funder="Nobody",
        units=units or (make_unit("garden", 10),),
        totals=(),
        sources=("made_up",),
    )


def make_unit(kind, total=None, *, at_least=False):
    return CountedUnit(kind=kind, label=kind, total=total, at_least=at_least, source="made_up")


def make_records(*records):
    table = pd.DataFrame(
        [
            {
                "record": f"gardens_{number:02d}",
                "programme": "gardens",
                "role": "reach",
                "precision": "borough",
                "area_codes": [WEST],
                "units": 1,
                "unit_kind": "garden",
                **record,
            }
            for number, record in enumerate(records, start=1)
        ],
        columns=list(REACH),
    )
    return table.astype({"units": "Int64", **dict.fromkeys(WARD_COLUMNS.values(), "str")})


def make_area(code, level, vintage=None, parents=()):
    return Area(
        area_code=code,
        area_name="Made up",
        geography=Geography(level, vintage),
        parent_codes=tuple(parents),
        centroid=(0.0, 51.5),
        bbox=(0.0, 51.0, 0.1, 52.0),
        area_km2=1.0,
        neighbours=(),
        population=None,
    )


def make_areas():
    return pd.DataFrame(
        {
            "area_code": [WEST, EAST, "E09999003", WARD],
            "level": ["borough", "borough", "borough", "ward"],
            "parent_codes": [
                [CONSTITUENCY, "E12000007"],
                [CONSTITUENCY, "E12000007"],
                ["E32999002", "E12000007"],
                [WEST, CONSTITUENCY, "E12000007"],
            ],
        }
    )


def test_located_sums_the_units_of_reach_with_a_place():
    records = make_records(
        {"units": 2},
        {"precision": "multi", "area_codes": [WEST, EAST]},
        {"precision": "unlocated", "units": 3},
        {"role": "unnamed_remainder", "precision": "unlocated", "units": 4},
    )
    (count,) = count_located(records, make_programme())
    assert count == LocatedCount("garden", "garden", located=3, total=10, at_least=False)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.REACH, Role.UNNAMED_REMAINDER}))
def test_a_role_that_is_not_reach_counts_nothing(role):
    records = make_records({"role": role, "units": 99})
    assert count_located(records, make_programme())[0][2:4] == (0, 10)


def test_a_remainder_with_a_place_is_still_not_located():
    records = make_records({"role": "unnamed_remainder", "units": 4})
    assert count_located(records, make_programme())[0].located == 0


def test_each_kind_of_unit_is_counted_by_itself_and_the_chief_kind_comes_first():
    records = make_records({"unit_kind": "area"}, {}, {})
    counts = count_located(records, make_programme(make_unit("area", 3), make_unit("garden", 26)))
    assert [(count.kind, count.located, count.total) for count in counts] == [
        ("area", 1, 3),
        ("garden", 2, 26),
    ]


def test_a_total_that_no_source_counts_stays_unknown():
    counts = count_located(make_records({}, {}), make_programme(make_unit("garden")))
    assert counts[0].located == 2
    assert counts[0].total is None


def test_a_lower_bound_stays_a_lower_bound():
    unit = make_unit("garden", 20, at_least=True)
    assert count_located(make_records({}), make_programme(unit))[0].at_least


def test_more_is_never_located_than_there_is():
    records = make_records({"units": 5})
    assert count_located(records, make_programme(make_unit("garden", 4)))[0].total == 5


def test_records_of_another_programme_and_uncounted_records_count_nothing():
    records = make_records({"programme": "other"}, {"units": None, "unit_kind": None})
    assert count_located(records, make_programme())[0].located == 0


def test_a_programme_without_records_has_located_none_of_its_total():
    assert count_located(make_records(), make_programme())[0][2:4] == (0, 10)


def test_what_no_map_can_show_is_given_for_the_box_beside_it():
    records = make_records(
        {},
        {"precision": "unlocated"},
        {"role": "unnamed_remainder", "precision": "unlocated"},
        {"role": "total", "precision": "unlocated"},
    )
    assert list(unlocated_records(records)["record"]) == ["gardens_02", "gardens_03"]


def test_every_precision_has_words_and_only_a_point_gets_a_pin():
    assert len({describe_precision(precision) for precision in Precision}) == len(Precision)
    assert [known for known in Precision if mark_for(known) is Mark.PIN] == [Precision.POINT]


def test_a_locality_without_a_ward_has_no_ring():
    assert mark_for("ward") is Mark.RING
    assert mark_for("ward", has_ward=False) is Mark.SOFT_MARK
    assert mark_for("borough", has_ward=False) is Mark.FILL


def test_an_unknown_precision_is_refused():
    with pytest.raises(ValueError, match="nearby"):
        mark_for("nearby")


def test_a_shared_record_is_found_from_each_of_its_boroughs():
    records = make_records({"area_codes": [WEST, EAST]}, {"area_codes": []}, {"area_codes": None})
    assert list(select_reach(records, WEST)["record"]) == ["gardens_01"]
    assert list(select_reach(records, EAST)["record"]) == ["gardens_01"]


def test_a_ward_code_means_2018_unless_an_edition_is_said():
    records = make_records({"ward_code": WARD}, {"ward_code_2022": WARD}, {"ward_code_2012": WARD})
    assert list(select_reach(records, WARD)["record"]) == ["gardens_01"]
    by_edition = {
        vintage: list(select_reach(records, WARD, Geography(Level.WARD, vintage))["record"])
        for vintage in WARD_COLUMNS
    }
    assert by_edition == {2018: ["gardens_01"], 2022: ["gardens_02"], 2012: ["gardens_03"]}


def test_the_city_is_a_borough_unless_its_merged_ward_is_said():
    records = make_records({"area_codes": [WEST]}, {"area_codes": [WEST], "ward_code": WEST})
    assert len(select_reach(records, WEST)) == 2
    assert len(select_reach(records, WEST, Geography(Level.WARD, 2018))) == 1


def test_a_ward_is_reached_by_its_own_records_and_by_its_boroughs_said_as_borough():
    records = make_records(
        {"ward_code": WARD, "precision": "point"},
        {},
        {"ward_code": OTHER_WARD, "precision": "point"},
        {"area_codes": [EAST]},
    )
    ward = make_area(WARD, Level.WARD, 2018, [WEST])
    reaching = programmes_reaching(records, ward, find_boroughs(ward, make_areas()))
    assert dict(zip(reaching["record"], reaching["known_at"], strict=True)) == {
        "gardens_01": "ward",
        "gardens_02": "borough",
    }


def test_a_ward_of_another_edition_knows_a_record_only_where_it_was_placed_in_it():
    records = make_records({"ward_code": WARD, "precision": "ward"})
    ward = make_area(WARD, Level.WARD, 2022, [WEST])
    assert list(programmes_reaching(records, ward, [WEST])["known_at"]) == ["borough"]


@pytest.mark.parametrize("role", ["workplace", "event_not_reach", "total", "unnamed_remainder"])
def test_workplaces_events_totals_and_remainders_reach_no_area(role):
    borough = make_area(WEST, Level.BOROUGH)
    assert programmes_reaching(make_records({"role": role}), borough, [WEST]).empty


def test_a_constituency_is_reached_through_its_boroughs():
    records = make_records({"area_codes": [EAST]}, {"area_codes": ["E09999003"]})
    constituency = make_area(CONSTITUENCY, Level.ASSEMBLY_CONSTITUENCY)
    boroughs = find_boroughs(constituency, make_areas())
    assert boroughs == (WEST, EAST)
    reaching = programmes_reaching(records, constituency, boroughs)
    assert list(reaching["record"]) == ["gardens_01"]
    assert list(reaching["known_at"]) == ["borough"]


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (make_area(WEST, Level.BOROUGH), (WEST,)),
        (make_area(WARD, Level.WARD, 2018, [WEST, CONSTITUENCY]), (WEST,)),
        (make_area("E01999001", Level.LSOA, None, [WARD, WEST]), (WEST,)),
        (make_area(WEST, Level.WARD, 2018), (WEST,)),
        (make_area("E12000007", Level.LONDON), (WEST, EAST, "E09999003")),
        (make_area("E92000001", Level.ENGLAND), (WEST, EAST, "E09999003")),
    ],
)
def test_every_level_knows_its_boroughs(area, expected):
    assert find_boroughs(area, make_areas()) == expected
