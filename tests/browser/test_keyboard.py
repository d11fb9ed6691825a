"""A whole journey without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import (
    ARTS,
    expect_heard,
    expect_view,
    focused_label,
    open_explore,
    open_panel,
)

pytestmark = pytest.mark.browser


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_the_skip_link_leads_to_the_content(page):
    open_explore(page)
    press(page, "Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(("name", "part"), [("map", "stage"), ("figures", "panel")])
def test_a_skip_link_leads_to_the_map_and_one_to_the_figures(page, name, part):
    open_explore(page)
    link = page.get_by_role("link", name=f"Skip to the {name}")
    link.focus()
    expect(link).to_be_visible()
    press(page, "Enter")
    expect(page.locator(f"#{part}")).to_be_focused()
    press(page, "Tab")
    assert page.evaluate(f"document.getElementById('{part}').contains(document.activeElement)")


def test_a_skip_link_shows_the_table_of_the_view(page):
    open_explore(page)
    title = page.locator("#view-title").inner_text()
    page.get_by_role("link", name="Skip to the table").focus()
    press(page, "Enter")
    expect(page.locator("#table tbody tr")).to_have_count(33)
    expect(page.locator("#view-title")).to_have_text(title)


def test_an_indicator_is_searched_and_chosen(page):
    open_explore(page)
    page.locator("[data-opens=topic]").focus()
    press(page, "Enter")
    expect(page.locator("#indicator-choice-input")).to_be_focused()
    page.keyboard.type("unpaid care")
    expect(page.locator("#indicator-choice-list [role=option]").first).to_contain_text("Unpaid")
    press(page, "ArrowDown", "Enter")
    expect_view(page, "Unpaid carers")
    expect(page).to_have_url(re.compile("indicator=unpaid_carer"))


def test_the_list_of_indicators_can_keep_only_those_with_intervals(page):
    open_explore(page)
    open_panel(page, "topic")
    expect(page.locator("#indicator-choice-input")).to_be_focused()
    page.keyboard.type("wellbeing")
    options = page.locator("#indicator-choice-list [role=option]")
    expect(options.filter(has_text="No intervals").first).to_be_visible()
    page.get_by_role("checkbox", name="Only topics with intervals").focus()
    press(page, "Space")
    expect(options.filter(has_text="No intervals")).to_have_count(0)
    expect(options.filter(has_text="Has intervals").first).to_be_visible()


def test_a_place_is_found_by_name_and_switches_the_map_to_it(page):
    open_explore(page, "indicator=unpaid_carer")
    page.locator("#area-choice-input").focus()
    page.keyboard.type("alexandra park")
    expect(page.locator("#area-choice-list [role=option]").first).to_contain_text("Alexandra Park")
    press(page, "ArrowDown", "Enter")
    expect(page.locator(".area-name")).to_have_text("Alexandra Park")
    expect(page).to_have_url(re.compile("level=ward&vintage=2022"))


def test_the_map_is_one_stop_and_arrows_move_by_direction(page):
    open_explore(page, ARTS)
    page.wait_for_load_state("networkidle")
    assert page.locator("#map path[tabindex='0']").count() == 1
    page.locator("#map path[tabindex='0']").focus()
    expect_heard(page, "Barking and Dagenham, 83")
    press(page, "ArrowRight")
    expect_heard(page, "Havering")
    press(page, "ArrowDown")
    expect_heard(page, "Bexley")
    press(page, "End")
    expect_heard(page, "Westminster")
    press(page, "h", "a", "r")
    expect_heard(page, "Haringey, 89")
    assert "85 to 92" in focused_label(page)
    assert page.locator("#map path[tabindex='0']").count() == 1
    expect(page.locator("path.focus-line")).to_have_count(1)
    press(page, "Enter")
    expect(page.locator(".area-name")).to_have_text("Haringey")
    expect(page).to_have_url(re.compile("area=E09000014"))
    expect(page.locator("#ranking [aria-selected=true]")).to_contain_text("Haringey")


def test_level_table_sorting_and_programmes_are_worked_by_keys(page):
    open_explore(page, "indicator=unpaid_carer")
    page.locator("summary", has_text="Areas").focus()
    press(page, "Enter")
    page.get_by_role("button", name="Wards").focus()
    press(page, "Enter")
    expect(page.locator("summary", has_text="Areas")).to_be_focused()
    expect_view(page, "680 of 680 wards")
    page.locator("#views-menu summary").focus()
    press(page, "Enter")
    page.get_by_role("button", name="Table").focus()
    press(page, "Enter")
    expect(page.locator("#views-menu summary")).to_be_focused()
    expect(page.locator("#table tbody tr").first).to_contain_text("Abbey")
    page.get_by_role("button", name="Value").focus()
    press(page, "Enter")
    expect(page.locator("#table thead th[aria-sort=descending]")).to_contain_text("Value")
    expect(page.locator("#table tbody tr").first).to_contain_text("10.2")
    assert page.evaluate("document.activeElement.textContent") == "Value"
    page.locator("[data-opens=programmes]").focus()
    press(page, "Enter")
    page.get_by_role("checkbox", name="Social Integration Design Lab").focus()
    press(page, "Space")
    expect(page).to_have_url(re.compile("programme=design_lab"))
    expect(page.locator("#reach-box")).to_contain_text("0 of 17")
