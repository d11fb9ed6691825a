"""Small maps beside each other, one a date, whose outlines are written once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.choropleth import HATCHED, write_patterns
from dashboard.charts.ground import SIZE, lay_ground
from dashboard.charts.letters import AT_EDGE, wrap
from dashboard.charts.svg import draw_path, write_element
from dashboard.results.outlines import MapOutlines
from dashboard.theme.palettes import SEQUENTIAL

_GAP, _LINE, _NAME, _SMALL = 14, 15, 14, 12
_WIDEST, _LEAST, _MOST_LINES = 420, 150, 3
# More columns than these cannot be read on a wall.
_MOST_COLUMNS, _HAIR = 6, 1e-6


class SmallMap(NamedTuple):
    """One date: its label, what is said of it, and each area's fill in the order of the areas."""

    label: str
    said: str
    fills: tuple[str, ...]


class MapDates(NamedTuple):
    """Maps of one edition: one a date, the areas in the order of their fills, and in words."""

    maps: Sequence[SmallMap]
    areas: Sequence[str]
    classes: int
    alt: str


def draw_small_maps(dates: MapDates, outlines: MapOutlines, size: tuple[int, int]) -> Chart:
    """Draw a map a date in as many columns as make them largest."""
    maps = dates.maps
    paths = lay_ground(outlines).lines.areas
    least = max(_LEAST, (size[0] + _GAP) / _MOST_COLUMNS - _GAP)
    lines = max((len(_wrap(one, least)) for one in maps), default=0)
    kept = _choose(maps, size, least, lines)
    columns, width = _count_columns(len(kept), size, lines)
    row = _measure_row(width, lines)
    drawn = []
    for place, one in enumerate(kept):
        x, y = (place % columns) * (width + _GAP), (place // columns) * row
        body = _draw_one(one, dates.areas, paths, width)
        drawn.append(write_element("g", body, transform=f"translate({x:.1f} {y:.1f})"))
    height = round(-(-len(kept) // columns) * row)
    if len(kept) < len(maps):
        height += _LINE
        said = f"{len(kept)} of {len(maps)} dates are drawn; all are in the table of this view."
        drawn.append(write_element("text", said, x=0, y=height - 4, class_name="rows-left-out"))
    return write_chart(
        (size[0], height),
        dates.alt,
        write_patterns(),
        *drawn,
        kind="dates",
        data_palette=SEQUENTIAL,
        data_classes=str(dates.classes),
    )


def _wrap(one: SmallMap, width: float) -> list[str]:
    said = one.said.removeprefix(f"{one.label}: ")
    return wrap(said, width * AT_EDGE, _SMALL)[:_MOST_LINES]


def _measure_row(width: float, lines: int) -> float:
    return width * SIZE[1] / SIZE[0] + _LINE * (1 + lines) + 8


def _choose(
    maps: Sequence[SmallMap], size: tuple[int, int], least: float, lines: int
) -> list[SmallMap]:
    """Choose the dates that have room: all, or so many at even steps with the first and last."""
    columns = int((size[0] + _GAP) / (least + _GAP) + _HAIR)
    fitting = max(columns * int((size[1] - _LINE) / _measure_row(least, lines)), 2)
    if len(maps) <= fitting:
        return list(maps)
    step = (len(maps) - 1) / (fitting - 1)
    return [maps[round(place * step)] for place in range(fitting)]


def _count_columns(count: int, size: tuple[int, int], lines: int) -> tuple[int, float]:
    """Give the number of columns at which maps are widest, and their width."""
    best = (1, 0.0)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        wide = (size[0] - _GAP * (columns - 1)) / columns
        high = (size[1] - _LINE) / rows - _LINE * (1 + lines) - 8
        width = min(wide, high * SIZE[0] / SIZE[1], _WIDEST)
        if width > best[1]:
            best = (columns, width)
    return best


def _draw_one(
    one: SmallMap, areas: Sequence[str], paths: Mapping[str, str], width: float
) -> Markup:
    by_fill: dict[str, str] = {}
    for code, fill in zip(areas, one.fills, strict=True):
        by_fill[fill] = by_fill.get(fill, "") + paths.get(code, "")
    shapes = [
        write_element("path", d=data, class_name=fill, fill="url(#map-hatch)")
        if fill in HATCHED
        else draw_path(data, fill)
        for fill, data in by_fill.items()
    ]
    scale = width / SIZE[0]
    lines = _wrap(one, width)
    texts = [write_element("text", one.label, x=0, y=12, class_name="table-name")]
    top = 14 + width * SIZE[1] / SIZE[0] + 12
    texts += [
        write_element("text", line, x=0, y=top + place * _LINE, class_name="rows-end")
        for place, line in enumerate(lines)
    ]
    group = write_element(
        "g", *shapes, class_name="map-areas", transform=f"translate(0 16) scale({scale:.4f})"
    )
    return group + Markup("").join(texts)
