"""The page of one programme: what it is, what is located of it, what is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes
from dashboard.components.chart import show_chart, show_map
from dashboard.components.legend import build_legend
from dashboard.components.page import build_page_buttons
from dashboard.components.reach import CoverageLine, build_reach_links
from dashboard.components.table import Row, Table, build_table
from dashboard.figures.figure import WIDE, Figure
from dashboard.state.addresses import programme_address
from dashboard.text.programme import TotalLine, TotalsOfKind


class ProgrammeText(NamedTuple):
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
    texts: ProgrammeText,
    identifier: str,
    notices: Sequence[Component],
    parts: Sequence[Component | None],
) -> Component:
    """Build the page from its parts, in the order in which they are read."""
    return html.Main(
        [
            html.H1(texts.title),
            build_reach_links(programme_address(identifier)),
            html.P(texts.description, className="programme-description"),
            html.P(texts.lead, className="programme-lead"),
            *notices,
            html.Dl(
                [html.Div([html.Dt(term), html.Dd(text)]) for term, text in texts.facts],
                className="programme-facts",
            ),
            html.P(texts.withheld, className="notice") if texts.withheld else None,
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
    sentence = f" It has none called “{text}”." if text else ""
    return html.Main(
        [
            html.H1("No programme of this name is in the atlas"),
            html.P(f"The atlas holds the programmes of the Mayor's report of 2020.{sentence}"),
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


class CoverageText(NamedTuple):
    """One kind of unit: its bar and words, and which source counts the whole of it."""

    line: CoverageLine
    whole: str
    source: str
    source_url: str
    note: str


class ConflictText(NamedTuple):
    """Two sources that disagree: both values, each with its source and address."""

    identifier: str
    about: str
    used: str
    used_source: str
    used_url: str
    other: str
    other_source: str
    other_url: str
    reason: str


_TOTAL_HEADS = ("What is counted", "Figure", "Source and its words")


def build_coverage(lines: Sequence[CoverageText], legend: Component) -> Component:
    """Build what is located of each kind of unit, and who counts the whole of it."""
    items = [
        html.Li(
            [
                html.Div(
                    [show_chart(one.line.chart), html.P(one.line.text)], className="cover-line"
                ),
                html.P(
                    [
                        f"{one.whole} ",
                        html.A(one.source, href=one.source_url, rel="noreferrer"),
                        f". {one.note}".rstrip(),
                    ],
                    className="soft",
                ),
            ]
        )
        for one in lines
    ]
    return html.Section(
        [
            html.H2("How much of it is located", id="located"),
            html.Ul(items, className="cover-lines")
            if items
            else html.P("No source counts what this programme reached."),
            legend if items else None,
        ],
        className="reach-section",
    )


def build_whole_totals(
    heading: str, remark: str, kinds: Sequence[TotalsOfKind]
) -> Component | None:
    """Build what sources say of the whole, in one table; each row says of which kind it is."""
    if not kinds:
        return None
    # Where all are of one kind the heading says it.
    is_mixed = len(kinds) > 1
    rows = [
        _build_total(line, f"{kind.name}." if is_mixed else "")
        for kind in kinds
        for line in kind.lines
    ]
    return html.Section(
        [
            html.H2(heading, id=f"totals-{'-'.join(heading.lower().split())}"),
            html.P(remark, className="soft"),
            html.Div(
                build_table(Table(name=heading, columns=_TOTAL_HEADS, rows=rows)),
                className="programme-totals",
            ),
        ],
        className="reach-section",
    )


def _build_total(line: TotalLine, kind: str) -> Row:
    return Row(
        (
            [line.what, html.Div(f"{kind} {line.same}".strip(), className="soft")],
            html.B(line.figure),
            [
                html.A(line.source, href=line.source_url, rel="noreferrer"),
                f", {line.section}. " if line.section else ". ",
                html.Span(line.quote, className="soft"),
            ],
        )
    )


def build_places(figure: Figure, remark: str) -> Component:
    """Build the map with its legend and a remark; where none can be drawn, why there is none."""
    heading = html.H2("Where its records are", id="map")
    if figure.legend is None:
        return html.Section([heading, html.P(figure.alt)], className="reach-section")
    legend = html.Div(build_legend(figure.legend), className="programme-legend")
    return html.Section(
        [
            heading,
            html.Div([show_map(figure.draw(WIDE)), legend], className="programme-map"),
            html.P(remark, className="soft"),
        ],
        className="reach-section",
    )


def build_conflicts(conflicts: Sequence[ConflictText]) -> Component | None:
    """Build where sources disagree: both values, the one used, and why."""
    if not conflicts:
        return None
    return html.Section(
        [
            html.H2("Where sources disagree", id="conflicts"),
            *[_build_conflict(one) for one in conflicts],
        ],
        className="reach-section",
    )


def _build_conflict(one: ConflictText) -> Component:
    values = (
        ("Used here", one.used, one.used_source, one.used_url),
        ("Also given", one.other, one.other_source, one.other_url),
    )
    return html.Div(
        [
            html.H3(one.about),
            html.Dl(
                [
                    html.Div(
                        [
                            html.Dt(term),
                            html.Dd(
                                [
                                    html.B(value),
                                    ", ",
                                    html.A(source, href=url, rel="noreferrer"),
                                ]
                            ),
                        ]
                    )
                    for term, value, source, url in values
                ]
                + [html.Div([html.Dt("Why"), html.Dd(one.reason)])],
                className="programme-facts",
            ),
        ],
        id=f"conflict-{one.identifier}",
        className="programme-conflict",
    )


def build_missing(
    sentences: Sequence[str], caveats: Sequence[str], record_help: Component | None
) -> Component:
    """Build what nobody recorded, how to read what is there, and the way to supply more."""
    return html.Section(
        [
            html.H2("What is missing", id="not-recorded"),
            html.Ul([html.Li(sentence) for sentence in sentences], className="programme-missing"),
            html.H3("Read with care") if caveats else None,
            html.Ul([html.Li(caveat) for caveat in caveats], className="programme-missing")
            if caveats
            else None,
            record_help,
        ],
        className="reach-section",
    )
