"""Shapes of made-up squares: what clipping, rounding and joining keep."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry import box

from geodata.shapes.boundaries import (
    BoundaryError,
    check_coverage,
    clip_to_outline,
    find_label_points,
    join_parts,
    measure_area_error,
    round_coverage,
    simplify_coverage,
    unite_areas,
)

WEST, EAST = box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)


def make_shapes(**shapes):
    return gpd.GeoSeries(shapes, crs="EPSG:27700").rename_axis("area_code")


def make_jagged_pair():
    """Two areas whose shared border steps 3 m to and fro every 100 m."""
    border = [(1000 + 3 * (step % 2), 100 * step) for step in range(11)]
    return make_shapes(
        a=Polygon([(0, 0), *border, (0, 1000)]),
        b=Polygon([(2000, 0), (2000, 1000), *border[::-1]]),
    )


def test_a_clip_cuts_a_shared_border_at_one_place():
    slanted = make_shapes(
        a=Polygon([(0, 0), (700, 0), (1300.1, 1000), (0, 1000)]),
        b=Polygon([(700, 0), (2000, 0), (2000, 1000), (1300.1, 1000)]),
    )
    clipped = clip_to_outline(slanted, Polygon([(0, 0), (2000, 0), (2000, 777.3), (0, 333.1)]))
    check_coverage(clipped, "clipped")
    assert clipped.area.sum() == pytest.approx(1000 * (777.3 + 333.1))


def test_a_clip_leaves_no_piece_that_is_no_place():
    pier = MultiPolygon([box(0, 0, 900, 1000), box(990, 0, 1000, 10)])
    clipped = clip_to_outline(make_shapes(a=WEST), pier)
    assert clipped.union_all().equals(box(0, 0, 900, 1000))


def test_a_clip_keeps_the_code_of_an_area_wholly_outside_and_the_check_names_it():
    clipped = clip_to_outline(make_shapes(a=WEST, b=EAST), WEST)
    assert list(clipped.index) == ["a", "b"]
    with pytest.raises(BoundaryError, match="no shape is left: 'b'"):
        check_coverage(clipped, "squares")


def test_simplifying_moves_both_sides_of_a_border_together():
    jagged = make_jagged_pair()
    simplified = simplify_coverage(jagged, 20)
    check_coverage(simplified, "simplified")
    assert shapely.get_num_coordinates(simplified["a"]) < shapely.get_num_coordinates(jagged["a"])
    assert simplified.area.sum() == pytest.approx(2_000_000)
    assert measure_area_error(simplified, jagged).max() < 0.01


def test_no_tolerance_leaves_shapes_as_they_are():
    jagged = make_jagged_pair()
    assert simplify_coverage(jagged, 0).geom_equals(jagged).all()


def test_rounding_a_neck_narrower_than_a_cell_leaves_valid_shapes():
    neck = Polygon(
        [(0, 0), (10, 0), (10, 4.9), (20, 4.9), (20, 0), (30, 0), (30, 10), (20, 10), (20, 5.1),
         (10, 5.1), (10, 10), (0, 10)]
    )  # fmt: skip
    below = Polygon([(10, 0), (20, 0), (20, 4.9), (10, 4.9)])
    rounded = round_coverage(gpd.GeoSeries({"neck": neck, "below": below}))
    check_coverage(rounded, "rounded")
    assert rounded["neck"].area == 200
    assert rounded["below"].area == 50
    assert (shapely.get_coordinates(rounded.to_numpy()) % 1 == 0).all()


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        (box(900, 0, 2000, 1000), "borders do not match"),
        (Polygon([(1000, 0), (2000, 0), (1000, 1000), (2000, 1000)]), "a shape is not valid: 'b'"),
        (Polygon(), "no shape is left: 'b'"),
        (None, "no shape is left: 'b'"),
    ],
    ids=["overlap", "bow tie", "empty", "missing"],
)
def test_the_check_names_the_edition_the_fault_and_the_area(second, problem):
    with pytest.raises(BoundaryError, match=f"Boundaries of squares: {problem}"):
        check_coverage(make_shapes(a=WEST, b=second), "squares")


def test_the_check_finds_a_code_that_occurs_twice():
    twice = gpd.GeoSeries([WEST, EAST], index=["a", "a"])
    with pytest.raises(BoundaryError, match="a code occurs twice: 'a'"):
        check_coverage(twice, "squares")


def test_a_wider_area_is_exactly_the_union_of_its_parts():
    far = box(5000, 0, 6000, 1000)
    wider = unite_areas(
        make_shapes(a=WEST, b=EAST, c=far), pd.Series({"c": "Y", "a": "X", "b": "X"})
    )
    assert list(wider.index) == ["X", "Y"]
    assert wider["X"].equals(box(0, 0, 2000, 1000))
    assert wider["Y"].equals(far)
    assert wider.geom_type.tolist() == ["Polygon", "Polygon"]


def test_parts_that_lie_apart_stay_apart():
    assert join_parts([WEST]) == WEST
    assert join_parts([WEST, box(5000, 0, 6000, 1)]).geom_type == "MultiPolygon"


def test_a_label_lies_in_the_largest_part_even_where_the_centroid_is_outside():
    horseshoe = Polygon(
        [(0, 0), (900, 0), (900, 900), (600, 900), (600, 200), (300, 200), (300, 900), (0, 900)]
    )
    island = box(5000, 0, 5100, 100)
    shapes = make_shapes(u=MultiPolygon([island, horseshoe]))
    point = find_label_points(shapes)["u"]
    assert not horseshoe.contains(horseshoe.centroid.buffer(1))
    assert horseshoe.contains(point)
    assert horseshoe.boundary.distance(point) > 140
