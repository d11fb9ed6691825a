"""Paragraphs and drawings stood under one another; each part knows how high it is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.letters import measure, wrap
from dashboard.charts.svg import write_element

_LINE = 1.3
_ASCENT = 0.95
_GAP = 22


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


def stack(blocks: Iterable[Block], *, gap: float) -> Block:
    """Stand blocks under one another, those without height left out."""
    drawn, top = [], 0.0
    for block in blocks:
        if not block.height:
            continue
        top += gap if drawn else 0
        drawn.append(move(block.drawn, 0, top))
        top += block.height
    return Block(Markup("").join(drawn), top)


class Item(NamedTuple):
    """A block that stands in a row with others, and how wide it is."""

    drawn: Markup
    width: float
    height: float


def flow(items: Sequence[Item], width: float) -> Block:
    """Set items side by side, in as many rows as they need."""
    drawn, x, y, row = [], 0.0, 0.0, 0.0
    for item in items:
        if x and x + item.width > width:
            x, y, row = 0.0, y + row + 6, 0.0
        drawn.append(move(item.drawn, x, y))
        x += item.width + _GAP
        row = max(row, item.height)
    return Block(Markup("").join(drawn), y + row)


def move(drawn: Markup, x: float, y: float) -> Markup:
    """Move a drawing to the right and downwards."""
    return write_element("g", drawn, transform=f"translate({round(x, 1):g} {round(y, 1):g})")


def measure_lines(text: str, width: float, letters: Letters) -> float:
    """Give how wide the widest line of a paragraph comes out."""
    lines = wrap(text, width, letters.size, is_bold=letters.is_bold)
    widths = (measure(line, letters.size, is_bold=letters.is_bold) for line in lines)
    return max(widths, default=0)
