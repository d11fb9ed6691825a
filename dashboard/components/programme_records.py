"""The records of one programme, each with where, how exactly, how sure, and its source."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.legend import build_mark
from dashboard.state.addresses import record_anchor
from dashboard.text.record import RecordLine, RecordList, RecordPlace


def build_records(lists: Sequence[RecordList], empty: str) -> Component:
    """Build every record by kind; ``empty`` is said where there is none."""
    return html.Section(
        [
            html.H2("Every record", id="records"),
            *([_build_list(one) for one in lists] or [html.P(empty)]),
        ],
        className="reach-section record-lists",
    )


def _build_list(records: RecordList) -> Component:
    return html.Div(
        [
            html.H3(
                [records.heading, html.Span(f" {records.count:,}", className="soft")],
                id=records.identifier,
            ),
            html.P(records.remark, className="soft"),
            html.Ol([_build_line(line) for line in records.lines], className="record-list"),
        ]
    )


def _build_line(line: RecordLine) -> Component:
    return html.Li(
        [
            html.Div(
                [
                    html.H4(line.title),
                    html.P(line.organisation, className="soft") if line.organisation else None,
                    *[_build_place(place) for place in line.places],
                    _build_facts(line.facts),
                ],
                className="record-what",
            ),
            html.Div(
                [
                    html.P(line.quote, className="record-said"),
                    html.P(["Source: ", _build_source(line)], className="record-source"),
                    html.P(["Note: ", line.note], className="soft") if line.note else None,
                ],
                className="record-from",
            ),
        ]
    )


def _build_place(place: RecordPlace) -> Component:
    links: list[Component | str] = []
    for area in place.areas:
        links += [", " if links else "", html.A(area.name, href=area.address)]
    first, *others = place.records
    return html.P(
        [
            build_mark(place.mark) if place.mark else None,
            html.Span(
                [
                    *[html.Span(id=record_anchor(record)) for record in others],
                    *links,
                    ": " if links else "",
                    place.text,
                    html.Span(f" {place.drawn}", className="soft") if place.drawn else None,
                ]
            ),
        ],
        id=record_anchor(first),
        className="record-where",
    )


def _build_facts(facts: Sequence[tuple[str, str]]) -> Component:
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(text)]) for term, text in facts],
        className="record-facts",
    )


def _build_source(line: RecordLine) -> Component | str:
    if not line.source_url:
        return line.source
    return html.A(line.source, href=line.source_url, rel="noreferrer")
