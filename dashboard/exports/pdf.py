"""Views as a PDF of pages of A4: tagged, titled, with real text, and without a browser."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.charts.chart import Chart
from dashboard.charts.letters import FAMILY
from dashboard.charts.style import style_chart
from dashboard.exports.notes import list_foot, list_rows
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.sheet import compose_legend
from dashboard.exports.typesetting import set_pages
from dashboard.figures.figure import WIDE
from dashboard.figures.legend import say_whole_legend
from dashboard.format.numbers import count_things
from dashboard.format.text import say_day
from dashboard.settings import SITE_NAME

_TEMPLATE = Path(__file__).with_name("pdf.typ")
_LEGEND_UNITS = 820
_MOST_ROWS = 60
_PAGE_WIDTH_MM, _MOST_HIGH_MM = 182, 135
Page = dict[str, object]


def write_pdf(slides: Sequence[Slide], options: ExportOptions) -> bytes:
    """Write views as PDF, each with its legend, notes, figures and sources; same in, same out.

    It is PDF/UA-1, unless a reader's own text has letters that no font here
    has: then it is the same without that promise.
    """
    views = []
    for number, slide in enumerate(slides):
        options.on_progress(number, len(slides))
        views.append(_describe(slide, options))
    versions = ", ".join(dict.fromkeys(slide.figure.data_version for slide in slides))
    made = f"{SITE_NAME} · data version {versions} · made {say_day(options.made_on)}"
    book: Page = {
        "title": options.title or slides[0].figure.title,
        "heading": options.title,
        "about": f"{count_things(len(slides), 'view')}. {options.host}",
        "site": SITE_NAME,
        "foot": made,
        "views": views,
    }
    return set_pages(_TEMPLATE, book)


def _describe(slide: Slide, options: ExportOptions) -> Page:
    figure = slide.figure
    legend, width = "", 0
    if figure.legend:
        drawn = compose_legend(figure.legend, _LEGEND_UNITS, options.appearance)
        legend, width = str(drawn.svg), drawn.size[0]
    head, rows, left_out = list_rows(figure, _MOST_ROWS)
    chart = figure.draw(WIDE)
    return {
        "headline": slide.headline,
        "title": figure.title,
        "subtitle": figure.subtitle,
        "notices": list(figure.notices),
        "key": legend,
        "key-width": width,
        "key-words": f"Key. {say_whole_legend(figure.legend)}" if figure.legend else "",
        "picture": style_chart(chart, FAMILY, options.appearance),
        "picture-height": _find_height(chart),
        "words": figure.alt or figure.title,
        "note": slide.note,
        "reading": list(figure.reading),
        "unlocated": list(figure.unlocated),
        "notes": list(figure.notes),
        "head": head,
        "rows": rows,
        "left_out": left_out,
        "foot": [text for text in list_foot(figure, options) if text],
    }


def _find_height(chart: Chart) -> float:
    """Give the height in millimetres of a chart as wide as the page, if it has room for it."""
    wide, high = chart.size
    return min(_PAGE_WIDTH_MM * high / wide, _MOST_HIGH_MM)
