"""The last gate before records of resettled families leave the data.

A family can be found from a street, a group's name, a quote or a page, so
what passes is a closed list: nothing is trusted to be harmless because
nobody thought of it. Even a publisher's name can hold a neighbourhood.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from geodata.closed_lists import Precision
from geodata.model import Programme

WITHHELD_ORGANISATION = "community sponsorship group (name withheld)"
WITHHELD_SOURCE = "local website (name withheld: it names a neighbourhood)"
WITHHELD_NOTE = "Resettled families are never shown below borough level."
UNSPECIFIED_ACTIVITY = "Sponsorship group"
SAFE_ACTIVITIES = frozenset(
    {"Family arrived", "Group formed or preparing", "Groups counted but not named"}
)
SAFE_SOURCES = frozenset(
    {
        "Church Times",
        "Hackney Gazette",
        "Help Refugees",
        "Sponsor Refugees",
        "GLA report 2020, section Community sponsorship",
    }
)
"""Publishers whose own name says no more than a borough."""
_KEPT = frozenset(
    {
        "record",
        "programme",
        "activity",
        "role",
        "area_codes",
        "precision",
        "units",
        "unit_kind",
        "date",
        "date_start",
        "date_end",
        "confidence",
        "source",
        "is_paraphrase",
        "sensitive",
    }
)
_BELOW_BOROUGH = (Precision.POINT, Precision.APPROXIMATE, Precision.WARD)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_BOROUGH_CODE = re.compile(r"E09\d{6}", re.ASCII)


def guard_sensitive(
    records: pd.DataFrame, programmes: Mapping[str, Programme] = MappingProxyType({})
) -> pd.DataFrame:
    """Take from sensitive records everything that could place them below a borough.

    Parameters
    ----------
    records : DataFrame, one row a record of reach
        Columns ``columns.REACH``; further columns are emptied on sensitive
        rows. A row whose ``sensitive`` is missing counts as sensitive.
    programmes : mapping of Programme, optional
        Records of programmes that the registry calls sensitive are guarded
        whatever their own flag says.

    Returns
    -------
    DataFrame
        The same rows, columns and order. On sensitive rows only borough codes,
        whole years and words from closed lists remain; coordinates, wards,
        place, organisation, quote, money and free text are missing or fixed.
    """
    named = {programme.id for programme in programmes.values() if programme.sensitive}
    is_sensitive = pd.Series(
        [
            pd.isna(flag) or bool(flag) or programme in named
            for flag, programme in zip(records["sensitive"], records["programme"], strict=True)
        ],
        index=records.index,
        dtype=bool,
    )
    guarded = records.copy()
    for column in guarded.columns.difference(list(_KEPT)):
        guarded[column] = guarded[column].where(~is_sensitive)
    for column, values in _guard_values(pd.DataFrame(records[is_sensitive])).items():
        guarded[column] = _put_values(pd.Series(guarded[column]), is_sensitive, values)
    return guarded


def _put_values(column: pd.Series, is_sensitive: pd.Series, values: list[Any]) -> pd.Series:
    """Put words in the sensitive rows of a column, whatever type it had."""
    replacements = iter(values)
    mixed = [
        next(replacements) if guarded else value
        for value, guarded in zip(column, is_sensitive, strict=True)
    ]
    replaced = pd.Series(mixed, index=column.index)
    return replaced.astype(column.dtype) if replaced.isna().all() else replaced


def _guard_values(rows: pd.DataFrame) -> dict[str, list[Any]]:
    """Give what the sensitive rows may say, by column."""
    codes = [_keep_boroughs(listed) for listed in rows["area_codes"]]
    years = [_keep_year(text) for text in rows["date"]]
    return {
        "area_codes": codes,
        "precision": [_coarsen(*pair) for pair in zip(rows["precision"], codes, strict=True)],
        "activity": [
            text if text in SAFE_ACTIVITIES else UNSPECIFIED_ACTIVITY for text in rows["activity"]
        ],
        "organisation": [WITHHELD_ORGANISATION] * len(rows),
        "source": [text if text in SAFE_SOURCES else WITHHELD_SOURCE for text in rows["source"]],
        "note": [WITHHELD_NOTE] * len(rows),
        "date": years,
        "date_start": [year and f"{year}-01-01" for year in years],
        "date_end": [year and f"{year}-12-31" for year in years],
        "is_paraphrase": [False] * len(rows),
        "sensitive": [True] * len(rows),
    }


def _keep_boroughs(codes: object) -> list[str]:
    listed = codes if isinstance(codes, Iterable) and not isinstance(codes, str) else ()
    return [code for code in listed if _BOROUGH_CODE.fullmatch(str(code))]


def _coarsen(precision: str, codes: list[str]) -> str:
    if not codes:
        return Precision.UNLOCATED.value
    is_below = precision in _BELOW_BOROUGH
    return Precision.BOROUGH.value if is_below else precision


def _keep_year(text: object) -> str | None:
    """Keep a date that is a whole year: a day of arrival can be looked up."""
    return text if isinstance(text, str) and _YEAR.fullmatch(text) else None
