"""Postcodes are placed by their points, and a point on no ground goes to the nearest."""

from types import SimpleNamespace
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import box

from geodata.closed_lists import Level
from geodata.columns import POSTCODES
from geodata.errors import InputError
from geodata.model import Geography
from geodata.pipeline.boundaries import BOROUGH, LSOA, WARDS
from geodata.pipeline.postcodes import check_postcode_list, load_postcode_settings, place_postcodes

WEST, EAST = "E09999001", "E09999002"
_BOROUGHS = {WEST: box(0, 0, 1000, 1000), EAST: box(1000, 0, 2000, 1000)}
# Another publisher draws the border between the boroughs 20 m farther east.
_WARDS = {"E05999001": box(0, 0, 1020, 1000), "E05999002": box(1020, 0, 2000, 1000)}


def make_edition(shapes, parents) -> Any:
    areas = pd.DataFrame({"borough": parents, "constituency": "E32999001"}, index=list(shapes))
    detailed = gpd.GeoSeries(list(shapes.values()), index=list(shapes), crs="EPSG:27700")
    return SimpleNamespace(areas=areas, detailed=detailed)


def make_editions() -> dict[Geography, Any]:
    wards = make_edition(_WARDS, [WEST, EAST])
    return {BOROUGH: make_edition(_BOROUGHS, [WEST, EAST]), **dict.fromkeys((*WARDS, LSOA), wards)}


def place(*rows):
    columns = ["postcode", "easting", "northing", "borough"]
    listed = pd.DataFrame(rows, columns=columns).sort_values("postcode", ignore_index=True)
    return place_postcodes(listed, make_editions(), furthest_m=50)


def test_a_point_gives_its_areas_and_the_ward_is_one_of_its_borough():
    placed = place(
        ("ZZ1 1AA", 500, 500, WEST),
        ("ZZ1 1AB", 1010, 500, EAST),
        ("ZZ1 1AC", 1500, 500, EAST),
    ).postcodes.set_index("postcode")
    assert list(placed["borough"]) == [WEST, EAST, EAST]
    assert list(placed["ward_2022"]) == ["E05999001", "E05999002", "E05999002"]
    assert set(placed["assembly_constituency"]) == {"E32999001"}


def test_the_shapes_say_which_borough_and_the_difference_is_counted():
    placed = place(("ZZ1 1AA", 500, 500, EAST))
    assert list(placed.postcodes["borough"]) == [WEST]
    assert "1 in another borough than the list says" in placed.notes


def test_a_point_in_the_river_belongs_to_the_nearest_borough_and_one_too_far_stops_the_build():
    placed = place(("ZZ1 1AA", 500, 1040, WEST))
    assert list(placed.postcodes["borough"]) == [WEST]
    assert "1 in no borough's shape, put into the nearest (at most 40 m)" in placed.notes
    with pytest.raises(InputError, match=r"'ZZ1 1AA' is 60 m from the nearest borough"):
        place(("ZZ1 1AA", 500, 1060, WEST))


def test_a_point_on_a_border_has_one_borough():
    placed = place(("ZZ1 1AA", 1000, 500, EAST))
    assert list(placed.postcodes["borough"]) == [WEST]


def test_postcodes_elsewhere_are_kept_where_their_sector_reaches_london_and_counted_elsewhere():
    placed = place(
        ("ZZ1 1AA", 500, 500, WEST),
        ("ZZ1 1AB", 9000, 500, "E07000001"),
        ("ZZ1 1AC", None, None, None),
        ("ZZ1 2AA", 9000, 500, "E07000001"),
        ("ZZ1 2AB", None, None, None),
        # The Channel Islands: no place on the grid, and surely not in London.
        ("ZZ1 2AC", None, None, "L99999999"),
    )
    kept = placed.postcodes
    assert list(kept.columns) == list(POSTCODES)
    standing = dict(zip(kept["postcode"], kept["standing"], strict=True))
    assert standing == {"ZZ1 1AA": "london", "ZZ1 1AB": "outside", "ZZ1 1AC": "unplaced"}
    assert kept["borough"].isna().tolist() == [False, True, True]
    assert placed.sectors.to_dict("records") == [{"sector": "ZZ1 2", "outside": 2, "unplaced": 1}]


def test_the_list_is_the_one_that_the_registry_names():
    settings = load_postcode_settings()
    assert check_postcode_list(settings).path == f"pypi/{settings.package}-{settings.version}"


def test_another_list_stops_the_build(tmp_path):
    (tmp_path / "postcodes_Z.msgpack.br").write_bytes(b"another")
    with pytest.raises(InputError, match="checksum of its 1 data files"):
        check_postcode_list(load_postcode_settings(), tmp_path)


def test_wards_and_neighbourhoods_are_all_placed():
    levels = {geography.level for geography in (BOROUGH, *WARDS, LSOA)}
    assert levels == {Level.BOROUGH, Level.WARD, Level.LSOA}
    placed = place(("ZZ1 1AA", 500, 500, WEST)).postcodes
    assert placed.notna().all(axis=None)
