"""Tables of text: CSV in the encodings and with the separators that office programs write."""

import codecs
import csv
import io
from collections.abc import Collection, Iterator
from itertools import islice

from dashboard.loaded.find_header import Numbered, count_known, lay_out_table
from dashboard.loaded.loaded_table import HEADER_WITHIN, LoadedFileError, LoadedTable

_SEPARATORS = (",", ";", "\t")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(data: bytes, known: Collection[str]) -> LoadedTable:
    """Read a CSV: UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs.

    Parameters
    ----------
    data : bytes
        The whole file.
    known : collection of str
        The template's columns.

    Raises
    ------
    LoadedFileError
        It is no text, is cut short, or has no header.
    """
    text, notices = read_text(data)
    try:
        separator = max(_SEPARATORS, key=lambda sign: _rate_separator(text, sign, known))
        return lay_out_table(_list_rows(text, separator), known, notices)
    except csv.Error as error:
        raise LoadedFileError(
            problem="The file cannot be read as a table: a quotation mark is open too long.",
            expected="a quotation mark at both ends of a cell that holds a separator or new line",
            mend="Save it again as CSV from the program that wrote it.",
        ) from error


def read_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Read bytes as text, and say where its encoding had to be taken for granted."""
    notices: tuple[str, ...] = ()
    try:
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise _refuse_text() from error
        notices = (
            "The file is not in UTF-8 and was read as Windows-1252: look whether names with"
            " accents are right.",
        )
    if "\0" in text:
        raise _refuse_text()
    return text, notices


def _refuse_text() -> LoadedFileError:
    return LoadedFileError(
        problem="The file holds bytes that are no text.",
        expected="a table of text in UTF-8, UTF-16 or Windows-1252",
        mend="Save it as CSV (UTF-8), as XLSX or as GeoJSON.",
    )


def _rate_separator(text: str, separator: str, known: Collection[str]) -> int:
    head = islice(_list_rows(text, separator), HEADER_WITHIN)
    return max((count_known(row.cells, known) for row in head), default=0)


def _list_rows(text: str, separator: str) -> Iterator[Numbered]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return (Numbered(number, cells) for number, cells in enumerate(reader, start=1))
