"""The words under a map of figures moved between ward editions, and why there are none."""

from dash.development.base_component import Component

from dashboard.layout.edition_panel import build_edition_panel, build_no_editions
from dashboard.shown_figures import build_figures
from dashboard.view import View
from dashboard.words.edition_words import describe_editions, explain_changes, explain_no_editions
from geodata.repository import Repository


def present_editions(view: View, repository: Repository) -> list[Component]:
    """Build what is said of figures that are drawn on another ward edition."""
    if view.moved_from is None:
        reason = explain_no_editions(view, repository)
        return build_no_editions(reason, explain_changes(repository))
    return build_edition_panel(describe_editions(view, build_figures(view, repository), repository))
