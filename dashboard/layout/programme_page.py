"""The page of one programme: what it is, what is located of it, every record, what is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes
from dashboard.layout.page import build_page_buttons
from dashboard.layout.reach_links import build_reach_links
from dashboard.layout.reach_programmes import programme_address


class ProgrammeWords(NamedTuple):
    """What stands over the page; ``facts`` are pairs of a term and what is said."""

    title: str
    lead: str
    description: str
    facts: tuple[tuple[str, str], ...]
    withheld: str


class Beside(NamedTuple):
    """A programme before or after this one in the list of all."""

    identifier: str
    label: str


def build_programme_page(
    words: ProgrammeWords,
    identifier: str,
    notices: Sequence[Component],
    parts: Sequence[Component | None],
) -> Component:
    """Build the page from its parts, in the order in which they are read."""
    return html.Main(
        [
            html.H1(words.title),
            build_reach_links(programme_address(identifier)),
            html.P(words.description, className="programme-description"),
            html.P(words.lead, className="programme-lead"),
            *notices,
            html.Dl(
                [html.Div([html.Dt(term), html.Dd(said)]) for term, said in words.facts],
                className="programme-facts",
            ),
            html.P(words.withheld, className="notice") if words.withheld else None,
            _build_actions(identifier),
            *parts,
        ],
        id="main",
        className="reach-page programme-page",
        tabIndex="-1",
    )


def _build_actions(identifier: str) -> Component:
    return html.Nav(
        [
            html.A("Open on the map", href=f"/?programme={identifier}", className="action"),
            html.A(
                "Download records (CSV)",
                href=f"/api/v1/reach?programme={identifier}&format=csv",
                className="action",
            ),
            html.A(
                "Set against need", href=f"/reach/need?programme={identifier}", className="action"
            ),
            *build_page_buttons(),
        ],
        className="actions",
        **attributes({"aria-label": "What to do with this programme"}),
    )


def build_beside(before: Beside | None, after: Beside | None) -> Component:
    """Build the links to the programmes before and after this one, and to all of them."""
    links = (("Previous", before), ("Next", after))
    return html.Nav(
        [
            *[
                html.A(f"{word}: {one.label}", href=programme_address(one.identifier))
                for word, one in links
                if one
            ],
            html.A("All programmes", href="/reach#programmes"),
        ],
        className="programme-beside",
        **attributes({"aria-label": "Other programmes"}),
    )


def build_closing(sources: Sequence[Component], cite: str, data_line: str) -> Component:
    """Build the publications, how to cite the page, and version and address of what it says."""
    return html.Section(
        [
            html.H2("Sources", id="sources"),
            html.Ul(list(sources), className="source-list"),
            html.H3("How to cite this page"),
            html.P(cite, className="programme-cite"),
            html.P(data_line, className="data-line"),
        ],
        className="reach-section",
    )


def build_unknown_programme(text: str, offered: Sequence[Beside], *, is_near: bool) -> Component:
    """Build the page of an address that names no programme: near names, or all of them."""
    asked = f" It has none called “{text}”." if text else ""
    return html.Main(
        [
            html.H1("No programme of this name is in the atlas"),
            html.P(f"The atlas holds the programmes of the Mayor's report of 2020.{asked}"),
            html.H2("Perhaps one of these is meant" if is_near else "The programmes"),
            html.Ul(
                [
                    html.Li(html.A(one.label, href=programme_address(one.identifier)))
                    for one in offered
                ]
            ),
            html.P(html.A("All programmes and where they reached", href="/reach#programmes")),
        ],
        id="main",
        className="prose",
        tabIndex="-1",
    )
