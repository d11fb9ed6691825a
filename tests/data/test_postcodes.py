"""Every postcode of the pack lies in areas that exist, each within the other."""

from functools import cache

import pandas as pd
import pytest

from dashboard.text.places import PlaceFinder
from geodata.areas.postcodes import PostcodeIndex, Standing
from geodata.areas.written_postcodes import FoundPostcode, WrittenPostcode, read_postcode
from geodata.closed_lists import Level
from geodata.columns import POSTCODE_SECTORS, POSTCODES
from geodata.model import DRAWN_GEOGRAPHIES
from geodata.pipeline.postcodes import check_postcode_list, load_postcode_settings
from geodata.registry.registry import load_registry
from geodata.tables.parquet import open_pack
from tests.pack_files import PACK, areas_of, manifest, read_table

# Buildings whose place nobody doubts, and the borough that they stand in.
KNOWN = {
    "SW1A 1AA": "E09000033",  # Buckingham Palace: Westminster
    "EC2V 7HH": "E09000001",  # Guildhall: City of London
    "E16 1ZE": "E09000025",  # City Hall: Newham
    "SE10 9NF": "E09000011",  # National Maritime Museum: Greenwich
    "NW1 4RY": "E09000033",  # London Zoo: Westminster
    "TW9 3AB": "E09000027",  # Kew Gardens: Richmond upon Thames
}
# 1.3 MB and 60 kB as built; a list that grows past this has another shape.
MOST_BYTES = {"postcodes": 1_500_000, "postcode_sectors": 80_000}


@cache
def index() -> PostcodeIndex:
    return open_pack().postcodes()


def london() -> pd.DataFrame:
    table = read_table("postcodes")
    return table[table["standing"] == Standing.LONDON]


@pytest.mark.parametrize("geography", DRAWN_GEOGRAPHIES, ids=lambda edition: edition.key)
def test_every_postcode_in_london_has_an_area_of_every_edition(geography):
    codes = london()[geography.key]
    assert codes.notna().all()
    assert set(codes) <= set(areas_of(geography).index)


@pytest.mark.parametrize(
    "geography",
    [g for g in DRAWN_GEOGRAPHIES if g.level in (Level.WARD, Level.LSOA)],
    ids=lambda edition: edition.key,
)
def test_the_borough_of_a_ward_and_of_a_neighbourhood_is_the_borough_of_the_postcode(geography):
    boroughs = set(areas_of(DRAWN_GEOGRAPHIES[0]).index)
    parents = areas_of(geography)["parent_codes"].map(
        lambda codes: next((code for code in codes if code in boroughs), None)
    )
    # The City of London is one ward of 2022 and of 2018 and 2012, and lies in itself.
    parents = parents.where(~parents.index.isin(boroughs), parents.index)
    found = london()[geography.key].astype("str").map(parents)
    assert (found == london()["borough"].astype("str")).all()


def test_every_borough_and_ward_has_postcodes():
    for geography in DRAWN_GEOGRAPHIES:
        if geography.level is not Level.LSOA:
            assert set(london()[geography.key]) == set(areas_of(geography).index), geography.key


def test_every_postcode_stands_once_and_in_its_usual_form():
    table = read_table("postcodes")
    assert tuple(table.columns) == POSTCODES
    assert table["postcode"].is_unique
    assert table["postcode"].is_monotonic_increasing
    assert table["postcode"].str.len().eq(7).all()
    sectors = read_table("postcode_sectors")
    assert tuple(sectors.columns) == POSTCODE_SECTORS
    assert not set(sectors["sector"]) & set(table["postcode"].str[:5])


def test_postcodes_that_the_licence_does_not_cover_are_not_kept():
    for name, column in (("postcodes", "postcode"), ("postcode_sectors", "sector")):
        assert not read_table(name)[column].str.startswith("BT").any()


def test_every_postcode_of_the_pack_is_found_in_its_areas():
    sample = london().iloc[::331]
    for row in sample.to_dict("records"):
        answer = index().look_up(str(row["postcode"]))
        assert isinstance(answer, FoundPostcode), row["postcode"]
        assert {g.key: code for g, code in answer.areas.items()} == {
            geography.key: row[geography.key] for geography in DRAWN_GEOGRAPHIES
        }
        assert isinstance(read_postcode(str(answer.postcode)), WrittenPostcode)


def test_wards_of_past_editions_come_after_all_that_is_drawn_today(repository):
    found = PlaceFinder(repository).find("E8 3")
    assert found is not None
    assert list(dict.fromkeys(place.group for place in found.places)) == [
        "Boroughs",
        "Wards of 2022",
        "Assembly constituencies",
        "Wards of 2018",
        "Wards of 2012",
    ]
    assert sum(p.postcodes or 0 for p in found.places if p.group == "Boroughs") == 347


def test_neighbourhoods_are_counted_only_where_they_are_asked_for(application):
    def ask(**query):
        answer = application.server.test_client().get("/api/v1/lookup", query_string=query)
        return {row["level"] for row in answer.get_json()["data"]}

    assert "lsoa" not in ask(postcode="E8 3")
    assert ask(postcode="E8 3", level="lsoa") == {"lsoa"}
    assert "lsoa" in ask(postcode="SE10 9NF")


@pytest.mark.parametrize("postcode", KNOWN)
def test_well_known_buildings_stand_where_they_do(postcode):
    answer = index().look_up(postcode)
    assert isinstance(answer, FoundPostcode)
    assert answer.areas[DRAWN_GEOGRAPHIES[0]] == KNOWN[postcode]


def test_the_pack_names_the_list_that_it_was_built_from():
    settings = load_postcode_settings()
    assert check_postcode_list(settings) in manifest().inputs
    [source] = [load_registry().sources[name] for name in settings.sources]
    assert settings.version in source.title
    assert "Royal Mail" in source.attribution
    assert index().as_of == source.published


@pytest.mark.parametrize("name", MOST_BYTES)
def test_the_list_takes_little_room(name):
    assert (PACK / f"{name}.parquet").stat().st_size < MOST_BYTES[name]
