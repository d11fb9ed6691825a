"""A reader's own records or figures as a picture with its key, its words and its table."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.legend import build_legend
from dashboard.components.static_html import write_html
from dashboard.components.table import Row, Table, build_table
from dashboard.figures.uploaded import OwnPicture, OwnTable


def write_own_picture(shown: OwnPicture) -> str:
    """Write the picture as HTML; what repeats a reader's words is escaped."""
    caption = [
        html.Span(shown.label, className="own-label"),
        html.Strong(f" {shown.title}"),
    ]
    figure = html.Figure(
        [
            html.Figcaption(caption),
            shown.picture,
            build_legend(shown.legend) if shown.legend else None,
        ],
        className="own-figure",
    )
    told = (f"{shown.label}: loaded in this browser tab, not part of the atlas", *shown.attribution)
    source = html.P(f"{'. '.join(told)}.", className="soft")
    remarks = [html.P(remark, className="soft") for remark in shown.remarks]
    return write_html([figure, *remarks, *_build_table(shown.table), source])


def _build_table(table: OwnTable | None) -> list[Component]:
    if table is None or not table.rows:
        return []
    rows = [Row(cells) for cells in table.rows]
    built = build_table(Table(name=table.name, columns=table.heads, rows=rows))
    return [html.Details([html.Summary(table.name), built])]
