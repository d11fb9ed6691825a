"""Areas side by side: chosen, changed and read by keyboard, with and without a script."""

import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import find_axe_faults
from tests.sweep import first_and_sweep
from tests.waiting import wait_in_page

pytestmark = pytest.mark.browser

THREE = "/compare?compare=E09000012,E09000001,E09000020"
PAGES = {
    "nothing chosen": "/compare",
    "three boroughs": THREE,
    "similar boroughs": "/compare?compare=E09000012&similar=1",
    "notices": "/compare?compare=E09000012,E05009367,E09000012,nobody&indicators=nothing",
}


def heads(page):
    return page.locator(".tartan thead th")


def choose(page, name):
    """Choose an option of the focused box as a keyboard does, by the letters of its name."""
    page.keyboard.type(name)


def test_a_comparison_is_made_changed_and_read_by_keyboard_alone(page):
    page.goto("/compare")
    page.get_by_label("Borough 1").focus()
    choose(page, "Hack")
    page.keyboard.press("Tab")
    choose(page, "City")
    page.get_by_role("button", name="Compare").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Hackney and the City of London side by side")
    expect(page).to_have_url(re.compile(r"/compare\?.*compare=E09000012%2CE09000001"))
    page.get_by_label("Add a borough").focus()
    choose(page, "Kens")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heads(page)).to_have_text(
        [
            "Indicator",
            re.compile("1.*Hackney"),
            re.compile("2.*City of London"),
            re.compile("3.*Kensington and Chelsea"),
            "London",
            "Picture of the row",
        ]
    )
    page.get_by_role("link", name="Put first: Kensington and Chelsea").press("Enter")
    expect(heads(page).nth(1)).to_have_text(re.compile("1.*Kensington and Chelsea"))
    page.get_by_role("link", name="Remove: Hackney").press("Enter")
    expect(heads(page)).to_have_count(5)
    page.get_by_role("link", name="Similar areas: City of London").press("Enter")
    expect(page.locator("h1")).to_have_text("The City of London and the five boroughs most like it")
    expect(page.locator(".compare-similar li").first).to_be_visible()
    page.go_back()
    expect(heads(page).nth(2)).to_have_text(re.compile("2.*City of London"))


def test_indicators_are_ticked_and_the_areas_stay(page):
    page.goto(THREE)
    page.get_by_text("Choose indicators").press("Enter")
    ticks = page.locator(".compare-ticks")
    page.get_by_role("button", name="Untick all").press("Enter")
    expect(ticks.locator("input:checked")).to_have_count(0)
    ticks.get_by_label("Moved home in the past year").check()
    ticks.get_by_label("Adults engaged with the arts").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.locator(".tartan tbody tr:not(.theme-row)")).to_have_count(2)
    expect(heads(page)).to_have_count(6)
    page.get_by_text("Choose indicators").press("Enter")
    page.get_by_role("link", name="The standard list").click()
    expect(page.locator(".tartan tbody tr:not(.theme-row)")).not_to_have_count(2)


def test_a_form_keeps_the_colours_that_the_reader_chose(page):
    page.goto("/compare")
    page.get_by_role("button", name="Dark").click()
    page.get_by_label("Borough 1").select_option(label="Hackney")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("html[data-appearance=dark]")).to_be_attached()
    expect(page).to_have_url(re.compile("appearance=dark"))


def test_the_table_scrolls_inside_its_own_box_on_a_phone_and_by_keyboard(page):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(THREE)
    box = page.locator(".tartan-box")
    expect(box).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    box.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    wait_in_page(page, "() => document.querySelector('.tartan-box').scrollLeft > 100")
    # The indicator's name and the areas' names stay in sight.
    corner = page.locator(".tartan thead .row-head").bounding_box()
    frame = box.bounding_box()
    assert abs(corner["x"] - frame["x"]) < 3
    assert abs(corner["y"] - frame["y"]) < 3


def test_names_of_areas_stay_at_the_top_of_a_wide_screen(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(THREE)
    page.locator(".tartan tbody tr").last.scroll_into_view_if_needed()
    wait_in_page(page, "() => window.scrollY > 800")
    assert abs(page.locator(".tartan thead th").nth(1).bounding_box()["y"]) < 3


def test_it_works_without_any_script(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/compare?level=assembly_constituency")
    page.get_by_label("Assembly constituency 2").select_option(label="North East")
    page.get_by_label("Assembly constituency 4").select_option(label="Barnet and Camden")
    page.get_by_role("button", name="Compare").click()
    expect(heads(page).nth(1)).to_have_text(re.compile("1.*North East"))
    expect(heads(page).nth(2)).to_have_text(re.compile("2.*Barnet and Camden"))
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    context.close()


def test_paper_has_the_whole_table_and_no_controls(page):
    page.goto(THREE)
    page.emulate_media(media="print")
    for control in ("Add a borough", "Choose indicators", "Download CSV", "Remove"):
        expect(page.get_by_text(control, exact=True).first).to_be_hidden()
    overflow = page.locator(".tartan-box").evaluate("(e) => getComputedStyle(e).overflowY")
    assert overflow == "visible"


@pytest.mark.parametrize("name", first_and_sweep(PAGES))
def test_axe_finds_nothing(page, name):
    page.goto(PAGES[name])
    for summary in page.locator("main summary").all():
        summary.click()
    assert find_axe_faults(page) == []
    for width in (1440, 375):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
