"""The page of reach: what is chosen, what is where, and what of it nobody recorded."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.layout.attributes import attributes
from dashboard.layout.page import build_page_buttons
from dashboard.layout.reach_links import build_reach_links

ROUTE = "/reach"
_PART_NAMES = {
    "map": "Map",
    "programmes": "Programmes",
    "timeline": "When",
    "areas": "Areas",
    "totals": "What sources say of whole programmes",
}


class ReachWords(NamedTuple):
    """What stands over the page: a finding, and what it is of."""

    title: str
    subtitle: str


class ReachAddresses(NamedTuple):
    """The files of what is shown: a row an area, and a row a record."""

    areas: str
    records: str


def build_reach_page(
    words: ReachWords,
    addresses: ReachAddresses,
    notices: Sequence[Component],
    form: Component,
    parts: Mapping[str, Component | Markup | None],
) -> Component:
    """Build the page from its parts.

    ``parts`` are by the identifier of their heading, in the order in which
    they are read; some are written already, and one that is not there is None.
    """
    return html.Main(
        [
            html.H1(words.title),
            build_reach_links(ROUTE),
            html.P(words.subtitle, className="reach-subtitle") if words.subtitle else None,
            *notices,
            _build_actions(addresses),
            form,
            _build_contents([part for part, built in parts.items() if built]),
            *parts.values(),
            build_sources(),
        ],
        id="main",
        className="reach-page",
        tabIndex="-1",
    )


def _build_contents(parts: Sequence[str]) -> Component | None:
    links = [html.A(name, href=f"#{part}") for part, name in _PART_NAMES.items() if part in parts]
    if not links:
        return None
    return html.Nav(
        links,
        className="reach-contents",
        **attributes({"aria-label": "On this page"}),
    )


def _build_actions(addresses: ReachAddresses) -> Component:
    return html.Nav(
        [
            html.A("Download areas (CSV)", href=addresses.areas, className="action"),
            html.A("Download records (CSV)", href=addresses.records, className="action"),
            *build_page_buttons(),
        ],
        className="actions",
        **attributes({"aria-label": "What to do with this page"}),
    )


def build_empty(looser: Sequence[tuple[str, str]]) -> Component:
    """Build what is said where nothing matches: which choice to give up, as links."""
    said = [html.Li(html.A(words, href=address)) for address, words in looser]
    return html.Section(
        [
            html.H2("Nothing to show", id="nothing"),
            html.P(
                "No record in the sources read is of all that is chosen together. That is not"
                " evidence that nothing of the kind happened."
            ),
            html.Ul(said, **attributes({"data-live-links": "1"}))
            if said
            else html.P(html.A("Clear all choices", href=ROUTE)),
        ],
        className="reach-section",
    )


def build_sources() -> Component:
    """Build the line that closes the page: where records come from and how they were read."""
    return html.P(
        [
            "Sources: the GLA's report of February 2020 on social integration, and the official"
            " pages and press that each record names in the file of records. How they were read,"
            " and their licences: ",
            html.A("About", href="/about"),
            ". Each figure with its indicator and programme: ",
            html.A("Data", href="/data"),
            ".",
        ],
        className="reach-source soft",
    )
