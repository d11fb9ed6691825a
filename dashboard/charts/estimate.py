"""An estimate on a scale from left to right: a dot, and a whisker where it has an interval."""

from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.svg import Place, write_element


class EstimateStyle(NamedTuple):
    """The classes of the whisker and of the dot, half the dot's width, half the caps' height."""

    whisker: str = "pic-whisker"
    dot: str = "pic-dot"
    radius: float = 5
    cap: float = 4


_STRIP = EstimateStyle()


def draw_estimate(
    value: float | None,
    interval: tuple[float | None, float | None],
    place: Place,
    y: float,
    style: EstimateStyle = _STRIP,
) -> list[Markup]:
    """Draw a value as a dot and its interval as a whisker; nothing where there is no value."""
    if value is None:
        return []
    dot = write_element("circle", cx=place(value), cy=y, r=style.radius, class_name=style.dot)
    low, high = interval
    if low is None or high is None:
        return [dot]
    start, end = place(low), place(high)
    ends = (start, end) if style.cap else ()
    caps = "".join(f"M{x:g} {y - style.cap:g}V{y + style.cap:g}" for x in ends)
    path = f"M{start:g} {y:g}H{end:g}{caps}"
    return [write_element("path", d=path, class_name=style.whisker), dot]
