"""The page of reach against need, and the method that can be opened under its tables."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.legend import Legend
from dashboard.components.attributes import attributes
from dashboard.components.chart import show_map
from dashboard.components.legend import build_legend
from dashboard.components.page import build_notices, build_page_buttons
from dashboard.components.reach import build_reach_links
from dashboard.components.table import Row, Table, build_table
from dashboard.figures.figure import WIDE, Figure
from dashboard.figures.need_lists import AreaList, DifferenceTable
from dashboard.pages.need.table import build_area_list, build_difference_table
from dashboard.text.need_method import (
    METHOD,
    WordTable,
    describe_example,
    describe_power,
    tabulate_example,
    tabulate_power_words,
)

ROUTE = "/reach/need"


class NeedMeasures(NamedTuple):
    """What is said of the measures of need; those that are not held by name and reason."""

    assumption: str
    gaps: Sequence[tuple[str, str]]


class Possible(NamedTuple):
    """Why nothing is compared, and what could be: a pool of programmes and its address.

    Without an address ``pool`` says that there is none.
    """

    reasons: Sequence[str]
    pool: str
    address: str


class NeedParts(NamedTuple):
    """What the page holds under its form; ``method`` is written already."""

    possible: Possible | None
    areas: DifferenceTable
    groups: Sequence[DifferenceTable]
    lists: Sequence[AreaList]
    kinds: Sequence[tuple[str, str]]
    method: Markup
    source: str


def build_need_page(
    figure: Figure, measures: NeedMeasures, form: Component, parts: NeedParts, download: str
) -> Component:
    """Build the page around its figure."""
    return html.Main(
        [
            html.H1(figure.title),
            build_reach_links(ROUTE),
            html.P(figure.subtitle, className="reach-subtitle"),
            *build_notices(figure.notices),
            html.Nav(
                [
                    html.A("Download table (CSV)", href=download, className="action"),
                    *build_page_buttons(),
                ],
                className="actions",
                **attributes({"aria-label": "What to do with this page"}),
            ),
            form,
            _build_measures(measures),
            _build_possible(parts.possible) if parts.possible else None,
            _build_map(figure, figure.legend) if figure.legend else None,
            _build_lists(parts.lists) if parts.lists else None,
            _build_tables(parts),
            _build_kinds(parts.kinds),
            parts.method,
            html.P(parts.source, className="reach-source soft"),
        ],
        id="main",
        className="reach-page need-page",
        tabIndex="-1",
    )


def _build_measures(measures: NeedMeasures) -> Component:
    return html.Div(
        [
            html.P(measures.assumption, className="soft") if measures.assumption else None,
            *[
                html.P(f"Not held: {label}. {reason}", className="soft")
                for label, reason in measures.gaps
            ],
        ],
        className="need-measures",
    )


def _build_possible(possible: Possible) -> Component:
    way = [
        html.P(
            "Alone or pooled, at least half of all the units chosen must be located. These could"
            " be pooled today:"
        ),
        html.P(html.A(possible.pool, href=possible.address)),
        html.P(
            "Choose a pool because its programmes belong together: trying many until one answers"
            " finds differences that are chance.",
            className="soft",
        ),
    ]
    return html.Section(
        [
            html.H2("Why nothing can be told", id="why"),
            html.Ul([html.Li(reason) for reason in possible.reasons]),
            *(way if possible.address else [html.P(possible.pool)]),
            html.P(
                "Shares are shown below without an answer, to be read as no more than they are."
            ),
        ],
        className="reach-section need-why",
        **attributes({"data-live-links": "1"}),
    )


def _build_map(figure: Figure, legend: Legend) -> Component:
    return html.Section(
        [
            html.H2("Need and records on one map", id="map"),
            html.Div(
                [
                    html.Div(show_map(figure.draw(WIDE)), className="need-picture"),
                    build_legend(legend),
                ],
                className="need-map-parts",
            ),
        ],
        className="reach-section need-map",
    )


def _build_lists(lists: Sequence[AreaList]) -> Component:
    return html.Section(
        [
            html.H2("Areas by need and by record", id="lists"),
            html.Div([build_area_list(one) for one in lists], className="need-lists"),
        ],
        className="reach-section",
    )


def _build_tables(parts: NeedParts) -> Component:
    return html.Section(
        [
            html.H2("Share of units beside share of need", id="shares"),
            *[build_difference_table(table) for table in parts.groups],
            build_difference_table(parts.areas),
        ],
        className="reach-section",
    )


def _build_kinds(kinds: Sequence[tuple[str, str]]) -> Component:
    return html.Section(
        [
            html.H2("What is counted", id="counted"),
            html.P(
                "Of each programme the kind of unit that it chiefly counts; pooled, units of"
                " different kinds weigh the same."
            ),
            html.Dl(
                [
                    html.Div([html.Dt(programme), html.Dd(kind)], className="need-kind")
                    for programme, kind in kinds
                ],
                className="need-kinds",
            ),
        ],
        className="reach-section",
    )


def build_method() -> Component:
    """Build the note on the method, the example worked by hand, and the tables of power."""
    return html.Section(
        [
            html.H2("How this is worked out", id="method"),
            _build_details(
                "What is compared, and what is not said",
                [
                    part
                    for note in METHOD
                    for part in (html.H3(note.title), *_build_paragraphs(note.sentences))
                ],
            ),
            _build_details(
                "An example worked by hand",
                [*_build_paragraphs(describe_example()), _build_word_table(tabulate_example())],
            ),
            _build_details(
                "How many located units it takes",
                [
                    *_build_paragraphs(describe_power()),
                    *[_build_word_table(table) for table in tabulate_power_words()],
                ],
            ),
        ],
        className="reach-section need-method",
    )


def _build_details(title: str, parts: Sequence[Component]) -> Component:
    return html.Details([html.Summary(title), *parts])


def _build_paragraphs(sentences: Sequence[str]) -> list[Component]:
    return [html.P(sentence) for sentence in sentences]


def _build_word_table(table: WordTable) -> Component:
    rows = [Row(cells) for cells in table.rows]
    return html.Div(
        [
            html.P(html.B(table.caption)),
            build_table(Table(name=table.caption, columns=table.heads, rows=rows)),
        ],
        className="need-words-table",
    )
