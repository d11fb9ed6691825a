"""The drawing that the page's map takes over: whole, in order, and named inside its areas."""

import re

import pytest
import shapely

from dashboard.charts.names_fitted import NameFit, fit_largest
from dashboard.charts.paths import frame_ground
from dashboard.charts.stage_map import (
    choose_fit,
    choose_signed,
    lay_stage,
    lay_stage_hexagons,
    place_areas,
)
from dashboard.figures.stage import StageKey, choose_stage, draw_stage, list_stages, make_stage
from dashboard.results.outlines import project_outlines, read_outlines
from dashboard.results.view_results import build_results
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, Geography
from tests.place_registry import FULL_COUNT
from tests.places import SQUARE_A, SQUARE_B, SQUARE_C, make_repository

WARDS = Geography(Level.WARD, 2022)


def lay(geography=BOROUGHS):
    return lay_stage(read_outlines(geography, None, make_repository()), geography)


def test_areas_are_drawn_in_the_order_of_the_figures_each_as_one_path():
    stage = lay()
    assert stage.codes == (SQUARE_A, SQUARE_B, SQUARE_C)
    drawn = str(stage.write(["k0", "k1 low", "none"]))
    assert re.findall(r'<path class="area ([^"]*)"', drawn) == ["k0", "k1 low", "none"]
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg"')


def test_a_drawing_without_fills_has_no_colours():
    assert set(re.findall(r'class="area ([^"]*)"', str(lay().write()))) == {"none"}


def test_its_bounds_are_those_of_its_areas_and_its_sides_as_long_as_on_the_map():
    stage = lay()
    outlines = project_outlines(read_outlines(BOROUGHS, None, make_repository()), 3857)
    west, south, east, north = shapely.total_bounds(list(outlines.areas.values()))
    width, height = stage.size
    assert width / height == pytest.approx((east - west) / (north - south), rel=1e-3)
    low, left, top, right = stage.bounds
    assert -1 < left < right < 1
    assert 51 < low < top < 52


def test_wards_carry_the_borders_and_the_names_of_their_boroughs():
    stage = lay(WARDS)
    assert set(stage.names) <= {SQUARE_A, SQUARE_B, SQUARE_C}
    assert "stage-border" in str(stage.write())


def test_each_area_has_a_point_of_its_own_within_the_drawing():
    stage = lay()
    middle = (sum(stage.bounds[1::2]) / 2, sum(stage.bounds[::2]) / 2)
    places = place_areas(stage, dict.fromkeys(stage.codes, middle))
    width, height = stage.size
    assert places.degrees == (middle,) * 3
    assert (
        places.units == ((pytest.approx(width / 2, abs=2), pytest.approx(height / 2, abs=3)),) * 3
    )


def test_hexagons_are_drawn_with_their_cells_and_without_borders():
    repository = make_repository()
    stage = lay_stage_hexagons(repository.hexagons(BOROUGHS), BOROUGHS)
    assert stage.key == "borough_tiles"
    assert len(stage.cells) == len(stage.middles) == len(stage.codes) == 3
    assert stage.lines == ""
    places = place_areas(stage, {})
    assert places.units == stage.middles
    south, west, north, east = stage.bounds
    assert all(west < x < east and south < y < north for x, y in places.degrees)


def test_a_name_fits_wholly_into_its_area_in_the_largest_letters_found():
    frame = frame_ground((0, 0, 1000, 1000), (0, 0, 1000, 1000), margin=0)
    shape = shapely.box(100, 700, 500, 800)
    (fit, *_) = fit_largest("Aldham", shape, frame)
    assert fit.lines == ("Aldham",)
    half = len("Aldham") * fit.size * 0.56 / 2
    assert fit.x - half + 1 >= 100
    assert fit.x + half - 1 <= 500
    # The area is 100 high: letters a little smaller than that are what it has room for.
    assert 80 < fit.size <= 100 / 1.1


def test_a_name_that_fits_nowhere_is_left_out():
    frame = frame_ground((0, 0, 100, 100), (0, 0, 100, 100), margin=0)
    fits = fit_largest("Aldham", shapely.box(0, 0, 0.01, 0.01), frame)
    assert not [fit for fit in fits if choose_fit([fit], 1)]


def test_a_name_is_broken_rather_than_set_in_the_smallest_letters():
    one, two = NameFit(("Waltham Forest",), 0, 0, 12.5), NameFit(("Waltham", "Forest"), 0, 0, 13.5)
    assert choose_fit([one, two], 1) == [(two, 13)]
    assert choose_fit([one], 1) == [(one, 12)]
    assert choose_fit([one], 0.5) == []
    assert choose_fit([one, two], 2) == [(one, 14)]


def test_a_sign_stands_over_its_name_and_alone_where_both_have_no_room():
    name = NameFit(("Made-up", "place"), 5, 6, 12.0)
    assert choose_signed([name], "", 1) == [(name, 12)]
    # Three lines are as high as two were in letters half as large again.
    ((over, size),) = choose_signed([name], "▲", 1.5)
    assert (over.lines, size) == (("▲", "Made-up", "place"), 12)
    ((alone, size),) = choose_signed([name], "▲", 1)
    assert (alone.lines, size) == (("▲",), 14)
    assert choose_signed([name], "▲", 0.4) == []


def test_every_edition_has_a_drawing_of_its_own_name():
    repository = make_repository()
    stages = list_stages(repository)
    assert stages["borough"] == StageKey(BOROUGHS, is_equal=False)
    assert stages["borough_tiles"] == StageKey(BOROUGHS, is_equal=True)


def test_a_drawings_address_names_its_content():
    repository = make_repository()
    file = make_stage(StageKey(BOROUGHS, is_equal=False), repository)
    assert re.fullmatch(r"/drawings/borough\.[0-9a-f]{12}\.svg", file.drawing_address)
    assert file.facts_address == file.drawing_address.replace(".svg", ".json")
    other = make_stage(StageKey(BOROUGHS, is_equal=True), repository)
    assert other.drawing_address != file.drawing_address


def test_the_facts_name_each_area_and_the_borough_that_it_lies_in():
    repository = make_repository()
    boroughs = make_stage(StageKey(BOROUGHS, is_equal=False), repository).facts["areas"]
    assert [area[:3] for area in boroughs] == [
        [SQUARE_A, "Square A (made up)", ""],
        [SQUARE_B, "Square B (made up)", ""],
        [SQUARE_C, "Square C (made up)", ""],
    ]
    wards = make_stage(StageKey(WARDS, is_equal=False), repository).facts["areas"]
    assert {area[2] for area in wards} <= {SQUARE_A, SQUARE_B, SQUARE_C}


@pytest.mark.parametrize("query", ["", f"indicator={FULL_COUNT}&level=ward", "view=tiles"])
def test_the_first_picture_has_the_classes_of_the_figures(query):
    repository = make_repository()
    view = resolve_view(Selection.from_query(query), repository)
    drawn = str(draw_stage(view, build_results(view, repository), repository))
    classes = re.findall(r'class="area ([^"]*)"', drawn)
    codes = make_stage(choose_stage(view), repository).stage.codes
    assert len(classes) == len(codes)
    assert any(one.startswith("k") for one in classes)
    assert 'data-palette="sequential"' in drawn
    assert 'role="img"' in drawn
