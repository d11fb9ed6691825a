"""Intervals as error bars, which PowerPoint draws and lets edit, and python-pptx does not know."""

from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from dashboard.plates.plate import ChartLine
from dashboard.slides.slide_text import Part

# In English metric units: three quarters of a point.
_WIDTH = 9525


def add_error_bars(series: Part, line: ChartLine, colour: RGBColor, *, is_bar: bool) -> None:
    """Add the 95 % intervals of a series to it; nothing where none is published."""
    if not line.lower or not line.upper:
        return
    bars = OxmlElement("c:errBars")
    if not is_bar:
        _add(bars, "c:errDir").set("val", "y")
    for name, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "1")):
        _add(bars, f"c:{name}").set("val", value)
    for name, limits in (("plus", line.upper), ("minus", line.lower)):
        _write_lengths(_add(bars, f"c:{name}"), line.values, limits)
    drawn = _add(_add(bars, "c:spPr"), "a:ln")
    drawn.set("w", str(_WIDTH))
    _add(_add(drawn, "a:solidFill"), "a:srgbClr").set("val", str(colour))
    # The schema has them before the numbers themselves.
    series._element.find(qn("c:cat")).addprevious(bars)  # noqa: SLF001 - python-pptx knows no error bars


def _write_lengths(
    part: Part, values: tuple[float | None, ...], limits: tuple[float | None, ...]
) -> None:
    literal = _add(part, "c:numLit")
    _add(literal, "c:ptCount").set("val", str(len(values)))
    for place, (value, limit) in enumerate(zip(values, limits, strict=True)):
        if value is None or limit is None:
            continue
        point = _add(literal, "c:pt")
        point.set("idx", str(place))
        _add(point, "c:v").text = repr(round(abs(limit - value), 6))


def _add(parent: Part, name: str) -> Part:
    child = OxmlElement(name)
    parent.append(child)
    return child
