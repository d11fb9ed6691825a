"""A figure over time: the area with its interval as a band, and London as a dashed line."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.range_strip import can_show_london
from dashboard.charts.svg import Place, collect_numbers, make_scale, write_element
from dashboard.format.numbers import show_value
from dashboard.results.profile import Point, ProfileFigure

SIZE = (300, 132)
_LEFT, _RIGHT, _TOP, _BOTTOM = 4, 62, 20, 94
_DOT, _UNDER, _FOOT = 2.6, 109, 126
# Apart enough that two names at the right do not touch.
_APART = 14
_MANY_DOTS = 14


def draw_trend(figure: ProfileFigure) -> Chart | None:
    """Draw a figure's dates; nothing where fewer than two are held.

    Breaks in the series are not bridged. The scale runs from the lowest to the
    highest number drawn, and both are written beside it.
    """
    points = figure.trend
    if len(points) < 2:  # noqa: PLR2004 - one date is no trend
        return None
    london = figure.london_trend if can_show_london(figure) else ()
    low, high = _find_ends((*points, *london))
    x = make_scale(
        *(_count_days(day) for day in (_first(points, london), _last(points, london))),
        start=_LEFT + _DOT,
        end=SIZE[0] - _RIGHT,
    )
    y = make_scale(low, high, start=_BOTTOM, end=_TOP)
    return write_chart(
        SIZE,
        describe_trend(figure),
        *_draw_axis(figure, (low, high)),
        *[_draw_band(part, x, y) for part in _split(points)],
        *[_draw_line(part, x, y, "pic-trend-london") for part in _split(london)],
        *[_draw_line(part, x, y, "pic-trend-area") for part in _split(points)],
        *_draw_dots(points, x, y),
        *_name_lines(points, london, y),
        kind="trend",
    )


def _find_ends(points: Sequence[Point]) -> tuple[float, float]:
    numbers = collect_numbers(
        number for point in points for number in (point.value, point.lci_95, point.uci_95)
    )
    return min(numbers), max(numbers)


def _first(points: Sequence[Point], london: Sequence[Point]) -> date:
    return min(point.start for point in (*points, *london))


def _last(points: Sequence[Point], london: Sequence[Point]) -> date:
    return max(point.start for point in (*points, *london))


def _count_days(day: date) -> int:
    return day.toordinal()


def _split(points: Sequence[Point]) -> list[list[Point]]:
    """Split a series where it breaks, so that no line crosses the break."""
    parts: list[list[Point]] = []
    for point in points:
        if not parts or point.is_break:
            parts.append([])
        parts[-1].append(point)
    return parts


def _draw_band(points: Sequence[Point], x: Place, y: Place) -> Markup:
    held = [
        (x(_count_days(p.start)), y(p.lci_95), y(p.uci_95))
        for p in points
        if p.lci_95 is not None and p.uci_95 is not None
    ]
    # A single interval, or one among dates without any, is a line and not a band.
    if len(held) < 2 or len(held) < len(points):  # noqa: PLR2004 - one interval is no band
        marks = "".join(f"M{at:g} {low:g}V{high:g}" for at, low, high in held)
        return write_element("path", d=marks, class_name="pic-whisker") if marks else Markup()
    upper = " ".join(f"{at:g} {high:g}" for at, _, high in held)
    lower = " ".join(f"{at:g} {low:g}" for at, low, _ in reversed(held))
    return write_element("path", d=f"M{upper} {lower}z", class_name="pic-band")


def _draw_line(points: Sequence[Point], x: Place, y: Place, class_name: str) -> Markup:
    corners = " ".join(f"{x(_count_days(p.start)):g} {y(p.value):g}" for p in points)
    # A part of one date is a short stroke, where a line would not be seen.
    stroke = f"M{corners}h3" if len(points) == 1 else f"M{corners}"
    return write_element("path", d=stroke, class_name=class_name)


def _draw_dots(points: Sequence[Point], x: Place, y: Place) -> list[Markup]:
    drawn = points if len(points) <= _MANY_DOTS else points[-1:]
    return [
        write_element(
            "circle",
            cx=x(_count_days(point.start)),
            cy=y(point.value),
            r=_DOT,
            class_name="pic-trend-dot",
        )
        for point in drawn
    ]


def _draw_axis(figure: ProfileFigure, ends: tuple[float, float]) -> list[Markup]:
    low, high = (show_value(end, figure.indicator) for end in ends)
    dates = sorted((*figure.trend, *_drawn_london(figure)), key=lambda point: point.start)
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


def _drawn_london(figure: ProfileFigure) -> Sequence[Point]:
    return figure.london_trend if can_show_london(figure) else ()


def _name_lines(points: Sequence[Point], london: Sequence[Point], y: Place) -> list[Markup]:
    """Write "London" beside the end of its line, clear of the end of the area's."""
    if not london:
        return []
    at, other = y(london[-1].value), y(points[-1].value)
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
