"""The keys of maps that the server draws: classes, marks, and the square of two measures.

``build_picture_legend(title, entries, palette=…, classes=…)`` lists classes,
``build_marks_key()`` the marks, and ``build_pair_legend(title, axes, cells)``
in ``dashboard.components.bivariate_legend`` the square of need and reach.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.charts.marks import MIXED, draw_mark
from dashboard.charts.svg import write_element
from dashboard.components.attributes import attributes
from dashboard.format.numbers import count_things

MARK_NAMES = {
    "point": "exact place",
    "approximate": "approximate place",
    "ward": "somewhere in a ward",
    "borough": "somewhere in a borough",
    "multi": "shared by several boroughs",
    MIXED: "several of these close together",
}
_OWN = {
    "point": "your record, exact place",
    "approximate": "your record, approximate place",
    "ward": "your record, somewhere in a ward",
    "borough": "your record, somewhere in a borough",
    "multi": "your record, shared by several boroughs",
}


class LegendEntry(NamedTuple):
    """A fill of the map, what it means, and how many areas have it, where that is said."""

    fill: str
    label: str
    count: int | None


def build_picture_legend(
    title: str, entries: Sequence[LegendEntry], *, palette: str, classes: int
) -> Component:
    """Build the list of a map's fills, each with its range and number of areas."""
    return html.Div(
        [
            html.P(title, className="map-key-title"),
            html.Ul([_build_entry(entry) for entry in entries], className="map-key-fills"),
        ],
        className="map-key",
        **attributes({"data-palette": palette, "data-classes": str(classes)}),
    )


def _build_entry(entry: LegendEntry) -> Component:
    counted = None
    if entry.count is not None:
        counted = html.Span(count_things(entry.count, "area"), className="map-key-count")
    return html.Li(
        [
            html.Span(className=f"map-key-fill {entry.fill}"),
            html.Span(entry.label, className="map-key-range"),
            counted,
        ]
    )


def build_marks_key(*, has_own: bool = False) -> Component:
    """Build the list of marks by precision; with ``has_own`` what a reader loaded as well."""
    own = [(kind, label, True) for kind, label in _OWN.items()] if has_own else []
    kinds = [*[(kind, label, False) for kind, label in MARK_NAMES.items()], *own]
    return html.Ul(
        [
            html.Li([build_mark_picture(kind, is_own=is_own), html.Span(label)])
            for kind, label, is_own in kinds
        ],
        className="map-key-marks",
        **attributes({"aria-label": "What the marks mean"}),
    )


def build_mark_picture(kind: str, *, is_own: bool = False) -> Component:
    """Build one mark by itself, as the map draws it, for keys and lists; it is not read out."""
    count = 2 if kind == MIXED else 1
    mark = write_element(
        "g",
        draw_mark(kind, count, is_own=is_own),
        class_name="map-mark is-own" if is_own else "map-mark",
    )
    picture = write_element(
        "svg", mark, viewBox="-15 -15 33 33", class_name="pic map-key-mark", aria_hidden="true"
    )
    return html.Span(picture, className="map-key-sign")
