"""Steps that browser tests take on the Explore page."""

import io
import re

from PIL import Image
from playwright.sync_api import expect

READY = "main[data-ready]"
ARTS = "indicator=arts_engaged"
PICKERS = ("topic", "filter", "programmes", "colours", "share")


def open_explore(page, query=""):
    """Open a view and wait until its map is coloured and its words have come."""
    page.goto(f"/?{query}" if query else "/")
    # Seen by the page itself as soon as it is so; an expectation looks again only after a second.
    page.locator(READY).wait_for(state="attached")
    expect(page.locator("#view-title")).not_to_be_empty()
    expect(page.locator(".legend-title")).not_to_be_empty()


def expect_view(page, words):
    """Wait until the page says in its title, or in the line below it, what is shown."""
    expect(page.locator("main .view-head")).to_contain_text(words)


def open_panel(page, name):
    """Open a part of the panel by the button or the tab that a reader has for it."""
    if page.locator("main").get_attribute("data-panel") == name:
        return
    # While a picker is open it stands in place of the panel's tabs.
    shown = page.locator("main").get_attribute("data-panel")
    if shown in PICKERS and name not in PICKERS:
        page.locator(f"[data-closes={shown}]").click()
    openers = f"[data-opens={name}], [data-tab-of={name}], [data-part={name}]"
    page.locator(openers).filter(visible=True).first.click()
    expect(page.locator(f"#panel-{name}")).to_be_visible()


def open_drop(page, name):
    """Open a short list by its name: Date or Areas in the bar, or Charts over the map."""
    drop = page.locator("details.drop").filter(visible=True)
    drop = drop.filter(has=page.locator("summary", has_text=name)).first
    if drop.get_attribute("open") is None:
        drop.locator("summary").click()
    return drop.locator(".drop-list")


def choose_level(page, name):
    """Choose the kind of areas in the bar's list of them."""
    open_drop(page, "Areas").get_by_role("button", name=name).click()


def open_views(page):
    """Open the list of ways of showing: the charts, or in a narrow window every way."""
    drop = page.locator(".views details.drop").filter(visible=True)
    if drop.get_attribute("open") is None:
        drop.locator("summary").click()
    return drop.locator(".drop-list")


def choose_view(page, name):
    """Choose a way of showing by its button, or from the list where it is kept."""
    beside = page.locator(".views > .segment").filter(visible=True, has_text=name)
    if beside.count():
        beside.click()
    else:
        open_views(page).get_by_role("button", name=name, exact=True).click()


def focused_label(page):
    """What a listener hears of the element that has the focus."""
    return page.evaluate("document.activeElement.getAttribute('aria-label') || ''")


def expect_heard(page, start):
    """Wait until a listener hears words of the focused element that begin so."""
    heard = re.compile("^" + re.escape(start))
    expect(page.locator("*:focus")).to_have_attribute("aria-label", heard)


def read_pixels(screenshot):
    """Read a screenshot as rows of red, green and blue."""
    return Image.open(io.BytesIO(screenshot)).convert("RGB")


def read_colour(colour):
    """Read '#rrggbb' as red, green and blue."""
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
