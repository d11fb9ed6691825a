"""Addresses with script in every name are read as text and run nothing."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.explore_page import choose_view, open_explore

pytestmark = pytest.mark.browser

NAMES = ("indicator", "level", "vintage", "period", "since", "group", "area", "programme", "view")
SCRIPTS = (
    "<img src=x onerror=window.hurt=1>",
    "</script><script>window.hurt=1</script>",
    '"><svg onload=window.hurt=1>',
    "'};window.hurt=1;//{{7*7}}",
)


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_in_every_name_is_shown_as_text_and_not_run(page, script):
    names = (*NAMES, "appearance", "data", "unheard_of")
    open_explore(page, "&".join(f"{name}={quote(script)}" for name in names))
    # An unheard-of name is ignored, and another data version is told over the page.
    expect(page.locator("#notices p")).to_have_count(len(names) - 2)
    expect(page.locator(".version-note")).to_contain_text(script[:20])
    assert page.locator(".version-note :is(img, svg, script)").count() == 0
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hurt") is None
    assert script[:20] in page.locator("#notices").inner_text()
    assert page.locator("#notices :is(img, svg, script)").count() == 0
    expect(page.locator("#map path.area")).to_have_count(33)


def test_script_in_the_path_is_shown_as_text_and_not_run(page, traffic):
    traffic.expect_failures()
    page.goto("/" + quote("<img src=x onerror=window.hurt=1>"))
    expect(page.locator("main h1")).to_have_text("There is no such page")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hurt") is None
    assert page.locator("main img").count() == 0


def test_an_address_of_3600_bytes_shows_the_first_view_whole(page):
    """What is too long is not read at all: neither by the server nor by the page's scripts."""
    open_explore(page, "view=table&area=E09000014&programme=" + ",".join(["culture_seeds"] * 260))
    expect(page.locator("#notices")).to_contain_text("too long")
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator(".area-name")).to_have_text("No area chosen")
    page.wait_for_load_state("networkidle")
    expect(page.locator("path.selected-line")).to_have_count(0)
    expect(page.locator("#map .mark")).to_have_count(0)
    choose_view(page, "Table")
    expect(page).to_have_url(re.compile(r"/\?view=table$"))
    expect(page.locator("#notices")).to_be_empty()


@pytest.mark.parametrize("query", ["%", "?&&==", "indicator", "level=&view=", "#x"])
def test_an_address_that_is_not_a_query_shows_the_first_view(page, query):
    open_explore(page, query)
    expect(page.locator("#view-title")).to_contain_text("Lonely often or always")
    expect(page.locator("#map path.k0").first).to_be_attached()


def test_bytes_that_are_no_text_are_an_area_that_there_is_not(page):
    open_explore(page, "area=%ff%fe")
    expect(page.locator("#view-title")).to_contain_text("Adults engaged with the arts")
    expect(page.locator("#notices")).not_to_be_empty()
    expect(page.locator("#map path.k0").first).to_be_attached()
