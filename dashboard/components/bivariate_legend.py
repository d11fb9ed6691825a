"""The key of a map of need and reach: three thirds of need by three readings of the records.

``build_pair_legend(title, need, reach, counts)``: ``need`` and ``reach`` are
`LegendAxis`, each with its label and three words from the lowest up (of reach
the first is "no record"), and ``counts[need][reach]`` the number of areas.
``name_pair_fill(need, reach)`` gives an area's fill for the map, whose look has
``palette=BIVARIATE, classes=9``; it needs no more than the two places, 0 to 2.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.charts.choropleth import hatch_over
from dashboard.components.attributes import attributes
from dashboard.components.legend import LegendEntry, build_picture_legend
from dashboard.format.numbers import count_things
from dashboard.theme.palettes import BIVARIATE

_SIDE = 3


class LegendAxis(NamedTuple):
    """One of the two measures: what it is, and what its three steps are called, lowest first."""

    label: str
    steps: tuple[str, str, str]


def name_pair_fill(need: int, reach: int) -> str:
    """Name the fill of an area by its third of need and its step of reach, each from 0 to 2.

    The lowest step of reach is no record: it is a hatch over the colour of
    the need, and no colour of its own.

    Examples
    --------
    >>> name_pair_fill(2, 0), name_pair_fill(2, 1)
    ('k6 unknown-over', 'k7')
    """
    fill = f"k{_SIDE * need + reach}"
    return fill if reach else hatch_over(fill)


def build_bivariate_legend(
    title: str,
    need: LegendAxis,
    reach: LegendAxis,
    counts: Sequence[Sequence[int]],
    *,
    further: Sequence[LegendEntry] = (),
) -> Component:
    """Build the square of nine fills as a table, highest need on top.

    Parameters
    ----------
    title : str
    need, reach : LegendAxis
        Down and across.
    counts : rows by need, lowest first, of columns by reach
        How many areas each fill has.
    further : sequence of LegendEntry
        What else is on the map, such as areas without a figure of need.
    """
    head = html.Tr(
        [html.Td(need.label, className="pair-map-corner")]
        + [html.Th(step, **attributes({"scope": "col"})) for step in reach.steps]
    )
    rows = [
        html.Tr(
            [html.Th(need.steps[row], **attributes({"scope": "row"}))]
            + [
                html.Td(_build_cell(name_pair_fill(row, column), counts[row][column]))
                for column in range(_SIDE)
            ]
        )
        for row in reversed(range(_SIDE))
    ]
    parts = [
        html.P(title, className="map-key-title"),
        html.P(f"{need.label}, upwards; {reach.label}, to the right", className="map-key-count"),
        html.Table(
            [html.Thead(head), html.Tbody(rows)],
            className="pair-map-square",
            **attributes({"aria-label": f"{title}: number of areas"}),
        ),
    ]
    if further:
        parts.append(build_picture_legend("", further, palette=BIVARIATE, classes=_SIDE**2))
    return html.Div(
        parts,
        className="map-key",
        **attributes({"data-palette": BIVARIATE, "data-classes": str(_SIDE**2)}),
    )


def _build_cell(fill: str, count: int) -> Component:
    return html.Div(
        html.Span(count_things(count, "area")),
        className=f"map-key-fill {fill}",
    )
