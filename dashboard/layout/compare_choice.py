"""The choice of a second indicator to compare with."""

from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes


def build_compare_choice() -> Component:
    """Build the search for a second indicator, hidden until a view compares two.

    The browser's script (assets/76-compare.js) shows it and fills it.
    """
    return html.Div(
        [
            html.Span("Compare with", className="choice-name"),
            html.Div(
                id="second-choice",
                **attributes(
                    {
                        "data-combobox": "second",
                        "data-source": "indicators",
                        "data-sets": "with",
                        "data-label": "Compare with",
                        "data-hint": "Search a second indicator",
                    }
                ),
            ),
            html.Div(
                [
                    html.Button("Swap the two", **attributes({"data-compare": "swap"})),
                    html.Button("Remove the second", **attributes({"data-compare": "remove"})),
                ],
                className="compare-acts",
                hidden=True,
            ),
        ],
        id="compare-choice",
        className="choice",
        hidden=True,
    )
