"""One figure as one SVG sheet: words over the chart, legend, what must be known, sources, foot."""

from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.blocks import (
    Block,
    Letters,
    lay_chart,
    stack,
    write_paragraph,
)
from dashboard.charts.chart import Chart
from dashboard.charts.legend import Legend, write_legend
from dashboard.charts.letters import FAMILY
from dashboard.charts.style import write_style
from dashboard.charts.svg import write_element
from dashboard.exports.notes import list_foot
from dashboard.exports.options import ExportOptions, Slide
from dashboard.figures.figure import NARROW, WIDE, Size, say_sources
from dashboard.theme.colours import Appearance, get_colours

_MARGIN = 28
_HEADLINE, _TITLE = Letters(17, "sheet-soft", is_bold=True), Letters(23, is_bold=True)
_SUBTITLE, _READING = Letters(16, "sheet-soft"), Letters(14)
_SMALL = Letters(12.5, "sheet-soft")


class SheetStyle(NamedTuple):
    """How a sheet is laid out.

    ``width`` is in units; ``chart_size`` that of the chart. A ``brief``
    sheet has title, subtitle, chart, legend and one line of sources. Where
    ``text_width`` is given, the text stands beside the chart and not over it.
    """

    width: int
    chart_size: Size
    is_brief: bool = False
    text_width: int = 0


WHOLE = SheetStyle(960, WIDE)
SMALL = SheetStyle(600, Size(544, 430), is_brief=True)
SMALL_FLUID = SheetStyle(600, Size(544, 520), is_brief=True)
PHONE = SheetStyle(NARROW.width + 2 * _MARGIN, NARROW)
CARD = SheetStyle(1200, Size(700, 574), is_brief=True, text_width=410)


def compose_sheet(slide: Slide, options: ExportOptions, style: SheetStyle, font: str) -> Chart:
    """Lay a figure out as one drawing, as high as it needs, in the colours of an appearance.

    Every text of it is text, set in lines that were measured.
    """
    figure = slide.figure
    width = style.width - 2 * _MARGIN
    body = (
        _lay_beside(slide, style, width)
        if style.text_width
        else stack(_list_blocks(slide, options, style, width), gap=12)
    )
    height = round(body.height + 2 * _MARGIN)
    drawn = write_element(
        "svg",
        write_element("title", figure.title),
        write_element("desc", figure.alt),
        write_sheet_style(options.appearance, font, figure.legend),
        write_element("rect", width=style.width, height=height, class_name="sheet-paper"),
        write_element("g", body.drawn, transform=f"translate({_MARGIN} {_MARGIN})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {style.width} {height}",
        width=style.width,
        height=height,
        role="img",
        lang="en-GB",
    )
    return Chart(drawn, (style.width, height), figure.alt)


def write_sheet_style(appearance: Appearance, font: str, legend: Legend | None) -> Markup:
    """Write the style sheet of a sheet: of its chart, its legend and its own words."""
    style = write_style(
        appearance, legend.palette if legend else "", legend.classes if legend else 0
    )
    return Markup(f"<style>{style}{_write_rules(appearance, font)}</style>")  # noqa: S704 - our own rules


def _list_blocks(
    slide: Slide, options: ExportOptions, style: SheetStyle, width: float
) -> list[Block]:
    figure = slide.figure
    chart = lay_chart(figure.draw(style.chart_size), width, style.chart_size.height)
    blocks = [
        write_paragraph(slide.headline, width, _HEADLINE),
        stack(
            [
                write_paragraph(figure.title, width, _TITLE),
                write_paragraph(figure.subtitle, width, _SUBTITLE),
            ],
            gap=4,
        ),
        *[write_paragraph(notice, width, _READING) for notice in figure.notices],
        write_legend(figure.legend, width) if figure.legend else Block(Markup(), 0),
        chart,
    ]
    if style.is_brief:
        return [*blocks, write_paragraph(say_sources(figure.sources), width, _SMALL)]
    remarks = [*figure.reading, *figure.unlocated]
    blocks += [
        stack([write_paragraph(text, width, _READING) for text in remarks], gap=4),
        write_paragraph(slide.note, width, _READING),
        stack([write_paragraph(text, width, _SMALL) for text in list_foot(figure, options)], gap=3),
    ]
    return blocks


def _lay_beside(slide: Slide, style: SheetStyle, width: float) -> Block:
    """Lay the words to the left of the chart; what is lower stands in the middle."""
    figure, narrow = slide.figure, style.text_width
    texts = stack(
        [
            write_paragraph(figure.title, narrow, _TITLE),
            write_paragraph(figure.subtitle, narrow, _SUBTITLE),
            write_legend(figure.legend, narrow) if figure.legend else Block(Markup(), 0),
            write_paragraph(say_sources(figure.sources), narrow, _SMALL),
        ],
        gap=14,
    )
    size = style.chart_size
    chart = lay_chart(figure.draw(size), width - narrow - _MARGIN, size.height)
    height = max(texts.height, chart.height, size.height)
    places = ((texts, 0), (chart, narrow + _MARGIN))
    drawn = [
        write_element(
            "g", block.drawn, transform=f"translate({x} {(height - block.height) / 2:.1f})"
        )
        for block, x in places
    ]
    return Block(Markup("").join(drawn), height)


def _write_rules(appearance: Appearance, font: str) -> str:
    colours = get_colours(appearance)
    return (
        f"text{{font-family:{font}}}"
        f".sheet-paper{{fill:{colours['paper']}}}"
        f".sheet-ink{{fill:{colours['ink']}}}.sheet-soft{{fill:{colours['soft']}}}"
        f".sheet-swatch{{stroke:{colours['edge']};stroke-width:1}}"
        f".sheet-on-fill{{fill:{colours['ink']};stroke:{colours['paper']};stroke-width:3;"
        "paint-order:stroke;stroke-linejoin:round}"
        f".plain{{fill:{colours['paper']}}}"
    )


def compose_legend(legend: Legend, width: int, appearance: Appearance) -> Chart:
    """Compose a legend as one drawing of a width, as high as it needs."""
    block = write_legend(legend, width)
    height = round(block.height) + 4
    drawn = write_element(
        "svg",
        write_sheet_style(appearance, FAMILY, legend),
        write_element("g", block.drawn, transform="translate(1 1)"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )
    return Chart(drawn, (width, height))
