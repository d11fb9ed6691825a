"""Browsers that change the page, or keep nothing for it: they translate it, or forbid storage."""

import pytest
from playwright.sync_api import expect

from tests.explore_page import ARTS, choose_view, open_explore, open_panel

pytestmark = pytest.mark.browser

BLOCK_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("No", "SecurityError"); } });
"""
# What a browser that translates does to every text, and to what comes later.
TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest("script, style, svg, font")) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
}"""
PARTS = ".view-head, .bar, #levels, #views, #area-panel, #legend, #source-line, #reach-strip"
READ_PARTS = f"""() => [...document.querySelectorAll("{PARTS}")].map((part) =>
  part.textContent.replaceAll(/\\s+/g, " ").trim())"""
CHOICES = (
    {"indicator": "lonely_often"},
    {"area": "E09000014"},
    {"programme": "model_city_london"},
    {"programme": "model_city_london,culture_seeds"},
    {"where": "lonely_often.class.1"},
    {"area": "E09000012", "where": ""},
    {"indicator": "unpaid_carer", "level": "ward", "area": "E05013587"},
    {"programme": "", "area": ""},
    {"indicator": "arts_engaged", "level": "", "scheme": "benchmark"},
    {"scheme": "", "area": "E09000033"},
)


def test_a_page_that_is_translated_goes_on_with_the_right_words(page, traffic):
    open_explore(page, ARTS)
    page.wait_for_load_state("networkidle")
    for choice in CHOICES:
        page.evaluate(TRANSLATE)
        with page.expect_response("**/_dash-update-component*"):
            page.evaluate("(choice) => atlas.choose(choice)", choice)
    expect(page.locator(".area-name")).to_have_text("Westminster")
    page.wait_for_load_state("networkidle")
    translated = page.evaluate(READ_PARTS)
    address = page.url.split("?")[1]
    open_explore(page, address)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".area-name")).to_have_text("Westminster")
    assert translated == page.evaluate(READ_PARTS)
    assert traffic.complaints == []


def test_everything_works_where_nothing_may_be_kept(page, traffic):
    page.add_init_script(BLOCK_STORAGE)
    open_explore(page, ARTS)
    open_panel(page, "share")
    choose_view(page, "Table")
    expect(page.locator("#table tbody tr")).to_have_count(33)
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.locator("main[data-view=map]")).to_be_attached()
    assert traffic.complaints == []
