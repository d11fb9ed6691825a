"""One journey by the Tab key alone, with the focus seen at every stop."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.theme.colours import COLOURS
from tests.explore_page import ARTS, expect_view, open_explore, open_panel, read_colour, read_pixels

pytestmark = pytest.mark.browser

MOST_STOPS = 150
# What the focused element is, whether it shows that it is, and whether it is covered.
TELL_FOCUS = """(() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const style = getComputedStyle(it);
  const box = it.getBoundingClientRect();
  const at = (x, y) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return Boolean(top) && (it.contains(top) || top.contains(it));
  };
  return {
    name: it.id || it.getAttribute("aria-label") || it.textContent.slice(0, 40),
    isArea: it.matches("path"),
    isShown: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== "none" || document.querySelectorAll("path.focus-line").length > 0,
    isSeen: [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => at(x, y)),
  };
})()"""


def tab_to(page, selector):
    """Press Tab until an element that matches has the focus; count the stops."""
    for stops in range(1, MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return stops
    message = f"No Tab stop matches {selector}."
    raise AssertionError(message)


def test_a_reader_without_a_mouse_finds_chooses_and_reads(page):
    open_explore(page)
    tab_to(page, ".skip")
    tab_to(page, "[data-opens=topic]")
    page.keyboard.press("Enter")
    expect(page.locator("#indicator-choice-input")).to_be_focused()
    page.keyboard.type("unpaid care")
    expect(page.locator("#indicator-choice-list [role=option]").first).to_contain_text("Unpaid")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
    page.keyboard.press("Enter")
    expect_view(page, "Unpaid carers")
    expect(page.locator("#map path[aria-label^='Barnet, ']")).to_be_attached()
    tab_to(page, "#map path")
    outline = read_pixels(page.locator("#map").screenshot())
    yellow = read_colour(COLOURS["focus"][0])
    assert sum(pixel == yellow for pixel in outline.get_flattened_data()) > 100
    page.keyboard.type("rich")
    page.keyboard.press("Enter")
    expect(page.locator(".area-name")).to_have_text("Richmond upon Thames")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Richmond")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('#map path')")


def test_a_reader_without_a_mouse_goes_from_an_area_to_the_list_and_on_to_another(page):
    open_explore(page, "indicator=unpaid_carer&area=E09000027")
    expect(page.locator(".area-name")).to_have_text("Richmond upon Thames")
    tab_to(page, "#area-tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#list-tab")).to_be_focused()
    tab_to(page, "#ranking [role=option]")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator(".area-name")).not_to_have_text("Richmond upon Thames")


@pytest.mark.parametrize("width", [1280, 375])
def test_the_focus_is_shown_and_uncovered_at_every_stop(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_explore(page, "area=E09000014&programme=design_lab")
    expect(page.locator("#ranking [role=option]").first).to_be_attached()
    told = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(TELL_FOCUS)
        if stop is None:
            break
        told.append(stop)
    assert sum(stop["isArea"] for stop in told) == 1
    assert [stop["name"] for stop in told if not stop["isShown"]] == []
    assert [stop["name"] for stop in told if not stop["isSeen"]] == []
    assert len(told) > 15


@pytest.mark.parametrize(
    ("query", "selector", "said"),
    [
        (ARTS, "#views button:has-text('Table')", "clearly above"),
        ("view=table", "#table button:has-text('Bromley')", "clearly above"),
        (f"{ARTS}&view=ranking", "#drawn-view [role=option]:has-text('Bromley')", "clearly above"),
    ],
)
def test_the_focus_stays_on_what_was_pressed_though_it_is_redrawn(page, query, selector, said):
    # Wide enough for the switch of views to have a button for each.
    page.set_viewport_size({"width": 1440, "height": 900})
    open_explore(page, query)
    page.wait_for_load_state("networkidle")
    pressed = page.locator(selector)
    pressed.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    expect_view(page, said)
    expect(pressed).to_be_focused()


def test_the_focus_stays_on_a_list_that_closes_once_something_of_it_is_chosen(page):
    open_explore(page, "indicator=unpaid_carer")
    name = page.locator(".bar summary", has_text="Areas")
    name.focus()
    page.keyboard.press("Enter")
    page.locator("#levels button", has_text="Wards").focus()
    page.keyboard.press("Enter")
    expect_view(page, "680 of 680 wards")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#levels")).to_be_hidden()
    expect(name).to_be_focused()


def test_who_chooses_in_the_list_is_led_to_the_area(page):
    open_explore(page, ARTS)
    row = page.locator("#ranking [role=option]", has_text="Bromley")
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".area-name")).to_have_text("Bromley")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)")
    assert page.evaluate("document.activeElement.checkVisibility()")


@pytest.mark.parametrize(
    ("query", "selector"),
    [
        ("view=table", "#table button:has-text('Bromley')"),
        (ARTS, "#ranking [role=option]:has-text('Bromley')"),
        ("view=ranking", "#drawn-view [role=option]:has-text('Bromley')"),
    ],
)
def test_the_focus_stays_on_its_row_when_other_figures_replace_it(page, query, selector):
    open_explore(page, query)
    row = page.locator(selector)
    row.focus()
    drawn = row.element_handle()
    page.evaluate("atlas.choose({ indicator: 'wb_happiness' })")
    expect_view(page, "Happiness")
    page.wait_for_load_state("networkidle")
    expect(row).to_be_focused()
    assert not drawn.evaluate("(row) => row.isConnected")


def test_the_focus_moves_to_the_panel_where_its_link_is_gone(page):
    open_explore(page, "area=E09000014")
    page.get_by_role("link", name="Enfield and Haringey").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".area-name")).to_have_text("Enfield and Haringey")
    expect(page.locator("#area-panel")).to_be_focused()


def test_the_focus_stays_on_a_ticked_programme(page):
    open_explore(page)
    open_panel(page, "programmes")
    page.get_by_role("checkbox", name="Culture Seeds").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("programme=culture_seeds"))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("checkbox", name="Culture Seeds")).to_be_focused()
