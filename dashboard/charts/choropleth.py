"""Every area of an edition on one map of London, shaded, with marks no more exact than records.

``draw_choropleth(shades, marks, style, outlines)`` gives one chart, and
`draw_areas` the same of whatever path data. The fill of a `Shade` is a class
of the style's palette (``k0`` … ``k8``), `UNKNOWN`, `PLAIN`, `OUT`, `UNTOLD`, by `hatch_over` a
class under the hatch of no record, for maps of two measures, by `line_over` one
under level lines, or by `dot_over` one under the dots of low reliability.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from markupsafe import Markup, escape

from dashboard.charts.chart import Chart, frame_chart
from dashboard.charts.ground import SIZE, Ground, MapLines, lay_ground, span_ground
from dashboard.charts.marks import MarkLayer, PlacedMark, draw_marks
from dashboard.charts.names_fitted import SIZES, NamePlace, choose_names
from dashboard.charts.svg import Value, draw_path, write_element
from dashboard.results.classes import Shade
from dashboard.results.outlines import MapOutlines
from geodata.model import Geography

UNKNOWN, PLAIN = "unknown", "plain"
# Left out by a reader's filters, and by one that cannot be told of the area.
OUT, UNTOLD = "out", "untold"
HATCHED = frozenset({UNKNOWN, UNTOLD})
_OVER, _LOW, _LINED = f"{UNKNOWN}-over", "low", "lined"
_SHARED, _DOTS, _LEVEL_LINES = "map-hatch", "map-dots", "map-level-lines"
_LAID_OVER = {_OVER: f"{_SHARED}-over", _LINED: _LEVEL_LINES, _LOW: _DOTS}
_BASELINE = 0.36
_SIDE, _COARSE = 8, 2
# Level lines are this far apart.
_STEP = 6
_GROUND = f"M0 0h{_SIDE}v{_SIDE}H0z"
# The hatch over a colour leans the other way, so that a pale colour under it is not taken for none.
_LINES, _LINES_OVER = "M-2 2l4-4M0 8l8-8M6 10l4-4", "M-2 6l4 4M0 0l8 8M6 -2l4 4"


class MapStyle(NamedTuple):
    """What is drawn, besides shades and marks.

    ``alt`` is the map in words; ``selected`` the code of an outlined area, of
    the edition drawn or else the one that the map is laid around; ``gathered``
    the codes of a reader's group, outlined too.
    """

    geography: Geography
    alt: str
    palette: str
    classes: int
    selected: str = ""
    gathered: tuple[str, ...] = ()


def hatch_over(fill: str) -> str:
    """Lay the hatch of "no record" over a class, whose colour stays to be seen."""
    return f"{fill} {_OVER}"


def line_over(fill: str) -> str:
    """Lay level lines over a class that is to be told from another without its colour."""
    return f"{fill} {_LINED}"


def dot_over(fill: str) -> str:
    """Lay the dots of low reliability over a class, whose colour stays to be seen."""
    return f"{fill} {_LOW}"


def draw_choropleth(
    shades: Sequence[Shade],
    marks: Sequence[PlacedMark],
    style: MapStyle,
    outlines: MapOutlines,
) -> Chart:
    """Draw the areas of an edition, each with the sentence that is said of it.

    An area without a shade is drawn as land, which says nothing of it; a
    shade of a code that the edition has not, or that lies beyond the frame,
    is left out. The chart's ``data-ground`` is the ground that it shows: west,
    south, east and north of its view box, EPSG:27700.
    """
    ground = lay_ground(outlines)
    layer = draw_marks(marks, ground)
    shown = " ".join(f"{side:.0f}" for side in span_ground(ground.frame))
    over = (_write_names(ground, layer), layer.drawn)
    return draw_areas(shades, ground.lines, style, over, data_ground=shown)


def draw_areas(
    shades: Sequence[Shade],
    lines: MapLines,
    style: MapStyle,
    over: Sequence[Markup],
    **attributes: Value,
) -> Chart:
    """Draw areas of whatever outlines, in a chart of `SIZE`; ``over`` is drawn over them all."""
    return frame_chart(
        SIZE,
        style.alt,
        write_patterns(),
        _draw_base(lines, style),
        *_draw_shades(shades, lines, style),
        _draw_lines(lines, style),
        *over,
        kind="london",
        data_palette=style.palette,
        data_classes=str(style.classes),
        **attributes,
    )


def _draw_base(lines: MapLines, style: MapStyle) -> Markup:
    # What is read out is this group: areas are read in the table, one by one.
    land = draw_path("".join(lines.areas.values()), "map-land")
    return write_element("g", land, role="img", aria_label=style.alt)


def _draw_shades(shades: Sequence[Shade], lines: MapLines, style: MapStyle) -> Iterator[Markup]:
    shown = [shade for shade in shades if shade.area_code in lines.areas]
    areas = [draw_area(shade, lines.areas[shade.area_code]) for shade in shown]
    level = style.geography.level.value
    yield write_element("g", *areas, class_name="map-areas", data_level=level, aria_hidden="true")
    for ending, pattern in _LAID_OVER.items():
        under = [lines.areas[shade.area_code] for shade in shown if ending in shade.fill.split()]
        yield draw_path("".join(under), "map-over", fill=f"url(#{pattern})")


def draw_area(shade: Shade, data: str) -> Markup:
    """Draw one area with the sentence that is said of it; its fill is a class, or the hatch."""
    kind = shade.fill.split()[0]
    fill = f' fill="url(#{_SHARED})"' if kind in HATCHED else ""
    path = (
        f'<path class="{escape(kind)}" data-area="{escape(shade.area_code)}"{fill} d="{data}">'
        f"<title>{escape(shade.title)}</title></path>"
    )
    if shade.href:
        path = f'<a href="{escape(shade.href)}" tabindex="-1">{path}</a>'
    return Markup(path)  # noqa: S704 - every part was escaped, path data are numbers


def _draw_lines(lines: MapLines, style: MapStyle) -> Markup:
    borders, chosen = "".join(lines.boroughs.values()), lines.find(style.selected)
    gathered = "".join(map(lines.find, style.gathered))
    drawn = [
        draw_path(borders, "map-border-under"),
        draw_path(borders, "map-border"),
        draw_path(lines.rim, "map-rim"),
        draw_path(lines.river, "map-river"),
        draw_path(gathered, "map-gathered-halo"),
        draw_path(gathered, "map-gathered"),
        draw_path(chosen, "map-chosen-halo"),
        draw_path(chosen, "map-chosen"),
    ]
    return write_element("g", *drawn, class_name="map-lines", aria_hidden="true")


def _write_names(ground: Ground, layer: MarkLayer) -> Markup:
    groups = []
    sizes = (("wide", layer.taken), ("narrow", layer.taken_narrow))
    for size, (kind, taken) in zip(SIZES, sizes, strict=True):
        names = [
            _write_name(place, middle, size)
            for place, middle in choose_names(ground.names[size], taken)
        ]
        groups.append(write_element("g", *names, class_name=f"map-names is-{kind}"))
    return write_element("g", *groups, aria_hidden="true")


def _write_name(place: NamePlace, middle: tuple[int, int], size: int) -> Markup:
    x, y = middle
    step = place.height / len(place.lines)
    first = y - step * (len(place.lines) - 1) / 2 + size * _BASELINE
    return Markup("").join(
        write_element("text", line, x=x, y=round(first + step * number))
        for number, line in zip(count(), place.lines, strict=False)
    )


def write_patterns() -> Markup:
    """Write the hatches and dots that fills refer to."""
    no_record = (draw_path(_GROUND, "map-hatch-ground"), draw_path(_LINES, "map-hatch-line"))
    # Its lines have an edge of paper, so that they are seen on whatever colour.
    over = (draw_path(_LINES_OVER, "map-over-edge"), draw_path(_LINES_OVER, "map-over-line"))
    return write_element(
        "defs",
        *_write_pattern(_SHARED, *no_record),
        *_write_pattern(f"{_SHARED}-over", *over),
        *_write_pattern(_LEVEL_LINES, draw_path(f"M0 1h{_STEP}", "map-level-line"), side=_STEP),
        *_write_pattern(_DOTS, write_element("circle", cx=4, cy=4, r=1.6, class_name="map-dot")),
    )


def _write_pattern(name: str, *parts: Markup, side: int = _SIDE) -> Iterator[Markup]:
    """Write a pattern twice: as it is, and coarse for a map on a phone or on paper."""
    for kind, scale in (("", 1), ("-coarse", _COARSE)):
        settings: dict[str, float | str] = {"width": side, "height": side, "id": f"{name}{kind}"}
        settings["patternTransform"] = f"scale({scale:g})"
        yield write_element("pattern", *parts, patternUnits="userSpaceOnUse", **settings)
