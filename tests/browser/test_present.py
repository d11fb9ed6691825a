"""A story on a wall: by keys, without a network, with notes, calm, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.axe_faults import WCAG, run_axe
from tests.pdf_text import read_sheets
from tests.waiting import wait_in_page

pytestmark = pytest.mark.browser

STORY = "/present?story=reach"
# Two maps of the same page whose frames are not the same.
TWO_GROUNDS = "/present?slide=/reach&slide=/reach%3Flevel%3Dward%26area%3DE09000028"
READ_FRAMES = (
    "[...document.querySelectorAll('.pic-of-london')].map((p) => p.getAttribute('viewBox'))"
)


def open_story(page, address=STORY):
    page.goto(address)
    expect(page.locator("[data-present=ready]")).to_have_text("Ready without network")


def test_a_story_goes_on_by_keys_and_clicker_when_the_network_is_gone(page, traffic):
    open_story(page)
    asked = len(traffic.requests)
    page.context.set_offline(True)
    last = page.evaluate("document.querySelectorAll('.slide').length")
    keys = ["PageDown", "Space", "Enter", "ArrowRight", "PageUp", "Backspace", "End", "Home"]
    for key, number in zip(keys, [2, 3, 4, 5, 4, 3, last, 1], strict=True):
        page.keyboard.press(key)
        expect(page.locator("[data-present=count]")).to_have_text(f"{number} of {last}")
        wait_in_page(page, f"() => location.hash === '#{number}'")
        expect(page.locator(".slide.is-shown")).to_have_count(1)
    page.keyboard.press(".")
    expect(page.locator(".slide.is-shown h1")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("[data-present=help]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".slide.is-shown h1")).to_be_visible()
    expect(page.locator("[data-present=help]")).to_be_hidden()
    assert traffic.requests[asked:] == []


def test_the_hatch_of_what_is_unknown_is_drawn_without_a_network(page):
    open_story(page)
    page.context.set_offline(True)
    page.keyboard.press("ArrowRight")
    hatched = page.locator(".slide:visible .map-areas path.unknown").first
    drawn = hatched.evaluate(
        """(path) => {
          const [, id] = /#([\\w-]+)/.exec(getComputedStyle(path).fill) || [];
          return id ? document.getElementById(id).querySelectorAll("path, rect").length : 0;
        }"""
    )
    assert drawn >= 2


def test_a_title_is_whole_on_a_phone(page):
    page.set_viewport_size({"width": 375, "height": 780})
    open_story(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    title = page.locator(".slide-title h1").bounding_box()
    wide = page.locator(".slide-title h1").evaluate("(h) => h.scrollWidth - h.clientWidth")
    assert wide <= 0
    assert title is not None
    assert title["y"] >= 0


def test_notes_stand_in_a_window_that_leads_and_follows(page):
    open_story(page)
    page.context.set_offline(True)
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value
    page.keyboard.press("ArrowRight")
    expect(notes.locator("h1")).to_have_text(page.locator(".slide.is-shown h2").inner_text())
    expect(notes.get_by_text("not an area that nothing reached")).to_be_visible()
    notes.keyboard.press("ArrowRight")
    expect(page.locator("[data-present=count]")).to_contain_text("3 of")
    notes.get_by_role("button", name="Next").press("Enter")
    expect(page.locator("[data-present=count]")).to_contain_text("4 of")


def test_where_no_window_may_be_opened_notes_stand_in_a_panel(page):
    open_story(page)
    page.evaluate("window.open = () => null")
    page.keyboard.press("n")
    expect(page.get_by_label("Notes", exact=True)).to_contain_text("Next: ")
    page.keyboard.press("Escape")
    expect(page.locator(".notes-panel")).to_have_count(0)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_key_and_source_are_whole_on_every_wall(page, size):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_story(page)
    for number in range(2, page.evaluate("document.querySelectorAll('.slide').length") + 1):
        page.keyboard.press("ArrowRight")
        wait_in_page(page, f"() => location.hash === '#{number}'")
        cut = page.evaluate(
            """() => [...document.querySelectorAll(".is-shown, .is-shown .slide-key")]
              .map((box) => box.scrollHeight - box.clientHeight).filter((over) => over > 1)"""
        )
        assert cut == [], number
        title = page.locator(".is-shown h2").evaluate(
            "(h) => parseFloat(getComputedStyle(h).fontSize)"
        )
        assert title >= 32


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_values_lie_beside_their_dots_and_intervals_and_never_on_them(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_story(page, "/present?slide=/%3Findicator%3Dwb_anxiety%26view%3Dranking")
    rows, covered = page.evaluate(
        """() => {
          const boxes = (name) => [...document.querySelectorAll(`.is-shown ${name}`)]
            .map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
          const values = boxes(".rows-value");
          const drawn = [...boxes(".rows-dot"), ...boxes(".rows-interval")];
          const isOn = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
            && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          return [values.length, values.filter((a) => drawn.some((b) => isOn(a, b))).length];
        }"""
    )
    assert rows == 32
    assert covered == 0


def test_every_map_is_in_its_own_frame_after_moves_that_were_broken_off(page):
    open_story(page, TWO_GROUNDS)
    frames = page.evaluate(READ_FRAMES)
    page.evaluate(
        """async () => {
          const wait = (time) => new Promise((done) => { setTimeout(done, time); });
          for (const [place, time] of [[1, 200], [0, 100], [1, 100], [0, 1200]]) {
            location.hash = `#${place + 1}`;
            await wait(time);
          }
        }"""
    )
    assert page.evaluate(READ_FRAMES) == frames


def test_nothing_moves_for_who_wants_no_motion(page):
    page.emulate_media(reduced_motion="reduce")
    open_story(page, TWO_GROUNDS)
    frames = page.evaluate(
        """async () => {
          const picture = document.querySelector(".pic-of-london");
          const seen = new Set([picture.getAttribute("viewBox")]);
          location.hash = "#2";
          for (let frame = 0; frame < 12; frame += 1) {
            await new Promise(window.requestAnimationFrame);
            seen.add(picture.getAttribute("viewBox"));
          }
          return [...seen];
        }"""
    )
    assert len(frames) == 1
    wait_in_page(page, "() => location.hash === '#2'")


def test_axe_finds_no_fault_on_a_wall_nor_in_a_handout(page):
    open_story(page)
    for number in (1, 2):
        assert run_axe(page, options=WCAG) == []
        page.keyboard.press("ArrowRight")
        wait_in_page(page, f"() => location.hash === '#{number + 1}'")
    page.evaluate("document.documentElement.classList.remove('is-presenting')")
    assert run_axe(page, options=WCAG) == []


def test_on_paper_it_is_a_handout_with_what_is_not_located(page):
    open_story(page, "/present?slide=/reach")
    unlocated = page.locator(".handout li").filter(has_text="not on the map").first.text_content()
    sheets = read_sheets(page.pdf(prefer_css_page_size=True))
    text = " ".join(sheets)
    assert unlocated in text
    assert f"Page 1 of {len(sheets)}" in text
    assert "data version" in text
