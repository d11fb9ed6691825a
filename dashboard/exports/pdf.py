"""Views as a PDF of pages of A4: tagged, titled, with real text, and without a browser."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import typst
from markupsafe import Markup

from dashboard.charts.letters import FAMILY
from dashboard.charts.raster import read_fonts
from dashboard.charts.style import style_chart
from dashboard.exports.options import ExportLook, Slide
from dashboard.exports.sheet import compose_legend, list_foot, say_day
from dashboard.figures.figure import WIDE, Figure
from dashboard.figures.legend import say_legend
from dashboard.format.text import keep_writable
from dashboard.text.site import SITE_NAME

_TEMPLATE = Path(__file__).with_name("pdf.typ")
_KEY_UNITS = 820
_MOST_ROWS = 60
_NO_LETTER = "could not be displayed with font"
_PAGE_WIDTH_MM, _MOST_HIGH_MM = 182, 135
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
# What people read on paper; the whole table leaves as CSV.
_SHOWN = {
    "area_name": "Area",
    "period_label": "Date",
    "value": "Value",
    "lci_95": "95 % from",
    "uci_95": "to",
    "unit": "Unit",
    "compared_with_london": "Compared with London",
    "records": "Records",
    "programmes": "Programmes",
    "note": "Note",
}
Page = dict[str, object]


def write_pdf(slides: Sequence[Slide], look: ExportLook) -> bytes:
    """Write views as PDF, each with its key, notes, figures and sources; same in, same out.

    It is PDF/UA-1, unless a reader's own text has letters that no font here
    has: then it is the same without that promise.
    """
    views = []
    for number, slide in enumerate(slides):
        look.tell(number, len(slides))
        views.append(_describe(slide, look))
    versions = ", ".join(dict.fromkeys(slide.figure.data_version for slide in slides))
    made = f"{SITE_NAME} · data version {versions} · made {say_day(look.made_on)}"
    book: Page = {
        "title": look.title or slides[0].figure.title,
        "heading": look.title,
        "about": f"{len(slides)} {'view' if len(slides) == 1 else 'views'}. {look.host}",
        "site": SITE_NAME,
        "foot": made,
        "views": views,
    }
    given = json.dumps(_clean(book), ensure_ascii=False)
    try:
        return _compile(given, ["ua-1"])
    except typst.TypstError as error:
        if _NO_LETTER not in str(error):
            raise
        return _compile(given, [])


def _compile(book: str, standards: list[Any]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=read_fonts(),
        sys_inputs={"book": book},
        pdf_standards=standards,
        format="pdf",
    )


def _clean(part: object) -> object:
    """Leave out of every text what no file can hold."""
    if isinstance(part, dict):
        return {name: _clean(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_clean(one) for one in part]
    return keep_writable(part) if isinstance(part, str) else part


def _describe(slide: Slide, look: ExportLook) -> Page:
    figure = slide.figure
    legend, width = "", 0
    if figure.legend:
        drawn, (width, _) = compose_legend(figure.legend, _KEY_UNITS, look.appearance)
        legend = str(drawn)
    head, rows, left_out = list_rows(figure, _MOST_ROWS)
    drawn = figure.draw(WIDE)
    return {
        "headline": slide.headline,
        "title": figure.title,
        "subtitle": figure.subtitle,
        "notices": list(figure.notices),
        "key": legend,
        "key-width": width,
        "key-words": f"Key. {say_legend(figure.legend)}" if figure.legend else "",
        "picture": style_chart(drawn, FAMILY, look.appearance),
        "picture-height": _find_height(drawn),
        "words": figure.words or figure.title,
        "note": slide.note,
        "reading": list(figure.reading),
        "unlocated": list(figure.unlocated),
        "notes": list(figure.notes),
        "head": head,
        "rows": rows,
        "left_out": left_out,
        "foot": [text for text in list_foot(figure, look) if text],
    }


def _find_height(picture: Markup) -> float:
    """Give the height in millimetres of a picture as wide as the page, if it has room for it."""
    found = _VIEW_BOX.search(picture)
    wide, high = (float(found[1]), float(found[2])) if found else (1.0, 1.0)
    return min(_PAGE_WIDTH_MM * high / wide, _MOST_HIGH_MM)


def list_rows(figure: Figure, most: int) -> tuple[list[str], list[list[str]], str]:
    """List a figure's rows as people read them: names of columns, texts, and what is left out."""
    columns = [name for name in _SHOWN if name in figure.table.columns]
    told = figure.table[columns].astype(object)
    told = told.loc[:, [bool(told[name].map(_write).any()) for name in columns]]
    rows = [[_write(cell) for cell in row] for row in told.head(most).to_numpy().tolist()]
    left_out = len(figure.table) - len(rows)
    said = f"{left_out:,} more rows are in the CSV of this view." if left_out else ""
    return [_SHOWN[name] for name in told.columns], rows, said


def _write(cell: str | float | None) -> str:
    if isinstance(cell, str):
        return keep_writable(cell)
    if cell is None or pd.isna(cell):
        return ""
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
