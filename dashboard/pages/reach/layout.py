"""The page of reach: what is chosen, the map, the table under it, and programmes over time."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.components.attributes import attributes
from dashboard.components.chart import show_chart, show_map
from dashboard.components.legend import build_legend
from dashboard.components.page import build_page_buttons
from dashboard.components.reach import build_reach_links
from dashboard.components.table import Cell, Row, Table, build_table
from dashboard.figures.figure import WIDE, Figure
from dashboard.state.addresses import programme_address
from dashboard.state.reach import REACH_ROUTE

_PART_NAMES = {
    "map": "Map",
    "programmes": "Programmes",
    "timeline": "When",
    "areas": "Areas",
    "totals": "What sources say of whole programmes",
}


class ReachText(NamedTuple):
    """What stands over the page: a finding, and what it is of."""

    title: str
    subtitle: str


class ReachAddresses(NamedTuple):
    """The files of what is shown: a row an area, and a row a record."""

    areas: str
    records: str


def build_reach_page(
    texts: ReachText,
    addresses: ReachAddresses,
    notices: Sequence[Component],
    form: Component,
    parts: Mapping[str, Component | Markup | None],
) -> Component:
    """Build the page from its parts.

    ``parts`` are by the identifier of their heading, in the order in which
    they are read; some are written already, and one that is not there is None.
    """
    return html.Main(
        [
            html.H1(texts.title),
            build_reach_links(REACH_ROUTE),
            html.P(texts.subtitle, className="reach-subtitle") if texts.subtitle else None,
            *notices,
            _build_actions(addresses),
            form,
            _build_contents([part for part, built in parts.items() if built]),
            *parts.values(),
            build_sources(),
        ],
        id="main",
        className="reach-page",
        tabIndex="-1",
    )


def _build_contents(parts: Sequence[str]) -> Component | None:
    links = [html.A(name, href=f"#{part}") for part, name in _PART_NAMES.items() if part in parts]
    if not links:
        return None
    return html.Nav(
        links,
        className="reach-contents",
        **attributes({"aria-label": "On this page"}),
    )


def _build_actions(addresses: ReachAddresses) -> Component:
    return html.Nav(
        [
            html.A("Download areas (CSV)", href=addresses.areas, className="action"),
            html.A("Download records (CSV)", href=addresses.records, className="action"),
            *build_page_buttons(),
        ],
        className="actions",
        **attributes({"aria-label": "What to do with this page"}),
    )


def build_empty(looser: Sequence[tuple[str, str]]) -> Component:
    """Build what is said where nothing matches: which choice to give up, as links."""
    links = [html.Li(html.A(label, href=address)) for address, label in looser]
    return html.Section(
        [
            html.H2("Nothing to show", id="nothing"),
            html.P(
                "No record in the sources read is of all that is chosen together. That is not"
                " evidence that nothing of the kind happened."
            ),
            html.Ul(links, **attributes({"data-live-links": "1"}))
            if links
            else html.P(html.A("Clear all choices", href=REACH_ROUTE)),
        ],
        className="reach-section",
    )


def build_sources() -> Component:
    """Build the line that closes the page: where records come from and how they were read."""
    return html.P(
        [
            "Sources: the GLA's report of February 2020 on social integration, and the official"
            " pages and press that each record names in the file of records. How they were read,"
            " and their licences: ",
            html.A("About", href="/about"),
            ". Each figure with its indicator and programme: ",
            html.A("Data", href="/data"),
            ".",
        ],
        className="reach-source soft",
    )


class AreaLine(NamedTuple):
    """A row of the table: an area that some record names, in the words of each column."""

    identifier: str
    name: str
    address: str
    records: str
    units: str
    programmes: str
    unshared: str
    shared: str
    people: str


class UnnamedAreas(NamedTuple):
    """Areas that no record names, by borough where they are wards."""

    within: str
    names: str


class BesideMap(NamedTuple):
    """What of the chosen records is not on the map: sentences, and records by programme."""

    sentences: tuple[str, ...]
    unlocated: tuple[tuple[str, tuple[str, ...]], ...]


_NOT_SAID = "not in the sources read"
_HEADS = (
    "Area",
    "Records",
    "Units located",
    "Programmes",
    "Money of its own",
    "Money it shares",
    "People, as sources say",
)


def build_map_part(figure: Figure, heading: str, beside: BesideMap, open_address: str) -> Component:
    """Build the map, or what sources say of people, and beside it what no map can show."""
    return html.Section(
        [
            html.H2(heading, id="map"),
            html.Div(
                [
                    html.Div(
                        [
                            *_build_figure(figure),
                            *[html.P(remark, className="soft") for remark in figure.reading],
                            html.P(
                                [
                                    html.A("Open these programmes on the map", href=open_address),
                                    " · ",
                                    html.A("The same as a table", href="#areas"),
                                ],
                                className="reach-ways",
                            ),
                        ],
                        className="reach-map",
                    ),
                    _build_beside(beside),
                ],
                className="reach-split",
            ),
        ],
        className="reach-section",
    )


def _build_figure(figure: Figure) -> list[Component | Markup]:
    if figure.texts is None:
        drawn = [show_map(figure.draw(WIDE)), html.P(_NAMED_BELOW, className="aside")]
        return [*drawn, build_legend(figure.legend)] if figure.legend else [*drawn]
    people = Table(
        name="People, as the sources word it",
        columns=figure.texts.head,
        rows=[Row(cells) for cells in figure.texts.rows],
    )
    return [build_table(people)] if people.rows else []


def _build_beside(beside: BesideMap) -> Component:
    return html.Aside(
        [
            html.H3("On the map, and beside it"),
            *[html.P(sentence) for sentence in beside.sentences],
            *[
                html.Details(
                    [
                        html.Summary(f"{programme} ({len(entries)})"),
                        html.Ul([html.Li(one) for one in entries]),
                    ]
                )
                for programme, entries in beside.unlocated
            ],
        ],
        className="reach-beside",
        **attributes({"aria-label": "On the map, and beside it"}),
    )


def build_area_table(
    lines: Sequence[AreaLine], unnamed: Sequence[UnnamedAreas], heading: str, note: str
) -> Component:
    """Build every area: those that a record names in a table, the others by name."""
    return html.Section(
        [
            html.H2(heading, id="areas"),
            html.P(
                "Of what has no entry here, the sources read say nothing: it is unknown.",
                className="soft",
            )
            if lines
            else None,
            build_table(
                Table(name=heading, columns=_HEADS, rows=[_build_row(line) for line in lines])
            )
            if lines
            else None,
            _build_unnamed(unnamed, note) if unnamed else None,
        ],
        className="reach-section reach-areas",
    )


def _build_row(line: AreaLine) -> Row:
    cells = (line.records, line.units, line.programmes, line.unshared, line.shared, line.people)
    return Row(
        (
            html.A(line.name, href=line.address),
            *[cell or Cell(_NOT_SAID, class_name="is-unsaid") for cell in cells],
        ),
        identifier=line.identifier,
    )


def _build_unnamed(unnamed: Sequence[UnnamedAreas], note: str) -> Component:
    named = [
        html.P([html.B(f"{part.within}: ") if part.within else None, f"{part.names}."])
        for part in unnamed
    ]
    if len(unnamed) == 1:
        return html.Div([html.P(note), *named], className="unnamed-areas")
    return html.Details([html.Summary(note), *named], className="unnamed-areas")


class TimelineLine(NamedTuple):
    """One programme: its strip, and the same in words."""

    identifier: str
    label: str
    chart: Chart
    text: str


# Said to listeners, who have no map to point at.
_NAMED_BELOW = "The table below names each area."
_TIME_LEGEND = (
    ("time-sure", "the programme, by its own dates"),
    ("time-about", "only the month or year is known"),
    ("time-open", "no source gives an end"),
    ("time-record", "a dated record, as wide as its date is vague"),
    ("time-report", "the GLA's report, February 2020"),
)


def build_timeline(
    lines: Sequence[TimelineLine],
    years: Sequence[int],
    undated: str,
    draw_legend: Callable[[str], Chart],
) -> Component | None:
    """Build the line of time; nothing where neither a programme nor a remark is there."""
    if not lines and not undated:
        return None
    return html.Section(
        [
            html.H2(f"When: {years[0]} to {years[-1]}", id="timeline"),
            *(
                [_build_time_legend(draw_legend), _build_years(years), _build_lines(lines)]
                if lines
                else []
            ),
            html.P(undated, className="soft") if undated else None,
        ],
        className="reach-section reach-timeline",
    )


def _build_time_legend(draw_legend: Callable[[str], Chart]) -> Component:
    return html.Ul(
        [html.Li([show_chart(draw_legend(kind)), text]) for kind, text in _TIME_LEGEND],
        className="time-keys",
        **attributes({"aria-label": "What the strips mean"}),
    )


def _build_years(years: Sequence[int]) -> Component:
    """Build the years over the strips; the words beside each strip name them for a listener."""
    return html.Div(
        html.Div([html.Span(str(year)) for year in years], className="time-years"),
        className="time-head",
        **attributes({"aria-hidden": "true"}),
    )


def _build_lines(lines: Sequence[TimelineLine]) -> Component:
    return html.Ol(
        [
            html.Li(
                [
                    html.A(line.label, href=programme_address(line.identifier)),
                    show_chart(line.chart),
                    html.P(line.text, className="soft"),
                ]
            )
            for line in lines
        ],
        className="time-lines",
    )
