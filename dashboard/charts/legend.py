"""What the fills and marks of a map mean, and the legend drawn for files.

Pages show the same `Legend` by ``dashboard.components.legend``.
"""

from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.blocks import (
    Block,
    Item,
    Letters,
    flow,
    measure_lines,
    move,
    stack,
    write_paragraph,
)
from dashboard.charts.choropleth import HATCHED, write_patterns
from dashboard.charts.letters import measure
from dashboard.charts.marks import MIXED, draw_mark
from dashboard.charts.svg import write_element
from dashboard.format.numbers import count_things

_SWATCH = (30, 14)
_TITLE, _LABEL = Letters(14, is_bold=True), Letters(14)
_REMARK, _STEP = Letters(12.5, "sheet-soft"), Letters(12.5)
_ON_FILL = Letters(12.5, "sheet-on-fill")
# A cell of the square is as wide as it may be, up to this, and as high as its text needs.
_WIDEST_CELL, _LOWEST_CELL, _GAP, _INSET = 96, 30, 3, 6
# The names of the rows have no more of the width than this.
_MOST_HEAD = 0.34


class LegendItem(NamedTuple):
    """A fill of the map: its class, what it means, and of how many areas, where said.

    ``fill`` is a class of the palette (``k0`` …), ``unknown`` for the hatch of
    no value, ``plain`` for a value without colour, ``untold`` for the hatch of
    what cannot be told, or a class under the hatch. ``is_pressed`` says whether
    the reader's filters ask for the class, and is None where none can.
    """

    fill: str
    label: str
    detail: str = ""
    count: int | None = None
    is_pressed: bool | None = None

    @property
    def counted(self) -> str:
        """Say of how many areas it is; an empty text where that is not said."""
        if self.count is None:
            return ""
        return count_things(self.count, "area")

    @property
    def remark(self) -> str:
        """Say its detail, and of how many areas it is."""
        return "; ".join(text for text in (self.detail, self.counted) if text)


class LegendMark(NamedTuple):
    """A kind of mark on the map (a word of `Precision`, or `MIXED`) and what it means."""

    kind: str
    label: str
    is_uploaded: bool = False


class LegendAxis(NamedTuple):
    """One of two measures: what it is, and what its steps are called, lowest first."""

    label: str
    steps: tuple[str, ...]


class LegendGrid(NamedTuple):
    """The two measures of a square of fills, one to the right and one upwards."""

    across: LegendAxis
    up: LegendAxis

    @property
    def size(self) -> int:
        """Give how many fills the square has."""
        return len(self.across.steps) * len(self.up.steps)

    @property
    def explanation(self) -> str:
        """Say which measure runs which way."""
        return f"{self.up.label}, upwards; {self.across.label}, to the right"


class Legend(NamedTuple):
    """What the fills and the marks of a map mean.

    Where ``grid`` is given, the first items are the square of two measures,
    row by row from the lowest. ``note`` is what must be known wherever the
    map is shown, in whole sentences.
    """

    title: str
    items: tuple[LegendItem, ...]
    palette: str
    grid: LegendGrid | None = None
    marks: tuple[LegendMark, ...] = ()
    note: str = ""

    @property
    def classes(self) -> int:
        """Give how many classes of its palette it has."""
        return sum(item.fill.startswith("k") for item in self.items)

    @property
    def rows(self) -> tuple[tuple[LegendItem, ...], ...]:
        """Give the items of the square by its rows, the highest first; none where it has none."""
        if self.grid is None:
            return ()
        wide = len(self.grid.across.steps)
        firsts = range(self.grid.size - wide, -1, -wide)
        return tuple(self.items[first : first + wide] for first in firsts)

    @property
    def listed(self) -> tuple[LegendItem, ...]:
        """Give the items that are no part of the square."""
        return self.items[self.grid.size :] if self.grid else self.items


def write_legend(legend: Legend, width: float) -> Block:
    """Draw a legend: its title, the fills and what they mean, the marks, the note."""
    blocks = [write_paragraph(legend.title, width, _TITLE)]
    if legend.grid is not None:
        blocks.append(write_paragraph(legend.grid.explanation, width, _REMARK))
        blocks.append(_write_square(legend, legend.grid, width))
    items = [_write_item(item, width) for item in legend.listed]
    blocks.append(flow([*items, *map(_write_mark, legend.marks)], width))
    blocks.append(write_paragraph(legend.note, width, _REMARK))
    drawn, height = stack(blocks, gap=6)
    body = write_element(
        "g",
        write_patterns(),
        drawn,
        data_palette=legend.palette,
        data_classes=str(legend.classes),
    )
    return Block(body, height)


def _write_item(item: LegendItem, width: float) -> Item:
    wide, high = _SWATCH
    text_width = width - wide - 8
    label = write_paragraph(item.label, text_width, _TITLE)
    remark = write_paragraph(item.remark, text_width, _REMARK)
    texts = stack([label, remark], gap=0)
    drawn = [_draw_swatch(item.fill, wide, high, top=3), move(texts.drawn, wide + 8, 0)]
    longest = max(
        measure_lines(item.label, text_width, _TITLE),
        measure_lines(item.remark, text_width, _REMARK),
    )
    return Item(Markup("").join(drawn), wide + 8 + longest, texts.height)


def _draw_swatch(fill: str, wide: float, high: float, *, top: float = 0) -> Markup:
    """Draw a fill as the map has it: a class, the hatch, the dots, or a class under the hatch."""
    parts = fill.split()
    pattern: dict[str, str] = {}
    if parts[0] in HATCHED:
        pattern = {"fill": "url(#map-hatch)"}
    elif parts[0] == "low":
        pattern = {"fill": "url(#map-dots)"}
    box = {"x": 0, "y": top, "width": wide, "height": high}
    class_name = "" if pattern else parts[0]
    drawn = write_element("rect", **box, **pattern, class_name=f"sheet-swatch {class_name}".strip())
    for name, over in (("unknown-over", "map-hatch-over"), ("lined", "map-level-lines")):
        if name in parts:
            filled = {"fill": f"url(#{over})"}
            drawn += write_element("rect", **box, **filled, class_name="sheet-swatch")
    return drawn


def _write_mark(mark: LegendMark) -> Item:
    drawn_mark = draw_mark(mark.kind, 2 if mark.kind == MIXED else 1, is_uploaded=mark.is_uploaded)
    class_name = "map-mark is-own" if mark.is_uploaded else "map-mark"
    drawn = [
        move(write_element("g", drawn_mark, class_name=class_name), 12, 10),
        move(write_paragraph(mark.label, 400, _LABEL).drawn, 32, 0),
    ]
    return Item(Markup("").join(drawn), 32 + measure(mark.label, _LABEL.size), 24)


def _write_square(legend: Legend, grid: LegendGrid, width: float) -> Block:
    """Draw the square of two measures: names of columns, then rows from the highest down."""
    longest = max(measure(step, _STEP.size) for step in grid.up.steps)
    head = min(longest, width * _MOST_HEAD) + _GAP
    columns = len(grid.across.steps)
    cell = min(_WIDEST_CELL, (width - head) / columns - _GAP)
    names = [write_paragraph(step, cell, _STEP) for step in grid.across.steps]
    high = max(name.height for name in names)
    drawn = [
        move(name.drawn, head + place * (cell + _GAP), high - name.height)
        for place, name in enumerate(names)
    ]
    blocks = [Block(Markup("").join(drawn), high)]
    for step, items in zip(reversed(grid.up.steps), legend.rows, strict=True):
        blocks.append(_write_row(step, items, head, cell))
    return stack(blocks, gap=_GAP)


def _write_row(step: str, items: tuple[LegendItem, ...], head: float, cell: float) -> Block:
    name = write_paragraph(step, head - _GAP, _STEP)
    texts = [write_paragraph(item.remark, cell - 2 * _INSET, _ON_FILL) for item in items]
    high = max(_LOWEST_CELL, name.height, *(text.height + _INSET for text in texts))
    drawn = [move(name.drawn, 0, (high - name.height) / 2)]
    for place, (item, text) in enumerate(zip(items, texts, strict=True)):
        swatch = _draw_swatch(item.fill, cell, high)
        inner = move(text.drawn, _INSET, (high - text.height) / 2)
        drawn.append(move(swatch + inner, head + place * (cell + _GAP), 0))
    return Block(Markup("").join(drawn), high)
