"""Every way of showing, and every page, in a frame and on a wall: whole, and without a fault."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import Mode

pytestmark = pytest.mark.browser

MODES = {
    Mode.BIVARIATE: "indicator=income_deprived&with=arts_engaged",
    Mode.SCATTER: "indicator=income_deprived&with=arts_engaged",
    Mode.DATES: "indicator=claimant_count",
    Mode.TREND: "indicator=wb_happiness&area=E09000020",
    Mode.EDITIONS: "indicator=born_outside_uk&level=ward&vintage=2018",
}
PAGES = {
    Page.AREA: "area=E09000020",
    Page.COMPARE: "compare=E09000012,E09000030",
    Page.REACH: "",
    Page.NEED: "need=income_deprived",
    Page.PROGRAMME: "programme=design_lab",
}
QUERIES = [
    *[f"{MODES.get(mode, 'indicator=arts_engaged')}&view={mode}" for mode in Mode],
    *[f"page={page}&{rest}" for page, rest in PAGES.items()],
    "page=reach&measure=people",
    "page=programme&programme=model_city_london",
]


def test_every_page_is_here():
    assert {Page.EXPLORE, *PAGES} == set(Page)


@pytest.mark.parametrize("query", QUERIES)
def test_a_frame_of_any_view_is_whole_at_its_narrowest(page, query):
    page.set_viewport_size({"width": 280, "height": 700})
    page.goto(f"/embed?{query}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 280
    shown = page.locator(".frame-narrow .pic, .london-map .pic, table").filter(visible=True)
    expect(shown.first).to_be_visible()
    # Tables of many columns alone are gone through sideways.
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".table")]
          .filter((box) => box.querySelectorAll("thead th").length < 5)
          .map((box) => box.scrollWidth - box.clientWidth).filter((over) => over > 1)"""
    )
    assert cut == []


@pytest.mark.parametrize("query", QUERIES)
def test_a_slide_of_any_view_is_whole_on_a_wall(page, query):
    page.set_viewport_size({"width": 1280, "height": 720})
    slide = quote(SavedView.from_query(query).address, safe="")
    page.goto(f"/present?slide={slide}")
    expect(page.locator("[data-present=ready]")).to_have_text("Ready without network")
    box = page.locator(".slide.is-shown .slide-picture .pic:visible").bounding_box()
    bar = page.locator(".present-bar").bounding_box()
    assert box is not None
    assert bar is not None
    assert box["height"] > 40
    assert box["y"] + box["height"] <= bar["y"] + 1
    expect(page.locator(".slide.is-shown .handout")).to_be_hidden()


@pytest.mark.parametrize("query", [query for query in QUERIES if "view=" in query])
def test_the_words_of_a_chart_can_be_read_on_a_slide_on_a_phone(page, query):
    page.set_viewport_size({"width": 375, "height": 780})
    slide = quote(SavedView.from_query(query).address, safe="")
    page.goto(f"/present?slide={slide}")
    expect(page.locator("[data-present=ready]")).to_have_text("Ready without network")
    heights = page.evaluate(
        """() => [...document.querySelectorAll(".is-shown .pic:not(.pic-of-london) text")]
          .map((text) => text.getBoundingClientRect().height).filter((height) => height > 0)"""
    )
    assert min(heights, default=12) > 9
