"""Explore's filters in words: how many areas match, and a chip for each that can be removed."""

from collections.abc import Sequence
from typing import TypedDict

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.settled_parts import find_live_ids, settle
from dashboard.figures.condition_words import (
    Chip,
    describe_asides,
    describe_asked,
    describe_count,
    list_chips,
)
from dashboard.figures.conditions import find_matches
from dashboard.pages.explore.bar import build_chip
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.repository import Repository


class Filters(TypedDict):
    """What stands under the title, and the chips."""

    sentence: list[Component]
    chips: list[Component]


def present_filters(selection: Selection, repository: Repository) -> Filters:
    """Put one selection's filters into words; both are empty where it has none."""
    view = resolve_view(selection, repository)
    if not view.conditions:
        return Filters(sentence=[], chips=[])
    matches = find_matches(view, repository)
    aside = describe_asides(matches)
    return Filters(
        sentence=[
            html.P(
                [
                    html.Strong(describe_count(matches, view)),
                    # The chips say it on a screen.
                    html.Span(f" {describe_asked(matches)}", className="asked-in-full"),
                ]
            ),
            *([html.P(aside, className="notice")] if aside else []),
        ],
        chips=build_chips(list_chips(view, repository)),
    )


def build_chips(chips: Sequence[Chip]) -> list[Component]:
    """Build a chip a filter, each with a button that takes it out of the address."""
    return [
        build_chip([html.Span(chip.label)], chip.label, {"where": chip.where}) for chip in chips
    ]


FILTERS = {
    "sentence": Output(ids.FILTERED, "children"),
    "chips": Output(ids.CHIPS, "children"),
}


def register_filters(app: Dash, repository: Repository) -> None:
    """Attach this module's callback to the application."""

    @app.callback(output=FILTERS, inputs={"query": Input(ids.URL, "search")})
    def update_filters(query: str | None) -> Filters:
        filters = present_filters(Selection.from_query(query or ""), repository)
        return settle(filters, find_live_ids(app))
