"""The page of one area."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.profile.area_profile import AreaProfile, ProfileFigure


def build_profile_page(profile: AreaProfile, notices: Sequence[Component]) -> Component:
    """Build an area's page from its profile."""
    return html.Main(
        [
            *notices,
            html.H1(profile.area.area_name),
            html.Ul([_build_figure(figure) for figure in profile.figures]),
        ],
        id="main",
        className="profile",
        tabIndex="-1",
    )


def _build_figure(figure: ProfileFigure) -> Component:
    told = [figure.shown, f"({figure.interval})" if figure.interval else "", figure.comparison]
    return html.Li([html.B(figure.indicator.label), " ", " ".join(part for part in told if part)])
