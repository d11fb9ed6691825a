"""Every page, in light and dark and at three widths, without a fault that axe can find."""

import pytest
from playwright.sync_api import expect

from tests.axe_faults import find_axe_faults
from tests.explore_page import ARTS, PICKERS, open_drop, open_explore, open_panel
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

PAGES = {
    "map with an area and programmes": "/?area=E09000014&programme=model_city_london,design_lab",
    "equal areas with an area": "/?view=tiles&area=E09000014",
    "table of wards": "/?indicator=born_outside_uk&level=ward&view=table&within=E09000014",
    "trend of London": "/?indicator=mopac_get_on_well",
    "every date": "/?indicator=wb_happiness&view=dates&area=E09000014",
    "dates under the map": "/?indicator=wb_happiness",
    "what is not known": "/unknown",
    "about": "/about",
    "data": "/data",
    "no such page": "/nowhere",
}
WIDTHS = (1440, 768, 375)


@pytest.mark.parametrize("name", first_and_sweep(PAGES, 3))
def test_axe_finds_nothing(page, traffic, name):
    if name == "no such page":
        traffic.expect_failures()
    page.goto(PAGES[name])
    expect(page.locator("main h1").first).not_to_be_empty()
    page.wait_for_load_state("networkidle")
    assert find_axe_faults(page, WIDTHS) == []


@pytest.mark.parametrize("part", first_and_sweep(["Map", "List", "Programmes", "Save or share"], 2))
def test_axe_finds_nothing_in_the_parts_of_a_phone(page, part):
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto("/?area=E09000014")
    expect(page.locator("main h1")).not_to_be_empty()
    parts = page.get_by_role("navigation", name="Parts of this page")
    parts.get_by_role("button", name=part).click()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert find_axe_faults(page, (375,)) == []


@pytest.mark.parametrize("route", ["/", "/?view=table", "/unknown", "/about", "/data"])
def test_nothing_scrolls_sideways_at_320_pixels(page, route):
    """320 pixels are also a screen of 1,280 at 400 % zoom."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(route)
    expect(page.locator("main h1")).not_to_be_empty()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [1440, 375])
def test_nothing_jumps_when_the_data_arrive(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())"
        " if (!e.hadRecentInput) window.shifts += e.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto("/?area=E09000014")
    expect(page.locator("main[data-ready]")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifts") == 0


def test_axe_finds_nothing_in_what_opens(page):
    page.goto("/?programme=model_city_london&area=E09000014")
    page.locator("#map .badge").first.click()
    expect(page.locator(".leaflet-popup")).to_be_visible()
    page.locator("#map path[tabindex='0']").focus()
    expect(page.locator("#map-tip")).to_be_visible()
    assert find_axe_faults(page, (1280,)) == []


@pytest.mark.parametrize("name", first_and_sweep(PICKERS, 3))
def test_axe_finds_nothing_in_a_picker(page, name):
    query = f"{ARTS}&programme=model_city_london,culture_seeds&where=arts_engaged.clear.above"
    open_explore(page, query)
    open_panel(page, name)
    for summary in page.locator(f"#panel-{name} details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    if name == "topic":
        page.locator("#indicator-choice-input").fill("loneliness")
        expect(page.locator("#indicator-choice-list [role=option]").first).to_be_visible()
        page.keyboard.press("ArrowDown")
    page.wait_for_load_state("networkidle")
    assert find_axe_faults(page, (1280,)) == []


@pytest.mark.parametrize("name", first_and_sweep(["Date", "Areas", "Map"]))
def test_axe_finds_nothing_in_a_list_that_drops_down(page, name):
    open_explore(page, "indicator=wb_happiness")
    expect(open_drop(page, name)).to_be_visible()
    assert find_axe_faults(page, (1280,)) == []
