"""Where conditions on areas are built, said and answered; the browser's scripts fill it."""

from dash import html
from dash.development.base_component import Component

from dashboard import ids


def build_condition_choices() -> Component:
    """Build the place of the conditions among the choices, folded until it is wanted."""
    return html.Details(
        [
            html.Summary(
                ["Filter areas by conditions", html.Span(id=ids.CONDITION_COUNT)],
                className="choice-name",
            ),
            html.Div(id=ids.CONDITIONS),
        ],
        id=f"{ids.CONDITIONS}-choice",
        className="choice conditions",
    )


def build_filter_sentence() -> Component:
    """Build the sentence beneath the subtitle that says what is filtered."""
    return html.Div(id=ids.FILTERED, className="view-filter", role="status")


def build_match_list() -> Component:
    """Build the place of the list of areas that meet the conditions."""
    return html.Div(id=ids.MATCHES, className="matches")
