"""Observations of one ward edition on the wards of another: derived, and marked so row by row."""

import pandas as pd

from geodata.columns import OBSERVATIONS
from geodata.model import Indicator
from geodata.shapes.editions import move_counts, move_rates

_SHARED = ("indicator", "level", "period", "period_label", "group", "unit", "source")
_COUNTED_UNIT, _RATE_UNIT = "people", "%"
# Rates whose own denominator is held for wards of 2022: the census counts beside each area.
_DENOMINATORS = {
    "All usual residents": "population",
    "All usual residents, including those born in the UK": "population",
    "All households with at least one usual resident": "households",
}
# A part as small as the slivers between two publications of one border.
SLIVER = 0.02


def explain_no_move(indicator: Indicator) -> str:
    """Say why an indicator's values may not be moved between ward editions; nothing if they may.

    Counts can be shared out and rates can be weighted. A score, an index, a
    mean or an amount of money has no denominator here to weight it by.
    """
    if indicator.unit in (_COUNTED_UNIT, _RATE_UNIT):
        return ""
    return f"A value in “{indicator.unit}” is neither a count nor a rate, so it is not moved"


def move_observations(
    rows: pd.DataFrame, links: pd.DataFrame, indicator: Indicator, wards: pd.DataFrame
) -> pd.DataFrame:
    """Move every date's values of an indicator from one ward edition to another.

    Parameters
    ----------
    rows : DataFrame
        Columns `columns.OBSERVATIONS`: one population of one edition.
    links : DataFrame
        From `editions.select_links`.
    indicator : Indicator
        One that `explain_no_move` says nothing against.
    wards : DataFrame
        Columns `columns.AREAS`: the edition moved from.

    Returns
    -------
    DataFrame
        As ``rows``, an area of the new edition a row and date. Limits, base and
        status are missing; ``method`` begins with "derived", ``note`` says how
        much of the ward was elsewhere.
    """
    dates = [
        _move_date(date, links, indicator, wards.set_index("area_code"))
        for _, date in rows.groupby("period", sort=False)
    ]
    if not dates:
        return rows
    return pd.concat(dates, ignore_index=True).loc[:, list(OBSERVATIONS)].astype(rows.dtypes)


def _move_date(
    rows: pd.DataFrame, links: pd.DataFrame, indicator: Indicator, wards: pd.DataFrame
) -> pd.DataFrame:
    values = rows.set_index("area_code")["value"].reindex(links["from_code"].unique())
    if indicator.unit == _COUNTED_UNIT:
        moved = move_counts(values, links)
    else:
        moved = move_rates(values, links, _find_people(values, indicator, wards))
    shared = {name: rows[name].iloc[0] for name in _SHARED}
    old = links["from_vintage"].iloc[0]
    had_interval = bool(rows["lci_95"].notna().any())
    notes = [
        f"takes part of a ward of {old} that has no value"
        if pd.isna(value)
        else _say_share(share, is_same=is_same, old=old, had_interval=had_interval)
        for value, share, is_same in moved[["value", "share_moved", "is_same"]].to_numpy()
    ]
    return moved.assign(
        **shared,
        area_name=None,
        vintage=int(links["to_vintage"].iloc[0]),
        base=None,
        status=None,
        note=notes,
        is_used=True,
    )


def _find_people(values: pd.Series, indicator: Indicator, wards: pd.DataFrame) -> pd.Series | None:
    column = _DENOMINATORS.get(indicator.denominator)
    if column is None:
        return None
    people = wards[column].reindex(values.index)
    return None if people.isna().any() else people.astype(float)


def _say_share(share: float, *, is_same: bool, old: int, had_interval: bool) -> str:
    if is_same:
        sentence = f"derived: nearly the same ward in {old}"
    elif share < SLIVER:
        sentence = f"derived: lay within one ward of {old} that was larger"
    else:
        sentence = f"derived: {share * 100:.0f} % of its area was outside its largest part of {old}"
    return f"{sentence}; the published interval does not hold for it" if had_interval else sentence
