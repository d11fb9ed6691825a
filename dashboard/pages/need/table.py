"""The tables of reach against need: differences with their whiskers, and areas by list."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes
from dashboard.components.table import build_named_table


class DifferenceRow(NamedTuple):
    """An area or group in words, its picture, and the numbers that its columns sort by."""

    name: str
    address: str
    units: str
    share_of_units: str
    share_of_need: str
    picture: Markup
    difference: str
    verdict: str
    keys: tuple[float | None, float | None, float | None, float | None]


class DifferenceTable(NamedTuple):
    """A table: its heading, what its rows are called, the ends of its scale, and what it omits."""

    identifier: str
    heading: str
    noun: str
    scale: str
    rows: Sequence[DifferenceRow]
    omitted: str = ""


class ListedArea(NamedTuple):
    """An area of one of the two lists, in words."""

    name: str
    address: str
    borough: str
    rate: str
    usual: str
    records: str
    units: str


class AreaList(NamedTuple):
    """One of the two lists, with its warning first; ``empty`` is said where it has no area."""

    identifier: str
    heading: str
    warning: str
    definition: str
    counted: str
    rows: Sequence[ListedArea]
    usual: str
    address: str
    has_boroughs: bool
    notes: Sequence[str] = ()


def build_difference_table(table: DifferenceTable) -> Component:
    """Build a table that its heads sort, where scripts run; it comes in the order of names."""
    heads = [
        ("text", table.noun),
        ("number", "Units located"),
        ("number", "Share of units"),
        ("number", "Share of need"),
        ("number", "Difference, with 95 % interval"),
        ("text", "Answer"),
    ]
    rows = [_build_row(row) for row in table.rows]
    box = build_named_table(table.heading, [name for _, name in heads], rows)
    _make_sortable(box.children, [kind for kind, _ in heads])
    return html.Section(
        [
            html.H3(table.heading, id=table.identifier),
            html.P(table.scale, className="soft"),
            box,
            html.P(table.omitted, className="soft") if table.omitted else None,
        ],
        className="need-part",
    )


def _make_sortable(table: Any, kinds: Sequence[str]) -> None:  # noqa: ANN401 - a child of a box
    table.className = "need-table"
    setattr(table, "data-sortable-table", "as-given")
    for cell, kind in zip(table.children[0].children.children, kinds, strict=True):
        setattr(cell, "data-sortable", kind)


def _build_row(row: DifferenceRow) -> Component:
    units, share_of_units, share_of_need, difference = row.keys
    return html.Tr(
        [
            html.Th(html.A(row.name, href=row.address) if row.address else row.name, scope="row"),
            _build_number(row.units, units),
            _build_number(row.share_of_units, share_of_units),
            _build_number(row.share_of_need, share_of_need),
            html.Td(
                [row.picture, html.Span(row.difference)],
                className="need-difference",
                **attributes({"data-value": _write_key(difference)}),
            ),
            html.Td(row.verdict, className="need-answer"),
        ]
    )


def _build_number(said: str, key: float | None) -> Component:
    return html.Td(said, **attributes({"data-value": _write_key(key)}))


def _write_key(key: float | None) -> str:
    return "" if key is None else f"{key:g}"


def build_area_list(listed: AreaList) -> Component:
    """Build one list of areas, the warning of coverage before everything else."""
    return html.Section(
        [
            html.H3(listed.heading, id=listed.identifier),
            html.P(listed.warning, className="need-warning"),
            html.P([listed.definition, " ", listed.counted]),
            _build_listed(listed) if listed.rows else None,
            *[html.P(note) for note in listed.notes if note],
            html.P(
                html.A("Download this list (CSV)", href=listed.address), className="need-download"
            ),
        ],
        className="need-part",
    )


def _build_listed(listed: AreaList) -> Component:
    heads = ["Area", *(["Borough"] if listed.has_boroughs else [])]
    heads += ["Need", listed.usual, "Records", "Units located"]
    rows = [_build_listed_row(row, has_borough=listed.has_boroughs) for row in listed.rows]
    return build_named_table(listed.heading, heads, rows)


def _build_listed_row(row: ListedArea, *, has_borough: bool) -> Component:
    told = [row.borough] if has_borough else []
    told += [row.rate, row.usual, row.records, row.units]
    name = html.A(row.name, href=row.address)
    return html.Tr([html.Th(name, scope="row"), *[html.Td(said) for said in told]])
