"""Marks on a map: none lost, none on another, none more exact than its record."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from dashboard.charts.choropleth import MapStyle, draw_choropleth
from dashboard.charts.ground import SIZE, lay_ground
from dashboard.charts.marks import (
    MIXED,
    PlacedMark,
    draw_mark,
    draw_marks,
    keep_apart,
    measure_mark,
)
from dashboard.results.outlines import read_outlines
from dashboard.theme.palettes import SEQUENTIAL
from geodata.closed_lists import Precision
from tests.places import BOROUGH, make_repository

REPOSITORY = make_repository()
TO_DEGREES = Transformer.from_crs(27700, 4326, always_xy=True)
OUTLINES = read_outlines(BOROUGH, None, REPOSITORY)
GROUND = lay_ground(OUTLINES)
NEAR = 26
PLACES = ("point", "approximate", "ward")
ONE_BOROUGH = np.zeros((117, 150), dtype=int)
WHOLE = st.integers(0, 600)
SPOTS = st.lists(
    st.tuples(WHOLE, WHOLE, st.sampled_from([*PLACES, "borough", "multi"]), st.booleans()),
    max_size=40,
)


def mark(kind="point", where=(0.0, 0.0), title="A.", **changes):
    longitude, latitude = where
    return PlacedMark(kind, longitude, latitude, title, **changes)


def apart(spots, near=NEAR, boroughs=ONE_BOROUGH):
    marks = [mark(kind, is_uploaded=is_uploaded) for _, _, kind, is_uploaded in spots]
    points = np.array([spot[:2] for spot in spots], dtype=float).reshape(-1, 2)
    return keep_apart(marks, points, near, boroughs)


def degrees(east, north):
    return TO_DEGREES.transform(east, north)


def draw(*marks):
    """The titles of the marks that a wide map shows."""
    wide, _ = str(draw_marks(marks, GROUND).drawn).split('<g class="map-marks is-narrow">')
    return re.findall(r"<title>(.*?)</title>", wide)


@given(SPOTS)
def test_each_mark_is_in_one_and_places_of_one_kind_of_owner_never_lie_on_one_another(spots):
    drawn = apart(spots)
    assert sorted(place for one in drawn for place in one.members) == list(range(len(spots)))
    assert sum(one.count for one in drawn) == len(spots)
    for is_uploaded in (False, True):
        middles = [
            one.spot
            for one in drawn
            if one.is_uploaded == is_uploaded and one.kind in (*PLACES, MIXED)
        ]
        for at, (x, y) in enumerate(middles):
            # A spot is rounded to whole units.
            assert all(np.hypot(x - i, y - j) >= NEAR - 1 for i, j in middles[:at])


@given(SPOTS)
def test_own_and_others_squares_and_places_are_never_merged(spots):
    for one in apart(spots):
        members = [spots[place] for place in one.members]
        assert {is_uploaded for _, _, _, is_uploaded in members} == {one.is_uploaded}
        kinds = {kind for _, _, kind, _ in members}
        assert kinds == {one.kind} or (one.kind == MIXED and kinds <= set(PLACES))


def test_the_order_in_which_marks_are_given_changes_nothing():
    spots = [(10 * i % 97, 7 * i % 89, PLACES[i % 3], False) for i in range(30)]
    there, back = (
        {(one.x, one.y, one.count, one.kind) for one in apart(given)}
        for given in (spots, spots[::-1])
    )
    assert there == back


def test_the_fullest_spot_stays_where_it_is_and_keeps_what_it_took():
    marks = [mark(count=count) for count in (1, 3, 2)]
    points = np.array([(100.0, 100.0), (120.0, 100.0), (76.0, 100.0)])
    drawn = keep_apart(marks, points, NEAR, ONE_BOROUGH)
    assert {(one.x, one.count) for one in drawn} == {(120, 4), (76, 2)}


def test_a_square_gives_way_within_its_borough_and_stays_where_there_is_no_room():
    spots = [(90, 90, "borough", False), (90, 90, "point", False)]
    moved, point = apart(spots)
    assert (point.x, point.y) == (90, 90)
    assert np.hypot(moved.x - 90, moved.y - 90) >= NEAR * 0.8
    west = ONE_BOROUGH.copy()
    west[:, 15:] = 1
    square = next(
        one
        for one in apart([(86, 90, "borough", False), (80, 90, "point", False)], boroughs=west)
        if one.kind == "borough"
    )
    assert square.x < 90
    alone = np.full_like(ONE_BOROUGH, 1)
    alone[15, 15] = 0
    stuck = apart(spots, boroughs=alone)[0]
    assert (stuck.x, stuck.y) == (90, 90)


def test_an_own_mark_on_another_stands_beside_it_and_leads_to_its_place():
    where = degrees(531_500, 180_500)
    marks = [
        mark("point", where, "Ours."),
        mark("point", where, "Yours.", is_uploaded=True),
    ]
    drawn = str(draw_marks(marks, GROUND).drawn)
    assert drawn.count('class="mark-leader"') == 2
    assert draw(*marks) == ["Ours.", "Your record. Yours."]


def test_a_mark_of_several_counts_them_and_lists_the_first():
    where = degrees(531_500, 180_500)
    marks = [mark("point", where, f"Place {i}.", count=2) for i in range(7)]
    told = draw(*marks)
    assert told == [
        "14 records here or close by. Place 0. Place 1. Place 2. Place 3. Place 4. And 2 more."
    ]


@pytest.mark.parametrize("where", [(0.0, 0.0), (float("nan"), 51.5), (400.0, 51.5)])
def test_a_mark_beyond_the_frame_is_not_drawn(where):
    assert draw(mark("point", where, "Nowhere."), mark("ward", where, "N.")) == []


def test_a_mark_is_a_link_off_the_tab_key_where_all_of_it_leads_to_one_address():
    where = degrees(531_500, 180_500)
    one, other = (mark("point", where, "A.", href=href) for href in ("/a?x=1&y", "/b"))
    assert '<a href="/a?x=1&amp;y" tabindex="-1">' in draw_marks([one, one], GROUND).drawn
    assert "<a " not in draw_marks([one, other], GROUND).drawn


def test_each_precision_has_a_shape_and_the_readers_own_another():
    shapes = [draw_mark(one.value) for one in Precision if one is not Precision.UNLOCATED]
    own = [draw_mark(one.value, is_uploaded=True) for one in Precision if one.value != "unlocated"]
    assert len({*shapes, *own, draw_mark(MIXED, 2)}) == 11
    # What nobody knows the word of is never drawn as exact.
    assert draw_mark("made-up") == draw_mark("approximate")
    assert ">1,204<" in draw_mark("point", 1204)
    assert measure_mark(1204) > measure_mark(2) > measure_mark(1)


def test_ten_thousand_marks_become_as_few_as_fit():
    rng = np.random.default_rng(1)
    marks = [
        mark("point", degrees(*spot), "A.", is_uploaded=True)
        for spot in rng.uniform((530_000, 180_000), (533_000, 181_000), (10_000, 2)).tolist()
    ]
    style = MapStyle(BOROUGH, "Words.", SEQUENTIAL, 1)
    drawn = draw_choropleth((), marks, style, OUTLINES).svg
    assert drawn.count("<title>") <= 2 * SIZE[0] * SIZE[1] / (NEAR / 2) ** 2 / np.pi
    assert len(drawn) < 300_000
