"""A native select whose choice goes into the address."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes


def build_select(name: str, identifier: str, param: str, *, is_always: bool = False) -> Component:
    """Build a native select, hidden until there is something to choose between, or always there."""
    return html.Div(
        [
            html.Label(name, htmlFor=identifier, className="choice-name"),
            dbc.Select(id=identifier, options=[]),
        ],
        id=f"{identifier}-choice",
        className="choice",
        hidden=not is_always,
        **attributes({"data-param": param}),
    )
