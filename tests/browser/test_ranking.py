"""The ranking: linked both ways with the map, limited to a wider area, equal to its file."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import run_axe
from tests.explore_page import ARTS, open_explore, open_panel
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

OPTIONS = "#ranking [role=option]"
WIDE = "#drawn-view [role=option]"
WARDS = "indicator=unpaid_carer&level=ward"
IS_IN_BOX = """(row) => { const box = row.closest(".rank-box").getBoundingClientRect();
const own = row.getBoundingClientRect(); return own.top >= box.top && own.bottom <= box.bottom; }"""
BOX = "document.querySelector('.rank-box')"


def row_of(page, name, part="#ranking"):
    return page.locator(f"{part} [role=option]").filter(has_text=name).first


def read_names(page, part):
    # The borough beside a ward's name is not a part of it.
    return page.locator(f"{part} .rank-name").evaluate_all(
        "(names) => names.map((name) => name.firstChild.textContent)"
    )


def test_hovering_links_the_list_and_the_map_both_ways_and_the_page_stays(page):
    open_explore(page, ARTS)
    expect(page.locator(OPTIONS)).to_have_count(33)
    row_of(page, "Bromley").hover()
    expect(page.locator("path.hover-line")).to_have_count(1)
    page.mouse.move(0, 0)
    expect(page.locator("path.hover-line")).to_have_count(0)
    before = page.evaluate(f"[window.scrollY, {BOX}.scrollTop]")
    box = page.locator("path[aria-label^=Newham]").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    marked = page.locator("#ranking .is-hovered")
    expect(marked).to_contain_text("Newham")
    assert marked.evaluate(IS_IN_BOX)
    after = page.evaluate(f"[window.scrollY, {BOX}.scrollTop]")
    assert after[0] == before[0]
    assert after[1] > before[1]


def test_focus_links_the_map_and_the_list_both_ways(page):
    open_explore(page, ARTS)
    expect(page.locator(OPTIONS)).to_have_count(33)
    page.locator("#map path[tabindex='0']").focus()
    page.keyboard.type("newh")
    expect(page.locator("#ranking .is-hovered")).to_contain_text("Newham")
    page.locator(f"{OPTIONS}[tabindex='0']").focus()
    expect(page.locator("#ranking .is-hovered")).to_have_count(0)
    expect(page.locator("path.focus-line")).to_have_count(1)
    first = page.locator("path.focus-line").get_attribute("d")
    page.keyboard.press("ArrowDown")
    expect(page.locator("path.focus-line")).to_have_count(1)
    expect(page.locator("path.focus-line")).not_to_have_attribute("d", first or "")


def test_the_list_is_one_stop_of_the_tab_key_worked_by_arrows_home_end_and_enter(page):
    open_explore(page, "view=ranking")
    expect(page.locator(WIDE)).to_have_count(33)
    expect(page.locator(f"{WIDE}[tabindex='0']")).to_have_count(1)
    page.locator(f"{WIDE}[tabindex='0']").focus()
    page.keyboard.press("End")
    expect(page.locator(WIDE).last).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(WIDE).nth(31)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    second = page.locator(WIDE).nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-selected", "true")
    expect(second).to_be_focused()
    expect(page).to_have_url(re.compile("area=E09"))
    expect(page.locator(f"{WIDE}[tabindex='0']")).to_have_count(1)


def test_a_choice_on_the_map_is_marked_in_the_list(page):
    open_explore(page, ARTS)
    expect(page.locator(OPTIONS)).to_have_count(33)
    page.locator("path[aria-label^=Newham]").click()
    expect(page.locator(".area-name")).to_have_text("Newham")
    open_panel(page, "list")
    expect(page.locator(f"{OPTIONS}[aria-selected=true]")).to_contain_text("Newham")
    assert page.locator(f"{OPTIONS}[aria-selected=true]").evaluate(IS_IN_BOX)


def test_a_place_is_a_range_and_none_is_given_where_none_may_be(page):
    open_explore(page, ARTS)
    row = row_of(page, "Bromley")
    expect(row.locator(".rank-place")).to_have_text(re.compile(r"^\d+[a-z]{2} to \d+[a-z]{2}$"))
    expect(row.locator(".rank-interval")).to_have_text(re.compile(r"^\d+ to \d+$"))
    expect(page.locator("#ranking .rank-tick").first).to_be_visible()
    page.goto("/?indicator=sol_belongs_to_london")
    expect(page.locator("#ranking .rank-key")).to_contain_text("No rank is given")
    expect(page.locator("#ranking .rank-place")).to_have_count(0)
    last = page.locator(OPTIONS).last
    expect(last).to_contain_text(re.compile("not published", re.IGNORECASE))
    expect(page.locator("#ranking .rank-key")).to_contain_text("have no value and stand last")


def test_a_limited_list_survives_refresh_and_says_what_it_holds(page):
    open_explore(page, WARDS)
    expect(page.locator(f"{OPTIONS}[aria-setsize='680']").first).to_be_attached()
    page.locator("#ranking select").select_option("E09000014")
    expect(page.locator("#ranking h2")).to_have_text("21 wards of 2022 in Haringey")
    expect(page.locator(OPTIONS)).to_have_count(21)
    expect(page).to_have_url(re.compile("within=E09000014"))
    page.reload()
    expect(page.locator("#ranking h2")).to_have_text("21 wards of 2022 in Haringey")
    expect(page.locator("#ranking select")).to_have_value("E09000014")
    expect(page.locator(OPTIONS)).to_have_count(21)
    expect(page.locator("#ranking .rank-key")).to_contain_text("among all 680 wards")


@pytest.mark.parametrize("view", ["ranking", "table"])
def test_the_file_has_the_rows_of_the_screen_in_its_order(page, view):
    open_explore(page, f"{WARDS}&view={view}")
    check_file(page, view, "")
    for within in ("E09000014", "E13000001", "E32000005"):
        page.evaluate("(within) => atlas.choose({ within })", within)
        expect(page.locator("#download")).to_have_attribute("href", re.compile(f"within={within}"))
        check_file(page, view, within)


def check_file(page, view, within):
    part = "#drawn-view" if view == "ranking" else "#table"
    names = ".rank-name" if view == "ranking" else ".choose-row"
    expect(page.locator(f"{part} {names}").first).to_be_attached()
    link = page.locator("#download")
    order = "descending" if view == "ranking" else "ascending"
    expect(link).to_have_attribute("href", re.compile(f"order={order}"))
    answer = page.request.get(link.get_attribute("href"))
    rows = list(csv.DictReader(io.StringIO(answer.text().lstrip("\ufeff"))))
    # A long list is drawn near sight only; paper has all of it.
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    told = (
        read_names(page, part)
        if view == "ranking"
        else page.locator(f"{part} {names}").all_inner_texts()
    )
    assert [row["area_name"] for row in rows] == told
    assert {row["listed_within"] == "" for row in rows} == {not within}


def test_a_list_that_cannot_be_is_said_and_all_are_listed(page):
    open_explore(page, "within=E09000014")
    expect(page.locator("#notices")).to_contain_text("cannot be limited to Haringey")
    expect(page.locator(OPTIONS)).to_have_count(33)
    open_explore(page, "within=nowhere")
    expect(page.locator("#notices")).to_contain_text("'nowhere'")
    expect(page.locator(OPTIONS)).to_have_count(33)


def test_paper_has_every_row(page):
    open_explore(page, f"{WARDS}&view=ranking")
    expect(page.locator(f"{WIDE}[aria-setsize='680']").first).to_be_attached()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(WIDE)).to_have_count(680)
    last = page.locator(WIDE).last
    expect(last).to_be_visible()
    height = page.locator("#drawn-view .rank-box").evaluate("(box) => box.clientHeight")
    assert height > 680 * 20


def test_thousands_of_neighbourhoods_are_listed_without_drawing_them_all(page):
    open_explore(page, "indicator=imd2025_score&level=lsoa&view=ranking")
    expect(page.locator(f"{WIDE}[aria-setsize='4994']").first).to_be_attached()
    assert page.locator(WIDE).count() < 120
    page.locator(f"{WIDE}[tabindex='0']").focus()
    page.keyboard.press("End")
    expect(page.locator(f"{WIDE}[aria-posinset='4994']")).to_be_focused()
    expect(page.locator(f"{WIDE}[aria-posinset='4994']")).to_be_in_viewport()


@pytest.mark.parametrize("width", first_and_sweep([1280, 320]))
@pytest.mark.parametrize("appearance", first_and_sweep(["light", "dark"]))
def test_axe_finds_nothing_in_a_ranking_and_nothing_scrolls_sideways(page, width, appearance):
    page.set_viewport_size({"width": width, "height": 800})
    open_explore(page, f"view=ranking&appearance={appearance}&area=E09000014")
    expect(page.locator(WIDE)).to_have_count(33)
    assert run_axe(page, "#drawn-view") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
