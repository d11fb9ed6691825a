"""The page of an area: read, opened, sorted and printed, by keyboard and without any script."""

import re

import pytest
from playwright.sync_api import expect

from geodata.closed_lists import Level
from geodata.model import Geography
from tests.axe_faults import find_axe_faults
from tests.pdf_text import read_sheets
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

HACKNEY = "/area/E09000012"
WARD = "/area/E05009367?level=ward&vintage=2022"
# One of each kind, with the longest lists that the pack holds among them.
AREAS = {
    "borough": HACKNEY,
    "borough with few figures": "/area/E09000001",
    "borough with most records": "/area/E09000028",
    "ward": WARD,
    "merged ward": "/area/E09000001?level=ward&vintage=2022",
    "ward of 2018": "/area/E05009367?level=ward&vintage=2018",
    "ward of 2012": "/area/E05000026?level=ward&vintage=2012",
    "constituency": "/area/E32000007",
}
CONTROLS = ("Copy link", "Open on the map", "Download", "Every date", "Dark", "Skip to")


def open_area(page, address):
    page.goto(address)
    expect(page.locator("main.profile h1")).not_to_be_empty()


def read_paper(page):
    """The pages that the browser prints, as text with single spaces."""
    return read_sheets(page.pdf(format="A4"))


@pytest.mark.parametrize(
    "name", first_and_sweep(["borough", "ward", "ward of 2018", "constituency"])
)
def test_axe_finds_nothing_though_parts_are_opened(page, name):
    open_area(page, AREAS[name])
    for summary in page.locator("main summary").all()[:3]:
        summary.click()
    assert find_axe_faults(page) == []


@pytest.mark.parametrize("name", first_and_sweep(AREAS, 4))
def test_nothing_scrolls_sideways_at_320_pixels(page, name):
    page.set_viewport_size({"width": 320, "height": 640})
    open_area(page, AREAS[name])
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [1440, 375])
def test_nothing_jumps_while_the_page_loads(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())"
        " window.shifts += e.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    open_area(page, HACKNEY)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifts") < 0.01


def test_the_whole_page_is_worked_by_keyboard(page):
    open_area(page, HACKNEY)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    source = page.locator(".range-strip summary").first
    source.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".range-strip .explanation").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".range-strip .explanation").first).to_be_hidden()
    head = page.locator(".parts thead button").nth(1)
    head.focus()
    page.keyboard.press("Enter")
    expect(head).to_be_focused()
    expect(page.locator(".parts thead th").nth(1)).to_have_attribute("aria-sort", "descending")
    page.keyboard.press("Space")
    expect(page.locator(".parts thead th").nth(1)).to_have_attribute("aria-sort", "ascending")


def read_column(page, place):
    cells = page.locator(f".parts tbody tr td:nth-child({place})")
    return [
        float(value) if value else None
        for value in cells.evaluate_all("(cells) => cells.map((cell) => cell.dataset.value)")
    ]


def test_rows_are_sorted_by_number_and_by_name(page):
    open_area(page, HACKNEY)
    names = page.locator(".parts tbody th").all_inner_texts()
    page.locator(".parts thead button").nth(1).click()
    values = read_column(page, 2)
    held = [value for value in values if value is not None]
    # What has no value stands last in either order.
    assert values == sorted(held, reverse=True) + [None] * (len(values) - len(held))
    assert page.locator(".parts tbody th").all_inner_texts() != names
    page.locator(".parts thead button").first.click()
    expect(page.locator(".parts thead th").nth(1)).to_have_attribute("aria-sort", "none")
    assert page.locator(".parts tbody th").all_inner_texts() == sorted(names)


def test_links_lead_on_and_keep_the_appearance(page):
    open_area(page, f"{HACKNEY}?appearance=dark")
    page.locator("#similar + ol a").first.click()
    expect(page).to_have_url(re.compile(r"/area/E090000\d\d\?appearance=dark"))
    page.goto(WARD)
    page.locator(".crumbs").get_by_role("link", name="Hackney").click()
    expect(page.locator("h1")).to_have_text("Hackney")


def test_the_citation_and_the_link_are_copied_and_the_page_is_printed(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    open_area(page, HACKNEY)
    page.locator(".range-strip summary").first.click()
    page.locator(".range-strip [data-copies]").first.click()
    expect(page.locator(".page-note")).to_contain_text("Citation copied")
    cited = page.locator(".range-strip .cited").first.inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == cited
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".page-note")).to_contain_text("Link copied")
    assert HACKNEY in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") == 1


def test_without_scripts_everything_is_there_and_nothing_is_dead(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(HACKNEY)
    assert page.locator("main button:visible").count() == 0
    expect(page.locator(".range-strip tbody tr")).not_to_have_count(0)
    page.locator(".range-strip summary").first.click()
    expect(page.locator(".range-strip .explanation").first).to_be_visible()
    context.close()


def test_a_link_to_a_figure_opens_where_it_is_from(page):
    open_area(page, f"{HACKNEY}#figure-unpaid_carer")
    expect(page.locator("#figure-unpaid_carer .explanation")).to_be_visible()


def check_paper(page, name):
    first, *rest = read_paper(page)
    assert len(rest) == 1, f"{name} needs {len(rest) + 1} pages"
    assert name in first
    assert "What stands out" in first
    # The sheet names the atlas itself; the page's header would name it again.
    assert first.count("Social Integration Atlas for London") == 1
    for said in ("Sources", "Crown copyright", "Data version", "Printed"):
        assert said in rest[0], f"{name}: no '{said}'"
    for control in CONTROLS:
        assert control not in first + rest[0]


@pytest.mark.parametrize("which", first_and_sweep(["with most records", "some others"]))
def test_boroughs_are_printed_on_two_pages(page, repository, which):
    """The ones with most records have the longest lists."""
    boroughs = repository.areas(Geography(Level.BOROUGH)).set_index("area_code")["area_name"]
    records = repository.reach()["area_codes"].explode().value_counts()
    most = [code for code in records.index if code in boroughs.index][:4]
    for code in most if which == "with most records" else boroughs.index[::6]:
        page.goto(f"/area/{code}")
        check_paper(page, boroughs[code])


@pytest.mark.parametrize(
    "name", first_and_sweep([name for name in AREAS if "borough" not in name], 2)
)
def test_other_areas_are_printed_on_two_pages(page, name):
    open_area(page, AREAS[name])
    check_paper(page, page.locator("h1").inner_text())


def test_paper_has_at_most_25_figures_and_no_cut_words(page):
    open_area(page, HACKNEY)
    page.set_viewport_size({"width": 703, "height": 1000})
    page.emulate_media(media="print")
    rows = page.locator(".range-strip tbody tr:not(.range-strip-theme):visible")
    assert 0 < rows.count() <= 25
    wide = page.evaluate(
        "[...document.querySelectorAll('.range-strip :is(th, td)')].filter((cell) =>"
        " cell.offsetParent && cell.scrollWidth > cell.clientWidth + 1)"
        ".map((cell) => cell.textContent)"
    )
    assert wide == []
