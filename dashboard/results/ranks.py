"""The places that areas may hold, worked out once for each set of figures."""

from functools import lru_cache

import pandas as pd

from dashboard.results.view_results import ViewResults
from geodata.statistics.ranks import rank_ranges

# The draws are the same for every area of a view, so they are made once for it.
_KEPT_RANKS = 64


@lru_cache(maxsize=_KEPT_RANKS)
def rank_areas(figures: ViewResults) -> pd.DataFrame:
    """Give `rank_ranges` of a view's figures: ``first`` and ``last``, missing where none may be."""
    return rank_ranges(figures.table, basis=figures.indicator.basis)
