"""Parts of the pages about reach: their links, programmes by theme with their bars, totals."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.charts.coverage import draw_cover_legend, draw_coverage
from dashboard.components.attributes import attributes
from dashboard.components.chart import show_chart
from dashboard.components.table import Row, Table, build_table
from dashboard.results.choices import THEME_NAMES
from dashboard.results.reach import ListedProgramme, ReachRows, group_by_theme
from dashboard.state.addresses import programme_address
from dashboard.text.programme import TotalLine, TotalsOfKind, describe_dates
from dashboard.text.reach import PRECISION_NAMES
from dashboard.text.reach_page import describe_coverage, describe_records_of

REACH_ROUTES: Mapping[str, str] = MappingProxyType(
    {
        "/reach": "Programmes",
        "/reach/need": "Against need",
        "/own": "Your records",
        "/unknown": "What we do not know",
    }
)


def build_reach_links(route: str) -> Component:
    """Build the links, with the page that is open marked; none is where a page is not theirs."""
    return html.Nav(
        [
            html.A(
                name,
                href=address,
                **attributes({"aria-current": "page"} if address == route else {}),
            )
            for address, name in REACH_ROUTES.items()
        ],
        className="reach-links",
        **attributes({"aria-label": "Pages about reach"}),
    )


class CoverageLine(NamedTuple):
    """One kind of unit that a programme counts: its bar, empty where no whole is known."""

    chart: Chart | None
    text: str


class ProgrammeLine(NamedTuple):
    """One programme of the list: every sentence was made from its records and the registry."""

    identifier: str
    label: str
    years: str
    records: str
    coverage: tuple[CoverageLine, ...]


class ThemeProgrammes(NamedTuple):
    """The programmes of one theme."""

    name: str
    programmes: tuple[ProgrammeLine, ...]


def build_programmes(
    themes: Sequence[ThemeProgrammes], build_legend: Callable[[], Component]
) -> Component:
    """Build the list of programmes with the legend of their bars."""
    return html.Section(
        [
            html.H2("Programmes, and how much of each is located", id="programmes"),
            html.P(
                "Each bar is all that the sources count of one kind; what no source places is"
                " striped. Unknown is not none. The bars count every record, whatever is chosen.",
                className="soft",
            ),
            build_legend(),
            *[_build_theme(theme) for theme in themes],
        ],
        className="reach-section",
    )


def _build_theme(theme: ThemeProgrammes) -> Component:
    return html.Div(
        [
            html.H3(theme.name, className="reach-theme"),
            html.Ul(
                [_build_programme(programme) for programme in theme.programmes],
                className="reach-programmes",
            ),
        ]
    )


def _build_programme(programme: ProgrammeLine) -> Component:
    return html.Li(
        [
            html.Div(
                [
                    html.A(programme.label, href=programme_address(programme.identifier)),
                    html.P(f"{programme.years}. {programme.records}.", className="soft"),
                    html.A(
                        "Open on the map",
                        href=f"/?programme={programme.identifier}",
                        className="map-link",
                        **attributes({"aria-label": f"Open on the map: {programme.label}"}),
                    ),
                ],
                className="programme-name",
            ),
            html.Div(
                [_build_coverage(line) for line in programme.coverage]
                or [html.P("No source counts what this programme reached.")],
                className="programme-cover",
            ),
        ]
    )


def _build_coverage(line: CoverageLine) -> Component:
    return html.Div([show_chart(line.chart), html.P(line.text)], className="cover-line")


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
    rows = [_build_line(line) for line in kind.lines]
    return html.Details(
        [
            html.Summary([kind.name, html.Span(f" {kind.count}", className="soft")]),
            html.P(kind.remark, className="soft"),
            build_table(Table(name=kind.name, columns=_HEADS, rows=rows)),
        ],
        className="reach-totals",
        open=is_open,
    )


def _build_line(line: TotalLine) -> Row:
    return Row(
        (
            html.A(line.name, href=programme_address(line.programme)),
            [line.what, html.Span(f" {line.same}", className="soft")],
            html.B(line.figure),
            [
                html.A(line.source, href=line.source_url),
                f", {line.section}. " if line.section else ". ",
                html.Span(line.quote, className="soft"),
            ],
        )
    )


def list_themes(rows: ReachRows) -> tuple[ThemeProgrammes, ...]:
    """List the programmes by theme, in words and bars."""
    return tuple(
        ThemeProgrammes(THEME_NAMES[theme], tuple(_describe_listed(one) for one in listed))
        for theme, listed in group_by_theme(rows.programmes)
    )


def _describe_listed(listed: ListedProgramme) -> ProgrammeLine:
    programme = listed.programme
    return ProgrammeLine(
        identifier=programme.id,
        label=programme.label,
        years=describe_dates(programme),
        records=describe_records_of(listed),
        coverage=tuple(
            CoverageLine(
                draw_coverage(one, f"cover-{programme.id}-{place}"), describe_coverage(one)
            )
            for place, one in enumerate(listed.coverage)
        ),
    )


def build_bars_legend() -> Component:
    """Build the legend of the bars: the parts in their order."""
    return html.Ul(
        [
            html.Li([show_chart(draw_cover_legend(one)), name])
            for one, name in PRECISION_NAMES.items()
        ],
        className="cover-keys",
        **attributes({"aria-label": "What the parts of the bars mean"}),
    )
