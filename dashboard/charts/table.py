"""A table as a chart: as many rows as fit, each cell whole, and what is left out in words."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.letters import AT_EDGE, measure, wrap
from dashboard.charts.svg import draw_path, write_element
from dashboard.format.numbers import count_things

_SIZE, _LINE, _PAD, _GUTTER = 13, 17, 5, 18
# With less than this a column, cells stand under their row's name.
_LEAST_COLUMN = 110
_MOST_SHARE = 0.42


class Beside(NamedTuple):
    """A last column of small charts of one size: its head, and one a row with its words.

    A row's chart is empty where there is none.
    """

    head: str
    drawn: Sequence[Markup]
    alts: Sequence[str]
    size: tuple[int, int]


class TextTable(NamedTuple):
    """A table of texts, the first column its rows' names.

    ``alt`` is the table in words, ``listed`` where all of it is, said where
    rows are left out; ``chosen`` the place of a row that is marked, and never
    left out. ``beside`` are charts of the rows, drawn where there is room.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    alt: str
    listed: str = ""
    chosen: int | None = None
    beside: Beside | None = None


def draw_table(table: TextTable, size: tuple[int, int]) -> Chart:
    """Draw a table as wide as it may be and no higher, with as many rows as fit."""
    head, rows, (width, most_high) = table.head, table.rows, size
    least = _LEAST_COLUMN * len(head)
    is_stacked = width < least
    beside, inner = _find_inner(table.beside, width, least)
    if is_stacked:
        head, rows = [], [_join(head, row) for row in rows]
    widths = [width] if is_stacked else _share(head, rows, inner)
    drawn: list[Markup] = []
    top = 0.0
    if head:
        block, top = _draw_row(head, widths, "table-head")
        drawn.append(block + (_head_beside(beside, inner) if beside else ""))
    laid = [(place, *_draw_row(row, widths, "table-cell")) for place, row in enumerate(rows)]
    if beside:
        laid = [
            (place, block + _draw_beside(beside, place, inner), high) for place, block, high in laid
        ]
    fitting = _choose(laid, most_high - top - _LINE - 2 * _PAD, table.chosen)
    for place, block, height in fitting:
        drawn.append(_lay(block, (top, width, height), is_chosen=place == table.chosen))
        top += height
    left_out = len(rows) - len(fitting)
    if left_out:
        said = f"{count_things(left_out, 'more row')}: {table.listed}"
        drawn.append(
            write_element("text", said.rstrip(": "), x=0, y=top + _LINE, class_name="rows-left-out")
        )
        top += _LINE + _PAD
    return write_chart((width, round(top) + _PAD), table.alt, *drawn, kind="table")


def _lay(block: Markup, place: tuple[float, float, float], *, is_chosen: bool) -> Markup:
    """Lay a row at its place, with a line under it, and a box around it where it is chosen."""
    top, width, height = place
    box = Markup()
    if is_chosen:
        box = write_element(
            "rect", x=0, y=top, width=width, height=height, class_name="rows-chosen"
        )
    under = draw_path(f"M0 {top + height:.1f}H{width}", "rows-tick")
    return box + _move(block, top) + under


def _join(head: Sequence[str], row: Sequence[str]) -> list[str]:
    """Put a row into one cell: its name, then each further cell with its column's name."""
    rest = [
        f"{name}: {cell}" if name else cell
        for name, cell in zip(head[1:], row[1:], strict=True)
        if cell
    ]
    return [f"{row[0]}\n{'. '.join(rest)}"]


def _share(head: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Share the width by what columns need, none with more than its share."""
    needs = [
        min(
            max(measure(cell, _SIZE, is_bold=True) for cell in column) / AT_EDGE + _GUTTER,
            width * _MOST_SHARE,
        )
        for column in zip(head, *rows, strict=True)
    ]
    return [need * width / sum(needs) for need in needs]


def _choose(
    laid: Sequence[tuple[int, Markup, float]], size: float, chosen: int | None
) -> list[tuple[int, Markup, float]]:
    kept, taken = [], 0.0
    chosen_height = next((height for place, _, height in laid if place == chosen), 0.0)
    for place, block, height in laid:
        held_back = chosen_height if chosen is not None and place < chosen else 0.0
        if taken + height + held_back <= size or place == chosen:
            kept.append((place, block, height))
            taken += height
    return kept


def _draw_row(
    cells: Sequence[str], widths: Sequence[float], class_name: str
) -> tuple[Markup, float]:
    drawn, x, most = [], 0.0, 1
    for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        lines = [
            (line, is_first)
            for number, part in enumerate(cell.split("\n"))
            for is_first in [number == 0 and place == 0]
            for line in wrap(part, (width - _GUTTER / 2) * AT_EDGE, _SIZE, is_bold=True)
        ]
        for number, (line, is_name) in enumerate(lines):
            line_class = "table-name" if is_name and class_name == "table-cell" else class_name
            y = _PAD + 12 + number * _LINE
            drawn.append(write_element("text", line, x=x, y=y, class_name=line_class))
        most = max(most, len(lines))
        x += width
    return Markup("").join(drawn), most * _LINE + 2 * _PAD


def _find_inner(beside: Beside | None, width: int, least: float) -> tuple[Beside | None, float]:
    """Give the charts that have room beside texts, and the width that texts then have."""
    inner = width - (beside.size[0] + _GUTTER if beside else 0)
    return (beside, inner) if beside and inner >= least else (None, width)


def _head_beside(beside: Beside, inner: float) -> Markup:
    x, y = inner + _GUTTER, _PAD + 12
    return write_element("text", beside.head, x=x, y=y, class_name="table-head")


def _draw_beside(beside: Beside, place: int, inner: float) -> Markup:
    x, y = inner + _GUTTER, _PAD + (_LINE - beside.size[1]) / 2
    return write_element("g", beside.drawn[place], transform=f"translate({x:.1f} {y:.1f})")


def _move(block: Markup, top: float) -> Markup:
    return write_element("g", block, transform=f"translate(0 {top:.1f})")
