"""A ranking or a trend as a chart of PowerPoint's own, with its intervals as error bars."""

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from dashboard.exports.options import ExportOptions
from dashboard.exports.pptx.text import Box, Part
from dashboard.figures.figure import ChartKind, ChartLine, ChartNumbers
from dashboard.format.text import keep_writable
from dashboard.theme.colours import CHART_LINES, Appearance, get_colours

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


_LONDON = "London"
_MOST_ROWS_LARGE, _SMALL_PT, _LARGE_PT = 18, 8, 11
_DASHES = (MSO_LINE.SOLID, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.LONG_DASH)


def add_chart(slide: Part, numbers: ChartNumbers, box: Box, options: ExportOptions) -> Part:
    """Add a chart to a slide and give it; a missing number is a gap in it."""
    is_bar = numbers.kind is ChartKind.BAR
    data = CategoryChartData(number_format=_write_format(numbers))
    data.categories = [keep_writable(name) for name in _name_categories(numbers)]
    for line in numbers.lines:
        data.add_series(keep_writable(line.name), line.values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if is_bar else XL_CHART_TYPE.LINE_MARKERS
    frame = slide.shapes.add_chart(kind, *(Emu(side) for side in box), data)
    chart = frame.chart
    chart.font.size = Pt(
        _SMALL_PT if is_bar and len(numbers.categories) > _MOST_ROWS_LARGE else _LARGE_PT
    )
    chart.font.color.rgb = _colour("ink", options.appearance)
    chart.has_title = False
    chart.has_legend = len(numbers.lines) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    _set_axes(chart, numbers, options.appearance)
    place = -1
    for series, line in zip(chart.plots[0].series, numbers.lines, strict=True):
        # London's line has a colour of its own, and takes none of the others'.
        place += line.name != _LONDON
        if is_bar:
            _style_bars(series, numbers, options.appearance)
        else:
            _style_line(series, line, place, options.appearance)
        colour = (
            _colour("ink", options.appearance)
            if is_bar
            else _pick(series, place, options.appearance)
        )
        add_error_bars(series, line, colour, is_bar=is_bar)
    return frame


def _name_categories(numbers: ChartNumbers) -> list[str]:
    """Name the categories, and of each that a break stands before say so."""
    broken = {place for line in numbers.lines for place in line.breaks}
    return [
        f"{name} (after a break)" if place in broken else name
        for place, name in enumerate(numbers.categories)
    ]


def _write_format(numbers: ChartNumbers) -> str:
    decimals = "." + "0" * numbers.decimal_places if numbers.decimal_places else ""
    return f"#,##0{decimals}"


def _colour(name: str, appearance: Appearance) -> RGBColor:
    return RGBColor.from_string(get_colours(appearance)[name].lstrip("#").upper())


def _set_axes(chart: Part, numbers: ChartNumbers, appearance: Appearance) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.major_gridlines.format.line.color.rgb = _colour("line", appearance)
    values.format.line.fill.background()
    values.has_title = True
    values.axis_title.text_frame.text = keep_writable(numbers.unit)
    categories.format.line.color.rgb = _colour("edge", appearance)
    categories.has_major_gridlines = False
    if numbers.scale:
        # As on the page: so wide that no small change looks steep.
        values.minimum_scale, values.maximum_scale, values.major_unit = numbers.scale
    if numbers.kind is ChartKind.BAR:
        # The first row of a ranking stands on top, and every row has its name.
        categories.reverse_order = True
        skip = OxmlElement("c:tickLblSkip")
        skip.set("val", "1")
        categories._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)  # noqa: SLF001 - python-pptx has no other way to name every row
        if all(value >= 0 for line in numbers.lines for value in line.values if value is not None):
            # A bar is as long as its number is large.
            values.minimum_scale = 0
        chart.plots[0].gap_width = 40


def _pick(series: Part, place: int, appearance: Appearance) -> RGBColor:
    if series.name == _LONDON:
        return _colour("london", appearance)
    return RGBColor.from_string(CHART_LINES[place % len(CHART_LINES)].lstrip("#").upper())


def _style_bars(series: Part, numbers: ChartNumbers, appearance: Appearance) -> None:
    """Fill the bars: London's and the chosen area's each otherwise than the rest."""
    bar_colour = RGBColor.from_string(CHART_LINES[0].lstrip("#").upper())
    parts = [(series, bar_colour)]
    for place, name in ((numbers.chosen, "ink"), (numbers.london, "london")):
        if place is not None:
            parts.append((series.points[place], _colour(name, appearance)))
    for part, colour in parts:
        part.format.fill.solid()
        part.format.fill.fore_color.rgb = colour


def _style_line(series: Part, line: ChartLine, place: int, appearance: Appearance) -> None:
    is_london, colour = series.name == _LONDON, _pick(series, place, appearance)
    series.smooth = False
    drawn = series.format.line
    drawn.color.rgb, drawn.width = colour, Pt(2.5)
    drawn.dash_style = MSO_LINE.DASH if is_london else _DASHES[place % len(_DASHES)]
    # The segment that leads to a point is the point's; over a break there is none.
    broken = [series.points[one] for one in line.breaks]
    for part in (series, *broken):
        part.marker.style = XL_MARKER_STYLE.DIAMOND if is_london else XL_MARKER_STYLE.CIRCLE
        part.marker.size = 6
        part.marker.format.fill.solid()
        part.marker.format.fill.fore_color.rgb = colour
    for point in broken:
        point.format.line.fill.background()
