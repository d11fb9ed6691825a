"""The page of areas side by side: a table, each row with its picture."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.area_addresses import map_address, profile_address
from dashboard.compare.comparison import ComparedRow, Comparison
from dashboard.layout.attributes import attributes
from dashboard.numbers_shown import show_number
from dashboard.profile.area_profile import ProfileFigure
from dashboard.words.compare_words import BASIS_NAMES, LEGEND, Mark
from dashboard.words.outcome_words import show_london
from geodata.model import Area, Source

_TOLD_BY_VALUE = ("%", "years")


class CompareWords(NamedTuple):
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


class CompareParts(NamedTuple):
    """What the page is made of besides the comparison itself.

    ``places`` says where each area lies, empty where nothing need be said.
    """

    words: CompareWords
    actions: tuple[AreaActions, ...]
    places: tuple[str, ...]
    sources: Sequence[Source]
    file_address: str
    choices: Sequence[Component]
    mark: Callable[[ProfileFigure], Mark]
    draw: Callable[[Sequence[ProfileFigure]], Markup]


def build_compare_page(
    comparison: Comparison, parts: CompareParts, notices: Sequence[Component]
) -> Component:
    """Build areas side by side, and under it what else can be chosen."""
    has_rows = bool(comparison.rows)
    return html.Main(
        [
            html.H1(parts.words.title),
            html.P(parts.words.subtitle, className="compare-subtitle"),
            *notices,
            _build_actions(parts.file_address) if has_rows else None,
            _build_areas(comparison, parts),
            *(_build_table(comparison, parts) if has_rows else []),
            *parts.choices,
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
            html.Button(
                "Copy link", className="action needs-script", **attributes({"data-act": "copy"})
            ),
            html.Button(
                "Print", className="action needs-script", **attributes({"data-print": "1"})
            ),
        ],
        className="actions",
        **attributes({"aria-label": "What to do with this comparison"}),
    )


def _build_areas(comparison: Comparison, parts: CompareParts) -> Component:
    cards = zip(comparison.areas, parts.words.standings, parts.actions, parts.places, strict=True)
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
            html.H2([_build_number(number), name]),
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


def _build_number(number: int) -> Component:
    return html.Span(str(number), className="area-number", **attributes({"aria-hidden": "true"}))


def _build_table(comparison: Comparison, parts: CompareParts) -> list[Component]:
    heads = [
        html.Th("Indicator", scope="col", className="row-head"),
        *[
            html.Th([_build_number(number), area.area_name], scope="col")
            for number, area in enumerate(comparison.areas, start=1)
        ],
        html.Th("London", scope="col", className="london-cell"),
        html.Th("Picture of the row", scope="col"),
    ]
    columns = len(heads)
    bodies = [
        html.Tbody(
            [
                html.Tr(
                    html.Th(theme.name, scope="rowgroup", colSpan=columns), className="theme-row"
                ),
                *[_build_row(row, comparison, parts) for row in theme.rows],
            ]
        )
        for theme in comparison.themes
    ]
    table = html.Table(
        [
            html.Caption("Figures side by side", className="aside"),
            html.Thead(html.Tr(heads)),
            *bodies,
        ],
        className="tartan",
    )
    return [
        _build_legend(),
        html.Div(
            table,
            className="tartan-box",
            tabIndex="0",
            role="region",
            **attributes({"aria-label": "Figures side by side"}),
        ),
    ]


def _build_legend() -> Component:
    return html.Ul(
        [
            *[
                html.Li([*_build_symbol(mark), mark.words], className=f"is-{mark.kind}")
                for mark in LEGEND
            ],
            html.Li("Picture: a dot is the value, a line its 95 % interval, all on one scale."),
        ],
        className="compare-key",
    )


def _build_symbol(mark: Mark) -> list[Component | str]:
    if not mark.symbol:
        return []
    hidden = attributes({"aria-hidden": "true"})
    return [html.Span(mark.symbol, className="mark-symbol", **hidden), " "]


def _build_row(row: ComparedRow, comparison: Comparison, parts: CompareParts) -> Component:
    indicator, figures = row.indicator, row.figures
    shared = _find_shared_note(figures)
    value, *marks = show_london(figures[0])
    facts = [figures[0].period.label]
    if indicator.unit not in _TOLD_BY_VALUE:
        facts.append(indicator.unit)
    facts.append(BASIS_NAMES[indicator.basis])
    head = html.Th(
        [
            html.A(indicator.label, href=map_address(comparison.areas[0], indicator)),
            html.Span(" · ".join(facts), className="row-facts"),
            *_build_line(shared, "row-facts"),
        ],
        scope="row",
        className="row-head",
    )
    cells = [
        _build_cell(figure, parts.mark(figure), figure.note if figure.note != shared else "")
        for figure in figures
    ]
    london = html.Td(
        [html.B(value), *_build_line(", ".join(filter(None, marks)), "cell-interval")],
        className="london-cell",
    )
    return html.Tr([head, *cells, london, html.Td(parts.draw(figures), className="picture-cell")])


def _find_shared_note(figures: Sequence[ProfileFigure]) -> str:
    notes = {figure.note for figure in figures}
    return notes.pop() if len(figures) > 1 and len(notes) == 1 else ""


def _build_cell(figure: ProfileFigure, mark: Mark, note: str) -> Component:
    if figure.value is None:
        return html.Td([figure.shown, *_build_line(note, "cell-note")], className="is-missing")
    outcome = [*_build_symbol(mark), mark.words] if mark.words else ""
    return html.Td(
        [
            html.B(figure.shown),
            *_build_line(figure.interval, "cell-interval"),
            *_build_line(outcome, "cell-outcome"),
            *_build_line(note, "cell-note"),
        ],
        className=f"is-{mark.kind}",
    )


def _build_line(said: str | list[Component | str], name: str) -> list[Component]:
    return [html.Span(said, className=name)] if said else []


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
