"""Where one figure of a profile comes from, for those who open its row."""

from dash import html
from dash.development.base_component import Component

from dashboard.area_addresses import map_address
from dashboard.profile.area_profile import ProfileFigure


def build_explanation(figure: ProfileFigure) -> Component:
    """Build what is known of a figure, and its citation."""
    told = [figure.indicator.description, figure.comparison, figure.place_words]
    return html.Div(
        [
            html.P(" ".join(part for part in told if part)),
            html.P(html.A("Show on the map", href=map_address(figure.area, figure.indicator))),
        ],
        className="explanation",
    )
