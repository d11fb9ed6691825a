"""Rows of dots with their intervals on one axis: rankings, tables, places at one date."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.estimate import EstimateStyle, draw_estimate
from dashboard.charts.letters import measure
from dashboard.charts.svg import Place, draw_path, write_element


class Estimate(NamedTuple):
    """A value with its limits, None where it has none."""

    value: float
    low: float | None
    high: float | None


class ChartRow(NamedTuple):
    """One row: its name, numbers (None where unknown), what is written beside, and if chosen.

    ``more`` is written after ``shown`` where there is room for it. A heading has
    a name alone. ``before`` is drawn hollow on the same lane, joined to the value.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    shown: str
    is_chosen: bool = False
    is_low: bool = False
    more: str = ""
    is_everyone: bool = False
    is_heading: bool = False
    before: Estimate | None = None


def choose_rows(rows: Sequence[ChartRow], most: int, listed: str) -> list[ChartRow]:
    """Choose the rows that fit: all, or the first, the last and the chosen, with what is left out.

    Examples
    --------
    >>> rows = [ChartRow(str(n), n, None, None, "") for n in range(9)]
    >>> [row.name for row in choose_rows(rows, 5, "see the table")]
    ['0', '1', '5 more: see the table', '7', '8']
    """
    if len(rows) <= most:
        return list(rows)
    places = {place for place, row in enumerate(rows) if row.is_chosen}
    size = most - len(places) * 2 - 1
    first, last = -(-size // 2), size // 2
    places |= set(range(first)) | set(range(len(rows) - last, len(rows)))
    kept: list[ChartRow] = []
    before = -1
    for place in sorted(places):
        if place > before + 1:
            left_out = f"{place - before - 1:,} more: {listed}".rstrip(": ")
            kept.append(ChartRow(left_out, None, None, None, ""))
        kept.append(rows[place])
        before = place
    return kept


# Narrower than this a row's name stands over its dot, and not beside it.
_STACKED_BELOW = 520
_STEP, _STACKED_STEP, _LEAST_STEP = 21, 31, 19
_LETTERS, _SMALL = 13.5, 12.5
_HEAD, _FOOT = 30, 22
_GUTTER, _GAP, _DOT = 14, 40, 4.5
_NAME_SHARE, _VALUE_SHARE = 0.36, 0.3


class RowAxis(NamedTuple):
    """The axis of all rows: its ends, ticks with their texts, and London's line and band.

    ``origin`` is the place of a line of its own, where nothing has changed.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    unit: str
    line: float | None = None
    line_text: str = ""
    band: tuple[float, float] | None = None
    origin: float | None = None


class _Column(NamedTuple):
    left: float
    width: float
    names: float
    values: float

    @property
    def axis_left(self) -> float:
        return self.left + self.names

    @property
    def axis_width(self) -> float:
        return self.width - self.names - self.values


def draw_rows(
    rows: Sequence[ChartRow], axis: RowAxis, size: tuple[int, int], alt: str, *, listed: str = ""
) -> Chart:
    """Draw as many rows as fit into the size; of more the first, the last and the chosen.

    Parameters
    ----------
    rows : sequence of ChartRow
        In their order.
    axis : RowAxis
    size : (width, height)
        The chart is as wide, and no higher.
    alt : str
        The chart in words.
    listed : str
        Where the whole list is, said of rows that are left out.
    """
    width, most_high = size
    is_stacked = width < _STACKED_BELOW
    count, columns = _count_columns(len(rows), size, is_stacked=is_stacked)
    kept = choose_rows(rows, count * columns, listed)
    a_column = -(-len(kept) // columns)
    step = _STACKED_STEP if is_stacked else _find_step(a_column, most_high)
    wide = (width - _GAP * (columns - 1)) / columns
    kept = _leave_out_more(kept, wide)
    names, values = (0.0, 0.0) if is_stacked else _measure_sides(kept, wide)
    height = round(_HEAD + a_column * step + _FOOT)
    drawn = []
    for number in range(columns):
        part = kept[number * a_column : (number + 1) * a_column]
        column = _Column(number * (wide + _GAP), wide, names, values)
        drawn.append(_draw_column(part, axis, column, step, is_stacked=is_stacked))
    return write_chart((width, height), alt, *drawn, kind="rows")


def _count_columns(rows: int, size: tuple[int, int], *, is_stacked: bool) -> tuple[int, int]:
    """Give how many rows a column holds, and how many columns are drawn."""
    width, height = size
    step = _STACKED_STEP if is_stacked else _LEAST_STEP
    fitting = max(int((height - _HEAD - _FOOT) / step), 1)
    return fitting, 2 if rows > fitting and width >= 2 * _STACKED_BELOW else 1


def _find_step(rows: int, most_high: int) -> float:
    return max(min((most_high - _HEAD - _FOOT) / max(rows, 1), _STEP * 1.4), _LEAST_STEP)


def _measure_sides(rows: Sequence[ChartRow], width: float) -> tuple[float, float]:
    """Give the width of the names and of the values, each no more than its share."""
    named = [row.name for row in rows if row.shown or row.value is not None]
    names = max((measure(name, _LETTERS, is_bold=True) for name in named), default=0)
    return (
        min(names + _GUTTER, width * _NAME_SHARE),
        min(_measure_values(rows) + _GUTTER, width * _VALUE_SHARE),
    )


def _measure_values(rows: Sequence[ChartRow]) -> float:
    shown = [row.shown + row.more for row in rows if row.value is not None]
    return max((measure(text, _SMALL, is_bold=True) for text in shown), default=0)


def _leave_out_more(rows: list[ChartRow], width: float) -> list[ChartRow]:
    """Leave out what is written after the values where it would lie on dots, of all rows alike."""
    if _measure_values(rows) + _GUTTER <= width * _VALUE_SHARE:
        return rows
    return [row._replace(more="") for row in rows]


def _draw_column(
    rows: Sequence[ChartRow], axis: RowAxis, column: _Column, step: float, *, is_stacked: bool
) -> Markup:
    foot = _HEAD + len(rows) * step
    parts = [*_draw_axis(axis, column, foot)]
    for place, row in enumerate(rows):
        top = _HEAD + place * step
        parts += _draw_row(row, axis, column, (top, step), is_stacked=is_stacked)
    return write_element("g", *parts)


def _find_x(value: float, axis: RowAxis, column: _Column) -> float:
    share = (value - axis.low) / ((axis.high - axis.low) or 1.0)
    inner = column.axis_width - 2 * _DOT
    return column.axis_left + _DOT + min(max(share, 0.0), 1.0) * inner


def _draw_axis(axis: RowAxis, column: _Column, foot: float) -> list[Markup]:
    parts = []
    if axis.band is not None:
        low, high = (_find_x(end, axis, column) for end in axis.band)
        parts.append(
            write_element(
                "rect", x=low, y=_HEAD - 4, width=high - low, height=foot - _HEAD + 4,
                class_name="rows-band",
            )
        )  # fmt: skip
    if axis.line is not None:
        x = _find_x(axis.line, axis, column)
        parts.append(draw_path(f"M{x:.1f} {_HEAD - 4}V{foot:.1f}", "rows-london"))
        parts.append(_write_end(axis.line_text, x, 14, column, "rows-london-name"))
    for at, text in axis.ticks:
        x = _find_x(at, axis, column)
        parts.append(draw_path(f"M{x:.1f} {_HEAD - 4}V{foot:.1f}", "rows-tick"))
        parts.append(_write_end(text, x, foot + 15, column, "rows-end"))
    if axis.origin is not None:
        x = _find_x(axis.origin, axis, column)
        parts.append(draw_path(f"M{x:.1f} {_HEAD - 4}V{foot:.1f}", "rows-origin"))
    return parts


def _write_end(text: str, x: float, y: float, column: _Column, class_name: str) -> Markup:
    """Write a text around a place of the axis, moved in where it would leave the column."""
    half = measure(text, _SMALL) / 2
    low, high = column.left + half, column.left + column.width - half
    return write_element(
        "text",
        text,
        x=min(max(x, low), max(high, low)),
        y=y,
        class_name=f"{class_name} rows-middle",
    )


def _draw_row(
    row: ChartRow,
    axis: RowAxis,
    column: _Column,
    place: tuple[float, float],
    *,
    is_stacked: bool,
) -> list[Markup]:
    top, step = place
    text_at = top + (13 if is_stacked else step / 2 + 4.5)
    dot_at = top + (23 if is_stacked else step / 2)
    name = "rows-name is-chosen" if row.is_chosen else "rows-name"
    parts = []
    if row.is_chosen:
        parts.append(
            write_element(
                "rect",
                x=column.left,
                y=top,
                width=column.width,
                height=step,
                class_name="rows-chosen",
            )
        )
    if row.value is None and not row.shown:
        kind = "rows-heading" if row.is_heading else "rows-left-out"
        return [write_element("text", row.name, x=column.left, y=text_at, class_name=kind)]
    parts.append(_fit(row.name, (column.left, text_at), column.names or column.width * 0.6, name))
    if row.value is None:
        # In a narrow chart it stands under the name, where the dot would be.
        x, y = (column.left, top + 27) if is_stacked else (column.axis_left, text_at)
        width = column.axis_width + column.values
        return [*parts, _fit(row.shown, (x, y), width, "rows-missing", size=_SMALL)]
    right = column.left + column.width
    shown = row.shown if is_stacked else row.shown + row.more
    width = column.values or column.width
    parts.append(_fit(shown, (right, text_at), width, "rows-value rows-last", size=_SMALL))

    def place_on_axis(value: float) -> float:
        return round(_find_x(value, axis, column), 1)

    return [*parts, *_draw_numbers(row, row.value, place_on_axis, dot_at)]


_BEFORE = EstimateStyle("rows-interval is-before", "rows-dot is-low is-before", _DOT, 0)


def _draw_numbers(row: ChartRow, value: float, place: Place, y: float) -> list[Markup]:
    """Draw a row's value with its interval, and what it was before under it."""
    style = EstimateStyle("rows-interval", "rows-dot is-low" if row.is_low else "rows-dot", _DOT, 0)
    later = draw_estimate(value, (row.low, row.high), place, y, style)
    if row.before is None:
        return later
    earlier = draw_estimate(row.before.value, row.before[1:], place, y, _BEFORE)
    path = f"M{place(row.before.value):g} {y:g}H{place(value):g}"
    # Both intervals lie under both dots.
    return [*earlier[:-1], *later[:-1], draw_path(path, "rows-step"), earlier[-1], later[-1]]


def _fit(
    text: str,
    place: tuple[float, float],
    width: float,
    class_name: str,
    *,
    size: float = _LETTERS,
) -> Markup:
    """Write a text, drawn closer together where it is wider than it may be."""
    x, y = place
    is_wider = measure(text, size, is_bold=True) > width
    closer = {"textLength": f"{width:.1f}", "lengthAdjust": "spacingAndGlyphs"} if is_wider else {}
    return write_element("text", text, x=x, y=y, class_name=class_name, **closer)
