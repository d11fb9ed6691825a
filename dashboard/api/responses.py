"""A table or a description as the body of an answer of the interface."""

import json
from collections.abc import Mapping, Sequence

import pandas as pd
from flask import Response

from dashboard.api.questions import TableFormat
from dashboard.web.csv_tables import write_csv
from dashboard.web.responses import HEADED_CSV_TYPE, JSON_TYPE, send, send_file

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
        return send_file(write_csv(rows), HEADED_CSV_TYPE, f"{name}-{data_version}.csv")
    # Written by pandas in one go: ten times faster than a dictionary for each row.
    records = rows.to_json(orient="records", double_precision=_PLACES, force_ascii=False)
    return _present_body(records, data_version)


def present_json(data: Mapping[str, object] | Sequence[object], data_version: str) -> Response:
    """Build the answer that holds a list or one thing, with the version of the data."""
    return _present_body(json.dumps(data, ensure_ascii=False, allow_nan=False), data_version)


def _present_body(data: str, data_version: str) -> Response:
    body = f'{{"data":{data},"data_version":{json.dumps(data_version)}}}'
    return send(body, JSON_TYPE)
