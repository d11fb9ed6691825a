"""The map is the page: its share of the window, what never moves it, and how it comes."""

from functools import partial

import pytest
from playwright.sync_api import Route, expect

from dashboard.theme.colours import get_ramp
from tests.explore_page import ARTS, open_explore, open_panel, read_colour
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
WINDOWS = [(1440, 900), (1280, 720), (1920, 1080)]
LEAST_MAP, LEAST_LONDON = 0.60, 0.38
BOXES = """() => Object.fromEntries([["map", "#map"], ["london", "#map .stage-areas"]]
  .map(([name, selector]) => [name, document.querySelector(selector).getBoundingClientRect()])
  .map(([name, { x, y, width, height }]) => [name, [x, y, width, height]]))"""
FIRST_BOXES = BOXES.replace("#map .stage-areas", ".first-map .stage-areas").replace(
    "#map", ".first-map"
)
# What a point of the map finds, so that finding nothing below means that nothing is there.
COUNT_SEEN_AREAS = """() => [...document.querySelectorAll("#map .stage-areas path")]
  .map((path) => path.getBoundingClientRect())
  .filter(({ x, y, width, height }) => document.elementsFromPoint(x + width / 2, y + height / 2)
    .some((one) => one.matches(".stage-areas path"))).length"""
# Where words are written and buttons can be pressed, and the names of those that lie on an area.
FIND_OVER_LONDON = """() => {
  const overlays = document.querySelectorAll(
    ".view-head, .stage-tools, .map-buttons, .legend-corner, .reach-corner, .source-line");
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
  const listTexts = (overlay) => {
    const walker = document.createTreeWalker(overlay, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!text.data.trim() || !isSeen(text.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      found.push(...[...range.getClientRects()].map((box) => ({ box, name: text.data.trim() })));
    }
    return found;
  };
  const listButtons = (overlay) => [...overlay.querySelectorAll("button, a, summary")]
    .filter(isSeen)
    .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent || one.ariaLabel }));
  const steps = [0, 0.25, 0.5, 0.75, 1];
  const isOver = ({ left, top, width, height }) => width > 1 && steps.some((x) => steps.some((y) =>
    document.elementsFromPoint(left + x * width, top + y * height)
      .some((one) => one.matches(".stage-areas path"))));
  return [...overlays].flatMap((one) => [...listTexts(one), ...listButtons(one)])
    .filter(({ box }) => isOver(box)).map(({ name }) => name.trim());
}"""
WATCH_SHIFTS = """window.shifts = []; new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) window.shifts.push(
    [value, sources.map(({ node }) => node && (node.id || node.className || node.nodeName))]);
}).observe({ type: "layout-shift", buffered: true });"""
VIEWS = {
    "first": "",
    "hatched": "indicator=sol_belongs_to_london",
    "compared": f"{ARTS}&scheme=benchmark&sure=1",
    "wards": "indicator=unpaid_carer&level=ward&classes=7",
    "programmes": f"{ARTS}&programme=model_city_london,eu_londoners_grants,culture_seeds",
    "conditions": f"{ARTS}&where=arts_engaged.clear.above,programme.model_city_london.no_record",
    "changed": "indicator=wb_anxiety&since=2014-04-01/P1Y",
    "area": f"{ARTS}&area=E09000014",
}


def show(page, query="", window=(1440, 900)):
    page.set_viewport_size({"width": window[0], "height": window[1]})
    open_explore(page, query)
    page.wait_for_load_state("networkidle")


def resize(page, window):
    """Give the window another size, and wait until the map has taken its own."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.evaluate(DRAWN)


def check_shares(page):
    boxes = page.evaluate(BOXES)
    size = page.evaluate("innerWidth * innerHeight")
    shares = {name: width * height / size for name, (_, _, width, height) in boxes.items()}
    assert shares["map"] >= LEAST_MAP, shares
    assert shares["london"] >= LEAST_LONDON, shares


@pytest.mark.parametrize("query", ["", "indicator=unpaid_carer&level=ward&area=E05013587"])
def test_the_map_takes_most_of_the_window_and_london_most_of_the_map(page, query):
    show(page, query)
    for window in WINDOWS:
        resize(page, window)
        check_shares(page)


def test_the_map_takes_most_of_a_full_screen(page):
    show(page)
    page.locator("[data-act=fullscreen]").click()
    expect(page.locator("[data-act=fullscreen]")).to_have_attribute(
        "aria-label", "Leave full screen"
    )
    page.wait_for_load_state("networkidle")
    check_shares(page)


@pytest.mark.parametrize("window", first_and_sweep([(window,) for window in WINDOWS]))
def test_no_choice_moves_the_map_or_makes_it_smaller(page, window):
    show(page, ARTS, window)
    first = page.evaluate(BOXES)
    for choice in (
        {"programme": "model_city_london,eu_londoners_grants,design_lab"},
        {"where": "arts_engaged.clear.above,programme.model_city_london.no_record"},
        {"area": "E09000014"},
        {"scheme": "benchmark", "sure": "1"},
        {"scheme": "", "sure": "", "classes": "7"},
        {"indicator": "wb_happiness", "classes": ""},
        {"area": "", "programme": "", "where": ""},
    ):
        page.evaluate("(choice) => atlas.choose(choice)", choice)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(BOXES) == first, choice


def test_no_panel_moves_the_map_or_lies_over_it(page):
    show(page, f"{ARTS}&area=E09000014")
    first = page.evaluate(BOXES)
    stage = page.locator("#stage").bounding_box()
    for name in ("topic", "filter", "programmes", "colours", "share", "list", "area"):
        open_panel(page, name)
        assert page.evaluate(BOXES) == first, name
        panel = page.locator(f"#panel-{name}").bounding_box()
        assert panel["x"] >= stage["x"] + stage["width"] - 1, name


@pytest.mark.parametrize("view", VIEWS)
def test_no_words_and_no_button_lie_on_london(page, view):
    show(page, VIEWS[view])
    for window in WINDOWS:
        resize(page, window)
        assert page.evaluate(COUNT_SEEN_AREAS) > 10, window
        assert page.evaluate(FIND_OVER_LONDON) == [], window


@pytest.mark.parametrize(
    ("query", "window"),
    [
        *(("", window) for window in (*WINDOWS, (375, 812))),
        ("indicator=unpaid_carer&level=ward", WINDOWS[0]),
    ],
)
def test_the_map_comes_where_it_stays(page, chromium, address, query, window):
    context = chromium.new_context(
        base_url=address, viewport={"width": window[0], "height": window[1]}
    )
    still = context.new_page()
    # As it is while the scripts are on their way.
    still.route("**/*.js*", lambda route: route.abort())
    still.goto(f"/?{query}")
    first = still.evaluate(FIRST_BOXES)
    context.close()
    show(page, query, window)
    living = page.evaluate(BOXES)
    for name, box in first.items():
        # Leaflet places the drawing on whole pixels; the style sheet need not.
        assert living[name] == pytest.approx(box, abs=1), name


@pytest.mark.parametrize("window", [(1440, 900), (1280, 720), (375, 812)])
@pytest.mark.parametrize("query", ["", f"{ARTS}&area=E09000014"])
def test_nothing_moves_while_the_page_comes_to_life(page, query, window):
    page.add_init_script(WATCH_SHIFTS)
    show(page, query, window)
    assert page.evaluate("window.shifts") == []


def test_a_page_that_is_half_read_is_not_seen_yet(page, address):
    """What is drawn of half a legend moves when the rest of it comes."""
    whole = page.request.get(f"{address}/").text()
    ends = {False: "legend-classes", True: '<script id="_dash-config"'}
    for is_whole, end in ends.items():
        body = whole[: whole.index(end)]
        page.route(f"{address}/", partial(Route.fulfill, body=body, content_type="text/html"))
        page.goto("/")
        assert page.locator(".view-title").first.is_visible() is is_whole


def test_the_first_view_is_kept_when_an_area_is_chosen_on_it(page):
    show(page)
    title = page.locator("#view-title").inner_text()
    page.locator("#map path[aria-label^=Bromley]").click()
    expect(page.locator(".area-name")).to_have_text("Bromley")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#view-title")).to_have_text(title)
    assert page.evaluate("atlas.map().figures.indicator") == "lonely_often"
    page.reload()
    expect(page.locator("#view-title")).to_have_text(title)


def test_without_a_script_the_map_is_coloured_and_named_and_leads_to_the_table(chromium, address):
    context = chromium.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    page.goto("/")
    expect(page.locator("h1")).to_contain_text("Lonely often or always")
    fills = page.locator(".first-map path.area").evaluate_all(
        "(paths) => paths.map((path) => getComputedStyle(path).fill)"
    )
    classes = {"rgb({}, {}, {})".format(*read_colour(colour)) for colour in get_ramp(5)}
    assert len(fills) == 33
    assert len(classes.intersection(fills)) == 5
    names = page.locator(".first-map .stage-names text")
    assert names.count() > 25
    expect(names.filter(has_text="Bromley")).to_be_visible()
    page.get_by_role("link", name="table").first.press("Enter")
    expect(page.locator("h1")).to_contain_text("Lonely often or always")
    expect(page.locator("table tbody tr").filter(has_text="Bromley")).to_be_visible()
    context.close()
