"""Figures of a change area by area: the list by outcome, with intervals, and the table."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.charts.axis import find_ticks, write_ticks
from dashboard.charts.chart import Chart
from dashboard.charts.dot_rows import ChartRow, RowAxis, draw_rows
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.condition_words import list_filters
from dashboard.figures.explore import start_figure, tabulate_view
from dashboard.figures.explore_ranking import list_areas
from dashboard.figures.figure import Figure, FigureKind, Size
from dashboard.figures.filtered import split_matching
from dashboard.format.numbers import show_interval, show_value
from dashboard.results.benchmark import COUNTED_UNITS
from dashboard.results.view_change import DOWN, NONE, UP, ChangeResults, build_change
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.saved_view import SavedView
from dashboard.state.view import View
from dashboard.text.change import show_signed
from dashboard.text.change_view import (
    CANNOT_COMPARE,
    OUTCOME_NAMES,
    describe_areas,
    explain_bars,
    name_dates,
)
from dashboard.text.view import head_view
from geodata.model import Indicator
from geodata.repository import Repository
from geodata.statistics.change import COMPARED_VERDICTS, Verdict

_LISTED = "in the table of this view"
_DESCRIBED = "Described, not tested"
_MARGIN = 0.03


class ChangeRow(NamedTuple):
    """One area's change: its numbers, None where there are none, and all of it as text.

    ``note`` says why there is no change, and is empty where there is one.
    """

    area_code: str
    name: str
    change: float | None
    interval: tuple[float, float] | None
    shown: str
    shown_interval: str
    earlier: str
    later: str
    note: str
    is_clear: bool


class ChangeGroup(NamedTuple):
    """The areas of one outcome, the largest rise first."""

    name: str
    rows: tuple[ChangeRow, ...]

    @property
    def heading(self) -> str:
        """The group's name with the number of its areas."""
        return f"{self.name} ({len(self.rows):,})"


def list_groups(change: ChangeResults, codes: Sequence[str]) -> tuple[ChangeGroup, ...]:
    """List areas by their outcome: clearly up, no clear change, clearly down, not compared.

    A group without an area stays, but for that of areas that cannot be compared. What
    is described makes one group.
    """
    table = change.table.join(describe_areas(change)).loc[list(codes)]
    place = change.outcomes.loc[table.index]
    parts: list[tuple[str, pd.Series]] = [
        (OUTCOME_NAMES[one], place.eq(one).fillna(value=False)) for one in (UP, NONE, DOWN)
    ]
    is_compared = table["verdict"].isin(COMPARED_VERDICTS)
    if not change.tested:
        parts = [(_DESCRIBED, is_compared)]
    groups = [
        ChangeGroup(name, _list_rows(table[is_in.astype(bool)], change.indicator))
        for name, is_in in parts
    ]
    left_out = table[~is_compared]
    if len(left_out):
        groups.append(ChangeGroup(CANNOT_COMPARE, _list_rows(left_out, change.indicator)))
    return tuple(groups)


def _list_rows(table: pd.DataFrame, indicator: Indicator) -> tuple[ChangeRow, ...]:
    ordered = table.sort_values("area_name", kind="stable").sort_values(
        "difference", ascending=False, kind="stable"
    )
    return tuple(
        ChangeRow(
            area_code=str(code),
            name=str(row["area_name"]),
            change=None if pd.isna(row["difference"]) else float(row["difference"]),
            interval=None if pd.isna(row["lci_95"]) else (row["lci_95"], row["uci_95"]),
            shown=row["shown"],
            shown_interval=row["interval"],
            earlier=_show(row, "earlier", indicator),
            later=_show(row, "later", indicator),
            note=row["note"],
            is_clear=row["verdict"] == Verdict.CLEAR,
        )
        for code, row in ordered.to_dict("index").items()
    )


def _show(row: dict, side: str, indicator: Indicator) -> str:
    if pd.isna(row[side]):
        return ""
    interval = show_interval(row[f"{side}_lci_95"], row[f"{side}_uci_95"], indicator)
    shown = show_value(row[side], indicator)
    return f"{shown} ({interval})" if interval else shown


class ChangeList(NamedTuple):
    """A view's change as a list: its groups, its axis, what is said of it, and in words."""

    groups: tuple[ChangeGroup, ...]
    axis: RowAxis
    reading: str
    alt: str


def describe_list(view: View, figures: ViewResults, repository: Repository) -> ChangeList | None:
    """Describe the list of a view's change, for the page and for files; None for one date."""
    change = build_change(view, figures, repository)
    if change is None:
        return None
    listed, _ = split_matching(list_areas(view, figures, repository))
    groups = list_groups(change, listed.index.to_list())
    counted = "; ".join(group.heading for group in groups)
    alt = f"{change.indicator.label}, change, {name_dates(change)}. {counted}."
    return ChangeList(groups, _make_axis(change), explain_bars(change), alt)


def _make_axis(change: ChangeResults) -> RowAxis:
    """Lay the axis over every area's change, whichever are listed, with nothing and London's."""
    indicator, london = change.indicator, change.london
    numbers = change.table[["difference", "lci_95", "uci_95"]].astype(float).to_numpy()
    known = numbers[~np.isnan(numbers)]
    is_marked = (
        london is not None
        and london.verdict in COMPARED_VERDICTS
        # A count is a sum: London's rise is no measure of an area's.
        and indicator.unit not in COUNTED_UNITS
    )
    line = london.difference if london and is_marked else None
    band = london.interval if london and is_marked else None
    ends = [0.0, *known.tolist(), *(band or ()), *([] if line is None else [line])]
    margin = (max(ends) - min(ends)) * _MARGIN or 1.0
    low, high = min(ends) - margin, max(ends) + margin
    text = "" if line is None else f"London {show_signed(line, indicator)}"
    ticks = write_ticks(find_ticks(low, high, indicator.decimal_places))
    return RowAxis(low, high, ticks, indicator.unit, line, text, band, origin=0.0)


def list_chart_rows(described: ChangeList, chosen: str) -> tuple[ChartRow, ...]:
    """List the rows of the chart: each group under its heading."""
    rows: list[ChartRow] = []
    for group in described.groups:
        rows.append(ChartRow(group.heading, None, None, None, "", is_heading=True))
        for row in group.rows:
            low, high = row.interval or (None, None)
            interval = f" ({row.shown_interval})" if row.shown_interval else ""
            rows.append(
                ChartRow(
                    row.name,
                    row.change,
                    low,
                    high,
                    row.shown or row.note,
                    row.area_code == chosen,
                    # A hollow dot: no clear change.
                    is_low=not row.is_clear,
                    more=interval,
                )
            )
    return tuple(rows)


def make_change_list(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of a change as a list: groups by outcome, with the interval of each."""
    figures = build_results(view, repository)
    described = describe_list(view, figures, repository)
    if described is None:
        raise ValueError("The view shows no change.")
    rows = list_chart_rows(described, view.area.area_code if view.area else "")
    draw = partial(_draw_rows, rows, described.axis, described.alt)
    listed = [row.area_code for group in described.groups for row in group.rows]
    heading = head_view(view, figures, repository)
    return start_figure(saved, view, figures, heading, repository)(
        is_fluid=True,
        kind=FigureKind.CHART,
        alt=described.alt,
        draw=draw,
        reading=(*list_filters(view, repository), described.reading),
        table=_order(tabulate_view(view, figures, repository), listed),
    )


def _draw_rows(rows: tuple[ChartRow, ...], axis: RowAxis, alt: str, size: Size) -> Chart:
    return draw_rows(rows, axis, size, alt, listed=_LISTED)


def _write_change(row: ChangeRow) -> str:
    return f"{row.shown} ({row.shown_interval})" if row.shown_interval else row.shown


def make_change_table(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of a change as a table: both values, the change and its outcome."""
    figures = build_results(view, repository)
    described = describe_list(view, figures, repository)
    if described is None or view.since is None or view.period is None:
        raise ValueError("The view shows no change.")
    named = [(row, group.name) for group in described.groups for row in group.rows]
    named.sort(key=lambda pair: pair[0].name)
    dates = (view.since.label, view.period.label)
    head = ["Area", *dates, "Change (95 % interval)", "Outcome"]
    cells = [
        [
            *(row.name, row.earlier, row.later, _write_change(row)),
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
        reading=list_filters(view, repository),
        table=_order(tabulate_view(view, figures, repository), codes),
    )


def _order(table: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    return table.set_index("area_code", drop=False).loc[list(codes)].reset_index(drop=True)
