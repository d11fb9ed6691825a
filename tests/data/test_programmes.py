"""Every programme and every record of reach, as they ship in the pack."""

import re

import geopandas as gpd
import pandas as pd
import pytest

from geodata.columns import REACH
from geodata.model import Confidence, Precision, Role, Theme
from geodata.reach import (
    count_located,
    guard_sensitive,
    programmes_reaching,
    select_reach,
)
from geodata.registry import load_registry
from geodata.sensitive_reach import WITHHELD_ORGANISATION
from tests.project_files import ROOT

PACK = ROOT / "geodata" / "pack"
REGISTRY = load_registry()
PROGRAMMES = [pytest.param(entry, id=entry.id) for entry in REGISTRY.programmes.values()]
RECORDS = pd.read_parquet(PACK / "reach.parquet")
ROWS = [pytest.param(row, id=row["record"]) for row in RECORDS.to_dict("records")]

MARKED = {"point", "approximate", "ward"}
BOROUGHS = {f"E09{number:06d}" for number in range(1, 34)}
WITHOUT_RECORDS = {"edi_advisory_group"}
CHAPTERS = {
    Theme.RELATIONSHIPS: "culture_seeds design_lab london_family_fund london_together "
    "model_city_london",
    Theme.PARTICIPATION: "bike_project citizen_led_engagement community_sponsorship "
    "voter_registration_week young_ambassadors",
    Theme.EQUALITY: "esol_plus eu_londoners_events eu_londoners_grants london_is_open_bus "
    "windrush_justice_fund windrush_legal_advice workforce_integration_network",
    Theme.CONTEXT: "citizenship_and_integration_initiative edi_advisory_group",
}
# Kind, located, total, whether the total is a lower bound: counted by hand from the sources.
LOCATED = {
    "bike_project": [("project_base", 1, 1, False), ("bike_buddy", 0, 41, False)],
    "citizen_led_engagement": [("project", 0, 17, False)],
    "citizenship_and_integration_initiative": [
        ("seconding_organisation", 0, 7, False),
        ("community_project", 0, None, False),
    ],
    "community_sponsorship": [("group", 10, 50, True)],
    "culture_seeds": [("project", 7, 170, False)],
    "design_lab": [("local_authority", 0, 17, False)],
    "edi_advisory_group": [("member", 0, 18, False)],
    "esol_plus": [("pilot", 3, 7, False)],
    "eu_londoners_events": [("open_day", 1, 1, False), ("advice_event", 0, None, False)],
    "eu_londoners_grants": [("grant", 5, 27, False)],
    "london_family_fund": [("project", 7, 14, False)],
    "london_is_open_bus": [("borough", 2, 10, False)],
    "london_together": [("initiative", 2, 18, False)],
    "model_city_london": [("area", 3, 3, False), ("project", 2, 26, False)],
    "voter_registration_week": [("borough", 5, 20, True)],
    "windrush_justice_fund": [("grant", 5, 14, False)],
    "windrush_legal_advice": [("advice_service", 0, None, False)],
    "workforce_integration_network": [("event", 3, None, False)],
    "young_ambassadors": [("school", 7, 2200, True)],
}
# Bexley, Havering, Merton, Richmond upon Thames: a gap in the sources, not an absence.
WITHOUT_REACH = {"E09000004", "E09000016", "E09000024", "E09000027"}
CONFLICTS = {
    "bus_release_copy",
    "culture_seeds_opening",
    "education_links_name",
    "eu_grant_boroughs",
    "model_city_barking",
    "model_city_grants",
    "model_city_hounslow_area",
    "voter_week_boroughs",
}


@pytest.fixture(scope="module")
def boroughs():
    return read_outlines("borough")


def read_outlines(key):
    return gpd.read_parquet(PACK / "outlines" / f"{key}.parquet").set_index("area_code").geometry


def locate(records):
    degrees = gpd.points_from_xy(records["longitude"], records["latitude"], crs="EPSG:4326")
    return gpd.GeoSeries(degrees, index=records["record"]).to_crs("EPSG:27700")


def is_one_short_sentence(quote):
    inside = quote.rstrip(".").replace("(LVRW)", "")
    return len(quote) <= 160 and re.search(r"[.!?] [A-Z]", inside) is None


def test_every_family_of_programmes_is_in_its_chapter():
    held = {theme: set() for theme in Theme}
    for programme in REGISTRY.programmes.values():
        held[programme.theme].add(programme.id)
    assert held == {theme: set(names.split()) for theme, names in CHAPTERS.items()}


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_programme_has_records_or_is_known_to_have_none(programme):
    has_records = (RECORDS["programme"] == programme.id).any()
    assert has_records == (programme.id not in WITHOUT_RECORDS)
    assert bool(programme.input_names) == has_records


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_located_counts_equal_those_counted_by_hand(programme):
    counts = count_located(RECORDS, programme)
    found = [(count.kind, count.located, count.total, count.at_least) for count in counts]
    assert found == LOCATED[programme.id]


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_records_add_up_to_the_total_or_a_note_says_why_not(programme):
    own = RECORDS[(RECORDS["programme"] == programme.id)]
    counted = own[own["role"].isin([Role.REACH, Role.UNNAMED_REMAINDER])]
    for unit in programme.units:
        recorded = counted.loc[counted["unit_kind"] == unit.kind, "units"].sum()
        if unit.total is not None and recorded != unit.total:
            assert recorded < unit.total
            assert unit.note, f"{unit.kind}: records hold {recorded} of {unit.total}"


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_total_says_where_it_stands_in_its_source(programme):
    assert programme.totals
    for total in programme.totals:
        assert total.value > 0
        assert not (total.at_least and total.at_most)
        assert total.source in programme.sources
        if total.source == "gla_report_2020":
            assert total.section, total.label
            assert total.quote, total.label
        assert total.quote is None or is_one_short_sentence(total.quote), total.quote
    assert {unit.source for unit in programme.units} <= set(programme.sources)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_share_is_a_percentage_and_says_of_whom(programme):
    for total in programme.totals:
        if total.kind == "evaluation":
            assert total.unit == "%"
            assert 0 < total.value <= 100


def test_every_known_conflict_is_kept_with_both_sides():
    about_programmes = {
        entry.id: entry for entry in REGISTRY.conflicts.values() if entry.programme is not None
    }
    assert set(about_programmes) >= CONFLICTS
    for entry in about_programmes.values():
        assert entry.programme in REGISTRY.programmes
        assert entry.used != entry.other


def test_only_community_sponsorship_is_sensitive():
    sensitive = {entry.id for entry in REGISTRY.programmes.values() if entry.sensitive}
    assert sensitive == {"community_sponsorship"}
    assert set(RECORDS.loc[RECORDS["sensitive"], "programme"]) == sensitive


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
    assert "seed" not in f"{row['note']} {row['coordinate_basis']} {row['organisation']}".split()


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
    families = RECORDS[RECORDS["programme"] == "community_sponsorship"]
    assert set(families["precision"]) == {"borough", "multi", "unlocated"}
    withheld = ["place", "quote", "latitude", "longitude", "coordinate_basis", "participants"]
    wards = ["ward_code", "ward_code_2012", "ward_code_2022"]
    assert families[withheld + wards].isna().all(axis=None)
    assert set(families["organisation"]) == {WITHHELD_ORGANISATION}
    assert not families["source"].str.contains("http|www|/").any()
    assert families["date"].dropna().str.fullmatch(r"\d{4}").all()


def test_the_gate_finds_nothing_left_to_take_from_the_pack():
    pd.testing.assert_frame_equal(guard_sensitive(RECORDS, REGISTRY.programmes), RECORDS)


def test_money_is_on_one_record_and_whole_from_each_of_its_boroughs():
    shared = RECORDS[(RECORDS["precision"] == "multi") & RECORDS["amount_gbp"].notna()]
    assert not shared.empty
    for row in shared.itertuples():
        for code in row.area_codes:
            found = select_reach(RECORDS, code).set_index("record")
            assert found.loc[row.record, "amount_gbp"] == row.amount_gbp


def test_no_remainder_carries_what_belongs_to_the_whole_programme():
    remainders = RECORDS[RECORDS["role"] == Role.UNNAMED_REMAINDER]
    assert not remainders.empty
    assert remainders[["amount_gbp", "participants"]].isna().all(axis=None)


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
    names = set(wards.loc[in_hounslow["ward_code"].unique(), "area_name"])
    assert names == {"Bedfont", "Feltham North", "Feltham West", "Hanworth", "Hanworth Park"}
