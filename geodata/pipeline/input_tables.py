"""Read a publisher's table by column names, and say plainly what is wrong with it."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from geodata.errors import InputError, quote_some
from geodata.indicators.periods import read_period

# What a reader of one publisher hands on: `columns.OBSERVATIONS` less the name of the area,
# the unit and `is_used`, which are the registry's and the build's to say, plus the file.
RAW = (
    "indicator",
    "area_code",
    "level",
    "vintage",
    "period",
    "period_label",
    "group",
    "value",
    "lci_95",
    "uci_95",
    "base",
    "status",
    "method",
    "source",
    "note",
    "file",
)
_NUMBERS = ("vintage", "value", "lci_95", "uci_95", "base")
# Differences in the seventh place come from sums in binary, not from a publisher.
_PLACES = 6


def read_table(file: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    """Read a comma-separated file as text, with exactly the columns named.

    Missing cells are empty strings. The order of columns and further columns
    do not matter. A name that the header repeats is read as one column.

    Raises
    ------
    InputError
        The file is missing, lacks a column, or repeats one with another content.
    """
    try:
        table = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(
            file=file.name,
            problem="the file is missing.",
            expected=f"it in {file.parent.name}/",
            mend="Give the folder of the inputs with --inputs.",
        ) from error
    absent = [column for column in columns if column not in table.columns]
    if absent:
        raise InputError(
            file=file.name,
            problem=f"no column {quote_some(absent)}.",
            expected=f"the columns {quote_some(columns)}",
            mend="Compare the file with its publisher, then change its reader.",
        )
    return pd.DataFrame({column: _read_repeated(table, column, file.name) for column in columns})


def _read_repeated(table: pd.DataFrame, column: str, file: str) -> pd.Series:
    # Some publishers repeat a name in the header; pandas then calls the second one "notes.1".
    first = table[column]
    if (again := f"{column}.1") not in table.columns:
        return first
    clash = table[(first != "") & (table[again] != "") & (first != table[again])]
    if not clash.empty:
        raise InputError(
            file=file,
            problem=f"row {clash.index[0] + 2}: two columns '{column}' say different things.",
            expected="the same text, or one of them empty",
            mend="Compare the file with its publisher.",
        )
    return first.where(first != "", table[again])


def to_numbers(texts: pd.Series, *, file: str, column: str) -> pd.Series:
    """Turn texts into numbers; an empty text is a missing value, any other fault is an error."""
    stripped = texts.str.strip()
    numbers = pd.to_numeric(stripped.where(stripped != ""), errors="coerce")
    wrong = texts[(stripped != "") & numbers.isna()]
    if not wrong.empty:
        raise InputError(
            file=file,
            problem=f"row {wrong.index[0] + 2}, column '{column}': '{wrong.iloc[0]}' is no number.",
            expected="a number or an empty cell",
            mend="Compare the file with its publisher.",
        )
    return numbers.astype("float64").round(_PLACES)


def choose_known(
    texts: pd.Series, known: Mapping[str, str], *, file: str, column: str
) -> pd.Series:
    """Replace each text by what it stands for; a text that is not known is an error."""
    unknown = texts[~texts.isin(list(known))]
    if not unknown.empty:
        raise InputError(
            file=file,
            problem=f"row {unknown.index[0] + 2}, column '{column}': "
            f"'{unknown.iloc[0]}' is not known.",
            expected=f"one of {quote_some(known)}",
            mend="Read what it means, then add it to the file's reader.",
        )
    return texts.map(known)


def to_periods(texts: pd.Series, *, file: str) -> pd.DataFrame:
    """Give `period` and `period_label` for each spelling, on the same index."""
    try:
        periods = {text: read_period(text) for text in texts.unique()}
    except ValueError as error:
        raise InputError(
            file=file,
            problem=str(error),
            expected="a year, a financial year, a date or ISO 8601 start/duration",
            mend="Add the spelling to geodata/indicators/periods.py.",
        ) from error
    return pd.DataFrame(
        {
            "period": texts.map({text: period.id for text, period in periods.items()}),
            "period_label": texts.map({text: period.label for text, period in periods.items()}),
        }
    )


def fill_raw(table: pd.DataFrame, *, file: str) -> pd.DataFrame:
    """Give a table all columns of `RAW`, in order: groups are "all" and methods "published"."""
    defaults = {"group": "all", "method": "published", "file": file}
    complete = table.copy()
    for column in RAW:
        default = defaults.get(column)
        if column not in complete:
            complete[column] = default
        elif default:
            complete[column] = complete[column].fillna(default)
    complete = complete[list(RAW)].astype(dict.fromkeys(_NUMBERS, "float64"))
    texts = [column for column in RAW if column not in _NUMBERS]
    return complete.astype(dict.fromkeys(texts, "str"))
