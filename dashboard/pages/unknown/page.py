"""The page of what the atlas does not know, and its file."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache

import pandas as pd
from dash import html
from dash.development.base_component import Component
from flask import Flask, Response

from dashboard.components.attributes import attributes
from dashboard.components.page import build_page_buttons
from dashboard.components.reach import build_reach_links
from dashboard.components.static_page import StaticPage
from dashboard.components.table import Row, Table, build_table
from dashboard.figures.view_table import TableFile
from dashboard.state.selection import Selection
from dashboard.text.unknown import Unknown, UnknownSection
from dashboard.text.unknown_figures import (
    list_gaps,
    list_london_only,
    list_needs_not_held,
    list_old,
    list_review,
    list_without_base,
    list_without_interval,
)
from dashboard.text.unknown_reach import (
    list_boroughs,
    list_conflicts,
    list_programme_units,
    list_records,
    list_ward_editions,
    summarise_programmes,
)
from dashboard.web.csv_tables import write_csv
from geodata.repository import Repository

ROUTE, FILE_ROUTE = "/unknown", "/unknown.csv"
TITLE = "What we do not know"
_COLUMNS = ("kind", "subject", "unknown", "how_many", "counted", "why", "page", "data_version")
_ASK_AGAIN = "public, max-age=0, must-revalidate"


def read_today() -> date:
    """Give today's date, by which reviews fall due."""
    return datetime.now(tz=UTC).date()


# Depends on the data and the day alone.
@lru_cache(maxsize=2)
def list_unknown(repository: Repository, today: date) -> tuple[UnknownSection, ...]:
    """List everything that is known not to be known, made from the registry and the pack."""
    return (
        list_programme_units(repository),
        list_boroughs(repository),
        list_records(repository),
        list_conflicts(repository),
        list_without_interval(repository),
        list_without_base(repository),
        list_london_only(repository),
        list_ward_editions(repository),
        list_gaps(repository),
        list_old(repository, today),
        list_review(repository, today),
        list_needs_not_held(repository),
    )


def present_unknown(
    _selection: Selection, repository: Repository, today: Callable[[], date] = read_today
) -> StaticPage:
    """Build the page; it depends on the data and the day, and on no choice."""
    sections = list_unknown(repository, today())
    return StaticPage(
        title=TITLE,
        description="Units of programmes that no source places, boroughs without a record, sources"
        " that disagree, figures without intervals, and data that are old or due for review.",
        route="/reach",
        main=build_unknown_page(
            TITLE, f"{summarise_programmes(repository)}.", sections, FILE_ROUTE
        ),
    )


def write_unknown(repository: Repository, today: date) -> TableFile:
    """Write every entry of the page as a row."""
    rows = [
        (
            *(section.heading, entry.subject, entry.what, entry.how_many, section.counted),
            *(entry.why, entry.address, repository.data_version),
        )
        for section in list_unknown(repository, today)
        for entry in section.entries
    ]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"how_many": "Int64"})
    return TableFile("what_we_do_not_know.csv", write_csv(table))


def register_unknown_file(server: Flask, repository: Repository) -> None:
    """Serve the page's table."""

    def send() -> Response:
        file = write_unknown(repository, read_today())
        response = Response(file.text, mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
        response.headers["Cache-Control"] = _ASK_AGAIN
        response.add_etag()
        return response

    server.add_url_rule(FILE_ROUTE, "unknown_file", send)


_SHOWN = 12


def build_unknown_page(
    title: str, finding: str, sections: Sequence[UnknownSection], file_address: str
) -> Component:
    """Build the page."""
    return html.Main(
        [
            html.H1(title),
            build_reach_links("/unknown"),
            html.P(finding, className="unknown-finding"),
            html.P(
                "The entries are made from the registry and the data, and each leads to what it"
                " is about.",
                className="soft",
            ),
            html.Nav(
                [
                    html.A("Download as CSV", href=file_address, className="action"),
                    html.A(
                        "Template for a missing record",
                        href="/template/records.csv",
                        className="action",
                    ),
                    *build_page_buttons(),
                ],
                className="actions",
                **attributes({"aria-label": "What to do with this list"}),
            ),
            _build_contents(sections),
            *[_build_section(section) for section in sections],
        ],
        id="main",
        className="reach-page unknown-page",
        tabIndex="-1",
    )


def _build_contents(sections: Sequence[UnknownSection]) -> Component:
    return html.Nav(
        html.Ul(
            [
                html.Li(
                    [
                        html.A(section.heading, href=f"#{section.identifier}"),
                        html.Span(f" {len(section.entries)}", className="soft"),
                    ]
                )
                for section in sections
            ]
        ),
        className="unknown-contents",
        **attributes({"aria-label": "On this page, with the number of entries of each"}),
    )


def _build_section(section: UnknownSection) -> Component:
    shown, rest = section.entries[:_SHOWN], section.entries[_SHOWN:]
    if not section.is_long:
        shown, rest = section.entries, ()
    return html.Section(
        [
            html.H2(section.heading, id=section.identifier),
            html.P(section.sentence),
            _build_table(section, shown) if shown else None,
            html.Details(
                [
                    html.Summary(f"{len(rest)} more, in the file as well"),
                    _build_table(section, rest),
                ]
            )
            if rest
            else None,
        ],
        className="reach-section",
    )


def _build_table(section: UnknownSection, entries: Sequence[Unknown]) -> Component:
    counted = [section.counted.capitalize()] if section.counted else []
    heads = ("About", "Not known", *counted, "Why, and what to make of it")
    rows = [_build_row(entry, section.counted) for entry in entries]
    return build_table(Table(name=section.heading, columns=heads, rows=rows))


def _build_row(entry: Unknown, counted: str) -> Row:
    number = "not known" if entry.how_many is None else f"{entry.how_many:,}"
    subject = html.A(entry.subject, href=entry.address)
    return Row((subject, entry.what, *([number] if counted else []), entry.why))
