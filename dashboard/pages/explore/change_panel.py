"""The list of a change in Explore: areas by their outcome, each with its bar, in a table."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard.charts.dot_rows import RowAxis
from dashboard.components.attributes import attributes
from dashboard.components.table import (
    Caption,
    Cell,
    Column,
    ColumnKind,
    Narrow,
    Row,
    RowGroup,
    Table,
    build_table,
)
from dashboard.figures.change_list import ChangeList, ChangeRow

_WHOLE = 100.0


def build_change_panel(
    described: ChangeList, question: str, dates: tuple[str, str]
) -> list[Component]:
    """Build the list: what it asks, how its bars are read, then each area under its outcome.

    ``dates`` are the labels of the earlier and the later one.
    """
    axis = described.axis
    columns = (
        "Area",
        Column(_name_axis(axis), ColumnKind.CHART, "change-chart"),
        Column("Change", ColumnKind.NUMBER),
        *(Column(date, ColumnKind.NUMBER, "change-more") for date in dates),
    )
    table = Table(
        name=described.alt,
        columns=columns,
        groups=[
            RowGroup(group.heading, [_build_row(row, axis) for row in group.rows])
            for group in described.groups
        ],
        heading_class="change-group",
        class_name="change-list",
        box="table-box",
        caption=Caption.HIDDEN,
        narrow=Narrow.SCROLLS,
    )
    head = [html.H2(question), html.P(described.reading)]
    return [html.Div([*head, build_table(table)], className="change-panel")]


def _name_axis(axis: RowAxis) -> Component:
    line = f"; {axis.line_text}" if axis.line_text else ""
    return html.Span(f"Line at 0{line}", className="change-axis")


def _build_row(row: ChangeRow, axis: RowAxis) -> Row:
    area = html.Button(
        row.name, className="choose-row", **attributes({"data-set": f"area={row.area_code}"})
    )
    if row.change is None:
        return Row((area, Cell(row.note, "change-none", span=2), row.earlier, row.later))
    bar = html.Span(
        list(_draw_bar(row, axis)), className="change-bar", **attributes({"aria-hidden": "true"})
    )
    interval = f" ({row.shown_interval})" if row.shown_interval else ""
    # Where there is no room for the interval, the bar shows it and listeners still hear it.
    shown = [html.B(row.shown), html.Span(interval, className="change-limits")]
    return Row((area, bar, shown, row.earlier, row.later))


def _draw_bar(row: ChangeRow, axis: RowAxis) -> Iterator[Component]:
    """Draw 0 and London's change as lines, the interval as a bar and the change as a dot."""
    if axis.origin is not None:
        yield html.Span(className="change-origin", style=_place(axis.origin, axis))
    if axis.line is not None:
        yield html.Span(className="change-london", style=_place(axis.line, axis))
    if row.interval is not None:
        low, high = (_share(end, axis) for end in row.interval)
        place = {"left": f"{low:.2f}%", "width": f"{high - low:.2f}%"}
        yield html.Span(className="change-interval", style=place)
    if row.change is not None:
        kind = "change-dot" if row.is_clear else "change-dot is-hollow"
        yield html.Span(className=kind, style=_place(row.change, axis))


def _share(value: float, axis: RowAxis) -> float:
    return (value - axis.low) / ((axis.high - axis.low) or 1.0) * _WHOLE


def _place(value: float, axis: RowAxis) -> dict[str, str]:
    return {"left": f"{_share(value, axis):.2f}%"}
