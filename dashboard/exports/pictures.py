"""Sheets as pictures: SVG with real text, PNG at one to four times the size, cards for links."""

import gzip
import io

from PIL import Image

from dashboard.charts.letters import FAMILIES, FAMILY
from dashboard.charts.raster import render_png
from dashboard.exports.file_format import UnfitFormatError
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.sheet import (
    CARD,
    SMALL,
    SMALL_FLUID,
    WHOLE,
    SheetStyle,
    compose_sheet,
)
from dashboard.figures.figure import Figure, FigureKind

# About 180 MB of pixels: no sheet of the atlas comes near, and none may fill the memory.
_MOST_PIXELS = 45_000_000
MOST_SMALL_BYTES = 60_000
_CARD = (1200, 630)
_COLOURS, _FEWER_COLOURS = 96, 32
_SMALLER = (1.0, 0.85, 0.7)


def write_svg(slide: Slide, options: ExportOptions) -> bytes:
    """Write a view as an SVG file whose every text is text."""
    return str(compose_sheet(slide, options, WHOLE, FAMILIES).svg).encode()


def write_png(slide: Slide, options: ExportOptions) -> bytes:
    """Write a view as PNG, ``options.scale`` pixels a unit.

    Raises
    ------
    UnfitKindError
        The picture would have more pixels than can be drawn.
    """
    sheet = compose_sheet(slide, options, WHOLE, FAMILY)
    width, height = sheet.size
    if width * height * options.scale**2 > _MOST_PIXELS:
        raise UnfitFormatError(
            f"At {options.scale} times its size this picture would have more than"
            f" {_MOST_PIXELS // 1_000_000} million pixels. Choose a smaller size, or SVG."
        )
    return render_png(str(sheet.svg), sheet.size, options.scale)


def write_small_svg(figure: Figure, options: ExportOptions) -> bytes:
    """Write a view as a drawing of at most 60 kB as it is sent, compressed.

    Raises
    ------
    UnfitKindError
        Where its lines take more.
    """
    text = str(compose_sheet(Slide(figure), options, _choose_small(figure), FAMILIES).svg).encode()
    # As gzip: browsers take brotli, which is smaller, on secure connections alone.
    if len(gzip.compress(text)) <= MOST_SMALL_BYTES:
        return text
    raise UnfitFormatError("This picture has too many areas for a small SVG. Ask for it as PNG.")


def write_small_png(figure: Figure, options: ExportOptions) -> bytes:
    """Write a view as a picture of pixels of at most 60 kB."""
    sheet = compose_sheet(Slide(figure), options, _choose_small(figure), FAMILY)
    written = b""
    for scale in _SMALLER:
        image = Image.open(io.BytesIO(render_png(str(sheet.svg), sheet.size, scale))).convert("RGB")
        for colours in (_COLOURS, _FEWER_COLOURS):
            written = _write_few_colours(image, colours)
            if len(written) <= MOST_SMALL_BYTES:
                return written
    return written


def write_card(figure: Figure, options: ExportOptions) -> bytes:
    """Write the picture of 1200 by 630 pixels that a pasted link shows."""
    sheet = compose_sheet(Slide(figure), options, CARD, FAMILY)
    width, height = sheet.size
    scale = min(_CARD[0] / width, _CARD[1] / height)
    drawn = Image.open(io.BytesIO(render_png(str(sheet.svg), sheet.size, scale))).convert("RGB")
    card = Image.new("RGB", _CARD, drawn.getpixel((0, 0)))
    card.paste(drawn, ((_CARD[0] - drawn.width) // 2, (_CARD[1] - drawn.height) // 2))
    return _write_few_colours(card, _COLOURS)


def _choose_small(figure: Figure) -> SheetStyle:
    return SMALL if figure.kind is FigureKind.MAP else SMALL_FLUID


def _write_few_colours(image: Image.Image, colours: int) -> bytes:
    buffer = io.BytesIO()
    few = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, "PNG")
    return buffer.getvalue()
