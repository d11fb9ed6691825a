"""Ranks as ranges: what the intervals allow an area's place to be."""

from functools import lru_cache

import numpy as np
import pandas as pd

from geodata.closed_lists import Basis
from geodata.statistics.aggregation import Z_95

DRAWS = 10_000
SEED = 20_200_220
_RANGE = (2.5, 97.5)
# The seed is one, so boroughs are always drawn with the same numbers; 3 MB of them are kept.
_MOST_KEPT = DRAWS * 40


def rank_ranges(
    observations: pd.DataFrame, *, basis: Basis, draws: int = DRAWS, seed: int = SEED
) -> pd.DataFrame:
    """Give the range of places that each area may hold; 1 is the highest value.

    Where every area with a value has an interval, values are drawn from
    normal distributions of those widths and the middle 95 % of the places
    taken; the place that the value itself holds is always within the range,
    so that a range never contradicts the order on screen. Without intervals
    only a full count is ranked, with ties sharing the range of places that
    they fill.

    Parameters
    ----------
    observations : DataFrame, one row an area
        Columns ``value``, ``lci_95``, ``uci_95``.
    basis : Basis
        How the figures came about.

    Returns
    -------
    DataFrame, same index
        ``first`` and ``last``, the highest and lowest place (nullable
        integers), missing where no rank may be given.

    Examples
    --------
    >>> counted = pd.DataFrame({"value": [9.0, 9.0, 2.0], "lci_95": np.nan, "uci_95": np.nan})
    >>> rank_ranges(counted, basis=Basis.FULL_COUNT).to_numpy().tolist()
    [[1, 2], [1, 2], [3, 3]]
    """
    is_held = observations["value"].notna().to_numpy()
    ranked = observations[is_held]
    limits = ranked[["lci_95", "uci_95"]].notna().to_numpy()
    places = np.full((len(is_held), 2), np.nan)
    if len(ranked) and (limits.all() or (basis is Basis.FULL_COUNT and not limits.any())):
        ends = [ranked["value"].rank(ascending=False, method=end) for end in ("min", "max")]
        if limits.all():
            low, high = _draw_places(ranked, draws=draws, seed=seed)
            ends = [
                np.minimum(ends[0], low),
                np.maximum(ends[1], high),
            ]
        places[is_held] = np.column_stack(ends)
    return pd.DataFrame(
        places, index=observations.index, columns=pd.Index(["first", "last"])
    ).astype("Int64")


def _draw_places(ranked: pd.DataFrame, *, draws: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    errors = ((ranked["uci_95"] - ranked["lci_95"]) / (2 * Z_95)).to_numpy(dtype=float)
    drawn = ranked["value"].to_numpy(dtype=float) + errors * _draw_normals(draws, len(ranked), seed)
    # Row by row, which area holds each place: the highest value first. Only values that are surely
    # known can be drawn alike, and those must keep their order.
    kind = "stable" if np.count_nonzero(errors) < len(errors) - 1 else None
    holders = (-drawn).argsort(axis=1, kind=kind)
    times_held = np.array([np.bincount(column, minlength=len(ranked)) for column in holders.T]).T
    reached = times_held.cumsum(axis=1)
    # Counting is several times as fast as sorting the places of each area.
    low, high = np.percentile(np.arange(draws), _RANGE, method="nearest")
    return 1 + (reached <= low).sum(axis=1), 1 + (reached <= high).sum(axis=1)


def _draw_normals(draws: int, areas: int, seed: int) -> np.ndarray:
    is_kept = draws * areas <= _MOST_KEPT
    return (_draw_and_keep if is_kept else _draw_and_keep.__wrapped__)(draws, areas, seed)


@lru_cache(maxsize=4)
def _draw_and_keep(draws: int, areas: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((draws, areas))
