"""Areas as hexagons: what is answered, what is said, and where true shapes are shown instead."""

import pandas as pd
import pytest

from dashboard.figures.map_values import describe_figures
from dashboard.pages.explore.offers import explain_missing_modes
from dashboard.pages.explore.panel_callbacks import present_hexagons, present_panel
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import resolve_view
from dashboard.text.hexagons import describe_hexagons
from tests.layout_text import read_text
from tests.place_registry import FULL_COUNT, PROGRAMME
from tests.places import BOROUGH, SQUARE_A, SQUARE_B, SQUARE_C, make_repository
from tests.sentences import find_faults

MAP_AND_TILES = ("view=map", "view=tiles")


def look(query, repository=None):
    return resolve_view(Selection.from_query(query), repository or make_repository())


@pytest.fixture
def parted():
    """A layout in which Square C stands apart from its only neighbour, and beside Square A."""
    table = pd.DataFrame(
        {
            "area_code": [SQUARE_A, SQUARE_B, SQUARE_C],
            "level": BOROUGH.level.value,
            "vintage": None,
            "column": [0, 1, -1],
            "row": 0,
            "kept": [[SQUARE_B], [SQUARE_A], []],
            "parted": [[], [SQUARE_C], [SQUARE_B]],
            "joined": [[SQUARE_C], [], [SQUARE_A]],
            "orders_kept": [3, 2, 1],
            "orders": [3, 3, 2],
        }
    )
    return make_repository(hexagons=table)


def test_only_the_shapes_differ_from_the_true_map():
    repository = make_repository()
    true, equal = (describe_figures(look(query, repository), repository) for query in MAP_AND_TILES)
    assert equal["stage"]["key"] == "borough_tiles"
    assert equal["stage"] != true["stage"]
    for name in set(true) - {"stage", "mode"}:
        assert equal[name] == true[name]


def test_wards_fall_back_to_true_shapes_with_a_notice_and_a_reason():
    repository = make_repository()
    view = look(f"indicator={FULL_COUNT}&level=ward&view=tiles", repository)
    assert view.mode is Mode.MAP
    assert "true shapes are shown" in " ".join(view.notices)
    assert "boroughs" in explain_missing_modes(view, repository)[Mode.TILES]
    assert describe_figures(view, repository)["stage"]["key"] == "ward_2022"


def test_boroughs_have_hexagons_without_a_notice():
    repository = make_repository()
    view = look("view=tiles", repository)
    assert (view.mode, view.notices) == (Mode.TILES, ())
    assert Mode.TILES not in explain_missing_modes(view, repository)
    assert present_panel(view, repository, is_beside=True)


def test_the_text_says_what_is_kept_and_leads_back(parted):
    text = read_text(present_hexagons(look("view=tiles", parted), parted))
    assert "Of 2 pairs of neighbours 1 (50\u202f%) stand side by side; 1 stands apart." in text
    assert "in 3 of 4 cases (75\u202f%)" in text
    assert "Neighbours that stand apart here (1)" in text
    assert "Square B (made up) – Square C (made up)" in text
    assert "Show true shapes" in text


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        (SQUARE_C, "stands apart from its one neighbour, Square B (made up)"),
        (SQUARE_B, "beside 1 of its 2 neighbours, and apart from Square C (made up)"),
        (SQUARE_A, "beside its one neighbour, Square B (made up)"),
        (SQUARE_A, "Beside it here, but not its neighbour: Square C (made up)."),
    ],
)
def test_the_chosen_area_is_told_its_neighbours(parted, area, sentence):
    text = describe_hexagons(look(f"view=tiles&area={area}", parted), parted)
    assert sentence in " ".join(text.first)
    assert not find_faults([*text.first, *text.more])


def test_records_of_programmes_are_said_to_be_missing_only_where_some_are_chosen():
    repository = make_repository()
    chosen, none = (
        " ".join(describe_hexagons(look(f"view=tiles{more}", repository), repository).first)
        for more in (f"&programme={PROGRAMME}", "")
    )
    assert "none is drawn here" in chosen
    assert "none is drawn here" not in none


def test_data_of_before_hexagons_were_in_the_pack_are_true_shapes_with_a_notice_and_a_reason():
    repository = make_repository(hexagon_files={})
    view = look("view=tiles", repository)
    assert view.mode is Mode.MAP
    assert "cannot be drawn from this version of the data; true shapes are shown" in " ".join(
        view.notices
    )
    assert "this version of the data" in explain_missing_modes(view, repository)[Mode.TILES]
    assert describe_figures(view, repository)["stage"]["key"] == "borough"
