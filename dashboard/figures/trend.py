"""A figure over time: each area's line with its 95 % interval as a band."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.theme import COLOURS
from geodata.closed_lists import Status
from geodata.model import Indicator

_LONDON = COLOURS["london"][0]
_DATA = COLOURS["chart"][0]
_SOFT = COLOURS["edge"][0]
_MOST_NAMED_DATES = 6


def draw_trend(series: dict[str, pd.DataFrame], indicator: Indicator) -> go.Figure:
    """Draw one line an area, with its interval where every point has one.

    Parameters
    ----------
    series : dict of DataFrame
        By name of the area, in the order of drawing. Rows are dates in order,
        with ``period_start`` (date), ``period_label``, ``value``, ``lci_95``,
        ``uci_95`` in the indicator's unit, and ``status``. A missing value
        leaves a gap, and a break in the series (status b) is not bridged.
    indicator : Indicator
        Gives the axis its unit and the hover its decimals.
    """
    figure = go.Figure()
    for name, points in series.items():
        colour = _pick_colour(name, is_first=name == next(iter(series)))
        if points[["lci_95", "uci_95"]].notna().all(axis=None):
            for part in _split_at_breaks(points):
                figure.add_trace(_draw_band(part, colour))
        figure.add_trace(_draw_line(name, points, indicator, colour))
    figure.update_layout(
        height=360,
        margin={"l": 48, "r": 16, "t": 44, "b": 32},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": "system-ui, sans-serif", "size": 13},
        legend={"orientation": "h", "y": 1.14, "x": 0},
        hovermode="x unified",
        showlegend=True,
    )
    figure.update_xaxes(showgrid=False, linecolor=_SOFT, ticks="outside", **_name_dates(series))
    figure.update_yaxes(title=indicator.unit, gridcolor="rgba(111,119,123,0.25)", zeroline=False)
    return figure


def _name_dates(series: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """Name each date on the axis as published where there are few; a year's ticks where many."""
    points = pd.concat(series.values()).drop_duplicates("period_start")
    if len(points) > _MOST_NAMED_DATES:
        return {}
    margin = pd.Timedelta(days=200)
    return {
        "tickvals": points["period_start"].tolist(),
        "ticktext": points["period_label"].tolist(),
        "range": [points["period_start"].min() - margin, points["period_start"].max() + margin],
    }


def _pick_colour(name: str, *, is_first: bool) -> str:
    if name.startswith("London"):
        return _LONDON
    return _DATA if is_first else _SOFT


def _draw_line(name: str, points: pd.DataFrame, indicator: Indicator, colour: str) -> go.Scatter:
    bridged = _leave_gaps(points)
    return go.Scatter(
        x=bridged["period_start"],
        y=bridged["value"],
        name=name,
        mode="lines+markers",
        line={"color": colour, "width": 2},
        marker={"size": 6},
        connectgaps=False,
        customdata=bridged["period_label"],
        hovertemplate=f"%{{customdata}}: %{{y:.{indicator.decimal_places}f}}",
    )


def _draw_band(points: pd.DataFrame, colour: str) -> go.Scatter:
    dates = points["period_start"].tolist()
    return go.Scatter(
        x=dates + dates[::-1],
        y=points["uci_95"].tolist() + points["lci_95"].tolist()[::-1],
        fill="toself",
        fillcolor=colour,
        opacity=0.18,
        line={"width": 0},
        hoverinfo="skip",
        showlegend=False,
    )


def _split_at_breaks(points: pd.DataFrame) -> list[pd.DataFrame]:
    """Split a series before each break, so that no band crosses it."""
    spans = (points["status"] == Status.BREAK_IN_SERIES).cumsum()
    return [part for _, part in points.groupby(spans)]


def _leave_gaps(points: pd.DataFrame) -> pd.DataFrame:
    """Put an empty point before each break in the series, so that no line crosses it."""
    breaks = points[points["status"] == Status.BREAK_IN_SERIES]
    gaps = breaks.assign(value=float("nan"))
    return pd.concat([gaps, points]).sort_values("period_start", kind="stable")
