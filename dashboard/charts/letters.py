"""How wide words are, and where lines of them end, so that no text is cut or lies on another."""

import re
from functools import lru_cache
from pathlib import Path

import font_source_sans_pro
from PIL import ImageFont

FAMILY = "'Source Sans Pro'"
# A program without the font takes one of these, or a page's own: wider, few of them by more.
FAMILIES = f"{FAMILY}, 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif"
_WIDER = 1.16
# At the edge of a chart, where letters of a font wider yet would be cut, lines fill this much.
AT_EDGE = 0.85
_MEASURED_AT = 100
# Spaces that a line may not end at are no ends of words: a number stays with its per cent sign.
_SPACE, _NO_BREAK = re.compile(r"[ \t\r\n]+"), "\u00a0"
_FILES = {False: "SourceSansPro-Regular.otf", True: "SourceSansPro-Semibold.otf"}


@lru_cache(maxsize=2)
def _load(*, is_bold: bool) -> ImageFont.FreeTypeFont:
    file = Path(font_source_sans_pro.font_directory) / _FILES[is_bold]
    return ImageFont.truetype(str(file), _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4_096)
def measure(text: str, size: float, *, is_bold: bool = False) -> float:
    """Give the width of one line in units, as wide as it may come out in another font."""
    return _load(is_bold=is_bold).getlength(text) * size / _MEASURED_AT * _WIDER


def wrap(text: str, width: float, size: float, *, is_bold: bool = False) -> list[str]:
    """Break a text into lines no wider than a width; a word that is longer is broken too.

    Examples
    --------
    >>> wrap("one two three", 64, 16)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in _SPACE.split(text.strip().replace(" %", f"{_NO_BREAK}%")):
        longer = f"{line} {word}".strip()
        if measure(longer, size, is_bold=is_bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *broken, line = _break_word(word, width, size, is_bold=is_bold)
        lines += broken
    return [*lines, line] if line else lines


def _break_word(word: str, width: float, size: float, *, is_bold: bool) -> list[str]:
    parts = [""]
    for sign in word:
        if parts[-1] and measure(parts[-1] + sign, size, is_bold=is_bold) > width:
            parts.append("")
        parts[-1] += sign
    return parts
