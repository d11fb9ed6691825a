"""A reader's CSV or GeoJSON, known by its first bytes and not by its name."""

import codecs
import csv
import io
import json
from collections.abc import Collection, Iterator
from http import HTTPStatus
from itertools import islice
from typing import NoReturn

from dashboard.results.upload.read_workbook import is_packed, read_workbook
from dashboard.results.upload.table import (
    HEADER_WITHIN,
    MOST_BYTES,
    MOST_ROWS,
    Numbered,
    UploadError,
    UploadPoint,
    UploadRow,
    UploadTable,
    check_columns,
    count_known,
    fold_column,
    make_table,
    name_unknown,
    refuse_too_many,
)

_SEPARATORS = (",", ";", "\t")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(data: bytes, known: Collection[str]) -> UploadTable:
    """Read a CSV: UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs.

    Parameters
    ----------
    data : bytes
        The whole file.
    known : collection of str
        The template's columns.

    Raises
    ------
    UploadError
        It is no text, is cut short, or has no header.
    """
    text, notices = read_text(data)
    try:
        separator = max(_SEPARATORS, key=lambda sign: _rate_separator(text, sign, known))
        return make_table(_list_rows(text, separator), known, notices)
    except csv.Error as error:
        raise UploadError(
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


def _refuse_text() -> UploadError:
    return UploadError(
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


_DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326")
_PAIR = 2
# Above it a float has no ones left.
_EXACT = 1e15


def is_geojson(data: bytes) -> bool:
    """Say whether bytes are JSON of some kind rather than a table."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def read_geojson(data: bytes, known: Collection[str]) -> UploadTable:
    """Read a feature collection whose places are points in degrees (EPSG:4326).

    Parameters
    ----------
    data : bytes
        The whole file.
    known : collection of str
        The template's columns.

    Raises
    ------
    UploadError
        It is no feature collection, or not in degrees.
    """
    text, notices = read_text(data)
    features = _list_features(parse_json(text))
    if len(features) > MOST_ROWS:
        raise refuse_too_many("rows", MOST_ROWS, f"{len(features):,} features")
    rows, points, names = [], {}, {}
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        cells = {
            fold_column(name): write_value(value)
            for name, value in (properties if isinstance(properties, dict) else {}).items()
        }
        names.update(dict.fromkeys(cells))
        rows.append(UploadRow(number, {name: cells[name] for name in cells if name in known}))
        point = _read_point(feature)
        if point:
            points[number] = point
    check_columns(list(names), known)
    columns = tuple(name for name in names if name in known)
    return UploadTable(tuple(rows), columns, (*notices, *name_unknown(names, known)), points)


def parse_json(text: str) -> object:
    """Parse JSON strictly: no NaN, no depth without end, no number without end."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise UploadError(
            problem="The file begins as JSON and cannot be read as such.",
            expected="JSON as the standard has it, without NaN and not nested without need",
            mend="Write it anew from the program that made it.",
        ) from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _list_features(document: object) -> list[object]:
    members = document if isinstance(document, dict) else {}
    is_collection = members.get("type") == "FeatureCollection"
    features = members.get("features") if is_collection else None
    if not isinstance(features, list):
        raise UploadError(
            problem="The file is JSON and no GeoJSON FeatureCollection.",
            expected="a FeatureCollection of points, with the template's columns as properties",
            mend="Export the layer as GeoJSON, or load it as CSV or XLSX.",
        )
    system = members.get("crs")
    if system is not None and not str(system).rstrip("'}\" ").endswith(_DEGREES):
        raise UploadError(
            problem="The GeoJSON is not in degrees of longitude and latitude.",
            expected="EPSG:4326, which GeoJSON is always in",
            mend="Export the layer again with the coordinate system EPSG:4326.",
        )
    return features


def write_value(value: object) -> str:
    """Write a value of JSON as a person would have typed it into a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, int):
        # Python writes no integer of more than some thousand figures.
        return str(value) if abs(value) < 10**30 else "a number of more than 30 figures"
    return value.strip() if isinstance(value, str) else json.dumps(value)[:100]


def _read_point(feature: object) -> UploadPoint | None:
    if not isinstance(feature, dict):
        return UploadPoint(0, 0, "It is no Feature.")
    geometry = feature.get("geometry")
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind != "Point":
        return UploadPoint(0, 0, "Its geometry is no Point.")
    pair = geometry.get("coordinates")
    if not isinstance(pair, list) or len(pair) < _PAIR or not all(map(_is_number, pair[:_PAIR])):
        return UploadPoint(0, 0, "Its point has no longitude and latitude.")
    return UploadPoint(float(pair[0]), float(pair[1]))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _EXACT


def read_file(data: bytes, known: Collection[str]) -> UploadTable:
    """Read a file's rows by the template's columns.

    Parameters
    ----------
    data : bytes
        The whole file.
    known : collection of str
        The template's columns.

    Raises
    ------
    UploadError
        It is empty, too large, of another form, damaged, or has no header or rows.
    """
    if len(data) > MOST_BYTES:
        raise refuse_too_large()
    if not data.strip(b"\0 \t\r\n"):
        raise UploadError(
            problem="The file is empty.",
            expected="a header and at least one row",
            mend="Fill in a template, and load that.",
        )
    table = _read(data, known)
    if not table.rows:
        raise UploadError(
            problem="The file has no row below its header.",
            expected="a row for each record or figure",
            mend="Fill in the rows, and load it again.",
        )
    return table


def refuse_too_large() -> UploadError:
    """Make the fault of a file that is larger than can be loaded."""
    return UploadError(
        problem="The file is too large.",
        expected=f"at most {MOST_BYTES // 1_000_000} MB",
        mend="Leave out columns and sheets that are not needed, or load it in parts.",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )


def _read(data: bytes, known: Collection[str]) -> UploadTable:
    if data.startswith(b"%PDF"):
        raise UploadError(
            problem="The file is a PDF.",
            expected="a table as CSV, XLSX or GeoJSON",
            mend="Ask its author for the table, or type it into a template.",
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        )
    if is_packed(data):
        return read_workbook(data, known)
    return read_geojson(data, known) if is_geojson(data) else read_csv(data, known)
