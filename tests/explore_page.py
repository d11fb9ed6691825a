"""Steps that browser tests take on the Explore page."""

import io
import re

from PIL import Image
from playwright.sync_api import expect

READY = "main[data-ready]"


def open_explore(page, query=""):
    """Open a view and wait until its map is coloured and its words have come."""
    page.goto(f"/?{query}" if query else "/")
    expect(page.locator(READY)).to_be_attached(timeout=20_000)
    expect(page.locator("#view-title")).not_to_be_empty(timeout=20_000)
    expect(page.locator(".legend-title")).not_to_be_empty()


def expect_view(page, title):
    """Wait until the page says what is shown."""
    expect(page.locator("#view-title")).to_contain_text(title)


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
