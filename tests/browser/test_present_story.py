"""How a story is made: a view is shared, added, told and shown; and read without scripts."""

import pytest
from playwright.sync_api import expect

from tests.axe_faults import find_axe_faults

pytestmark = pytest.mark.browser

LIGHT_STORY = "/present?title=T&slide=/%3Findicator%3Darts_engaged&headline=Where%3F&note=Said"
PAGES = ("/share?indicator=arts_engaged", "/present", f"/present/edit{LIGHT_STORY[8:]}")


def test_a_story_without_scripts_is_a_handout(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(LIGHT_STORY)
    expect(page.locator(".slide:visible")).to_have_count(2)
    expect(page.get_by_text("Said", exact=True)).to_be_visible()
    expect(page.get_by_text("Method and cautions")).to_be_visible()
    context.close()


def test_a_view_is_shared_added_told_and_shown(page):
    page.goto("/share?indicator=arts_engaged")
    page.get_by_role("link", name="Add to a story or briefing").press("Enter")
    expect(page.locator(".story-slide")).to_have_count(1)
    page.get_by_label("Own headline, slide 1").fill("What we see")
    page.locator("[name=add_address]").fill("/reach")
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    expect(page.locator(".story-slide")).to_have_count(2)
    page.get_by_role("button", name="Up: slide 2").press("Enter")
    expect(page.locator(".story-slide h3").first).to_contain_text("Sources place records")
    page.get_by_label("Own note, slide 1").fill("Unsent")
    page.get_by_role("link", name="Show full screen").press("Enter")
    expect(page.locator(".slide:visible")).to_have_count(1)
    page.keyboard.press("End")
    expect(page.locator(".slide:visible .slide-headline")).to_have_text("What we see")
    expect(page.locator(".handout-note").first).to_have_text("Unsent")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_and_a_phone_scrolls_one_way(page, path):
    page.goto(path)
    expect(page.locator("h1").first).not_to_be_empty()
    assert find_axe_faults(page) == []
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
