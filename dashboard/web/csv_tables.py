"""A table as CSV: one header row, and nothing that a spreadsheet would run."""

from typing import NamedTuple

import pandas as pd
from pandas.api.types import is_numeric_dtype

# What makes a spreadsheet read a cell as a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


class TableFile(NamedTuple):
    """A table to download: its name and its text."""

    name: str
    text: str


def write_csv(table: pd.DataFrame) -> str:
    r"""Write a table as CSV (RFC 4180, one header row of the column names).

    Lists are joined by ";". Missing values are empty. A text that begins like
    a formula gets an apostrophe before it; numbers never do.

    Examples
    --------
    >>> write_csv(pd.DataFrame({"codes": [("a", "b")], "value": [-1.5], "note": ["=1+1"]}))
    "codes,value,note\r\na;b,-1.5,'=1+1\r\n"
    """
    columns = {name: _guard_column(table.loc[:, name]) for name in table.columns}
    return pd.DataFrame(columns, columns=table.columns).to_csv(index=False, lineterminator="\r\n")


def _guard_column(column: pd.Series) -> pd.Series:
    if is_numeric_dtype(column):
        # Needs no guard, and pandas writes it faster as it is.
        return column
    return pd.Series([_guard_cell(cell) for cell in column], index=column.index, dtype=object)


def _guard_cell(cell: object) -> object:
    if isinstance(cell, (list, tuple)):
        joined = ";".join(str(part) for part in cell)
        is_text = any(isinstance(part, str) for part in cell)
        return _guard_cell(joined) if is_text else joined
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
