"""A ranking or a trend as a chart of PowerPoint's own, whose numbers can be edited there."""

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from dashboard.appearance import Appearance
from dashboard.exports.slide import ExportLook
from dashboard.exports.written_text import keep_writable
from dashboard.plates.plate import ChartNumbers
from dashboard.slides.chart_names import BAR, LOWER, UPPER
from dashboard.slides.slide_text import Box, Part
from dashboard.theme import CHART_LINES, get_colours

_LONDON = "London"
_MOST_ROWS_LARGE, _SMALL_PT, _LARGE_PT = 18, 8, 11
_DASHES = (MSO_LINE.SOLID, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.LONG_DASH)


def add_chart(slide: Part, numbers: ChartNumbers, box: Box, look: ExportLook) -> Part:
    """Add a chart to a slide and give it; a missing number is a gap in it."""
    is_bar = numbers.kind == BAR
    drawn = [line for line in numbers.lines if line.name not in (LOWER, UPPER)]
    data = CategoryChartData(number_format=_write_format(numbers))
    data.categories = [keep_writable(name) for name in numbers.categories]
    for line in drawn:
        data.add_series(keep_writable(line.name), line.values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if is_bar else XL_CHART_TYPE.LINE_MARKERS
    frame = slide.shapes.add_chart(kind, *(Emu(side) for side in box), data)
    chart = frame.chart
    chart.font.size = Pt(
        _SMALL_PT if is_bar and len(numbers.categories) > _MOST_ROWS_LARGE else _LARGE_PT
    )
    chart.font.color.rgb = _colour("ink", look.appearance)
    chart.has_title = False
    chart.has_legend = len(drawn) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    _set_axes(chart, numbers, look.appearance, is_bar=is_bar)
    for place, series in enumerate(chart.plots[0].series):
        _colour_series(series, place, look.appearance, is_bar=is_bar)
    limits = {line.name: line.values for line in numbers.lines}
    if is_bar and LOWER in limits and UPPER in limits:
        _add_intervals(chart.plots[0].series[0], drawn[0].values, limits[LOWER], limits[UPPER])
    return frame


def _write_format(numbers: ChartNumbers) -> str:
    decimals = "." + "0" * numbers.decimal_places if numbers.decimal_places else ""
    return f"#,##0{decimals}"


def _colour(name: str, appearance: Appearance) -> RGBColor:
    return RGBColor.from_string(get_colours(appearance)[name].lstrip("#").upper())


def _set_axes(chart: Part, numbers: ChartNumbers, appearance: Appearance, *, is_bar: bool) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.major_gridlines.format.line.color.rgb = _colour("line", appearance)
    values.format.line.fill.background()
    values.has_title = True
    values.axis_title.text_frame.text = keep_writable(numbers.unit)
    categories.format.line.color.rgb = _colour("edge", appearance)
    categories.has_major_gridlines = False
    if is_bar:
        # The first row of a ranking stands on top, and every row has its name.
        categories.reverse_order = True
        skip = OxmlElement("c:tickLblSkip")
        skip.set("val", "1")
        categories._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)  # noqa: SLF001 - python-pptx has no other way to name every row
        if all(value >= 0 for line in numbers.lines for value in line.values if value is not None):
            # A bar is as long as its number is large.
            values.minimum_scale = 0
        chart.plots[0].gap_width = 40


def _colour_series(series: Part, place: int, appearance: Appearance, *, is_bar: bool) -> None:
    is_london = series.name == _LONDON
    own = CHART_LINES[place % len(CHART_LINES)].lstrip("#").upper()
    colour = _colour("london", appearance) if is_london else RGBColor.from_string(own)
    if is_bar:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        return
    series.smooth = False
    line = series.format.line
    line.color.rgb, line.width = colour, Pt(2.5)
    line.dash_style = MSO_LINE.DASH if is_london else _DASHES[place % len(_DASHES)]
    series.marker.style = XL_MARKER_STYLE.DIAMOND if is_london else XL_MARKER_STYLE.CIRCLE
    series.marker.size = 6
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour


def _add_intervals(
    series: Part,
    values: tuple[float | None, ...],
    lower: tuple[float | None, ...],
    upper: tuple[float | None, ...],
) -> None:
    """Add each bar's interval as error bars, which PowerPoint draws and lets edit."""
    bars = OxmlElement("c:errBars")
    for name, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "1")):
        _add(bars, name).set("val", value)
    for name, limits in (("plus", upper), ("minus", lower)):
        literal = _add(_add(bars, name), "numLit")
        _add(literal, "ptCount").set("val", str(len(values)))
        for place, (value, limit) in enumerate(zip(values, limits, strict=True)):
            if value is None or limit is None:
                continue
            point = _add(literal, "pt")
            point.set("idx", str(place))
            _add(point, "v").text = repr(round(abs(limit - value), 6))
    # The schema has them before the numbers themselves.
    series._element.find(qn("c:cat")).addprevious(bars)  # noqa: SLF001 - python-pptx knows no error bars


def _add(parent: Part, name: str) -> Part:
    child = OxmlElement(f"c:{name}")
    parent.append(child)
    return child
