"""Plates of the Explore page's maps: true shapes in whatever colours, and areas of one size."""

from functools import partial

from markupsafe import Markup

from dashboard.answers.matches import find_matches
from dashboard.answers.reach_marks import select_placed
from dashboard.colouring import Colouring
from dashboard.colourings import colour_view
from dashboard.equal_area_map import make_equal_areas
from dashboard.geography_names import LEVEL_NAMES
from dashboard.numbers_shown import end_sentence
from dashboard.pictures.equal_areas import draw_equal_areas
from dashboard.pictures.london_map import MapLook, PlacedMark, Shade, draw_london_picture
from dashboard.plates.explore_key import list_fills, make_key, say_key
from dashboard.plates.explore_words import (
    list_filters,
    list_notes,
    list_unlocated,
    list_view_sources,
    name_file_parts,
    tabulate_view,
)
from dashboard.plates.plate import Plate, PlateKind, Room
from dashboard.reach.reach_map import list_marks
from dashboard.saved_view import SavedView
from dashboard.selection import Mode
from dashboard.shown_figures import ShownFigures, build_figures
from dashboard.view import View
from dashboard.words.cluster_words import describe_clusters
from dashboard.words.equal_area_words import describe_equal_areas
from dashboard.words.title_words import head_view
from geodata.repository import Repository


def make_explore_map(saved: SavedView, view: View, repository: Repository) -> Plate:
    """Make the plate of a map of the Explore page."""
    figures = build_figures(view, repository)
    colouring = colour_view(view, figures, repository)
    marks = _list_marks(view, repository)
    kinds = tuple(dict.fromkeys(mark.kind for mark in marks))
    key = make_key(view, figures, colouring, repository, marks=kinds)
    title, subtitle = head_view(view, figures, repository)
    shades = _list_shades(figures, colouring)
    words = f"Map of {LEVEL_NAMES[view.geography.level][1]}. {key.title}. {say_key(key)}."
    look = _make_look(view, words, colouring, repository)
    if view.mode is Mode.TILES:
        draw = partial(_draw_tiles, shades, look, repository)
    else:
        draw = partial(_draw_shapes, shades, marks, look, repository)
    return Plate(
        view=saved,
        kind=PlateKind.MAP,
        title=title,
        subtitle=subtitle,
        words=words,
        draw=draw,
        key=key,
        reading=(*list_filters(view, repository), *_list_reading(view, figures, repository)),
        notes=list_notes(view, figures),
        unlocated=list_unlocated(view, repository),
        table=tabulate_view(view, figures, repository),
        shapes=view.geography,
        sources=list_view_sources(view, repository),
        data_version=repository.data_version,
        named=name_file_parts(view),
        notices=view.notices,
    )


def _list_marks(view: View, repository: Repository) -> tuple[PlacedMark, ...]:
    # Hexagons are not where areas are, so no record has its place on them.
    if not view.programmes or view.mode is Mode.TILES:
        return ()
    placed = select_placed(view, repository).to_dict("records")
    return list_marks(placed, repository.registry.programmes, repository)


def _list_shades(figures: ShownFigures, colouring: Colouring) -> tuple[Shade, ...]:
    """Give each area its fill and the sentence that is said of it, as the page's tips do."""
    table = figures.table
    own_words = table["outcome_words"] if colouring.words is None else colouring.words
    fills = list_fills(figures, colouring)
    told = zip(
        *(table[name] for name in ("area_name", "shown", "interval", "note")),
        own_words,
        strict=True,
    )
    return tuple(
        Shade(str(code), fills[str(code)], _say_area(*said))
        for code, said in zip(table.index, told, strict=True)
    )


def _say_area(name: str, shown: str, interval: str, note: str, outcome: str) -> str:
    value = f"{shown} ({interval})" if interval else shown
    parts = [text for text in (value, outcome, note) if text]
    return f"{name}: {end_sentence('; '.join(parts))}"


def _make_look(view: View, words: str, colouring: Colouring, repository: Repository) -> MapLook:
    met = find_matches(view, repository).met if view.conditions else None
    return MapLook(
        geography=view.geography,
        words=words,
        palette=colouring.palette,
        classes=len(colouring.entries),
        selected=view.area.area_code if view.area else "",
        met=() if met is None else tuple(met.index[met.fillna(value=False).astype(bool)]),
        untold=() if met is None else tuple(met.index[met.isna()]),
    )


def _list_reading(view: View, figures: ShownFigures, repository: Repository) -> tuple[str, ...]:
    """List what must be known to read the colours, in the page's own sentences."""
    said = colour_view(view, figures, repository).sentences
    if view.mode is Mode.TILES:
        return (*describe_equal_areas(view, repository).first, *said)
    if view.mode is Mode.CLUSTERS:
        clusters = describe_clusters(view, figures, repository)
        return tuple(dict.fromkeys((clusters.summary, *clusters.cautions, clusters.making, *said)))
    return said


def _draw_shapes(
    shades: tuple[Shade, ...],
    marks: tuple[PlacedMark, ...],
    look: MapLook,
    repository: Repository,
    _room: Room,
) -> Markup:
    # A map has one shape: what shows it makes it as large as its room.
    return draw_london_picture(shades, marks, look, repository)


def _draw_tiles(
    shades: tuple[Shade, ...], look: MapLook, repository: Repository, _room: Room
) -> Markup:
    areas = repository.areas(look.geography)
    names = dict(zip(areas["area_code"], areas["area_name"], strict=True))
    layout = make_equal_areas(repository, look.geography).layout
    return draw_equal_areas(shades, layout, names, look)
