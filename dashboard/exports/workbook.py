"""A workbook (XLSX): a sheet of notes first, then tables with one header row each."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.notes import Cell
from dashboard.format.text import keep_writable
from dashboard.settings import SITE_NAME

_TEXT_WIDTH, _WIDEST_PIXELS = 110, 420
# Two books of the same data are the same: the notes say the version, no clock does.
_NO_CLOCK = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
# A text that begins like a formula or an address is a text, and is never run.
_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class NotesSheet(NamedTuple):
    """The first sheet: its name, a term and its text a row, and the width of the terms."""

    name: str
    lines: Sequence[tuple[str, str]]
    term_width: int


class TableSheet(NamedTuple):
    """A sheet of one table; None is an empty cell, a list is joined by "; "."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write_workbook(title: str, notes: NotesSheet, tables: Iterable[TableSheet]) -> bytes:
    """Write a workbook; the same sheets give the same bytes.

    Numbers are numbers and texts are texts: none is run as a formula or
    turned into a link.
    """
    file = BytesIO()
    with Workbook(file, _PLAIN) as book:
        book.set_properties({"title": title, "author": SITE_NAME, "created": _NO_CLOCK})
        strong, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        _write_notes(book.add_worksheet(notes.name), notes, strong, wrapped)
        for table in tables:
            _write_table(book.add_worksheet(table.name), table, strong)
    return file.getvalue()


def _write_notes(sheet: Worksheet, notes: NotesSheet, strong: Format, wrapped: Format) -> None:
    for place, (term, text) in enumerate(notes.lines):
        sheet.write_string(place, 0, term, strong)
        sheet.write_string(place, 1, keep_writable(text), wrapped)
    sheet.set_column(0, 0, notes.term_width)
    sheet.set_column(1, 1, _TEXT_WIDTH)


def _write_table(sheet: Worksheet, table: TableSheet, strong: Format) -> None:
    sheet.write_row(0, 0, table.columns, strong)
    for place, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, place, column, cell)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.autofit(_WIDEST_PIXELS)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, list | tuple):
        cell = "; ".join(str(part) for part in cell)
    if isinstance(cell, str):
        sheet.write_string(row, column, keep_writable(cell))
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif cell is not None and not pd.isna(cell):
        sheet.write_number(row, column, float(cell))
