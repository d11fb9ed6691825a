"""A figure over time: the area with its interval as a band, and London as a dashed line."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.lines import Frame, Line, LinePoint, draw_intervals, draw_runs
from dashboard.charts.range_strip import can_show_london
from dashboard.charts.svg import collect_numbers, write_element
from dashboard.format.numbers import show_value
from dashboard.results.profile import Point, ProfileFigure

SIZE = (300, 132)
_LEFT, _RIGHT, _TOP, _BOTTOM = 4, 62, 20, 94
_DOT, _UNDER, _FOOT = 2.6, 109, 126
# A date between two breaks is a short stroke, where a line would not be seen.
_LONE = 3
# Apart enough that two names at the right do not touch.
_APART = 14
_MANY_DOTS = 14


def draw_trend(figure: ProfileFigure) -> Chart | None:
    """Draw a figure's dates; nothing where fewer than two are held.

    Breaks in the series are not bridged. The scale runs from the lowest to the
    highest number drawn, and both are written beside it.
    """
    if len(figure.trend) < 2:  # noqa: PLR2004 - one date is no trend
        return None
    shown = [*figure.trend, *_list_london(figure)]
    low, high = _find_ends(shown)
    frame = _frame(shown, (low, high))
    area, london = (
        Line(name, name == "London", tuple(_make_point(point) for point in points))
        for name, points in (
            (figure.area.area_name, figure.trend),
            ("London", _list_london(figure)),
        )
    )
    return write_chart(
        SIZE,
        describe_trend(figure),
        *_draw_axis(figure, shown, (low, high)),
        *draw_intervals(area, frame, "pic-band", "pic-whisker"),
        *draw_runs(london, frame, "pic-trend-london", lone=_LONE),
        *draw_runs(area, frame, "pic-trend-area", lone=_LONE),
        *_draw_dots(figure.trend, frame),
        *_name_london(figure, frame),
        kind="trend",
    )


def _list_london(figure: ProfileFigure) -> Sequence[Point]:
    return figure.london_trend if can_show_london(figure) else ()


def _make_point(point: Point) -> LinePoint:
    day = float(point.start.toordinal())
    return LinePoint(day, point.value, point.lci_95, point.uci_95, point.is_break)


def _find_ends(points: Sequence[Point]) -> tuple[float, float]:
    numbers = collect_numbers(
        number for point in points for number in (point.value, point.lci_95, point.uci_95)
    )
    return min(numbers), max(numbers)


def _frame(points: Sequence[Point], ends: tuple[float, float]) -> Frame:
    days = [point.start.toordinal() for point in points]
    low, high = ends
    # One number throughout lies in the middle.
    apart = 0 if high > low else 1
    return Frame(
        _LEFT + _DOT, SIZE[0] - _RIGHT, _TOP, _BOTTOM, min(days), max(days), low - apart,
        high + apart,
    )  # fmt: skip


def _draw_dots(points: Sequence[Point], frame: Frame) -> list[Markup]:
    drawn = points if len(points) <= _MANY_DOTS else points[-1:]
    return [
        write_element(
            "circle",
            cx=frame.x(point.start.toordinal()),
            cy=frame.y(point.value),
            r=_DOT,
            class_name="pic-trend-dot",
        )
        for point in drawn
    ]


def _draw_axis(
    figure: ProfileFigure, points: Sequence[Point], ends: tuple[float, float]
) -> list[Markup]:
    low, high = (show_value(end, figure.indicator) for end in ends)
    dates = sorted(points, key=lambda point: point.start)
    right = SIZE[0] - _RIGHT
    labels = [
        write_element("text", dates[0].period.label, x=_LEFT, y=_FOOT, class_name="pic-end"),
        write_element(
            "text", dates[-1].period.label, x=right, y=_FOOT, class_name="pic-end pic-at-end"
        ),
        write_element("text", low, x=_LEFT, y=_UNDER, class_name="pic-end"),
    ]
    lines = write_element(
        "path", d=f"M{_LEFT} {_BOTTOM}H{right}M{_LEFT} {_TOP}H{right}", class_name="pic-axis"
    )
    if low != high:
        labels.append(write_element("text", high, x=_LEFT, y=_TOP - 5, class_name="pic-end"))
    return [lines, *labels]


def _name_london(figure: ProfileFigure, frame: Frame) -> list[Markup]:
    """Write "London" beside the end of its line, clear of the end of the area's."""
    london = _list_london(figure)
    if not london:
        return []
    at, other = frame.y(london[-1].value), frame.y(figure.trend[-1].value)
    if abs(at - other) < _APART / 2:
        at = other - _APART if at <= other else other + _APART
    at = min(max(at, _TOP), _BOTTOM)
    right = SIZE[0] - _RIGHT + 5
    return [write_element("text", "London", x=right, y=at + 4, class_name="pic-name")]


def describe_trend(figure: ProfileFigure) -> str:
    """Say a trend in words, for those who do not see it: its first and its last date."""
    first, last = figure.trend[0], figure.trend[-1]
    shown = [
        f"{show_value(point.value, figure.indicator)} in {point.period.label}"
        for point in (first, last)
    ]
    dates = f"{len(figure.trend)} dates"
    return f"{figure.indicator.label}, {figure.area.area_name}, {dates}: {'; '.join(shown)}"
