"""London's own layouts of hexagons: every area once, and neighbours and compass kept."""

import pytest

from dashboard.state.selection import Mode
from dashboard.state.view_modes import MODES
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.pipeline.hexagons import (
    EDITIONS,
    LEAST_NEIGHBOURS_KEPT,
    LEAST_ORDER_KEPT,
    build_hexagons,
    list_true_pairs,
)
from geodata.shapes.hexagons import read_hexagons
from tests.pack_files import read_table

LEVELS = MODES[Mode.TILES].levels
# Measured here: 69 of 82 pairs and 756 of 772 orders for boroughs.
BOROUGHS_KEPT, BOROUGHS_IN_ORDER = 0.8, 0.95


def test_the_pack_holds_hexagons_of_the_levels_that_the_atlas_offers(repository):
    assert tuple(geography.level for geography in EDITIONS) == LEVELS
    assert tuple(repository.hexagon_files()) == EDITIONS


def test_the_cells_of_the_pack_are_those_that_its_areas_give():
    areas = read_table("areas")
    constituencies = areas[areas["level"] == Level.ASSEMBLY_CONSTITUENCY]
    table = read_table("hexagons")
    packed = table[table["level"] == Level.ASSEMBLY_CONSTITUENCY]
    assert len(packed) == 14
    assert read_hexagons(build_hexagons(constituencies)) == read_hexagons(packed)


@pytest.mark.parametrize("level", LEVELS)
def test_every_area_has_one_cell_and_enough_is_kept(repository, level):
    areas = repository.areas(Geography(level))
    layout = repository.hexagons(Geography(level))
    assert sorted(layout.cells) == sorted(areas["area_code"])
    assert len(set(layout.cells.values())) == len(areas)
    assert layout.pairs_kept | layout.parted == list_true_pairs(areas)
    assert layout.share_kept >= LEAST_NEIGHBOURS_KEPT >= 0.65
    assert layout.share_in_order >= LEAST_ORDER_KEPT >= 0.9


def test_boroughs_keep_clearly_more_than_the_least(repository):
    layout = repository.hexagons(Geography(Level.BOROUGH))
    assert layout.share_kept >= BOROUGHS_KEPT
    assert layout.share_in_order >= BOROUGHS_IN_ORDER


def test_the_layout_of_boroughs_is_one_piece(repository):
    layout = repository.hexagons(Geography(Level.BOROUGH))
    beside = layout.pairs_kept | layout.joined
    reached, edge = set(), {min(layout.cells)}
    while edge:
        reached |= edge
        edge = {b for pair in beside for b in pair if edge & set(pair)} - reached
    assert reached == set(layout.cells)
