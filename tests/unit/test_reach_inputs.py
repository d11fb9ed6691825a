"""Reading the table of reach: dates, quotes, units, money, and points against their places."""

import csv

import pytest
from pyproj import Transformer
from shapely import box

from geodata.closed_lists import Level, Theme
from geodata.errors import InputError
from geodata.model import CountedUnit, Geography, Programme, ProgrammeTotal
from geodata.pipeline.places_reached import Gazetteer, find_same_ward, locate_row
from geodata.pipeline.programmes import build_record
from geodata.pipeline.reach_words import check_notes, read_notes
from geodata.pipeline.sources import reach as reach_source
from geodata.pipeline.sources.reach import (
    COLUMNS,
    Dates,
    read_dates,
    read_quote,
    read_reach,
    read_source,
)

WEST, EAST, WARD = "E09999001", "E09999002", "E05999001"
SQUARES = {
    WEST: box(530_000, 180_000, 531_000, 181_000),
    EAST: box(531_000, 180_000, 532_000, 181_000),
}
GAZETTEER = Gazetteer(
    borough_codes={"West Square": WEST, "East Square": EAST},
    ward_names={WARD: "Old Ward"},
    shapes={
        Geography(Level.BOROUGH): SQUARES,
        Geography(Level.WARD, 2018): {WARD: SQUARES[WEST]},
        Geography(Level.WARD, 2012): {"E05999012": SQUARES[WEST].buffer(-2)},
        Geography(Level.WARD, 2022): {"E05999022": box(530_000, 180_000, 530_700, 181_000)},
    },
)
TO_DEGREES = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
LONGITUDE, LATITUDE = TO_DEGREES.transform(530_500, 180_500)


def make_row(**cells):
    row = dict.fromkeys(COLUMNS, "")
    row |= {"programme": "Gardens", "activity": "Digging", "role": "reach", "confidence": "press"}
    row |= {"location_precision": "point", "borough": "West Square", "ward_2018": "Old Ward"}
    row |= {"lat": str(LATITUDE), "lon": str(LONGITUDE), "unit": "1", "date": "2019"}
    return row | cells


def make_programme():
    return Programme(
        id="gardens",
        label="Gardens (made up)",
        theme=Theme.RELATIONSHIPS,
        description="Made up.",
        funder="Nobody",
        units=tuple(
            CountedUnit(kind=kind, label=kind, total=9, source="made_up")
            for kind in ("garden", "area")
        ),
        totals=(ProgrammeTotal(kind="money", label="All", value=500, unit="£", source="made_up"),),
        sources=("made_up",),
    )


def build(**cells):
    return build_record("row 2", make_row(**cells), make_programme(), GAZETTEER)


def write_table(folder, rows, columns=COLUMNS):
    file = folder / reach_source.FILE
    file.parent.mkdir()
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, sorted(columns), extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Dates(None, None)),
        ("round 2", Dates(None, None)),
        ("2019-03-29", Dates("2019-03-29", "2019-03-29")),
        ("2019-03-29/2019-04-01", Dates("2019-03-29", "2019-04-01")),
        ("2013-2020", Dates("2013-01-01", "2020-12-31")),
        ("Feb 2020", Dates("2020-02-01", "2020-02-29")),
        ("Oct - Dec 2019", Dates("2019-10-01", "2019-12-31")),
        ("Jul 2018 - Jul 2019", Dates("2018-07-01", "2019-07-31")),
        ("Oct 2019 (half-term)", Dates("2019-10-01", "2019-10-31")),
        ("from Mar 2018", Dates("2018-03-01", None)),
        ("by Mar 2019", Dates(None, "2019-03-31")),
        ("early 2019", Dates("2019-01-01", "2019-12-31")),
        ("Windrush Day 2019", Dates("2019-06-22", "2019-06-22")),
    ],
)
def test_a_date_as_published_becomes_first_and_last_day(text, expected):
    assert read_dates(text) == expected


def test_a_date_that_nobody_understands_fails_with_its_row():
    with pytest.raises(InputError, match=r"row 2: date 'lately' is not understood"):
        build(date="lately")


def test_a_paraphrase_is_told_from_a_quote():
    assert read_quote("paraphrase: they dug") == ("they dug", True)
    assert read_quote("they dug") == ("they dug", False)
    assert read_quote("") == (None, False)


def test_a_withheld_page_becomes_a_publisher_or_nothing_that_names_a_place():
    assert read_source("https://helprefugees.org/ (page withheld: why)") == "Help Refugees"
    hidden = read_source("https://secretstreet.org/ (page withheld: why)")
    assert "secret" not in hidden


def test_a_point_in_its_borough_and_ward_gets_their_codes():
    record = build()
    assert record["area_codes"] == [WEST]
    assert (record["ward_code"], record["ward_code_2022"]) == (WARD, "E05999022")


def test_a_whole_ward_goes_to_another_edition_only_as_the_same_place():
    record = build(location_precision="ward")
    assert record["ward_code_2012"] == "E05999012"
    assert record["ward_code_2022"] is None


@pytest.mark.parametrize(("east", "expected"), [(985, "ward"), (975, None), (1025, None)])
def test_wards_that_differ_by_more_than_two_per_cent_are_different_places(east, expected):
    other = box(530_000, 180_000, 530_000 + east, 181_000)
    assert find_same_ward(SQUARES[WEST], {"ward": other}) == expected


def test_an_anchor_for_a_locality_gives_a_label_position_and_no_ward():
    record = build(location_precision="ward", ward_2018="")
    assert record["ward_code"] is None
    assert record["latitude"] == LATITUDE


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"borough": "East Square"}, "lies in E09999001"),
        ({"borough": "Westsquare"}, "borough 'Westsquare' is not known"),
        ({"ward_2018": "New Ward"}, "lies in ward 'Old Ward'"),
        ({"borough": "", "lat": "", "ward_2018": ""}, "'point' without a borough"),
        ({"unit": "pond"}, "unit 'pond' is not counted"),
        ({"coord_basis": "guessed"}, "basis 'guessed' is not known"),
    ],
)
def test_a_row_that_contradicts_itself_fails_and_is_named(cells, message):
    with pytest.raises(InputError, match=rf"row 2: .*{message}"):
        build(**cells)


def test_boroughs_of_a_shared_record_are_sorted_and_its_money_stays_whole():
    shared = {"location_precision": "multi", "lat": "", "lon": "", "ward_2018": ""}
    record = build(borough="East Square;West Square", amount_gbp="500", **shared)
    assert record["area_codes"] == [WEST, EAST]
    assert record["amount_gbp"] == 500


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("3", (3, "garden")), ("area", (1, "area")), ("total", (None, None)), ("", (None, None))],
)
def test_a_number_counts_the_chief_kind_and_a_total_counts_nothing(unit, expected):
    record = build(unit=unit)
    assert (record["units"], record["unit_kind"]) == expected


def test_money_and_people_of_a_remainder_belong_to_the_programme():
    remainder = {"role": "unnamed_remainder", "participants": "all 99", "amount_gbp": "500"}
    record = build(**remainder)
    assert record["amount_gbp"] is None
    assert record["participants"] is None
    with pytest.raises(InputError, match="£501 is in no total"):
        build(**remainder | {"amount_gbp": "501"})


def test_the_city_is_found_under_its_merged_name():
    city = make_row(ward_2018="Old Ward (merged)")
    assert locate_row("row 2", city, GAZETTEER).ward_code == WARD


def test_the_table_is_read_by_column_name(tmp_path, monkeypatch):
    monkeypatch.setattr(reach_source, "ROWS", 1)
    (row,) = read_reach(write_table(tmp_path, [make_row(note="named in seed")]))
    assert row["activity"] == "Digging"
    assert row["note"] == "named in report"


@pytest.mark.parametrize(
    ("rows", "columns", "message"),
    [
        ([make_row()] * 2, COLUMNS, "2 rows. Expected 1 rows"),
        ([make_row()], COLUMNS - {"note"}, "columns differ: 'note'"),
        ([make_row(role="party")], COLUMNS, "row 2 .*role 'party' is not known"),
        ([make_row(confidence="hope")], COLUMNS, "confidence 'hope' is not known"),
        ([make_row(location_precision="near")], COLUMNS, "precision 'near' is not known"),
    ],
)
def test_a_table_with_other_rows_columns_or_words_is_refused(
    tmp_path, monkeypatch, rows, columns, message
):
    monkeypatch.setattr(reach_source, "ROWS", 1)
    with pytest.raises(InputError, match=message):
        read_reach(write_table(tmp_path, rows, columns))


def test_a_missing_table_is_said_to_be_missing(tmp_path):
    with pytest.raises(InputError, match="the file is missing"):
        read_reach(tmp_path)


def test_a_record_that_the_source_notes_must_have_a_note_of_ours():
    every_record = dict.fromkeys(read_notes(), "noted")
    check_notes({**every_record, "gardens_01": ""})
    with pytest.raises(InputError, match="'gardens_01' has no note"):
        check_notes({**every_record, "gardens_01": "noted"})


def test_a_note_without_a_record_is_refused():
    first, *rest = sorted(read_notes())
    with pytest.raises(InputError, match=f"'{first}' is not a record"):
        check_notes(dict.fromkeys(rest, "noted"))


@pytest.mark.parametrize(
    ("venue", "area", "expected"),
    [
        ("Town Hall", "Old Town", "Town Hall, Old Town"),
        ("Old Town Hall", "Old Town", "Old Town Hall"),
        ("", "Old Town", "Old Town"),
        ("", "", None),
    ],
)
def test_a_place_is_the_venue_and_the_area_that_it_does_not_name(venue, area, expected):
    assert build(venue=venue, ward_or_area=area)["place"] == expected
