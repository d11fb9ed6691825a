"""The figures of the areas that a reader has gathered, and what of them may be added up."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.results.benchmark import COUNTED_UNITS
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View


class NoTotal(StrEnum):
    """Why the values of several areas are not added up."""

    ONE_AREA = "one area"
    CHANGE = "change"
    NOT_COUNTED = "not counted"
    MISSING = "missing"


# Compared by identity: tables have no single answer to "equal", and none of these changes.
@dataclass(frozen=True, slots=True, eq=False)
class GatheredResults:
    """The rows of `ViewResults.table` of the gathered areas, by name.

    ``total`` is the sum of their values, which only counts have and only where
    every area has one; None otherwise, and ``no_total`` then says why. It has
    no interval. ``residents`` is the sum of their people at the 2021 census,
    None where it is not known of each.
    """

    table: pd.DataFrame
    total: float | None
    no_total: NoTotal | None
    residents: int | None

    @property
    def missing(self) -> list[str]:
        """The names of the areas that have no value."""
        return [str(name) for name in self.table.loc[self.table["value"].isna(), "area_name"]]


def build_gathered(view: View, figures: ViewResults) -> GatheredResults | None:
    """Build the figures of a view's gathered areas; None where it has none.

    ``figures`` are those of every area, whatever the view filters.
    """
    codes = [area.area_code for area in view.gathered]
    if not codes:
        return None
    table = figures.table.loc[codes].sort_values("area_name", kind="stable")
    no_total = _find_obstacle(table, view, figures)
    people = [area.population for area in view.gathered]
    return GatheredResults(
        table=table,
        total=None if no_total else float(table["value"].sum()),
        no_total=no_total,
        residents=None if None in people else sum(filter(None, people)),
    )


def _find_obstacle(table: pd.DataFrame, view: View, figures: ViewResults) -> NoTotal | None:
    if len(table) == 1:
        return NoTotal.ONE_AREA
    if view.shows_change:
        return NoTotal.CHANGE
    if figures.indicator.unit not in COUNTED_UNITS:
        return NoTotal.NOT_COUNTED
    return NoTotal.MISSING if table["value"].isna().any() else None
