"""The page of reach: what is chosen, what is where, and what of it nobody recorded."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.layout.reach_links import build_reach_links

ROUTE = "/reach"


class ReachWords(NamedTuple):
    """What stands over the page: a finding, and what it is of."""

    title: str
    subtitle: str


def build_reach_page(
    words: ReachWords, notices: Sequence[Component], parts: Sequence[Component | None]
) -> Component:
    """Build the page from its parts, in the order in which they are read."""
    return html.Main(
        [
            html.H1(words.title),
            build_reach_links(ROUTE),
            html.P(words.subtitle, className="reach-subtitle"),
            *notices,
            *parts,
        ],
        id="main",
        className="reach-page",
        tabIndex="-1",
    )
