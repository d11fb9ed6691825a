"""One indicator's figures as dots with intervals, one line an area, on one scale with London."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.estimate import EstimateStyle, draw_estimate
from dashboard.charts.range_strip import can_show_london
from dashboard.charts.svg import Place, collect_numbers, draw_path, make_scale, write_element
from dashboard.format.numbers import show_value
from dashboard.results.profile import ProfileFigure

WIDTH = 252
_LEFT, _RIGHT = 22, 8
_TOP, _LINE, _BOTTOM = 20, 17, 20
_STYLE = EstimateStyle("row-interval", "row-dot", 4.5)
# What the word "London" takes, at the size it is written in.
_LABEL = 24


def draw_area_rows(figures: Sequence[ProfileFigure]) -> Chart | None:
    """Draw one indicator's figures for some areas, in their order; nothing without any value.

    The scale runs from the lowest to the highest of all areas of the edition
    and of what is drawn, so that charts of other areas are to be read alike.
    The table beside it says the same, so the chart itself is not read out.
    """
    if all(figure.value is None for figure in figures):
        return None
    low, high = _find_ends(figures)
    height = _TOP + _LINE * len(figures) + _BOTTOM
    place = make_scale(low, high if high > low else low + 1, start=_LEFT, end=WIDTH - _RIGHT)
    svg = write_element(
        "svg",
        *_draw_axis((low, high), height, figures[0]),
        *_draw_london(figures[0], place, height),
        *[
            part
            for number, figure in enumerate(figures, start=1)
            for part in _draw_line(number, figure, place)
        ],
        class_name="row-picture",
        width=WIDTH,
        height=height,
        viewBox=f"0 0 {WIDTH} {height}",
        aria_hidden="true",
        focusable="false",
    )
    return Chart(svg, (WIDTH, height))


def _find_ends(figures: Sequence[ProfileFigure]) -> tuple[float, float]:
    first = figures[0]
    numbers = collect_numbers(
        number for figure in figures for number in (figure.value, figure.lci_95, figure.uci_95)
    )
    if first.spread is not None:
        numbers += [first.spread.lowest, first.spread.highest]
    if first.london is not None and can_show_london(first):
        estimate = first.london.estimate
        numbers += collect_numbers((estimate.value, estimate.lci_95, estimate.uci_95))
    return min(numbers), max(numbers)


def _draw_line(number: int, figure: ProfileFigure, place: Place) -> list[Markup]:
    y = _TOP + _LINE * (number - 0.5)
    label = write_element("text", str(number), x=0, y=y + 4.5, class_name="row-number")
    if figure.value is None:
        return [
            label,
            write_element("text", "no figure", x=_LEFT, y=y + 4.5, class_name="row-none"),
        ]
    interval = (figure.lci_95, figure.uci_95)
    return [label, *draw_estimate(figure.value, interval, place, y, _STYLE)]


def _draw_london(figure: ProfileFigure, place: Place, height: int) -> list[Markup]:
    if figure.london is None or not can_show_london(figure):
        return []
    x = place(figure.london.estimate.value)
    middle = min(max(x, _LABEL), WIDTH - _LABEL)
    return [
        draw_path(f"M{x:g} {_TOP - 3}V{height - _BOTTOM}", "row-london"),
        write_element("text", "London", x=middle, y=_TOP - 7, class_name="row-london-name"),
    ]


def _draw_axis(ends: tuple[float, float], height: int, figure: ProfileFigure) -> list[Markup]:
    y = height - _BOTTOM
    low, high = (show_value(end, figure.indicator) for end in ends)
    parts = [
        draw_path(f"M{_LEFT} {y}H{WIDTH - _RIGHT}", "row-axis"),
        write_element("text", low, x=_LEFT, y=y + 15, class_name="row-end"),
    ]
    if low != high:
        last = {"x": WIDTH - _RIGHT, "y": y + 15}
        parts.append(write_element("text", high, class_name="row-end is-last", **last))
    return parts
