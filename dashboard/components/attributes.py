"""Attributes whose names are no Python names, and a native select for the address."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component


def attributes(given: dict[str, str]) -> dict[str, Any]:
    """Pass ``aria-…`` and ``data-…`` attributes on as keyword arguments.

    Examples
    --------
    >>> attributes({"aria-label": "Pages"})
    {'aria-label': 'Pages'}
    """
    return dict(given)


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
