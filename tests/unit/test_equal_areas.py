"""Areas of equal size: one cell each, and what of the true map survives, on made-up places."""

import json
from dataclasses import replace
from math import asinh, radians, tan

import numpy as np
import pandas as pd
import pytest

from geodata.shapes.hexagons import (
    EqualAreas,
    EqualAreasError,
    check_layout,
    draw_layout,
    lay_out_equally,
    list_true_pairs,
    measure_layout,
)
from geodata.shapes.honeycomb import Wanted, find_middles
from tests.topojson_reader import read_object, read_properties

NEAR_8_KM = (0.1155, 0.0719)
FINE = EqualAreas(
    cells={"a": (0, 0), "b": (1, 0)},
    kept=frozenset({("a", "b")}),
    parted=frozenset(),
    joined=frozenset(),
    orders_kept=1,
    orders=1,
)


def make_grid(columns=3, rows=3):
    """Areas about 8 km apart, named by column and row, each beside those it shares a side with."""
    places = {f"{c}{r}": (c, r) for c in range(columns) for r in range(rows)}
    beside = {
        code: [o for o, (x, y) in places.items() if abs(x - c) + abs(y - r) == 1]
        for code, (c, r) in places.items()
    }
    east, north = NEAR_8_KM
    table = pd.DataFrame(
        {
            "area_code": list(places),
            "area_name": [f"Made up {code}" for code in places],
            "longitude": [-0.1 + c * east for c, _ in places.values()],
            "latitude": [51.5 + r * north for _, r in places.values()],
            "neighbours": list(beside.values()),
        }
    )
    half = (east / 2, north / 2)
    return table.assign(
        west=table["longitude"] - half[0],
        east=table["longitude"] + half[0],
        south=table["latitude"] - half[1],
        north=table["latitude"] + half[1],
    )


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (3, 1), (1, 4), (3, 3), (5, 3)])
def test_every_area_has_exactly_one_cell_of_its_own(columns, rows):
    table = make_grid(columns, rows)
    cells = lay_out_equally(table).cells
    assert sorted(cells) == sorted(table["area_code"])
    assert len(set(cells.values())) == columns * rows


def test_a_grid_keeps_its_neighbours_and_its_compass():
    layout = lay_out_equally(make_grid())
    assert len(layout.kept) + len(layout.parted) == 12
    assert layout.share_kept >= 10 / 12
    assert layout.orders == 54
    assert layout.share_in_order >= 0.9


def test_the_same_areas_in_another_order_get_the_same_cells():
    table = make_grid()
    assert lay_out_equally(table.sample(frac=1, random_state=3)) == lay_out_equally(table)


def test_pairs_stand_once_and_only_between_areas_of_the_table():
    table = make_grid(2, 1)
    table["neighbours"] = [["10", "elsewhere"], ["00"]]
    assert list_true_pairs(table) == {("00", "10")}


def make_wanted(east, north):
    wanted = Wanted(np.zeros((3, 3), int), np.array(east), np.array(north))
    assert (wanted.east == -wanted.east.T).all()
    return wanted


def test_a_layout_is_measured_by_sides_shared_and_orders_kept():
    # a and b stand side by side in one row; c stands above, two rows to the north of a.
    cells = np.array([(0, 0), (1, 0), (0, 2)])
    # b lies clearly east of a, which holds; c clearly south of a, which does not.
    east = [[0, -1, 0], [1, 0, 0], [0, 0, 0]]
    north = [[0, 0, 1], [0, 0, 0], [-1, 0, 0]]
    pairs = frozenset({("a", "c")})
    layout = measure_layout(["a", "b", "c"], cells, pairs, make_wanted(east, north))
    assert layout.kept == frozenset()
    assert layout.parted == {("a", "c")}
    assert layout.joined == {("a", "b")}
    assert (layout.orders_kept, layout.orders) == (1, 2)


def test_neighbours_side_by_side_are_kept_and_not_told_as_new():
    cells, none = np.array([(0, 0), (1, 0), (0, 2)]), np.zeros((3, 3), int).tolist()
    pairs = frozenset({("a", "b")})
    layout = measure_layout(["a", "b", "c"], cells, pairs, make_wanted(none, none))
    assert (layout.kept, layout.parted, layout.joined) == (pairs, frozenset(), frozenset())
    assert layout.share_in_order == 1


def test_odd_rows_stand_half_a_cell_further_east_so_that_six_cells_touch_each():
    around = np.array([(1, 0), (-1, 0), (0, 1), (-1, 1), (0, -1), (-1, -1)])
    assert np.allclose(np.hypot(*find_middles(around).T), 1)


def test_a_layout_that_keeps_all_it_must_passes():
    check_layout(FINE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"cells": {"a": (0, 0), "b": (0, 0)}}, "two areas have one cell"),
        ({"kept": frozenset(), "parted": frozenset({("a", "b")})}, "0% of neighbours"),
        ({"orders_kept": 8, "orders": 9}, "89% of compass orders"),
    ],
)
def test_a_layout_that_loses_too_much_is_refused_in_words(change, said):
    with pytest.raises(EqualAreasError, match=said):
        check_layout(replace(FINE, **change))


def read_drawn(table):
    layout = lay_out_equally(table)
    drawn = draw_layout(layout, table, "made_up")
    return layout, drawn, json.loads(drawn.content)


def test_hexagons_are_of_one_size_on_the_map_and_share_no_ground():
    _, _, topology = read_drawn(make_grid())
    shapes = read_object(topology, "areas").to_crs(3857)
    assert shapes.area.max() / shapes.area.min() < 1.001
    assert shapes.union_all().area == pytest.approx(shapes.area.sum(), rel=1e-3)


def test_hexagons_lie_within_the_true_bounds_and_reach_two_of_their_sides():
    table = make_grid(4, 2)
    _, _, topology = read_drawn(table)
    drawn = read_object(topology, "areas").total_bounds
    true = np.array([*table[["west", "south"]].min(), *table[["east", "north"]].max()])
    size = (drawn - true) * (1, 1, -1, -1)
    assert size.min() == pytest.approx(0, abs=2e-5)
    assert np.isclose(size, 0, atol=2e-5).sum() >= 2


def test_a_hexagon_says_its_name_its_cell_and_its_middle():
    layout, _, topology = read_drawn(make_grid())
    shapes = read_object(topology, "areas")
    for code, said in read_properties(topology, "areas").items():
        assert said["name"] == f"Made up {code}"
        assert tuple(said["cell"]) == layout.cells[code]
        centre = shapes[code].envelope.centroid
        assert said["label"][0] == pytest.approx(centre.x, abs=1e-4)
        assert asinh(tan(radians(said["label"][1]))) == pytest.approx(
            asinh(tan(radians(centre.y))), abs=1e-5
        )


def test_the_file_is_named_by_its_content():
    table = make_grid()
    _, drawn, _ = read_drawn(table)
    _, other, _ = read_drawn(table.assign(area_name=table["area_name"] + "!"))
    assert drawn.name.startswith("made_up.")
    assert drawn.name.endswith(".json")
    assert drawn.name != other.name
    assert read_drawn(table)[1] == drawn
