"""Hexagons of one size: one cell each, and what of the true map survives, on made-up places."""

import json
from dataclasses import replace
from math import asinh, radians, tan

import numpy as np
import pandas as pd
import pytest

from geodata.columns import AREAS, HEXAGONS
from geodata.pipeline.hexagons import (
    HexagonsError,
    build_hexagons,
    check_layout,
    draw_hexagons,
    lay_out_hexagons,
    list_true_pairs,
    measure_layout,
    write_hexagon_files,
)
from geodata.pipeline.honeycomb import Wanted
from geodata.shapes.hexagons import Hexagons, find_middles, read_hexagons
from tests.topojson_reader import read_object, read_properties

NEAR_8_KM = (0.1155, 0.0719)
FINE = Hexagons(
    cells={"a": (0, 0), "b": (1, 0)},
    pairs_kept=frozenset({("a", "b")}),
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


def lay_out(table):
    return read_hexagons(lay_out_hexagons(table))


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (3, 1), (1, 4), (3, 3), (5, 3)])
def test_every_area_has_exactly_one_cell_of_its_own(columns, rows):
    table = make_grid(columns, rows)
    cells = lay_out(table).cells
    assert sorted(cells) == sorted(table["area_code"])
    assert len(set(cells.values())) == columns * rows


def test_a_grid_keeps_its_neighbours_and_its_compass():
    layout = lay_out(make_grid())
    assert len(layout.pairs_kept) + len(layout.parted) == 12
    assert layout.share_kept >= 10 / 12
    assert layout.orders == 54
    assert layout.share_in_order >= 0.9


def test_the_same_areas_in_another_order_get_the_same_cells():
    table = make_grid()
    assert lay_out(table.sample(frac=1, random_state=3)) == lay_out(table)


def test_pairs_stand_once_and_only_between_areas_of_the_table():
    table = make_grid(2, 1)
    table["neighbours"] = [["10", "elsewhere"], ["00"]]
    assert list_true_pairs(table) == {("00", "10")}


def measure(pair, east, north):
    """Measure a and b side by side in one row, and c above, two rows to the north of a."""
    near = np.zeros((3, 3), int)
    near[pair, pair[::-1]] = 1
    wanted = Wanted(near, np.array(east), np.array(north))
    assert (wanted.east == -wanted.east.T).all()
    cells = np.array([(0, 0), (1, 0), (0, 2)])
    return read_hexagons(measure_layout(["a", "b", "c"], cells, wanted))


def test_a_layout_is_measured_by_sides_shared_and_orders_kept():
    # b lies clearly east of a, which holds; c clearly south of a, which does not.
    east = [[0, -1, 0], [1, 0, 0], [0, 0, 0]]
    north = [[0, 0, 1], [0, 0, 0], [-1, 0, 0]]
    layout = measure([0, 2], east, north)
    assert layout.pairs_kept == frozenset()
    assert layout.parted == {("a", "c")}
    assert layout.joined == {("a", "b")}
    assert (layout.orders_kept, layout.orders) == (1, 2)


def test_neighbours_side_by_side_are_kept_and_not_told_as_new():
    none = np.zeros((3, 3), int)
    layout = measure([0, 1], none, none)
    assert (layout.pairs_kept, layout.parted, layout.joined) == (
        {("a", "b")},
        frozenset(),
        frozenset(),
    )
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
        ({"pairs_kept": frozenset(), "parted": frozenset({("a", "b")})}, "0% of neighbours"),
        ({"orders_kept": 8, "orders": 9}, "89% of compass orders"),
    ],
)
def test_a_layout_that_loses_too_much_is_refused_in_words(change, said):
    with pytest.raises(HexagonsError, match=said):
        check_layout(replace(FINE, **change))


def read_drawn(table):
    layout = lay_out(table)
    return layout, draw_hexagons(layout, table)


def test_hexagons_are_of_one_size_on_the_map_and_share_no_ground():
    _, topology = read_drawn(make_grid())
    shapes = read_object(topology, "areas").to_crs(3857)
    assert shapes.area.max() / shapes.area.min() < 1.001
    assert shapes.union_all().area == pytest.approx(shapes.area.sum(), rel=1e-3)


def test_hexagons_lie_within_the_true_bounds_and_reach_two_of_their_sides():
    table = make_grid(4, 2)
    _, topology = read_drawn(table)
    drawn = read_object(topology, "areas").total_bounds
    true = np.array([*table[["west", "south"]].min(), *table[["east", "north"]].max()])
    size = (drawn - true) * (1, 1, -1, -1)
    assert size.min() == pytest.approx(0, abs=2e-5)
    assert np.isclose(size, 0, atol=2e-5).sum() >= 2


def test_a_hexagon_says_its_name_its_cell_and_its_middle():
    layout, topology = read_drawn(make_grid())
    shapes = read_object(topology, "areas")
    for code, said in read_properties(topology, "areas").items():
        assert said["name"] == f"Made up {code}"
        assert tuple(said["cell"]) == layout.cells[code]
        centre = shapes[code].envelope.centroid
        assert said["label"][0] == pytest.approx(centre.x, abs=1e-4)
        assert asinh(tan(radians(said["label"][1]))) == pytest.approx(
            asinh(tan(radians(centre.y))), abs=1e-5
        )


def make_editions():
    """The grid twice: as boroughs, and as wards of 2018, which have no hexagons."""
    boroughs = make_grid().assign(level="borough", vintage=None)
    wards = make_grid(2, 1).assign(level="ward", vintage=2018)
    return pd.concat([boroughs, wards], ignore_index=True).reindex(columns=list(AREAS))


def test_the_table_has_a_row_for_each_area_of_an_edition_that_has_hexagons():
    table = build_hexagons(make_editions())
    assert list(table.columns) == list(HEXAGONS)
    assert list(table["area_code"]) == sorted(make_grid()["area_code"])
    assert set(table["level"]) == {"borough"}
    assert read_hexagons(table) == lay_out(make_grid())


def test_without_such_areas_the_table_is_empty_and_no_file_is_written(tmp_path):
    areas = make_editions()
    none = build_hexagons(areas[areas["level"] == "ward"])
    assert (list(none.columns), len(none)) == (list(HEXAGONS), 0)
    assert write_hexagon_files(none, areas, tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_named_by_its_content_and_lies_beside_its_siblings(tmp_path):
    areas = make_editions()
    table = build_hexagons(areas)
    renamed = areas.assign(area_name=areas["area_name"] + "!")
    one, same, other = (
        write_hexagon_files(table, rows, tmp_path)[0] for rows in (areas, areas, renamed)
    )
    assert one.name.startswith("borough_tiles.")
    assert one == same != other
    assert len(list(tmp_path.glob(f"{one.name}*"))) == 3
    written = json.loads((tmp_path / one.name).read_text("utf-8"))
    assert set(read_properties(written, one.shapes)) == set(make_grid()["area_code"])
