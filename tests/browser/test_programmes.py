"""Records of programmes on the map: no more exact than they are known."""

import pytest
from playwright.sync_api import expect

from tests.explore_page import open_explore, open_panel

pytestmark = pytest.mark.browser


def test_marks_follow_precision_and_open_their_records(page):
    open_explore(page, "programme=eu_londoners_grants,eu_londoners_events,esol_plus")
    for kind in ("multi", "approximate", "ward"):
        expect(page.locator(f"#map .mark-{kind}").first).to_be_visible()
    page.locator("#map .mark-multi").first.click()
    expect(page.locator(".leaflet-popup")).to_contain_text("Across several boroughs")
    expect(page.locator(".leaflet-popup")).to_contain_text("Source:")


def test_records_in_one_place_are_one_cluster(page):
    open_explore(
        page, "programme=eu_londoners_events,workforce_integration_network,young_ambassadors"
    )
    expect(page.locator("#map .mark-cluster").first).to_be_visible()
    assert int(page.locator("#map .mark-cluster").first.inner_text()) > 1


def test_the_design_lab_draws_nothing_and_says_seventeen(page):
    open_explore(page, "programme=design_lab")
    expect(page.locator("#reach-box summary")).to_contain_text("0 of 17")
    open_panel(page, "programmes")
    page.locator("#reach-box summary").click()
    expect(page.locator("#reach-box")).to_contain_text("None of 17 local authorities")
    expect(page.locator("#map .mark")).to_have_count(0)


def test_families_are_never_below_borough(page):
    open_explore(page, "programme=community_sponsorship")
    expect(page.locator("#map .mark-borough").first).to_be_visible()
    for kind in ("point", "approximate", "ward", "cluster"):
        expect(page.locator(f"#map .mark-{kind}")).to_have_count(0)


def test_unticking_takes_the_marks_away(page):
    open_explore(page, "programme=model_city_london")
    expect(page.locator("#map .mark-ward").first).to_be_visible()
    open_panel(page, "programmes")
    page.get_by_role("checkbox", name="Model City London").uncheck()
    expect(page.locator("#map .mark")).to_have_count(0)
    expect(page.locator("#reach-box")).to_be_empty()


def test_a_mark_is_opened_and_closed_by_keyboard(page):
    open_explore(page, "programme=eu_londoners_grants")
    mark = page.locator("#map .mark-multi").first
    expect(mark).to_be_visible()
    page.wait_for_load_state("networkidle")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup")).to_contain_text("Source:")
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(mark).to_be_focused()
