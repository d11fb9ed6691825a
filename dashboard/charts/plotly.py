"""Trends and groups as Plotly draws them in the browser, of what their files are drawn of."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import Any, NamedTuple

import plotly.graph_objects as go

from dashboard.charts.dot_rows import ChartRow, RowAxis
from dashboard.charts.lines import (
    BREAK,
    LONDON,
    Line,
    LineAxes,
    LinePoint,
    fit_dates,
    list_bands,
    pick_styles,
)
from dashboard.charts.svg import make_scale
from dashboard.theme.colours import CHART_LINES, COLOURS

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


_ROW = 34


def draw_dots(rows: Sequence[ChartRow], axis: RowAxis) -> go.Figure:
    """Draw one row a dot, in the order given, with the value beside the dot.

    The dot of everyone is a diamond in London's colour; the others are
    circles. Rows are named, so no colour has to be known.
    """
    figure = frame_chart(height=_ROW * len(rows) + 64, margin={"l": 8, "r": 16, "t": 8, "b": 48})
    for row in rows:
        if row.low is not None and row.high is not None:
            figure.add_trace(
                go.Scatter(
                    x=[row.low, row.high], y=[row.name] * 2, mode="lines", hoverinfo="skip",
                    line={"color": _colour(row), "width": 4}, opacity=0.5,
                )
            )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=[row.value for row in rows],
            y=[row.name for row in rows],
            text=[row.shown for row in rows],
            mode="markers",
            marker={
                "size": 11,
                "color": [_colour(row) for row in rows],
                "symbol": ["diamond" if row.is_everyone else "circle" for row in rows],
            },
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_xaxes(
        title=axis.unit, gridcolor=GRID, linecolor=SOFT, zeroline=False,
        range=[axis.low, axis.high], tickvals=[value for value, _ in axis.ticks],
        ticktext=[text for _, text in axis.ticks],
    )  # fmt: skip
    figure.update_yaxes(
        autorange="reversed", automargin=True, showgrid=True, gridcolor=GRID, ticklabelstandoff=6,
        categoryorder="array", categoryarray=[row.name for row in rows],
    )  # fmt: skip
    return figure


def _colour(row: ChartRow) -> str:
    return COLOURS["london"][0] if row.is_everyone else COLOURS["chart"][0]


# Told apart without colour: each line has a dash and a marker of its own, and its name at its end.
_DASHES = ("solid", "dot", "dashdot", "longdash", "longdashdot", "5px 2px")
_MARKERS = ("circle", "square", "triangle-up", "x", "cross", "star")
# The markers as letters, so that a name shows its line's.
_LETTERS: dict[str, str] = dict(zip((*_MARKERS, "diamond"), "●■▲✖✚★◆", strict=True))
_HEIGHT, _MARGIN = 360, {"l": 48, "r": 116, "t": 40, "b": 36}
# The panel on a screen of the usual width; where it is narrower, Plotly turns labels that meet.
USUAL_WIDTH = 720
_LINE_OF_TEXT = 16
# Room in days before the first date and after the last.
_DAYS_AROUND = 200


class _Style(NamedTuple):
    colour: str
    dash: str
    marker: str


def draw_trend(lines: Sequence[Line], axes: LineAxes) -> go.Figure:
    """Draw lines over time, each with its interval wherever one is published.

    A missing value leaves a gap; a break in the series is not bridged, and a
    line with words marks it.
    """
    figure = frame_chart(height=_HEIGHT, margin=_MARGIN)
    figure.update_layout(hovermode="x unified")
    styles = [_find_style(name) for name in pick_styles(lines)]
    for line, style in zip(lines, styles, strict=True):
        for band in list_bands(line.points):
            figure.add_trace(_draw_band(band, style))
    for line, style in zip(lines, styles, strict=True):
        figure.add_trace(_draw_line(line, style))
    _mark_breaks(figure, axes)
    _name_lines(figure, lines, axes, styles)
    figure.update_xaxes(
        showgrid=False, linecolor=SOFT, ticks="outside", zeroline=False, automargin=True,
        **_name_dates(axes),
    )  # fmt: skip
    figure.update_yaxes(
        title=axes.unit, gridcolor=GRID, zeroline=False, range=[axes.low, axes.high],
        automargin=True, tickvals=[value for value, _ in axes.ticks],
        ticktext=[text for _, text in axes.ticks],
    )  # fmt: skip
    return figure


def _find_style(name: str) -> _Style:
    if name == LONDON:
        return _Style(COLOURS["london"][0], "dash", "diamond")
    number = int(name)
    return _Style(CHART_LINES[number], _DASHES[number], _MARKERS[number])


def _name_dates(axes: LineAxes) -> dict[str, Any]:
    """Name the dates that have room, each as it was published."""
    days = [day for day, _ in axes.dates]
    first, last = min(days) - _DAYS_AROUND, max(days) + _DAYS_AROUND
    width = USUAL_WIDTH - _MARGIN["l"] - _MARGIN["r"]
    place = make_scale(first, last, start=0, end=width)
    fitting = fit_dates(axes.dates, place, width)
    return {
        "tickvals": [_write_day(day) for day, _, _ in fitting],
        "ticktext": [label for _, _, label in fitting],
        "range": [_write_day(first), _write_day(last)],
        # Upright where they would lie on each other: a slant lies on its neighbours.
        "autotickangles": [0, 90],
    }


def _write_day(day: float) -> str:
    return date.fromordinal(int(day)).isoformat()


def _draw_line(line: Line, style: _Style) -> go.Scatter:
    points: list[LinePoint] = []
    for point in line.points:
        # An empty point before each break, so that no line crosses it.
        gap = [point._replace(value=None, shown="")] if point.is_break else []
        points += [*gap, point]
    return go.Scatter(
        x=[_write_day(point.day) for point in points],
        y=[point.value for point in points],
        name=line.name,
        mode="lines+markers",
        line={"color": style.colour, "width": 2, "dash": style.dash},
        marker={"size": 6, "symbol": style.marker},
        connectgaps=False,
        text=[point.shown for point in points],
        hovertemplate="%{text}",
    )


def _draw_band(band: Sequence[tuple[float, float, float]], style: _Style) -> go.Scatter:
    """Draw the intervals of dates that follow each other as a band, of a lone date as a bar."""
    days = [_write_day(day) for day, _, _ in band]
    quiet: dict[str, Any] = {"hoverinfo": "skip", "showlegend": False, "mode": "lines"}
    if len(band) == 1:
        line = {"color": style.colour, "width": 3}
        return go.Scatter(x=days * 2, y=list(band[0][1:]), line=line, opacity=0.5, **quiet)
    lower, upper = [low for _, low, _ in band], [high for _, _, high in band]
    return go.Scatter(
        x=days + days[::-1],
        y=upper + lower[::-1],
        fill="toself",
        fillcolor=style.colour,
        opacity=0.18,
        line={"width": 0},
        **quiet,
    )


def _mark_breaks(figure: go.Figure, axes: LineAxes) -> None:
    """Mark each break with a line and words."""
    for day in axes.breaks:
        at = _write_day(day)
        figure.add_shape(
            type="line", x0=at, x1=at, y0=0, y1=1, yref="paper", line={"color": SOFT, "dash": "dot"}
        )
        figure.add_annotation(
            x=at, y=1, yref="paper", yanchor="bottom", text=BREAK, showarrow=False
        )


def _name_lines(
    figure: go.Figure, lines: Sequence[Line], axes: LineAxes, styles: Sequence[_Style]
) -> None:
    """Name each line at its end, moved apart where ends lie close."""
    names = [
        f"{_LETTERS[style.marker]} {break_name(line.name)}"
        for line, style in zip(lines, styles, strict=True)
    ]
    ends = [[p.value for p in line.points if p.value is not None][-1] for line in lines]
    inner = _HEIGHT - _MARGIN["t"] - _MARGIN["b"]
    scale = (axes.high - axes.low) / inner
    heights = [(name.count("<br>") + 1) * _LINE_OF_TEXT * scale for name in names]
    places = spread_labels(ends, heights, (axes.low, axes.high))
    for name, place in zip(names, places, strict=True):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=8, y=place, text=name, showarrow=False,
            align="left",
        )  # fmt: skip
