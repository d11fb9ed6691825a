"""A view's figures as its filters leave them: made of every area, then shown for those that match.

No filter changes a figure, an outcome, a rank or a class: rows are left out of
what was made, and nothing is made again.
"""

from dataclasses import replace

import pandas as pd

from dashboard.figures.conditions import find_matches
from dashboard.results.bivariate import BivariateResults
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View
from geodata.reach.conditions import write_conditions
from geodata.repository import Repository

MATCHES, UNTOLD_WORDS = "yes", "we cannot tell"


def find_met(view: View, repository: Repository) -> pd.Series | None:
    """Give which areas match, missing where it cannot be told; None where nothing is filtered."""
    return find_matches(view, repository).met if view.conditions else None


def keep_matching(view: View, figures: ViewResults, repository: Repository) -> ViewResults:
    """Give a view's figures with the rows of matching areas only; as they are without a filter."""
    met = find_met(view, repository)
    if met is None:
        return figures
    table = figures.table
    is_matching = met.reindex(table.index).fillna(value=False).astype(bool)
    return replace(figures, table=table[is_matching], is_filtered=True)


def add_matches(table: pd.DataFrame, view: View, repository: Repository) -> pd.DataFrame:
    """Leave out the rows of areas that do not match, and mark those of which it cannot be told.

    Parameters
    ----------
    table : DataFrame, by area code
    view : View
    repository : Repository

    Returns
    -------
    DataFrame
        Matching rows in their order, then the others of which it cannot be
        told, with ``matches`` (yes, or we cannot tell) and ``where`` (the
        conditions as an address has them); as it was without a filter.
    """
    met = find_met(view, repository)
    if met is None:
        return table
    met = met.reindex(table.index)
    is_matching = met.fillna(value=False).astype(bool)
    answers = is_matching.map({True: MATCHES, False: UNTOLD_WORDS})
    marked = table.assign(matches=answers, where=write_conditions(view.conditions))
    return pd.concat([marked[is_matching], marked[met.isna()]])


def split_matching(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part what `add_matches` gives into rows that match and rows of which it cannot be told."""
    if "matches" not in table.columns:
        return table, table[:0]
    is_matching = table["matches"] == MATCHES
    return table[is_matching], table[~is_matching]


def keep_matching_of_two(
    view: View, results: BivariateResults, repository: Repository
) -> BivariateResults:
    """Give two indicators with the rows of matching areas only, to be counted and listed.

    Thirds, lines and the correlation stay those of all areas; so must what is
    said of them, from the results before.
    """
    met = find_met(view, repository)
    if met is None:
        return results
    is_matching = met.reindex(results.table.index).fillna(value=False).astype(bool)
    return replace(results, table=results.table[is_matching])
