"""A change between two dates in the browser: chosen, coloured, listed, tabled and left again."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.theme.palettes import CHANGE
from tests.axe_faults import run_axe
from tests.explore_page import open_explore

pytestmark = pytest.mark.browser

ANXIETY = "indicator=wb_anxiety&since=2014-04-01/P1Y"
FOUND = "Anxiety yesterday: 4 boroughs are clearly up since 2014/15, 1 is clearly down"
SHOWN = "(({ figures }) => [figures.legend.palette, figures.classes])(atlas.map())"


def test_a_change_colours_the_map_by_its_outcome(page):
    open_explore(page, ANXIETY)
    expect(page.locator("#view-title")).to_have_text(FOUND)
    palette, classes = page.evaluate(SHOWN)
    assert palette == CHANGE
    assert sorted(classes) == [-1, 0, *[1] * 27, *[2] * 4]


def test_the_earlier_date_is_chosen_and_left_again(page):
    open_explore(page, "indicator=wb_anxiety")
    since = page.locator("#since")
    since.select_option("2014-04-01/P1Y", force=True)
    expect(page.locator("#view-title")).to_have_text(FOUND)
    expect(page).to_have_url(re.compile("since=2014-04-01"))
    assert page.evaluate(SHOWN)[0] == CHANGE
    since.select_option(label="No change shown", force=True)
    expect(page.locator("#view-title")).not_to_contain_text("since 2014/15")
    expect(page).not_to_have_url(re.compile("since="))
    assert page.evaluate(SHOWN)[0] != CHANGE


def test_the_ranking_of_a_change_is_its_list_by_outcome_of_the_change_or_both_dates(page):
    open_explore(page, f"{ANXIETY}&view=ranking")
    listed = page.locator("#view-panel .change-list")
    expect(listed).to_be_visible()
    expect(listed.locator(".change-group")).to_have_text(
        ["Clearly up (4)", "No clear change (27)", "Clearly down (1)", "Cannot compare (1)"]
    )
    expect(page.locator(".rank-row")).to_have_count(0)
    page.get_by_role("button", name="Both dates").click()
    expect(page).to_have_url(re.compile("bars=dates"))
    expect(listed.get_by_role("row", name="Brent")).to_contain_text("2.50")
    listed.get_by_role("button", name="Newham").click()
    expect(page).to_have_url(re.compile("area=E09000025"))
    expect(listed).to_be_visible()


def test_the_table_of_a_change_has_both_values_and_sorts_by_the_change(page):
    open_explore(page, f"{ANXIETY}&view=table")
    heads = page.locator("#table th[scope=col]")
    expect(heads).to_contain_text(["Area", "2014/15", "2022/23", "Change"])
    page.locator("#table").get_by_role("button", name="Change", exact=True).click()
    first = page.locator("#table tbody tr").first
    expect(first).to_contain_text("Brent")
    expect(first).to_contain_text("+1.32")
    expect(first).to_contain_text("Clearly up")
    expect(page.locator("#download")).to_have_attribute(
        "href", re.compile("since=2014.*sort=change")
    )


def test_a_trend_is_as_without_a_change(page):
    open_explore(page, f"{ANXIETY}&view=trend")
    expect(page.locator("#view-title")).to_contain_text("Anxiety yesterday, London")
    assert page.evaluate(SHOWN)[0] != CHANGE


def test_axe_finds_no_fault_in_a_list_of_change(page):
    open_explore(page, f"{ANXIETY}&view=ranking")
    expect(page.locator("#view-panel .change-list")).to_be_visible()
    assert run_axe(page, "#view-panel") == []
