"""What the reader is told when an answer does not come, and that the page can be used on."""

import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import (
    ARTS,
    READY,
    choose_level,
    choose_view,
    expect_view,
    open_explore,
    open_panel,
)

pytestmark = pytest.mark.browser

STATUS = "#map-status"
FIGURES = "**/view/figures**"
SCRIPTS = re.compile(r"\.js(\?|$)")


def refuse(page, address):
    page.route(address, lambda route: route.abort())


def mend(page, address, traffic):
    """Answer again, once the broken page is at rest: of the next one nothing may complain."""
    page.wait_for_load_state("networkidle")
    page.unroute(address)
    traffic.complaints.clear()


@pytest.mark.parametrize("asked", ["**/drawings/**", FIGURES])
def test_a_first_view_that_does_not_come_is_said_and_can_be_asked_for_again(page, traffic, asked):
    traffic.expect_failures()
    refuse(page, asked)
    page.goto("/")
    expect(page.locator(STATUS)).to_contain_text(
        "The atlas's server could not be reached, so the map is not drawn."
        " Check the connection, then try again."
    )
    expect_view(page, "Lonely often or always")
    page.unroute(asked)
    page.locator(STATUS).get_by_role("button", name="Try again").click()
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator("#map path.k0").first).to_be_visible()
    expect(page.locator(STATUS)).to_be_hidden()


def test_a_lost_part_of_the_page_itself_is_said_and_can_be_asked_for_again(page, traffic):
    asked = "**/_dash-layout*"
    traffic.expect_failures()
    refuse(page, asked)
    page.goto(f"/?{ARTS}")
    note = page.locator(".page-note")
    expect(note).to_contain_text("Part of this page could not be fetched")
    mend(page, asked, traffic)
    note.get_by_role("button", name="Try again").click()
    expect(page.locator(READY)).to_be_attached()
    expect_view(page, "engaged")
    expect(note).to_have_count(0)


@pytest.mark.parametrize("asked", [SCRIPTS, "**/dash_leaflet.v*"])
def test_a_page_whose_scripts_or_map_are_lost_says_so_in_time(page, traffic, asked):
    traffic.expect_failures()
    refuse(page, asked)
    page.goto(f"/?{ARTS}")
    late = page.locator(".first-late")
    expect(late).to_be_hidden()
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    expect(late).to_be_visible()
    mend(page, asked, traffic)
    late.get_by_role("link", name="Try again").click()
    expect(page.locator(READY)).to_be_attached()
    expect(late).to_have_count(0)
    assert ARTS in page.url


def test_a_failed_choice_is_said_where_no_map_is_shown(page, traffic):
    traffic.expect_failures()
    open_explore(page, "indicator=unpaid_carer&view=ranking")
    refuse(page, FIGURES)
    choose_level(page, "Wards")
    note = page.get_by_role("status").filter(has_text="The last view stays.")
    expect(note.and_(page.locator(".page-note"))).to_be_visible()
    page.unroute(FIGURES)
    choose_level(page, "Wards")
    expect_view(page, "680 of 680 wards")
    expect(page.locator(".page-note")).to_be_hidden()


def test_a_fault_of_the_server_is_named_by_its_number(page, traffic):
    traffic.expect_failures()
    page.route(FIGURES, lambda route: route.fulfill(status=503, body="busy"))
    page.goto("/")
    expect(page.locator(STATUS)).to_contain_text("The server answered 503")


@pytest.mark.parametrize("asked", ["**/drawings/ward**", FIGURES])
def test_a_failed_choice_leaves_the_whole_last_view_and_can_be_made_again(page, traffic, asked):
    traffic.expect_failures()
    open_explore(page, "indicator=unpaid_carer")
    title = page.locator("#view-title").inner_text()
    refuse(page, asked)
    choose_level(page, "Wards")
    expect(page.locator(STATUS)).to_contain_text("The last view stays.")
    page.wait_for_load_state("networkidle")
    assert page.locator("#view-title").inner_text() == title
    assert "level=ward" not in page.url
    page.unroute(asked)
    choose_level(page, "Wards")
    expect_view(page, "680 of 680 wards")
    expect(page).to_have_url(re.compile("level=ward"))
    expect(page.locator(STATUS)).to_be_hidden()


def test_marks_that_do_not_come_are_said_and_the_table_is_there_without_them(page, traffic):
    traffic.expect_failures()
    refuse(page, "**/view/reach**")
    open_explore(page, "view=table&programme=culture_seeds")
    expect(page.locator("#table tbody tr")).to_have_count(33)
    expect(page.locator(STATUS)).to_be_attached()
    expect(page.locator("#table")).to_contain_text("Programme records could not be fetched")
    choose_view(page, "Map")
    expect(page.locator(STATUS)).to_contain_text("Programme records could not be fetched")


def test_a_list_that_does_not_come_is_said_in_the_list(page, traffic):
    traffic.expect_failures()
    open_explore(page)
    open_panel(page, "list")
    refuse(page, "**/view/places**")
    page.locator("#area-choice-input").focus()
    expect(page.locator("#area-choice .combo-count")).to_contain_text("could not be fetched")
    page.unroute("**/view/places**")
    page.keyboard.type("camden")
    expect(page.locator("#area-choice-list [role=option]").first).to_contain_text("Camden")


def test_marks_that_come_after_the_reader_chose_again_are_not_drawn(page):
    held = []
    page.route("**/view/reach**", lambda route: held.extend([route]))
    open_explore(page, "programme=model_city_london")
    open_panel(page, "programmes")
    expect(page.get_by_role("checkbox", name="Model City London")).to_be_checked()
    page.get_by_role("checkbox", name="Model City London").uncheck()
    expect(page).not_to_have_url(re.compile("programme="))
    with page.expect_response("**/view/reach**"):
        held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#map .mark")).to_have_count(0)
