"""The shapes that ship: every code, valid borders, exact nesting, paper and screen alike."""

import geopandas as gpd
import pytest
import shapely

from geodata.model import DRAWN_GEOGRAPHIES
from geodata.pipeline.boundaries import BOROUGH, LSOA, WARDS
from tests.pack_files import (
    areas_of,
    boundary_file,
    drawn,
    manifest,
    outlines,
    topology,
)
from tests.topojson_reader import read_properties

COUNTS = dict(zip(DRAWN_GEOGRAPHIES, (33, 680, 633, 625, 14, 4994), strict=True))
name_edition = pytest.mark.parametrize("geography", DRAWN_GEOGRAPHIES, ids=lambda g: g.key)
name_nested = pytest.mark.parametrize("geography", [*WARDS, LSOA], ids=lambda g: g.key)


@name_edition
def test_an_edition_has_every_area_in_the_table_the_outlines_and_the_browser_file(geography):
    codes = list(areas_of(geography).index)
    assert len(codes) == COUNTS[geography]
    assert codes == sorted(codes)
    assert list(outlines(geography.key).index) == codes
    assert list(drawn(geography, boundary_file(geography).shapes).index) == codes


@name_edition
def test_outlines_form_a_valid_coverage(geography):
    shapes = outlines(geography.key)
    assert shapes.crs == "EPSG:27700"
    assert shapes.is_valid.all()
    assert shapely.coverage_is_valid(shapes.to_numpy())


@name_edition
def test_what_the_browser_draws_forms_a_valid_coverage(geography):
    shapes = drawn(geography, boundary_file(geography).shapes)
    assert shapes.is_valid.all()
    assert shapely.coverage_is_valid(shapes.to_numpy())


@name_nested
def test_the_pack_and_the_browser_agree_to_a_centimetre_or_two(geography):
    browser = drawn(geography, "areas").to_crs(27700).normalize()
    pack = outlines(geography.key).normalize()
    assert browser.geom_equals_exact(pack, 0.02).all()


@name_nested
def test_areas_nest_exactly_in_the_boroughs_of_their_edition(geography):
    parts = drawn(geography, "areas")
    parents = [
        properties["parent"]
        for properties in read_properties(topology(geography), "areas").values()
    ]
    united = gpd.GeoDataFrame(geometry=parts).assign(parent=parents)
    whole = united.dissolve("parent", method="coverage").geometry.normalize()
    boroughs = drawn(geography, "boroughs")
    assert list(boroughs.index) == sorted(areas_of(BOROUGH).index)
    assert whole.geom_equals(boroughs.normalize()).all()
    assert shapely.coverage_is_valid(boroughs.to_numpy())


@name_nested
def test_an_areas_parent_is_the_borough_among_its_parent_codes(geography):
    said = read_properties(topology(geography), "areas")
    boroughs = set(areas_of(BOROUGH).index)
    for code, row in areas_of(geography).iterrows():
        above = [parent for parent in row["parent_codes"] if parent in boroughs]
        assert above == [said[code]["parent"]], code


def test_constituencies_are_unions_of_whole_boroughs_and_london_of_all():
    parents = [row[0] for row in areas_of(BOROUGH)["parent_codes"]]
    for shapes, wider, london in (
        (outlines("borough"), outlines("assembly_constituency"), outlines("london")),
        (*(drawn(BOROUGH, name) for name in ("areas", "constituencies", "london")),),
    ):
        united = gpd.GeoDataFrame(geometry=shapes).assign(parent=parents)
        joined = united.dissolve("parent", method="coverage").geometry
        assert joined.normalize().geom_equals(wider.normalize(), align=False).all()
        assert london.union_all().equals(shapely.coverage_union_all(shapes.to_numpy()))


def test_the_thames_lies_between_the_boroughs_and_shares_their_banks():
    boroughs, thames = drawn(BOROUGH, "areas"), drawn(BOROUGH, "thames")
    assert shapely.coverage_is_valid([*boroughs, *thames])
    assert thames.union_all().intersection(boroughs.union_all()).area == 0


def test_no_area_of_a_ward_moved_by_one_percent():
    errors = manifest().area_errors
    assert set(errors) == {geography.key for geography in DRAWN_GEOGRAPHIES}
    assert max(share for key, share in errors.items() if key != "lsoa") < 0.01


@name_edition
def test_the_recorded_error_is_that_of_the_outlines_held(geography):
    areas = areas_of(geography)["area_km2"] * 1e6
    error = ((outlines(geography.key).area - areas).abs() / areas).max()
    assert error == pytest.approx(manifest().area_errors[geography.key], abs=0.005)


@name_edition
def test_the_browser_names_areas_as_the_table_does(geography):
    said = read_properties(topology(geography), boundary_file(geography).shapes)
    names = areas_of(geography)["area_name"]
    assert {code: words["name"] for code, words in said.items()} == names.to_dict()


def test_every_edition_has_a_browser_file_in_the_order_offered():
    assert tuple(file.geography for file in manifest().boundaries) == DRAWN_GEOGRAPHIES
    for file in manifest().boundaries:
        objects = topology(file.geography)["objects"]
        assert file.shapes in objects
        assert file.borders is None or file.borders in objects
