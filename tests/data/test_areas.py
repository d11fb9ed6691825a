"""The areas that ship: names, parents, neighbours, people, and links between ward editions."""

import geopandas as gpd
import pytest

from geodata import columns
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES, Geography
from geodata.pipeline.boundaries import BOROUGH, CONSTITUENCY, LSOA, WARDS
from geodata.pipeline.geographies import load_geographies
from geodata.shapes.editions import LINK_COLUMNS
from tests.pack_files import (
    LONDON,
    areas_of,
    boundary_file,
    drawn,
    outlines,
    read_table,
    topology,
)
from tests.topojson_reader import read_properties

COUNTS = dict(zip(DRAWN_GEOGRAPHIES, (33, 680, 633, 625, 14, 4994), strict=True))
name_edition = pytest.mark.parametrize("geography", DRAWN_GEOGRAPHIES, ids=lambda g: g.key)


def test_the_table_of_areas_has_its_columns_and_each_edition_once():
    assert tuple(read_table("areas").columns) == columns.AREAS
    assert not read_table("areas").duplicated(["area_code", "level", "vintage"]).any()
    wider = {LONDON, "E92000001", "E13000001", "E13000002", *load_geographies().wider}
    assert len(read_table("areas")) == sum(COUNTS.values()) + len(wider)


@name_edition
def test_every_area_has_neighbours_and_they_are_mutual(geography):
    near = {code: set(codes) for code, codes in areas_of(geography)["neighbours"].items()}
    assert [code for code, codes in near.items() if not codes] == []
    assert [code for code, codes in near.items() if code in codes] == []
    pairs = {(code, other) for code, codes in near.items() for other in codes}
    assert pairs == {(other, code) for code, other in pairs}


def test_the_thames_is_bridged_between_the_boroughs_that_face_each_other():
    near = areas_of(BOROUGH)["neighbours"]
    names = areas_of(BOROUGH)["area_name"].to_dict()
    across = {
        ("Tower Hamlets", "Southwark"), ("Westminster", "Lambeth"), ("Havering", "Bexley"),
        ("Kensington and Chelsea", "Wandsworth"), ("Newham", "Greenwich"),
    }  # fmt: skip
    pairs = {(names[code], names[other]) for code, codes in near.items() for other in codes}
    assert across <= pairs
    assert ("Camden", "Lambeth") not in pairs


@name_edition
def test_a_label_point_lies_in_its_area_on_paper_and_on_screen(geography):
    areas = areas_of(geography)
    points = gpd.GeoSeries.from_xy(areas["longitude"], areas["latitude"], crs=4326)
    assert outlines(geography.key).contains(points.to_crs(27700)).all()
    name = boundary_file(geography).shapes
    labels = [said["label"] for said in read_properties(topology(geography), name).values()]
    on_screen = gpd.GeoSeries.from_xy(*zip(*labels, strict=True), index=areas.index, crs=4326)
    assert drawn(geography, name).contains(on_screen).all()


@name_edition
def test_a_box_holds_its_area(geography):
    box = areas_of(geography)[["west", "south", "east", "north"]]
    bounds = outlines(geography.key).to_crs(4326).bounds
    assert (box.to_numpy() - bounds.to_numpy()).max() < 1e-4
    assert (box["west"] < box["east"]).all()
    assert (box["south"] < box["north"]).all()


def test_people_are_counted_for_2022_wards_and_sum_to_every_wider_area():
    wards, boroughs = areas_of(WARDS[0]), areas_of(BOROUGH)
    london = areas_of(Geography(Level.LONDON)).loc[LONDON]
    for column in ("population", "households"):
        total = london[column]
        assert wards[column].sum() == boroughs[column].sum() == total
        assert areas_of(CONSTITUENCY)[column].sum() == total
        assert areas_of(Geography(Level.INNER_OUTER))[column].sum() == total
        for older in WARDS[1:]:
            assert areas_of(older)[column].isna().all()
    assert areas_of(LSOA)["population"].notna().all()


@pytest.mark.parametrize(("older", "newer", "shared"), [(2012, 2018, 484), (2018, 2022, 150)])
def test_ward_codes_recur_between_editions_so_an_area_is_known_by_edition_too(older, newer, shared):
    first, second = (set(areas_of(Geography(Level.WARD, year)).index) for year in (older, newer))
    assert len(first & second) == shared


def test_links_between_wards_name_wards_of_their_editions():
    links = read_table("ward_links")
    assert tuple(links.columns) == LINK_COLUMNS
    assert set(links["to_vintage"]) == {2022}
    for older in (2012, 2018):
        pairs = links[links["from_vintage"] == older]
        assert set(pairs["from_code"]) == set(areas_of(Geography(Level.WARD, older)).index)
        assert set(pairs["to_code"]) == set(areas_of(Geography(Level.WARD, 2022)).index)
        assert pairs.groupby("from_code")["share_of_old"].sum().between(0.95, 1.0001).all()


def test_53_wards_of_2012_are_still_the_same_places_in_2022():
    links = read_table("ward_links").query("from_vintage == 2012")
    assert (links[["share_of_old", "share_of_new"]].min(axis=1) >= 0.98).sum() == 53


def test_every_area_lies_in_inner_or_outer_london_and_their_people_are_their_boroughs():
    halves = areas_of(Geography(Level.INNER_OUTER))
    for geography in (BOROUGH, LSOA, *WARDS):
        for code, row in areas_of(geography).iterrows():
            assert len(set(row["parent_codes"]) & set(halves.index)) == 1, code
    boroughs = areas_of(BOROUGH)
    for half, row in halves.iterrows():
        members = boroughs[[half in codes for codes in boroughs["parent_codes"]]]
        assert members["population"].sum() == row["population"]
        assert members["area_km2"].sum() == pytest.approx(row["area_km2"], abs=0.1)
