"""One indicator's figures as dots with intervals, one line an area, on one scale with London."""

from collections.abc import Callable, Sequence
from html import escape

from markupsafe import Markup

from dashboard.format.numbers import show_value
from dashboard.results.benchmark import COUNTED_UNITS
from dashboard.results.profile import ProfileFigure

WIDTH = 252
_LEFT, _RIGHT = 22, 8
_TOP, _LINE, _BOTTOM = 20, 17, 20
_DOT, _CAP = 4.5, 4
# Where on the line a value lies.
Scale = Callable[[float], float]
# What the word "London" takes, at the size it is written in.
_LABEL = 24


def draw_row(figures: Sequence[ProfileFigure]) -> Markup:
    """Draw one indicator's figures for some areas, in their order; nothing without any value.

    The scale runs from the lowest to the highest of all areas of the edition
    and of what is drawn, so that pictures of other areas are to be read alike.
    """
    if all(figure.value is None for figure in figures):
        return Markup()
    low, high = _find_ends(figures)
    height = _TOP + _LINE * len(figures) + _BOTTOM
    span = (high - low) or 1.0

    def place(value: float) -> float:
        return round(_LEFT + (value - low) / span * (WIDTH - _LEFT - _RIGHT), 1)

    lines = [_draw_line(number, figure, place) for number, figure in enumerate(figures, start=1)]
    parts = [_draw_axis(low, high, height, figures[0]), *_draw_london(figures[0], place, height)]
    return Markup(  # noqa: S704 - the only texts in it are numbers, escaped where written
        f'<svg class="row-picture" width="{WIDTH}" height="{height}"'
        f' viewBox="0 0 {WIDTH} {height}" aria-hidden="true" focusable="false">'
        f"{''.join(parts + lines)}</svg>"
    )


def _find_ends(figures: Sequence[ProfileFigure]) -> tuple[float, float]:
    first = figures[0]
    numbers = [
        number
        for figure in figures
        for number in (figure.value, figure.lci_95, figure.uci_95)
        if number is not None
    ]
    if first.spread is not None:
        numbers += [first.spread.lowest, first.spread.highest]
    if _is_benchmarked(first) and first.london is not None:
        estimate = first.london.estimate
        numbers += [n for n in (estimate.value, estimate.lci_95, estimate.uci_95) if n is not None]
    return min(numbers), max(numbers)


def _is_benchmarked(figure: ProfileFigure) -> bool:
    """Whether London can stand on the scale: a count of people cannot, being a sum of areas."""
    return figure.london is not None and figure.indicator.unit not in COUNTED_UNITS


def _draw_line(number: int, figure: ProfileFigure, place: Scale) -> str:
    y = _TOP + _LINE * (number - 0.5)
    label = f'<text class="row-number" x="0" y="{y + 4.5}">{number}</text>'
    if figure.value is None:
        return f'{label}<text class="row-none" x="{_LEFT}" y="{y + 4.5}">no figure</text>'
    interval = ""
    if figure.lci_95 is not None and figure.uci_95 is not None:
        start, end = place(figure.lci_95), place(figure.uci_95)
        interval = (
            f'<path class="row-interval" d="M{start} {y}H{end}'
            f'M{start} {y - _CAP}V{y + _CAP}M{end} {y - _CAP}V{y + _CAP}"/>'
        )
    dot = f'<circle class="row-dot" cx="{place(figure.value)}" cy="{y}" r="{_DOT}"/>'
    return f"{label}{interval}{dot}"


def _draw_london(figure: ProfileFigure, place: Scale, height: int) -> list[str]:
    if figure.london is None or not _is_benchmarked(figure):
        return []
    x = place(figure.london.estimate.value)
    middle = min(max(x, _LABEL), WIDTH - _LABEL)
    return [
        f'<path class="row-london" d="M{x} {_TOP - 3}V{height - _BOTTOM}"/>',
        f'<text class="row-london-name" x="{middle}" y="{_TOP - 7}">London</text>',
    ]


def _draw_axis(low: float, high: float, height: int, figure: ProfileFigure) -> str:
    y = height - _BOTTOM
    ends = [escape(show_value(end, figure.indicator)) for end in (low, high)]
    labels = f'<text class="row-end" x="{_LEFT}" y="{y + 15}">{ends[0]}</text>'
    if ends[0] != ends[1]:
        labels += (
            f'<text class="row-end is-last" x="{WIDTH - _RIGHT}" y="{y + 15}">{ends[1]}</text>'
        )
    return f'<path class="row-axis" d="M{_LEFT} {y}H{WIDTH - _RIGHT}"/>{labels}'
