"""Views as a PowerPoint file: one slide each, in a deployment's own template or in a plain one."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu, Inches

from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.pptx.slide import add_view_slide, fill_ground
from dashboard.exports.pptx.text import Box, Part, TextStyle, write_text
from dashboard.format.numbers import count_things
from dashboard.format.text import keep_writable, say_day
from dashboard.settings import SITE_NAME
from dashboard.theme.colours import get_colours

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
# As much as a file's own properties hold.
_LONGEST_PROPERTY = 255
_TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
# Placeholders that a slide has anyway, and that are no place for content.
_FURNITURE = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER})


def write_pptx(slides: Sequence[Slide], options: ExportOptions) -> bytes:
    """Write views as slides, after one with the title where the file has its own.

    The template's master, size and fonts are kept; without one slides are
    plain and 16:9.
    """
    deck: Part = Presentation(str(options.template)) if options.template else _make_plain()
    _remove_slides(deck)
    layout = _find_layout(deck)
    if options.title:
        _add_title(deck, layout, slides, options)
    for number, slide in enumerate(slides):
        options.on_progress(number, len(slides))
        add_view_slide(deck, layout, slide, options)
    properties = deck.core_properties
    properties.title = keep_writable(options.title or slides[0].figure.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = SITE_NAME
    properties.language = "en-GB"
    properties.subject = f"Data version {slides[0].figure.data_version}"
    made = datetime(options.made_on.year, options.made_on.month, options.made_on.day, tzinfo=UTC)
    properties.created = properties.modified = made.replace(tzinfo=None)
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def _make_plain() -> Part:
    """Make an empty 16:9 deck of the library's own master, whose places are made as wide."""
    deck: Part = Presentation()
    wider = _WIDTH / deck.slide_width
    taller = _HEIGHT / deck.slide_height
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.placeholders:
            # One without a place of its own takes its master's.
            if not shape._element.xpath("./p:spPr/a:xfrm"):  # noqa: SLF001 - python-pptx tells no other way
                continue
            shape.left, shape.width = Emu(int(shape.left * wider)), Emu(int(shape.width * wider))
            shape.top, shape.height = Emu(int(shape.top * taller)), Emu(int(shape.height * taller))
    return deck


def _remove_slides(deck: Part) -> None:
    """Take out the slides that a template shows itself by."""
    listed = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx has no way to remove a slide
    for entry in list(listed):
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)


def _find_layout(deck: Part) -> Part:
    """Find the layout with a title and as little else as possible."""

    def rate(layout: Part) -> tuple[bool, int]:
        kinds = [shape.placeholder_format.type for shape in layout.placeholders]
        others = [kind for kind in kinds if kind not in _TITLES | _FURNITURE]
        return not _TITLES.intersection(kinds), len(others)

    return min(deck.slide_layouts, key=rate)


def _add_title(deck: Part, layout: Part, slides: Sequence[Slide], options: ExportOptions) -> None:
    page = deck.slides.add_slide(layout)
    colours = get_colours(options.appearance)
    fill_ground(page, options)
    width, height = deck.slide_width, deck.slide_height
    box = Box(int(width * 0.06), int(height * 0.3), int(width * 0.88), int(height * 0.28))
    target = page.shapes.title or page.shapes.add_textbox(0, 0, 0, 0)
    write_text(target, options.title, box, TextStyle(44, 14, colours["ink"], is_bold=True))
    facts = (
        f"{count_things(len(slides), 'view')} of the {SITE_NAME}\n"
        f"Data version {slides[0].figure.data_version}. Made {say_day(options.made_on)}."
        f"\n{options.host}"
    )
    under = Box(box.left, int(height * 0.62), box.width, int(height * 0.2))
    write_text(page.shapes.add_textbox(0, 0, 0, 0), facts, under, TextStyle(18, 9, colours["soft"]))
