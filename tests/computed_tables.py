"""Tables of the made-up place that the pipeline computes for a real one, written by hand."""

from collections.abc import Iterable

import pandas as pd

from geodata.columns import CLUSTERS
from geodata.shapes.editions import LINK_COLUMNS
from tests.place_registry import FULL_COUNT

_KINDS = ((0.5, 0.01, 0.03, "high-high"), (-0.5, 0.01, 0.03, "low-high"), (0.1, 0.6, 0.6, None))


def make_clusters(squares: Iterable[str]) -> pd.DataFrame:
    """Make the clusters of one view: the full count in three squares at its newest date."""
    columns = ["local_i", "p_value", "p_adjusted", "kind"]
    view = {"indicator": FULL_COUNT, "level": "borough", "period": "2021-03-21", "group": "all"}
    table = pd.DataFrame(_KINDS, columns=columns).fillna({"kind": "not significant"})
    named = table.assign(area_code=list(squares), **view).reindex(columns=list(CLUSTERS))
    return named.astype({"vintage": "Int64"})


def make_ward_links(old: Iterable[str], new: Iterable[str]) -> pd.DataFrame:
    """Make the links between the wards of 2018 and 2022: each is half in each."""
    pairs = [(one, other) for one in old for other in list(new)]
    rows = [(2018, one, 2022, other, 0.5, 0.5) for one, other in pairs]
    return pd.DataFrame(rows, columns=list(LINK_COLUMNS))
