"""The one table: its headers, what sorts it, and what becomes of it where there is no room."""

import re

import pytest
from dash import html

from dashboard.components.static_html import write_html
from dashboard.components.table import (
    Caption,
    Cell,
    Column,
    ColumnKind,
    Narrow,
    Row,
    RowGroup,
    Table,
    build_table,
)

COLUMNS = ("Area", Column("Value", ColumnKind.NUMBER, "value"), "Note")
ROWS = (
    Row((html.A("Hackney", href="/area/E09000012"), Cell("12.5 %", key=12.5), "Survey")),
    Row(("Barnet", Cell("not published", class_name="soft"), None), "barnet", is_current=True),
)


def write(**options):
    given = {"name": "Figures", "columns": COLUMNS, "rows": ROWS}
    return write_html(build_table(Table(**(given | options))))


def test_each_row_and_each_column_has_a_header():
    written = write()
    assert re.findall(r'<th[^>]* scope="col"[^>]*>([^<]+)', written) == ["Area", "Value", "Note"]
    headers = re.findall(r'<th[^>]*scope="row"[^>]*>(.*?)</th>', written)
    assert headers == ['<a href="/area/E09000012">Hackney</a>', "Barnet"]
    assert re.findall(r"<tr[^>]*barnet[^>]*>", written) != []
    assert written.count('aria-current="true"') == 1


def test_cells_are_named_by_their_columns_only_where_rows_may_be_stacked():
    named = re.findall(r'data-head="([^"]*)"', write())
    assert named == ["Value", "Note"] * 2
    assert "data-head" not in write(narrow=Narrow.SCROLLS)
    assert "data-head" not in write(narrow=Narrow.STACKS)


@pytest.mark.parametrize(("narrow", "has_roles"), [("names cells", True), ("scrolls", False)])
def test_a_row_that_may_be_stacked_says_its_role(narrow, has_roles):
    written = write(narrow=Narrow(narrow))
    assert (written.count('role="cell"') == 4) is has_roles
    assert (written.count('role="rowheader"') == 2) is has_roles
    assert ('role="table"' in written) is has_roles


def test_a_column_of_numbers_sorts_by_them_and_what_has_none_is_last():
    written = write(sorts=True)
    assert re.findall(r'data-sortable="(\w+)"', written) == ["text", "number", "text"]
    assert re.findall(r'data-value="([^"]*)"', written) == ["12.5", ""]
    assert "data-sortable" not in write()
    assert "data-value" not in write()


def test_a_box_that_scrolls_is_a_stop_of_the_keyboard_with_a_name():
    box = write().split("<table")[0]
    for attribute in ('class="scroll"', 'tabindex="0"', 'role="region"', 'aria-label="Figures"'):
        assert attribute in box
    assert 'tabindex="0"' not in write(box="stacked", narrow=Narrow.STACKS)


def test_a_table_without_a_box_or_a_caption_has_its_name_as_a_label():
    assert 'aria-label="Figures"' in re.findall(r"^<table[^>]*>", write(box=""))[0]
    captioned = write(box="", caption=Caption.SHOWN)
    assert "<caption>Figures</caption>" in captioned
    assert "aria-label" not in captioned
    assert '<caption class="aside">Figures</caption>' in write(caption=Caption.HIDDEN)


def test_a_group_has_its_heading_over_all_columns():
    group = RowGroup("Relationships", ROWS, "not-printed")
    written = write(rows=(), groups=(group,), heading_class="theme")
    assert 'class="theme"' in re.findall(r"<tr[^>]*>", written)[1]
    heading = re.findall(r"<th[^>]*>Relationships</th>", written)[0]
    assert 'scope="rowgroup"' in heading
    assert 'colspan="3"' in heading
    assert 'class="not-printed"' in re.findall(r"<tbody[^>]*>", written)[0]


def test_a_cell_over_several_columns_has_no_class_of_one_of_them():
    rows = [Row(("Hackney", Cell("withheld", class_name="missing", span=2)))]
    cell = re.findall(r"<td[^>]*>", write(rows=rows))[0]
    assert 'class="missing"' in cell
    assert 'colspan="2"' in cell
    assert 'class="value number"' in write()
