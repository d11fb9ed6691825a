"""The trend: charts, what changed in words, and the same figures as tables."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes


class TrendRow(NamedTuple):
    """One row of the table: its date, group or place, and each value and interval as text."""

    name: str
    cells: tuple[str, ...]


class TrendTable(NamedTuple):
    """The table that has a chart's figures: its title, its columns and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[TrendRow]


def build_chart(figure: go.Figure, table: TrendTable) -> list[Component]:
    """Build a chart, which listeners pass over, and its table, which says the same."""
    height = f"{figure.layout.height}px"  # pyright: ignore[reportAttributeAccessIssue] - Plotly makes its attributes at run time
    return [
        html.Div(
            # The mode bar offers an upload to a third party.
            dcc.Graph(
                figure=figure,
                config={"displayModeBar": False, "displaylogo": False},
                style={"height": height},
            ),
            className="chart",
            style={"minHeight": height},
            **attributes({"aria-hidden": "true"}),
        ),
        _build_table(table),
    ]


def build_changes(sentences: Sequence[str]) -> list[Component]:
    """Build the list of what changed, or did not, in words; nothing where nothing can be said."""
    if not sentences:
        return []
    return [
        html.H2("What changed", className="panel-heading"),
        html.Ul([html.Li(sentence) for sentence in sentences], className="changes"),
    ]


def build_group_heading(title: str, sentence: str) -> list[Component]:
    """Build what stands over a chart of groups."""
    return [html.H2(title, className="panel-heading"), html.P(sentence, className="chart-words")]


def build_no_trend(sentence: str) -> list[Component]:
    """Build what stands where there is no series to draw."""
    return [html.P(sentence, className="notice")]


def _build_table(table: TrendTable) -> Component:
    head = html.Tr([html.Th(name, scope="col") for name in table.columns])
    body = [
        html.Tr([html.Th(row.name, scope="row"), *[html.Td(cell) for cell in row.cells]])
        for row in table.rows
    ]
    return html.Div(
        html.Table([html.Caption(table.title), html.Thead(head), html.Tbody(body)]),
        className="table-box",
        tabIndex="0",
        role="region",
        **attributes({"aria-label": table.title}),
    )
