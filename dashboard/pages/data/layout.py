"""The Data page: every indicator and programme, with its table to download."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes
from dashboard.components.table import Row, Table, build_table
from dashboard.text.site import IndicatorRow, ProgrammeRow


class PackRow(NamedTuple):
    """One file of all boroughs: its address, what it is, its size and data version in words."""

    address: str
    title: str
    detail: str


def build_data_catalogue(
    indicators: Mapping[str, Sequence[IndicatorRow]],
    programmes: Sequence[ProgrammeRow],
    packs: Sequence[PackRow],
    record_help: Component,
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
            html.H2("All boroughs at once"),
            _build_packs(packs),
            *[
                part
                for theme, rows in indicators.items()
                for part in (html.H2(theme), _build_indicators(theme, rows))
            ],
            html.H2("Programmes"),
            _build_programmes(programmes),
            record_help,
        ],
        id="main",
        className="prose",
        tabIndex="-1",
    )


def _build_packs(packs: Sequence[PackRow]) -> Component:
    if not packs:
        return html.P(
            [
                "The files of all boroughs have not been made on this server: whoever runs it makes"
                " them with ",
                html.Code("make packs"),
                ". Each borough's own page has the same: its PDF and its CSV.",
            ]
        )
    return html.Ul(
        [html.Li([html.A(row.title, href=row.address), f" {row.detail}"]) for row in packs]
    )


def _build_indicators(theme: str, rows: Sequence[IndicatorRow]) -> Component:
    return build_table(
        Table(
            name=theme,
            columns=("Indicator", "Unit", "Covers", "Source", "Table"),
            rows=[
                Row(
                    (
                        _build_name(row.label, row.description, f"/?indicator={row.identifier}"),
                        row.unit,
                        row.covers,
                        row.sources,
                        _build_file(
                            row.label,
                            f"/api/v1/observations?indicator={row.identifier}&format=csv",
                        ),
                    )
                )
                for row in rows
            ],
        )
    )


def _build_programmes(rows: Sequence[ProgrammeRow]) -> Component:
    return build_table(
        Table(
            name="Programmes",
            columns=("Programme", "Located", "Records", "Missing one?"),
            rows=[
                Row(
                    (
                        _build_name(row.label, row.description, f"/programme/{row.identifier}"),
                        row.located,
                        _build_file(
                            row.label, f"/api/v1/reach?programme={row.identifier}&format=csv"
                        ),
                        _build_file(
                            f"{row.label}, template for a record",
                            f"/template/records.csv?programme={row.identifier}",
                            name="Template",
                        ),
                    )
                )
                for row in rows
            ],
        )
    )


def _build_name(label: str, description: str, address: str) -> list[Component]:
    return [html.A(label, href=address), html.Div(description, className="soft")]


def _build_file(label: str, address: str, *, name: str = "CSV") -> Component:
    return html.A(name, href=address, **attributes({"aria-label": f"{name}: {label}"}))
