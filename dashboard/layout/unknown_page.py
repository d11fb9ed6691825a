"""The page of what is not known: a list of its parts, then each as a table."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes
from dashboard.layout.named_cells import build_named_table
from dashboard.layout.page import build_page_buttons
from dashboard.layout.reach_links import build_reach_links
from dashboard.unknown.unknown_entries import Unknown, UnknownSection

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
    return build_named_table(
        section.heading, heads, [_build_row(entry, section.counted) for entry in entries]
    )


def _build_row(entry: Unknown, counted: str) -> Component:
    number = "not known" if entry.how_many is None else f"{entry.how_many:,}"
    return html.Tr(
        [
            html.Th(html.A(entry.subject, href=entry.address), scope="row"),
            html.Td(entry.what),
            *([html.Td(number)] if counted else []),
            html.Td(entry.why),
        ]
    )
