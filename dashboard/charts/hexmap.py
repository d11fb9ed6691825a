"""Areas as hexagons of one size, coloured and named as the map of true shapes is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.choropleth import MapStyle, draw_areas
from dashboard.charts.ground import SIZE, MapLines
from dashboard.charts.letters import measure
from dashboard.charts.svg import write_element
from dashboard.results.classes import Shade
from geodata.shapes.hexagons import CORNERS, RADIUS, Hexagons, find_middles

_MARGIN = 8
_LETTERS, _LETTER_WIDTH, _LINE = 15, 0.56, 1.15
_BASELINE = 0.36
_ROOM, _NEARLY, _USUAL = 0.94, 0.8, 0.91


class _Cell(NamedTuple):
    middle: tuple[float, float]
    corners: np.ndarray


def draw_hexmap(
    shades: Sequence[Shade], layout: Hexagons, names: Mapping[str, str], style: MapStyle
) -> Chart:
    """Draw a layout as one chart of the size of the map of true shapes.

    Parameters
    ----------
    shades : sequence of Shade
    layout : Hexagons
    names : mapping of code to name
    style : MapStyle
    """
    cells, width = _place(layout)
    lines = MapLines({code: _write(cell.corners) for code, cell in cells.items()})
    written = write_element(
        "g",
        *[_write_name(names[code], cell, width) for code, cell in cells.items()],
        class_name="map-names is-wide",
        aria_hidden="true",
    )
    return draw_areas(shades, lines, style, [written])


def _place(layout: Hexagons) -> tuple[dict[str, _Cell], float]:
    """Give each area's hexagon in the chart, and how wide hexagons are."""
    codes = sorted(layout.cells)
    # North is up on the ground, and down in a chart.
    middles = find_middles(np.array([layout.cells[code] for code in codes])) * [1, -1]
    reach = np.array([0.5, RADIUS])
    low, high = middles.min(axis=0) - reach, middles.max(axis=0) + reach
    size = np.array(SIZE) - 2 * _MARGIN
    scale = float(min(size / (high - low)))
    shift = (np.array(SIZE) - (high + low) * scale) / 2
    placed = middles * scale + shift
    return {
        code: _Cell((float(x), float(y)), np.array([x, y]) + np.array(CORNERS) * scale)
        for code, (x, y) in zip(codes, placed, strict=True)
    }, scale


def _write(corners: np.ndarray) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "z"


def _write_name(name: str, cell: _Cell, width: float) -> Markup:
    lines = _break(name, int(width / (_LETTERS * _LETTER_WIDTH)))
    x, y = cell.middle
    first = y - (len(lines) - 1) / 2 * _LETTERS * _LINE + _LETTERS * _BASELINE
    return Markup("").join(
        write_element(
            "text", line, x=x, y=first + number * _LETTERS * _LINE, **_hold(line, width * _ROOM)
        )
        for number, line in enumerate(lines)
    )


def _hold(line: str, size: float) -> dict[str, str]:
    """Hold a long line to its hexagon, whatever font it comes out in."""
    wide = measure(line, _LETTERS, is_bold=True)
    if wide <= size * _NEARLY:
        return {}
    # Most fonts are a little narrower than is measured: as wide as they are.
    return {"textLength": f"{min(wide * _USUAL, size):.1f}", "lengthAdjust": "spacingAndGlyphs"}


def _break(name: str, letters: int) -> list[str]:
    """Break a name between its words into lines of at most so many letters."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]
