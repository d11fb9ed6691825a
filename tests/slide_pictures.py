"""A local check of slides: LibreOffice draws the ready stories, and every page is looked at.

`python -m tests.slide_pictures [FOLDER]`, or `make slides`. It is no part of the
tests, as LibreOffice is larger than all else that they need.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PIL import Image
from pptx import Presentation

from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.pptx.deck import write_pptx
from dashboard.figures.build import make_figure
from dashboard.figures.figure import Figure
from dashboard.pages.stories.ready import list_ready
from dashboard.settings import PACK_FOLDER
from dashboard.theme.colours import CHART_LINES, COLOURS, get_ramp
from geodata.tables.parquet import open_pack

_PIXELS_A_COLOUR, _ROUNDED = 40, 2
_RESOLUTION = "60"
# Colours as they are in the deck, and not as JPEG has them.
_LOSSLESS = 'pdf:impress_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"}}'


def main(folder: Path) -> int:
    """Draw every ready story, and give how many slides are not as they should be."""
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        say("This check needs LibreOffice and poppler. On Debian and Ubuntu: apt-get install")
        say("libreoffice-impress poppler-utils, then say make slides again.")
        return 1
    repository, faults = open_pack(PACK_FOLDER), 0
    look = ExportOptions("http://127.0.0.1:8050", datetime.now(UTC).date())
    for name, ready in list_ready(repository).items():
        slides = [
            Slide(make_figure(one.view, repository), one.headline, one.note)
            for one in ready.story.slides
        ]
        deck = write_pptx(slides, replace(look, title=ready.story.title))
        pages = draw_deck(deck, folder / name)
        cover = len(Presentation(io.BytesIO(deck)).slides) - len(slides)
        if len(pages) != cover + len(slides):
            say(f"{name}: {len(pages)} pages of {cover + len(slides)} slides")
            faults += 1
        for page, slide in zip(pages[cover:], slides, strict=False):
            missing = list_missing(page, slide.figure)
            faults += bool(missing)
            say(f"{page}: {'MISSING ' + ', '.join(missing) if missing else 'as it should be'}")
    return faults


def say(text: str) -> None:
    """Say a line to who asked."""
    sys.stdout.write(f"{text}\n")


def draw_deck(deck: bytes, folder: Path) -> list[Path]:
    """Draw a deck with LibreOffice, a picture a slide."""
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "deck.pptx"
    written.write_bytes(deck)
    for command in (
        ["soffice", "--headless", "--convert-to", _LOSSLESS, "--outdir", folder, written],
        ["pdftoppm", "-png", "-r", _RESOLUTION, folder / "deck.pdf", folder / "slide"],
    ):
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - programs of the machine, asked with our own paths
    return sorted(folder.glob("slide-*.png"))


def list_missing(page: Path, figure: Figure) -> list[str]:
    """List the colours that a slide must show and does not: of its classes, or of its lines."""
    pixels = np.asarray(Image.open(page).convert("RGB")).astype(int)
    return [
        colour
        for colour in list_colours(figure)
        if np.count_nonzero(is_near(pixels, colour)) < _PIXELS_A_COLOUR
    ]


def list_colours(figure: Figure) -> list[str]:
    """List the colours of a figure's classes, and of the lines or bars of its native chart."""
    if figure.numbers is not None:
        names = [line.name for line in figure.numbers.lines]
        return [
            COLOURS["london"][0] if name == "London" else CHART_LINES[place]
            for place, name in enumerate(names)
        ]
    if figure.legend is None:
        return []
    ramp = get_ramp(figure.legend.classes, palette=figure.legend.palette)
    fills = [entry.fill.split()[0][1:] for entry in figure.legend.items if entry.count]
    return [ramp[int(fill)] for fill in fills if fill.isdigit()]


def is_near(pixels: np.ndarray, colour: str) -> np.ndarray:
    """Whether each pixel has a colour, but for what poppler rounds."""
    wanted = list(bytes.fromhex(colour.lstrip("#")))
    return np.all(abs(pixels - wanted) <= _ROUNDED, axis=2)


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if sys.argv[1:] else Path(tempfile.mkdtemp(prefix="slides-"))
    sys.exit(main(chosen))
