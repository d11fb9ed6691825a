"""Text on slides: set as large as fits its box, and never larger than the box."""

from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from dashboard.charts.letters import wrap
from dashboard.format.text import keep_writable

# The library's own classes carry no types that could be checked.
Part = Any
_POINT = 12_700
_LINE = 1.2
# What a viewer takes in place of a font that it lacks may be wider yet than what was measured.
_WIDER = 1.12
_LANGUAGE = "en-GB"


class Box(NamedTuple):
    """A place on a slide, in English Metric Units from its top left corner."""

    left: int
    top: int
    width: int
    height: int


class TextStyle(NamedTuple):
    """How a text looks: the largest and the smallest size in points, colour, bold or not."""

    largest: float
    smallest: float
    colour: str
    is_bold: bool = False


def find_size(text: str, box: Box, style: TextStyle) -> float:
    """Find the largest size, by half points, at which a text fits its box; else the smallest."""
    size = style.largest
    while size > style.smallest and not _fits(text, box, size, is_bold=style.is_bold):
        size -= 0.5
    return size


def _fits(text: str, box: Box, size: float, *, is_bold: bool) -> bool:
    lines = sum(
        len(wrap(part, box.width / _POINT / _WIDER, size, is_bold=is_bold)) or 1
        for part in text.split("\n")
    )
    return lines * size * _LINE * _POINT <= box.height


def write_text(shape: Part, text: str, box: Box, style: TextStyle) -> None:
    """Write a text into a shape that is laid into a box; its lines are those of the text."""
    content = keep_writable(text)
    shape.left, shape.top, shape.width, shape.height = (Emu(side) for side in box)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    size = Pt(find_size(content, box, style))
    for place, line in enumerate(content.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = size, style.is_bold
        run.font.color.rgb = RGBColor.from_string(style.colour.lstrip("#").upper())
        run._r.get_or_add_rPr().set("lang", _LANGUAGE)  # noqa: SLF001 - python-pptx has no other way to say the language


def describe_shape(shape: Part, name: str, alt: str) -> None:
    """Give a picture or a chart its words for those who do not see it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - python-pptx has no other way to write alternative text
    properties.set("name", name)
    properties.set("descr", keep_writable(alt))
