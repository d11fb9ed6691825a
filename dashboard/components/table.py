"""The one table of the atlas: columns, rows and groups of rows in, HTML with row headers out.

>>> table = Table(name="Areas", columns=("Area", "Value"), rows=[Row(("Hackney", "87 %"))])
>>> build_table(table).className
'scroll'
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dash import html
from dash.development.base_component import Component

Content = str | Component | Sequence["str | Component | None"] | None


class ColumnKind(StrEnum):
    """What a column holds: numbers line up and, as charts do, sort by the number they show."""

    TEXT = "text"
    NUMBER = "number"
    CHART = "chart"


class Caption(StrEnum):
    """Where a table's name stands: over it, there for listeners only, or as a label."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    LABEL = "label"


class Narrow(StrEnum):
    """What becomes of a table that has no room for its columns.

    It scrolls within its box; each row becomes its cells one under another,
    named by their columns; or the page's style sheet lays the rows out.
    """

    SCROLLS = "scrolls"
    NAMES_CELLS = "names cells"
    STACKS = "stacks"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it holds, and a class for its head and its cells."""

    head: Content
    kind: ColumnKind = ColumnKind.TEXT
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than its content.

    ``key`` is the number that its column sorts by, None for what stays last.
    A cell over several columns (``span``) has its own class alone.
    """

    content: Content
    class_name: str = ""
    key: float | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its header, then a cell for each further column."""

    cells: Sequence[Content | Cell]
    identifier: str = ""
    class_name: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading of their own; without one where it is empty."""

    heading: str
    rows: Sequence[Row]
    class_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as a value; the first column holds the headers of the rows.

    ``name`` is what a listener hears of it. ``rows`` are those without a
    heading, ``groups`` those with one, whose rows are of ``heading_class``.
    ``class_name`` is the table's own and ``box`` that of the box around it,
    empty for none. With ``sorts`` its heads sort the rows, where scripts run.
    """

    name: str
    columns: Sequence[str | Component | Column]
    rows: Sequence[Row] = ()
    groups: Sequence[RowGroup] = ()
    heading_class: str = ""
    class_name: str = ""
    box: str = "scroll"
    caption: Caption = Caption.LABEL
    narrow: Narrow = Narrow.NAMES_CELLS
    sorts: bool = False


def build_table(table: Table) -> Component:
    """Build a table, in its box where it has one."""
    columns = [one if isinstance(one, Column) else Column(one) for one in table.columns]
    groups = [RowGroup("", table.rows)] if table.rows else []
    is_labelled = not table.box and table.caption is Caption.LABEL
    built = html.Table(
        [
            *_build_caption(table),
            html.Thead(_build_heads(columns, table), **_say_role(table, "rowgroup")),
            *[_build_group(group, columns, table) for group in (*groups, *table.groups)],
        ],
        **_pass_on(
            {
                "className": table.class_name,
                "data-sortable-table": "as-given" if table.sorts else "",
                "aria-label": table.name if is_labelled else "",
            }
        ),
        **_say_role(table, "table"),
    )
    if not table.box:
        return built
    # Only what scrolls is a stop for the keyboard.
    region = {"tabIndex": "0", "role": "region", "aria-label": table.name}
    is_region = table.narrow is not Narrow.STACKS
    return html.Div(built, className=table.box, **(_pass_on(region) if is_region else {}))


def _build_caption(table: Table) -> Iterator[Component]:
    if table.caption is not Caption.LABEL:
        is_hidden = table.caption is Caption.HIDDEN
        yield html.Caption(table.name, className="aside" if is_hidden else None)


def _build_heads(columns: Sequence[Column], table: Table) -> Component:
    heads = [
        html.Th(
            column.head,
            scope="col",
            **_pass_on(
                {
                    "className": column.class_name,
                    "data-sortable": _name_order(column) if table.sorts else "",
                }
            ),
            **_say_role(table, "columnheader"),
        )
        for column in columns
    ]
    return html.Tr(heads, **_say_role(table, "row"))


def _name_order(column: Column) -> str:
    return "text" if column.kind is ColumnKind.TEXT else "number"


def _build_group(group: RowGroup, columns: Sequence[Column], table: Table) -> Component:
    rows = [_build_row(row, columns, table) for row in group.rows]
    if group.heading:
        rows.insert(0, _build_heading(group.heading, len(columns), table))
    classes = _pass_on({"className": group.class_name})
    return html.Tbody(rows, **classes, **_say_role(table, "rowgroup"))


def _build_heading(heading: str, width: int, table: Table) -> Component:
    role = _say_role(table, "rowheader")
    return html.Tr(
        html.Th(heading, scope="rowgroup", colSpan=str(width), **role),
        **_pass_on({"className": table.heading_class}),
        **_say_role(table, "row"),
    )


def _build_row(row: Row, columns: Sequence[Column], table: Table) -> Component:
    built, place = [], 0
    for given in row.cells:
        cell = given if isinstance(given, Cell) else Cell(given)
        built.append(_build_cell(cell, columns[place], table, is_header=place == 0))
        place += cell.span
    return html.Tr(
        built,
        **_pass_on(
            {
                "id": row.identifier,
                "className": row.class_name,
                "aria-current": "true" if row.is_current else "",
            }
        ),
        **_say_role(table, "row"),
    )


def _build_cell(cell: Cell, column: Column, table: Table, *, is_header: bool) -> Component:
    classes = {"className": _name_classes(cell, column)}
    if is_header:
        role = _say_role(table, "rowheader")
        return html.Th(cell.content, scope="row", **_pass_on(classes), **role)
    named = column.head if table.narrow is Narrow.NAMES_CELLS else ""
    facts = {**classes, "colSpan": str(cell.span) if cell.span > 1 else "", "data-head": named}
    keyed = table.sorts and column.kind is not ColumnKind.TEXT
    key = {"data-value": "" if cell.key is None else f"{cell.key:.10g}"} if keyed else {}
    return html.Td(cell.content, **_pass_on(facts), **key, **_say_role(table, "cell"))


def _name_classes(cell: Cell, column: Column) -> str:
    names = [cell.class_name]
    if cell.span == 1:
        names = [column.class_name, *names]
        if column.kind is ColumnKind.NUMBER:
            names.append("number")
    return " ".join(filter(None, names))


def _pass_on(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value}


def _say_role(table: Table, role: str) -> dict[str, Any]:
    """Say a role where rows may be laid out as no table, which hides the role of an element."""
    return {} if table.narrow is Narrow.SCROLLS else {"role": role}
