"""A reader arrives with a postcode or half a name, and leaves on the page of an area."""

import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import find_axe_faults
from tests.explore_page import open_explore

pytestmark = pytest.mark.browser

BOX = "#find-box-input"
OPTIONS = "#find-box-list [role=option]"
TOLD = "#find-box .combo-count"
# The first profile of a process collects what all others use.


def write(page, text):
    """Write into the header's box by keyboard alone, as from anywhere on the page."""
    page.locator(BOX).focus()
    page.keyboard.type(text)


def test_a_postcode_leads_to_the_profile_of_its_borough_by_keyboard_alone(page):
    page.goto("/about")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "find-box-input":
            break
    page.keyboard.type("se109nf")
    expect(page.locator(TOLD)).to_have_text("SE10 9NF is in Greenwich.")
    page.keyboard.press("ArrowDown")
    expect(page.locator(BOX)).to_have_attribute("aria-activedescendant", "find-box-list-0")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/area/E09000011$"))
    expect(page.locator("main h1")).to_contain_text("Greenwich")


def test_a_ward_of_an_old_edition_keeps_its_edition_and_the_page_its_colours(page):
    open_explore(page, "appearance=dark")
    write(page, "se10 9nf")
    option = page.locator(OPTIONS).filter(has_text="Ward of 2012")
    expect(option).to_have_count(1)
    option.click()
    expect(page).to_have_url(
        re.compile(r"/area/E05\d{6}\?level=ward&vintage=2012&appearance=dark$")
    )
    expect(page.locator("html")).to_have_attribute("data-appearance", "dark")


def test_a_misspelt_borough_is_found(page):
    page.goto("/data")
    write(page, "Hammersmth")
    expect(page.locator(TOLD)).to_have_text("No area is called “Hammersmth”.")
    expect(page.locator(OPTIONS).first).to_contain_text("Hammersmith and Fulham")


def test_options_name_their_edition_the_newest_first_and_their_borough(page):
    page.goto("/about")
    write(page, "barnsbury")
    expect(page.locator(OPTIONS)).to_contain_text(
        [
            "Ward of 2022, Islington",
            "Ward of 2018, Islington",
            "Ward of 2012, Islington",
        ]
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("E8 9ZZ", "E8 9ZZ is not in the list of postcodes. It may be new"),
        ("M1 1AE", "M1 1AE is not in London."),
        ("SWIA 1AA", "“SWIA 1AA” is not a postcode."),
        ("qqqqqq", "No area is called “qqqqqq”, or nearly so."),
    ],
)
def test_each_failure_is_said_in_words_in_the_box_and_on_the_page(page, written, told):
    page.goto("/about")
    write(page, written)
    expect(page.locator(TOLD)).to_contain_text(told)
    expect(page.locator("#find-box-list")).to_be_hidden()
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/area\?q="))
    expect(page.locator("#answer")).to_contain_text(told.split(". ")[0])


def test_enter_lists_all_areas_of_a_beginning_and_escape_keeps_what_is_written(page):
    page.goto("/about")
    write(page, "sw1")
    expect(page.locator(OPTIONS).first).to_contain_text("Westminster")
    page.keyboard.press("Escape")
    expect(page.locator("#find-box .combo-popup")).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("sw1")
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_contain_text("begin with SW1A")
    expect(page.locator(".find-group").first).to_contain_text("Westminster")
    counts = [
        int(text.split()[0].replace(",", ""))
        for text in page.locator(".find-group").first.locator("li .soft").all_inner_texts()
    ]
    assert counts == sorted(counts, reverse=True)


def test_a_guess_can_be_followed(page):
    page.goto("/area?q=SWIA+1AA")
    page.get_by_role("link", name="SW1A 1AA").click()
    expect(page.locator("#answer")).to_have_text("SW1A 1AA is in Westminster.")


def test_a_server_that_does_not_answer_is_told_and_the_page_still_finds(page, traffic):
    traffic.expect_failures()
    page.goto("/about")
    page.route("**/view/find*", lambda route: route.abort())
    write(page, "camden")
    expect(page.locator(TOLD)).to_contain_text("could not be reached")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_contain_text("“camden”")


def test_the_page_finds_without_any_script(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/about")
    page.get_by_role("link", name="Find an area").click()
    page.locator("#find-here-input").fill("e8 3")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("#answer")).to_have_text("347 postcodes in 2 boroughs begin with E8 3.")
    page.get_by_role("link", name="Hackney", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/area/E09000012$"))
    context.close()


def test_on_a_phone_one_link_leads_to_the_page_and_nothing_is_wider_than_it(page):
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto("/about")
    expect(page.locator(BOX)).to_be_hidden()
    page.get_by_role("link", name="Find an area").click()
    page.locator("#find-here-input").focus()
    page.keyboard.type("hackny")
    expect(page.locator("#find-here-list [role=option]").first).to_contain_text("Hackney")
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/area/E09000012$"))


def test_axe_finds_nothing_in_the_search_and_its_answers(page):
    found = []
    for query in ("", "?q=e8+3", "?q=E8+9ZZ", "?q=camdn"):
        page.goto(f"/area{query}")
        found += find_axe_faults(page, (1280,))
    for text, is_open in (("camden", True), ("m1 1ae", False)):
        page.locator(BOX).fill(text)
        expect(page.locator(TOLD)).to_contain_text("“camden”" if is_open else "not in London")
        found += find_axe_faults(page, (1280,))
    assert found == []
