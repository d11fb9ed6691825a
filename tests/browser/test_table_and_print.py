"""The table, its file, and the page on paper."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.explore_page import open_explore, open_panel
from tests.pdf_text import read_sheets

pytestmark = pytest.mark.browser


def read_file(page):
    open_panel(page, "share")
    with page.expect_download() as waiting:
        page.locator("#download").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_file_is_the_table_on_screen_with_its_source_and_filters(page):
    open_explore(page, "indicator=wb_anxiety&view=table&programme=model_city_london&area=E09000014")
    page.get_by_role("button", name="Value").click()
    expect(page.locator("#table thead th[aria-sort=descending]")).to_contain_text("Value")
    expect(page.locator("#download")).to_have_attribute("href", re.compile("order=descending"))
    on_screen = page.locator("#table tbody th button").all_inner_texts()
    rows = read_file(page)
    assert [row["area_name"] for row in rows] == on_screen
    assert rows[-1]["area_name"] == "City of London"
    assert rows[-1]["value"] == ""
    assert {row["programmes"] for row in rows} == {"Model City London"}
    assert all(row["source"] and row["licence"] and row["data_version"] for row in rows)
    expect(page.locator("#table tr[aria-current]")).to_contain_text("Haringey")


def test_a_row_chooses_its_area(page):
    open_explore(page, "view=table")
    page.locator("#table").get_by_role("button", name="Camden").click()
    expect(page.locator("#area-panel .area-name")).to_have_text("Camden")
    expect(page.locator("#table tr[aria-current]")).to_contain_text("Camden")


def test_paper_has_the_map_its_words_and_no_controls(page):
    open_explore(page, "area=E09000014&appearance=dark")
    page.wait_for_load_state("networkidle")
    said = " ".join(read_sheets(page.pdf(format="A4")))
    for part in (
        "clearly above London",
        "83–85",
        "Source:",
        "Crown copyright",
        "Haringey",
        "Printed",
    ):
        assert part in said
    for control in ("Find an area", "All London", "Download (CSV)"):
        assert control not in said
