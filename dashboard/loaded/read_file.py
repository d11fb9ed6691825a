"""A reader's file, known by its first bytes and not by its name."""

from collections.abc import Collection
from http import HTTPStatus

from dashboard.loaded.check_workbook import is_packed
from dashboard.loaded.loaded_table import MOST_BYTES, LoadedFileError, LoadedTable
from dashboard.loaded.read_csv import read_csv
from dashboard.loaded.read_geojson import is_geojson, read_geojson
from dashboard.loaded.read_workbook import read_workbook


def read_file(data: bytes, known: Collection[str]) -> LoadedTable:
    """Read a file's rows by the template's columns.

    Parameters
    ----------
    data : bytes
        The whole file.
    known : collection of str
        The template's columns.

    Raises
    ------
    LoadedFileError
        It is empty, too large, of another form, damaged, or has no header or rows.
    """
    if len(data) > MOST_BYTES:
        raise refuse_too_large()
    if not data.strip(b"\0 \t\r\n"):
        raise LoadedFileError(
            problem="The file is empty.",
            expected="a header and at least one row",
            mend="Fill in a template, and load that.",
        )
    table = _read(data, known)
    if not table.rows:
        raise LoadedFileError(
            problem="The file has no row below its header.",
            expected="a row for each record or figure",
            mend="Fill in the rows, and load it again.",
        )
    return table


def refuse_too_large() -> LoadedFileError:
    """Make the fault of a file that is larger than can be loaded."""
    return LoadedFileError(
        problem="The file is too large.",
        expected=f"at most {MOST_BYTES // 1_000_000} MB",
        mend="Leave out columns and sheets that are not needed, or load it in parts.",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )


def _read(data: bytes, known: Collection[str]) -> LoadedTable:
    if data.startswith(b"%PDF"):
        raise LoadedFileError(
            problem="The file is a PDF.",
            expected="a table as CSV, XLSX or GeoJSON",
            mend="Ask its author for the table, or type it into a template.",
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        )
    if is_packed(data):
        return read_workbook(data, known)
    return read_geojson(data, known) if is_geojson(data) else read_csv(data, known)
