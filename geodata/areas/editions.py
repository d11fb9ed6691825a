"""Editions of areas as rows name them by ``level`` and ``vintage``, the latter perhaps missing."""

import pandas as pd

from geodata.closed_lists import Level
from geodata.model import Geography


def read_geography(level: str, vintage: float | None) -> Geography:
    """Read a row's edition."""
    if vintage is None or pd.isna(vintage):
        return Geography(Level(level))
    return Geography(Level(level), int(vintage))


def build_edition_keys(table: pd.DataFrame) -> pd.Series:
    """Name each row's edition as `Geography.key` does, such as ``ward_2022`` or ``borough``."""
    level, vintage = table.loc[:, "level"].astype(str), table.loc[:, "vintage"]
    return level.where(vintage.isna(), level + "_" + vintage.astype("Int64").astype(str))


def keep_edition(table: pd.DataFrame, geography: Geography) -> pd.DataFrame:
    """Keep the rows of a table with ``level`` and ``vintage`` that are of one edition."""
    is_edition = table["vintage"].fillna(0) == (geography.vintage or 0)
    return table.loc[(table["level"] == geography.level) & is_edition]
