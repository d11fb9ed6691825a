"""Parts of a page that shows a figure: shared patterns, table, lists of sentences."""

from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.chart import write_chart
from dashboard.charts.choropleth import write_patterns
from dashboard.charts.svg import write_element
from dashboard.charts.table import TextTable
from dashboard.components.chart import show_chart
from dashboard.components.table import Column, ColumnKind, Narrow, Row, Table, build_table

_MOST_ROWS = 700
_NAME = "Figures"


def build_shared_patterns() -> Markup:
    """Build the hatches and dots that all charts of a page refer to.

    Every chart has its own under the same names, and a page takes the first:
    one inside a chart that is not shown would leave the others without.
    """
    return write_element(
        "svg", write_patterns(), width=0, height=0, class_name="patterns", aria_hidden="true"
    )


def build_list(title: str, texts: Sequence[str]) -> list[Component]:
    """Build a list of sentences with its heading; nothing where there is none."""
    if not texts:
        return []
    return [html.H3(title), html.Ul([html.Li(text) for text in texts])]


def build_results(
    head: Sequence[str], rows: Sequence[Sequence[str]], left_out: str
) -> list[Component]:
    """Build a table of figures with its heading; nothing where it has no row."""
    if not rows:
        return []
    table = Table(
        name=_NAME,
        columns=head,
        rows=[Row(cells) for cells in rows],
        class_name="figures",
        box="table",
        narrow=Narrow.SCROLLS,
    )
    return [html.H3("Figures"), build_table(table), html.P(left_out)]


def build_texts(texts: TextTable) -> Component:
    """Build a table view as a table of the page, its first column the names of its rows."""
    shown = texts.rows[:_MOST_ROWS]
    drawings = [Column(texts.beside.head, ColumnKind.CHART, "beside")] if texts.beside else []
    table = Table(
        name=_NAME,
        columns=(*texts.head, *drawings),
        rows=[Row((*cells, *_draw_beside(texts, place))) for place, cells in enumerate(shown)],
        box="table",
        narrow=Narrow.SCROLLS,
    )
    left_out = len(texts.rows) - len(shown)
    remark = html.P(f"{left_out:,} more rows: {texts.listed}.") if left_out else None
    return html.Div([build_table(table), remark])


def _draw_beside(texts: TextTable, place: int) -> Iterator[Markup]:
    if texts.beside is not None:
        _, drawn, alts, size = texts.beside
        is_drawn = bool(drawn[place])
        chart = write_chart(size, alts[place], drawn[place], kind="row") if is_drawn else None
        yield show_chart(chart)
