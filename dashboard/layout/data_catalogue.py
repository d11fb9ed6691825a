"""The Data page: every indicator and programme, with its table to download."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes


class IndicatorRow(NamedTuple):
    """One indicator: identifier, name, what it is, unit, what it covers, and its sources."""

    identifier: str
    label: str
    description: str
    unit: str
    covers: str
    sources: str


class ProgrammeRow(NamedTuple):
    """One programme: identifier, name, what it is, and what of it is located."""

    identifier: str
    label: str
    description: str
    located: str


def build_data_catalogue(
    indicators: Mapping[str, Sequence[IndicatorRow]], programmes: Sequence[ProgrammeRow]
) -> Component:
    """Build the page; ``indicators`` are grouped by the name of their theme."""
    return html.Main(
        [
            html.H1("Data"),
            html.P(
                [
                    "Every figure and record that the atlas shows, as CSV or JSON. The interface is"
                    " described at ",
                    html.A("/api/v1/openapi.json", href="/api/v1/openapi.json"),
                    ". A value that is missing has a status that says why; it is never zero.",
                ]
            ),
            html.P(
                [
                    html.A("All areas (CSV)", href="/api/v1/areas?format=csv"),
                    " · ",
                    html.A("All reach records (CSV)", href="/api/v1/reach?format=csv"),
                    " · ",
                    html.A("Borough shapes (GeoJSON)", href="/api/v1/boundaries/borough"),
                ]
            ),
            *[
                part
                for theme, rows in indicators.items()
                for part in (html.H2(theme), _build_table(theme, rows))
            ],
            html.H2("Programmes"),
            _build_programmes(programmes),
        ],
        id="main",
        className="prose",
        tabIndex="-1",
    )


def _build_table(theme: str, rows: Sequence[IndicatorRow]) -> Component:
    head = html.Tr(
        [html.Th(name, scope="col") for name in ("Indicator", "Unit", "Covers", "Source", "Table")]
    )
    body = [
        html.Tr(
            [
                html.Th(
                    [
                        html.A(row.label, href=f"/?indicator={row.identifier}"),
                        html.Div(row.description, className="soft"),
                    ],
                    scope="row",
                ),
                html.Td(row.unit),
                html.Td(row.covers),
                html.Td(row.sources),
                html.Td(
                    html.A(
                        "CSV",
                        href=f"/api/v1/observations?indicator={row.identifier}&format=csv",
                        **attributes({"aria-label": f"{row.label}, CSV"}),
                    )
                ),
            ]
        )
        for row in rows
    ]
    return _build_scroll(theme, html.Table([html.Thead(head), html.Tbody(body)]))


def _build_programmes(programmes: Sequence[ProgrammeRow]) -> Component:
    head = html.Tr([html.Th(name, scope="col") for name in ("Programme", "Located", "Records")])
    body = [
        html.Tr(
            [
                html.Th(
                    [
                        html.A(row.label, href=f"/?programme={row.identifier}"),
                        html.Div(row.description, className="soft"),
                    ],
                    scope="row",
                ),
                html.Td(row.located),
                html.Td(
                    html.A(
                        "CSV",
                        href=f"/api/v1/reach?programme={row.identifier}&format=csv",
                        **attributes({"aria-label": f"{row.label}, records as CSV"}),
                    )
                ),
            ]
        )
        for row in programmes
    ]
    return _build_scroll("Programmes", html.Table([html.Thead(head), html.Tbody(body)]))


def _build_scroll(name: str, table: Component) -> Component:
    return html.Div(
        table, className="scroll", tabIndex="0", role="region", **attributes({"aria-label": name})
    )
