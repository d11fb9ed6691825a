"""Forms that answer at each choice: what is kept of the page, and what happens at a failure."""

import re

import pytest
from playwright.sync_api import expect

PAGE = re.compile(r"/reach\?")


@pytest.fixture
def live(page):
    """The list of programmes, whose form is live, marked so that a new page would be noticed."""
    page.goto("/reach")
    page.evaluate("window.isSamePage = true")
    return page


def choose_year(page, year):
    page.get_by_label("Year").select_option(year)


def test_a_choice_is_shown_without_a_new_page_and_can_be_undone(live):
    before = live.locator("h1").inner_text()
    live.get_by_text("Programmes: all").click()
    live.get_by_label("Year").focus()
    choose_year(live, "2018")
    expect(live).to_have_url(re.compile("year=2018"))
    expect(live.locator("h1")).not_to_have_text(before)
    # The box has the focus still, what was opened is open, and what is shown is heard.
    expect(live.get_by_label("Year")).to_be_focused()
    expect(live.locator("details", has_text="Programmes: all").first).to_have_attribute("open", "")
    expect(live.locator(".live-status")).to_have_text(f"Shown: {live.locator('h1').inner_text()}")
    expect(live).to_have_title(re.compile(re.escape(live.locator("h1").inner_text())))
    choose_year(live, "2019")
    expect(live).to_have_url(re.compile("year=2019"))
    live.evaluate("history.go(-2)")
    expect(live.locator("h1")).to_have_text(before)
    expect(live.get_by_label("Year")).to_have_value("")
    assert live.evaluate("window.isSamePage")


def test_the_last_of_two_choices_is_what_is_shown(live):
    held = []

    def hold(route):
        held.append(route)

    live.route(re.compile("year=2018"), hold)
    choose_year(live, "2018")
    expect(live.locator("main[aria-busy=true]")).to_be_attached()
    choose_year(live, "2019")
    expect(live).to_have_url(re.compile("year=2019"))
    expect(live.locator("main[aria-busy]")).to_have_count(0)
    expect(live.get_by_label("Year")).to_have_value("2019")
    assert len(held) == 1


def test_what_cannot_be_fetched_is_said_and_the_form_is_sent_plainly(live, traffic):
    traffic.expect_failures()
    before = live.locator("h1").inner_text()
    live.route(PAGE, lambda route: route.abort())
    choose_year(live, "2018")
    expect(live.locator(".page-note")).to_contain_text("could not be reached")
    expect(live.locator("h1")).to_have_text(before)
    live.unroute(PAGE)
    live.get_by_role("button", name="Load the page").click()
    expect(live).to_have_url(re.compile("year=2018"))
    expect(live.locator("h1")).not_to_have_text(before)
    assert not live.evaluate("Boolean(window.isSamePage)")
