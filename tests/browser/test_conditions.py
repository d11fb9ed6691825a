"""Filters on the page: built by keyboard, seen in map, list and table, undone by their chips."""

import csv
import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import find_axe_faults
from tests.explore_page import choose_level, choose_view, open_explore, open_panel

pytestmark = pytest.mark.browser

WHERE = "arts_engaged.clear.above,programme.model_city_london.no_record"
COUNTED = re.compile(r"\d+ of 33 boroughs match")
# A borough's figure is missing, so that there is one of which it cannot be told.
WITH_UNTOLD = "wb_life_satisfaction.least.7.5"


def read_verdicts(page, where, query=""):
    """What the server says of the conditions, area by area."""
    told = page.request.get(f"/view/matches?{query}&where={where}").json()
    codes = page.evaluate("atlas.map().figures.areas")
    return dict(zip(codes, told["verdicts"], strict=True))


def list_by(verdicts, sign):
    return sorted(code for code, verdict in verdicts.items() if verdict == sign)


def list_drawn(page, name):
    """The areas whose shape on the map has a class."""
    return page.evaluate(
        "name => { const { figures, shown } = atlas.map(); return figures.areas.filter((code) =>"
        " shown.paths[shown.index.get(code)].classList.contains(name)).sort(); }",
        name,
    )


def list_codes(page, rows):
    return sorted(row.get_attribute("data-code") for row in page.locator(rows).all())


def open_builder(page, query=""):
    open_explore(page, query)
    open_panel(page, "filter")
    expect(page.locator("#condition-add")).to_be_visible()


def add_condition(page, number, subject):
    page.locator("#condition-add").press("Enter")
    row = page.locator(".condition").nth(number)
    expect(row.get_by_label("Indicator, programme or place")).to_be_focused()
    row.get_by_label("Indicator, programme or place").select_option(subject)
    return row


def test_map_list_table_and_legend_show_the_areas_that_match(page):
    open_explore(page, f"indicator=arts_engaged&where={WITH_UNTOLD}&view=table")
    verdicts = read_verdicts(page, WITH_UNTOLD, "indicator=arts_engaged")
    matching, untold = list_by(verdicts, "1"), list_by(verdicts, "?")
    assert matching
    assert untold
    expect(page.locator("#ranking .rank-row")).to_have_count(len(matching))
    assert list_codes(page, "#ranking .rank-row") == matching
    assert list_codes(page, "#table tbody tr") == sorted([*matching, *untold])
    last = page.locator("#table tbody tr").last
    expect(last).to_contain_text("we cannot tell")
    page.get_by_role("button", name=re.compile("^Value")).click()
    expect(last).to_contain_text("we cannot tell")
    expect(page.locator("#ranking h2")).to_contain_text(f"{len(matching)} of 33 boroughs")
    sentence = f"{len(matching)} of 33 boroughs match; {len(untold)} we cannot tell."
    expect(page.locator("#view-filter")).to_contain_text(sentence)
    choose_view(page, "Map")
    expect(page.locator("main")).to_have_attribute("data-stage", "map")
    assert list_drawn(page, "out") == list_by(verdicts, "0")
    assert list_drawn(page, "untold") == untold
    legend = page.locator("#legend .legend-class").all_inner_texts()
    counts = [int(text) for text in page.locator("#legend .legend-count").all_inner_texts()]
    assert sum(counts) == len(matching) + len(untold)
    assert any("We cannot tell" in text for text in legend)


def test_areas_of_which_it_cannot_be_told_are_named_apart(page):
    open_explore(page, f"indicator=arts_engaged&where={WITH_UNTOLD}")
    for part, panel in (("#matches", "filter"), ("#ranking", "list")):
        open_panel(page, panel)
        fold = page.locator(f"{part} details").filter(has_text="We cannot tell (1)").first
        fold.locator("summary").click()
        expect(fold.get_by_role("button", name="City of London")).to_be_visible()
    page.locator("#ranking").get_by_role("button", name="City of London").press("Enter")
    expect(page.locator(".area-name")).to_have_text("City of London")


def test_a_filter_stays_through_a_change_of_edition_and_a_reload(page):
    open_explore(page, "indicator=disabled&where=disabled.class.5")
    before = list_drawn(page, "k4")
    assert len(before) + len(list_drawn(page, "out")) == 33
    choose_level(page, "Wards")
    expect(page.locator("#view-filter")).to_contain_text("of 680 wards of 2022")
    page.reload()
    expect(page.locator("#view-filter")).to_contain_text("of 680 wards of 2022")
    expect(page.locator("main[data-ready]")).to_be_attached()
    assert list_drawn(page, "k3") == []
    assert list_drawn(page, "k4")


def test_where_nothing_matches_it_is_said_in_place_of_an_empty_list(page):
    open_explore(page, "where=arts_engaged.least.100&view=table")
    for part in ("#view-filter", "#ranking", "#table"):
        expect(page.locator(part)).to_contain_text("No boroughs match. Remove a filter.")
    expect(page.locator(".rank-axis")).to_have_count(0)
    expect(page.locator("#table table")).to_have_count(0)
    page.get_by_role("button", name="Remove Adults engaged with the arts").press("Enter")
    expect(page.locator("#table tbody tr")).to_have_count(33)


def test_a_chip_takes_its_own_filter_away_and_the_focus_stays_beside_it(page):
    open_explore(page, f"where={WHERE}")
    chips = page.locator("#chips .chip")
    expect(chips).to_have_count(2)
    remove = page.get_by_role("button", name="Remove No record of Model City London")
    box = remove.bounding_box()
    assert (box["width"], box["height"]) == (30, 30)
    remove.press("Enter")
    expect(page).to_have_url(re.compile(r"where=arts_engaged\.clear\.above$"))
    expect(chips).to_have_count(1)
    expect(page.locator("#chips")).to_be_focused()
    page.go_back()
    expect(chips).to_have_count(2)


def test_classes_of_the_legend_are_pressed_and_let_go(page):
    open_explore(page, "indicator=disabled")
    classes = page.locator("#legend button.legend-class")
    expect(classes).to_have_count(5)
    classes.nth(3).click()
    expect(page).to_have_url(re.compile(r"where=disabled\.class\.4$"))
    expect(page.locator("#chips .chip")).to_have_count(1)
    expect(classes.nth(3)).to_have_attribute("aria-pressed", "true")
    classes.nth(1).click()
    expect(page).to_have_url(re.compile(r"where=disabled\.class\.2_4$"))
    expect(page.locator("#view-filter")).to_contain_text(re.compile(r"\d+ of 33 boroughs match"))
    assert [len(list_drawn(page, f"k{place}")) > 0 for place in range(5)] == [
        False,
        True,
        False,
        True,
        False,
    ]


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
    expect(page.locator("#view-filter")).to_contain_text("of 33 boroughs match")
    expect(row.get_by_role("status")).to_contain_text("of 33 boroughs")
    expect(limit).to_be_focused()


def test_boroughs_classes_and_distances_are_asked_for_in_the_builder(page):
    open_builder(page, "indicator=arts_engaged")
    boroughs = add_condition(page, 0, "in")
    for name in ("Hackney", "Haringey"):
        boroughs.get_by_label(name).check()
    expect(page).to_have_url(re.compile(r"where=in\.E09000012_E09000014$"))
    expect(page.locator("#view-filter")).to_contain_text("2 of 33 boroughs match")
    expect(page.locator(".condition-sum")).to_have_text("2 match, 31 do not")
    expect(boroughs.get_by_label("Haringey")).to_be_focused()
    distance = add_condition(page, 1, "near")
    distance.get_by_label("Kilometres").fill("2")
    distance.get_by_label("Area").select_option("Hackney")
    expect(page).to_have_url(re.compile(r",near\.E09000012\.2$"))
    expect(distance.get_by_role("status")).to_contain_text("in a straight line")
    classes = add_condition(page, 2, "disabled")
    comparison = classes.get_by_label("Comparison")
    expect(comparison.locator("option[value='class']")).to_be_attached()
    comparison.select_option("class")
    expect(classes.get_by_role("checkbox")).to_have_count(5)
    expect(classes.locator(".condition-tick").first).to_contain_text(re.compile(r"\(\d+\)$"))
    classes.get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile(r",disabled\.class\.1_5$"))
    expect(page.locator("#chips .chip")).to_have_count(3)


def test_a_condition_taken_away_leaves_the_focus_beside_it(page):
    open_builder(page, "where=arts_engaged.least.90")
    second = add_condition(page, 1, "programme.model_city_london")
    second.get_by_label("Comparison").focus()
    second.get_by_label("Comparison").select_option("no_record")
    expect(page.locator("#chips .chip")).to_have_count(2)
    expect(second.get_by_label("Comparison")).to_be_focused()
    second.get_by_role("button", name="Remove condition 2").press("Enter")
    expect(page.get_by_role("button", name="Remove condition 1")).to_be_focused()
    expect(page).to_have_url(re.compile(r"where=arts_engaged\.least\.90$"))
    page.locator("#condition-clear").press("Enter")
    expect(page).not_to_have_url(re.compile("where"))
    expect(page.locator("#view-filter")).to_be_empty()
    expect(page.locator("#chips")).to_be_empty()
    expect(page.locator("#matches")).to_be_empty()
    expect(page.locator(".condition-sum")).to_be_empty()
    assert list_drawn(page, "out") == []
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
    expect(page.locator("#view-filter")).to_contain_text("No boroughs match. Remove a filter.")
    expect(limit).to_have_attribute("aria-invalid", "false")


def test_a_condition_of_another_edition_is_set_aside_and_one_step_back_undoes_a_change(page):
    open_builder(page, "indicator=disabled&level=ward&vintage=2022&where=arts_engaged.least.90")
    expect(page.locator("#view-filter .notice")).to_contain_text("1 filter is set aside")
    expect(page.locator(".condition select").first).to_contain_text("no figures here")
    assert list_drawn(page, "out") == []
    page.locator("#condition-clear").click()
    expect(page).not_to_have_url(re.compile("where"))
    expect(page.locator("#view-filter")).to_be_empty()
    page.go_back()
    expect(page.locator("#view-filter .notice")).to_be_visible()
    expect(page.locator(".condition")).to_have_count(1)


def test_a_part_that_cannot_be_read_is_named_and_the_others_are_asked(page):
    open_explore(page, "where=arts_engaged.least.90,arts_engaged.least.<b>")
    expect(page.locator("#notices")).to_contain_text("'arts_engaged.least.<b>' cannot be read")
    expect(page.locator("#view-filter")).to_contain_text("of 33 boroughs match")


def test_the_file_says_of_each_area_which_condition_it_meets(page):
    open_explore(page, f"where={WHERE}")
    open_panel(page, "filter")
    link = page.get_by_role("link", name="Download which areas match which filter")
    link.scroll_into_view_if_needed()
    with page.expect_download() as download:
        link.click()
    with download.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 33
    met = [row["area_code"] for row in rows if row["meets_all"] == "yes"]
    assert sorted(met) == list_by(read_verdicts(page, WHERE), "1")
    assert set(WHERE.split(",")) <= set(rows[0])


def test_paper_says_the_filters_in_words(page):
    many = ",".join(f"arts_engaged.least.{n}" for n in (50, 60, 70, 80))
    open_explore(page, f"where={many}")
    asked = page.locator(".asked-in-full")
    expect(asked).to_be_hidden()
    page.emulate_media(media="print")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("at least 70")
    expect(page.locator("#chips")).to_be_hidden()


def test_nothing_scrolls_sideways_on_a_phone(page):
    page.set_viewport_size({"width": 375, "height": 800})
    open_explore(page, f"indicator=disabled&level=ward&vintage=2022&where=disabled.least.7,{WHERE}")
    expect(page.locator("#chips .chip")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_axe_finds_nothing_in_the_builder_and_the_lists(page):
    open_builder(page, f"where={WHERE},disabled.clear.above,in.E09000012,{WITH_UNTOLD}")
    expect(page.locator(".condition")).to_have_count(5)
    folds = page.locator("#matches details, #ranking details")
    folds.evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert find_axe_faults(page, (1440, 768, 375)) == []


@pytest.mark.parametrize("width", [1440, 375])
def test_the_map_keeps_its_place_when_the_answer_arrives(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    held = []
    page.route("**/view/matches?*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    with page.expect_request("**/view/matches?*"):
        open_explore(page, f"area=E09000014&where={WHERE}")
    expect(page.locator(".source-line a").first).to_be_attached()
    expect(page.locator("#view-filter")).to_contain_text(COUNTED)
    expect(page.locator(".rank-row, #ranking h2").first).to_be_attached()
    before = page.locator("#map").bounding_box()
    held[0].continue_()
    expect(page.locator("#matches details").first).to_be_attached()
    assert page.locator("#map").bounding_box() == before
