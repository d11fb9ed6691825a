"""The records of one programme, each with where, how exactly, how sure, and its source."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.layout.picture_legend import build_mark_picture


class PlaceLink(NamedTuple):
    """An area that a record names, and the address of its profile."""

    name: str
    address: str


class RecordLine(NamedTuple):
    """One record, in words.

    ``identifier`` is the record's own and its anchor; ``mark`` a precision, or
    empty where there is no place to mark; ``where`` how exactly it is located;
    ``facts`` pairs of a term and what is said. ``said`` are the words of the
    source with how they were taken, ``source_url`` empty where there is none.
    """

    identifier: str
    mark: str
    title: str
    organisation: str
    areas: tuple[PlaceLink, ...]
    where: str
    facts: tuple[tuple[str, str], ...]
    said: str
    source: str
    source_url: str
    note: str


class RecordList(NamedTuple):
    """Records of one kind under their heading, and what must be known of them."""

    identifier: str
    heading: str
    remark: str
    lines: tuple[RecordLine, ...]


def record_anchor(record: str) -> str:
    """Give the anchor of a record on its programme's page."""
    return f"record-{record}"


def build_records(lists: Sequence[RecordList], empty: str) -> Component:
    """Build every record by kind; ``empty`` is said where there is none."""
    return html.Section(
        [
            html.H2("Every record", id="records"),
            *([_build_list(one) for one in lists] or [html.P(empty)]),
        ],
        className="reach-part record-lists",
    )


def _build_list(records: RecordList) -> Component:
    return html.Div(
        [
            html.H3(
                [records.heading, html.Span(f" {len(records.lines)}", className="soft")],
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
                    _build_where(line),
                    _build_facts(line.facts),
                ],
                className="record-what",
            ),
            html.Div(
                [
                    html.P(line.said, className="record-said"),
                    html.P(["Source: ", _build_source(line)], className="record-source"),
                    html.P(["Note: ", line.note], className="soft") if line.note else None,
                ],
                className="record-from",
            ),
        ],
        id=record_anchor(line.identifier),
    )


def _build_where(line: RecordLine) -> Component:
    links: list[Component | str] = []
    for area in line.areas:
        links += [", " if links else "", html.A(area.name, href=area.address)]
    return html.P(
        [
            build_mark_picture(line.mark) if line.mark else None,
            html.Span([*links, ": " if links else "", line.where]),
        ],
        className="record-where",
    )


def _build_facts(facts: Sequence[tuple[str, str]]) -> Component:
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(said)]) for term, said in facts],
        className="record-facts",
    )


def _build_source(line: RecordLine) -> Component | str:
    if not line.source_url:
        return line.source
    return html.A(line.source, href=line.source_url, rel="noreferrer")
