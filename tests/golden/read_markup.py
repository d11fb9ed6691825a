"""Pages and drawings, read in Chromium as they are shown."""

import re
import time
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Route

from tests.golden.client import HOST

_FOLDER = Path(__file__).parent
_SCRIPT = "\n".join(
    (_FOLDER / name).read_text(encoding="utf-8") for name in ("read_drawing.js", "read_page.js")
)
_READ = f"() => {{ {_SCRIPT}\nreturn readPage(); }}"
_MARKUP = frozenset({"text/html", "image/svg+xml"})
_PATIENCE_MS = 60_000
# Explore notes a view that is stayed at for a second; what is read before differs by the machine.
_STAY_MS, _PAUSE_MS, _MOST_SECONDS = 1_500, 400, 60
# What a page says while something is still on the way.
_ON_THE_WAY = re.compile(r"(Drawing|Opening|Fetching|Checking) [^·]*…$")
# A browser without a window may never call a page idle that draws nothing more.
_IDLE = """() => new Promise((resolve) => {
  const wait = (next) => requestIdleCallback(next, { timeout: 1000 });
  wait(() => wait(resolve));
})"""
_EXPLORE_READY = "main[data-ready]"


class MarkupReader:
    """A browser that reads what the server wrote without scripts, and other pages with them."""

    def __init__(self, browser: Browser) -> None:
        self._browser, self._host = browser, f"http://{HOST}"
        self._written = self._open(scripts=False)

    def read(self, body: bytes, media_type: str, address: str) -> list[str]:
        """Read markup that was fetched already, with the style sheets of its own address."""
        page = self._written.new_page()
        complaints = _listen(page)
        content_type = f"{media_type}; charset=utf-8"
        url = self._host + address

        def answer(route: Route) -> None:
            route.fulfill(body=body, content_type=content_type)

        try:
            # Only the page itself: its styles come from the server.
            page.route(lambda asked: asked.partition("#")[0] == url, answer, times=1)
            page.goto(url, wait_until="load", timeout=_PATIENCE_MS)
            return [*page.evaluate(_READ), *complaints]
        except Error as error:
            return [f"This could not be read: {error.message.splitlines()[0]}", *complaints]
        finally:
            page.close()

    def read_enlivened(self, address: str) -> list[str]:
        """Open an address as a reader does, wait until nothing changes, and read it.

        What the page complains of in the console comes last.
        """
        # A window of its own: what the page keeps in the browser is no other page's.
        window = self._open(scripts=True)
        page = window.new_page()
        complaints = _listen(page)
        try:
            return [*self._open_and_read(page, address), *complaints]
        except Error as error:
            return [f"This could not be read: {error.message.splitlines()[0]}", *complaints]
        finally:
            window.close()

    def _open_and_read(self, page: Page, address: str) -> list[str]:
        response = page.goto(self._host + address, timeout=_PATIENCE_MS)
        if address == "/" or address.startswith("/?"):
            page.wait_for_selector(_EXPLORE_READY, state="attached", timeout=_PATIENCE_MS)
        page.wait_for_load_state("networkidle", timeout=_PATIENCE_MS)
        status = response.status if response else 0
        shown_at = page.url.removeprefix(self._host)
        return [f"status {status}", f"address {shown_at}", *_read_settled(page)]

    def _open(self, *, scripts: bool) -> BrowserContext:
        return self._browser.new_context(
            viewport={"width": 1280, "height": 800},
            locale="en-GB",
            timezone_id="Europe/London",
            color_scheme="light",
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )


def is_markup(media_type: str) -> bool:
    """Whether the browser reads this kind of content."""
    return media_type in _MARKUP


def _listen(page: Page) -> list[str]:
    """Give the list to which the page's errors are added, among them files that do not come."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    return complaints


def _read_settled(page: Page) -> list[str]:
    """Read again and again until the same is there twice, and nothing is on the way."""
    until = time.monotonic() + _MOST_SECONDS
    page.evaluate(_IDLE)
    page.wait_for_timeout(_STAY_MS)
    lines, last = [], None
    while time.monotonic() < until:
        page.evaluate(_IDLE)
        lines = page.evaluate(_READ)
        if lines == last and not any(map(_ON_THE_WAY.match, lines)):
            return lines
        last = lines
        page.wait_for_timeout(_PAUSE_MS)
    return [*lines, "The page was still changing when it was read."]
