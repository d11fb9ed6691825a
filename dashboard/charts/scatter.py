"""Two numbers of each area as a dot, with both intervals, and the lines areas are beside."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.letters import measure, wrap
from dashboard.charts.svg import draw_path, write_element

_LEFT, _RIGHT, _FOOT = 58, 14, 34
_LINE, _SMALL, _LETTERS = 16, 12.5, 13
_MOST_WHISKERS, _MOST_HEIGHT = 60, 620
_FEW, _DOT, _SMALL_DOT = 200, 5, 2.2


class ScatterAxis(NamedTuple):
    """An axis: its title, ends, ticks, and the line that areas are above or below."""

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    line: float
    line_text: str


class ScatterDot(NamedTuple):
    """An area: its two numbers, both intervals (None where unknown), and what is said of it."""

    name: str
    first: float
    second: float
    said: str
    limits: tuple[float | None, ...]
    is_chosen: bool = False


class _Frame(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    axes: tuple[ScatterAxis, ScatterAxis]

    def x(self, value: float) -> float:
        """Give the place of a first number."""
        axis = self.axes[0]
        share = (value - axis.low) / ((axis.high - axis.low) or 1)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Give the place of a second number."""
        axis = self.axes[1]
        share = (value - axis.low) / ((axis.high - axis.low) or 1)
        return self.bottom - min(max(share, 0.0), 1.0) * (self.bottom - self.top)


def draw_scatter(
    dots: Sequence[ScatterDot],
    axes: tuple[ScatterAxis, ScatterAxis],
    size: tuple[int, int],
    *,
    alt: str,
) -> Chart:
    """Draw the dots at a size; intervals are drawn while they can be told apart."""
    width, height = size[0], min(size[1], _MOST_HEIGHT, round(size[0] * 1.1))
    up = wrap(axes[1].title, width, _LETTERS, is_bold=True)
    across = wrap(axes[0].title, width - _LEFT, _LETTERS, is_bold=True)
    top = len(up) * _LINE + 22
    frame = _Frame(_LEFT, top, width - _RIGHT, height - _FOOT - len(across) * _LINE, axes)
    drawn = [
        write_element("text", line, x=0, y=12 + place * _LINE, class_name="table-name")
        for place, line in enumerate(up)
    ]
    drawn += [
        write_element(
            "text",
            line,
            x=_LEFT,
            y=frame.bottom + _FOOT + 6 + place * _LINE,
            class_name="table-name",
        )
        for place, line in enumerate(across)
    ]
    drawn += [*_draw_axes(frame), *_draw_lines(frame, width)]
    if len(dots) <= _MOST_WHISKERS:
        drawn += [_draw_whiskers(dot, frame) for dot in dots]
    drawn += [_draw_dot(dot, frame, is_small=len(dots) > _FEW) for dot in dots]
    drawn += [_name_dot(dot, frame) for dot in dots if dot.is_chosen]
    return write_chart((width, height), alt, *drawn, kind="scatter")


def _draw_axes(frame: _Frame) -> list[Markup]:
    parts = []
    for at, text in frame.axes[0].ticks:
        x = frame.x(at)
        parts.append(draw_path(f"M{x:.1f} {frame.top}V{frame.bottom:.1f}", "rows-tick"))
        # A long number at the end of the axis is moved in, so that none is cut.
        x = min(x, frame.right + _RIGHT - measure(text, _SMALL) / 2)
        y = frame.bottom + 16
        parts.append(write_element("text", text, x=x, y=y, class_name="rows-end rows-middle"))
    for at, text in frame.axes[1].ticks:
        y = frame.y(at)
        parts.append(draw_path(f"M{frame.left} {y:.1f}H{frame.right}", "rows-tick"))
        x = frame.left - 7
        parts.append(write_element("text", text, x=x, y=y + 4, class_name="rows-end rows-last"))
    return parts


def _draw_lines(frame: _Frame, width: float) -> list[Markup]:
    """Draw London's lines, or the middles, each with its name at its end."""
    across, up = frame.axes
    x, y = frame.x(across.line), frame.y(up.line)
    half = measure(across.line_text, _SMALL) / 2
    middle = min(max(x, half), width - half)
    return [
        draw_path(f"M{x:.1f} {frame.top}V{frame.bottom:.1f}", "scatter-line"),
        draw_path(f"M{frame.left} {y:.1f}H{frame.right}", "scatter-line"),
        write_element(
            "text",
            across.line_text,
            x=middle,
            y=frame.top - 6,
            class_name="rows-london-name rows-middle",
        ),
        write_element(
            "text", up.line_text, x=frame.right, y=y - 5, class_name="rows-london-name rows-last"
        ),
    ]


def _draw_whiskers(dot: ScatterDot, frame: _Frame) -> Markup:
    low, high, under, over = dot.limits
    x, y = frame.x(dot.first), frame.y(dot.second)
    data = ""
    if low is not None and high is not None:
        data += f"M{frame.x(low):.1f} {y:.1f}H{frame.x(high):.1f}"
    if under is not None and over is not None:
        data += f"M{x:.1f} {frame.y(under):.1f}V{frame.y(over):.1f}"
    return draw_path(data, "scatter-whisker") if data else Markup()


def _draw_dot(dot: ScatterDot, frame: _Frame, *, is_small: bool) -> Markup:
    return write_element(
        "circle",
        write_element("title", dot.said),
        cx=frame.x(dot.first),
        cy=frame.y(dot.second),
        r=_SMALL_DOT if is_small and not dot.is_chosen else _DOT,
        class_name="scatter-chosen" if dot.is_chosen else "scatter-dot",
    )


def _name_dot(dot: ScatterDot, frame: _Frame) -> Markup:
    x, y = frame.x(dot.first), frame.y(dot.second)
    is_right = x + 10 + measure(dot.name, _SMALL, is_bold=True) < frame.right
    at = x + 10 if is_right else x - 10
    class_name = "scatter-name" if is_right else "scatter-name rows-last"
    return write_element("text", dot.name, x=at, y=y + 4, class_name=class_name)
