"""Two indicators of one view on the same edition of areas, joined once for every output."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.selection import Selection
from dashboard.state.view import ALL_PEOPLE, View, drawn_coverage
from geodata.closed_lists import Outcome
from geodata.model import Coverage
from geodata.repository import Repository
from geodata.statistics.bivariate import (
    EditionValues,
    RankCorrelation,
    Thirds,
    correlate_ranks,
    cut_thirds,
    join_values,
    place_cells,
    place_quadrants,
)

_KEPT_RESULTS = 64
SUGGESTED = 3


class Side(NamedTuple):
    """One of two indicators: its figures, and the date and population that they are of."""

    figures: ViewResults
    date: str
    group: str


class Line(NamedTuple):
    """The value that areas are above or below: London's, or the middle of the areas'."""

    value: float
    is_london: bool


# Compared by identity, as the figures are that it is made from.
@dataclass(frozen=True, slots=True, eq=False)
class BivariateResults:
    """Two indicators on one edition.

    ``table`` has a row an area, in the order of the figures: ``first`` and
    ``second`` (values), ``cell`` (0 to 8, in rows of three from the second's
    lower third), ``quadrant`` (0 below both lines, 1 above the first's only,
    2 above the second's only, 3 above both; both -1 where there is none), and
    ``first_clear`` and ``second_clear``, whether the one test finds a clear
    difference from London. Thirds are of the areas that have both values.
    """

    first: Side
    second: Side
    table: pd.DataFrame
    thirds: tuple[Thirds, Thirds]
    lines: tuple[Line, Line]
    correlation: RankCorrelation | None

    @property
    def both(self) -> pd.DataFrame:
        """The rows of areas that have both values."""
        return self.table.dropna(subset=["first", "second"])

    @property
    def sides(self) -> tuple[Side, Side]:
        """The first and the second."""
        return self.first, self.second


def find_second_coverage(view: View, repository: Repository) -> Coverage | None:
    """Give the second indicator's coverage of the drawn edition; None where it has none."""
    if view.second is None:
        return None
    offered = drawn_coverage(view.second.id, repository)
    return next((part for part in offered if part.geography == view.geography), None)


def choose_bivariate(view: View) -> Selection:
    """Give the choices on which bivariate results depend, made whole, and nothing else."""
    return Selection(
        indicator=view.indicator.id,
        second=view.second.id if view.second else None,
        level=view.geography.level,
        vintage=view.geography.vintage,
        period=view.period.id if view.period else None,
        group=view.group,
    )


def build_bivariate(view: View, repository: Repository) -> BivariateResults | None:
    """Join a view's two indicators: the first at its date, the second at its newest.

    None where no second is chosen, where it is the first, or where either has
    no figures on the drawn edition.
    """
    coverage = find_second_coverage(view, repository)
    if coverage is None or view.period is None or view.second in (None, view.indicator):
        return None
    group = ALL_PEOPLE if ALL_PEOPLE in coverage.groups else coverage.groups[0]
    period = coverage.periods[0]
    other = replace(view, indicator=view.second, coverage=coverage, period=period, group=group)
    return _join(
        Side(build_results(view, repository), view.period.label, view.group),
        Side(build_results(other, repository), period.label, group),
    )


@lru_cache(maxsize=_KEPT_RESULTS)
def _join(first: Side, second: Side) -> BivariateResults:
    one, other = first.figures, second.figures
    table = join_values(
        EditionValues(one.geography, one.table["value"]),
        EditionValues(other.geography, other.table["value"]),
    ).reindex(one.table.index)
    both = table.dropna()
    thirds = (cut_thirds(both["first"]), cut_thirds(both["second"]))
    lines = (_find_line(one, both["first"]), _find_line(other, both["second"]))
    places = (one.indicator.decimal_places, other.indicator.decimal_places)
    cells = place_cells(thirds[0].places, thirds[1].places)
    return BivariateResults(
        first=first,
        second=second,
        table=table.assign(
            cell=cells.reindex(table.index, fill_value=-1),
            quadrant=place_quadrants(
                table[["first", "second"]], (lines[0].value, lines[1].value), places
            ),
            first_clear=_is_clear(one),
            second_clear=_is_clear(other),
        ),
        thirds=thirds,
        lines=lines,
        correlation=correlate_ranks(both["first"], both["second"]),
    )


def _find_line(figures: ViewResults, values: pd.Series) -> Line:
    if figures.benchmark is not None:
        return Line(figures.benchmark.estimate.value, is_london=True)
    return Line(float(values.median()) if len(values) else 0.0, is_london=False)


def _is_clear(figures: ViewResults) -> pd.Series:
    return ~figures.table["outcome"].isin([Outcome.SIMILAR, Outcome.NOT_COMPARED])


@lru_cache(maxsize=_KEPT_RESULTS)
def suggest_seconds(
    repository: Repository, first_id: str, geography_key: str
) -> tuple[tuple[str, str], ...]:
    """Name three indicators with figures on an edition: identifiers and labels.

    Of themes other than the first's where there are such, one a theme, those
    with intervals first; no figure decides.
    """
    indicators = repository.registry.indicators
    first_theme = indicators[first_id].theme
    offered = []
    for indicator in indicators.values():
        parts = drawn_coverage(indicator.id, repository)
        part = next((one for one in parts if one.geography.key == geography_key), None)
        if part is not None and indicator.id != first_id:
            order = (indicator.theme is first_theme, not part.has_intervals, indicator.label)
            offered.append((order, indicator))
    ordered = [indicator for _, indicator in sorted(offered, key=lambda row: row[0])]
    of_each_theme = {indicator.theme: indicator for indicator in reversed(ordered)}
    chosen = [indicator for indicator in ordered if indicator in of_each_theme.values()]
    chosen += [indicator for indicator in ordered if indicator not in chosen]
    return tuple((indicator.id, indicator.label) for indicator in chosen[:SUGGESTED])
