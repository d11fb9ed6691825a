"""Time on the page: dates stepped through, played, and seen side by side."""

import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import ARTS, open_drop, open_explore, open_panel, open_views

pytestmark = pytest.mark.browser

HAPPINESS = "indicator=wb_happiness"
DATES = 12
LAST, BEFORE_LAST, FIRST = "2022/23", "2021/22", "2011/12"


OUTLINES = """Object.fromEntries([...document.querySelectorAll(".date-map:last-child svg path")]
  .map((path) => [path.getAttribute("class"), path.getAttribute("d")]))"""
CLASSES = """(() => { const { figures } = atlas.map();
return Object.fromEntries(figures.areas.map((code, i) => [code, figures.classes[i]])); })()"""


def now(page):
    return page.locator(".date-now")


def press(page, name):
    open_drop(page, "Date")
    page.locator("#date-steps").get_by_role("button", name=name, exact=True).click()


def history_length(page):
    return page.evaluate("history.length")


def test_a_step_changes_map_words_and_address_and_is_called_out(page):
    open_explore(page, HAPPINESS)
    expect(now(page)).to_have_text(LAST)
    expect(page.locator(".date-heard")).to_be_empty()
    labels = page.locator(".legend-range").all_text_contents()
    press(page, "Earlier")
    expect(now(page)).to_have_text(BEFORE_LAST)
    expect(page.locator("#view-subtitle")).to_contain_text(BEFORE_LAST)
    expect(page).to_have_url(re.compile("period=2021-04-01"))
    expect(page.locator(".date-heard")).to_have_text(f"{BEFORE_LAST}, date 11 of {DATES}")
    # Classes are those of all dates, so the legend's ranges stay.
    assert page.locator(".legend-range").all_text_contents() == labels
    page.go_back()
    expect(now(page)).to_have_text(LAST)


def test_the_ends_of_the_dates_go_no_further(page):
    open_explore(page, HAPPINESS)
    open_drop(page, "Date")
    later = page.locator("#date-steps").get_by_role("button", name="Later")
    expect(later).to_have_attribute("aria-disabled", "true")
    later.press("Enter")
    # One step back from the last date is the one before it: the press went nowhere.
    press(page, "Earlier")
    expect(now(page)).to_have_text(BEFORE_LAST)
    open_explore(page, f"{HAPPINESS}&period=2011-04-01/P1Y")
    expect(now(page)).to_have_text(FIRST)
    open_drop(page, "Date")
    page.locator("#date-steps").get_by_role("button", name="Earlier").press("Enter")
    press(page, "Later")
    expect(now(page)).to_have_text("2012/13")


def test_the_slider_is_moved_by_keys_and_says_its_date(page):
    open_explore(page, HAPPINESS)
    open_drop(page, "Date")
    slider = page.get_by_role("slider", name="Date")
    slider.focus()
    slider.press("Home")
    expect(now(page)).to_have_text(FIRST)
    expect(slider).to_have_attribute("aria-valuetext", FIRST)
    expect(slider).to_be_focused()
    slider.press("ArrowRight")
    expect(now(page)).to_have_text("2012/13")


def test_playing_goes_to_the_end_as_one_step_of_the_history(page):
    open_explore(page, f"{HAPPINESS}&period=2019-04-01/P1Y")
    expect(now(page)).to_have_text("2019/20")
    before = history_length(page)
    press(page, "Play")
    expect(page.locator("#date-steps")).to_contain_text("Pause")
    expect(now(page)).to_have_text(LAST)
    expect(page.locator("#date-steps")).to_contain_text("Play")
    expect(page.locator("#view-subtitle")).to_contain_text(LAST)
    expect(page).to_have_url(re.compile("period=2022-04-01"))
    assert history_length(page) == before + 1
    page.go_back()
    expect(now(page)).to_have_text("2019/20")


def test_another_choice_ends_a_play(page):
    open_explore(page, f"{HAPPINESS}&period=2011-04-01/P1Y")
    open_panel(page, "colours")
    press(page, "Play")
    # While one date is looked at and the next is not asked for yet.
    expect(now(page)).to_have_text("2012/13")
    expect(page.locator("#date-steps")).to_contain_text("Pause")
    page.locator("#classes").select_option("4")
    expect(page.locator("#date-steps")).to_contain_text("Play")
    expect(now(page)).to_have_text("2012/13")


def test_a_failed_step_ends_a_play_and_keeps_the_date_that_is_drawn(page, traffic):
    traffic.expect_failures()
    open_explore(page, f"{HAPPINESS}&period=2011-04-01/P1Y")
    page.route("**/view/figures*", lambda route: route.abort())
    press(page, "Play")
    expect(page.locator("#map-status")).to_contain_text("could not be reached")
    expect(page.locator("#date-steps")).to_contain_text("Play")
    expect(now(page)).to_have_text(FIRST)
    expect(page.locator("#date-slider")).to_have_value("0")
    page.unroute("**/view/figures*")
    press(page, "Later")
    expect(now(page)).to_have_text("2012/13")


def test_who_asks_for_less_motion_steps_and_is_told_why_nothing_plays(page):
    page.emulate_media(reduced_motion="reduce")
    open_explore(page, HAPPINESS)
    steps = page.locator("#date-steps")
    expect(steps).to_contain_text("your system asks for less motion")
    expect(steps.get_by_role("button", name="Play")).to_have_count(0)
    press(page, "Earlier")
    expect(now(page)).to_have_text(BEFORE_LAST)


def test_one_date_has_nothing_to_step_through(page):
    open_explore(page, ARTS)
    expect(page.locator("#date-steps")).to_be_empty()
    expect(open_views(page).get_by_role("button", name="All dates")).to_be_disabled()


def test_every_date_has_a_small_map_that_opens_it(page):
    open_explore(page, f"{HAPPINESS}&view=dates&area=E09000030")
    cards = page.locator(".date-map")
    expect(cards).to_have_count(DATES)
    expect(cards.last.locator("button")).to_have_attribute("aria-current", "date")
    first = cards.first
    expect(first).to_contain_text("2011/12: 32 of 33 boroughs, 6.91 to 7.49")
    expect(first).to_contain_text("London 7.20 (7.15 to 7.24)")
    expect(first.locator(".date-chosen")).to_have_count(1)
    first.get_by_role("button", name=FIRST).press("Enter")
    expect(page.locator("#map")).to_be_visible()
    expect(now(page)).to_have_text(FIRST)
    expect(page).not_to_have_url(re.compile("view=dates"))


def test_a_small_map_is_coloured_as_the_map_that_it_opens(page, application):
    open_explore(page, f"{HAPPINESS}&view=dates")
    expect(page.locator(".date-map")).to_have_count(DATES)
    client = application.server.test_client()
    figures = client.get(f"/view/figures?{HAPPINESS}").get_json()
    drawn = page.evaluate(
        "[...document.querySelectorAll('.date-map:last-child svg path')]"
        ".map((path) => [path.getAttribute('class'), /z/i.test(path.getAttribute('d'))])"
    )
    names = {"none" if place < 0 else f"k{place}" for place in figures["rows"]["classes"]}
    assert {name for name, is_drawn in drawn if is_drawn} == names
    places = page.evaluate(CLASSES)
    last = page.locator(".date-map").last
    for code in ("E09000009", "E09000014", "E09000033"):
        page.evaluate("(area) => atlas.choose({ area })", code)
        expect(page.locator("#map")).to_be_hidden()
        expect(page).to_have_url(re.compile(f"area={code}"))
        page.wait_for_load_state("networkidle")
        expect(last.locator(".date-chosen")).to_have_count(1)
        outlines = page.evaluate(OUTLINES)
        assert outlines["date-chosen"] in outlines[f"k{places[code]}"]


def test_one_date_at_the_address_of_small_maps_says_so(page):
    open_explore(page, "indicator=arts_engaged&view=dates")
    expect(page.locator("#drawn-view")).to_contain_text("One date only.")


def test_small_maps_that_cannot_be_fetched_say_what_to_do(page, traffic):
    traffic.expect_failures()
    page.route("**/view/dates*", lambda route: route.abort())
    open_explore(page, f"{HAPPINESS}&view=dates")
    expect(page.locator("#drawn-view")).to_contain_text("Check the connection")


@pytest.mark.parametrize("width", [375, 1440])
def test_dates_and_small_maps_do_not_scroll_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for query in (HAPPINESS, f"{HAPPINESS}&view=dates", f"{HAPPINESS}&view=trend"):
        open_explore(page, query)
        expect(page.locator(".date-map, .date-now, .changes").first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_trend_says_what_changed_and_hides_its_chart_from_listeners(page):
    open_explore(page, f"{HAPPINESS}&view=trend&area=E09000020")
    expect(page.locator(".changes")).to_contain_text(
        "Kensington and Chelsea: no clear change since 2011/12"
    )
    expect(page.locator(".chart .js-plotly-plot")).to_be_visible()
    expect(page.locator(".chart")).to_have_attribute("aria-hidden", "true")
    expect(page.locator("#view-panel table tbody tr")).to_have_count(DATES)


def test_groups_stand_beside_each_other_with_a_table(page):
    open_explore(page, "indicator=sol_belongs_to_london&view=trend")
    panel = page.locator("#view-panel")
    expect(panel).to_contain_text("By group, London, 2018-19")
    expect(panel.get_by_role("region", name=re.compile("London by group"))).to_contain_text(
        "Ethnicity: Black"
    )
