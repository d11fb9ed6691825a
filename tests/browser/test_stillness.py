"""A long journey of choices moves nothing above the fold that the reader did not change."""

import pytest
from playwright.sync_api import expect

from tests.axe_faults import TWO_FRAMES
from tests.explore_page import ARTS, open_drop, open_explore, open_panel
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

# The sum of every layout shift between one choice and the next, those within half a second of a
# press included. It is never less than the usual cumulative layout shift of that time, which
# is its worst second-long burst.
MOST_SHIFT = 0.05
WATCH = """window.moved = [];
window.watcher = new PerformanceObserver((list) => window.moved.push(...list.getEntries()));
window.watcher.observe({ type: "layout-shift" });"""
READ = """() => { const entries = [...window.moved.splice(0), ...window.watcher.takeRecords()];
return entries.map((entry) => [entry.value, entry.sources.map(({ node }) =>
  node && (node.id || node.className || node.nodeName))]); }"""
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# What stands where it stands, whatever is chosen, as long as it is on the page.
# The sheet of a phone is drawn up by a choice, and the switch of views ends at its right.
TOPS = """() => Object.fromEntries(
  [".bar", ".view-title", ".stage-tools", "#map", ".panel", ".panel-tabs", ".tabs"]
    .map((name) => [name, document.querySelector(name)])
    .filter(([, part]) => part.checkVisibility())
    .filter(([, part]) => getComputedStyle(part.closest(".panel") ?? part).position !== "fixed")
    .map(([name, part]) => [name, part.getBoundingClientRect()])
    .map(([name, { top, left, right }]) =>
      [name, [top + window.scrollY, name === ".stage-tools" ? right : left].map(Math.round)]))"""

# Each choice, and the words by which the page shows that it has followed.
JOURNEY = [
    ({"indicator": "unpaid_carer"}, "Unpaid carers"),
    ({"level": "ward"}, "680 of 680 wards"),
    ({"classes": "7"}, "680 of 680 wards"),
    ({"indicator": "wb_happiness", "level": "", "classes": ""}, "Happiness"),
    # Ten of its areas have no value: one entry more in the legend.
    ({"indicator": "sol_belongs_to_london"}, "Belonging"),
    ({"indicator": "arts_engaged"}, "engaged with the arts"),
    ({"scheme": "quantile"}, "engaged with the arts"),
    ({"scheme": "benchmark"}, "engaged with the arts"),
    ({"scheme": "", "classes": "7", "sure": "1"}, "clear are coloured"),
    ({"sure": "", "classes": ""}, "33 of 33 boroughs"),
    ({"area": "E09000014"}, "engaged with the arts"),
    ({"area": "E09000020"}, "engaged with the arts"),
    ({"indicator": "wb_happiness"}, "Happiness"),
    ({"view": "ranking"}, "Happiness"),
    ({"view": "table"}, "Happiness"),
    ({"view": "trend"}, "Happiness"),
    ({"view": ""}, "Happiness"),
    ({"programme": "model_city_london"}, "Happiness"),
    ({"period": "2019-04-01/P1Y"}, "2019/20"),
]


def wait_until_still(page, said):
    expect(page.locator(".view-head")).to_contain_text(said)
    page.wait_for_load_state("networkidle")
    undrawn = page.locator("#view-panel:not([hidden]) .chart:not(:has(.js-plotly-plot))")
    expect(undrawn).to_have_count(0)
    page.evaluate(SETTLED)


def check_shifts(page, choice):
    moved = page.evaluate(READ)
    assert sum(value for value, _ in moved) <= MOST_SHIFT, (choice, moved)


@pytest.mark.parametrize("width", [1440, 375])
def test_a_long_journey_moves_nothing_that_was_not_chosen(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_explore(page, ARTS)
    wait_until_still(page, "engaged with the arts")
    page.evaluate(WATCH)
    first = page.evaluate(TOPS)
    assert {".bar", "#map"} <= set(first)
    for choice, said in JOURNEY:
        page.evaluate("(choice) => atlas.choose(choice)", choice)
        wait_until_still(page, said)
        # Chromium tells of what becomes a part that scrolls, or no longer is, as moved by its whole
        # place, so where things stand is compared there and no shift is added up.
        if "view" in choice:
            page.evaluate(READ)
        else:
            check_shifts(page, choice)
        tops = page.evaluate(TOPS)
        assert {name: first[name] for name in tops} == tops, choice


@pytest.mark.parametrize("width", first_and_sweep([1440, 375]))
def test_playing_the_dates_and_going_back_moves_nothing(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_explore(page, "indicator=wb_happiness&period=2019-04-01/P1Y&area=E09000014")
    wait_until_still(page, "2019/20")
    page.evaluate(WATCH)
    first = page.evaluate(TOPS)
    open_drop(page, "Date").get_by_role("button", name="Play").press("Enter")
    expect(page.locator(".date-now")).to_have_text("2022/23")
    wait_until_still(page, "2022/23")
    check_shifts(page, "playing")
    assert page.evaluate(TOPS) == first
    page.go_back()
    wait_until_still(page, "2019/20")
    check_shifts(page, "back")
    assert page.evaluate(TOPS) == first


@pytest.mark.parametrize("query", [ARTS, "indicator=unpaid_carer&level=ward"])
def test_the_list_stays_under_the_pointer_that_chooses_from_it(page, query):
    page.set_viewport_size({"width": 1440, "height": 900})
    open_explore(page, query)
    row = page.locator("#ranking [role=option]").nth(2)
    name = row.locator(".rank-name").evaluate("(name) => name.firstChild.textContent")
    row.hover()
    before = row.bounding_box()
    row.click()
    expect(page.locator(".area-name")).to_have_text(name)
    wait_until_still(page, "")
    # The area is read in place of the list, which is where it was when it is opened again.
    open_panel(page, "list")
    assert row.bounding_box() == pytest.approx(before, abs=1)


# How many pixels of one part lie over another, at worst, wherever the page is scrolled to.
COVERED = """() => { let most = 0;
const [stage, panel] = [".stage", ".panel"].map((name) => document.querySelector(name));
for (let y = 0; y < document.documentElement.scrollHeight; y += 100) {
  window.scrollTo(0, y);
  const [a, b] = [stage.getBoundingClientRect(), panel.getBoundingClientRect()];
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  if (wide > 1) most = Math.max(most, high);
} return most; }"""


@pytest.mark.parametrize("view", ["map", "ranking"])
def test_the_view_never_lies_over_what_it_means(page, view):
    open_explore(page, f"area=E09000014&view={view}")
    page.wait_for_load_state("networkidle")
    for width in (700, 768, 1099, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(TWO_FRAMES)
        assert page.evaluate(COVERED) <= 1, width
