"""The panels under Explore's map: clusters, moved editions, hexagons, trend."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import dash_bootstrap_components as dbc
import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes
from dashboard.components.table import (
    Caption,
    Column,
    ColumnKind,
    Narrow,
    Row,
    Table,
    build_table,
)
from dashboard.text.clusters import MEANING, ClusterText, KindText
from dashboard.text.editions import Choice, EditionText, WardTable
from dashboard.theme.palettes import CLUSTERS

# A list of more names than fit in about two lines is folded.
_LONG = 160


def build_cluster_panel(texts: ClusterText) -> list[Component]:
    """Build the words under a map of clusters."""
    parts: list[Component] = [html.H2("Where it clusters"), html.P(texts.summary)]
    if not texts.kinds:
        return [html.Div(parts, className="clusters-panel")]
    parts.append(html.P(MEANING))
    parts += [html.P(caution, className="notice") for caution in texts.cautions]
    parts.append(
        html.Ul(
            [_build_kind(kind) for kind in texts.kinds],
            className="cluster-kinds",
            **attributes({"data-palette": CLUSTERS, "data-classes": str(len(texts.kinds))}),
        )
    )
    parts.append(html.Details([html.Summary("How this was computed"), html.P(texts.making)]))
    return [html.Div(parts, className="clusters-panel")]


def _build_kind(kind: KindText) -> Component:
    head = [
        html.Span(className=f"swatch k{kind.place}"),
        html.Strong(kind.name),
        html.Span(f"{kind.detail}, {kind.count}", className="cluster-count"),
    ]
    if not kind.areas:
        return html.Li(html.P(head, className="cluster-head"))
    names = [
        html.Li([html.Strong(f"{borough}: "), areas] if borough else areas)
        for borough, areas in kind.areas
    ]
    listed = html.Ul(names, className="cluster-areas")
    if sum(len(borough) + len(areas) for borough, areas in kind.areas) > _LONG:
        folded = html.Details([html.Summary("Name the areas"), listed])
        return html.Li([html.P(head, className="cluster-head"), folded])
    return html.Li([html.P(head, className="cluster-head"), listed])


def build_edition_panel(texts: EditionText) -> list[Component]:
    """Build what is said under a map of moved values."""
    parts: list[Component] = [html.H2(texts.title), *[html.P(text) for text in texts.sentences]]
    if len(texts.editions) > 1:
        parts.append(_build_editions(texts.editions))
    if texts.cautions:
        listed = html.Ul([html.Li(caution) for caution in texts.cautions])
        parts.append(html.Details([html.Summary("Read these figures with care"), listed]))
    selects = [_build_select("within", "Wards of", texts.wards.choices)]
    if texts.seconds:
        selects.append(_build_select("with", "Beside", texts.seconds))
    parts.append(html.Div(selects, className="editions-choice"))
    if texts.wards.rows:
        parts.append(_build_table(texts.wards))
    return [html.Div(parts, className="editions-panel")]


def build_no_editions(reason: str, explanation: str) -> list[Component]:
    """Build what stands where figures cannot be moved to another ward edition."""
    sentence = f"These figures are not drawn on another ward edition. {reason}."
    parts = [html.P(sentence, className="notice"), html.P(explanation)]
    return [html.Div(parts, className="editions-panel")]


def _build_editions(editions: Sequence[Choice]) -> Component:
    buttons = [
        html.Button(
            f"On wards of {label}",
            className="segment",
            **attributes(
                {"data-set": f"vintage={value}", "aria-pressed": "true" if chosen else "false"}
            ),
        )
        for value, label, chosen in editions
    ]
    named = attributes({"aria-label": "Edition drawn"})
    return html.Div(buttons, className="segments", role="group", **named)


def _build_select(name: str, label: str, choices: Sequence[Choice]) -> Component:
    chosen = next((value for value, _, is_chosen in choices if is_chosen), "")
    select = dbc.Select(
        id=f"editions-{name}",
        options=[{"value": value, "label": text} for value, text, _ in choices],
        value=chosen,
    )
    return html.Div(
        [html.Label(label, htmlFor=f"editions-{name}"), select],
        className="editions-field",
        **attributes({"data-param": name}),
    )


def _build_table(wards: WardTable) -> Component:
    ward, value, share, *second = wards.heads
    numbers = [Column(head, ColumnKind.NUMBER) for head in second]
    rows = [
        Row((row.name, row.value, row.share, *([row.second] if second else [])))
        for row in wards.rows
    ]
    columns = (ward, Column(value, ColumnKind.NUMBER), share, *numbers)
    return _build_boxed(Table(name=wards.caption, columns=columns, rows=rows))


def _build_boxed(table: Table) -> Component:
    return build_table(
        replace(table, box="table-box", caption=Caption.SHOWN, narrow=Narrow.SCROLLS)
    )


def build_hexagon_panel(
    first: Sequence[str], more: Sequence[str], parted: Sequence[str], joined: Sequence[str]
) -> list[Component]:
    """Build the panel: what must be read, the way back, and behind a line what may be read."""
    return [
        html.P(" ".join(first)),
        html.Button(
            "Show true shapes", className="equal-back", **attributes({"data-set": "view=map"})
        ),
        html.Details(
            [
                html.Summary("What this map keeps, and what it changes"),
                *[html.P(sentence) for sentence in more],
                *_build_pairs("Neighbours that stand apart here", parted),
                *_build_pairs("Side by side here, but not neighbours", joined),
            ]
        ),
    ]


def _build_pairs(title: str, pairs: Sequence[str]) -> list[Component]:
    if not pairs:
        return []
    return [html.H2(f"{title} ({len(pairs)})"), html.Ul([html.Li(pair) for pair in pairs])]


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
        _build_trend_table(table),
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


def _build_trend_table(table: TrendTable) -> Component:
    rows = [Row((row.name, *row.cells)) for row in table.rows]
    return _build_boxed(Table(name=table.title, columns=table.columns, rows=rows))
