"""From a postcode to paper by keyboard alone: lookup, profile, comparison, print."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# Far more stops than any page has before what is looked for.
_STOPS = 120
_HELD = "(role) => document.activeElement.matches(role)"
_PRINTED = "window.printed = 0; window.print = () => { window.printed += 1; };"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what a selector names holds the focus; nothing is clicked or focused."""
    for _ in range(_STOPS):
        if page.evaluate(_HELD, selector):
            break
        page.keyboard.press("Tab")
    expect(page.locator(f"{selector}:focus")).to_have_count(1)
    outline = page.locator(":focus").evaluate("(held) => getComputedStyle(held).outlineStyle")
    assert outline != "none"


def test_from_a_postcode_to_two_printed_pages_without_a_mouse(page):
    page.add_init_script(_PRINTED)
    page.goto("/")
    tab_to(page, "#find-box-input")
    page.keyboard.type("E8 1EA")
    expect(page.locator("#find-box-list [role=option]").first).to_contain_text("Hackney")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Hackney")

    tab_to(page, "main a[href^='/compare']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/compare.compare=E09000012&similar=1"))
    expect(page.locator("main h1")).to_contain_text("Hackney")
    expect(page.locator("main thead th[scope=col]").first).to_be_visible()

    tab_to(page, "main button[data-print]")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") == 1
    tab_to(page, "main a[href^='/area/E09000012']")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Hackney")
    tab_to(page, "main button[data-print]")
    page.keyboard.press("Space")
    assert page.evaluate("window.printed") == 1
