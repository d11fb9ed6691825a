"""Groups or places at one date: a dot each, with its 95 % interval where one is published."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from dashboard.figures.chart_frame import GRID, SOFT, frame_chart
from dashboard.theme import COLOURS
from geodata.model import Indicator

_ROW = 34


class Dot(NamedTuple):
    """One row of a chart of dots; ``shown`` is its value and interval as text."""

    name: str
    value: float
    interval: tuple[float, float] | None
    shown: str
    is_everyone: bool = False


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
