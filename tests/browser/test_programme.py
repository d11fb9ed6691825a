"""The page of a programme: found by keyboard from /reach, read to its end, and taken away."""

import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import run_axe
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

PAGES = {
    "families": "/programme/community_sponsorship",
    "three conflicts": "/programme/model_city_london",
    "nothing located": "/programme/design_lab",
}


def test_from_the_list_to_a_record_and_its_template_by_keyboard_alone(page):
    page.goto("/reach")
    link = page.locator("#programmes ~ * a", has_text="London Voter Registration Week 2019")
    link.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("London Voter Registration Week 2019")
    expect(page).to_have_url(re.compile(r"/programme/voter_registration_week$"))
    expect(page.locator("#conflicts + *")).to_contain_text("More than 20 boroughs")
    page.get_by_text("What goes in each column").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Identifier of the programme")).to_be_visible()
    template = page.get_by_role("link", name="A record of London Voter Registration Week 2019")
    template.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "records-template.csv"
    page.get_by_role("link", name="Next: Team London Young Ambassadors").press("Enter")
    expect(page.locator("h1")).to_have_text("Team London Young Ambassadors")


def test_a_figure_leads_to_its_record(page):
    page.goto("/programme/model_city_london#record-model_city_london_09")
    place = page.locator("#record-model_city_london_09")
    expect(place).to_be_in_viewport()
    expect(page.locator("li", has=place)).to_contain_text("residents from across the Thames ward")


@pytest.mark.parametrize("path", first_and_sweep(PAGES.values()), ids=PAGES.keys())
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(page, path):
    found = []
    for width, appearance in ((1440, "light"), (320, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{path}?appearance={appearance}")
        expect(page.locator("h1")).to_be_visible()
        found += [(width, *fault) for fault in run_axe(page)]
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert found == []
