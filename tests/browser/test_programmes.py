"""Records of programmes on the map: no more exact than they are known."""

import pytest
from playwright.sync_api import expect

from tests.explore_page import open_explore, open_panel

pytestmark = pytest.mark.browser


def test_badges_open_their_records_and_exact_places_follow_precision(page):
    open_explore(page, "programme=eu_londoners_grants,eu_londoners_events,esol_plus")
    page.locator("#map .badge").first.click()
    expect(page.locator(".leaflet-popup")).to_contain_text("Source:")
    page.get_by_role("button", name="Exact places").first.click()
    for kind in ("approximate", "ward"):
        expect(page.locator(f"#map .mark-{kind}").first).to_be_visible()


def test_records_in_one_place_are_one_mark_that_lists_them(page):
    open_explore(
        page,
        "programme=eu_londoners_events,workforce_integration_network,young_ambassadors&marks=exact",
    )
    several = page.locator("#map .place").filter(has_text="2").first
    expect(several).to_be_visible()
    several.click()
    expect(page.locator(".leaflet-popup li")).to_have_count(2)


def test_the_design_lab_draws_nothing_and_says_seventeen(page):
    open_explore(page, "programme=design_lab")
    expect(page.locator("#reach-box summary")).to_contain_text("0 of 17")
    open_panel(page, "programmes")
    page.locator("#reach-box summary").click()
    expect(page.locator("#reach-box")).to_contain_text("None of 17 local authorities")
    expect(page.locator("#map .mark")).to_have_count(0)


def test_families_are_never_below_borough(page):
    open_explore(page, "programme=community_sponsorship")
    expect(page.locator("#map .badge").first).to_be_visible()
    page.get_by_role("button", name="Exact places").first.click()
    expect(page.locator("#reach-strip")).to_contain_text("borough only, not shown")
    expect(page.locator("#map .mark")).to_have_count(0)


def test_unticking_takes_the_marks_away(page):
    open_explore(page, "programme=model_city_london")
    expect(page.locator("#map .badge").first).to_be_visible()
    open_panel(page, "programmes")
    page.get_by_role("checkbox", name="Model City London").uncheck()
    expect(page.locator("#map .mark")).to_have_count(0)
    expect(page.locator("#reach-box")).to_be_empty()


def test_a_mark_is_opened_and_closed_by_keyboard(page):
    open_explore(page, "programme=eu_londoners_grants")
    mark = page.locator("#map .badge").first
    expect(mark).to_be_visible()
    page.wait_for_load_state("networkidle")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup")).to_contain_text("Source:")
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(mark).to_be_focused()
