"""The parts of a programme's page: coverage, totals, places, conflicts, and what is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.layout.named_cells import build_named_table
from dashboard.layout.reach_programmes import CoverageLine
from dashboard.layout.reach_totals import TotalLine, TotalsOfKind


class CoverageWords(NamedTuple):
    """One kind of unit: its bar and words, and which source counts the whole of it."""

    line: CoverageLine
    whole: str
    source: str
    source_url: str
    note: str


class ConflictWords(NamedTuple):
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


def build_coverage(lines: Sequence[CoverageWords], key: Component) -> Component:
    """Build what is located of each kind of unit, and who counts the whole of it."""
    said = [
        html.Li(
            [
                html.Div([one.line.picture, html.P(one.line.words)], className="cover-line"),
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
            html.Ul(said, className="cover-lines")
            if said
            else html.P("No source counts what this programme reached."),
            key if said else None,
        ],
        className="reach-section",
    )


def build_own_totals(heading: str, remark: str, kinds: Sequence[TotalsOfKind]) -> Component | None:
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
            html.Div(build_named_table(heading, _TOTAL_HEADS, rows), className="own-totals"),
        ],
        className="reach-section",
    )


def _build_total(line: TotalLine, kind: str) -> Component:
    return html.Tr(
        [
            html.Th(
                [line.what, html.Div(f"{kind} {line.same}".strip(), className="soft")], scope="row"
            ),
            html.Td(html.B(line.figure)),
            html.Td(
                [
                    html.A(line.source, href=line.source_url, rel="noreferrer"),
                    f", {line.section}. " if line.section else ". ",
                    html.Span(line.quote, className="soft"),
                ]
            ),
        ]
    )


def build_places(picture: Markup | None, legend: Sequence[Component], said: str) -> Component:
    """Build the map with its keys; where nothing can be drawn, what is said instead."""
    drawn = html.Div(
        [picture, html.Div(list(legend), className="programme-keys")], className="programme-map"
    )
    return html.Section(
        [
            html.H2("Where its records are", id="map"),
            drawn if picture else None,
            html.P(said, className="soft" if picture else None),
        ],
        className="reach-section",
    )


def build_conflicts(conflicts: Sequence[ConflictWords]) -> Component | None:
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


def _build_conflict(one: ConflictWords) -> Component:
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
