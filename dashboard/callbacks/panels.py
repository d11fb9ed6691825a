"""The panel that a way of showing a view has beside the map, or in its place."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dash import html
from dash.development.base_component import Component

from dashboard.answers.date_figures import why_no_dates
from dashboard.callbacks.clusters import present_clusters, why_no_clusters
from dashboard.callbacks.editions import present_editions
from dashboard.callbacks.equal_areas import explain_no_equal_areas, present_equal_areas
from dashboard.callbacks.pair import present_map_key, present_scatter_words
from dashboard.callbacks.trend import present_trend
from dashboard.layout.attributes import attributes
from dashboard.selection import Mode
from dashboard.trend_data import has_trend
from dashboard.view import View
from dashboard.view_modes import MODES
from dashboard.words.edition_words import explain_no_editions
from geodata.repository import Repository

PanelPresenter = Callable[[View, Repository], list[Component]]
ModeQuestion = Callable[[View, Repository], str]

PANELS: Mapping[Mode, PanelPresenter] = MappingProxyType(
    {
        Mode.TREND: present_trend,
        Mode.TILES: present_equal_areas,
        Mode.SCATTER: present_scatter_words,
        Mode.BIVARIATE: present_map_key,
        Mode.CLUSTERS: present_clusters,
        Mode.EDITIONS: present_editions,
    }
)


def present_panel(view: View, repository: Repository) -> list[Component]:
    """Build the panel of a view's way of showing; none where the way has no panel."""
    present = PANELS.get(view.mode)
    if present is None:
        return []
    return [html.Div(present(view, repository), **attributes({"data-mode": view.mode.value}))]


def explain_missing_modes(view: View, repository: Repository) -> dict[Mode, str]:
    """Say why a way of showing cannot be had for this view, for each that cannot."""
    reasons = {mode: ask(view, repository) for mode, ask in _WHY_NOT.items()}
    if view.is_london_only:
        reasons = dict.fromkeys(MODES, "No figures for boroughs or wards") | reasons
    return {mode: reason for mode, reason in reasons.items() if reason}


def _why_no_trend(view: View, repository: Repository) -> str:
    return "" if has_trend(view, repository) else "One date only"


def _why_no_table(view: View, _: Repository) -> str:
    return "The trend has the same figures as a table" if view.is_london_only else ""


_WHY_NOT: Mapping[Mode, ModeQuestion] = MappingProxyType(
    {
        Mode.TREND: _why_no_trend,
        Mode.TABLE: _why_no_table,
        Mode.DATES: why_no_dates,
        Mode.CLUSTERS: why_no_clusters,
        Mode.EDITIONS: explain_no_editions,
        Mode.TILES: explain_no_equal_areas,
    }
)
