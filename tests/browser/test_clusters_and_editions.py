"""Clusters and ward editions in the browser: colours, words, keyboard, narrow and dark pages."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.theme.colours import get_ramp
from dashboard.theme.palettes import CLUSTERS
from tests.axe_faults import run_axe
from tests.explore_page import choose_view, open_explore, open_panel, open_views, read_colour
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

WARDS = "indicator=born_outside_uk&level=ward&view=clusters"
MOVED = "indicator=turnout_mayor_2012&level=ward&vintage=2022&view=editions"
FILLS = """(() => { const { shown, figures } = atlas.map();
return figures.areas.map((code, i) =>
  [figures.classes[i], getComputedStyle(shown.paths[shown.index.get(code)]).fill]); })()"""


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_each_area_has_the_colour_of_its_kind(page, appearance):
    open_explore(page, f"{WARDS}&appearance={appearance}")
    expect(page.locator("#legend")).to_have_attribute("data-palette", CLUSTERS)
    ramp = get_ramp(5, palette=CLUSTERS, is_dark=appearance == "dark")
    fills = page.evaluate(FILLS)
    assert {place for place, _ in fills} >= {0, 1, 4}
    for place, fill in fills:
        red, green, blue = read_colour(ramp[place])
        assert fill == f"rgb({red}, {green}, {blue})"


def test_the_words_name_the_kinds_and_open_by_keyboard(page):
    open_explore(page, WARDS)
    panel = page.locator("#view-notes")
    expect(panel).to_contain_text("75 high among high neighbours")
    expect(panel).to_contain_text("534 wards of 2022")
    summary = panel.locator("summary").last
    summary.focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_text("conditional permutations")).to_be_visible()


def test_clusters_are_chosen_by_button_and_left_again(page):
    open_explore(page, "indicator=born_outside_uk&level=ward")
    choose_view(page, "Clusters")
    expect(page.locator(".legend-title")).to_contain_text("Where it clusters")
    expect(page.locator("#view-notes")).to_contain_text("75 high among high neighbours")
    choose_view(page, "Map")
    expect(page.locator(".legend-title")).not_to_contain_text("Where it clusters")
    expect(page.locator("#view-notes")).to_be_hidden()


def test_too_few_areas_disable_clusters_with_the_reason(page):
    open_explore(page, "indicator=arts_engaged&level=assembly_constituency")
    button = open_views(page).get_by_role("button", name="Clusters")
    expect(button).to_be_disabled()
    expect(button).to_contain_text("Needs 30")


def test_moved_figures_are_marked_derived_wherever_they_stand(page):
    open_explore(page, f"{MOVED}&area=E05013810")
    expect(page.locator("#view-title")).to_contain_text("(derived)")
    expect(page.locator(".legend-title")).to_contain_text("derived from wards of 2012")
    expect(page.locator("#view-notes")).to_contain_text("no interval holds for it")
    expect(page.locator("#area-panel")).to_contain_text("Derived: 8 % of its area")
    assert page.evaluate("atlas.map().shown.key") == "ward_2022"


def test_a_borough_and_a_second_figure_are_chosen_with_native_selects(page):
    open_explore(page, MOVED)
    page.locator("#editions-within").select_option(label="Brent")
    expect(page).to_have_url(re.compile("within=E09000005"))
    expect(page.locator("#view-notes caption")).to_have_text("22 wards of 2022 in Brent")
    page.locator("#editions-with").select_option(label="Turnout at borough elections, 2022")
    expect(page.locator("#view-notes thead th").last).to_contain_text("Turnout at borough")
    expect(page.locator("#editions-within")).to_have_value("E09000005")


def test_the_edition_drawn_can_be_changed(page):
    open_explore(page, "indicator=unpaid_carer&level=ward&view=editions")
    assert page.evaluate("atlas.map().shown.key") == "ward_2018"
    page.get_by_role("button", name="On wards of 2012").click()
    expect(page.locator("#view-subtitle")).to_contain_text("wards of 2012, derived from")
    assert page.evaluate("atlas.map().shown.key") == "ward_2012"


def test_what_is_no_count_or_rate_is_not_moved_and_says_why(page):
    open_explore(page, "indicator=imd2025_score&level=ward&view=editions")
    expect(page.locator("#view-notes")).to_contain_text("neither a count nor a rate")
    expect(page.locator(".legend-title")).not_to_contain_text("derived")


@pytest.mark.parametrize("query", [WARDS, f"{MOVED}&within=E09000005"])
@pytest.mark.parametrize("width", first_and_sweep([320, 1440]))
def test_words_fit_and_pass_axe(page, query, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_explore(page, query)
    open_panel(page, "list")
    expect(page.locator("#view-notes h2").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert run_axe(page, "#view-notes") == []
