"""How much of what a programme counts is located, as a bar: by precision, the rest patterned."""

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.svg import write_element
from dashboard.results.reach import UnitCoverage
from geodata.closed_lists import Precision

SIZE = (300, 14)
LEGEND_SIZE = (28, 14)
_LEFT, _RIGHT, _TOP, _HIGH = 1, 285, 1, 12
# What is there is seen, however small a part of the whole it is.
_NARROWEST = 3


def draw_coverage(coverage: UnitCoverage, identifier: str) -> Chart | None:
    """Draw a bar as long as the whole; nothing where no source counts the whole.

    Where the whole is "at least" so many, the bar is open at its end. The
    words beside it say the same, so the chart itself is not read out.

    Parameters
    ----------
    coverage : UnitCoverage
    identifier : str
        Names the pattern: no other bar of the page may have the same.
    """
    total = coverage.count.total
    if not total:
        return None
    wide = _RIGHT - _LEFT
    at, parts = float(_LEFT), []
    for precision, units in coverage.parts:
        length = max(wide * units / total, _NARROWEST)
        parts.append(_draw_part(at, length, f"cover-{precision.value}"))
        at += length
    if at < _RIGHT and coverage.count.located < total:
        parts.append(_draw_part(at, _RIGHT - at, "cover-none", f"url(#{identifier})"))
    return write_chart(
        SIZE,
        "",
        _write_pattern(identifier),
        *parts,
        _draw_end(is_open=coverage.count.at_least),
        kind="cover",
    )


def draw_cover_legend(precision: Precision) -> Chart:
    """Draw a piece of a bar for its legend."""
    wide = float(LEGEND_SIZE[0] - 2)
    if precision is not Precision.UNLOCATED:
        part = _draw_part(1, wide, f"cover-{precision.value}")
        return write_chart(LEGEND_SIZE, "", part, kind="cover reach-key-picture")
    name = "cover-key-none"
    parts = (_write_pattern(name), _draw_part(1, wide, "cover-none", f"url(#{name})"))
    return write_chart(LEGEND_SIZE, "", *parts, kind="cover reach-key-picture")


def _draw_part(at: float, length: float, class_name: str, fill: str = "") -> Markup:
    size: dict[str, float | str] = {"x": at, "y": _TOP, "width": length, "height": _HIGH}
    if fill:
        size["fill"] = fill
    return write_element("rect", class_name=class_name, **size)


def _draw_end(*, is_open: bool) -> Markup:
    bottom = _TOP + _HIGH
    if not is_open:
        return write_element("path", d=f"M{_RIGHT} {_TOP}V{bottom}", class_name="cover-end")
    teeth = f"M{_RIGHT} {_TOP}l10 {_HIGH / 2:g}l-10 {_HIGH / 2:g}"
    return write_element("path", d=teeth, class_name="cover-open")


def _write_pattern(identifier: str) -> Markup:
    stripe = write_element("path", d="M-2 2l4-4M0 6l6-6M4 8l4-4", class_name="cover-stripe")
    size: dict[str, float] = {"width": 6, "height": 6}
    pattern = write_element("pattern", stripe, id=identifier, patternUnits="userSpaceOnUse", **size)
    return write_element("defs", pattern)
