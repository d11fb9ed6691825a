"""A reader's figures beside the atlas's: which say the same, and how many differ."""

from typing import Any

import pandas as pd

from dashboard.own.checked_rows import CheckedRows, Duplicate, count_rows
from geodata.observation_index import read_geography
from geodata.repository import Repository

FIGURE_KEY = ("indicator", "level", "vintage", "area_code", "period", "group")
"""What makes two figures be about the same: where these are alike, one is too many."""
_ALIKE = 1e-9


def compare_with_atlas(checked: CheckedRows, repository: Repository) -> None:
    """Note the rows whose value the atlas has as well, and count those where it has another.

    A figure that corrects the atlas's is no duplicate: it is what the reader came to see.
    """
    noted = {duplicate.row for duplicate in checked.duplicates}
    ours: dict[str, dict[tuple[Any, ...], float]] = {}
    different = 0
    for row in checked.accepted:
        indicator = row["indicator"]
        if indicator not in repository.registry.indicators or row["value"] is None:
            continue
        if indicator not in ours:
            ours[indicator] = _read_ours(indicator, repository)
        key = (*read_geography(row["level"], row["vintage"]), row["area_code"])
        value = ours[indicator].get((*key, row["period"], row["group"]))
        if value is None or pd.isna(value):
            continue
        if abs(value - row["value"]) > _ALIKE:
            different += 1
        elif row["row"] not in noted:
            checked.duplicates.append(Duplicate(row["row"], "the same value", "atlas"))
    if different:
        checked.notices.append(
            "Another value than the atlas's for the same area, date and group:"
            f" {count_rows(different)}. Both are kept; yours are shown as your figures."
        )


def _read_ours(indicator: str, repository: Repository) -> dict[tuple[Any, ...], float]:
    table = repository.observations(indicator)
    names = ["level", "vintage", "area_code", "period", "group", "value"]
    return {
        (*read_geography(level, vintage), *rest): value
        for level, vintage, *rest, value in table[names].itertuples(index=False, name=None)
    }
