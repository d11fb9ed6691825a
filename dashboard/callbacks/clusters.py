"""The words under a map of clusters, and why there is none."""

from dash.development.base_component import Component

from dashboard.layout.cluster_panel import build_cluster_panel
from dashboard.shown_figures import build_figures
from dashboard.view import View
from dashboard.words.cluster_words import describe_clusters, explain_no_clusters
from geodata.repository import Repository


def present_clusters(view: View, repository: Repository) -> list[Component]:
    """Build what is said of the clusters of a view."""
    return build_cluster_panel(describe_clusters(view, build_figures(view, repository), repository))


def why_no_clusters(view: View, repository: Repository) -> str:
    """Say why no clusters can be looked for in a view; nothing where they can."""
    return explain_no_clusters(view, build_figures(view, repository))
