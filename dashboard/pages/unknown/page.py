"""The page of what the atlas does not know."""

from collections.abc import Callable, Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes
from dashboard.components.page import build_page_buttons
from dashboard.components.reach import build_reach_links
from dashboard.components.static_page import StaticPage
from dashboard.components.table import Row, Table, build_table
from dashboard.figures.unknown_table import list_unknown, read_today
from dashboard.state.addresses import UNKNOWN_FILE
from dashboard.state.selection import Selection
from dashboard.text.unknown import Unknown, UnknownSection
from dashboard.text.unknown_reach import summarise_programmes
from geodata.repository import Repository

ROUTE = "/unknown"
TITLE = "What we do not know"


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
            TITLE, f"{summarise_programmes(repository)}.", sections, UNKNOWN_FILE
        ),
    )


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
