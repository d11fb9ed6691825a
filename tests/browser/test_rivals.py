"""What readers of other atlases ask for: legends that hold still, files that equal the screen,
filters that survive, titles that say what is filtered, and choosing without a mouse."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import expect_view, open_drop, open_explore

pytestmark = pytest.mark.browser

# Every choice at once: colours, a list narrowed to a borough, and a condition.
EVERYTHING = (
    "indicator=unpaid_carer&level=ward&vintage=2022&scheme=quantile&classes=4"
    "&within=E09000014&where=unpaid_carer.least.7&area=E05013587"
)


READ_TABLE = """(() => {
  const heads = [...document.querySelectorAll("#table thead th")].map((head) => head.textContent);
  return [...document.querySelectorAll("#table tbody tr")].map((row) =>
    Object.fromEntries([...row.cells].map((cell, i) => [heads[i], cell.textContent])));
})()"""


def read_numbers(text):
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)]


def measure_legend(page):
    page.wait_for_load_state("networkidle")
    return page.locator("#legend").bounding_box(), page.locator("#map").bounding_box()


def read_classes(page):
    return page.locator(".legend-class .legend-range").all_inner_texts()


def read_colours(page):
    return page.locator("#map path.area").evaluate_all(
        "(paths) => paths.map((path) =>"
        " /(k\\d|none|plain|out|untold)/.exec(path.getAttribute('class'))[1])"
    )


def count_classes(page):
    return page.locator(".legend-class .swatch[class*=' k']").count()


def test_a_legend_holds_still_and_means_the_same_at_every_date(page):
    open_explore(page, "indicator=wb_happiness")
    box, classes = measure_legend(page), read_classes(page)
    dates = page.locator("#period option")
    expect(dates.nth(3)).to_be_attached()
    for place in (1, 3):
        open_drop(page, "Date")
        page.locator("#period").select_option(index=place)
        label = dates.nth(place).inner_text()
        expect(page.locator("#view-subtitle")).to_contain_text(label)
        assert read_classes(page) == classes
        for before, after in zip(box, measure_legend(page), strict=True):
            assert {
                k: after[k] == pytest.approx(before[k], abs=1) for k in before
            } == dict.fromkeys(before, True)


@pytest.mark.parametrize("query", ["indicator=arts_engaged", EVERYTHING])
def test_a_file_equals_the_table_on_screen(page, query):
    open_explore(page, f"{query}&view=table")
    rows = page.locator("#table tbody tr")
    expect(rows.first).to_be_visible()
    shown = page.evaluate(READ_TABLE)
    address = page.locator("#download").get_attribute("href")
    text = page.request.get(address).text()
    written = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert [row["area_name"] for row in written] == [row["Area"] for row in shown]
    for on_screen, row in zip(shown, written, strict=True):
        assert read_numbers(on_screen["Value"]) == read_numbers(row["value"])
        if "95 % interval" in on_screen:
            ends = [*read_numbers(row["lci_95"]), *read_numbers(row["uci_95"])]
            assert read_numbers(on_screen["95 % interval"]) == ends
        if "Compared with London" in on_screen:
            assert on_screen["Compared with London"] == row["compared_with_london"]
    assert all(row["class_on_map"] for row in written if row["value"])


def test_every_choice_survives_a_reload(page):
    open_explore(page, EVERYTHING)
    title = page.locator("#view-title").inner_text()
    expect(page.locator("#scheme")).to_have_value("quantile")
    assert count_classes(page) == 4
    filtered = page.locator("#view-filter")
    expect(filtered).to_contain_text("of 680 wards of 2022")
    asked, colours = filtered.inner_text(), read_colours(page)
    area = page.locator(".area-name").inner_text()
    page.reload()
    expect(page.locator("#view-title")).to_have_text(title)
    expect(page.locator("#scheme")).to_have_value("quantile")
    expect(page.locator("#classes")).to_have_value("4")
    expect(page.locator("#ranking select")).to_have_value("E09000014")
    assert count_classes(page) == 4
    assert read_colours(page) == colours
    expect(page.locator("#view-filter")).to_contain_text(asked)
    expect(page.locator("#map .out").first).to_be_attached()
    expect(page.locator(".area-name")).to_have_text(area)
    expect(page.locator("#map [aria-selected=true]")).to_have_count(1)
    for part in EVERYTHING.split("&"):
        assert part in page.url


def test_the_words_over_the_map_say_what_is_filtered(page):
    open_explore(page, "sure=1&where=arts_engaged.least.90")
    expect(page.locator("#view-subtitle")).to_contain_text("clear are coloured")
    said = page.locator("#view-filter")
    expect(said).to_contain_text(re.compile(r"\d+ of 33 boroughs match"))
    expect(page.locator("#chips")).to_contain_text(
        re.compile(r"engaged with the arts 90.* or more")
    )
    open_explore(page, EVERYTHING)
    expect(page.locator("#ranking h2")).to_contain_text("in Haringey")


def test_a_ward_is_chosen_by_search_without_a_mouse(page):
    open_explore(page, "indicator=unpaid_carer&level=ward&vintage=2022")
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-combobox=places]') !== null"):
            break
    page.keyboard.type("Abbey Wood")
    expect(page.locator(".combo-option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".area-name")).to_contain_text("Abbey Wood")
    expect(page).to_have_url(re.compile("area=E05"))


def test_a_ward_is_chosen_on_the_map_without_a_mouse(page):
    open_explore(page, "indicator=unpaid_carer&level=ward&vintage=2022")
    stop = page.locator("#map path.area[tabindex='0']")
    expect(stop).to_have_count(1)
    stop.focus()
    for key in ("h", "i", "g", "h", "g"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect_view(page, "Unpaid carers")
    expect(page.locator(".area-name")).to_contain_text("Highgate")
