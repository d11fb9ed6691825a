"""What a sheet is stacked of: paragraphs, the key, the picture; each knows its own height."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.choropleth import write_patterns
from dashboard.charts.letters import measure, wrap
from dashboard.charts.marks import MIXED, draw_mark
from dashboard.charts.svg import write_element
from dashboard.components.legend import MARK_NAMES
from dashboard.figures.figure import Legend, LegendItem

_LINE = 1.3
_ASCENT = 0.95
_SWATCH = (30, 14)
_GAP = 22
_KEY_SIZE, _DETAIL_SIZE = 14, 12.5
_SIDE = 3
_CELL = (96, 30)
_LEAST_ROOM = 180


class Block(NamedTuple):
    """Something drawn from the top left of its own place, and how high it is."""

    drawn: Markup
    height: float


class Letters(NamedTuple):
    """How a paragraph is set: size in units, a class for its colour, bold or not."""

    size: float
    class_name: str = "sheet-ink"
    is_bold: bool = False


def write_paragraph(text: str, width: float, letters: Letters) -> Block:
    """Set a text in lines no wider than the width; an empty text has no height."""
    lines = wrap(text, width, letters.size, is_bold=letters.is_bold)
    step = letters.size * _LINE
    drawn = [
        write_element("tspan", line, x=0, y=round(letters.size * _ASCENT + step * number, 1))
        for number, line in enumerate(lines)
    ]
    if not drawn:
        return Block(Markup(), 0)
    weight = "600" if letters.is_bold else "400"
    paragraph = write_element(
        "text",
        # A space between lines, for whoever reads the text and not its places.
        *[Markup(" ").join(drawn)],
        class_name=letters.class_name,
        font_size=f"{letters.size:g}",
        font_weight=weight,
    )
    return Block(paragraph, step * len(lines))


def lay_chart(chart: Chart, width: float, most_high: float) -> Block:
    """Lay a chart into the width, no higher than is allowed, in the middle."""
    wide, high = chart.size
    scale = min(width / wide, most_high / high)
    placed = f'<svg x="{(width - wide * scale) / 2:.1f}" y="0" width="{wide * scale:.1f}"'
    placed += f' height="{high * scale:.1f}" '
    drawn = Markup(str(chart.svg).replace("<svg ", placed, 1))  # noqa: S704 - numbers alone were added
    return Block(drawn, high * scale)


def write_legend(legend: Legend, width: float) -> Block:
    """Write a key: its title, the fills and what they mean, the marks; a square where it is one."""
    title = write_paragraph(legend.title, width, Letters(_KEY_SIZE, is_bold=True))
    blocks = [title]
    entries = list(legend.entries)
    if legend.grid is not None:
        blocks.append(_write_square(legend, width))
        entries = entries[_SIDE**2 :]
    items = [_write_entry(entry, width) for entry in entries]
    items += [_write_mark(kind) for kind in legend.marks]
    blocks.append(_flow(items, width))
    drawn, height = stack(blocks, gap=6)
    patterns = write_patterns()
    body = write_element(
        "g", patterns, drawn, data_palette=legend.palette, data_classes=str(legend.classes)
    )
    return Block(body, height)


def stack(blocks: Iterable[Block], *, gap: float) -> Block:
    """Stand blocks under one another, those without height left out."""
    drawn, top = [], 0.0
    for block in blocks:
        if not block.height:
            continue
        top += gap if drawn else 0
        drawn.append(_move(block.drawn, 0, top))
        top += block.height
    return Block(Markup("").join(drawn), top)


class _Item(NamedTuple):
    drawn: Markup
    width: float
    height: float


def _move(drawn: Markup, x: float, y: float) -> Markup:
    return write_element("g", drawn, transform=f"translate({round(x, 1):g} {round(y, 1):g})")


def _flow(items: Sequence[_Item], width: float) -> Block:
    """Set items side by side, in as many rows as they need."""
    drawn, x, y, row = [], 0.0, 0.0, 0.0
    for item in items:
        if x and x + item.width > width:
            x, y, row = 0.0, y + row + 6, 0.0
        drawn.append(_move(item.drawn, x, y))
        x += item.width + _GAP
        row = max(row, item.height)
    return Block(Markup("").join(drawn), y + row)


def _write_entry(entry: LegendItem, width: float) -> _Item:
    wide, high = _SWATCH
    size = width - wide - 8
    label = write_paragraph(entry.label, size, Letters(_KEY_SIZE, is_bold=True))
    detail = write_paragraph(entry.remark, size, Letters(_DETAIL_SIZE, "sheet-soft"))
    texts = stack([label, detail], gap=0)
    drawn = [_draw_swatch(entry.fill, wide, high), _move(texts.drawn, wide + 8, 0)]
    longest = max(
        _measure_lines(entry.label, size, _KEY_SIZE, is_bold=True),
        _measure_lines(entry.remark, size, _DETAIL_SIZE),
    )
    return _Item(Markup("").join(drawn), wide + 8 + longest, texts.height)


def _measure_lines(text: str, room: float, size: float, *, is_bold: bool = False) -> float:
    lines = wrap(text, room, size, is_bold=is_bold)
    return max((measure(line, size, is_bold=is_bold) for line in lines), default=0)


def _draw_swatch(fill: str, wide: float, high: float) -> Markup:
    """Draw a fill as the map has it: a class, the hatch, the dots, or a class under the hatch."""
    parts = fill.split()
    own: dict[str, str] = {}
    if parts[0] == "unknown":
        own = {"fill": "url(#map-hatch)"}
    elif parts[0] == "low":
        own = {"fill": "url(#map-dots)"}
    box = {"x": 0, "y": 3, "width": wide, "height": high}
    class_name = "" if own else parts[0]
    drawn = write_element("rect", **box, **own, class_name=f"sheet-swatch {class_name}".strip())
    if "unknown-over" in parts:
        over = {"fill": "url(#map-hatch-over)"}
        drawn += write_element("rect", **box, **over, class_name="sheet-swatch")
    return drawn


def _write_mark(kind: str) -> _Item:
    name = MARK_NAMES.get(kind, kind)
    mark = draw_mark(kind, 2 if kind == MIXED else 1)
    drawn = [
        _move(write_element("g", mark, class_name="map-mark"), 12, 10),
        _move(write_paragraph(name, 400, Letters(_KEY_SIZE)).drawn, 32, 0),
    ]
    return _Item(Markup("").join(drawn), 32 + measure(name, _KEY_SIZE), 24)


def _write_square(legend: Legend, width: float) -> Block:
    """Write nine fills as a square: the first measure to the right, the second upwards."""
    across, up = legend.grid or ("", "")
    wide, high = _CELL
    cells = []
    for place, entry in enumerate(legend.entries[: _SIDE**2]):
        row, column = divmod(place, _SIDE)
        x, y = column * (wide + 3), (_SIDE - 1 - row) * (high + 3)
        swatch = _draw_swatch(entry.fill, wide, high)
        said = write_paragraph(entry.remark, wide, Letters(_DETAIL_SIZE, "sheet-on-fill"))
        cells.append(_move(swatch + _move(said.drawn, 6, 9), x, y))
    side = _SIDE * (wide + 3)
    is_beside = width - side > _LEAST_ROOM
    size = width - side - 16 if is_beside else width
    words = stack(
        [
            write_paragraph(f"Upwards: {up}, low to high", size, Letters(_KEY_SIZE)),
            write_paragraph(f"To the right: {across}, low to high", size, Letters(_KEY_SIZE)),
        ],
        gap=4,
    )
    low = _SIDE * (high + 3) + 4
    if is_beside:
        drawn = Markup("").join(cells) + _move(words.drawn, side + 12, 3)
        return Block(drawn, max(low, words.height))
    return Block(Markup("").join(cells) + _move(words.drawn, 0, low + 2), low + 2 + words.height)
