"""The chart of rows that a reader sent: checked anew, drawn, and forgotten."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from dashboard.components.static_html import write_html
from dashboard.figures.uploaded_figures import make_figures
from dashboard.figures.uploaded_records import make_records
from dashboard.pages.upload.answer import KINDS, check_table, find_kind
from dashboard.pages.upload.layout import build_upload_figure
from dashboard.results.upload.places import UploadPlaces
from dashboard.results.upload.read_file import parse_json, read_text, write_value
from dashboard.results.upload.table import (
    MOST_ROWS,
    UploadError,
    UploadPoint,
    UploadRow,
    UploadTable,
    refuse_too_many,
)
from geodata.closed_lists import Precision
from geodata.repository import Repository

_EXACT = (Precision.POINT.value, Precision.APPROXIMATE.value)


def draw_sent_rows(data: bytes, places: UploadPlaces, repository: Repository) -> dict[str, Any]:
    """Draw the rows of a request's JSON, which are trusted no more than a file's.

    Raises
    ------
    UploadError
        It is no such JSON.
    """
    sent = parse_json(read_text(data)[0]) if data else None
    rows = sent.get("rows") if isinstance(sent, dict) else None
    if not isinstance(sent, dict) or not isinstance(rows, list):
        raise UploadError(
            problem="There are no rows to draw.",
            expected="JSON with kind and rows",
            mend="Load the file again.",
            status=HTTPStatus.BAD_REQUEST,
        )
    if len(rows) > MOST_ROWS:
        raise refuse_too_many("rows", MOST_ROWS, f"{len(rows):,} rows")
    kind = find_kind(sent.get("kind"))
    good = [row for row in rows if isinstance(row, dict)]
    table, answers = _read_records(good) if kind == "records" else _read_figures(good)
    checked = check_table(table, kind, answers, places, repository)
    make = make_records if kind == "records" else make_figures
    figure = build_upload_figure(make(checked, sent, repository))
    return {"html": write_html(figure), "rows_drawn": len(checked.accepted)}


def _read_records(rows: list[dict[str, Any]]) -> tuple[UploadTable, dict[str, str]]:
    """Read rows as a file's: boroughs by code, wards as if chosen, points as its own."""
    read, points, answers = [], {}, {}
    for number, row in enumerate(rows, start=1):
        cells = _read_cells(row, KINDS["records"].columns)
        codes = row.get("area_codes")
        cells["borough"] = ";".join(map(str, codes)) if isinstance(codes, list) else ""
        cells["postcode"] = ""
        point = (row.get("lon"), row.get("lat"))
        if cells.get("precision") in _EXACT and all(isinstance(one, float | int) for one in point):
            points[number] = UploadPoint(float(point[0] or 0), float(point[1] or 0))
        if isinstance(row.get("ward_code"), str):
            answers[f"{number}:place"] = row["ward_code"]
        read.append(UploadRow(number, cells))
    columns = KINDS["records"].columns
    return UploadTable(tuple(read), columns, points=points, is_sent_back=True), answers


def _read_figures(rows: list[dict[str, Any]]) -> tuple[UploadTable, dict[str, str]]:
    columns = KINDS["figures"].columns
    read = [
        UploadRow(number, _read_cells(row, columns)) for number, row in enumerate(rows, start=1)
    ]
    return UploadTable(tuple(read), columns), {}


def _read_cells(row: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, str]:
    return {name: write_value(row.get(name)) for name in columns}
