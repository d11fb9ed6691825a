"""Several areas gathered into a group in the browser: by mouse, and by keyboard alone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.explore_page import expect_heard, open_explore

pytestmark = pytest.mark.browser

HEADING = "#panel-group .group-heading"
HACKNEY, HARINGEY, ISLINGTON = "E09000012", "E09000014", "E09000019"


def find_middle(page, code):
    """Where in the window the middle of an area is."""
    return page.evaluate(
        """(code) => {
          const { leaflet, shown } = atlas.map();
          const [lng, lat] = shown.features[shown.index.get(code)].properties.label;
          const { x, y } = leaflet.latLngToContainerPoint([lat, lng]);
          const box = leaflet.getContainer().getBoundingClientRect();
          return [box.left + x, box.top + y];
        }""",
        code,
    )


def list_outlined(page):
    """The areas that listeners hear as selected."""
    return page.locator("#map [role=option][aria-selected=true]")


def draw_box(page, codes):
    """Draw a box with the mouse around the middles of some areas."""
    across, down = zip(*(find_middle(page, code) for code in codes), strict=True)
    page.mouse.move(min(across) - 3, min(down) - 3)
    page.mouse.down()
    page.mouse.move(max(across) + 3, max(down) + 3, steps=4)
    expect(page.locator(".gather-box")).to_be_visible()
    page.mouse.up()


def gather_three(page):
    """Gather by a box, take one out by a press, and add it again with Shift."""
    switch = page.get_by_role("button", name="Select several areas")
    centre = page.evaluate("atlas.map().leaflet.getCenter()")
    switch.click()
    expect(page.locator(HEADING)).to_have_text("No areas selected yet")
    draw_box(page, (HACKNEY, HARINGEY, ISLINGTON))
    expect(page.locator(HEADING)).to_have_text("3 boroughs")
    expect(page).to_have_url(re.compile(f"areas={HACKNEY},{HARINGEY},{ISLINGTON}"))
    expect(list_outlined(page)).to_have_count(3)
    assert page.evaluate("atlas.map().leaflet.getCenter()") == centre
    page.mouse.click(*find_middle(page, HACKNEY))
    expect(page.locator(HEADING)).to_have_text("2 boroughs")
    page.keyboard.press("Escape")
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.keyboard.down("Shift")
    page.mouse.click(*find_middle(page, HACKNEY))
    page.keyboard.up("Shift")
    expect(page.locator(HEADING)).to_have_text("3 boroughs")


def name_group(page, name):
    """Give the group a name, as a reader does."""
    field = page.get_by_label("Name of the group")
    field.fill(name)
    field.press("Enter")
    expect(page.locator(HEADING)).to_have_text(f"3 boroughs: {name}")


def test_areas_are_gathered_by_mouse_named_listed_filtered_by_and_given_up(page):
    open_explore(page, "indicator=lonely_often")
    gather_three(page)
    name_group(page, "Inner north")
    rows = [re.compile(place) for place in ("Hackney", "Haringey", "Islington", "London")]
    expect(page.locator("#gathered tbody tr")).to_have_text(rows)
    expect(page.locator("#gathered")).to_contain_text("No total and no average")
    assert Axe().run(page, context="#panel").response["violations"] == []
    page.get_by_role("button", name="Show only these").click()
    expect(page.locator("#view-filter")).to_contain_text("3 of 33 boroughs match")
    # One step back undoes one choice.
    page.go_back()
    expect(page.locator("#view-filter")).to_be_empty()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the group (CSV)").click()
    assert download.value.suggested_filename.startswith("inner-north_lonely_often")
    page.get_by_role("button", name="Remove Haringey").click()
    expect(page.locator(HEADING)).to_have_text("2 boroughs: Inner north")
    page.get_by_role("button", name="Remove the group").click()
    expect(page.locator("#group-tab")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("areas"))


def test_areas_are_gathered_by_keyboard_alone(page):
    open_explore(page, f"indicator=lonely_often&area={HACKNEY}")
    page.locator("#map [role=option][tabindex='0']").focus()
    expect_heard(page, "Hackney")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(HEADING)).to_have_text("1 borough")
    expect(page.locator("#announcer")).to_contain_text("1 borough")
    # The chosen area stays so, and arrows go on from where the focus is.
    page.keyboard.press("ArrowUp")
    expect(page.locator("*:focus")).not_to_have_attribute("aria-label", re.compile("^Hackney"))
    second = page.evaluate("document.activeElement.getAttribute('aria-label')").split(",")[0]
    page.keyboard.press("Shift+Enter")
    expect(page.locator(HEADING)).to_have_text("2 boroughs")
    expect(page.locator("*:focus")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#gathered tbody")).to_contain_text(second)
    # With the selection on, Enter alone gathers.
    page.get_by_role("button", name="Select several areas").press("Enter")
    page.locator("#map [role=option][tabindex='0']").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator(HEADING)).to_have_text("3 boroughs")
    page.keyboard.press("Escape")
    expect(page.locator("main")).to_have_attribute("data-gathering", "false")
    page.get_by_role("button", name=f"Remove {second}").press("Enter")
    expect(page.locator(HEADING)).to_have_text("2 boroughs")
    # The focus is not lost with the row.
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)")
