"""The figure of the Explore page's trend: lines over time, or places at one date."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from math import ceil
from typing import Any, NamedTuple

import pandas as pd

from dashboard.charts.axis import find_ticks, write_ticks
from dashboard.charts.chart import Chart
from dashboard.charts.dot_rows import ChartRow, RowAxis, draw_rows
from dashboard.charts.lines import Line, LineAxes, LinePoint, draw_lines
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.explore import start_figure
from dashboard.figures.figure import (
    NARROW,
    ChartKind,
    ChartLine,
    ChartNumbers,
    Figure,
    FigureKind,
    Size,
)
from dashboard.format.numbers import show_interval, show_value
from dashboard.results.trends import (
    Dot,
    collect_changes,
    collect_groups,
    collect_series,
    find_single_date,
    list_rows,
    make_place_dots,
)
from dashboard.results.view_results import build_results
from dashboard.state.saved_view import SavedView
from dashboard.state.view import View
from dashboard.text.change import describe_changes
from dashboard.text.view import head_view
from geodata.closed_lists import Status
from geodata.columns import OBSERVATIONS
from geodata.model import Indicator
from geodata.repository import Repository

_LONDON = "London"
_LOWEST_SHARE, _LEAST_SPAN = 0.08, 0.12
_FEWEST_TICKS = 2
_COLUMNS = ("period_start", "period_label", "value", "lci_95", "uci_95")
_NARROW_HEIGHT, _WIDE_HEIGHT = 380, 520
Series = dict[str, pd.DataFrame]


class _Drawn(NamedTuple):
    alt: str
    draw: partial[Chart]
    numbers: ChartNumbers | None


def make_trend(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of what is known over time of the chosen area, London and England."""
    figures = build_results(view, repository)
    series, indicator = collect_series(view, repository), view.indicator
    heading = head_view(view, figures, repository)
    drawn = _choose(series, indicator)
    groups = collect_groups(view, repository)
    is_dated = series and not find_single_date(series)
    changes = collect_changes(series, repository) if is_dated else {}
    said = describe_changes(changes, indicator)
    return start_figure(saved, view, figures, heading, repository)(
        kind=FigureKind.CHART,
        # Its rows are dates, and no record is marked on it.
        shapes=None,
        unlocated=(),
        alt=drawn.alt,
        draw=drawn.draw,
        is_fluid=True,
        numbers=drawn.numbers,
        reading=(*said, *([groups.sentence] if groups and not series else [])),
        table=_tabulate(series),
    )


def _choose(series: Series, indicator: Indicator) -> _Drawn:
    if not series:
        alt = f"No figures over time are held for “{indicator.label}” in this population."
        table = TextTable(["What is held"], [[alt]], alt)
        return _Drawn(alt, partial(draw_table, table), None)
    date = find_single_date(series)
    if date:
        dots = make_place_dots(series, indicator)
        alt = f"{indicator.label}: " + "; ".join(f"{dot.name} {dot.shown}" for dot in dots) + "."
        rows, axis = describe_dots(dots, indicator)
        return _Drawn(alt, partial(_draw_dots, rows, axis, alt), None)
    lines, axes = describe_trend(series, indicator)
    alt = _say(series, indicator)
    draw = partial(_draw, lines, axes, alt)
    return _Drawn(alt, draw, _list_numbers(series, indicator, axes))


def _draw(lines: tuple[Line, ...], axes: LineAxes, alt: str, size: Size) -> Chart:
    is_narrow = size.width <= NARROW.width
    height = min(size.height, _NARROW_HEIGHT if is_narrow else _WIDE_HEIGHT)
    return draw_lines(lines, axes, (size.width, height), alt)


def _draw_dots(rows: tuple[ChartRow, ...], axis: RowAxis, alt: str, size: Size) -> Chart:
    return draw_rows(rows, axis, size, alt)


def describe_dots(
    dots: Sequence[Dot], indicator: Indicator
) -> tuple[tuple[ChartRow, ...], RowAxis]:
    """Describe dots beside each other and their axis, for the page and for files."""
    ends = [end for dot in dots for end in (dot.value, *(dot.interval or ()))]
    margin = (max(ends) - min(ends)) * _LOWEST_SHARE or 1.0
    low, high = min(ends) - margin, max(ends) + margin
    ticks = write_ticks(find_ticks(low, high, indicator.decimal_places))
    axis = RowAxis(low, high, ticks, indicator.unit)
    return tuple(_make_row(dot) for dot in dots), axis


def _make_row(dot: Dot) -> ChartRow:
    low, high = dot.interval or (None, None)
    return ChartRow(dot.name, dot.value, low, high, dot.shown, is_everyone=dot.is_everyone)


def describe_trend(series: Series, indicator: Indicator) -> tuple[tuple[Line, ...], LineAxes]:
    """Describe lines over time and their axes, for the page and for files.

    Parameters
    ----------
    series : dict of DataFrame
        By name of the area, in the order of drawing. Rows are dates in order,
        with ``period_start`` (date), ``period_label``, ``value``, ``lci_95``,
        ``uci_95`` in the indicator's unit, and ``status``. A missing value
        leaves a gap; a break in the series (status b) is marked half-way from
        the date before it, and nothing crosses it.
    indicator : Indicator
        Gives the axis its unit, and numbers their decimals.
    """
    lines = tuple(_make_line(name, points, indicator) for name, points in series.items())
    return lines, _lay_axes(series, indicator)


def _read(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _make_line(name: str, points: pd.DataFrame, indicator: Indicator) -> Line:
    rows = points[list(_COLUMNS)].to_dict("records")
    dated = tuple(
        _make_point(row, indicator, is_break=is_break)
        for row, is_break in zip(rows, _breaks(points), strict=True)
    )
    return Line(name, name.startswith(_LONDON), dated)


def _make_point(row: Mapping[Hashable, Any], indicator: Indicator, *, is_break: bool) -> LinePoint:
    value, low, high = (_read(row[name]) for name in ("value", "lci_95", "uci_95"))
    shown = ""
    if value is not None:
        interval = show_interval(row["lci_95"], row["uci_95"], indicator)
        shown = f"{row['period_label']}: {show_value(value, indicator)}"
        shown = f"{shown} ({interval})" if interval else shown
    return LinePoint(float(row["period_start"].toordinal()), value, low, high, is_break, shown)


def _breaks(points: pd.DataFrame) -> list[bool]:
    return points["status"].eq(Status.BREAK_IN_SERIES).fillna(value=False).astype(bool).to_list()


def _lay_axes(series: Series, indicator: Indicator) -> LineAxes:
    """Lay both axes: wide enough that no small change looks steep, as the page's chart is."""
    points = pd.concat(series.values())
    numbers = points[["value", "lci_95", "uci_95"]].astype(float)
    low, high = float(numbers.min().min()), float(numbers.max().max())
    least = max(abs(low), abs(high)) * _LEAST_SPAN or 1.0
    margin = max((high - low) * _LOWEST_SHARE, (least - (high - low)) / 2)
    low, high = (max(low - margin, 0.0) if low >= 0 else low - margin), high + margin
    dated = points.drop_duplicates("period_start").sort_values("period_start")
    dates = tuple(
        (float(start.toordinal()), str(label))
        for start, label in zip(dated["period_start"], dated["period_label"], strict=True)
    )
    breaks = {
        float(day)
        for one in series.values()
        for day, is_break in zip(_middles(one), _breaks(one), strict=True)
        if is_break and not pd.isna(day)
    }
    ticks = write_ticks(find_ticks(low, high, indicator.decimal_places))
    return LineAxes(low, high, ticks, dates, tuple(sorted(breaks)), indicator.unit)


def _middles(points: pd.DataFrame) -> list[float]:
    """Give the day half-way from each date's predecessor."""
    days = points["period_start"].map(pd.Timestamp.toordinal).astype(float)
    return ((days + days.shift()) / 2).to_list()


def _say(series: Series, indicator: Indicator) -> str:
    """Say each line in words: its first and its last date."""
    said = []
    for name, rows in list_last(series, indicator).items():
        said.append(f"{name}: {rows}")
    return f"{indicator.label} ({indicator.unit}) over time. {'; '.join(said)}."


def list_last(series: Series, indicator: Indicator) -> dict[str, str]:
    """Give each line's first and last figures as text."""
    told = {}
    for name, points in series.items():
        cells = list_rows({name: points}, indicator)
        (last_date, (last,)), (first_date, (first,)) = cells[0], cells[-1]
        told[name] = (
            f"{last} in {last_date}"
            if len(cells) == 1
            else f"{first} in {first_date}, {last} in {last_date}"
        )
    return told


def _list_numbers(series: Series, indicator: Indicator, axes: LineAxes) -> ChartNumbers:
    dated = pd.concat(series.values()).drop_duplicates("period").sort_values("period_start")
    periods, places = dated["period"].to_list(), indicator.decimal_places
    lines = tuple(_list_line(name, rows, periods, places) for name, rows in series.items())
    labels = tuple(map(str, dated["period_label"]))
    scale = _lay_scale([tick for tick, _ in axes.ticks], axes)
    return ChartNumbers(ChartKind.LINE, labels, lines, indicator.unit, places, scale)


def _lay_scale(ticks: list[float], axes: LineAxes) -> tuple[float, float, float] | None:
    """Lay the value axis as wide as the picture's, out to the next whole step."""
    if len(ticks) < _FEWEST_TICKS:
        return None
    step = ticks[1] - ticks[0]
    below, above = ceil((ticks[0] - axes.low) / step), ceil((axes.high - ticks[-1]) / step)
    return ticks[0] - below * step, ticks[-1] + above * step, step


def _list_line(name: str, points: pd.DataFrame, periods: list[str], places: int) -> ChartLine:
    held = points.set_index("period").reindex(periods)
    values, lower, upper = (
        tuple(None if pd.isna(one) else round(float(one), places) for one in held[column])
        for column in ("value", "lci_95", "uci_95")
    )
    breaks = tuple(place for place, is_break in enumerate(_breaks(held)) if is_break)
    line = ChartLine(name, values, breaks=breaks)
    has_intervals = any(one is not None for one in lower)
    return line._replace(lower=lower, upper=upper) if has_intervals else line


def _tabulate(series: Series) -> pd.DataFrame:
    """Give every date of every line, with the interface's column names."""
    columns = [name for name in OBSERVATIONS if name not in ("in_use", "note")]
    if not series:
        return pd.DataFrame(columns=columns)
    return pd.concat(series.values(), ignore_index=True)[
        [name for name in columns if name in next(iter(series.values())).columns]
    ]
