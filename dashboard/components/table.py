"""A table in a scrolling box, whose cells are named one under another where there is no room."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes


def build_named_table(name: str, heads: Sequence[str], rows: Sequence[Component]) -> Component:
    """Build a table whose cells know their column's name.

    Parameters
    ----------
    name : str
        What a listener hears of the box.
    heads : sequence of str
    rows : sequence of html.Tr
        Each with a cell a column, the first of which is the row's own name.
    """
    head = html.Tr([html.Th(title, scope="col") for title in heads])
    for row in rows:
        for title, cell in zip(heads[1:], list(row.children or ())[1:], strict=True):
            setattr(cell, "data-head", title)
    return html.Div(
        html.Table([html.Thead(head), html.Tbody(list(rows))]),
        className="scroll",
        tabIndex="0",
        role="region",
        **attributes({"aria-label": name}),
    )
