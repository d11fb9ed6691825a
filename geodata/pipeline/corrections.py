"""Known errors in sources, corrected as data; a source that has changed is noticed."""

from collections.abc import Iterable

import pandas as pd

from geodata.closed_lists import Status
from geodata.errors import InputError, quote_some
from geodata.model import Correction

_NUMBERS = ("value", "lci_95", "uci_95")
_TEXTS = ("status", "period_label", "group")


def apply_corrections(raw: pd.DataFrame, corrections: Iterable[Correction]) -> pd.DataFrame:
    """Correct values, each only where the source still says what was `expected`.

    The table has the columns `input_tables.RAW`. A corrected row gets the
    status `r` where it has none, and a note that gives the source's own value
    and the reason.

    Raises
    ------
    InputError
        The row is not there, is there twice, says something else than
        `expected`, or the field cannot be corrected.
    """
    corrected = raw.copy()
    for correction in corrections:
        row = _find_row(corrected, correction)
        found = corrected.loc[[row], correction.field].astype("str").fillna("").iloc[0]
        if not _says(found, correction):
            raise _fail(correction, f"the source now says '{found}'.")
        new = float(correction.corrected) if _is_number(correction) else correction.corrected
        corrected.loc[row, correction.field] = new
        if corrected.loc[[row], "status"].isna().all():
            corrected.loc[row, "status"] = Status.REVISED.value
        corrected.loc[row, "note"] = (
            f"Corrected from {correction.expected} to {correction.corrected}: {correction.reason}"
        )
    return corrected


def _find_row(raw: pd.DataFrame, correction: Correction) -> int:
    if correction.field not in (*_NUMBERS, *_TEXTS):
        raise _fail(correction, f"'{correction.field}' cannot be corrected.")
    rows = raw.index[
        (raw["source"] == correction.source)
        & (raw["indicator"] == correction.indicator)
        & (raw["area_code"] == correction.area_code)
        & (raw["period"] == correction.period)
    ]
    if len(rows) != 1:
        raise _fail(correction, f"{len(rows)} rows match it.")
    return rows[0]


def _is_number(correction: Correction) -> bool:
    return correction.field in _NUMBERS


def _says(found: str, correction: Correction) -> bool:
    if _is_number(correction) and found and correction.expected:
        return float(found) == float(correction.expected)
    return found == correction.expected


def _fail(correction: Correction, problem: str) -> InputError:
    where = (correction.indicator, correction.area_code, correction.period)
    return InputError(
        file=f"registry/corrections/{correction.source}.toml",
        problem=f"[{correction.id}], field '{correction.field}': {problem}",
        expected=f"one row {quote_some(where)} that says '{correction.expected}'",
        mend="Look at the source: if it has been mended, delete the correction.",
    )
