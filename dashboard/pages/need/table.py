"""The tables of reach against need: differences with their whiskers, and areas by list."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.chart import show_chart
from dashboard.components.table import Cell, Column, ColumnKind, Row, Table, build_table
from dashboard.figures.need_lists import AreaList, DifferenceRow, DifferenceTable, ListedArea

_NUMBERS = ("Units located", "Share of units", "Share of need")


def build_difference_table(table: DifferenceTable) -> Component:
    """Build a table that its heads sort, where scripts run; it comes in the order of names."""
    columns = (
        table.noun,
        *[Column(name, ColumnKind.NUMBER) for name in _NUMBERS],
        Column("Difference, with 95 % interval", ColumnKind.CHART, "need-difference"),
        Column("Answer", class_name="need-answer"),
    )
    return html.Section(
        [
            html.H3(table.heading, id=table.identifier),
            html.P(table.scale, className="soft"),
            build_table(
                Table(
                    name=table.heading,
                    columns=columns,
                    rows=[_build_row(row) for row in table.rows],
                    class_name="need-table",
                    sorts=True,
                )
            ),
            html.P(table.omitted, className="soft") if table.omitted else None,
        ],
        className="need-part",
    )


def _build_row(row: DifferenceRow) -> Row:
    units, share_of_units, share_of_need, difference = row.keys
    return Row(
        (
            html.A(row.name, href=row.address) if row.address else row.name,
            Cell(row.units, key=units),
            Cell(row.share_of_units, key=share_of_units),
            Cell(row.share_of_need, key=share_of_need),
            Cell([show_chart(row.chart), html.Span(row.difference)], key=difference),
            row.verdict,
        )
    )


def build_area_list(listed: AreaList) -> Component:
    """Build one list of areas, the warning of coverage before everything else."""
    return html.Section(
        [
            html.H3(listed.heading, id=listed.identifier),
            html.P(listed.warning, className="need-warning"),
            html.P([listed.definition, " ", listed.counted]),
            _build_listed(listed) if listed.rows else None,
            *[html.P(note) for note in listed.notes if note],
            html.P(
                html.A("Download this list (CSV)", href=listed.address), className="need-download"
            ),
        ],
        className="need-part",
    )


def _build_listed(listed: AreaList) -> Component:
    heads = ["Area", *(["Borough"] if listed.has_boroughs else [])]
    heads += ["Need", listed.usual, "Records", "Units located"]
    rows = [_build_listed_row(row, has_borough=listed.has_boroughs) for row in listed.rows]
    return build_table(Table(name=listed.heading, columns=heads, rows=rows))


def _build_listed_row(row: ListedArea, *, has_borough: bool) -> Row:
    borough = [row.borough] if has_borough else []
    name = html.A(row.name, href=row.address)
    return Row((name, *borough, row.rate, row.usual, row.records, row.units))
