"""What a reader gets of a file, as lines; markup is read in the browser, see `read_markup`.

Numbers after `` @ `` may differ by half a unit without a reader seeing it.
"""

import hashlib
import io
import json
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.util import Length

# A thousandth of a picture's pixels is the unit of its colours; what has less is not listed.
FEWEST_PIXELS = 0.5
_MOST_JSON_LINES = 60_000
_PAGE_RESOLUTION = "36"


def read_text(body: bytes) -> Iterable[str]:
    """Read text line by line, preceded by a hash of its bytes."""
    yield f"bytes {hash_bytes(body)}"
    yield from body.decode("utf-8", "backslashreplace").splitlines()


def read_json(body: bytes) -> Iterable[str]:
    """Read JSON as a hash of its bytes, and as lines that a difference can be seen in."""
    yield f"bytes {hash_bytes(body)}"
    try:
        content = json.loads(body)
    except ValueError:
        yield from body.decode("utf-8", "backslashreplace").splitlines()
        return
    lines = list(_write_json(content, "", 0))
    yield from lines[:_MOST_JSON_LINES]
    if len(lines) > _MOST_JSON_LINES:
        yield f"… {len(lines) - _MOST_JSON_LINES} more lines"


def _write_json(content: Any, start: str, depth: int) -> Iterable[str]:
    indent = " " * depth
    is_named = isinstance(content, dict)
    parts = list(content.items() if is_named else enumerate(content)) if _is_nest(content) else []
    if not any(_is_nest(part) for _, part in parts):
        yield f"{indent}{start}{json.dumps(content, ensure_ascii=False)}"
        return
    yield f"{indent}{start}{'{' if is_named else '['}"
    for name, part in parts:
        yield from _write_json(part, f"{name}: " if is_named else "", depth + 1)


def _is_nest(content: Any) -> bool:
    return isinstance(content, dict | list)


def read_png(body: bytes) -> Iterable[str]:
    """Read a picture's size, and the share of each colour in thousandths of its pixels."""
    with Image.open(io.BytesIO(body)) as picture:
        yield from _read_pixels(picture)


def _read_pixels(picture: Image.Image) -> Iterable[str]:
    yield f"picture {picture.width} by {picture.height}"
    pixels = np.asarray(picture.convert("RGBA"), dtype=np.uint32)
    packed = pixels @ np.array([1 << 24, 1 << 16, 1 << 8, 1], dtype=np.uint32)
    colours, counts = np.unique(packed, return_counts=True)
    for colour, share in zip(colours, counts / packed.size * 1_000, strict=True):
        if share >= FEWEST_PIXELS:
            yield f"colour #{colour >> 8:06x}/{colour & 255} @ {share:.2f}"


def read_pdf(body: bytes) -> Iterable[str]:
    """Read a PDF's text as it lies on the page, and each page's size and colours.

    Raises
    ------
    FileNotFoundError
        The machine has no poppler.
    """
    if not shutil.which("pdftotext"):
        message = "PDFs are read with poppler: apt-get install poppler-utils, then ask again."
        raise FileNotFoundError(message)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.pdf"
        file.write_bytes(body)
        text = _run("pdftotext", "-layout", "-enc", "UTF-8", str(file), "-").decode("utf-8")
        # How wide a gap is drawn is no word of the text.
        yield from (" ".join(line.split()) for line in text.splitlines() if line.strip())
        _run("pdftoppm", "-png", "-r", _PAGE_RESOLUTION, str(file), str(Path(folder) / "page"))
        for page in sorted(Path(folder).glob("page*.png")):
            yield from read_png(page.read_bytes())


def _run(program: str, *words: str) -> bytes:
    command = [shutil.which(program) or program, *words]
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - poppler, asked with our own paths


def read_workbook(body: bytes) -> Iterable[str]:
    """Read a workbook: each sheet's rows, with the format of a number, links and merged cells."""
    book = load_workbook(io.BytesIO(body))
    for sheet in book.worksheets:
        merged = " ".join(sorted(str(one) for one in sheet.merged_cells.ranges))
        yield f"sheet {sheet.title} {sheet.sheet_state} frozen at {sheet.freeze_panes} {merged}"
        for row in sheet.iter_rows():
            yield " | ".join(_write_cell(cell) for cell in row).rstrip(" |")


def _write_cell(cell: Any) -> str:
    value = "" if cell.value is None else str(cell.value)
    form = "" if cell.number_format == "General" else f" [{cell.number_format}]"
    link = f" ({cell.hyperlink.target or cell.hyperlink.location})" if cell.hyperlink else ""
    return f"{value}{form}{link}"


def read_slides(body: bytes) -> Iterable[str]:
    """Read slides: texts, tables, charts, alternative texts, notes, and where each part lies."""
    deck = Presentation(io.BytesIO(body))
    yield f"slides of @ {_write_points(deck.slide_width, deck.slide_height)}"
    for place, slide in enumerate(deck.slides, start=1):
        yield f"slide {place}"
        for shape in slide.shapes:
            yield from _read_shape(shape)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            for line in slide.notes_slide.notes_text_frame.text.splitlines():
                yield f"  note {line}"


def _write_points(*lengths: int | None) -> str:
    return " ".join(f"{Length(length or 0).pt:.1f}" for length in lengths)


def _read_shape(shape: Any) -> Iterable[str]:
    described = shape._element.xpath(".//p:cNvPr/@descr")  # noqa: SLF001 - python-pptx has no other way to the alternative text
    place = _write_points(shape.left, shape.top, shape.width, shape.height)
    yield f"  {shape.shape_type} “{' '.join(described)}” @ {place}"
    if shape.has_text_frame:
        for line in shape.text_frame.paragraphs:
            links = [run.hyperlink.address for run in line.runs if run.hyperlink.address]
            yield f"    {''.join(run.text for run in line.runs)} {' '.join(links)}".rstrip()
    if getattr(shape, "has_table", False) and shape.has_table:
        for row in shape.table.rows:
            yield f"    {' | '.join(cell.text for cell in row.cells)}"
    if getattr(shape, "has_chart", False) and shape.has_chart:
        yield from (f"    {line}" for line in _read_chart(shape.chart))
    if hasattr(shape, "image"):
        yield from (f"    {line}" for line in read_png(shape.image.blob))


def _read_chart(chart: Any) -> Iterable[str]:
    yield f"chart {chart.chart_type}"
    for plot in chart.plots:
        yield f"categories {list(plot.categories)}"
        for series in plot.series:
            yield f"series {series.name}: {list(series.values)}"
    for colour in chart._chartSpace.xpath(".//c:spPr//a:srgbClr/@val"):  # noqa: SLF001 - colours in the order of the chart
        yield f"colour #{colour}"


def read_geopackage(body: bytes) -> Iterable[str]:
    """Read every table of a GeoPackage, a line a row; a shape is the hash of its bytes."""
    with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
        file.write(body)
        file.flush()
        database = sqlite3.connect(file.name)
        try:
            yield from _read_tables(database)
        finally:
            database.close()


def _read_tables(database: sqlite3.Connection) -> Iterable[str]:
    named = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (table,) in named.fetchall():
        yield f"table {table}"
        # The index of shapes follows from the shapes.
        if not table.startswith("rtree_"):
            for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name of the file's own
                yield "  " + " | ".join(
                    hash_bytes(cell) if isinstance(cell, bytes) else str(cell) for cell in row
                )


def hash_bytes(body: bytes) -> str:
    """Give enough of a hash to see that bytes differ."""
    return hashlib.sha256(body).hexdigest()[:16]
