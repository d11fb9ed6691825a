"""What a new pack changes against the last one, for a person to agree with."""

from typing import NamedTuple

import numpy as np
import pandas as pd


class TableKey(NamedTuple):
    """What names a row of a table, and which of its columns hold values."""

    keys: tuple[str, ...]
    values: tuple[str, ...]


TABLE_KEYS = {
    "areas": TableKey(
        ("area_code", "level", "vintage"),
        ("area_name", "area_km2", "longitude", "latitude", "population", "households"),
    ),
    "clusters": TableKey(
        ("indicator", "level", "vintage", "period", "group", "area_code"),
        ("local_i", "p_value", "p_adjusted", "kind"),
    ),
    "hexagons": TableKey(("level", "vintage", "area_code"), ("column", "row")),
    "observations": TableKey(
        ("indicator", "area_code", "level", "vintage", "period", "group", "source", "is_used"),
        ("value", "lci_95", "uci_95", "base", "status"),
    ),
    "postcode_sectors": TableKey(("sector",), ("outside", "unplaced")),
    "postcodes": TableKey(
        ("postcode",), ("standing", "borough", "ward_2022", "ward_2018", "ward_2012", "lsoa")
    ),
    "reach": TableKey(
        ("record",), ("precision", "place", "latitude", "longitude", "units", "amount_gbp")
    ),
    "ward_links": TableKey(
        ("from_vintage", "from_code", "to_vintage", "to_code"), ("share_of_old", "share_of_new")
    ),
}


class TableChange(NamedTuple):
    """How many rows came, went, and have another value than before."""

    added: int
    removed: int
    moved: int


def compare_tables(old: pd.DataFrame, new: pd.DataFrame, key: TableKey) -> TableChange:
    """Count rows added, removed and moved between two tables.

    Parameters
    ----------
    old, new : DataFrame
        A column that one of them lacks is missing in every row of it.
    key : TableKey
        Rows with the same key are told apart by their order.
    """
    before, after = _index_rows(old, key), _index_rows(new, key)
    shared = before.index.intersection(after.index)
    was, is_now = before.loc[shared], after.loc[shared]
    is_same = (was == is_now) | (was.isna() & is_now.isna())
    return TableChange(
        added=len(after) - len(shared),
        removed=len(before) - len(shared),
        moved=int((~is_same.all(axis="columns")).sum()),
    )


def _index_rows(table: pd.DataFrame, key: TableKey) -> pd.DataFrame:
    names, measures = list(key.keys), list(key[1])
    wanted = table.reindex(columns=names + measures)
    named = wanted.loc[:, names].astype("str").fillna("")
    repeats = named.groupby(names).cumcount()
    index = pd.MultiIndex.from_frame(named.assign(repeat=repeats))
    values = wanted.loc[:, measures].astype("object").replace({np.nan: None, pd.NA: None})
    return values.set_axis(index, axis="index")


def describe_change(name: str, change: TableChange) -> str:
    """Say one table's change in a line.

    Examples
    --------
    >>> describe_change("areas", TableChange(2, 0, 1))
    'areas: 2 rows added, 0 removed, 1 with another value'
    >>> describe_change("reach", TableChange(0, 0, 0))
    'reach: as before'
    """
    if not any(change):
        return f"{name}: as before"
    rows = "row" if change.added == 1 else "rows"
    return (
        f"{name}: {change.added:,} {rows} added, {change.removed:,} removed, "
        f"{change.moved:,} with another value"
    )
