"""Tables in XLSX workbooks, read as values only: a formula is refused where it stands."""

import io
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from dashboard.loaded.check_workbook import check_workbook
from dashboard.loaded.find_header import Numbered, count_known, lay_out_table
from dashboard.loaded.loaded_table import (
    HEADER_WITHIN,
    MOST_COLUMNS,
    LoadedFileError,
    LoadedTable,
    refuse_too_many,
)
from geodata.errors import GeodataError

FORMULA = "="
"""What a cell with a formula reads as; no cell of a table may begin so."""

_MOST_SHEETS = 20
# Past these, cells are empty or the file is refused: a reference can name any column.
_MOST_CELLS = 60
_MOST_LINES = 50_000
# Above it a float has no ones left.
_EXACT = 1e15


def read_workbook(data: bytes, known: Collection[str]) -> LoadedTable:
    """Read the first sheet of a workbook that has the template's header.

    Parameters
    ----------
    data : bytes
        The whole file.
    known : collection of str
        The template's columns.

    Raises
    ------
    LoadedFileError
        It is no XLSX that may be opened, or no sheet has such a header.
    """
    check_workbook(data)
    try:
        return _read(data, known)
    except GeodataError:
        raise
    except ParseError as error:
        raise _refuse() from error
    except Exception as error:
        raise _refuse() from error


def _read(data: bytes, known: Collection[str]) -> LoadedTable:
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        sheets = list(workbook.worksheets)[:_MOST_SHEETS]
        for sheet in sheets:
            if _has_header(sheet, known):
                notices = (f"Read from the sheet “{sheet.title}”.",) if len(sheets) > 1 else ()
                return lay_out_table(_list_rows(sheet), known, notices)
        return lay_out_table(iter(()), known)
    finally:
        workbook.close()


def _has_header(sheet: ReadOnlyWorksheet, known: Collection[str]) -> bool:
    return any(count_known(row.cells, known) > 1 for row in _list_rows(sheet, most=HEADER_WITHIN))


def _list_rows(sheet: ReadOnlyWorksheet, most: int | None = None) -> Iterator[Numbered]:
    # What a sheet says of its own size is often wrong.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=most, max_col=_MOST_CELLS, values_only=True)
    for number, row in enumerate(rows, start=1):
        if number > _MOST_LINES:
            raise refuse_too_many("lines", _MOST_LINES, "rows further down than that")
        cells = [_write_cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS and most is None:
            raise refuse_too_many("columns", MOST_COLUMNS, f"{len(cells)} columns")
        yield Numbered(number, cells)


def _write_cell(value: object) -> str:
    """Write a cell as a person would have typed it into a CSV; a formula begins as one does."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        is_whole = float(value).is_integer() and abs(value) < _EXACT
        return str(int(value)) if is_whole else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    # Formulas over several cells are no text; nor is a span of time one that a column can hold.
    return FORMULA


def _refuse() -> LoadedFileError:
    return LoadedFileError(
        problem="The workbook is damaged: a part of it cannot be read.",
        expected="an XLSX workbook as spreadsheet programs write it",
        mend="Open it, save the one table anew as XLSX or as CSV (UTF-8), and load that.",
    )
