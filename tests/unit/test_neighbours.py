"""Neighbours of made-up squares, on land and over a river."""

import geopandas as gpd
from shapely.geometry import box

from geodata.shapes.neighbours import find_facing_pairs, find_neighbours, find_touching_pairs

FAR_RIVER = box(90_000, 0, 91_000, 10)


def make_squares(**corners):
    """Squares of 1 km by their south-west corner."""
    shapes = {
        code: box(west, south, west + 1000, south + 1000) for code, (west, south) in corners.items()
    }
    return gpd.GeoSeries(shapes, crs="EPSG:27700")


def test_a_border_and_a_corner_both_make_neighbours():
    squares = make_squares(a=(0, 0), b=(1000, 0), c=(2000, 1000), d=(5000, 5000))
    assert find_touching_pairs(squares) == {("a", "b"), ("b", "c")}


def test_neighbours_are_mutual_and_an_area_alone_has_none():
    squares = make_squares(a=(0, 0), b=(1000, 0), d=(5000, 5000))
    assert find_neighbours(squares, FAR_RIVER) == {"a": ("b",), "b": ("a",), "d": ()}


def test_areas_face_each_other_over_the_river_and_not_past_a_third():
    # Three squares on each bank of a river of 300 m that runs from west to east.
    banks = make_squares(
        n1=(0, 1300), n2=(1000, 1300), n3=(2000, 1300), s1=(0, 0), s2=(1000, 0), s3=(2000, 0)
    )
    river = box(0, 1000, 3000, 1300)
    facing = find_facing_pairs(banks, river)
    assert {("n1", "s1"), ("n2", "s2"), ("n3", "s3")} <= facing
    assert not {("n1", "s3"), ("n3", "s1")} & facing


def test_areas_beside_a_strip_of_land_do_not_face_each_other():
    shapes = {
        "north": box(0, 1300, 1000, 2300),
        "between": box(0, 1000, 1000, 1300),
        "south": box(0, 0, 1000, 1000),
    }
    with_land = gpd.GeoSeries(shapes, crs="EPSG:27700")
    river = box(1000, 0, 1300, 2300)
    assert ("north", "south") not in find_facing_pairs(with_land, river)


def test_a_river_that_nobody_lives_by_bridges_nothing():
    assert find_facing_pairs(make_squares(a=(0, 0), b=(5000, 0)), FAR_RIVER) == set()
