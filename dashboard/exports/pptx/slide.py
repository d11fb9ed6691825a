"""One view as a slide: its finding as title, chart, legend, sources, notes."""

import io
from dataclasses import replace

from PIL import Image
from pptx.dml.color import RGBColor
from pptx.util import Emu

from dashboard.charts.legend import Legend
from dashboard.charts.letters import FAMILY
from dashboard.charts.raster import render_png
from dashboard.charts.style import style_chart
from dashboard.exports.notes import list_foot
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.pptx.native_chart import add_chart
from dashboard.exports.pptx.text import Box, Part, TextStyle, describe_shape, write_text
from dashboard.exports.sheet import compose_legend
from dashboard.figures.figure import BESIDE_LEGEND, SLIDE, Figure, say_sources
from dashboard.figures.legend import say_whole_legend
from dashboard.format.text import keep_writable
from dashboard.theme.colours import get_colours

_SCALE, _COLOURS = 3, 128
_MARGIN, _TOP, _FOOT = 0.04, 0.045, 0.89
_MOST_SOURCES = 3
_LEGEND_WIDTH, _LEGEND_UNITS = 0.23, 300


def add_view_slide(deck: Part, layout: Part, slide: Slide, options: ExportOptions) -> None:
    """Add a slide of one view to a deck."""
    page = deck.slides.add_slide(layout)
    fill_ground(page, options)
    body = _write_head(deck, page, slide, options)
    figure = slide.figure
    beside = int(deck.slide_width * _LEGEND_WIDTH) if figure.legend else 0
    box = Box(body.left, body.top, body.width - beside, body.height)
    if figure.numbers is not None:
        shape = add_chart(page, figure.numbers, box, options)
    else:
        shape = _add_chart_image(page, figure, box, options)
    describe_shape(shape, "Chart" if figure.numbers else "Picture", figure.alt)
    if figure.legend:
        gap = int(deck.slide_width * 0.012)
        place = Box(box.left + box.width + gap, box.top, beside - gap, box.height)
        _add_legend(page, figure.legend, place, options)
    _write_foot(deck, page, figure, options)
    page.notes_slide.notes_text_frame.text = keep_writable("\n\n".join(list_told(slide, options)))


def fill_ground(page: Part, options: ExportOptions) -> None:
    """Fill a slide with the paper of its appearance, unless a template has its own."""
    if options.template is None:
        page.background.fill.solid()
        paper = get_colours(options.appearance)["paper"]
        page.background.fill.fore_color.rgb = RGBColor.from_string(paper.lstrip("#").upper())


def list_told(slide: Slide, options: ExportOptions) -> list[str]:
    """List what the notes of a slide say: own note, the chart in words, method, sources."""
    figure = slide.figure
    texts = [
        slide.note,
        figure.alt,
        *figure.notices,
        *figure.reading,
        *figure.notes,
        *figure.unlocated,
        *list_foot(figure, options),
    ]
    return [text for text in texts if text]


def _write_head(deck: Part, page: Part, slide: Slide, options: ExportOptions) -> Box:
    """Write headline, title and subtitle, and give the box that is left down to the foot."""
    width, height = deck.slide_width, deck.slide_height
    colours, left = get_colours(options.appearance), int(width * _MARGIN)
    wide, top = int(width * (1 - 2 * _MARGIN)), int(height * _TOP)
    title = page.shapes.title or page.shapes.add_textbox(0, 0, 0, 0)
    lines = [
        (title, slide.figure.title, 0.11, TextStyle(28, 12, colours["ink"], is_bold=True)),
        (None, slide.figure.subtitle, 0.06, TextStyle(15, 8, colours["soft"])),
    ]
    if slide.headline:
        headline_style = TextStyle(18, 8, colours["soft"], is_bold=True)
        lines.insert(0, (None, slide.headline, 0.055, headline_style))
    for shape, text, share, style in lines:
        box = Box(left, top, wide, int(height * share))
        target = shape or page.shapes.add_textbox(0, 0, 0, 0)
        write_text(target, text, box, style)
        top += box.height
    top += int(height * 0.012)
    return Box(left, top, wide, int(height * _FOOT) - top)


def _add_chart_image(page: Part, figure: Figure, box: Box, options: ExportOptions) -> Part:
    chart = figure.draw(BESIDE_LEGEND if figure.legend else SLIDE)
    svg = style_chart(chart, FAMILY, options.appearance)
    return _place(page, _render(svg, chart.size, options), chart.size, box)


def _add_legend(page: Part, legend: Legend, place: Box, options: ExportOptions) -> None:
    drawn = compose_legend(legend, _LEGEND_UNITS, options.appearance)
    image = _render(str(drawn.svg), drawn.size, options)
    shape = _place(page, image, drawn.size, place, is_top=True)
    describe_shape(shape, "Key", say_whole_legend(legend))


def _render(svg: str, size: tuple[float, float], options: ExportOptions) -> io.BytesIO:
    """Draw at three times the size in few colours: sharp on a wall, and light to send."""
    image = Image.open(io.BytesIO(render_png(svg, size, _SCALE))).convert("RGBA")
    paper = Image.new("RGBA", image.size, get_colours(options.appearance)["paper"])
    flat = Image.alpha_composite(paper, image).convert("RGB")
    buffer = io.BytesIO()
    # Median cut keeps the colours of classes to the letter (measured), which faster ways do not.
    few = flat.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def _place(
    page: Part,
    image: io.BytesIO,
    size: tuple[float, float],
    box: Box,
    *,
    is_top: bool = False,
) -> Part:
    """Lay an image into a box as large as it fits, in its middle or at its top left."""
    scale = min(box.width / size[0], box.height / size[1])
    wide, high = int(size[0] * scale), int(size[1] * scale)
    left = box.left if is_top else box.left + (box.width - wide) // 2
    top = box.top if is_top else box.top + (box.height - high) // 2
    return page.shapes.add_picture(image, Emu(left), Emu(top), Emu(wide), Emu(high))


def _write_foot(deck: Part, page: Part, figure: Figure, options: ExportOptions) -> None:
    # All of many sources would be too small to read; the notes have them all.
    named = replace(figure, sources=figure.sources[:_MOST_SOURCES])
    _, licence, credits_due, made, address = list_foot(named, options)
    sources = say_sources(figure.sources, _MOST_SOURCES, ", named in the notes of this slide")
    text = "\n".join([sources, f"{licence} {credits_due}".strip(), f"{made} {address}"])
    top = int(deck.slide_height * (_FOOT + 0.008))
    box = Box(
        int(deck.slide_width * _MARGIN),
        top,
        int(deck.slide_width * (1 - 2 * _MARGIN)),
        int(deck.slide_height * 0.985) - top,
    )
    colour = get_colours(options.appearance)["soft"]
    write_text(page.shapes.add_textbox(0, 0, 0, 0), text, box, TextStyle(9, 5, colour))
