"""Where a badge fits into an area: wholly inside it, whatever the area's shape."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity

from dashboard.charts.mark_rooms import (
    BADGES,
    Search,
    find_rooms,
    hang_badge,
    hang_named_badge,
)
from dashboard.figures.mark_rooms import describe_rooms
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, Geography
from tests.places import SQUARE_A, WARD_IN_BOTH_EDITIONS, make_repository

SQUARE = shapely.box(0, 0, 2200, 2200)
BENT = shapely.Polygon([(0, 0), (3000, 0), (3000, 400), (400, 400), (400, 3000), (0, 3000)])
SLIVER = shapely.Polygon([(0, 0), (5000, 30), (5000, 36)])
ISLANDS = shapely.union_all([shapely.box(0, 0, 200, 200), shapely.box(5000, 0, 6000, 1000)])
RING = shapely.box(0, 0, 3000, 3000).difference(shapely.box(700, 300, 2700, 2700))


def draw(room, hung):
    """What hangs on a point, as it lies on the ground."""
    return affinity.translate(
        affinity.scale(shapely.Polygon(hung.corners), room.metres, room.metres, origin=(0, 0)),
        room.x,
        room.y,
    )


@pytest.mark.parametrize("shape", [SQUARE, BENT, SLIVER, ISLANDS, RING])
@pytest.mark.parametrize("badge", BADGES)
def test_every_place_lies_wholly_in_its_area(shape, badge):
    hung = hang_badge(*badge)
    rooms = find_rooms(shape, hung, Search(most=4))
    assert rooms
    assert all(shape.covers(draw(room, hung)) for room in rooms)
    assert rooms[0].metres == max(room.metres for room in rooms)


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), min_size=4, max_size=9),
    st.sampled_from(BADGES),
)
@settings(max_examples=60, deadline=None)
def test_no_place_leaves_a_shape_of_any_form(points, badge):
    shape = shapely.make_valid(shapely.Polygon(points))
    if isinstance(shape, shapely.GeometryCollection):
        shape = shapely.union_all([part for part in shape.geoms if part.area > 0])
    hung = hang_badge(*badge)
    for room in find_rooms(shape, hung):
        assert shape.buffer(0.001).covers(draw(room, hung))


def test_a_square_gives_a_round_badge_nearly_all_its_room():
    (room,) = find_rooms(SQUARE, hang_badge(22, 22))
    assert room.metres > 90


def test_the_largest_island_takes_the_badge():
    (room,) = find_rooms(ISLANDS, hang_badge(22, 22))
    assert room.x > 5000


def test_what_encloses_nothing_has_no_room():
    assert find_rooms(shapely.Polygon(), hang_badge(22, 22)) == ()


@pytest.mark.parametrize("is_above", [False, True])
def test_a_badge_with_its_name_lies_wholly_in_its_area(is_above):
    hung = hang_named_badge(("Barking and", "Dagenham"), BADGES[1], is_above=is_above)
    (room,) = find_rooms(SQUARE, hung)
    assert SQUARE.covers(draw(room, hung))


def test_boroughs_have_rooms_and_wards_only_where_they_are_drawn():
    repository = make_repository()
    boroughs = describe_rooms(BOROUGHS, repository)
    assert boroughs["wards"] == {}
    rooms = boroughs["areas"][SQUARE_A]
    assert [len(of) >= 1 for of in rooms["rooms"]] == [True] * len(BADGES)
    assert all(lines for lines, *_ in rooms["named"])
    wards = Geography(Level.WARD, 2018)
    assert WARD_IN_BOTH_EDITIONS in describe_rooms(wards, repository)["wards"]


def test_only_the_wards_asked_for_are_looked_into():
    wards = Geography(Level.WARD, 2018)
    found = describe_rooms(wards, make_repository(), {WARD_IN_BOTH_EDITIONS, "nowhere"})
    assert list(found["wards"]) == [WARD_IN_BOTH_EDITIONS]
    assert describe_rooms(wards, make_repository(), set())["wards"] == {}
