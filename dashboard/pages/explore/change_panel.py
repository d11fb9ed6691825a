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
from dashboard.figures.change_rows import ChangeGroup, ChangeList, ChangeRow, DatedValue
from dashboard.results.view_change import DOWN, UP
from dashboard.state.selection import Bars

_WHOLE = 100.0
_BAR_NAMES = {Bars.CHANGE: "Change", Bars.DATES: "Both dates"}
_SIGNS = {UP: "went-up", DOWN: "went-down"}


def build_change_panel(described: ChangeList, question: str) -> list[Component]:
    """Build the list: what it asks, how its bars are read, each area by outcome, and the test."""
    is_dates = described.bars is Bars.DATES
    groups = [_build_group(group, described) for group in described.groups]
    if described.london:
        groups.insert(0, RowGroup("", [_build_row(described.london, described)], "is-london"))
    table = Table(
        name=described.alt,
        columns=_list_dates_columns(described) if is_dates else _list_columns(described),
        groups=groups,
        heading_class="change-group",
        class_name="change-list",
        box="",
        caption=Caption.LABEL,
        narrow=Narrow.STACKS,
    )
    head = [html.H2(question), html.P(described.reading), _build_choice(described.bars)]
    key = [_build_key(described.dates)] if is_dates else []
    tested = html.P(" ".join(described.tested), className="change-tested")
    return [html.Div([*head, *key, build_table(table), tested], className="change-panel")]


def _build_choice(bars: Bars) -> Component:
    return html.Div(
        [
            html.Button(
                name,
                type="button",
                className="segment",
                **attributes(
                    {
                        "data-set": "bars=" + ("" if kind is Bars.CHANGE else kind.value),
                        "aria-pressed": str(kind is bars).lower(),
                    }
                ),
            )
            for kind, name in _BAR_NAMES.items()
        ],
        className="segments",
        role="group",
        **attributes({"aria-label": "Bars show"}),
    )


def _build_key(dates: tuple[str, str]) -> Component:
    return html.P(
        [
            html.Span([html.Span(className=mark), date], className="change-key-entry")
            for mark, date in zip(_MARKS, dates, strict=True)
        ],
        className="change-key",
        **attributes({"aria-hidden": "true"}),
    )


# Where there is no room for the heads of these columns, what they hold says what they are.
_AREA, _CHANGE = (html.Span(name, className="change-name") for name in ("Area", "Change"))
_MARKS = ("change-mark is-before", "change-mark")


def _list_columns(described: ChangeList) -> list[str | Component | Column]:
    chart = Column(_name_axis(described.axis), ColumnKind.CHART, "change-chart")
    dates = [Column(date, ColumnKind.NUMBER, "change-more") for date in described.dates]
    return [_AREA, chart, Column(_CHANGE, ColumnKind.NUMBER), *dates]


def _list_dates_columns(described: ChangeList) -> list[str | Component | Column]:
    chart = Column(_name_ticks(described.axis), ColumnKind.CHART, "change-chart")
    dates = [
        Column(
            [
                html.Span(className=mark, **attributes({"aria-hidden": "true"})),
                html.Span(date, className="change-name"),
            ],
            ColumnKind.NUMBER,
        )
        for mark, date in zip(_MARKS, described.dates, strict=True)
    ]
    return [_AREA, chart, *dates, Column("Change", ColumnKind.NUMBER, "change-more")]


def _name_axis(axis: RowAxis) -> Component:
    """Name the lines where they stand: 0, and London's change on the side away from it."""
    origin, line = axis.origin or 0.0, axis.line
    names = [html.Span("0", className="change-at", style=_place(origin, axis))]
    if line is not None:
        is_left = line < origin
        side = "change-at is-london" + (" ends-here" if is_left else " starts-here")
        names.append(html.Span(axis.line_text, className=side, style=_place(line, axis)))
    return html.Span(names, className="change-axis")


def _name_ticks(axis: RowAxis) -> Component:
    first, *_, last = axis.ticks if len(axis.ticks) > 1 else (*axis.ticks, *axis.ticks)
    names = [
        html.Span(text, className="change-at", style=_place(at, axis))
        for at, text in dict.fromkeys((first, last))
    ]
    return html.Span(names, className="change-axis")


def _build_group(group: ChangeGroup, described: ChangeList) -> RowGroup:
    rows = [_build_row(row, described) for row in group.rows]
    sign = "" if group.outcome is None else _SIGNS.get(group.outcome, "")
    return RowGroup(group.heading, rows, sign)


def _build_row(row: ChangeRow, described: ChangeList) -> Row:
    area = html.Span(row.name)
    if row.area_code:
        area = html.Button(
            row.name, className="choose-row", **attributes({"data-set": f"area={row.area_code}"})
        )
    dates = [_build_date(one) for one in (row.earlier, row.later)]
    if row.change is None:
        return Row((area, Cell(row.note, "change-none", span=2), *dates))
    is_dates = described.bars is Bars.DATES
    marks = _draw_dates(row, described.axis) if is_dates else _draw_change(row, described.axis)
    bar = html.Span(list(marks), className="change-bar", **attributes({"aria-hidden": "true"}))
    change = _build_value(row.shown, row.shown_interval)
    return Row((area, bar, *dates, change) if is_dates else (area, bar, change, *dates))


def _build_date(value: DatedValue | None) -> Component | None:
    return _build_value(value.shown, value.shown_interval) if value else None


def _build_value(shown: str, interval: str) -> Component:
    # Where there is no room for the interval, the bar shows it and listeners still hear it.
    limits = html.Span(f" ({interval})" if interval else "", className="change-limits")
    return html.Span([html.B(shown), limits])


def _draw_change(row: ChangeRow, axis: RowAxis) -> Iterator[Component]:
    """Draw 0 and London's change as lines, the interval as a bar and the change as a dot."""
    if axis.origin is not None:
        yield html.Span(className="change-origin", style=_place(axis.origin, axis))
    if axis.line is not None:
        yield html.Span(className="change-london", style=_place(axis.line, axis))
    if row.interval is not None:
        yield html.Span(className="change-interval", style=_stretch(row.interval, axis))
    if row.change is not None:
        kind = "change-dot" if row.is_clear else "change-dot is-hollow"
        yield html.Span(className=kind, style=_place(row.change, axis))


def _draw_dates(row: ChangeRow, axis: RowAxis) -> Iterator[Component]:
    """Draw the intervals of both dates, a line from one value to the other, and a dot for each."""
    for at, _ in axis.ticks:
        yield html.Span(className="change-tick", style=_place(at, axis))
    dates = [(row.earlier, " is-before"), (row.later, "")]
    for one, kind in dates:
        if one and one.interval:
            style = _stretch(one.interval, axis)
            yield html.Span(className=f"change-interval{kind}", style=style)
    if row.earlier and row.later:
        low, high = sorted((row.earlier.value, row.later.value))
        yield html.Span(className="change-step", style=_stretch((low, high), axis))
    for one, kind in dates:
        if one:
            yield html.Span(className=f"change-dot{kind}", style=_place(one.value, axis))


def _stretch(ends: tuple[float, float], axis: RowAxis) -> dict[str, str]:
    low, high = (_share(end, axis) for end in ends)
    return {"left": f"{low:.2f}%", "width": f"{high - low:.2f}%"}


def _share(value: float, axis: RowAxis) -> float:
    return (value - axis.low) / ((axis.high - axis.low) or 1.0) * _WHOLE


def _place(value: float, axis: RowAxis) -> dict[str, str]:
    return {"left": f"{_share(value, axis):.2f}%"}
