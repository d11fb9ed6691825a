"""TopoJSON and the grid, on made-up squares a few cells wide."""

from itertools import pairwise

import geopandas as gpd
import pytest
import shapely
from shapely import Polygon
from shapely.geometry import box

from geodata.shapes.boundaries import check_coverage
from geodata.shapes.topology import Grid, build_topology, cut_ring, find_junctions
from tests.topojson_reader import decode_arcs, read_object, read_properties

GRID = Grid((0.001, 0.002), (-0.5, 51.0))
# Two areas side by side, one of which surrounds a third; an island lies apart.
AREAS = gpd.GeoSeries(
    {
        "d": box(30, 30, 34, 34),
        "a": box(0, 0, 10, 10),
        "b": Polygon(box(10, 0, 20, 10).exterior, [box(14, 4, 16, 6).exterior]),
        "c": box(14, 4, 16, 6),
    }
)
WIDER = gpd.GeoSeries({"W": shapely.coverage_union_all(AREAS.loc[["a", "b", "c"]].to_numpy())})
LAYERS = {"areas": AREAS, "wider": WIDER}
PROPERTIES = {
    name: {code: {"name": code.upper()} for code in shapes.index} for name, shapes in LAYERS.items()
}


@pytest.fixture
def topology():
    return build_topology(LAYERS, PROPERTIES, GRID)


@pytest.mark.parametrize("name", LAYERS)
def test_a_browser_reads_back_the_shapes_that_were_written(topology, name):
    read = read_object(topology, name)
    ordered = dict(sorted(LAYERS[name].to_dict().items(), key=str))
    written = GRID.to_degrees(gpd.GeoSeries(list(ordered.values()), index=list(ordered)))
    assert list(read.index) == list(written.index)
    assert read.normalize().geom_equals_exact(written.normalize(), 1e-12).all()


def test_geometries_stand_in_order_of_code_and_carry_what_they_are_given(topology):
    assert [*read_properties(topology, "areas").items()] == [
        (code, {"name": code.upper()}) for code in "abcd"
    ]


def test_no_border_is_written_twice(topology):
    steps = [frozenset(pair) for arc in decode_arcs(topology) for pair in pairwise(arc)]
    assert len(steps) == len(set(steps))


def test_a_wider_area_adds_no_border_of_its_own(topology):
    assert topology["arcs"] == build_topology({"areas": AREAS}, PROPERTIES, GRID)["arcs"]


def test_junctions_are_where_three_borders_meet():
    rings = [[(0, 0), (1, 0), (1, 1), (0, 0)], [(1, 0), (2, 0), (1, 1), (1, 0)]]
    assert find_junctions(rings) == {(1, 0), (1, 1)}


def test_a_ring_is_cut_at_its_junctions_and_an_island_at_its_least_corner():
    ring = [(5, 5), (9, 5), (9, 9), (5, 9), (5, 5)]
    assert cut_ring(ring, {(9, 5), (5, 9)}) == [
        ((9, 5), (9, 9), (5, 9)),
        ((5, 9), (5, 5), (9, 5)),
    ]
    assert cut_ring([*ring[2:], *ring[1:3]], set()) == [tuple(ring)]


def test_shapes_on_the_grid_stay_a_coverage_and_come_back_in_metres():
    metres = gpd.GeoSeries(
        {"a": box(530000, 180000, 531003, 181007), "b": box(531003, 180000, 532009, 181007)},
        crs=27700,
    )
    grid = Grid((4e-5, 2.5e-5))
    placed = grid.place(metres)
    check_coverage(placed, "squares")
    assert (shapely.get_coordinates(placed.to_numpy()) % 1 == 0).all()
    back = grid.to_metres(placed)
    assert back.crs == "EPSG:27700"
    assert (back.hausdorff_distance(metres) < 3).all()
