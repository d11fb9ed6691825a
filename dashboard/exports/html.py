"""Views as one HTML file: it opens from disk, without a network and without any script."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from dash import html
from dash.development.base_component import Component

from dashboard.charts.style import CHART_SHEETS, read_sheet
from dashboard.components.chart import show_chart
from dashboard.components.figure import (
    build_list,
    build_results,
    build_shared_patterns,
    build_texts,
)
from dashboard.components.legend import build_legend
from dashboard.components.static_html import write_html as write_components
from dashboard.exports.notes import list_foot, list_rows
from dashboard.exports.options import ExportOptions, Slide
from dashboard.figures.figure import NARROW, WIDE, Figure
from dashboard.format.text import keep_writable
from dashboard.settings import SITE_NAME
from dashboard.theme.colours import Appearance, write_style_sheet

_MOST_ROWS = 700
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_SHEETS = ("fills.css", "legend.css", *CHART_SHEETS)
_STYLE = Path(__file__).with_name("html.css")


def write_html(slides: Sequence[Slide], options: ExportOptions) -> bytes:
    """Write views as one page that loads nothing: charts, legends, tables and sources are in it."""
    views = []
    for number, slide in enumerate(slides):
        options.on_progress(number, len(slides))
        views.append(_build_view(slide, options, is_only=not options.title and len(slides) == 1))
    title = options.title or slides[0].figure.title
    heading = [] if not options.title and len(slides) == 1 else [html.H1(title)]
    body = write_components(html.Main([build_shared_patterns(), *heading, *views]))
    chosen = (
        "" if options.appearance is Appearance.LIGHT else f' data-appearance="{options.appearance}"'
    )
    text = (
        f'<!doctype html>\n<html lang="en-GB"{chosen}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} | {SITE_NAME}</title>\n<style>{_write_style()}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    return keep_writable(text).encode()


def _write_style() -> str:
    sheets = "".join(read_sheet(name) for name in _SHEETS)
    return f"{write_style_sheet()}{sheets}{_STYLE.read_text('utf-8')}"


def _build_view(slide: Slide, options: ExportOptions, *, is_only: bool) -> Component:
    figure = slide.figure
    heading = html.H1 if is_only else html.H2
    head, rows, left_out = list_rows(figure, _MOST_ROWS)
    charts = _build_charts(figure)
    return html.Section(
        [
            html.P(slide.headline, className="headline") if slide.headline else None,
            heading(figure.title),
            html.P(figure.subtitle, className="subtitle"),
            *[html.P(text, className="notice") for text in figure.notices],
            build_legend(figure.legend) if figure.legend else None,
            *charts,
            html.P(slide.note) if slide.note else None,
            *[html.P(text) for text in figure.reading],
            *build_list("What is not located", figure.unlocated),
            *build_list("Method and cautions", figure.notes),
            *([] if figure.texts else build_results(head, rows, left_out)),
            *_build_sources(figure, options),
        ],
        className="view has-narrow" if figure.is_fluid else "view",
    )


def _build_charts(figure: Figure) -> list[Component]:
    if figure.texts is not None:
        return [build_texts(figure.texts)]
    charts: list[Component] = [html.Div(show_chart(figure.draw(WIDE)), className="wide london-map")]
    if figure.is_fluid:
        charts.append(html.Div(show_chart(figure.draw(NARROW)), className="narrow"))
    return charts


def _build_sources(figure: Figure, options: ExportOptions) -> list[Component]:
    links = [
        html.Li([html.A(source.name, href=source.address), f". {source.licence}."])
        for source in figure.sources
    ]
    *foot, address = list_foot(figure, options)
    return [
        html.H3("Sources"),
        html.Ul(links),
        *[html.P(text, className="foot") for text in foot[2:]],
        html.P(["This view: ", html.A(address, href=address)], className="foot"),
    ]
