"""The last gate before records of resettled families leave the data.

A family can be found from a street, a group's name, a quote or a page, so
what passes is a closed list: nothing is trusted to be harmless because
nobody thought of it. Even a publisher's name can hold a neighbourhood.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pandas as pd

from geodata.model import Precision, Programme, Role

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
_BOROUGH_CODE = re.compile(r"E09\d{6}")


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
    named = [programme.id for programme in programmes.values() if programme.sensitive]
    flagged = records["sensitive"].map(lambda flag: pd.isna(flag) or bool(flag)).astype(bool)
    is_sensitive = flagged | records["programme"].isin(named)
    if not is_sensitive.any():
        return records
    guarded = records.copy()
    for column in guarded.columns.difference(list(_KEPT)):
        guarded[column] = guarded[column].where(~is_sensitive)
    rows = guarded.loc[is_sensitive]
    for column, values in _guard_words(rows).items():
        guarded.loc[is_sensitive, column] = values
    return guarded


def _guard_words(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Replace what the sensitive rows say by what they may say."""
    codes = rows["area_codes"].map(_keep_boroughs)
    return {
        "area_codes": codes,
        "precision": _coarsen(rows["precision"], codes),
        "activity": rows["activity"].where(
            rows["activity"].isin(SAFE_ACTIVITIES), UNSPECIFIED_ACTIVITY
        ),
        "source": rows["source"].where(rows["source"].isin(SAFE_SOURCES), WITHHELD_SOURCE),
        "organisation": pd.Series(WITHHELD_ORGANISATION, index=rows.index).where(
            rows["role"] == Role.REACH
        ),
        "note": pd.Series(WITHHELD_NOTE, index=rows.index),
        "is_paraphrase": pd.Series(data=False, index=rows.index),
        "sensitive": pd.Series(data=True, index=rows.index),
        **_keep_years(rows),
    }


def _keep_boroughs(codes: object) -> list[str]:
    listed = codes if isinstance(codes, Iterable) and not isinstance(codes, str) else ()
    return [code for code in listed if _BOROUGH_CODE.fullmatch(str(code))]


def _coarsen(precision: pd.Series, codes: pd.Series) -> pd.Series:
    is_too_fine = precision.isin(_BELOW_BOROUGH)
    has_borough = codes.map(len) > 0
    return precision.where(~is_too_fine, Precision.BOROUGH.value).where(
        has_borough, Precision.UNLOCATED.value
    )


def _keep_years(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Keep dates that are a whole year: a day of arrival can be looked up."""
    is_year = rows["date"].astype("str").str.fullmatch(r"\d{4}").fillna(value=False).astype(bool)
    year = rows["date"].where(is_year)
    return {"date": year, "date_start": year + "-01-01", "date_end": year + "-12-31"}
