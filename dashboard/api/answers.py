"""A table or a description as the body of an answer, and how long it may be kept."""

import json
from collections.abc import Mapping, Sequence

import pandas as pd
from flask import Response, request

from dashboard.api.csv_tables import write_csv
from dashboard.api.questions import TableFormat

JSON_TYPE = "application/json"
CSV_TYPE = "text/csv; charset=utf-8; header=present"
_FIVE_MINUTES, _A_YEAR = 300, 31_536_000
_OK = 200
# Finer than any published value and any coordinate; more would show how floats are stored.
_PLACES = 10


def present_rows(
    rows: pd.DataFrame, *, name: str, data_version: str, form: TableFormat
) -> Response:
    """Build the answer that holds a table, as JSON or as CSV.

    Parameters
    ----------
    rows : DataFrame
        Its columns are the field names of the interface; missing values
        become null, or an empty cell.
    name : str
        What the rows are; the file name of a CSV.
    """
    if form == "csv":
        disposition = f'attachment; filename="{name}-{data_version}.csv"'
        return Response(
            write_csv(rows), content_type=CSV_TYPE, headers={"Content-Disposition": disposition}
        )
    # Written by pandas in one go: ten times faster than a dictionary for each row.
    records = rows.to_json(orient="records", double_precision=_PLACES, force_ascii=False)
    return _present_body(records, data_version)


def present_json(data: Mapping[str, object] | Sequence[object], data_version: str) -> Response:
    """Build the answer that holds a list or one thing, with the version of the data."""
    return _present_body(json.dumps(data, ensure_ascii=False, allow_nan=False), data_version)


def set_caching(response: Response, data_version: str) -> Response:
    """Say how long an answer may be kept, and spare the reader one that has not changed.

    An answer to a link that names the current data is immutable; any other
    is asked for again after five minutes, which costs no body if it is the same.
    """
    response.headers["X-Data-Version"] = data_version
    if response.status_code != _OK:
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
    if request.args.get("data") == data_version:
        response.headers["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = f"public, max-age={_FIVE_MINUTES}"
    # Weak: the same answer compressed is the same answer.
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def _present_body(data: str, data_version: str) -> Response:
    body = f'{{"data":{data},"data_version":{json.dumps(data_version)}}}'
    return Response(body, content_type=JSON_TYPE)
