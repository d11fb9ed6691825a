"""Trends and groups as Plotly draws them in the browser."""

import math
from collections.abc import Hashable, Sequence
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard.format.numbers import show_interval, show_value
from dashboard.results.trends import Dot
from dashboard.theme.colours import CHART_LINES, COLOURS
from geodata.closed_lists import Status
from geodata.model import Indicator

SOFT = COLOURS["edge"][0]
GRID = "rgba(111,119,123,0.25)"
_LETTERS_A_LINE = 12


def frame_chart(*, height: int, margin: dict[str, int]) -> go.Figure:
    """Make an empty chart on the page's own ground.

    Plotly's default template alone is 7 kB of every answer; the plain one is
    a few bytes.
    """
    figure = go.Figure(layout={"template": "none"})
    figure.update_layout(
        height=height,
        margin=margin,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": "system-ui, sans-serif", "size": 13},
        showlegend=False,
    )
    return figure


def break_name(name: str) -> str:
    """Break a long name into lines, as the margin beside a chart has room for."""
    return "<br>".join(wrap(name, _LETTERS_A_LINE, break_long_words=False))


def spread_labels(
    wanted: Sequence[float], heights: Sequence[float], span: tuple[float, float]
) -> list[float]:
    """Move labels apart so that none lies over another, each near to where it is wanted.

    Parameters
    ----------
    wanted, heights : sequence of float
        The middle that each label wants and the height that it needs, in the
        axis's unit.
    span : (low, high)
        The ends of the axis; labels that fit are kept within them.

    Examples
    --------
    >>> spread_labels([10, 11, 30], [4, 4, 4], (0, 40))
    [10.0, 14.0, 30.0]
    """
    low, high = span
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = [0.0] * len(wanted)
    floor = low
    for place in order:
        placed[place] = max(float(wanted[place]), floor + heights[place] / 2)
        floor = placed[place] + heights[place] / 2
    ceiling = high
    for place in reversed(order):
        placed[place] = min(placed[place], ceiling - heights[place] / 2)
        ceiling = placed[place] - heights[place] / 2
    return placed


_STEPS = (1, 2, 2.5, 5, 10)
_AXIS_MARGIN = 0.04


class Axis(NamedTuple):
    """An axis: its ends, its ticks from the lowest, and the decimal places that these need."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimal_places: int


def lay_axis(values: pd.Series, *, line: float | None = None, most_ticks: int = 6) -> Axis:
    """Lay an axis on which every value, and a line, can be seen.

    Parameters
    ----------
    values : Series
        Missing ones are left out; with none at all the axis runs from 0 to 1.
    line : float, optional
        A further value that must be on it.
    most_ticks : int
        Ticks are multiples of 1, 2, 2.5 or 5 of a power of ten.

    Examples
    --------
    >>> lay_axis(pd.Series([3.0, 47.0])).ticks
    (10.0, 20.0, 30.0, 40.0)
    """
    known = [float(value) for value in values.dropna()] + ([] if line is None else [line])
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    margin = (high - low) * _AXIS_MARGIN or max(abs(high), 1.0) * _AXIS_MARGIN
    low, high = low - margin, high + margin
    step = _find_step((high - low) / most_ticks)
    places = _count_places(step)
    first, last = math.ceil(low / step), math.floor(high / step)
    ticks = tuple(round(place * step, places) + 0.0 for place in range(first, last + 1))
    return Axis(low, high, ticks, places)


def _find_step(least: float) -> float:
    power = 10 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def _count_places(step: float) -> int:
    """Count the decimal places that tell multiples of a step apart."""
    return next(p for p in range(12) if math.isclose(step, round(step, p), rel_tol=1e-9))


_ROW = 34


def draw_dots(dots: Sequence[Dot], indicator: Indicator) -> go.Figure:
    """Draw one row a dot, in the order given, with the value beside the dot.

    The dot of everyone is a diamond in London's colour; the others are
    circles. Rows are named, so no colour has to be known.
    """
    figure = frame_chart(height=_ROW * len(dots) + 64, margin={"l": 8, "r": 16, "t": 8, "b": 48})
    for dot in dots:
        if dot.interval is not None:
            figure.add_trace(
                go.Scatter(
                    x=list(dot.interval), y=[dot.name] * 2, mode="lines", hoverinfo="skip",
                    line={"color": _colour(dot), "width": 4}, opacity=0.5,
                )
            )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=[dot.value for dot in dots],
            y=[dot.name for dot in dots],
            text=[dot.shown for dot in dots],
            mode="markers",
            marker={
                "size": 11,
                "color": [_colour(dot) for dot in dots],
                "symbol": ["diamond" if dot.is_everyone else "circle" for dot in dots],
            },
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    limits = [end for dot in dots for end in (dot.interval or (dot.value,))]
    margin = (max(limits) - min(limits)) * 0.08 or abs(max(limits)) * 0.1 or 1.0
    figure.update_xaxes(
        title=indicator.unit,
        gridcolor=GRID,
        linecolor=SOFT,
        zeroline=False,
        range=[min(limits) - margin, max(limits) + margin],
    )
    figure.update_yaxes(
        autorange="reversed", automargin=True, showgrid=True, gridcolor=GRID, ticklabelstandoff=6,
        categoryorder="array", categoryarray=[dot.name for dot in dots],
    )  # fmt: skip
    return figure


def _colour(dot: Dot) -> str:
    return COLOURS["london"][0] if dot.is_everyone else COLOURS["chart"][0]


_LONDON = COLOURS["london"][0]
# Told apart without colour: each line has a dash and a marker of its own, and its name at its end.
_DASHES = ("solid", "dot", "dashdot", "longdash", "longdashdot", "5px 2px")
_MARKERS = ("circle", "square", "triangle-up", "x", "cross", "star")
_LONDON_DASH, _LONDON_MARKER = "dash", "diamond"
# The markers as letters, so that a name shows its line's.
_LETTERS = dict(zip((*_MARKERS, _LONDON_MARKER), "●■▲✖✚★◆", strict=True))
# An axis shorter than this share of the highest value would make a slope of any difference.
_LEAST_SPAN = 0.12
_MOST_NAMED_DATES = 6
_HEIGHT, _MARGIN = 360, {"l": 48, "r": 116, "t": 40, "b": 36}
_LINE_OF_TEXT = 16
_SHOWN = ("period_label", "value", "lci_95", "uci_95")


def draw_trend(series: dict[str, pd.DataFrame], indicator: Indicator) -> go.Figure:
    """Draw one line an area, with its interval wherever one is published.

    Parameters
    ----------
    series : dict of DataFrame
        By name of the area, in the order of drawing. Rows are dates in order,
        with ``period_start`` (date), ``period_label``, ``value``, ``lci_95``,
        ``uci_95`` in the indicator's unit, and ``status``. A missing value
        leaves a gap; a break in the series (status b) is not bridged, and a
        line with words marks it.
    indicator : Indicator
        Gives the axis its unit and the hover its decimals.
    """
    figure = frame_chart(height=_HEIGHT, margin=_MARGIN)
    figure.update_layout(hovermode="x unified")
    styles = _pick_styles(list(series))
    for name, points in series.items():
        for run in _find_runs(points):
            figure.add_trace(_draw_interval(run, styles[name]))
    for name, points in series.items():
        figure.add_trace(_draw_line(name, points, indicator, styles[name]))
    _mark_breaks(figure, series)
    low, high = _find_span(series)
    _name_lines(figure, series, (low, high), styles)
    figure.update_xaxes(
        showgrid=False, linecolor=SOFT, ticks="outside", zeroline=False, **_name_dates(series)
    )
    figure.update_yaxes(
        title=indicator.unit, gridcolor=GRID, zeroline=False, range=[low, high], automargin=True
    )
    return figure


def _pick_styles(names: list[str]) -> dict[str, dict[str, Any]]:
    others = [name for name in names if not name.startswith("London")]
    styles = {
        name: {
            "colour": CHART_LINES[place % len(CHART_LINES)],
            "dash": _DASHES[place % len(_DASHES)],
            "marker": _MARKERS[place % len(_MARKERS)],
        }
        for place, name in enumerate(others)
    }
    london = {"colour": _LONDON, "dash": _LONDON_DASH, "marker": _LONDON_MARKER}
    return {name: styles.get(name, london) for name in names}


def _name_dates(series: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """Name each date on the axis as published where there are few; a year's ticks where many."""
    points = pd.concat(series.values()).drop_duplicates("period_start")
    if len(points) > _MOST_NAMED_DATES:
        return {}
    margin = pd.Timedelta(days=200)
    first, last = points["period_start"].min() - margin, points["period_start"].max() + margin
    return {
        "tickvals": _write_dates(points["period_start"]),
        "ticktext": points["period_label"].tolist(),
        "range": _write_dates(pd.Series([first, last])),
    }


def _write_dates(dates: pd.Series) -> list[str]:
    return dates.dt.strftime("%Y-%m-%d").to_list()


def _draw_line(
    name: str, points: pd.DataFrame, indicator: Indicator, style: dict[str, Any]
) -> go.Scatter:
    bridged = _leave_gaps(points)
    texts = [_show(row, indicator) for row in bridged[list(_SHOWN)].to_dict("records")]
    return go.Scatter(
        x=_write_dates(bridged["period_start"]),
        y=bridged["value"].to_list(),
        name=name,
        mode="lines+markers",
        line={"color": style["colour"], "width": 2, "dash": style["dash"]},
        marker={"size": 6, "symbol": style["marker"]},
        connectgaps=False,
        text=texts,
        hovertemplate="%{text}",
    )


def _show(row: dict[Hashable, Any], indicator: Indicator) -> str:
    if math.isnan(row["value"]):
        return ""
    interval = show_interval(row["lci_95"], row["uci_95"], indicator)
    shown = f"{row['period_label']}: {show_value(row['value'], indicator)}"
    return f"{shown} ({interval})" if interval else shown


def _draw_interval(run: pd.DataFrame, style: dict[str, Any]) -> go.Scatter:
    """Draw the intervals of dates that follow each other as a band, of a lone date as a bar."""
    dates = _write_dates(run["period_start"])
    quiet: dict[str, Any] = {"hoverinfo": "skip", "showlegend": False, "mode": "lines"}
    if len(run) == 1:
        limits = [run["lci_95"].iloc[0], run["uci_95"].iloc[0]]
        line = {"color": style["colour"], "width": 3}
        return go.Scatter(x=dates * 2, y=limits, line=line, opacity=0.5, **quiet)
    return go.Scatter(
        x=dates + dates[::-1],
        y=run["uci_95"].tolist() + run["lci_95"].tolist()[::-1],
        fill="toself",
        fillcolor=style["colour"],
        opacity=0.18,
        line={"width": 0},
        **quiet,
    )


def _find_runs(points: pd.DataFrame) -> list[pd.DataFrame]:
    """Part a series where an interval is missing and before each break: no band crosses either."""
    has_interval = points[["value", "lci_95", "uci_95"]].notna().all(axis="columns")
    spans = (_is_break(points) | ~has_interval).cumsum()
    held = points[has_interval]
    return [run for _, run in held.groupby(spans[has_interval])]


def _is_break(points: pd.DataFrame) -> pd.Series:
    return points["status"].eq(Status.BREAK_IN_SERIES).fillna(value=False).astype(bool)


def _leave_gaps(points: pd.DataFrame) -> pd.DataFrame:
    """Put an empty point before each break in the series, so that no line crosses it."""
    gaps = points[_is_break(points)].assign(value=float("nan"))
    return pd.concat([gaps, points]).sort_values("period_start", kind="stable")


def _mark_breaks(figure: go.Figure, series: dict[str, pd.DataFrame]) -> None:
    """Mark each break half-way from the date before it, with a line and words."""
    found: set[str] = set()
    for points in series.values():
        starts = points["period_start"]
        before = starts.shift()
        middles = before + (starts - before) / 2
        found.update(_write_dates(middles[_is_break(points)].dropna()))
    for at in sorted(found):
        figure.add_shape(
            type="line", x0=at, x1=at, y0=0, y1=1, yref="paper", line={"color": SOFT, "dash": "dot"}
        )
        figure.add_annotation(
            x=at, y=1, yref="paper", yanchor="bottom", text="Break in the series", showarrow=False
        )


def _find_span(series: dict[str, pd.DataFrame]) -> tuple[float, float]:
    numbers = pd.concat(series.values())[["value", "lci_95", "uci_95"]].astype(float)
    low, high = float(numbers.min().min()), float(numbers.max().max())
    least = max(abs(low), abs(high)) * _LEAST_SPAN or 1.0
    margin = max((high - low) * 0.08, (least - (high - low)) / 2)
    # An axis below nothing, for what cannot be below nothing, is room for no value.
    return (max(low - margin, 0.0) if low >= 0 else low - margin), high + margin


def _name_lines(
    figure: go.Figure,
    series: dict[str, pd.DataFrame],
    span: tuple[float, float],
    styles: dict[str, dict[str, Any]],
) -> None:
    """Name each line at its end, moved apart where ends lie close."""
    names = [f"{_LETTERS[styles[name]['marker']]} {break_name(name)}" for name in series]
    ends = [float(points["value"].dropna().iloc[-1]) for points in series.values()]
    inner = _HEIGHT - _MARGIN["t"] - _MARGIN["b"]
    scale = (span[1] - span[0]) / inner
    heights = [(name.count("<br>") + 1) * _LINE_OF_TEXT * scale for name in names]
    for name, place in zip(names, spread_labels(ends, heights, span), strict=True):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=8, y=place, text=name, showarrow=False,
            align="left",
        )  # fmt: skip
