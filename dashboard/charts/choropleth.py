"""Every area of an edition on one map of London, shaded, with marks no more exact than records.

``draw_london_map(shades, marks, look, repository)`` gives HTML ready for a
page written by the server: one picture in one ``div.london-map``, whose line
of words a script fills as areas are pointed at or gone to. The fill of a
`Shade` is a class of the look's palette (``k0`` … ``k8``), `UNKNOWN`, `PLAIN`,
by `hatch_over` a class under the hatch of no record, for maps of two measures,
or by `dot_over` one under the dots of low reliability.
Ask for ``closer`` to see one area's surroundings alone. The key is built by
``dashboard.components.legend``.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from markupsafe import Markup, escape

from dashboard.charts.ground import SIZE, Ground, lay_ground, outline_area, span_ground
from dashboard.charts.marks import MarkLayer, PlacedMark, draw_marks
from dashboard.charts.names_fitted import SIZES, NamePlace, choose_names
from dashboard.charts.svg import write_element
from dashboard.results.classes import Shade
from geodata.model import Area, Geography
from geodata.repository import Repository

UNKNOWN, PLAIN = "unknown", "plain"
_OVER, _LOW = f" {UNKNOWN}-over", " low"
_SHARED, _DOTS = "map-hatch", "map-dots"
_BASELINE = 0.36
_SIDE, _COARSE = 8, 2
_GROUND = f"M0 0h{_SIDE}v{_SIDE}H0z"
# The hatch over a colour leans the other way, so that a pale colour under it is not taken for none.
_LINES, _LINES_OVER = "M-2 2l4-4M0 8l8-8M6 10l4-4", "M-2 6l4 4M0 0l8 8M6 -2l4 4"


class MapLook(NamedTuple):
    """What is drawn, besides shades and marks.

    ``words`` is the map in words; ``closer`` is an area of any edition that
    the map is laid around; ``selected`` the code of an outlined area, of the
    edition drawn or else of the one of ``closer``. ``met`` and ``untold`` are
    codes of areas that are outlined because they meet what the reader asked
    for, and because nobody can tell.
    """

    geography: Geography
    words: str
    palette: str
    classes: int
    closer: Area | None = None
    selected: str = ""
    met: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def hatch_over(fill: str) -> str:
    """Lay the hatch of "no record" over a class, whose colour stays to be seen."""
    return fill + _OVER


def dot_over(fill: str) -> str:
    """Lay the dots of low reliability over a class, whose colour stays to be seen."""
    return fill + _LOW


def draw_london_map(
    shades: Sequence[Shade], marks: Sequence[PlacedMark], look: MapLook, repository: Repository
) -> Markup:
    """Draw the areas of an edition, each with the sentence that is said of it.

    An area without a shade is drawn as land, which says nothing of it; a
    shade of a code that the edition has not, or that lies beyond the frame,
    is left out.
    """
    return frame_map(draw_london_picture(shades, marks, look, repository))


def frame_map(picture: Markup) -> Markup:
    """Put a map into the frame whose line of words a script fills."""
    told = write_element("p", class_name="map-told", aria_hidden="true")
    return write_element("div", picture, told, class_name="london-map")


def draw_london_picture(
    shades: Sequence[Shade], marks: Sequence[PlacedMark], look: MapLook, repository: Repository
) -> Markup:
    """Draw the same map as one ``<svg>``, whose ``data-ground`` is the ground it shows.

    That is west, south, east and north of its view box, EPSG:27700.
    """
    ground = lay_ground(look.geography, look.closer, repository)
    layer = draw_marks(marks, ground)
    width, height = SIZE
    return write_element(
        "svg",
        write_patterns(),
        _draw_base(ground, look),
        *_draw_areas(shades, ground, look),
        _draw_lines(ground, look, repository),
        _write_names(ground, layer),
        layer.drawn,
        class_name="pic pic-of-london",
        viewBox=f"0 0 {width} {height}",
        focusable="false",
        data_palette=look.palette,
        data_classes=str(look.classes),
        data_ground=" ".join(f"{side:.0f}" for side in span_ground(ground.frame)),
    )


def _draw_base(ground: Ground, look: MapLook) -> Markup:
    # What is read out is this group: areas are read in the table, one by one.
    land = _draw_path("".join(ground.paths.values()), "map-land")
    return write_element("g", land, role="img", aria_label=look.words)


def _draw_areas(shades: Sequence[Shade], ground: Ground, look: MapLook) -> Iterator[Markup]:
    areas = Markup("").join(
        draw_area(shade, ground.paths[shade.area_code])
        for shade in shades
        if shade.area_code in ground.paths
    )
    level = look.geography.level.value
    yield write_element("g", areas, class_name="map-areas", data_level=level, aria_hidden="true")
    over = "".join(
        ground.paths.get(shade.area_code, "") for shade in shades if shade.fill.endswith(_OVER)
    )
    yield _draw_path(over, "map-over", f"url(#{_SHARED}-over)")
    low = "".join(
        ground.paths.get(shade.area_code, "") for shade in shades if shade.fill.endswith(_LOW)
    )
    yield _draw_path(low, "map-over", f"url(#{_DOTS})")


def draw_area(shade: Shade, data: str) -> Markup:
    """Draw one area with the sentence that is said of it; its fill is a class, or the hatch."""
    kind = shade.fill.removesuffix(_OVER).removesuffix(_LOW)
    fill = f' fill="url(#{_SHARED})"' if kind == UNKNOWN else ""
    path = (
        f'<path class="{escape(kind)}" data-area="{escape(shade.area_code)}"{fill} d="{data}">'
        f"<title>{escape(shade.title)}</title></path>"
    )
    if shade.href:
        path = f'<a href="{escape(shade.href)}" tabindex="-1">{path}</a>'
    return Markup(path)  # noqa: S704 - every part was escaped, path data are numbers


def _draw_lines(ground: Ground, look: MapLook, repository: Repository) -> Markup:
    borders = "".join(ground.wider.values())
    lines = [
        _draw_path(borders, "map-border-under"),
        _draw_path(borders, "map-border"),
        _draw_path(ground.rim, "map-rim"),
        _draw_path(ground.river, "map-river"),
    ]
    for codes, class_name in ((look.untold, "map-untold"), (look.met, "map-met")):
        data = "".join(ground.paths.get(code, "") for code in codes)
        lines += [_draw_path(data, f"{class_name}-halo"), _draw_path(data, class_name)]
    if look.selected:
        data = ground.paths.get(look.selected) or ground.wider.get(look.selected, "")
        if not data and look.closer:
            data = outline_area(look.selected, look.closer.geography, ground.frame, repository)
        lines += [_draw_path(data, "map-chosen-halo"), _draw_path(data, "map-chosen")]
    return write_element("g", *lines, class_name="map-lines", aria_hidden="true")


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


def _draw_path(data: str, class_name: str, fill: str = "") -> Markup:
    if not data:
        return Markup()
    own = {"fill": fill} if fill else {}
    return write_element("path", d=data, class_name=class_name, **own)


def write_patterns() -> Markup:
    """Write the hatches and dots that fills refer to."""
    no_record = (_draw_path(_GROUND, "map-hatch-ground"), _draw_path(_LINES, "map-hatch-line"))
    # Its lines have an edge of paper, so that they are seen on whatever colour.
    over = (_draw_path(_LINES_OVER, "map-over-edge"), _draw_path(_LINES_OVER, "map-over-line"))
    return write_element(
        "defs",
        *_write_pattern(_SHARED, *no_record),
        *_write_pattern(f"{_SHARED}-over", *over),
        *_write_pattern(_DOTS, write_element("circle", cx=4, cy=4, r=1.6, class_name="map-dot")),
    )


def _write_pattern(name: str, *parts: Markup) -> Iterator[Markup]:
    """Write a pattern twice: as it is, and coarse for a map on a phone or on paper."""
    for kind, scale in (("", 1), ("-coarse", _COARSE)):
        own: dict[str, float | str] = {"width": _SIDE, "height": _SIDE, "id": f"{name}{kind}"}
        own["patternTransform"] = f"scale({scale:g})"
        yield write_element("pattern", *parts, patternUnits="userSpaceOnUse", **own)
