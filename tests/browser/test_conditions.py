"""Areas picked out by conditions: built by keyboard, outlined, counted, listed, downloaded."""

import csv
import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import find_axe_faults
from tests.explore_page import choose_level, open_explore, open_panel

pytestmark = pytest.mark.browser

WHERE = "arts_engaged.clear.above,programme.model_city_london.no_record"
COUNTED = re.compile(r"\d+ of 33 boroughs meets? both conditions")


def read_matches(page, where, query=""):
    """What the server says of the conditions, area by area."""
    told = page.request.get(f"/view/matches?{query}&where={where}").json()
    codes = page.evaluate("atlas.map().figures.areas")
    verdicts = dict(zip(codes, told["verdicts"], strict=True))
    return [code for code, verdict in verdicts.items() if verdict == "1"]


def open_builder(page, query=""):
    open_explore(page, query)
    open_panel(page, "filter")
    expect(page.locator("#condition-add")).to_be_visible()


def add_condition(page, number, subject):
    page.locator("#condition-add").press("Enter")
    row = page.locator(".condition").nth(number)
    expect(row.get_by_label("Indicator or programme")).to_be_focused()
    row.get_by_label("Indicator or programme").select_option(subject)
    return row


def test_what_the_address_asks_is_outlined_counted_and_listed(page):
    open_explore(page, f"indicator=arts_engaged&where={WHERE}")
    codes = read_matches(page, WHERE, "indicator=arts_engaged")
    assert codes
    expect(page.locator("#view-filter")).to_contain_text(COUNTED)
    expect(page.locator("#view-filter")).to_contain_text("no record in the sources read")
    buttons = page.locator("#matches .match-area")
    expect(buttons).to_have_count(len(codes))
    assert sorted(button.get_attribute("data-code") for button in buttons.all()) == sorted(codes)
    expect(page.locator(".match-line")).to_have_count(1)
    # One part of the outline for each part of each area, and none for the others.
    parts = page.evaluate(
        "codes => codes.reduce((sum, code) => { const { paths, index } = atlas.map().shown;"
        " return sum + paths[index.get(code)].getAttribute('d').split('M').length - 1; }, 0)",
        codes,
    )
    assert parts >= len(codes)
    assert page.locator(".match-line").get_attribute("d").count("M") == parts


def test_an_area_of_the_list_can_be_chosen_by_keyboard(page):
    open_explore(page, f"indicator=arts_engaged&where={WHERE}")
    button = page.locator("#matches .match-area").first
    name = button.inner_text()
    button.focus()
    button.press("Enter")
    expect(page.locator(".area-name")).to_have_text(name)
    chosen = page.locator("#matches .match-area[aria-current]")
    expect(chosen).to_have_text(name)
    expect(chosen).to_be_focused()


def test_outlines_survive_a_recolouring_a_change_of_edition_and_a_reload(page):
    open_explore(page, "indicator=disabled&where=disabled.class.5")
    outline = page.locator(".match-line")
    expect(outline).to_have_count(1)
    before = outline.get_attribute("d")
    open_panel(page, "colours")
    page.get_by_label("Colour by").select_option("quantile")
    expect(page).to_have_url(re.compile("scheme=quantile"))
    expect(outline).to_have_attribute("d", before)
    choose_level(page, "Wards")
    expect(page.locator("#view-filter")).to_contain_text("of 680 wards of 2022")
    expect(outline).not_to_have_attribute("d", before)
    expect(outline).to_have_count(1)
    page.reload()
    expect(page.locator("#view-filter")).to_contain_text("of 680 wards of 2022")
    expect(outline).to_have_count(1)


def test_a_condition_is_built_by_keyboard_and_keeps_the_focus(page):
    open_builder(page)
    row = add_condition(page, 0, "arts_engaged")
    expect(row.get_by_role("status")).to_contain_text("The values held run from")
    page.keyboard.press("Tab")
    expect(row.get_by_label("Comparison")).to_be_focused()
    page.keyboard.press("Tab")
    limit = row.get_by_label("Limit", exact=True)
    expect(limit).to_be_focused()
    page.keyboard.type("90 %")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"where=arts_engaged\.least\.90"))
    expect(page.locator("#view-filter")).to_contain_text("of 33 boroughs meet the condition")
    expect(row.get_by_role("status")).to_contain_text("of 33 boroughs")
    expect(limit).to_be_focused()


def test_a_condition_taken_away_leaves_the_focus_beside_it(page):
    open_builder(page, "where=arts_engaged.least.90")
    second = add_condition(page, 1, "programme.model_city_london")
    second.get_by_label("Comparison").focus()
    second.get_by_label("Comparison").select_option("no_record")
    expect(page.locator("#view-filter")).to_contain_text("both conditions")
    expect(second.get_by_label("Comparison")).to_be_focused()
    second.get_by_role("button", name="Remove condition 2").press("Enter")
    expect(page.get_by_role("button", name="Remove condition 1")).to_be_focused()
    expect(page).to_have_url(re.compile(r"where=arts_engaged\.least\.90$"))
    page.locator("#condition-clear").press("Enter")
    expect(page).not_to_have_url(re.compile("where"))
    expect(page.locator("#view-filter")).to_be_empty()
    expect(page.locator("#matches")).to_be_empty()
    expect(page.locator(".match-line")).to_have_count(0)
    expect(page.locator("#condition-add")).to_be_focused()


def test_what_is_no_number_or_held_by_no_area_is_said_in_words(page):
    open_builder(page)
    row = add_condition(page, 0, "arts_engaged")
    limit = row.get_by_label("Limit", exact=True)
    limit.fill("many")
    limit.press("Enter")
    expect(row.get_by_role("status")).to_contain_text("“many” is not a number")
    expect(limit).to_have_attribute("aria-invalid", "true")
    expect(page).not_to_have_url(re.compile("where"))
    limit.fill("120")
    limit.press("Enter")
    expect(row.get_by_role("status")).to_contain_text("The values held run from")
    expect(page.locator("#view-filter")).to_contain_text("None of 33 boroughs meet the condition.")
    expect(limit).to_have_attribute("aria-invalid", "false")


def test_a_condition_of_another_edition_is_set_aside_and_one_step_back_undoes_a_change(page):
    open_builder(page, "indicator=disabled&level=ward&vintage=2022&where=arts_engaged.least.90")
    expect(page.locator("#view-filter .notice")).to_contain_text("1 condition is set aside")
    expect(page.locator(".condition select").first).to_contain_text("no figures here")
    expect(page.locator(".match-line")).to_have_count(0)
    page.locator("#condition-clear").click()
    expect(page).not_to_have_url(re.compile("where"))
    expect(page.locator("#view-filter")).to_be_empty()
    page.go_back()
    expect(page.locator("#view-filter .notice")).to_be_visible()
    expect(page.locator(".condition")).to_have_count(1)


def test_a_part_that_cannot_be_read_is_named_and_the_others_are_asked(page):
    open_explore(page, "where=arts_engaged.least.90,arts_engaged.least.<b>")
    expect(page.locator("#notices")).to_contain_text("'arts_engaged.least.<b>' cannot be read")
    expect(page.locator("#view-filter")).to_contain_text("of 33 boroughs meet the condition")


def test_the_file_says_of_each_area_which_condition_it_meets(page):
    open_explore(page, f"where={WHERE}")
    link = page.get_by_role("link", name="Download who meets which condition")
    link.scroll_into_view_if_needed()
    with page.expect_download() as download:
        link.click()
    with download.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 33
    met = [row["area_code"] for row in rows if row["meets_all"] == "yes"]
    assert sorted(met) == sorted(read_matches(page, WHERE))
    assert set(WHERE.split(",")) <= set(rows[0])


def test_paper_says_the_conditions_in_words(page):
    many = ",".join(f"arts_engaged.least.{n}" for n in (50, 60, 70, 80))
    open_explore(page, f"where={many}")
    asked = page.locator(".asked-in-full")
    expect(asked).to_be_hidden()
    page.emulate_media(media="print")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("at least 70")


def test_a_long_list_is_folded_and_nothing_scrolls_sideways_on_a_phone(page):
    page.set_viewport_size({"width": 375, "height": 800})
    open_explore(page, "indicator=disabled&level=ward&vintage=2022&where=disabled.least.7")
    folded = page.locator("#matches details").first
    expect(folded).not_to_have_attribute("open", "")
    expect(page.locator(".match-area")).to_have_count(0)
    folded.locator("summary").click()
    expect(page.locator(".match-area").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_axe_finds_nothing_in_the_builder_and_the_lists(page):
    open_builder(page, f"where={WHERE},disabled.clear.above")
    expect(page.locator(".condition")).to_have_count(3)
    for details in page.locator("#matches details:not([open]) > summary").all():
        details.click()
    assert find_axe_faults(page, (1440, 768, 375)) == []


@pytest.mark.parametrize("width", [1440, 375])
def test_the_map_keeps_its_place_when_the_answer_arrives(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    held = []
    page.route("**/view/matches?*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    with page.expect_request("**/view/matches?*"):
        open_explore(page, f"area=E09000014&where={WHERE}")
    expect(page.locator(".source-line a").first).to_be_attached()
    expect(page.locator(".rank-row, #ranking h2").first).to_be_attached()
    before = page.locator("#map").bounding_box()
    held[0].continue_()
    expect(page.locator("#view-filter")).to_contain_text(COUNTED)
    expect(page.locator(".match-area").first).to_be_visible()
    assert page.locator("#map").bounding_box() == before
