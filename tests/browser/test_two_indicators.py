"""Two indicators: points and a map of both, by pointer and by keyboard, and their lists."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.theme.colours import get_ramp
from dashboard.theme.palettes import BIVARIATE
from tests.axe_faults import find_axe_faults
from tests.explore_page import choose_view, open_explore, open_panel, read_colour

pytestmark = pytest.mark.browser

WARDS = "indicator=imd2025_score&with=turnout_local_2022&level=ward"
BOROUGHS = "indicator=arts_engaged&with=library_visit"
POINTS = ".scatter-points circle"


def open_pair(page, query):
    open_explore(page, query)
    if "area=" in query and "view=bivariate" in query:
        open_panel(page, "list")
    expect(page.locator(":is(#view-panel, #view-notes) .pair-found").first).to_be_visible()


def test_a_view_without_a_second_indicator_suggests_three(page):
    open_pair(page, "indicator=unpaid_carer&level=ward&view=scatter")
    expect(page.locator("#view-panel .pair-found")).to_contain_text("Choose a second indicator")
    suggested = page.locator(".pair-suggested")
    expect(suggested).to_have_count(3)
    expect(page.locator(POINTS)).to_have_count(0)
    suggested.first.click()
    expect(page.locator(POINTS)).to_have_count(680)
    expect(page.locator("#second-choice-input")).not_to_have_value("")


def test_the_second_indicator_is_searched_swapped_and_removed(page):
    open_pair(page, "indicator=arts_engaged&view=scatter")
    open_panel(page, "topic")
    page.locator("#second-choice-input").focus()
    page.keyboard.type("public library")
    first = page.locator("#second-choice-list [role=option]").first
    expect(first).to_contain_text("visited a public library")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("with=library_visit"))
    named = "Adults who visited a public library"
    expect(page.locator("#second-choice-input")).to_have_value(named)
    expect(page.locator("#view-title")).to_contain_text(named)
    page.get_by_role("button", name="Swap the two").click()
    expect(page).to_have_url(re.compile("indicator=library_visit.*with=arts_engaged"))
    expect(page.locator(".scatter-across")).to_contain_text("visited a public library")
    page.get_by_role("button", name="Remove the second").click()
    expect(page.locator(POINTS)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("with="))


def test_an_unclear_association_is_said_to_be_unclear(page):
    open_pair(page, f"{BOROUGHS}&view=scatter")
    panel = page.locator("#view-panel")
    expect(panel).to_contain_text("no clear association")
    expect(panel).to_contain_text("does not say that one causes the other")
    expect(page.locator("#view-title")).to_contain_text("no clear association")
    expect(page.locator("#source-line")).to_contain_text("Source:")


def test_points_are_one_stop_with_arrows_and_enter_chooses(page):
    open_pair(page, f"{WARDS}&view=scatter")
    expect(page.locator(POINTS)).to_have_count(679)
    assert page.locator(f"{POINTS}[tabindex='0']").count() == 1
    page.locator(f"{POINTS}[tabindex='0']").focus()
    before = page.evaluate("+document.activeElement.getAttribute('cx')")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("+document.activeElement.getAttribute('cx')") > before
    assert page.locator(f"{POINTS}[tabindex='0']").count() == 1
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    name = label.split(",")[0]
    expect(page.locator(".scatter-tip")).to_contain_text(name)
    expect(page.locator(".scatter-tip")).to_contain_text("Turnout at borough elections, 2022")
    page.keyboard.press("Enter")
    expect(page.locator(".area-name")).to_have_text(name)
    expect(page.locator("text.scatter-chosen")).to_have_text(name)
    expect(page.locator(f"{POINTS}[aria-selected='true']")).to_be_focused()


def test_the_pointer_names_the_nearest_point_and_its_intervals(page):
    open_pair(page, f"{BOROUGHS}&view=scatter")
    point = page.locator(POINTS).first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2 + 2, box["y"] + box["height"] / 2)
    expect(page.locator(".scatter-tip strong")).to_have_text("City of London")
    expect(page.locator(".scatter-tip")).to_contain_text("95 % interval")
    expect(page.locator(".scatter-interval.scatter-hover")).to_have_count(2)
    page.mouse.move(5, 400)
    expect(page.locator(".scatter-tip")).to_be_hidden()


def test_a_list_names_its_areas_and_can_be_downloaded(page):
    open_pair(page, f"{WARDS}&view=scatter")
    high_low = page.locator("[data-pair-list][data-place='1']")
    summary = high_low.locator("summary")
    expect(summary).to_contain_text("Above London for “Index of Multiple Deprivation 2025”, below")
    count = int(summary.inner_text().split(": ")[-1].split(" wards")[0])
    summary.click()
    expect(high_low.locator("li")).to_have_count(min(count, 200))
    file = page.request.get(high_low.get_by_text("Download this list").get_attribute("href"))
    assert file.ok
    assert len(file.text().splitlines()) == count + 1
    name = high_low.locator("li button").first.inner_text()
    high_low.locator("li button").first.click()
    expect(page.locator(".area-name")).to_have_text(name)
    expect(high_low.locator("li").first).to_be_visible()


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_the_map_of_both_has_the_colours_of_its_key(page, appearance):
    open_pair(page, f"{WARDS}&view=bivariate&appearance={appearance}")
    for place, colour in enumerate(get_ramp(9, palette=BIVARIATE, is_dark=appearance == "dark")):
        red, green, blue = read_colour(colour)
        cell = page.locator(f"[data-pair-cell='{place}']")
        expect(cell).to_have_css("background-color", f"rgb({red}, {green}, {blue})")
        areas = page.locator(f".stage-areas path.k{place}")
        assert areas.count() == int(cell.inner_text())
        expect(areas.first).to_have_css("fill", f"rgb({red}, {green}, {blue})")


def test_the_key_is_one_stop_and_a_cell_shows_its_areas_alone(page):
    open_pair(page, f"{BOROUGHS}&view=bivariate")
    assert page.locator("[data-pair-cell][tabindex='0']").count() == 1
    page.locator("[data-pair-cell][tabindex='0']").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    cell = page.locator("[data-pair-cell='2']")
    expect(cell).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell).to_have_attribute("aria-pressed", "true")
    words = page.locator(".pair-cell-words")
    expect(words).to_contain_text("High “Adults engaged with the arts”, low “Adults who visited")
    expect(words.locator("li")).to_have_count(int(cell.inner_text()))
    expect(page.locator(".stage-areas path.k2").first).to_have_css("fill-opacity", "1")
    expect(page.locator(".stage-areas path.k6").first).to_have_css("fill-opacity", "0.16")
    page.keyboard.press("Escape")
    expect(cell).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".stage-areas path.k6").first).to_have_css("fill-opacity", "1")


def test_what_a_cell_shows_does_not_outlast_the_map_of_both(page):
    open_pair(page, f"{BOROUGHS}&view=bivariate")
    page.locator("[data-pair-cell='2']").click()
    expect(page.locator("#map[data-emphasis]")).to_be_attached()
    choose_view(page, "Map")
    expect(page.locator("#map[data-emphasis]")).not_to_be_attached()


def test_an_edition_without_figures_says_so_and_draws_no_empty_chart(page):
    open_pair(page, "indicator=imd2025_score&level=lsoa&with=unpaid_carer&view=scatter")
    expect(page.locator("#view-panel .pair-found")).to_contain_text("has no figures for")
    expect(page.locator("svg.scatter")).to_have_count(0)


def test_every_neighbourhood_is_a_point(page):
    open_pair(page, "indicator=imd2025_score&level=lsoa&with=income_deprived&view=scatter")
    expect(page.locator(POINTS)).to_have_count(4994)


def test_nothing_scrolls_sideways_on_a_phone(page):
    page.set_viewport_size({"width": 375, "height": 800})
    for view in ("scatter", "bivariate"):
        open_pair(page, f"{BOROUGHS}&view={view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize(
    ("view", "opened"),
    [("scatter", "[data-pair-list] summary"), ("bivariate", "[data-pair-cell='2']")],
)
def test_axe_finds_nothing_in_either_view(page, view, opened):
    open_pair(page, f"{BOROUGHS}&view={view}&area=E09000012")
    page.locator(opened).first.click()
    expect(page.locator(".pair-names").first).to_be_visible()
    assert find_axe_faults(page) == []
