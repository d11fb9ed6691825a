"""What every chart of figures over time or by group shares: its paper, and names beside lines."""

from collections.abc import Sequence
from textwrap import wrap

import plotly.graph_objects as go

from dashboard.theme import COLOURS

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
