"""What sources say of programmes as wholes: a table a kind, each figure with its source."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.layout.named_cells import build_named_table
from dashboard.layout.reach_programmes import programme_address


class TotalLine(NamedTuple):
    """One figure: whose, of what, where it stands, and the words of its source."""

    programme: str
    name: str
    what: str
    figure: str
    source: str
    source_url: str
    section: str
    quote: str
    same: str


class TotalsOfKind(NamedTuple):
    """All figures of one kind, and what must be known of them together."""

    name: str
    count: str
    remark: str
    lines: tuple[TotalLine, ...]


_HEADS = ("Programme", "What is counted", "Figure", "Source and its words")


def build_totals(kinds: Sequence[TotalsOfKind], *, is_open: bool) -> Component | None:
    """Build the figures of whole programmes; the first kind is open, or all where few are shown."""
    if not kinds:
        return None
    return html.Section(
        [
            html.H2("What sources say of the programmes as wholes", id="totals"),
            html.P("Each figure stands alone: nothing here is added up.", className="soft"),
            *[_build_kind(kind, is_open=is_open or place == 0) for place, kind in enumerate(kinds)],
        ],
        className="reach-section",
    )


def _build_kind(kind: TotalsOfKind, *, is_open: bool) -> Component:
    return html.Details(
        [
            html.Summary([kind.name, html.Span(f" {kind.count}", className="soft")]),
            html.P(kind.remark, className="soft"),
            build_named_table(kind.name, _HEADS, [_build_line(line) for line in kind.lines]),
        ],
        className="reach-totals",
        open=is_open,
    )


def _build_line(line: TotalLine) -> Component:
    return html.Tr(
        [
            html.Th(html.A(line.name, href=programme_address(line.programme)), scope="row"),
            html.Td([line.what, html.Span(f" {line.same}", className="soft")]),
            html.Td(html.B(line.figure)),
            html.Td(
                [
                    html.A(line.source, href=line.source_url),
                    f", {line.section}. " if line.section else ". ",
                    html.Span(line.quote, className="soft"),
                ]
            ),
        ]
    )
