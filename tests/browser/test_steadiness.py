"""The page holds still: at any text spacing, while answers come, and without motion."""

import pytest
from playwright.sync_api import expect

from tests.explore_page import expect_view, open_explore

pytestmark = pytest.mark.browser

# WCAG 1.4.12: what a reader may set without losing anything.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
# Words that are cut off: an element whose own text does not fit and is not scrolled to.
FIND_CUT = """[...document.querySelectorAll("main *, header *, footer *")].filter((it) => {
  const style = getComputedStyle(it);
  const ownText = [...it.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  return ownText && it.getClientRects().length && style.clipPath === "none"
    && ["hidden", "clip"].includes(style.overflowX)
    && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1);
}).map((it) => it.className + ": " + it.textContent)"""
COUNT_SHIFTS = """window.shifts = 0; new PerformanceObserver((list) => {
  for (const e of list.getEntries()) window.shifts += e.value;
}).observe({ type: 'layout-shift', buffered: true });"""
SEES_MAP = """(() => { const { left, top, width, height } =
  document.querySelector("#map .stage-areas").getBoundingClientRect();
return document.elementsFromPoint(left + width / 2, top + height / 4)[0].closest("#map") !== null;
})()"""
BUSY = "area=E09000014&programme=model_city_london,eu_londoners_grants"


def sideways(page):
    """By how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("query", [BUSY, "indicator=unpaid_carer&level=ward&view=table"])
def test_wider_text_spacing_cuts_nothing_and_scrolls_nothing_sideways(page, width, query):
    page.set_viewport_size({"width": width, "height": 800})
    open_explore(page, query)
    page.add_style_tag(content=SPACING)
    assert sideways(page) <= 0
    assert page.evaluate(FIND_CUT) == []


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Map", "#area-panel"),
        ("List", "#ranking"),
        ("Programmes", "#programmes"),
        ("Save or share", "#panel-share"),
    ],
)
def test_each_button_of_a_phone_shows_its_part_and_fits(page, name, part):
    page.set_viewport_size({"width": 320, "height": 640})
    open_explore(page, BUSY)
    page.get_by_role("navigation", name="Parts of this page").get_by_role(
        "button", name=name
    ).click()
    for one in ("#area-panel", "#ranking", "#programmes", "#panel-share"):
        expect(page.locator(one)).to_be_visible(visible=one == part)
    is_whole = page.locator("main").get_attribute("data-sheet") == "full"
    assert is_whole == (name != "Map")
    assert page.evaluate(SEES_MAP) != is_whole
    assert sideways(page) <= 0


@pytest.mark.parametrize("width", [1440, 375])
def test_a_choice_moves_nothing_that_it_does_not_replace(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_explore(page, "area=E09000014")
    page.wait_for_load_state("networkidle")
    page.evaluate(COUNT_SHIFTS)
    before = page.locator("#map").bounding_box()
    page.evaluate("atlas.choose({ indicator: 'wb_happiness' })")
    expect_view(page, "Happiness")
    page.wait_for_load_state("networkidle")
    after = page.locator("#map").bounding_box()
    assert page.evaluate("window.shifts") < 0.05
    assert after["y"] == pytest.approx(before["y"], abs=1)


def test_nothing_moves_for_a_reader_who_asked_for_no_motion(page):
    page.emulate_media(reduced_motion="reduce")
    open_explore(page, "area=E09000014")
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "window.moves = 0; atlas.map().leaflet.on('zoomanim', () => { window.moves += 1; })"
    )
    before = page.evaluate("atlas.map().leaflet.getZoom()")
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate("atlas.map().leaflet.getZoom()") > before + 1
    assert page.evaluate("window.moves") == 0
    assert (
        page.evaluate(
            "document.getAnimations().filter((each) => each.playState === 'running').length"
        )
        == 0
    )


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("/", "Lonely often or always"),
        ("/?indicator=unpaid_carer", "Unpaid carers"),
        ("/about", "About"),
        ("/data", "Data"),
        ("/nowhere", "No such page"),
    ],
)
def test_each_page_has_its_title_language_and_landmarks_once(page, traffic, query, title):
    if query == "/nowhere":
        traffic.expect_failures()
    page.goto(query)
    expect(page.locator("main h1")).not_to_be_empty()
    assert page.title().startswith(title)
    assert page.title().endswith("| Social Integration Atlas for London")
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("navigation", name="Pages")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_the_switch_of_appearance_follows_the_system_and_then_the_reader(page):
    page.emulate_media(color_scheme="dark")
    open_explore(page)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    expect(page.locator("#appearance")).to_have_attribute("aria-pressed", "true")
    page.locator("#appearance").click()
    expect(page.locator("#appearance")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(ground) == "rgb(255, 255, 255)" != dark


def test_an_appearance_that_is_not_one_leaves_the_system_its_own(page):
    page.emulate_media(color_scheme="dark")
    open_explore(page, "appearance=pink")
    expect(page.locator("#notices")).to_contain_text("'pink' is not an appearance")
    expect(page.locator("#appearance")).to_have_attribute("aria-pressed", "true")
