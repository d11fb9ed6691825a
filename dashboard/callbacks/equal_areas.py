"""What stands under the map of equal areas."""

from dash.development.base_component import Component

from dashboard.layout.equal_area_panel import build_equal_area_panel
from dashboard.selection import Mode
from dashboard.view import View
from dashboard.view_modes import explain_missing_level
from dashboard.words.equal_area_words import describe_equal_areas
from geodata.repository import Repository


def present_equal_areas(view: View, repository: Repository) -> list[Component]:
    """Build the words about a view's hexagons."""
    return build_equal_area_panel(*describe_equal_areas(view, repository))


def explain_no_equal_areas(view: View, _: Repository) -> str:
    """Say for which levels hexagons are drawn, where not for the view's."""
    return explain_missing_level(Mode.TILES, view.geography.level)
