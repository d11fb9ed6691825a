"""Reach against need in a browser: chosen, sorted, and read by anyone."""

import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import WCAG, run_axe
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

POOL = "/reach/need?programme=model_city_london,london_family_fund"


def test_a_choice_is_answered_at_once_and_its_table_can_be_sorted(page):
    page.goto(POOL)
    page.get_by_label("Measure of need").select_option("english_not_well")
    expect(page).to_have_url(re.compile("need=english_not_well"))
    expect(page.locator(".reach-subtitle")).to_contain_text("People who cannot speak English well")
    table = page.locator(".need-table").last
    table.get_by_role("button", name="Share of need").click()
    expect(table.locator("tbody th").first).to_have_text("Newham")


@pytest.mark.parametrize("appearance", first_and_sweep(["light", "dark"]))
def test_the_page_has_no_fault_that_axe_can_find_and_fits_a_phone(page, appearance):
    page.emulate_media(color_scheme=appearance)
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/reach/need")
    expect(page.locator("#why")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert run_axe(page, options=WCAG) == []
