"""The drawing that the page's map takes over: every area of an edition, ready to be coloured.

It is drawn in Web Mercator, so that tiles and places lie where they belong,
and finer than the maps of files, as a reader zooms into it. Colours are classes
of its paths; lines, hatches and names keep their size on the screen, so none
of them is part of what scales.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from markupsafe import Markup
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from dashboard.charts.ground import LaidShapes, lay_lines
from dashboard.charts.names_fitted import NameFit, fit_largest
from dashboard.charts.paths import Frame, frame_ground, place_points
from dashboard.charts.svg import draw_path, write_element
from dashboard.format.names import shorten_borough
from dashboard.results.outlines import MapOutlines, project_outlines
from geodata.model import Geography
from geodata.shapes.hexagons import CORNERS, RADIUS, Hexagons, find_middles

WEB_MERCATOR, _DEGREES = 3857, 4326
# Wide enough that one unit is about 15 metres of ground.
_WIDTH = 4000
_LOW_CLASSES = 9
# How many units a pixel has where all of London fills a usual window.
UNITS_A_PIXEL = 4.3


class StageMap(NamedTuple):
    """One edition's drawing.

    ``size`` is its width and height in units. ``codes`` are its areas in the
    order in which they are drawn, which is that of the figures. ``bounds`` are
    south, west, north and east in degrees (EPSG:4326). ``names`` say where and
    how large the name of each area, or of each borough where the areas are
    smaller, fits into it. ``middles`` and ``cells`` are of hexagons alone: where
    each lies, in units, and its column and row.
    """

    key: str
    size: tuple[int, int]
    codes: tuple[str, ...]
    bounds: tuple[float, float, float, float]
    names: Mapping[str, Sequence[NameFit]]
    areas: tuple[str, ...]
    lines: Markup
    level: str
    middles: tuple[tuple[int, int], ...] = ()
    cells: tuple[tuple[int, int], ...] = ()

    def write(self, fills: Sequence[str] = (), **attributes: str) -> Markup:
        """Write the drawing; ``fills`` are the classes of its areas, in their order."""
        classes = fills or ("none",) * len(self.areas)
        # Thousands of them: what is put together is class names and path data, and no text.
        paths = Markup(  # noqa: S704 - none of the parts was written by a reader
            "".join(
                f'<path class="area {fill}" d="{data}"></path>'
                for data, fill in zip(self.areas, classes, strict=True)
            )
        )
        width, height = self.size
        return write_element(
            "svg",
            write_patterns(),
            write_element("g", paths, class_name=f"stage-areas of-{self.level}"),
            self.lines,
            write_element("g", class_name="stage-attention"),
            xmlns="http://www.w3.org/2000/svg",
            class_name="stage-map",
            viewBox=f"0 0 {width} {height}",
            preserveAspectRatio="none",
            focusable="false",
            data_edition=self.key,
            **attributes,
        )

    def write_names(self, fills: Sequence[str] = (), *, is_change: bool = False) -> Markup:
        """Write the names that fit where London fills a usual window, each on its area's class.

        What clearly changed carries its sign, which stays where a name has no room.
        """
        grounds = {code: _find_ground(fill) for code, fill in zip(self.codes, fills, strict=False)}
        texts = []
        for code, fits in self.names.items():
            ground = grounds.get(code, "has-halo")
            sign = _SIGNS.get(ground, "") if is_change else ""
            for fit, size in choose_signed(fits, sign, 1 / UNITS_A_PIXEL):
                texts.append(_write_name(fit, size, self.size, ground))
        return write_element("svg", *texts, class_name="stage-names", aria_hidden="true")


# Letters in pixels; map/labels.js writes names alike. A name is broken into more lines rather than
# set in the smallest of them.
LETTER_SIZES, _LEAST_LETTERS = (14, 13), (12,)
_LINE, _BASELINE = 1.1, 0.36


def choose_fit(fits: Sequence[NameFit], scale: float) -> list[tuple[NameFit, int]]:
    """Choose of the ways to write a name the first that fits in the largest letters.

    Parameters
    ----------
    fits : sequence of NameFit
    scale : float
        Pixels a unit of the drawing.

    Returns
    -------
    list
        The way and its letters in pixels; empty where it fits in none.
    """
    ways = [
        (fit, size)
        for sizes in (LETTER_SIZES, _LEAST_LETTERS)
        for fit in fits
        for size in sizes
        if fit.size * scale >= size
    ]
    return ways[:1]


# What went up and what went down, by what the sign lies on.
_SIGNS = {"on-k2": "▲", "on-k0": "▼"}
# A sign is as wide as it is high, and a name of one line about this many times wider.
_WIDER = 2


def choose_signed(fits: Sequence[NameFit], sign: str, scale: float) -> list[tuple[NameFit, int]]:
    """Choose how to write a name under its sign, or the sign alone where both have no room."""
    if not sign:
        return choose_fit(fits, scale)
    over = [
        NameFit((sign, *fit.lines), fit.x, fit.y, fit.size * len(fit.lines) / (len(fit.lines) + 1))
        for fit in fits
    ]
    alone = [NameFit((sign,), fit.x, fit.y, fit.size * min(len(fit.lines), _WIDER)) for fit in fits]
    return choose_fit(over, scale) or choose_fit(alone, scale)


def _find_ground(fill: str) -> str:
    first = fill.split(maxsplit=1)[0] if fill else ""
    if first.startswith("k"):
        return f"on-{first}"
    return "on-out" if first == "out" else "has-halo"


def _write_name(fit: NameFit, size: int, within: tuple[int, int], ground: str) -> Markup:
    x = f"{100 * fit.x / within[0]:.2f}%"
    top = size * (_BASELINE - (len(fit.lines) - 1) / 2 * _LINE)
    lines = [
        write_element("tspan", line, x=x, dy=_LINE * size if place else top)
        for place, line in enumerate(fit.lines)
    ]
    return write_element(
        "text",
        *lines,
        class_name=ground,
        font_size=size,
        x=x,
        y=f"{100 * fit.y / within[1]:.2f}%",
    )


class StageGround(NamedTuple):
    """An edition's shapes in the metres of Web Mercator, as they are drawn, and their frame."""

    frame: Frame
    shapes: LaidShapes
    river: BaseGeometry


@lru_cache(maxsize=4)
def lay_stage_ground(outlines: MapOutlines) -> StageGround:
    """Lay an edition's outlines (EPSG:27700) into the frame of the page's map."""
    moved = project_outlines(outlines, WEB_MERCATOR)
    west, south, east, north = shapely.total_bounds(list(moved.areas.values())).tolist()
    height = round(_WIDTH * (north - south) / (east - west))
    frame = frame_ground((0, 0, _WIDTH, height), (west, south, east, north), margin=0)
    return StageGround(frame, lay_lines(moved, frame), moved.river)


@lru_cache(maxsize=16)
def lay_stage(outlines: MapOutlines, geography: Geography) -> StageMap:
    """Lay an edition's outlines (EPSG:27700) into the drawing of the page's map."""
    frame, (shapes, boroughs, lines), river = lay_stage_ground(outlines)
    # What has no name is no area of the edition.
    codes = tuple(code for code in outlines.areas if code in outlines.names)
    named = boroughs or shapes
    is_tiny = not boroughs and len(shapes) > _MOST_NAMED
    names = outlines.borough_names if boroughs else outlines.names
    return StageMap(
        key=geography.key,
        size=(round(frame.width), round(frame.height)),
        codes=codes,
        bounds=_find_bounds(frame),
        names=_name_river(river, frame) | ({} if is_tiny else _fit_names(named, names, frame)),
        areas=tuple(lines.areas.get(code, "") for code in codes),
        lines=_draw_lines(lines.boroughs, lines.rim, lines.river),
        level=geography.level.value,
    )


_MOST_NAMED = 100
# Ground that a layout of hexagons takes, which is not where its areas are: middle and width.
_HEXAGONS_AT, _HEXAGONS_METRES = (-0.09, 51.49), 94_000


def lay_stage_hexagons(layout: Hexagons, geography: Geography) -> StageMap:
    """Lay hexagons of one size into a drawing of the same width as the map of true shapes."""
    codes = sorted(layout.cells)
    # North is up on the ground, and down in a drawing.
    middles = find_middles(np.array([layout.cells[code] for code in codes])) * [1, -1]
    reach = np.array([0.5, RADIUS])
    low, high = middles.min(axis=0) - reach, middles.max(axis=0) + reach
    scale = _WIDTH / (high - low)[0]
    height = round(float((high - low)[1] * scale))
    placed = (middles - low) * scale
    corners = np.array(CORNERS) * scale
    east, north = Transformer.from_crs(_DEGREES, WEB_MERCATOR, always_xy=True).transform(
        *_HEXAGONS_AT
    )
    metres = _HEXAGONS_METRES / _WIDTH
    frame = Frame(
        *(0, 0, _WIDTH, height),
        west=east - _HEXAGONS_METRES / 2,
        north=north + height * metres / 2,
        metres_a_unit=metres,
    )
    return StageMap(
        key=f"{geography.key}_tiles",
        size=(_WIDTH, height),
        codes=tuple(codes),
        bounds=_find_bounds(frame),
        names={},
        areas=tuple(_write_corners(corners + middle) for middle in placed),
        lines=Markup(),
        level="tiles",
        middles=tuple((round(x), round(y)) for x, y in placed.tolist()),
        cells=tuple(layout.cells[code] for code in codes),
    )


def _write_corners(corners: np.ndarray) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in corners) + "z"


def _fit_names(
    shapes: Mapping[str, BaseGeometry], names: Mapping[str, str], frame: Frame
) -> dict[str, Sequence[NameFit]]:
    return {
        code: fit_largest(shorten_borough(names[code]), shape, frame)
        for code, shape in shapes.items()
        if code in names
    }


# Where its middle lies on the way from the mouth to the edge, and its width by its letters' size.
_RIVER, _FROM_MOUTH, _LETTERS_WIDE = "Thames", 0.4, 3.8


def _name_river(river: BaseGeometry, frame: Frame) -> dict[str, Sequence[NameFit]]:
    """Name the Thames beyond its mouth, where no area lies; nowhere if there is no room."""
    if river.is_empty:
        return {}
    points = shapely.get_coordinates(river)
    ((x, y),) = place_points(points[[points[:, 0].argmax()]], frame)
    room = _WIDTH - x
    middle = round(x + room * _FROM_MOUTH)
    size = round(float(2 * room * _FROM_MOUTH / _LETTERS_WIDE), 1)
    return {"thames": (NameFit((_RIVER,), middle, int(y), size),)}


def _find_bounds(frame: Frame) -> tuple[float, float, float, float]:
    west, south, east, north = frame.ground
    to_degrees = Transformer.from_crs(WEB_MERCATOR, _DEGREES, always_xy=True)
    (left, right), (bottom, top) = to_degrees.transform([west, east], [south, north])
    return (bottom, left, top, right)


def _draw_lines(boroughs: Mapping[str, str], rim: str, river: str) -> Markup:
    lines = write_element(
        "g",
        draw_path("".join(boroughs.values()), "stage-border"),
        draw_path(rim, "stage-rim"),
        class_name="stage-lines",
    )
    return lines + draw_path(river, "stage-river")


def write_patterns() -> Markup:
    """Write the hatch of no value, dots over each class for low reliability, lines for a fall.

    Their ids are those of the page's style sheet, and their scale that of a
    usual window; the browser sets it anew when the map has been zoomed.
    """
    line = write_element("rect", width=1.1, height=6, class_name="hatch-line")
    paper = write_element("rect", width=6, height=6, class_name="hatch-paper")
    patterns = [_write_pattern("hatch", 6, [paper, line], "rotate(45)")]
    for place in range(_LOW_CLASSES):
        ground = write_element("rect", width=7, height=7, class_name=f"k{place}")
        dots = [
            write_element("circle", cx=middle, cy=middle, r=1.2, class_name="low-dot")
            for middle in (2, 5.5)
        ]
        patterns.append(_write_pattern(f"low-{place}", 7, [ground, *dots], ""))
    fall = write_element("rect", width=6, height=6, class_name="k0")
    line = write_element("rect", y=2, width=6, height=1.4, class_name="fall-line")
    patterns.append(_write_pattern("fall", 6, [fall, line], ""))
    return write_element("defs", *patterns)


def _write_pattern(name: str, side: int, parts: Sequence[Markup], turn: str) -> Markup:
    return write_element(
        "pattern",
        *parts,
        id=name,
        width=side,
        height=side,
        patternUnits="userSpaceOnUse",
        patternTransform=f"scale({UNITS_A_PIXEL}) {turn}".strip(),
    )


class AreaPlaces(NamedTuple):
    """Where each area is, in order: longitude and latitude (EPSG:4326), and units of a drawing."""

    degrees: tuple[tuple[float, float], ...]
    units: tuple[tuple[int, int], ...]


def place_areas(stage: StageMap, degrees: Mapping[str, tuple[float, float]]) -> AreaPlaces:
    """Place areas on a drawing by their own points; hexagons lie where they are drawn.

    Parameters
    ----------
    stage : StageMap
    degrees : mapping of code to longitude and latitude, EPSG:4326
    """
    south, west, north, east = stage.bounds
    to_metres = Transformer.from_crs(_DEGREES, WEB_MERCATOR, always_xy=True)
    (left, right), (_, top) = to_metres.transform([west, east], [south, north])
    metres_a_unit = (right - left) / stage.size[0]
    if stage.middles:
        x, y = np.array(stage.middles).T
        back = to_metres.transform(
            left + x * metres_a_unit, top - y * metres_a_unit, direction="INVERSE"
        )
        places = np.round(np.column_stack(back), _PLACES_OF_DEGREES).tolist()
        return AreaPlaces(tuple((a, b) for a, b in places), stage.middles)
    own = tuple(degrees[code] for code in stage.codes)
    frame = Frame(0, 0, *stage.size, left, top, metres_a_unit)
    points = np.column_stack(to_metres.transform(*np.array(own).T))
    return AreaPlaces(own, tuple((x, y) for x, y in place_points(points, frame).tolist()))


_PLACES_OF_DEGREES = 5
