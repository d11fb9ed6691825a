"""Measuring one page in Chromium: its cold load, its bytes, its redraws."""

import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from tests.project_files import ROOT

PROBE = (ROOT / "tests" / "bench" / "probe.js").read_text(encoding="utf-8")
QUIET_SECONDS = 0.4
PATIENCE_SECONDS = 60
OUR_NAMES = {
    "borough": {"level": "borough"},
    "ward_2022": {"level": "ward", "vintage": "2022"},
    "lsoa": {"level": "lsoa"},
}


@dataclass(frozen=True, slots=True)
class View:
    """One page to measure: which way of drawing, where it is served, what it shows first."""

    kind: str
    address: str
    edition: str
    indicator: str

    @property
    def url(self) -> str:
        """The page's address with what it is to show."""
        names = OUR_NAMES[self.edition] if self.kind == "ours" else {"edition": self.edition}
        return f"{self.address}/?{urlencode({'indicator': self.indicator, **names})}"


@dataclass
class Wire:
    """Bytes that came over the wire for one page, compressed, with their headers.

    Without slots: Playwright keeps a note of its own on whoever listens.
    """

    finished: list[tuple[float, float]] = field(default_factory=list)
    open_requests: set[str] = field(default_factory=set)
    changed_at: float = field(default_factory=time.monotonic)
    clock_offset: float | None = None

    def watch(self, page: Page) -> None:
        """Listen to everything that a page asks for."""
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self.note_start)
        session.on("Network.loadingFinished", self.note_end)
        session.on("Network.loadingFailed", self.note_end)
        session.send("Network.enable")

    def note_start(self, event: dict) -> None:
        """Remember an open request, and how the protocol's clock differs from the wall's."""
        if self.clock_offset is None:
            self.clock_offset = event["wallTime"] - event["timestamp"]
        # A script that a page makes itself (MapLibre's worker) is never said to be finished.
        if event["request"]["url"].startswith("http"):
            self.open_requests.add(event["requestId"])
        self.changed_at = time.monotonic()

    def note_end(self, event: dict) -> None:
        """Count an answer's bytes at the time at which its last one came."""
        self.open_requests.discard(event["requestId"])
        self.changed_at = time.monotonic()
        size = event.get("encodedDataLength", 0)
        self.finished.append((event["timestamp"] + (self.clock_offset or 0), size))

    def count(self, until: float = float("inf")) -> float:
        """Bytes of the answers complete at a wall-clock time in seconds."""
        return sum(size for at, size in self.finished if at <= until)

    def is_busy(self) -> bool:
        """Whether something is asked and not yet answered, or was a moment ago."""
        return bool(self.open_requests) or time.monotonic() - self.changed_at < QUIET_SECONDS

    def wait_until_quiet(self, page: Page) -> None:
        """Let a page work until nothing has been asked or answered for a while."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self.is_busy() and time.monotonic() < until:
            page.wait_for_timeout(50)


@dataclass(frozen=True, slots=True)
class Loaded:
    """One cold load: to the coloured map, to one that answers, and bytes of the whole page."""

    load_ms: float
    ready_ms: float
    bytes_coloured: float
    bytes_whole: float


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of indicator: milliseconds to the painted map, and all bytes that it cost."""

    redraw_ms: float
    bytes_change: float


def load_cold(browser: Browser, view: View) -> tuple[Page, Wire, Loaded]:
    """Open a page with an empty cache and wait until its map is coloured and it is quiet."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    start = f"window.bench.watchLoad({view.kind!r}, {view.indicator!r});"
    page.add_init_script(f"{PROBE}\n{start}")
    wire = Wire()
    wire.watch(page)
    page.goto(view.url, wait_until="commit")
    load_ms = page.evaluate("window.bench.whenLoaded()")
    ready_ms = page.evaluate("window.bench.whenReady()")
    wire.wait_until_quiet(page)
    coloured_at = (page.evaluate("performance.timeOrigin") + load_ms) / 1000
    return page, wire, Loaded(load_ms, ready_ms, wire.count(coloured_at), wire.count())


def change(page: Page, wire: Wire, kind: str, indicator: str) -> Changed:
    """Choose another indicator and wait until the page is quiet again."""
    before = wire.count()
    redraw_ms = page.evaluate(f"window.bench.redraw({kind!r}, {indicator!r})")
    wire.changed_at = time.monotonic()
    wire.wait_until_quiet(page)
    return Changed(redraw_ms, wire.count() - before)
