"""Which records of reach are asked for: by programme, year, precision, confidence and money."""

from typing import NamedTuple

import pandas as pd

from geodata.closed_lists import Confidence, Precision, SumKnown


class ReachFilter(NamedTuple):
    """What is asked of records; an empty part asks nothing.

    A record without a date is of no year: it is left out where a year is
    asked for, and `count_undated` says how many those are.
    """

    programmes: frozenset[str] = frozenset()
    year: int | None = None
    precisions: frozenset[Precision] = frozenset()
    confidences: frozenset[Confidence] = frozenset()
    money: SumKnown | None = None


def filter_reach(records: pd.DataFrame, asked: ReachFilter) -> pd.DataFrame:
    """Keep the records (columns `columns.REACH`, any role) that are asked for, in their order."""
    kept = _keep_named(records, asked)
    if asked.year is None:
        return kept
    return pd.DataFrame(kept[_is_in_year(kept, asked.year)])


def count_undated(records: pd.DataFrame, asked: ReachFilter) -> int:
    """Count the records that are left out for want of a date, where a year is asked for."""
    if asked.year is None:
        return 0
    return int(_keep_named(records, asked)["date_start"].isna().sum())


def _keep_named(records: pd.DataFrame, asked: ReachFilter) -> pd.DataFrame:
    kept = records
    for column, allowed in (
        ("programme", asked.programmes),
        ("precision", asked.precisions),
        ("confidence", asked.confidences),
    ):
        if allowed:
            kept = pd.DataFrame(kept[kept[column].isin([str(word) for word in allowed])])
    if asked.money is not None:
        kept = pd.DataFrame(kept[kept["amount_gbp"].notna() == (asked.money is SumKnown.KNOWN)])
    return kept


def _is_in_year(records: pd.DataFrame, year: int) -> pd.Series:
    """Say which records begin no later and end no earlier than in a year."""
    starts = records["date_start"].astype("str").str[:4]
    ends = records["date_end"].astype("str").str[:4].where(records["date_end"].notna(), starts)
    return (records["date_start"].notna() & (starts <= str(year)) & (ends >= str(year))).astype(
        bool
    )
