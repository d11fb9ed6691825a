"""In whatever order the table is put, its file has the same rows in the same order."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.explore_page import open_explore

pytestmark = pytest.mark.browser

CODES = "[...document.querySelectorAll('#table tbody tr')].map((row) => row.dataset.code)"
VIEWS = {
    "wards with records": "indicator=born_outside_uk&level=ward&programme=model_city_london",
    "boroughs with intervals": "indicator=wb_anxiety&programme=eu_londoners_grants",
    "constituencies with gaps": "indicator=sol_belongs_to_london",
}


def read_codes(page):
    answer = page.request.get(page.locator("#download").get_attribute("href"))
    return [row["area_code"] for row in csv.DictReader(io.StringIO(answer.text()))]


@pytest.mark.parametrize("name", VIEWS)
def test_the_file_has_the_rows_in_the_order_on_screen(page, name):
    open_explore(page, f"{VIEWS[name]}&view=table")
    expect(page.locator("#table tbody tr").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    columns = page.locator("#table .sort").all_inner_texts()
    assert len(columns) >= 2
    different = []
    for column in columns:
        for _ in range(2):
            page.locator("#table").get_by_role("button", name=column, exact=True).click()
            on_screen = page.evaluate(CODES)
            if on_screen != read_codes(page):
                order = page.locator("#table th[aria-sort]:not([aria-sort=none])")
                different.append((column, order.get_attribute("aria-sort")))
    assert len(on_screen) >= 14
    assert different == []


def test_what_has_no_value_is_last_in_both_directions(page):
    open_explore(page, "indicator=sol_belongs_to_london&view=table")
    for direction in ("descending", "ascending"):
        page.locator("#table").get_by_role("button", name="Value").click()
        expect(page.locator(f"#table th[aria-sort={direction}]")).to_be_visible()
        cells = page.locator("#table tbody td.number").all_inner_texts()
        has_value = [cell[:1].isdigit() for cell in cells]
        assert has_value == sorted(has_value, reverse=True)
        assert 0 < sum(has_value) < len(has_value)
