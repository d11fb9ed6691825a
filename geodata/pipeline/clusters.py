"""Compute where values cluster: local Moran's I of every view that a map can be drawn of."""

import warnings

import numpy as np
import pandas as pd
from esda.moran import Moran_Local
from libpysal.weights import W
from scipy.stats import false_discovery_control

from geodata.areas.editions import keep_edition
from geodata.closed_lists import ClusterKind
from geodata.columns import CLUSTERS
from geodata.model import DRAWN_GEOGRAPHIES
from geodata.statistics.benchmark import FALSE_DISCOVERY_RATE
from geodata.statistics.clusters import PERMUTATIONS, SEED, find_obstacle

_VIEW = ["indicator", "period", "group"]
# Quadrants as esda numbers them: the area's own side first, its neighbours' second.
_QUADRANTS = {
    1: ClusterKind.HIGH_HIGH,
    2: ClusterKind.LOW_HIGH,
    3: ClusterKind.LOW_LOW,
    4: ClusterKind.HIGH_LOW,
}
# Sums of the same values in another order differ by less: they are ties.
_TIE = 1e-9
# Two machines' last bits may differ; the table that they write may not.
_PLACES = 6


def build_clusters(observations: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Find the clusters of every indicator, edition, date and population that can be drawn.

    Parameters
    ----------
    observations : DataFrame
        Columns `columns.OBSERVATIONS`; values that are kept and not used are left out.
    areas : DataFrame
        Columns `columns.AREAS`; contiguity is its ``neighbours``.

    Returns
    -------
    DataFrame
        Columns `columns.CLUSTERS`, sorted by them. A view with too few values,
        or with one value everywhere, has no rows.
    """
    used = observations.loc[observations["is_used"]]
    tables = []
    for geography in DRAWN_GEOGRAPHIES:
        near = keep_edition(areas, geography).set_index("area_code")["neighbours"]
        for _, rows in keep_edition(used, geography).groupby(_VIEW):
            named = rows.set_index("area_code")
            values = named["value"].astype(float)
            if find_obstacle(values) is None:
                found = measure_clusters(values, near).join(named[[*_VIEW, "level", "vintage"]])
                tables.append(found.reset_index())
    if not tables:
        return pd.DataFrame(columns=list(CLUSTERS))
    table = pd.concat(tables, ignore_index=True).astype({"vintage": "Int64"})
    text = dict.fromkeys(("level", "kind", "area_code", *_VIEW), "str")
    return (
        table.loc[:, list(CLUSTERS)].astype(text).sort_values(list(CLUSTERS[:6]), ignore_index=True)
    )


def measure_clusters(values: pd.Series, neighbours: pd.Series) -> pd.DataFrame:
    """Say of each area with a value whether it and its neighbours lie together, high or low.

    Local Moran's I with row-standardised weights. The values of all other
    areas are dealt out at random `PERMUTATIONS` times around each area; the
    two-sided pseudo p-value is twice the smaller tail's, ties counted in both.
    Benjamini-Hochberg holds false discoveries at 5 % over the areas measured.

    Parameters
    ----------
    values : Series of float, by area code
        An area without a value is left out, and is no neighbour of any other.
    neighbours : Series of lists of area codes, by area code
        Contiguity of the whole edition.

    Returns
    -------
    DataFrame, by area code in order, one row an area with a value
        ``local_i``, ``p_value``, ``p_adjusted`` and ``kind`` (ClusterKind). An area
        none of whose neighbours has a value is not measured and counts for no
        other. Rows in another order give the same answer.
    """
    known = values.dropna().sort_index()
    near = {code: [n for n in neighbours[code] if n in known.index] for code in known.index}
    linked = {code: sorted(codes) for code, codes in near.items() if codes}
    measured = known.loc[list(linked)]
    found = pd.DataFrame(
        {
            "local_i": np.nan,
            "p_value": np.nan,
            "p_adjusted": np.nan,
            "kind": ClusterKind.NO_NEIGHBOURS.value,
        },
        index=known.index,
    )
    found.loc[measured.index, "kind"] = ClusterKind.NOT_SIGNIFICANT.value
    if measured.min() < measured.max():
        found.loc[measured.index, :] = _permute(measured, linked)
    return found.round(_PLACES)


def _permute(values: pd.Series, linked: dict[str, list[str]]) -> pd.DataFrame:
    weights = W(linked, id_order=list(values.index), silence_warnings=True)
    # Where every draw is alike esda divides by nought, for a figure that is not used here.
    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        # It warns that its own p-value, of the nearer tail alone, is too small: ours is below.
        warnings.filterwarnings("ignore", message="The alternative hypothesis", module="esda")
        moran = Moran_Local(
            values.to_numpy(), weights, permutations=PERMUTATIONS, n_jobs=1, seed=SEED
        )
    dealt, local_i = np.asarray(moran.rlisas), np.asarray(moran.Is)
    above = (dealt >= local_i[:, None] - _TIE).sum(axis=1)
    below = (dealt <= local_i[:, None] + _TIE).sum(axis=1)
    p_value = np.minimum(2 * (np.minimum(above, below) + 1) / (PERMUTATIONS + 1), 1.0)
    p_adjusted = false_discovery_control(p_value, method="bh")
    kinds = [
        _QUADRANTS[quadrant].value
        if p <= FALSE_DISCOVERY_RATE
        else ClusterKind.NOT_SIGNIFICANT.value
        for quadrant, p in zip(moran.q, p_adjusted, strict=True)
    ]
    return pd.DataFrame(
        {"local_i": local_i, "p_value": p_value, "p_adjusted": p_adjusted, "kind": kinds},
        index=values.index,
    )
