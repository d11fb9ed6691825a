"""Boroughs as hexagons of one size: the same colours and keys as the true map, and the way back."""

import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import (
    choose_view,
    expect_heard,
    focused_label,
    open_explore,
    open_panel,
    open_views,
)
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

HARINGEY = "E09000014"
READ_FILLS = """(() => { const { shown } = atlas.map();
return Object.fromEntries(shown.features.map((f, i) =>
  [f.id, getComputedStyle(shown.paths[i]).fill])); })()"""
READ_CELLS = """(() => Object.fromEntries(atlas.map().shown.features.map((f) =>
  [f.properties.name, f.properties.cell])))()"""
# Each line of a name is a part of its own.
READ_NAMES = """(texts) => texts.map((text) =>
  [...text.children].map((line) => line.textContent).join(" "))"""
# Names that stand out over their hexagon's box, or over each other.
FIND_OUTSIDE = """(() => {
  const boxes = [...document.querySelectorAll("#map path.area")]
    .map((path) => path.getBoundingClientRect());
  return [...document.querySelectorAll(".stage-names text")].filter((label) => {
    const a = label.getBoundingClientRect();
    return !boxes.some((b) => a.left >= b.left - 1 && a.right <= b.right + 1
      && a.top >= b.top && a.bottom <= b.bottom);
  }).map((label) => label.textContent);
})()"""


def expect_edition(page, key):
    expect(page.locator(f"#map .stage-map[data-edition={key}]")).to_be_attached()


@pytest.mark.parametrize("query", ["indicator=arts_engaged", "indicator=arts_engaged&sure=1"])
def test_each_borough_has_the_colour_of_the_true_map(page, query):
    open_explore(page, query)
    true = page.evaluate(READ_FILLS)
    choose_view(page, "Equal areas")
    expect_edition(page, "borough_tiles")
    assert page.evaluate(READ_FILLS) == true
    assert len(true) == 33


def test_a_choice_made_among_hexagons_is_on_the_true_map_and_back(page):
    open_explore(page, "view=tiles")
    page.locator("path[aria-label^=Haringey]").click()
    expect(page.locator(".area-name")).to_have_text("Haringey")
    expect(page.locator("#view-notes")).to_contain_text(re.compile("Haringey stands beside"))
    expect(page.locator("path.selected-line")).to_have_count(1)
    open_panel(page, "list")
    page.get_by_role("button", name="Show true shapes").click()
    expect(page).to_have_url(re.compile(f"view=map.*area={HARINGEY}|area={HARINGEY}.*view=map"))
    expect_edition(page, "borough")
    expect(page.locator("path[aria-label^=Haringey]")).to_have_attribute("aria-selected", "true")
    expect(page.locator("path.selected-line")).to_have_count(1)
    page.go_back()
    expect_edition(page, "borough_tiles")
    expect(page.locator("path[aria-label^=Haringey]")).to_have_attribute("aria-selected", "true")


def test_arrows_go_to_the_next_cell_and_names_go_as_on_the_true_map(page):
    open_explore(page, "view=tiles")
    page.wait_for_load_state("networkidle")
    cells = page.evaluate(READ_CELLS)
    stop = page.locator("#map path[tabindex='0']")
    expect(stop).to_have_count(1)
    stop.focus()
    name = focused_label(page).split(",")[0]
    assert name == "Barking and Dagenham"
    for key, step in [("ArrowLeft", (-1, 0)), ("ArrowDown", (0, -1)), ("ArrowUp", (0, 1))]:
        column, row = cells[name]
        page.keyboard.press(key)
        name = focused_label(page).split(",")[0]
        assert cells[name] == [column + step[0], row + step[1]]
    page.keyboard.press("End")
    expect_heard(page, "Westminster, ")
    page.keyboard.press("Home")
    expect_heard(page, "Barking and Dagenham, ")
    for key in "har":
        page.keyboard.press(key)
    expect_heard(page, "Haringey, 89")
    expect(page.locator("#map-tip")).to_contain_text("Haringey")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"area={HARINGEY}"))


def test_every_hexagon_can_be_reached_by_arrows(page):
    open_explore(page, "view=tiles")
    page.wait_for_load_state("networkidle")
    reached = page.evaluate(
        """(() => { const { shown } = atlas.map(); const seen = new Set([shown.stop]);
        const queue = [shown.stop];
        while (queue.length) { const at = queue.pop();
          for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
            shown.paths[at].focus();
            shown.paths[at].dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
            if (!seen.has(shown.stop)) { seen.add(shown.stop); queue.push(shown.stop); } } }
        return seen.size; })()"""
    )
    assert reached == 33


@pytest.mark.parametrize("width", first_and_sweep([1440, 1280, 768, 375]))
def test_names_fit_into_their_hexagons_and_no_two_are_alike(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_explore(page, "view=tiles")
    expect(page.locator(".stage-names text")).to_have_count(33)
    assert page.evaluate(FIND_OUTSIDE) == []
    names = page.locator(".stage-names text").evaluate_all(READ_NAMES)
    assert len(set(names)) == 33


def test_river_and_records_are_not_drawn_where_places_have_moved(page):
    open_explore(page, "programme=model_city_london")
    expect(page.locator("#map path.stage-river")).to_be_visible()
    expect(page.locator("#map .mark").first).to_be_visible()
    choose_view(page, "Equal areas")
    expect_edition(page, "borough_tiles")
    expect(page.locator("#map path.stage-river")).to_be_hidden()
    expect(page.locator("#map .mark:visible")).to_have_count(0)
    expect(page.locator("#view-notes")).to_contain_text("none is drawn here")


def test_wards_asked_for_as_equal_areas_are_true_shapes_with_a_notice(page):
    open_explore(page, "indicator=unpaid_carer&level=ward&view=tiles")
    expect_edition(page, "ward_2022")
    expect(page.locator("#notices")).to_contain_text("true shapes are shown")
    expect(open_views(page).get_by_role("button", name="Equal areas")).to_be_disabled()
    expect(page.locator("main")).to_have_attribute("data-view", "map")
    expect(page.locator("#map path.stage-river")).to_be_visible()


def test_hexagons_are_seen_whole_though_the_map_was_zoomed_in(page):
    # Without motion it is zoomed in at once.
    page.emulate_media(reduced_motion="reduce")
    open_explore(page, "area=E09000003")
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    choose_view(page, "Equal areas")
    expect_edition(page, "borough_tiles")
    frame = page.locator("#map").bounding_box()
    boxes = [path.bounding_box() for path in page.locator("#map path.area").all()]
    assert len(boxes) == 33
    assert min(box["x"] for box in boxes) >= frame["x"]
    low = max(box["y"] + box["height"] for box in boxes)
    assert low <= frame["y"] + frame["height"]
    # As large as the room lets them be, so that names have room too: less the 78 pixels above and
    # below, and the 60 beside, that are the title's and the legend's.
    wide = max(box["x"] + box["width"] for box in boxes) - min(box["x"] for box in boxes)
    high = low - min(box["y"] for box in boxes)
    assert max(wide / (frame["width"] - 60), high / (frame["height"] - 78)) > 0.99


def test_the_words_and_the_whole_layout_are_within_the_page(page):
    page.set_viewport_size({"width": 320, "height": 640})
    open_explore(page, "view=tiles")
    page.locator("[data-part=list]").click()
    expect(page.locator("#view-notes")).to_contain_text(
        re.compile(r"Of 82 pairs of neighbours \d\d")
    )
    page.get_by_text("What this map keeps").click()
    expect(page.locator("#view-notes li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    frame = page.locator("#map").bounding_box()
    boxes = [path.bounding_box() for path in page.locator("#map path.area").all()]
    assert min(box["x"] for box in boxes) >= frame["x"]
    assert max(box["x"] + box["width"] for box in boxes) <= frame["x"] + frame["width"]
