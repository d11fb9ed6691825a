"""What cannot be shown of a view, why, and what can be shown in its place."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes
from dashboard.components.page import build_notices
from dashboard.figures.date_values import why_no_dates
from dashboard.format.names import name_geography
from dashboard.results.bivariate import build_bivariate, suggest_seconds
from dashboard.results.trends import has_trend
from dashboard.results.view_results import build_results
from dashboard.state.selection import Mode
from dashboard.state.view import View, drawn_coverage
from dashboard.state.view_modes import MODES, TWO_INDICATOR_MODES, explain_no_shapes
from dashboard.text.bivariate import explain_no_bivariate
from dashboard.text.clusters import explain_no_clusters
from dashboard.text.editions import explain_no_editions
from geodata.repository import Repository

ModeQuestion = Callable[[View, Repository], str]


class Offer(NamedTuple):
    """What can be shown in place of what cannot: the words of its button, and what it chooses."""

    text: str
    choices: Mapping[str, str]


def explain_missing_modes(view: View, repository: Repository) -> dict[Mode, str]:
    """Say why a way of showing cannot be had for this view, for each that cannot."""
    asked = {mode: ask(view, repository) for mode, ask in _WHY_NOT.items()}
    reasons = {mode: reason for mode, reason in asked.items() if reason}
    if not view.is_london_only:
        return reasons
    others = (mode for mode in MODES if mode is not Mode.TREND)
    return dict.fromkeys(others, "No figures for boroughs or wards") | reasons


def why_no_clusters(view: View, repository: Repository) -> str:
    """Say why no clusters can be looked for in a view; nothing where they can."""
    return explain_no_clusters(view, build_results(view, repository))


def _why_no_trend(view: View, repository: Repository) -> str:
    return "" if has_trend(view, repository) else "One date only"


def _why_no_table(view: View, _: Repository) -> str:
    return "The trend has the same figures as a table" if view.is_london_only else ""


def _why_no_hexagons(view: View, repository: Repository) -> str:
    return explain_no_shapes(Mode.TILES, view.geography, repository)


def _why_no_pair(view: View, repository: Repository) -> str:
    is_drawn = build_bivariate(view, repository) is not None
    others = suggest_seconds(repository, view.indicator.id, view.geography.key)
    return "" if is_drawn or others else explain_no_bivariate(view, repository)


_WHY_NOT: Mapping[Mode, ModeQuestion] = MappingProxyType(
    {
        Mode.TREND: _why_no_trend,
        Mode.TABLE: _why_no_table,
        Mode.DATES: why_no_dates,
        Mode.CLUSTERS: why_no_clusters,
        Mode.EDITIONS: explain_no_editions,
        Mode.TILES: _why_no_hexagons,
    }
)


def find_figures_offer(view: View, repository: Repository) -> Offer | None:
    """Find areas that have figures of a view's topic, where those of the view have none."""
    if view.coverage is not None or view.is_london_only:
        return None
    geography = drawn_coverage(view.indicator.id, repository)[0].geography
    choices = {"level": geography.level.value, "vintage": str(geography.vintage or "")}
    return Offer(f"Show {name_geography(geography)}", choices)


def find_map_offer(view: View, repository: Repository) -> Offer | None:
    """Find the map in place of a way of showing that this view cannot have, but was asked for.

    Two topics side by side have offers of their own where others have figures there.
    """
    ask = _why_no_pair if view.mode in TWO_INDICATOR_MODES else _WHY_NOT.get(view.mode)
    if view.is_london_only or ask is None or not ask(view, repository):
        return None
    return Offer("Show the map", {"view": Mode.MAP.value})


def present_notices(view: View, repository: Repository) -> list[Component]:
    """Build what the reader is told about a view, and a button to where there are figures."""
    return [*build_notices(view.notices), *build_offer(find_figures_offer(view, repository))]


def build_offer(offer: Offer | None) -> list[Component]:
    """Build the button of an offer; nothing where there is none."""
    if offer is None:
        return []
    return [
        html.Button(
            offer.text,
            className="plain-button",
            type="button",
            **attributes({"data-set": urlencode(offer.choices)}),
        )
    ]
