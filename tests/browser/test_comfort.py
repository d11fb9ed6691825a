"""Everyday comfort: steps back and forth, links, recent views, keys, and words that do not come."""

import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import ARTS, expect_view, open_explore, open_panel

pytestmark = pytest.mark.browser

WORDS = "**/_dash-update-component**"
USUAL = "Adults engaged with the arts"
FIRST = "Lonely often or always"


def act(page, name):
    return page.locator(f"[data-act={name}]")


def press_act(page, name):
    open_panel(page, "share")
    act(page, name).click()


def choose_carers(page):
    page.evaluate("atlas.choose({ indicator: 'unpaid_carer' })")
    expect_view(page, "Unpaid carers")


def test_undo_and_redo_say_what_they_do_and_agree_with_the_browser(page):
    open_explore(page, ARTS)
    expect(act(page, "undo")).to_have_attribute("aria-disabled", "true")
    choose_carers(page)
    expect(act(page, "undo")).to_have_text("Undo: indicator")
    page.keyboard.press("Control+z")
    expect_view(page, USUAL)
    expect(page.locator("#map")).to_have_attribute("data-palette", re.compile("."))
    assert page.evaluate("atlas.map().figures.indicator") == "arts_engaged"
    expect(act(page, "undo")).to_have_attribute("aria-disabled", "true")
    expect(act(page, "redo")).to_have_text("Redo: indicator")
    page.go_forward()
    expect_view(page, "Unpaid carers")
    expect(act(page, "redo")).to_have_attribute("aria-disabled", "true")
    page.reload()
    expect(act(page, "undo")).to_have_text("Undo: indicator")
    press_act(page, "undo")
    expect_view(page, USUAL)
    page.keyboard.press("Control+Shift+Z")
    expect_view(page, "Unpaid carers")


@pytest.mark.parametrize("typed", ["/?indicator=wb_happiness", "/about"])
def test_an_address_that_was_typed_takes_the_place_of_what_could_be_done_again(page, typed):
    open_explore(page, ARTS)
    choose_carers(page)
    press_act(page, "undo")
    expect(act(page, "redo")).to_have_text("Redo: indicator")
    page.goto(typed)
    page.go_back()
    expect_view(page, USUAL)
    expect(act(page, "redo")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Control+Shift+Z")
    page.wait_for_load_state("networkidle")
    expect_view(page, USUAL)


def test_the_keys_of_undo_are_the_readers_own_while_typing(page):
    open_explore(page)
    choose_carers(page)
    open_panel(page, "list")
    page.locator("#area-choice-input").focus()
    page.keyboard.type("cam")
    page.keyboard.press("Control+z")
    page.wait_for_load_state("networkidle")
    expect(page).to_have_url(re.compile("indicator=unpaid_carer"))


def test_reset_shows_the_first_view_keeps_the_appearance_and_can_be_undone(page):
    open_explore(page, "indicator=unpaid_carer&level=ward&appearance=dark")
    press_act(page, "reset")
    expect_view(page, FIRST)
    expect(page).to_have_url(re.compile(r"/\?appearance=dark$"))
    expect(act(page, "undo")).to_have_text("Undo: reset")
    press_act(page, "undo")
    expect_view(page, "680 of 680 wards")


def test_a_copied_link_names_the_view_and_the_version_of_the_data(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_explore(page, "indicator=unpaid_carer")
    press_act(page, "copy")
    expect(page.locator(".page-note")).to_contain_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"/\?indicator=unpaid_carer&data=[^&]+$", link)


def test_a_link_that_cannot_be_copied_is_there_to_be_copied_by_hand(page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    open_explore(page, "indicator=unpaid_carer")
    press_act(page, "copy")
    field = page.get_by_label("Address of this view")
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile("indicator=unpaid_carer&data="))


def test_recent_views_are_listed_shown_again_and_cleared(page):
    open_explore(page)
    open_panel(page, "share")
    page.locator(".recent summary").click()
    choose_carers(page)
    views = page.locator(".recent-view")
    expect(views.first).to_contain_text("Unpaid carers")
    press_act(page, "reset")
    expect(views.first).to_contain_text(FIRST)
    views.filter(has_text="Unpaid carers").click()
    expect_view(page, "Unpaid carers")
    page.get_by_role("button", name="Clear the list").click()
    expect(views).to_have_count(0)


def test_a_recent_view_has_its_own_title_though_it_comes_late(page):
    open_explore(page)
    open_panel(page, "share")
    page.locator(".recent summary").click()
    views = page.locator(".recent-view")
    expect(views).to_have_count(1)
    answers = []

    def wait(answer):
        answers.append(answer)

    page.route("**/_dash-update-component*", wait)
    page.evaluate("atlas.choose({ indicator: 'unpaid_carer' })")
    # Stayed at for long enough, and its words are still on their way.
    expect(views).to_have_count(2)
    for answer in answers:
        answer.continue_()
    page.unroute("**/_dash-update-component*")
    expect(views.first).to_contain_text("Unpaid carers")
    expect(views.filter(has_text=FIRST)).to_have_count(1)


def test_recent_views_are_gone_where_the_browser_keeps_nothing(page):
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name,"
        " { get() { throw new DOMException('denied', 'SecurityError'); } })"
    )
    open_explore(page)
    open_panel(page, "share")
    expect(page.locator(".recent")).to_be_hidden()
    choose_carers(page)
    press_act(page, "undo")
    expect_view(page, FIRST)


def test_the_list_of_keys_opens_closes_and_gives_the_focus_back(page):
    open_explore(page)
    page.locator("#map path[tabindex='0']").focus()
    page.keyboard.press("?")
    expect(page.locator("#keyboard-help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keyboard-help")).to_be_hidden()
    expect(page.locator("#map path[tabindex='0']")).to_be_focused()


def test_full_screen_shows_what_is_seen_and_is_left_again(page):
    open_explore(page)
    act(page, "fullscreen").click()
    expect(act(page, "fullscreen")).to_have_attribute("aria-label", "Leave full screen")
    assert page.evaluate("document.fullscreenElement.className") == "stage"
    act(page, "fullscreen").click()
    expect(act(page, "fullscreen")).to_have_attribute("aria-label", "Full screen")


def test_words_that_do_not_come_are_said_and_can_be_asked_for_again(page, traffic):
    traffic.expect_failures()
    open_explore(page)
    page.route(WORDS, lambda route: route.fulfill(status=500, body="fault"))
    page.evaluate("atlas.choose({ indicator: 'unpaid_carer' })")
    note = page.locator(".page-note")
    expect(note).to_contain_text("the server answered 500")
    page.unroute(WORDS)
    note.get_by_role("button", name="Try again").click()
    expect_view(page, "Unpaid carers")
    expect(note).to_be_hidden()


def test_what_is_opened_in_the_reach_box_stays_open_at_a_choice(page):
    open_explore(page, "programme=model_city_london")
    open_panel(page, "programmes")
    page.locator("#reach-box summary").click()
    choose_carers(page)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#reach-box details")).to_have_attribute("open", "")


@pytest.mark.parametrize("width", [375, 320])
def test_the_buttons_fit_a_phone(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    open_explore(page)
    page.keyboard.press("?")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box = page.locator("#keyboard-help").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
