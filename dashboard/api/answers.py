"""A table or a description as the body of an answer, and how long it may be kept."""

import json
from collections.abc import Mapping, Sequence

import pandas as pd
from flask import Response, request
from pandas.api.types import is_float_dtype

from dashboard.api.csv_tables import write_csv
from dashboard.api.schemas import TableFormat

JSON_TYPE = "application/json"
CSV_TYPE = "text/csv; charset=utf-8; header=present"
_FIVE_MINUTES, _A_YEAR = 300, 31_536_000
_OK = 200


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
    return present_json(_list_records(rows), data_version)


def present_json(data: Mapping[str, object] | Sequence[object], data_version: str) -> Response:
    """Build the answer that holds a list or one thing, with the version of the data."""
    body = {"data": data, "data_version": data_version}
    text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(text, content_type=JSON_TYPE)


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


def _list_records(rows: pd.DataFrame) -> list[dict[str, object]]:
    columns = [_list_values(rows.loc[:, name]) for name in rows.columns]
    return [dict(zip(rows.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _list_values(column: pd.Series) -> list[object]:
    """Give plain Python values, None where one is missing."""
    if is_float_dtype(column.dtype) and not column.hasnans:
        return column.tolist()
    missing = column.isna()
    if not missing.any():
        return column.tolist()
    return column.astype(object).where(~missing, None).tolist()
