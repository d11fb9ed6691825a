"""Every record of reach, as it ships in the pack."""

import re

import geopandas as gpd
import pandas as pd
import pytest

from geodata.closed_lists import Confidence, Precision, Role
from geodata.columns import REACH
from geodata.reach.records import programmes_reaching, select_reach
from geodata.reach.sensitive import WITHHELD_ORGANISATION, guard_sensitive
from geodata.registry.registry import load_registry
from tests.project_files import ROOT
from tests.quotes import is_one_short_sentence

PACK = ROOT / "geodata" / "pack"
REGISTRY = load_registry()
RECORDS = pd.read_parquet(PACK / "reach.parquet")
ROWS = [pytest.param(row, id=row["record"]) for row in RECORDS.to_dict("records")]

MARKED = {"point", "approximate", "ward"}
BOROUGHS = {f"E09{number:06d}" for number in range(1, 34)}
# Bexley, Havering, Merton, Richmond upon Thames: a gap in the sources, not an absence.
WITHOUT_REACH = {"E09000004", "E09000016", "E09000024", "E09000027"}


@pytest.fixture(scope="module")
def boroughs():
    return read_outlines("borough")


def read_outlines(key):
    return gpd.read_parquet(PACK / "outlines" / f"{key}.parquet").set_index("area_code").geometry


def locate(records):
    degrees = gpd.points_from_xy(records["longitude"], records["latitude"], crs="EPSG:4326")
    return gpd.GeoSeries(degrees, index=records["record"]).to_crs("EPSG:27700")


def test_the_table_has_its_columns_and_a_row_for_every_record():
    assert list(RECORDS.columns) == list(REACH)
    assert len(RECORDS) == 111
    assert RECORDS["record"].is_unique
    assert RECORDS["record"].is_monotonic_increasing


@pytest.mark.parametrize("row", ROWS)
def test_a_record_uses_the_closed_words_and_names_its_source(row):
    assert re.fullmatch(rf"{row['programme']}_\d\d", row["record"])
    assert row["programme"] in REGISTRY.programmes
    assert row["role"] in set(Role)
    assert row["precision"] in set(Precision)
    assert row["confidence"] in set(Confidence)
    assert row["source"]
    # The source table's own name for the report, and its working notes, mean nothing to a reader.
    words = " ".join(str(row[column]) for column in ("note", "coordinate_basis", "organisation"))
    assert not re.search(r"\bseed\b|row above|anchor", words, re.IGNORECASE)


@pytest.mark.parametrize("row", ROWS)
def test_a_quote_is_short_and_a_paraphrase_is_marked(row):
    if isinstance(row["quote"], str):
        assert is_one_short_sentence(row["quote"])
        assert not row["quote"].startswith("paraphrase")
    else:
        assert not row["is_paraphrase"]


@pytest.mark.parametrize("row", ROWS)
def test_area_codes_are_boroughs_and_as_many_as_the_precision_says(row):
    codes = list(row["area_codes"])
    assert codes == sorted(set(codes))
    assert set(codes) <= BOROUGHS
    if row["precision"] == "multi":
        assert len(codes) > 1
    else:
        assert len(codes) == (0 if row["precision"] == "unlocated" else 1)


@pytest.mark.parametrize("row", ROWS)
def test_coordinates_come_with_their_basis_and_only_where_a_mark_is_allowed(row):
    has_point = not pd.isna(row["latitude"])
    assert has_point == (not pd.isna(row["longitude"]))
    assert has_point == isinstance(row["coordinate_basis"], str)
    assert has_point == (row["precision"] in MARKED)
    has_ward = [isinstance(row[f"ward_code{edition}"], str) for edition in ("", "_2012", "_2022")]
    assert has_point or not any(has_ward)
    assert has_ward[0] or not any(has_ward)


@pytest.mark.parametrize("row", ROWS)
def test_dates_run_forward(row):
    if isinstance(row["date_start"], str) and isinstance(row["date_end"], str):
        assert row["date_start"] <= row["date_end"]
    if not isinstance(row["date"], str):
        assert not isinstance(row["date_start"], str)


@pytest.mark.parametrize("row", ROWS)
def test_units_are_of_a_kind_that_the_programme_counts(row):
    kinds = {unit.kind for unit in REGISTRY.programmes[row["programme"]].units}
    if pd.isna(row["units"]):
        assert not isinstance(row["unit_kind"], str)
    else:
        assert row["units"] > 0
        assert row["unit_kind"] in kinds


def test_every_point_lies_in_its_borough(boroughs):
    marked = RECORDS[RECORDS["latitude"].notna()]
    points = locate(marked)
    stated = [boroughs[codes[0]] for codes in marked["area_codes"]]
    astray = [
        name
        for name, shape in zip(points.index, stated, strict=True)
        if not shape.covers(points[name])
    ]
    assert astray == []


@pytest.mark.parametrize(
    ("column", "edition"), [("ward_code", 2018), ("ward_code_2012", 2012), ("ward_code_2022", 2022)]
)
def test_every_point_lies_in_its_ward_of_each_edition(column, edition):
    placed = RECORDS[RECORDS[column].notna()]
    wards = read_outlines(f"ward_{edition}")
    points = locate(placed)
    astray = [
        name
        for name, code in zip(points.index, placed[column], strict=True)
        if not wards[code].covers(points[name])
    ]
    assert len(placed) > 20
    assert astray == []


def test_families_are_nowhere_below_a_borough():
    families = pd.DataFrame(RECORDS[RECORDS["programme"] == "community_sponsorship"])
    assert set(families["precision"]) == {"borough", "multi", "unlocated"}
    withheld = ["place", "quote", "latitude", "longitude", "coordinate_basis", "participants"]
    wards = ["ward_code", "ward_code_2012", "ward_code_2022"]
    assert families[withheld + wards].isna().to_numpy().all()
    assert set(families["organisation"]) == {WITHHELD_ORGANISATION}
    assert not any(re.search("http|www|/", source) for source in families["source"])
    assert all(re.fullmatch(r"\d{4}", text) for text in families["date"] if isinstance(text, str))


def test_the_gate_finds_nothing_left_to_take_from_the_pack():
    pd.testing.assert_frame_equal(guard_sensitive(RECORDS, REGISTRY.programmes), RECORDS)


def test_money_is_on_one_record_and_whole_from_each_of_its_boroughs():
    is_shared = RECORDS["precision"] == "multi"
    shared = pd.DataFrame(RECORDS[is_shared & RECORDS["amount_gbp"].notna()])
    assert not shared.empty
    for row in shared.to_dict("records"):
        for code in row["area_codes"]:
            found = select_reach(RECORDS, code).set_index("record")["amount_gbp"]
            assert found[row["record"]] == row["amount_gbp"]


def test_no_remainder_carries_what_belongs_to_the_whole_programme():
    remainders = pd.DataFrame(RECORDS[RECORDS["role"] == Role.UNNAMED_REMAINDER])
    assert not remainders.empty
    assert remainders[["amount_gbp", "participants"]].isna().to_numpy().all()


def test_four_authorities_have_no_record_and_every_other_has_one():
    reached = RECORDS[RECORDS["role"].isin([Role.REACH, Role.AREA_DETAIL])]
    named = {code for codes in reached["area_codes"] for code in codes}
    assert BOROUGHS - named == WITHOUT_REACH


def test_workplaces_and_information_events_reach_no_area(repository):
    areas = [repository.area(code) for code in sorted(BOROUGHS)]
    roles = pd.concat(programmes_reaching(RECORDS, area, [area.area_code]) for area in areas)[
        "role"
    ]
    assert set(roles) == {Role.REACH, Role.AREA_DETAIL}


def test_hounslow_west_is_not_taken_for_the_area_of_that_name(repository):
    model_city = RECORDS[RECORDS["programme"] == "model_city_london"]
    in_hounslow = model_city[[list(codes) == ["E09000018"] for codes in model_city["area_codes"]]]
    areas = repository.areas()
    wards = areas[(areas["level"] == "ward") & (areas["vintage"] == 2018)].set_index("area_code")
    names = set(wards.loc[list(set(in_hounslow["ward_code"])), "area_name"])
    assert names == {"Bedfont", "Feltham North", "Feltham West", "Hanworth", "Hanworth Park"}
