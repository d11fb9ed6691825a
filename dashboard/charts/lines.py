"""Lines over time with their intervals, for a chart of any size: breaks are never bridged.

`Line` and `LineAxes` describe the chart, for whatever draws it: `draw_lines`
as a file, and `dashboard.charts.plotly` in the browser. What both must do
alike, runs, bands, styles and the dates that have room, is here.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.letters import AT_EDGE, measure, wrap
from dashboard.charts.svg import Place, draw_path, write_element
from dashboard.theme.colours import CHART_LINES

LONDON = "london"
BREAK = "Break in the series"
_TOP, _FOOT, _LEFT, _PAD = 26, 30, 52, 10
_LINE_OF_TEXT, _DOT = 16, 4
_NAMES_SHARE, _MOST_NAMES = 0.24, 190
_DATES_APART = 16
_SMALL, _LETTERS = 12.5, 13
# As many as there are colours for lines, each seen on either ground.
_STYLES = len(CHART_LINES)


class LinePoint(NamedTuple):
    """A date of a line: its day, its number and limits (None where unknown), and if it breaks.

    ``shown`` is the date, number and interval as text; empty where there is no number.
    """

    day: float
    value: float | None
    low: float | None
    high: float | None
    is_break: bool = False
    shown: str = ""

    @property
    def limits(self) -> tuple[float, float] | None:
        """Its interval; None where it has no number or no interval."""
        if self.value is None or self.low is None or self.high is None:
            return None
        return self.low, self.high


class Line(NamedTuple):
    """One line: its name, whether it is London's, and its points by date."""

    name: str
    is_london: bool
    points: tuple[LinePoint, ...]


class LineAxes(NamedTuple):
    """Both axes: ends and ticks of the values, dates with their labels, days of breaks."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    dates: tuple[tuple[float, str], ...]
    breaks: tuple[float, ...]
    unit: str


class Frame(NamedTuple):
    """Where a chart's lines lie: its sides, and the days and values that stand at them."""

    left: float
    right: float
    top: float
    bottom: float
    first: float
    last: float
    low: float
    high: float

    def x(self, day: float) -> float:
        """Give the place of a day."""
        return self.left + (day - self.first) / ((self.last - self.first) or 1) * (
            self.right - self.left
        )

    def y(self, value: float) -> float:
        """Give the place of a value."""
        return self.bottom - (value - self.low) / ((self.high - self.low) or 1) * (
            self.bottom - self.top
        )


def draw_lines(lines: Sequence[Line], axes: LineAxes, size: tuple[int, int], alt: str) -> Chart:
    """Draw lines, each with a dash, a marker and a name of its own at its end."""
    width, height = size
    names = min(
        max(measure(f"● {line.name}", _LETTERS, is_bold=True) for line in lines) / AT_EDGE + 12,
        width * _NAMES_SHARE + 40,
        _MOST_NAMES,
    )
    days = [day for day, _ in axes.dates]
    frame = Frame(
        _LEFT, width - names, _TOP, height - _FOOT, min(days), max(days), axes.low, axes.high
    )
    styles = pick_styles(lines)
    drawn = _draw_axes(axes, frame)
    for line, style in zip(lines, styles, strict=True):
        drawn += draw_intervals(
            line, frame, f"line-band fill-{style}", f"line-whisker line-{style}"
        )
    for line, style in zip(lines, styles, strict=True):
        drawn += draw_runs(line, frame, f"line-area line-{style}")
        drawn += [_draw_marker(x, y, style) for x, y in _place_points(line.points, frame)]
    drawn += _name_lines(lines, frame, styles, width)
    return write_chart(size, alt, *drawn, kind="lines")


def pick_styles(lines: Sequence[Line]) -> list[str]:
    """Pick a style for each line: London's own, or the number of a colour, dash and marker."""
    styles, number = [], 0
    for line in lines:
        styles.append(LONDON if line.is_london else str(number % _STYLES))
        number += not line.is_london
    return styles


def fit_dates(
    dates: Sequence[tuple[float, str]], place: Place, right: float
) -> list[tuple[float, float, str]]:
    """Give the dates whose labels have room side by side: day, middle of the label, label."""
    fitting, end = [], -1e9
    for day, label in dates:
        half = measure(label, _SMALL) / 2
        middle = min(max(place(day), half), right + half)
        if middle - half >= end + _DATES_APART:
            end = middle + half
            fitting.append((day, middle, label))
    return fitting


def _draw_axes(axes: LineAxes, frame: Frame) -> list[Markup]:
    parts = [write_element("text", axes.unit, x=0, y=12, class_name="rows-end")]
    for value, text in axes.ticks:
        y = frame.y(value)
        parts.append(draw_path(f"M{frame.left} {y:.1f}H{frame.right:.1f}", "rows-tick"))
        parts.append(
            write_element("text", text, x=frame.left - 8, y=y + 4, class_name="rows-end rows-last")
        )
    for _, middle, label in fit_dates(axes.dates, frame.x, frame.right):
        y = frame.bottom + 18
        parts.append(write_element("text", label, x=middle, y=y, class_name="rows-end rows-middle"))
    for day in axes.breaks:
        x = frame.x(day)
        parts.append(draw_path(f"M{x:.1f} {frame.top}V{frame.bottom:.1f}", "line-break"))
        parts.append(
            write_element(
                "text",
                BREAK,
                x=x,
                y=frame.top - 6,
                class_name="rows-end rows-middle",
            )
        )
    return parts


def split_runs(points: Sequence[LinePoint]) -> list[list[LinePoint]]:
    """Part a line where a value is missing and before each break: nothing crosses either."""
    runs: list[list[LinePoint]] = [[]]
    for point in points:
        if point.is_break or point.value is None:
            runs.append([])
        if point.value is not None:
            runs[-1].append(point)
    return [run for run in runs if run]


def list_bands(points: Sequence[LinePoint]) -> list[list[tuple[float, float, float]]]:
    """List the intervals of dates that follow each other: day, lower and upper limit.

    A band crosses neither a break nor a date without an interval; one date
    alone is a list of one.
    """
    bands = []
    for run in split_runs(points):
        for has_limits, part in groupby(run, key=lambda point: point.limits is not None):
            if has_limits:
                bands.append([(one.day, *(one.limits or (0.0, 0.0))) for one in part])
    return bands


def draw_intervals(line: Line, frame: Frame, band_class: str, whisker_class: str) -> list[Markup]:
    """Draw the intervals of dates that follow each other as a band, of a lone date as a whisker."""
    parts = []
    for band in list_bands(line.points):
        placed = [(frame.x(day), frame.y(low), frame.y(high)) for day, low, high in band]
        if len(placed) == 1:
            ((x, low, high),) = placed
            parts.append(draw_path(f"M{x:.1f} {low:.1f}V{high:.1f}", whisker_class))
            continue
        upper = " ".join(f"{x:.1f} {high:.1f}" for x, _, high in placed)
        lower = " ".join(f"{x:.1f} {low:.1f}" for x, low, _ in reversed(placed))
        parts.append(draw_path(f"M{upper} {lower}z", band_class))
    return parts


def draw_runs(line: Line, frame: Frame, class_name: str, *, lone: float = 0.0) -> list[Markup]:
    """Draw each run of dates as a line, and a date alone as a stroke as long as ``lone``."""
    parts = []
    for run in split_runs(line.points):
        data = "M" + " ".join(f"{x:.1f} {y:.1f}" for x, y in _place_points(run, frame))
        stroke = f"{data}h{lone:g}" if lone else ""
        parts.append(draw_path(data if len(run) > 1 else stroke, class_name))
    return parts


def _place_points(points: Sequence[LinePoint], frame: Frame) -> list[tuple[float, float]]:
    return [(frame.x(p.day), frame.y(p.value)) for p in points if p.value is not None]


def _draw_marker(x: float, y: float, style: str) -> Markup:
    """Draw a circle, a diamond for London, a square or a triangle: no line is told by colour."""
    fill_class = f"fill-{style}"
    if style == LONDON:
        data = f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z"
    elif style in ("1", "4"):
        data = f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8z"
    elif style in ("2", "5"):
        data = f"M{x:.1f} {y - 5:.1f}l5 9h-10z"
    else:
        return write_element("circle", cx=x, cy=y, r=_DOT, class_name=fill_class)
    return write_element("path", d=data, class_name=fill_class)


def _name_lines(
    lines: Sequence[Line], frame: Frame, styles: Sequence[str], width: int
) -> list[Markup]:
    """Name each line beside its end, moved apart where ends lie close."""
    size = width - frame.right - 18
    named = []
    for line, style in zip(lines, styles, strict=True):
        last = next((p for p in reversed(line.points) if p.value is not None), None)
        if last is not None:
            texts = wrap(line.name, size * AT_EDGE, _LETTERS, is_bold=True)
            named.append([frame.y(last.value or 0.0), texts, style])
    named.sort(key=lambda one: one[0])
    parts, lowest = [], frame.top - _LINE_OF_TEXT
    spare = sum(len(texts) for _, texts, _ in named) * _LINE_OF_TEXT
    for y, texts, style in named:
        start = max(min(y + 4, frame.bottom + 4 - spare + _LINE_OF_TEXT), lowest + _LINE_OF_TEXT)
        parts.append(_draw_marker(frame.right + 10, start - 4, style))
        for number, text in enumerate(texts):
            at = start + number * _LINE_OF_TEXT
            parts.append(
                write_element(
                    "text", text, x=frame.right + 18, y=at, class_name=f"line-name fill-{style}"
                )
            )
            lowest = at
        spare -= len(texts) * _LINE_OF_TEXT
    return parts
