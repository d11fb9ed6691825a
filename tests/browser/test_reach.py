"""The page of reach: chosen by keyboard, read by anyone, and never darker than its records."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.theme.colours import COLOURS, get_ramp
from tests.axe_faults import WCAG, run_axe
from tests.explore_page import read_colour, read_pixels

pytestmark = pytest.mark.browser

PAGES = {
    "boroughs": "/reach",
    "wards of one borough": "/reach?level=ward&area=E09000028&measure=units",
    "people": "/reach?measure=people&programme=windrush_justice_fund",
    "nothing": "/reach?year=2013&money=known&confidence=inferred",
}


def test_records_are_chosen_by_keyboard_alone_and_the_address_says_them(page):
    page.goto("/reach")
    page.evaluate("window.isSamePage = true")
    page.get_by_label("Theme").focus()
    page.keyboard.type("Par")
    expect(page.locator("h1")).to_contain_text("of 5 programmes")
    expect(page).to_have_url(re.compile(r"\?theme=participation"))
    page.locator("#filter-precision summary").press("Enter")
    page.get_by_label("borough only").press("Space")
    expect(page).to_have_url(re.compile("precision=borough"))
    expect(page.get_by_label("borough only")).to_be_focused()
    expect(page.locator("#filter-precision summary")).to_contain_text("1 chosen")
    page.get_by_role("link", name="Clear all").press("Enter")
    expect(page.locator("h1")).to_contain_text("of 19 programmes")
    assert page.evaluate("window.isSamePage")


@pytest.mark.parametrize(
    ("name", "appearance"),
    [("wards of one borough", "light"), ("boroughs", "dark"), ("people", "dark")],
)
def test_no_page_has_a_fault_that_axe_can_find(page, name, appearance):
    page.emulate_media(color_scheme=appearance)
    page.goto(PAGES[name])
    expect(page.locator("h1")).not_to_be_empty()
    assert run_axe(page, options=WCAG) == []


def test_nothing_scrolls_sideways_on_a_phone(page):
    page.set_viewport_size({"width": 375, "height": 800})
    for name, address in PAGES.items():
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 375, name


def test_the_map_shows_its_classes_and_hatches_what_is_unknown(page):
    page.goto("/reach?precision=borough")
    picture = page.locator(".pic-of-london")
    picture.scroll_into_view_if_needed()
    colours = read_pixels(picture.screenshot()).getcolors(1 << 24) or []
    shown = {colour for _, colour in colours}
    classes = int(picture.get_attribute("data-classes") or "0")
    assert classes > 1
    for colour in get_ramp(classes):
        assert read_colour(colour) in shown
    # The hatch is of lines and paper, and no class.
    unknown = picture.locator("path.unknown").all()
    assert unknown
    for area in unknown[:3]:
        assert "url(" in area.evaluate("path => getComputedStyle(path).fill")
    assert read_colour(COLOURS["paper"][0]) in shown
