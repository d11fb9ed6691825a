"""The way of showing equal areas: what is answered, what is said, and where it is refused."""

import json

import pytest

from dashboard.api import create_server
from dashboard.figures.map_values import describe_figures
from dashboard.pages.explore.panel_callbacks import (
    explain_missing_modes,
    present_equal_areas,
    present_panel,
)
from dashboard.results.hexagons import EqualAreaMap, make_equal_areas, register_equal_areas
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import resolve_view
from dashboard.text.hexagons import describe_equal_areas
from geodata.shapes.hexagons import EqualAreas
from tests.layout_text import read_text
from tests.place_registry import FULL_COUNT, PROGRAMME
from tests.places import BOROUGH, SQUARE_A, SQUARE_B, SQUARE_C, make_repository
from tests.sentences import find_faults

MAP_AND_TILES = ("view=map", "view=tiles")


def look(query, repository=None):
    return resolve_view(Selection.from_query(query), repository or make_repository())


@pytest.fixture
def parted(monkeypatch):
    """A layout in which Square C stands apart from its only neighbour, and beside Square A."""
    layout = EqualAreas(
        cells={SQUARE_A: (0, 0), SQUARE_B: (1, 0), SQUARE_C: (-1, 0)},
        kept=frozenset({(SQUARE_A, SQUARE_B)}),
        parted=frozenset({(SQUARE_B, SQUARE_C)}),
        joined=frozenset({(SQUARE_A, SQUARE_C)}),
        orders_kept=3,
        orders=4,
    )
    made = EqualAreaMap(layout, make_equal_areas(make_repository(), BOROUGH).drawn)
    monkeypatch.setattr("dashboard.text.hexagons.make_equal_areas", lambda *_: made)


def test_only_the_shapes_differ_from_the_true_map():
    repository = make_repository()
    true, equal = (describe_figures(look(query, repository), repository) for query in MAP_AND_TILES)
    assert equal["boundary"]["key"] == "borough_tiles"
    assert equal["boundary"] != true["boundary"]
    for name in set(true) - {"boundary", "mode"}:
        assert equal[name] == true[name]


def test_wards_fall_back_to_true_shapes_with_a_notice_and_a_reason():
    repository = make_repository()
    view = look(f"indicator={FULL_COUNT}&level=ward&view=tiles", repository)
    assert view.mode is Mode.MAP
    assert "true shapes are shown" in " ".join(view.notices)
    assert "boroughs" in explain_missing_modes(view, repository)[Mode.TILES]
    assert describe_figures(view, repository)["boundary"]["key"] == "ward_2022"


def test_boroughs_have_equal_areas_without_a_notice():
    repository = make_repository()
    view = look("view=tiles", repository)
    assert (view.mode, view.notices) == (Mode.TILES, ())
    assert Mode.TILES not in explain_missing_modes(view, repository)
    assert present_panel(view, repository)


@pytest.mark.usefixtures("parted")
def test_the_words_say_what_is_kept_and_lead_back():
    text = read_text(present_equal_areas(look("view=tiles"), make_repository()))
    assert "Of 2 pairs of neighbours 1 (50\u202f%) stand side by side; 1 stands apart." in text
    assert "in 3 of 4 cases (75\u202f%)" in text
    assert "Neighbours that stand apart here (1)" in text
    assert "Square B (made up) – Square C (made up)" in text
    assert "Show true shapes" in text


@pytest.mark.usefixtures("parted")
@pytest.mark.parametrize(
    ("area", "said"),
    [
        (SQUARE_C, "stands apart from its one neighbour, Square B (made up)"),
        (SQUARE_B, "beside 1 of its 2 neighbours, and apart from Square C (made up)"),
        (SQUARE_A, "beside its one neighbour, Square B (made up)"),
        (SQUARE_A, "Beside it here, but not its neighbour: Square C (made up)."),
    ],
)
def test_the_chosen_area_is_told_its_neighbours(area, said):
    words = describe_equal_areas(look(f"view=tiles&area={area}"), make_repository())
    assert said in " ".join(words.first)
    assert not find_faults([*words.first, *words.more])


def test_records_of_programmes_are_said_to_be_missing_only_where_some_are_chosen():
    repository = make_repository()
    chosen, none = (
        " ".join(describe_equal_areas(look(f"view=tiles{more}", repository), repository).first)
        for more in (f"&programme={PROGRAMME}", "")
    )
    assert "none is drawn here" in chosen
    assert "none is drawn here" not in none


def test_the_hexagons_are_sent_by_their_hashed_name_for_ever_and_no_other_name_is_known():
    repository = make_repository()
    server = create_server(__name__)
    register_equal_areas(server, repository)
    client = server.test_client()
    boundary = describe_figures(look("view=tiles", repository), repository)["boundary"]
    response = client.get(boundary["url"])
    assert response.headers["Cache-Control"].endswith("immutable")
    assert list(json.loads(response.data)["objects"]) == [boundary["object"]]
    for name in ("borough_tiles.000000000000.json", "borough_tiles", "other.json"):
        assert client.get(f"/boundaries/{name}").status_code == 404
