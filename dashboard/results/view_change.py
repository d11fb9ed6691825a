"""The change of one view between its two dates, area by area, and London's."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from dashboard.results.changes import Family, compare_family
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View
from geodata.model import LONDON, Indicator, Period
from geodata.repository import Repository
from geodata.statistics.change import (
    COMPARED_VERDICTS,
    TESTED_VERDICTS,
    Change,
    Verdict,
    find_changes,
)

_KEPT_CHANGES = 128
DOWN, NONE, UP = 0, 1, 2


# Compared by identity: tables have no single answer to "equal", and none of these changes.
@dataclass(frozen=True, slots=True, eq=False)
class ChangeResults:
    """One indicator on one edition at two dates.

    ``table`` has a row an area, in the order of `ViewResults.table`: ``area_name``
    and the columns of `geodata.statistics.change.compare_dates`, with the verdict
    ``NO_VALUE`` for an area of which nothing is held. ``london`` is None where it has
    no value for both dates.
    """

    indicator: Indicator
    since: Period
    period: Period
    table: pd.DataFrame
    london: Change | None

    @property
    def compared(self) -> pd.DataFrame:
        """The rows of areas whose change may be given."""
        return self.table[self.table["verdict"].isin(COMPARED_VERDICTS)]

    @property
    def tested(self) -> int:
        """How many areas were tested together."""
        return int(self.table["verdict"].isin(TESTED_VERDICTS).sum())

    @property
    def outcomes(self) -> pd.Series:
        """Where each tested area's change lies: `DOWN`, `NONE` or `UP`; missing where untested."""
        verdict, difference = self.table["verdict"], self.table["difference"]
        places = pd.Series(NONE, index=self.table.index, dtype="Int64")
        is_clear = verdict == Verdict.CLEAR
        places[is_clear & (difference > 0)] = UP
        places[is_clear & (difference < 0)] = DOWN
        return places.where(verdict.isin(TESTED_VERDICTS))


def build_change(view: View, figures: ViewResults, repository: Repository) -> ChangeResults | None:
    """Build the change that a view shows; None where it shows one date."""
    if view.since is None or view.period is None or not view.shows_change:
        return None
    family = Family(view.indicator.id, view.geography, view.group)
    return _build(family, (view.since, view.period), figures, repository)


@lru_cache(maxsize=_KEPT_CHANGES)
def _build(
    family: Family, dates: tuple[Period, Period], figures: ViewResults, repository: Repository
) -> ChangeResults:
    since, period = dates
    compared = compare_family(family, repository)(since.id, period.id)
    table = figures.table[["area_name"]].join(compared)
    return ChangeResults(
        indicator=repository.registry.indicator(family.indicator_id),
        since=since,
        period=period,
        table=table.assign(verdict=_fill(table["verdict"])),
        london=_find_london(family, dates, repository),
    )


def _fill(verdict: pd.Series) -> pd.Series:
    """Say of areas of which nothing is held that they have no value."""
    filled = [Verdict.NO_VALUE if pd.isna(one) else Verdict(one) for one in verdict]
    return pd.Series(filled, index=verdict.index, dtype=object)


def _find_london(
    family: Family, dates: tuple[Period, Period], repository: Repository
) -> Change | None:
    rows = repository.observations(family.indicator_id, geography=LONDON, group=family.group)
    points = rows[rows["period"].isin([date.id for date in dates])].sort_values("period")
    compare = compare_family(family._replace(geography=LONDON), repository)
    return next(iter(find_changes(points, compare)), None)
