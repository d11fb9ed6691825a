"""The trend: a chart, and the same figures as a table."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes


class TrendRow(NamedTuple):
    """One date: its label, and each area's value and interval as text."""

    period: str
    cells: tuple[str, ...]


def build_trend_panel(
    figure: go.Figure, names: Sequence[str], rows: Sequence[TrendRow], title: str
) -> list[Component]:
    """Build the chart and its table."""
    head = html.Tr([html.Th(name, scope="col") for name in ("Date", *names)])
    body = [
        html.Tr([html.Th(row.period, scope="row"), *[html.Td(cell) for cell in row.cells]])
        for row in rows
    ]
    return [
        html.Div(
            # The mode bar offers an upload to a third party.
            dcc.Graph(figure=figure, config={"displayModeBar": False, "displaylogo": False}),
            className="chart",
            **attributes({"aria-hidden": "true"}),
        ),
        html.Div(
            html.Table([html.Caption(title), html.Thead(head), html.Tbody(body)]),
            className="table-box",
            tabIndex="0",
            role="region",
            **attributes({"aria-label": title}),
        ),
    ]


def build_no_trend(sentence: str) -> list[Component]:
    """Build what stands where there is no series to draw."""
    return [html.P(sentence, className="notice")]
