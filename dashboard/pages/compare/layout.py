"""The page of areas side by side: a table, each row with its chart."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.components.attributes import attributes
from dashboard.components.chart import show_chart
from dashboard.components.page import build_page_buttons
from dashboard.components.table import (
    Caption,
    Cell,
    Column,
    ColumnKind,
    Narrow,
    Row,
    RowGroup,
    Table,
    build_table,
)
from dashboard.format.numbers import name_in_sentence, show_number
from dashboard.results.comparison import ComparedRow, Comparison
from dashboard.results.profile import ProfileFigure, SimilarAreas
from dashboard.state.addresses import map_address, profile_address
from dashboard.text.compare import BASIS_NAMES, Mark, describe_method, show_london
from geodata.model import Area, Source


class CompareText(NamedTuple):
    """What the page says over the table, and of each area in their order."""

    title: str
    subtitle: str
    standings: tuple[str, ...]


class AreaActions(NamedTuple):
    """Addresses that lead on from one area: without it, with it first, beside those like it.

    Empty where that would change nothing.
    """

    remove: str
    first: str
    similar: str


class Marking(NamedTuple):
    """How figures are marked and drawn, and what the marks mean that occur."""

    legend: Sequence[Mark]
    mark: Callable[[ProfileFigure], Mark]
    draw: Callable[[Sequence[ProfileFigure]], Chart | None]


class CompareParts(NamedTuple):
    """What the page is made of besides the comparison itself.

    ``places`` says where each area lies, empty where nothing need be said;
    ``similar`` is the recipe by which the others were found, where they were.
    """

    texts: CompareText
    actions: tuple[AreaActions, ...]
    places: tuple[str, ...]
    sources: Sequence[Source]
    file_address: str
    choices: Sequence[Component]
    kinds: Component
    similar: SimilarAreas | None
    marking: Marking


def build_compare_page(
    comparison: Comparison, parts: CompareParts, notices: Sequence[Component]
) -> Component:
    """Build areas side by side, and under it what else can be chosen."""
    has_rows = bool(comparison.rows)
    return html.Main(
        [
            html.H1(parts.texts.title),
            html.P(parts.texts.subtitle, className="compare-subtitle"),
            *notices,
            _build_actions(parts.file_address) if has_rows else None,
            _build_areas(comparison, parts),
            *parts.choices,
            _build_similar(comparison, parts.similar) if parts.similar else None,
            *(build_figures(comparison, parts.marking) if has_rows else []),
            parts.kinds,
            _build_sources(parts.sources) if has_rows else None,
        ],
        id="main",
        className="compare-page",
        tabIndex="-1",
    )


def _build_actions(file_address: str) -> Component:
    return html.Nav(
        [
            html.A("Download CSV", href=file_address, className="action"),
            *build_page_buttons(),
        ],
        className="actions",
        **attributes({"aria-label": "What to do with this comparison"}),
    )


def _build_areas(comparison: Comparison, parts: CompareParts) -> Component:
    cards = zip(comparison.areas, parts.texts.standings, parts.actions, parts.places, strict=True)
    distances = comparison.compared.distances
    return html.Ol(
        [
            _build_area(
                number,
                area,
                (where, _say_distance(distances, number), standing),
                actions,
            )
            for number, (area, standing, actions, where) in enumerate(cards, start=1)
        ],
        className="compared-areas",
    )


def _say_distance(distances: Sequence[float], number: int) -> str:
    if not distances or number == 1:
        return ""
    return f"Distance {show_number(distances[number - 2], 2)}."


def _build_area(number: int, area: Area, told: Sequence[str], actions: AreaActions) -> Component:
    name = area.area_name
    links = (
        ("Profile", profile_address(area)),
        ("Open on the map", map_address(area)),
        ("Similar areas", actions.similar),
        ("Put first", actions.first),
        ("Remove", actions.remove),
    )
    return html.Li(
        [
            html.H2(build_name(number, area)),
            html.P(" ".join(part for part in told if part), className="soft"),
            html.P(
                [
                    html.A(said, href=address, **attributes({"aria-label": f"{said}: {name}"}))
                    for said, address in links
                    if address
                ],
                className="compared-links",
            ),
        ]
    )


def _build_similar(comparison: Comparison, similar: SimilarAreas) -> Component:
    name = name_in_sentence(comparison.areas[0].area_name)
    weights = "; ".join(f"{one.indicator.label} ({one.weight:g})" for one in similar.weights)
    return html.Section(
        [
            html.H2(f"How {name} compares with them"),
            html.P(
                "Estimates with an interval are tested against each of the others, all tests"
                " together held to a false discovery rate of 5 %. Full counts are given a place.",
                className="soft",
            ),
            html.Ul([html.Li(sentence) for sentence in similar.comparisons]),
            html.P(similar.method, className="soft"),
            html.P(f"The indicators and their weights: {weights}.", className="soft"),
        ],
        className="compare-similar",
    )


def _build_sources(sources: Sequence[Source]) -> Component:
    return html.Section(
        [
            html.H2("Sources"),
            html.Ul(
                [html.Li([f"{one.producer}, ", html.A(one.title, href=one.url)]) for one in sources]
            ),
            html.P(
                [
                    "How figures are tested and what they cannot say: ",
                    html.A("About", href="/about"),
                    ".",
                ]
            ),
        ],
        className="compare-sources",
    )


_TOLD_BY_VALUE = ("%", "years")


def build_name(number: int, area: Area) -> Component:
    """Build an area's name with the number that its line has in the pictures."""
    hidden = attributes({"aria-hidden": "true"})
    badge = html.Span(str(number), className="area-number", **hidden)
    return html.Span([badge, html.Span(area.area_name)], className="numbered-name")


def build_figures(comparison: Comparison, marking: Marking) -> list[Component]:
    """Build the legend and the table of figures side by side."""
    columns = (
        Column("Indicator", class_name="row-head"),
        *[build_name(number, area) for number, area in enumerate(comparison.areas, start=1)],
        Column("London", class_name="london-cell"),
        Column("Picture of the row", ColumnKind.CHART),
    )
    groups = [
        RowGroup(theme.name, [_build_row(row, comparison, marking) for row in theme.rows])
        for theme in comparison.themes
    ]
    table = Table(
        name="Figures side by side",
        columns=columns,
        groups=groups,
        heading_class="theme-row",
        class_name="tartan",
        box="tartan-box",
        caption=Caption.HIDDEN,
        narrow=Narrow.SCROLLS,
    )
    return [_build_legend(marking.legend), build_table(table)]


def _build_legend(legend: Sequence[Mark]) -> Component:
    return html.Ul(
        [
            *[
                html.Li([*_build_symbol(mark), mark.text], className=f"is-{mark.kind}")
                for mark in legend
            ],
            html.Li(
                "Picture: a dot is the value, a line its 95 % interval; every area is on the scale."
            ),
        ],
        className="compare-key",
    )


def _build_symbol(mark: Mark) -> list[Component | str]:
    if not mark.symbol:
        return []
    hidden = attributes({"aria-hidden": "true"})
    return [html.Span(mark.symbol, className="mark-symbol", **hidden), " "]


def _build_row(row: ComparedRow, comparison: Comparison, marking: Marking) -> Row:
    indicator, figures = row.indicator, row.figures
    notes = [_list_notes(figure) for figure in figures]
    shared = _find_shared(figures, notes)
    facts = [figures[0].period.label]
    if indicator.unit not in _TOLD_BY_VALUE:
        facts.append(indicator.unit)
    facts.append(BASIS_NAMES[indicator.basis])
    header = [
        html.A(indicator.label, href=map_address(comparison.areas[0], indicator)),
        *_build_line(" · ".join(facts), "row-facts"),
        *[line for note in shared for line in _build_line(note, "row-facts")],
    ]
    cells = [
        _build_cell(
            figure, marking.mark(figure), [note for note in figure_notes if note not in shared]
        )
        for figure, figure_notes in zip(figures, notes, strict=True)
    ]
    value, *marks = show_london(figures[0])
    london = [
        html.B(value) if figures[0].london else value,
        *_build_line(", ".join(filter(None, marks)), "cell-interval"),
    ]
    drawn = Cell(show_chart(marking.draw(figures)), class_name="picture-cell")
    return Row((header, *cells, london, drawn))


def _find_shared(figures: Sequence[ProfileFigure], notes: Sequence[Sequence[str]]) -> list[str]:
    """Find what must be known of every figure that is there, and so is said once."""
    valued = [
        figure_notes
        for figure, figure_notes in zip(figures, notes, strict=True)
        if figure.value is not None
    ]
    return (
        [note for note in valued[0] if all(note in figure_notes for figure_notes in valued)]
        if valued
        else []
    )


def _list_notes(figure: ProfileFigure) -> list[str]:
    """List what must be known of a figure besides its date; what all share is said of the row."""
    return [note for note in (describe_method(figure), figure.note) if note]


def _build_cell(figure: ProfileFigure, mark: Mark, notes: Sequence[str]) -> Cell:
    lines = [line for note in notes for line in _build_line(note, "cell-note")]
    if figure.value is None:
        return Cell([figure.shown, *lines], class_name="is-missing")
    outcome = [*_build_symbol(mark), mark.text] if mark.text else ""
    content = [
        html.B(figure.shown),
        *_build_line(figure.interval, "cell-interval"),
        *_build_line(outcome, "cell-outcome"),
        *lines,
    ]
    return Cell(content, class_name=f"is-{mark.kind}")


def _build_line(content: str | list[Component | str], name: str) -> list[Component]:
    return [html.Span(content, className=name)] if content else []
