"""The address is the state: links, steps back, and addresses that nobody meant."""

import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import ARTS, choose_level, expect_view, open_explore, open_panel

pytestmark = pytest.mark.browser

USUAL = "Adults engaged with the arts"
BAD = [
    "indicator=nothing",
    "indicator=%3Cscript%3Ewindow.hurt%3D1%3C%2Fscript%3E",
    "area=E09999999",
    "level=street&vintage=1066",
    "period=yesterday&group=nobody",
    "programme=%22%3E%3Cimg+src%3Dx+onerror%3Dwindow.hurt%3D1%3E",
    "view=globe&appearance=pink",
    "level=lsoa",
    "indicator=" + "x" * 3_600,
]


@pytest.mark.parametrize("query", BAD)
def test_a_bad_address_shows_the_usual_view_and_says_why(page, query):
    open_explore(page, query)
    expect_view(page, USUAL)
    expect(page.locator("#notices p").first).not_to_be_empty()
    assert page.evaluate("window.hurt") is None
    expect(page.locator("#map path.k0").first).to_be_attached()


def test_a_link_of_data_that_are_gone_says_so_and_leads_to_these(page):
    open_explore(page, "data=1999.1")
    note = page.get_by_label("Data version")
    expect(note).to_contain_text("data version 1999.1, which this atlas does not keep")
    note.get_by_role("link").click()
    expect(page).not_to_have_url(re.compile("data="))
    expect(note).to_have_count(0)


def test_a_link_gives_anyone_the_same_view(page, chromium, address):
    query = (
        "indicator=wb_happiness&period=2019-04-01%2FP1Y&area=E09000014"
        "&programme=model_city_london,culture_seeds&appearance=dark"
    )
    open_explore(page, query)
    expect(page.locator("#period")).to_have_value("2019-04-01/P1Y")
    expect(page.locator(".area-name")).to_have_text("Haringey")
    expect(page.get_by_role("checkbox", name="Culture Seeds", include_hidden=True)).to_be_checked()
    other = chromium.new_context(base_url=address).new_page()
    open_explore(other, page.url.split("?")[1])
    for part in ("#view-title", "#view-subtitle", "#area-panel", "#legend"):
        expect(other.locator(part)).to_have_text(page.locator(part).text_content() or "")
    assert other.evaluate("document.documentElement.dataset.appearance") == "dark"
    other.context.close()


def test_back_and_forward_follow_the_choices(page):
    open_explore(page, ARTS)
    page.evaluate("atlas.choose({ indicator: 'unpaid_carer' })")
    expect_view(page, "Unpaid carers")
    assert page.title().startswith("Unpaid carers")
    choose_level(page, "Wards")
    expect_view(page, "680 of 680 wards")
    page.go_back()
    expect_view(page, "33 of 33 boroughs")
    page.go_back()
    expect_view(page, USUAL)
    expect(page.locator("#topic-name")).to_have_text("Adults engaged with the arts")
    page.go_forward()
    expect_view(page, "Unpaid carers")


def test_a_switch_of_level_keeps_the_area_and_says_that_it_is_not_drawn(page):
    open_explore(page, "indicator=unpaid_carer&area=E09000014")
    choose_level(page, "Wards")
    expect(page.locator("#notices")).to_contain_text("Haringey is not one of the wards of 2022")
    expect(page.locator(".area-name")).to_have_text("Haringey")
    open_panel(page, "list")
    page.get_by_role("button", name="List the 21 wards of 2022 in Haringey only").click()
    expect(page.locator("#ranking h2")).to_have_text("21 wards of 2022 in Haringey")


def test_wards_of_2018_say_that_they_carry_reach_and_no_figures(page):
    open_explore(page, "level=ward&vintage=2018&programme=model_city_london")
    expect(page.locator("#notices")).to_contain_text("No figures for wards of 2018")
    expect(page.locator("#map .badge").first).to_be_visible()


def test_the_switch_of_appearance_is_in_the_address(page):
    open_explore(page)
    page.locator("#appearance").click()
    expect(page).to_have_url(re.compile("appearance=dark"))
    expect(page.locator("#appearance")).to_have_attribute("aria-pressed", "true")
    page.locator("#appearance").click()
    expect(page).to_have_url(re.compile("appearance=light"))


def test_an_indicator_known_for_london_alone_opens_as_a_trend(page):
    open_trend = "/?indicator=mopac_get_on_well"
    page.goto(open_trend)
    expect(page.locator("#view-panel table tbody tr").first).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("#view-panel .js-plotly-plot")).to_be_visible()


def test_the_appearance_is_switched_on_every_page_and_kept_on_the_next(page):
    page.emulate_media(color_scheme="dark")
    page.goto("/about")
    switch = page.locator("#appearance")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(page).to_have_url(re.compile("/about.appearance=light"))
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.get_by_role("link", name="Data", exact=True).click()
    expect(page).to_have_url(re.compile("/data.appearance=light"))
    expect(switch).to_have_attribute("aria-pressed", "false")
