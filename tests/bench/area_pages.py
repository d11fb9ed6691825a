"""How soon the page of an area is useful, beside the map's page, and what its PDFs take."""

import time
from statistics import median

from playwright.sync_api import Browser

from dashboard.exports.profile_pdf import write_pdf
from dashboard.figures.profile.build import build_profile
from dashboard.state.addresses import profile_address
from geodata.closed_lists import Level
from geodata.model import Area, Geography
from geodata.repository import Repository
from geodata.tables.parquet import open_pack
from tests.bench.interactions import high
from tests.bench.servers import run_servers
from tests.project_files import ROOT

MOST_MILLISECONDS, MOST_SECONDS = 1_000, 60
EACH_WARD = 68
# What must be there of each page; of the map, that it is coloured.
PROFILE = (".profile h1", ".profile-map svg", ".range-strip svg")
MAP = ("main[data-ready] #map path.area",)
PAINTED = """() => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
})"""


def measure_area_pages(browser: Browser, repeats: int) -> list[str]:
    """Open pages of boroughs and wards and the map by turns, each with an empty cache."""
    repository = open_pack(ROOT / "geodata" / "pack")
    profiles: list[float] = []
    maps: list[float] = []
    with run_servers(["ours"]) as addresses:
        profile_urls = [
            addresses["ours"] + profile_address(area) for area in list_areas(repository)
        ]
        for turn in range(repeats + 1):
            times = [time_page(browser, url, PROFILE) for url in profile_urls]
            # The first round warms server and browser, and is thrown away.
            profiles += times if turn else []
            maps.append(time_page(browser, addresses["ours"] + "/", MAP))
    is_met = median(profiles) <= MOST_MILLISECONDS
    return [
        f"page of an area, useful after: median {median(profiles):,.0f} ms, 95th"
        f" {high(profiles):,.0f} ms; {median(profiles) / median(maps):.2f} of the map's page",
        f"  {'pass' if is_met else 'FAIL'}  median at most {MOST_MILLISECONDS:,} ms",
        *time_sheets(repository),
    ]


def list_areas(repository: Repository) -> list[Area]:
    """List ten boroughs and ten wards of 2022, evenly spread."""
    chosen = {Geography(Level.BOROUGH): 3, Geography(Level.WARD, 2022): EACH_WARD}
    return [
        repository.area(code, geography)
        for geography, each in chosen.items()
        for code in repository.areas(geography)["area_code"].iloc[::each]
    ]


def time_page(browser: Browser, url: str, needed: tuple[str, ...]) -> float:
    """Load a page with an empty cache; give the milliseconds until what is needed is painted."""
    page = browser.new_context().new_page()
    page.goto(url, wait_until="commit")
    for selector in needed:
        page.locator(selector).first.wait_for()
    said = page.evaluate(PAINTED)
    page.context.close()
    return float(said)


def time_sheets(repository: Repository) -> list[str]:
    """Make every borough's PDF in this process."""
    boroughs = repository.areas(Geography(Level.BOROUGH))["area_code"]
    took = []
    for code in boroughs:
        start = time.perf_counter()
        area = repository.area(code)
        write_pdf(build_profile(area, repository), repository, profile_address(area))
        took.append(time.perf_counter() - start)
    is_met = sum(took) <= MOST_SECONDS
    return [
        f"PDFs of {len(took)} boroughs: {sum(took):,.1f} s, median {median(took) * 1000:,.0f} ms",
        f"  {'pass' if is_met else 'FAIL'}  together at most {MOST_SECONDS} s",
    ]
