"""A map's legend as HTML, the same on pages, in frames and in files; and single marks."""

from dash import html
from dash.development.base_component import Component

from dashboard.charts.legend import Legend, LegendGrid, LegendItem, LegendMark
from dashboard.charts.marks import MIXED, draw_mark
from dashboard.charts.svg import write_element
from dashboard.components.attributes import attributes
from dashboard.components.table import Column, Narrow, Row, Table, build_table


def build_legend(legend: Legend) -> Component:
    """Build a legend: its square or list of fills, then the marks, then its note."""
    parts = [
        html.P(legend.title, className="figure-legend-title"),
        *(_build_square(legend, legend.grid) if legend.grid else []),
        _build_items(legend.listed) if legend.listed else None,
        _build_marks(legend.marks) if legend.marks else None,
        html.P(legend.note, className="figure-legend-note") if legend.note else None,
    ]
    return html.Div(
        parts,
        className="figure-legend",
        **attributes({"data-palette": legend.palette, "data-classes": str(legend.classes)}),
    )


def _build_square(legend: Legend, grid: LegendGrid) -> list[Component]:
    """Build the square of two measures as a table, the highest row first."""
    square = Table(
        name=f"{legend.title}: number of areas",
        columns=(Column(grid.up.label, class_name="figure-legend-corner"), *grid.across.steps),
        rows=[
            Row((step, *map(_build_cell, items)))
            for step, items in zip(reversed(grid.up.steps), legend.rows, strict=True)
        ],
        class_name="figure-legend-square",
        box="",
        narrow=Narrow.SCROLLS,
    )
    return [html.P(grid.explanation, className="figure-legend-remark"), build_table(square)]


def _build_cell(item: LegendItem) -> Component:
    return html.Div(html.Span(item.remark), className=f"figure-legend-fill {item.fill}")


def _build_items(items: tuple[LegendItem, ...]) -> Component:
    return html.Ul([_build_item(item) for item in items], className="figure-legend-items")


def _build_item(item: LegendItem) -> Component:
    label = html.Span(item.label, className="figure-legend-label")
    # The space parts the two where they are read out or copied.
    remark = [" ", html.Span(item.remark, className="figure-legend-remark")] if item.remark else []
    fill = html.Span(className=f"figure-legend-fill {item.fill}")
    return html.Li([fill, html.Span([label, *remark])])


def _build_marks(marks: tuple[LegendMark, ...]) -> Component:
    return html.Ul(
        [
            html.Li([build_mark(mark.kind, is_uploaded=mark.is_uploaded), html.Span(mark.label)])
            for mark in marks
        ],
        className="figure-legend-marks",
        **attributes({"aria-label": "What the marks mean"}),
    )


def build_mark(kind: str, *, is_uploaded: bool = False) -> Component:
    """Build one mark by itself, as the map draws it, for legends and lists; it is not read out."""
    count = 2 if kind == MIXED else 1
    mark = write_element(
        "g",
        draw_mark(kind, count, is_uploaded=is_uploaded),
        class_name="map-mark is-own" if is_uploaded else "map-mark",
    )
    drawn = write_element(
        "svg", mark, viewBox="-15 -15 33 33", class_name="pic figure-mark-sign", aria_hidden="true"
    )
    return html.Span(drawn, className="figure-mark")
