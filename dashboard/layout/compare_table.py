"""The table of areas side by side: a row each indicator, with its picture."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.area_addresses import map_address
from dashboard.compare.comparison import ComparedRow, Comparison
from dashboard.layout.attributes import attributes
from dashboard.profile.area_profile import ProfileFigure
from dashboard.words.compare_words import BASIS_NAMES, Mark, describe_method
from dashboard.words.outcome_words import show_london
from geodata.model import Area

_TOLD_BY_VALUE = ("%", "years")


class Marking(NamedTuple):
    """How figures are marked and drawn, and what the marks mean that occur."""

    legend: Sequence[Mark]
    mark: Callable[[ProfileFigure], Mark]
    draw: Callable[[Sequence[ProfileFigure]], Markup]


def build_name(number: int, area: Area) -> Component:
    """Build an area's name with the number that its line has in the pictures."""
    hidden = attributes({"aria-hidden": "true"})
    badge = html.Span(str(number), className="area-number", **hidden)
    return html.Span([badge, html.Span(area.area_name)], className="numbered-name")


def build_table(comparison: Comparison, marking: Marking) -> list[Component]:
    """Build the legend and the table of figures side by side."""
    heads = [
        html.Th("Indicator", scope="col", className="row-head"),
        *[
            html.Th(build_name(number, area), scope="col")
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
                *[_build_row(row, comparison, marking) for row in theme.rows],
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
        _build_legend(marking.legend),
        html.Div(
            table,
            className="tartan-box",
            tabIndex="0",
            role="region",
            **attributes({"aria-label": "Figures side by side"}),
        ),
    ]


def _build_legend(legend: Sequence[Mark]) -> Component:
    return html.Ul(
        [
            *[
                html.Li([*_build_symbol(mark), mark.words], className=f"is-{mark.kind}")
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


def _build_row(row: ComparedRow, comparison: Comparison, marking: Marking) -> Component:
    indicator, figures = row.indicator, row.figures
    notes = [_list_notes(figure) for figure in figures]
    shared = _find_shared(figures, notes)
    facts = [figures[0].period.label]
    if indicator.unit not in _TOLD_BY_VALUE:
        facts.append(indicator.unit)
    facts.append(BASIS_NAMES[indicator.basis])
    head = html.Th(
        [
            html.A(indicator.label, href=map_address(comparison.areas[0], indicator)),
            *_build_line(" · ".join(facts), "row-facts"),
            *[line for note in shared for line in _build_line(note, "row-facts")],
        ],
        scope="row",
        className="row-head",
    )
    cells = [
        _build_cell(figure, marking.mark(figure), [note for note in own if note not in shared])
        for figure, own in zip(figures, notes, strict=True)
    ]
    value, *marks = show_london(figures[0])
    london = html.Td(
        [
            html.B(value) if figures[0].london else value,
            *_build_line(", ".join(filter(None, marks)), "cell-interval"),
        ],
        className="london-cell",
    )
    return html.Tr([head, *cells, london, html.Td(marking.draw(figures), className="picture-cell")])


def _find_shared(figures: Sequence[ProfileFigure], notes: Sequence[Sequence[str]]) -> list[str]:
    """Find what must be known of every figure that is there, and so is said once."""
    valued = [own for figure, own in zip(figures, notes, strict=True) if figure.value is not None]
    return [note for note in valued[0] if all(note in own for own in valued)] if valued else []


def _list_notes(figure: ProfileFigure) -> list[str]:
    """List what must be known of a figure besides its date; what all share is said of the row."""
    return [note for note in (describe_method(figure), figure.note) if note]


def _build_cell(figure: ProfileFigure, mark: Mark, notes: Sequence[str]) -> Component:
    told = [line for note in notes for line in _build_line(note, "cell-note")]
    if figure.value is None:
        return html.Td([figure.shown, *told], className="is-missing")
    outcome = [*_build_symbol(mark), mark.words] if mark.words else ""
    return html.Td(
        [
            html.B(figure.shown),
            *_build_line(figure.interval, "cell-interval"),
            *_build_line(outcome, "cell-outcome"),
            *told,
        ],
        className=f"is-{mark.kind}",
    )


def _build_line(said: str | list[Component | str], name: str) -> list[Component]:
    return [html.Span(said, className=name)] if said else []
