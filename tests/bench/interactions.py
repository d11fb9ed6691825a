"""What a reader does after the map is there: each choice, an area, the list, a drag."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Error, Page

from tests.bench.measure import View, Wire, load_cold
from tests.bench.subjects import Subject

DRAG_STEPS = 40
BRUSHED_ROWS = 12
# Not every indicator of neighbourhoods is held for another level.
OTHER_LEVEL = {"borough": "ward", "ward_2022": "borough"}
OUR_LEVEL = {"borough": "borough", "ward_2022": "ward", "lsoa": "lsoa"}


@dataclass(slots=True)
class Times:
    """Milliseconds of each interaction with the atlas, and of a bare page's redraws."""

    ours: dict[str, list[float]] = field(default_factory=dict)
    bare: list[float] = field(default_factory=list)

    def add(self, name: str, milliseconds: list[float]) -> None:
        """Keep more times of one interaction."""
        self.ours.setdefault(name, []).extend(milliseconds)

    def write(self) -> list[str]:
        """Write a line an interaction: median, 95th percentile, and both against the bare page."""
        floor = median(self.bare)
        lines = [f"{'':34}{'median ms':>12}{'95th ms':>10}{'median / (b)':>14}{'95th / (b)':>12}"]
        lines += [
            f"{name:34}{median(times):>12,.1f}{high(times):>10,.1f}"
            f"{median(times) / floor:>14.2f}{high(times) / floor:>12.2f}"
            for name, times in (*self.ours.items(), ("(b) redraw of a bare SVG", self.bare))
            if times
        ]
        return lines


def high(times: list[float]) -> float:
    """The 95th percentile, by the nearest rank."""
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def measure_interactions(
    browser: Browser, ours: View, bare: View, subject: Subject, times: Times
) -> None:
    """Load both pages once; interact with ours, and redraw the bare one as often as we chose."""
    page, wire, _ = load_cold(browser, bare)
    for indicator in subject.indicators[1:] + subject.indicators[:-1]:
        times.bare.append(page.evaluate(f"window.bench.redraw('bare', {indicator!r})"))
        wire.wait_until_quiet(page)
    page.context.close()
    page, wire, _ = load_cold(browser, ours)
    page.evaluate("window.bench.watchInput()")
    for name, changes in list_changes(page, subject):
        times.add(name, [choose(page, wire, changes)])
    times.add("brushing the list of areas", brush(page))
    for name, found in drag(page).items():
        times.add(name, found)
    page.context.close()


def list_changes(page: Page, subject: Subject) -> Iterator[tuple[str, dict[str, str]]]:
    """List the choices to make, each from where the last one led."""
    level = {"level": OUR_LEVEL[subject.key]}
    first, *others = subject.indicators
    for indicator in others:
        yield "an indicator, not yet seen", {"indicator": indicator}
    for indicator in (*others[:-1], first):
        yield "an indicator, seen before", {"indicator": indicator}
    for name in ("not yet seen", "seen before"):
        yield f"a scheme, {name}", {"scheme": "quantile"}
        yield f"a scheme, {name}", {"scheme": "equal"}
    yield "a scheme, seen before", {"scheme": ""}
    for period in read_periods(page):
        yield "a date", {"period": period}
    codes = subject.shapes["area_code"].astype(str)
    for place in (0, len(codes) // 3, len(codes) // 2):
        yield "an area", {"area": codes.iloc[place]}
    for name in ("first time", "again") if subject.key in OTHER_LEVEL else ():
        yield f"another level, {name}", {"level": OTHER_LEVEL[subject.key]}
        yield "back to this level", {**level}
    # The area names the borough whose areas the list shows.
    yield "an area", {"area": codes.iloc[-1]}


def read_periods(page: Page) -> list[str]:
    """Read the dates that can be chosen, newest last so that the first view's comes back."""
    held = page.locator("[data-param=period] option").evaluate_all(
        "(options) => options.map((option) => option.value)"
    )
    return held[1:4] + held[:1] if len(held) > 1 else []


def choose(page: Page, wire: Wire, changes: dict[str, str]) -> float:
    """Make one choice; give the milliseconds to the painted map once the page is quiet again."""
    try:
        found: float = page.evaluate("(changes) => window.bench.choose(changes)", changes)
    except Error as error:
        message = f"{changes} at {page.url} drew nothing: {error.message}"
        raise RuntimeError(message) from error
    wire.wait_until_quiet(page)
    return found


def brush(page: Page) -> list[float]:
    """Move the pointer over rows of the list; give the milliseconds from each to its frame."""
    rows = page.locator("#ranking .rank-row")
    if not rows.count():
        return []
    rows.first.scroll_into_view_if_needed()
    page.evaluate("window.bench.takeInput()")
    for place in range(min(BRUSHED_ROWS, rows.count())):
        rows.nth(place).hover()
    return page.evaluate("window.bench.takeInput()")["over"]


def drag(page: Page) -> dict[str, list[float]]:
    """Zoom in and drag the map; give frames and the delay from each move to its frame."""
    page.evaluate("window.scrollTo(0, 0)")
    found: dict[str, list[float]] = {"a zoom by one button press": []}
    for _ in range(3):
        found["a zoom by one button press"].append(page.evaluate("window.bench.zoom()"))
        page.wait_for_timeout(600)
    box = read_box(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("window.bench.takeInput()")
    for step in range(DRAG_STEPS):
        page.mouse.move(x + step * 3, y + step * 2)
    heard = page.evaluate("window.bench.takeInput()")
    page.mouse.up()
    return found | {"a frame while dragging": heard["frames"], "a move's delay": heard["move"]}


def read_box(page: Page) -> Any:
    """Give the map's box on the screen."""
    return page.locator("#map").bounding_box()
