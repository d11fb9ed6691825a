"""What the file of a map of clusters says of each area beside its value."""

import pandas as pd

from dashboard.selection import Mode
from dashboard.shown_figures import ShownFigures
from dashboard.view import View
from dashboard.words.cluster_words import describe_clusters, explain_no_clusters, name_kind
from geodata.repository import Repository

_P_PLACES, _I_PLACES = 4, 3
_EXPLAINED = (
    "cluster: the kind of cluster or outlier, decided by cluster_p_adjusted; local_moran_i: local"
    " Moran's I; cluster_p_value: its two-sided pseudo p-value; cluster_p_adjusted: that value"
    " after Benjamini-Hochberg over all areas."
)


def list_cluster_columns(
    view: View, figures: ShownFigures, repository: Repository
) -> dict[str, pd.Series | str]:
    """List the columns that a view of clusters adds to its file; none for any other view.

    Returns
    -------
    dict of Series or str
        ``cluster`` (the kind in words), ``local_moran_i``, ``cluster_p_value``
        and ``cluster_p_adjusted``, by code of area and empty where the area has
        no value; ``cluster_columns`` says in every row what the four are and
        how they were made.
    """
    if view.mode is not Mode.CLUSTERS or view.period is None:
        return {}
    if explain_no_clusters(view, figures):
        return {}
    rows = repository.clusters(
        view.indicator.id, figures.geography, period=view.period.id, group=view.group
    )
    held = rows.set_index("area_code").reindex(figures.table.index)
    making = describe_clusters(view, figures, repository).making
    return {
        "cluster": held["kind"].astype(object).map(name_kind, na_action="ignore"),
        "local_moran_i": held["local_i"].astype(float).round(_I_PLACES),
        "cluster_p_value": held["p_value"].astype(float).round(_P_PLACES),
        "cluster_p_adjusted": held["p_adjusted"].astype(float).round(_P_PLACES),
        "cluster_columns": f"{_EXPLAINED} {making}",
    }
