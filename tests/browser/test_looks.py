"""Every way of showing a view, looked at as a reader with little room or only paper would."""

import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import TWO_FRAMES
from tests.explore_page import open_explore
from tests.pdf_text import read_sheets
from tests.project_files import ROOT
from tests.sweep import first_and_sweep
from tests.waiting import wait_in_page

pytestmark = pytest.mark.browser

WARDS = "indicator=unpaid_carer&level=ward&vintage=2022"
PAIR = "indicator=arts_engaged&with=income_deprived"
VIEWS = {
    "map": "area=E09000014",
    "tiles": "view=tiles&area=E09000014",
    "dates": "indicator=wb_happiness&view=dates",
    "editions": "indicator=turnout_local_2022&level=ward&view=editions",
    "ranking": "view=ranking&area=E09000014",
    "ranking of wards": f"{WARDS}&view=ranking&within=E09000014",
    "table": "view=table&area=E09000014",
    "trend": "indicator=wb_happiness&view=trend&area=E09000014",
    "scatter": f"{PAIR}&view=scatter",
    "bivariate": f"{PAIR}&view=bivariate",
    "clusters": f"{WARDS}&view=clusters",
}
# How many sheets of A4 each takes: no list of every area where the map is what was asked for.
SHEETS = {
    "": 1,
    VIEWS["map"]: 2,
    VIEWS["tiles"]: 2,
    VIEWS["ranking"]: 3,
    VIEWS["table"]: 2,
    VIEWS["scatter"]: 2,
    VIEWS["bivariate"]: 2,
    VIEWS["clusters"]: 3,
}
CONTROLS = ("Find an area", "Add programme", "Download the figures", "Change colours", "Undo")
TEXT_FAULTS = (ROOT / "tests" / "browser" / "text_faults.js").read_text(encoding="utf-8")
# The map is drawn, whole, and as wide as its room lets it be.
IS_FITTED = """() => {
  const room = document.querySelector("#map").getBoundingClientRect();
  const drawn = document.querySelector("#map .stage-areas").getBoundingClientRect();
  const style = getComputedStyle(document.querySelector("#map"));
  const [top, right, bottom, left] = ["top", "right", "bottom", "left"].map((side) =>
    parseFloat(style.getPropertyValue(`--map-${side}`)));
  const [wide, high] = [room.width - left - right, room.height - top - bottom];
  return drawn.left >= room.left && drawn.right <= room.right && drawn.bottom <= room.bottom
    && Math.max(drawn.width / wide, drawn.height / high) > 0.98;
}"""
# A chart is drawn anew some time after its window was resized.
CHARTS_ARE_FITTED = """() => [...document.querySelectorAll(".main-svg")]
  .every((chart) => chart.getBoundingClientRect().right <= innerWidth)"""
TABS_HIDE_FOCUS = """() => {
  const [one, tabs] = [document.activeElement, document.querySelector(".tabs")];
  const { top, bottom } = one.getBoundingClientRect();
  const isHidden = bottom <= 0 || top >= tabs.getBoundingClientRect().top;
  return !tabs.contains(one) && one !== document.body && isHidden ? one.outerHTML : "";
}"""


def show(page, query, width, height=800):
    page.set_viewport_size({"width": width, "height": height})
    open_explore(page, query)
    page.wait_for_load_state("networkidle")


def print_page(page, query):
    open_explore(page, query)
    page.wait_for_load_state("networkidle")
    return read_sheets(page.pdf(format="A4"))


@pytest.mark.parametrize("view", VIEWS)
def test_words_are_whole_apart_and_large_enough(page, view):
    """Nothing sideways, nothing cut off, no words on others, none under 12.5 pixels."""
    found = {}
    show(page, VIEWS[view], 768)
    for width in (768, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(TWO_FRAMES)
        wait_in_page(page, CHARTS_ARE_FITTED)
        found[width] = page.evaluate(TEXT_FAULTS)
    assert found == {768: [], 320: []}


@pytest.mark.parametrize("part", ["list", "programmes", "share"])
def test_each_part_of_a_phone_is_whole(page, part):
    show(page, VIEWS["map"], 320)
    page.locator(f"[data-part={part}]").click()
    expect(page.locator(f"#panel-{part}")).to_be_visible()
    assert page.evaluate(TEXT_FAULTS) == []


@pytest.mark.parametrize("width", [768, 1024])
def test_what_an_area_means_stands_under_the_map(page, width):
    show(page, VIEWS["map"], width)
    stage, panel = (page.locator(name).bounding_box() for name in (".stage", ".panel"))
    assert panel["x"] == pytest.approx(stage["x"], abs=1)
    assert panel["y"] == pytest.approx(stage["y"] + stage["height"], abs=1)


def test_london_fills_the_room_of_its_map_when_the_window_is_turned(page):
    show(page, VIEWS["map"], 1280)
    wait_in_page(page, IS_FITTED)
    for width, height in ((375, 812), (768, 1024)):
        page.set_viewport_size({"width": width, "height": height})
        wait_in_page(page, IS_FITTED)


@pytest.mark.parametrize("query", first_and_sweep(SHEETS, 3))
def test_paper_takes_few_sheets_and_says_where_it_is_from(page, query):
    texts = print_page(page, query)
    assert len(texts) <= SHEETS[query]
    assert all(len(text) > 60 for text in texts), "a sheet is all but empty"
    # Addresses and names of versions may be broken over lines.
    said = re.sub(r"\s+", "", "".join(texts))
    for part in ("Source:", "Crowncopyright", "Dataversion", "Printed", page.url):
        assert part in said
    for control in CONTROLS:
        assert control not in "\n".join(texts)


@pytest.mark.parametrize("view", ["bivariate", "clusters"])
def test_classes_that_grey_would_confuse_have_lines_on_paper(page, view):
    show(page, VIEWS[view], 1280)
    expect(page.locator(".swatch, .pair-cell").filter(visible=True).first).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    fills = page.locator("#map path.area").evaluate_all(
        "(paths) => [...new Set(paths.map((path) => getComputedStyle(path).fill))]"
    )
    assert len(fills) > 3
    assert all("#ink-" in fill for fill in fills)
    names = [name for fill in fills for name in re.findall(r"ink-\d", fill)]
    assert len(names) == len(fills)
    drawn = {page.locator(f"#{name}").inner_html().split("/>", 1)[-1] for name in names}
    assert len(drawn) == len(names)
    expect(page.locator(".inked").filter(visible=True).first).to_be_visible()


def test_paper_is_white(page):
    open_explore(page, "appearance=dark&area=E09000014")
    page.emulate_media(media="print")
    for name in ("body", "main", ".stage", ".panel"):
        colours = page.locator(name).first.evaluate(
            "(one) => getComputedStyle(one).backgroundColor"
        )
        assert colours in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}, name


def test_the_focus_is_never_behind_the_tabs_of_a_phone(page):
    """The smallest window that counts is one of 1,280 by 1,024 at 400 %."""
    show(page, VIEWS["dates"], 320, 256)
    for _ in range(45):
        page.keyboard.press("Tab")
        assert page.evaluate(TABS_HIDE_FOCUS) == ""


def test_a_failure_is_told_in_words_that_fit_a_phone(page, traffic):
    traffic.expect_failures()
    page.set_viewport_size({"width": 320, "height": 800})
    page.route("**/view/figures**", lambda route: route.fulfill(status=500, body=""))
    page.goto("/")
    expect(page.locator("#map-status")).to_contain_text(
        "The server answered 500 for /view/figures, so the map is not drawn"
    )
    expect(page.locator("#view-title")).not_to_be_empty()
    assert page.evaluate(TEXT_FAULTS) == []


@pytest.mark.parametrize("route", ["/data", "/about"])
def test_long_tables_of_words_are_whole_on_a_phone(page, route):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(route)
    expect(page.locator("main h1")).not_to_be_empty()
    assert page.evaluate(TEXT_FAULTS) == []
