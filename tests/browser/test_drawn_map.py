"""A map that the server draws: gone through by keyboard, told in words, fit for a phone."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_areas_are_gone_through_by_arrow_keys_and_told_in_the_line_below(page):
    page.goto("/reach")
    told = page.locator(".map-told")
    expect(told).to_contain_text("Point at an area")
    stop = page.locator(".map-areas [tabindex='0']")
    expect(stop).to_have_count(1)
    stop.focus()
    expect(told).to_contain_text("Barking and Dagenham:")
    page.keyboard.press("ArrowLeft")
    expect(told).to_contain_text("Redbridge:")
    expect(page.locator(":focus")).to_have_attribute("aria-label", told.inner_text())
    expect(page.locator(".map-attention.is-focus-line")).to_have_count(1)
    # Another choice brings another map, which is gone through as well.
    page.get_by_label("Shade areas by").select_option("units")
    expect(told).to_contain_text("Point at an area")
    page.locator(".map-areas [tabindex='0']").focus()
    page.keyboard.press("ArrowLeft")
    expect(told).to_contain_text("Redbridge:")
    page.locator(".map-areas [aria-label^='Havering']").hover()
    expect(told).to_have_text("Havering: no record in the sources read.")


def test_on_a_phone_marks_are_fewer_and_as_large_as_can_be_read(page):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/reach")
    marks = page.locator(".map-marks.is-narrow .map-mark")
    expect(marks.first).to_be_visible()
    expect(page.locator(".map-marks.is-wide")).to_be_hidden()
    assert marks.count() < page.locator(".map-marks.is-wide .map-mark").count()
    assert min(one.bounding_box()["height"] for one in marks.all()) >= 10


def test_the_first_touch_of_an_area_tells_it_and_the_second_follows_its_link(page):
    page.goto("/reach")
    area = page.locator(".map-areas [aria-label^='Bromley'] path")
    expect(area).to_have_count(1)
    touch = """path => path.dispatchEvent(new PointerEvent(
        "click", { bubbles: true, cancelable: true, pointerType: "touch" }))"""
    assert not area.evaluate(touch)
    expect(page.locator(".map-told")).to_contain_text("Bromley:")
    assert area.evaluate(touch)
    expect(page).to_have_url(re.compile("#row-E09000006$"))
