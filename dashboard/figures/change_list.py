"""Figures of a change area by area: the list by outcome, with intervals, and the table."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.dot_rows import ChartRow, Estimate, RowAxis, draw_rows
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.change_rows import ChangeList, ChangeRow, describe_list
from dashboard.figures.condition_words import list_filters
from dashboard.figures.explore import start_figure, tabulate_view
from dashboard.figures.figure import (
    ChartKind,
    ChartLine,
    ChartNumbers,
    Figure,
    FigureKind,
    Size,
)
from dashboard.results.view_results import build_results
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Bars
from dashboard.state.view import View
from dashboard.text.view import head_view
from geodata.repository import Repository

_LISTED = "in the table of this view"


def list_chart_rows(described: ChangeList, chosen: str) -> tuple[ChartRow, ...]:
    """List the rows of the chart: London's where it has one, then each group under its heading."""
    rows: list[ChartRow] = []
    if described.london:
        rows.append(_draw_row(described.london, described.bars, chosen)._replace(is_everyone=True))
    for group in described.groups:
        rows.append(ChartRow(group.heading, None, None, None, "", is_heading=True))
        rows += [_draw_row(row, described.bars, chosen) for row in group.rows]
    return tuple(rows)


def _draw_row(row: ChangeRow, bars: Bars, chosen: str) -> ChartRow:
    is_chosen = bool(row.area_code) and row.area_code == chosen
    if bars is Bars.DATES and row.earlier and row.later:
        low, high = row.later.interval or (None, None)
        before = Estimate(row.earlier.value, *(row.earlier.interval or (None, None)))
        shown = f"{row.earlier.shown} to {row.later.shown}"
        more = f" ({row.shown})" if row.shown else ""
        return ChartRow(
            *(row.name, row.later.value, low, high, shown), is_chosen, more=more, before=before
        )
    low, high = row.interval or (None, None)
    return ChartRow(
        row.name,
        row.change,
        low,
        high,
        row.shown or row.note,
        is_chosen,
        # A hollow dot: no clear change.
        is_low=not row.is_clear,
        more=f" ({row.shown_interval})" if row.shown_interval else "",
    )


def list_bars(described: ChangeList, chosen: str, places: int) -> ChartNumbers | None:
    """List the numbers of a change for programs that draw their own; None without a number.

    Both dates are two bars an area; else the change is one.
    """
    rows = [row for group in described.groups for row in group.rows if row.change is not None]
    if described.london:
        rows = [described.london, *rows]
    if not rows:
        return None
    dates = [(row.earlier, row.later) for row in rows]
    if described.bars is Bars.DATES and all(one for pair in dates for one in pair):
        lines = tuple(
            _list_line(name, [(one.value, one.interval) for one in side if one], places)
            for name, side in zip(described.dates, zip(*dates, strict=True), strict=True)
        )
    else:
        numbers = [(row.change, row.interval) for row in rows if row.change is not None]
        lines = (_list_line("Change", numbers, places),)
    codes = [row.area_code for row in rows]
    return ChartNumbers(
        ChartKind.BAR,
        tuple(row.name for row in rows),
        lines,
        described.axis.unit,
        places,
        london=0 if described.london else None,
        chosen=codes.index(chosen) if chosen and chosen in codes else None,
    )


def _list_line(
    name: str, numbers: Sequence[tuple[float, tuple[float, float] | None]], places: int
) -> ChartLine:
    values = tuple(round(value, places) for value, _ in numbers)
    intervals = [interval for _, interval in numbers]
    if not any(intervals):
        return ChartLine(name, values)
    lower, upper = (
        tuple(None if one is None else round(one[side], places) for one in intervals)
        for side in (0, 1)
    )
    return ChartLine(name, values, lower, upper)


def make_change_list(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of a change as a list: groups by outcome, with the interval of each."""
    figures = build_results(view, repository)
    described = describe_list(view, figures, repository)
    if described is None:
        raise ValueError("The view shows no change.")
    chosen = view.area.area_code if view.area else ""
    draw = partial(_draw_rows, list_chart_rows(described, chosen), described.axis, described.alt)
    listed = [row.area_code for group in described.groups for row in group.rows]
    heading = head_view(view, figures, repository)
    return start_figure(saved, view, figures, heading, repository)(
        is_fluid=True,
        kind=FigureKind.CHART,
        alt=described.alt,
        draw=draw,
        reading=(*list_filters(view, repository), described.reading, *described.tested),
        table=_order(tabulate_view(view, figures, repository), listed),
        numbers=list_bars(described, chosen, view.indicator.decimal_places),
    )


def _draw_rows(rows: tuple[ChartRow, ...], axis: RowAxis, alt: str, size: Size) -> Chart:
    return draw_rows(rows, axis, size, alt, listed=_LISTED)


def _write_change(row: ChangeRow) -> str:
    return f"{row.shown} ({row.shown_interval})" if row.shown_interval else row.shown


def make_change_table(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of a change as a table: both values, the change and its outcome."""
    figures = build_results(view, repository)
    described = describe_list(view, figures, repository)
    if described is None:
        raise ValueError("The view shows no change.")
    named = [(row, group.name) for group in described.groups for row in group.rows]
    named.sort(key=lambda pair: pair[0].name)
    head = ["Area", *described.dates, "Change (95 % interval)", "Outcome"]
    cells = [
        [
            *(row.name, *(one.text if one else "" for one in (row.earlier, row.later))),
            _write_change(row),
            f"{name}: {row.note[:1].lower()}{row.note[1:]}" if row.note else name,
        ]
        for row, name in named
    ]
    codes = [row.area_code for row, _ in named]
    chosen = (
        codes.index(view.area.area_code) if view.area and view.area.area_code in codes else None
    )
    table = TextTable(head, cells, described.alt, "in the CSV of this view", chosen)
    heading = head_view(view, figures, repository)
    return start_figure(saved, view, figures, heading, repository)(
        is_fluid=True,
        kind=FigureKind.TABLE,
        alt=described.alt,
        draw=partial(draw_table, table),
        texts=table,
        reading=(*list_filters(view, repository), *described.tested),
        table=_order(tabulate_view(view, figures, repository), codes),
    )


def _order(table: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    return table.set_index("area_code", drop=False).loc[list(codes)].reset_index(drop=True)
