"""A chart: a drawing that knows its size and says in words what it shows."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.charts.svg import Value, write_element


@dataclass(frozen=True, slots=True)
class Chart:
    """One ``<svg class="pic …">``, its width and height in its own units, and the chart in words.

    Every colour is a class of the chart style sheets (`dashboard.charts.style`).
    A chart without words is decoration: what stands beside it says the same.
    """

    svg: Markup
    size: tuple[float, float]
    alt: str = ""


def write_chart(
    size: tuple[float, float], alt: str, *children: str, kind: str, **attributes: Value
) -> Chart:
    """Write a chart that is read out as its words; without any it is decoration."""
    named: dict[str, Value] = {"role": "img", "aria_label": alt} if alt else {"aria_hidden": "true"}
    return frame_chart(size, alt, *children, kind=kind, **named, **attributes)


def frame_chart(
    size: tuple[float, float], alt: str, *children: str, kind: str, **attributes: Value
) -> Chart:
    """Write a chart of which a part is read out, and not the whole."""
    width, height = size
    svg = write_element(
        "svg",
        *children,
        class_name=f"pic pic-of-{kind}",
        viewBox=f"0 0 {width:g} {height:g}",
        focusable="false",
        **attributes,
    )
    return Chart(svg, size, alt)
