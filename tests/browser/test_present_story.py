"""A story on a wall: by keys alone, without a network, as a handout, and how one is made."""

import io
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.axe_faults import find_axe_faults

pytestmark = pytest.mark.browser

STORY = "/present?story=reach"
LIGHT_STORY = "/present?title=T&slide=/%3Findicator%3Darts_engaged&headline=Where%3F&note=Said"
PAGES = ("/share?indicator=arts_engaged", "/present", f"/present/edit{LIGHT_STORY[8:]}")


@pytest.fixture
def cut_off(page, traffic):
    """Take the network away; nothing may be asked for then but the tab's icon, by the browser."""

    def cut():
        traffic.requests.clear()
        page.context.set_offline(True)

    yield cut
    assert {urlsplit(url).path for url in traffic.requests} <= {"/assets/icon.svg"}
    assert all("ERR_INTERNET_DISCONNECTED" in one for one in traffic.complaints)
    traffic.complaints.clear()


def expect_slide(page, title):
    """Wait until one slide alone is shown, and which."""
    expect(page.locator(".slide:visible")).to_have_count(1)
    expect(page.locator(".slide:visible")).to_have_attribute("data-title", title)


def test_a_story_goes_on_by_keys_when_the_network_is_gone(page, cut_off):
    page.emulate_media(reduced_motion="reduce")
    page.goto(STORY)
    expect(page.locator("[data-present=ready]")).to_have_text("Ready without network")
    cut_off()
    titles = page.locator(".slide").evaluate_all("all => all.map(one => one.dataset.title)")
    assert len(titles) > 5
    expect_slide(page, titles[0])
    for title in titles[1:]:
        page.keyboard.press("ArrowRight")
        expect_slide(page, title)
    expect(page.locator("[data-present=count]")).to_have_text(f"{len(titles)} of {len(titles)}")
    page.keyboard.press("Home")
    page.keyboard.press("PageDown")
    expect_slide(page, titles[1])
    hatched = page.locator(".slide:visible .map-areas path.unknown").first
    assert "url(" in hatched.evaluate("path => getComputedStyle(path).fill")


def test_notes_have_a_window_of_their_own_that_needs_no_network(page, cut_off):
    page.emulate_media(reduced_motion="reduce")
    page.goto(LIGHT_STORY)
    expect(page.locator("[data-present=ready]")).not_to_be_empty()
    cut_off()
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("h1")).to_have_text("T")
    notes.keyboard.press("ArrowRight")
    expect(notes.locator("h1")).to_contain_text("Adults engaged with the arts")
    expect(notes.get_by_text("Said")).to_be_visible()
    expect(page.locator(".slide:visible .slide-headline")).to_have_text("Where?")
    page.keyboard.press("Shift+?")
    expect(page.locator("[data-present=help]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-present=help]")).to_be_hidden()


def test_a_story_printed_is_a_handout_with_what_is_not_located(page):
    page.goto(STORY)
    expect(page.locator("[data-present=ready]")).not_to_be_empty()
    listed = page.locator(".handout li").evaluate_all("all => all.map(one => one.textContent)")
    untold = next(text for text in listed if "in no source read" in text or "not located" in text)
    read = PdfReader(io.BytesIO(page.pdf(format="A4", landscape=True)))
    printed = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in read.pages))
    assert re.sub(r"\s+", "", untold) in printed
    assert len(read.pages) >= page.locator(".slide").count() - 1


def test_axe_finds_no_fault_on_the_wall(page):
    page.goto(f"{LIGHT_STORY}#2")
    expect(page.locator(".slide:visible")).to_have_count(1)
    assert find_axe_faults(page, widths=(1280,)) == []


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
