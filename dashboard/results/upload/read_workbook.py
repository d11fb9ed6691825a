"""A reader's workbook: its ZIP is looked at first, then it is read as values only."""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from dashboard.results.upload.table import (
    HEADER_WITHIN,
    MOST_COLUMNS,
    Numbered,
    UploadError,
    UploadTable,
    count_known,
    make_table,
    refuse_too_many,
)
from geodata.errors import GeodataError

_MOST_MEMBERS = 300
_MOST_UNPACKED = 40_000_000
_MOST_RATIO = 250
# Of all parts: twenty thousand rows of a template have fewer, each text shared or not.
_MOST_TAGS = 3_000_000
_ENCRYPTED = 1
_OLD_FORM = b"\xd0\xcf\x11\xe0"
_XML = (".xml", ".rels", ".vml")
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]*)["']""")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1"})


def is_packed(data: bytes) -> bool:
    """Say whether bytes are a workbook of any kind, or what only looks like one."""
    return data.startswith((b"PK", _OLD_FORM))


def check_workbook(data: bytes) -> None:
    """Check that a workbook is an XLSX, without macros, and no larger than it may be.

    Sizes are those that the ZIP declares, past which nothing of a member is read.

    Raises
    ------
    UploadError
        It is another form, is damaged, or would unpack into too much.
    """
    if data.startswith(_OLD_FORM):
        raise _refuse_archive("The file is an old or a protected Excel workbook.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist(), len(data))
            _check_kind(archive)
            names = [name for name in archive.namelist() if name.casefold().endswith(_XML)]
            if sum(_check_xml(archive.read(name)) for name in names) > _MOST_TAGS:
                raise _refuse_archive("The workbook holds more cells and texts than can be read.")
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
        *(OSError, RuntimeError, ValueError, KeyError),
    ) as error:
        raise _refuse_archive("The workbook is damaged and cannot be unpacked.") from error


def _check_sizes(members: Sequence[zipfile.ZipInfo], packed: int) -> None:
    """Look at sizes before anything is unpacked: a small file can hold gigabytes."""
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED or unpacked > packed * _MOST_RATIO:
        raise _refuse_archive(
            f"The workbook unpacks into {len(members):,} parts of {unpacked:,} bytes."
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise _refuse_archive("The workbook is protected by a password.")


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = {name.casefold() for name in archive.namelist()}
    if "mimetype" in names:
        raise _refuse_archive("The file is an OpenDocument table (ODS).")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise _refuse_archive("The workbook holds macros.")
    if any(name.endswith("xl/workbook.bin") for name in names):
        raise _refuse_archive("The file is a binary workbook (XLSB).")
    if "xl/workbook.xml" not in names:
        raise _refuse_archive("The file is a ZIP and no workbook.")


def _check_xml(data: bytes) -> int:
    """Refuse what could define entities, whose expansion no size bounds; else count the tags."""
    # Without the zeros UTF-16 reads as ASCII here, so that nothing hides in it.
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    plain = (data.replace(b"\0", b"")[2:] if is_wide else data).removeprefix(b"\xef\xbb\xbf")
    named = _ENCODING.match(plain.lstrip())
    is_known = named is None or is_wide or named[1].lower() in _ENCODINGS
    if not plain.lstrip().startswith(b"<") or b"\0" in plain or not is_known:
        raise _refuse_archive("A part of the workbook is no XML in UTF-8.")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise _refuse_archive(
            "A part of the workbook defines XML entities, which no spreadsheet needs."
        )
    return plain.count(b"<")


def _refuse_archive(problem: str) -> UploadError:
    return UploadError(
        problem=problem,
        expected="an XLSX workbook without macros, formulas or password, of at most"
        f" {_MOST_UNPACKED // 1_000_000} MB unpacked",
        mend="Save the one table as XLSX or as CSV (UTF-8).",
    )


FORMULA = "="
"""What a cell with a formula reads as; no cell of a table may begin so."""
_MOST_SHEETS = 20
# Past these, cells are empty or the file is refused: a reference can name any column.
_MOST_CELLS = 60
_MOST_LINES = 50_000
# Above it a float has no ones left.
_EXACT = 1e15


def read_workbook(data: bytes, known: Collection[str]) -> UploadTable:
    """Read the first sheet of a workbook that has the template's header.

    Parameters
    ----------
    data : bytes
        The whole file.
    known : collection of str
        The template's columns.

    Raises
    ------
    UploadError
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


def _read(data: bytes, known: Collection[str]) -> UploadTable:
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        sheets = list(workbook.worksheets)[:_MOST_SHEETS]
        for sheet in sheets:
            if _has_header(sheet, known):
                notices = (f"Read from the sheet “{sheet.title}”.",) if len(sheets) > 1 else ()
                return make_table(_list_rows(sheet), known, notices)
        return make_table(iter(()), known)
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


def _refuse() -> UploadError:
    return UploadError(
        problem="The workbook is damaged: a part of it cannot be read.",
        expected="an XLSX workbook as spreadsheet programs write it",
        mend="Open it, save the one table anew as XLSX or as CSV (UTF-8), and load that.",
    )
