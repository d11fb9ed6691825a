"""Figures of Explore's maps: true shapes in whatever colours, hexagons, and small maps by date."""

from dataclasses import replace
from functools import partial

from dashboard.charts.chart import Chart
from dashboard.charts.choropleth import OUT, UNTOLD, MapStyle, draw_choropleth
from dashboard.charts.hexmap import draw_hexmap
from dashboard.charts.marks import PlacedMark
from dashboard.charts.small_maps import MapDates, SmallMap, draw_small_maps
from dashboard.figures.colourings import colour_view
from dashboard.figures.condition_words import explain_filters
from dashboard.figures.date_values import LEFT_OUT, describe_dates
from dashboard.figures.explore import start_figure, tabulate_view
from dashboard.figures.figure import Figure, FigureKind, Size
from dashboard.figures.filtered import add_matches, find_met, keep_matching
from dashboard.figures.legend import list_fills, list_legend_marks, make_legend, say_legend
from dashboard.figures.reach_map import list_marks
from dashboard.format.names import LEVEL_NAMES
from dashboard.format.numbers import end_sentence
from dashboard.results.classes import Colouring, Shade
from dashboard.results.outlines import read_outlines
from dashboard.results.reached import select_placed
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Mode
from dashboard.state.view import View
from dashboard.text.clusters import describe_clusters
from dashboard.text.conditions import OUT_TIP, UNTOLD_TIP
from dashboard.text.hexagons import describe_hexagons
from dashboard.text.view import head_view
from geodata.repository import Repository

_SAID = {OUT: f" {OUT_TIP}", UNTOLD: f" {UNTOLD_TIP}"}
_FILLS = {"-": "unknown", ".": "plain", **LEFT_OUT}


def make_dates(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of a map for each date; where there is one date only, it is that map."""
    description = describe_dates(view, repository)
    one = make_explore_map(saved, replace(view, mode=Mode.MAP, since=None), repository)
    if description["why_not"] or not description["dates"]:
        why = f"{description['why_not'] or 'One date only'}; the map of one date is shown."
        return replace(one, notices=(*one.notices, why))
    maps = tuple(
        SmallMap(
            date["label"],
            f"{date['words']}. {date['london']}.",
            tuple(_FILLS.get(sign, f"k{sign}") for sign in date["classes"]),
        )
        for date in description["dates"]
    )
    alt = f"{description['title']}. " + " ".join(one_map.said for one_map in maps)
    legend = one.legend
    dates = MapDates(maps, tuple(description["areas"]), legend.classes if legend else 0, alt)
    outlines = read_outlines(view.geography, None, repository)

    # The number of areas of each class is one date's, and says nothing of the others.
    items = tuple(item._replace(count=None) for item in legend.items) if legend else ()
    observed = repository.observations(
        view.indicator.id, geography=view.geography, group=view.group
    ).set_index("area_code", drop=False)
    table = add_matches(observed, view, repository)
    return replace(
        one,
        # Many maps in one: no single area of it is pointed at or gone to.
        kind=FigureKind.CHART,
        alt=alt,
        draw=partial(draw_small_maps, dates, outlines),
        is_fluid=True,
        legend=legend._replace(title=description["title"], items=items) if legend else None,
        table=table.reset_index(drop=True).sort_values(
            ["period", "area_code"], kind="stable", ignore_index=True
        ),
        # Rows are dates of areas: an area stands in more than one.
        shapes=None,
        named=(*one.named[:2], view.geography.key, "every date"),
    )


def make_explore_map(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of a map of the Explore page."""
    figures = build_results(view, repository)
    colouring = colour_view(view, figures, repository).leave_out(find_met(view, repository))
    marks = _list_marks(view, repository)
    kinds = list_legend_marks(marks)
    legend = make_legend(view, figures, colouring, repository, marks=kinds)
    shown = keep_matching(view, figures, repository)
    heading = head_view(view, shown, repository)
    shades = _list_shades(figures, colouring)
    alt = f"Map of {LEVEL_NAMES[view.geography.level][1]}. {legend.title}. {say_legend(legend)}."
    style = _make_style(view, alt, colouring)
    if view.mode is Mode.TILES:
        draw = partial(_draw_tiles, shades, style, repository)
    else:
        draw = partial(_draw_shapes, shades, marks, style, repository)
    return start_figure(saved, view, figures, heading, repository)(
        kind=FigureKind.MAP,
        alt=alt,
        draw=draw,
        legend=legend,
        reading=(*explain_filters(view, repository), *_list_reading(view, figures, repository)),
        table=tabulate_view(view, figures, repository),
    )


def _list_marks(view: View, repository: Repository) -> tuple[PlacedMark, ...]:
    # Hexagons are not where areas are, so no record has its place on them.
    if not view.programmes or view.mode is Mode.TILES:
        return ()
    placed = select_placed(view, repository).to_dict("records")
    return list_marks(placed, repository.registry.programmes, repository)


def _list_shades(figures: ViewResults, colouring: Colouring) -> tuple[Shade, ...]:
    """Give each area its fill and the sentence that is said of it, as the page's tips do."""
    table = figures.table
    tips = table["outcome_words"] if colouring.tips is None else colouring.tips
    fills = list_fills(figures, colouring)
    rows = zip(
        *(table[name] for name in ("area_name", "shown", "interval", "note")),
        tips,
        strict=True,
    )
    return tuple(
        Shade(str(code), fills[str(code)], _say_area(*texts) + _SAID.get(fills[str(code)], ""))
        for code, texts in zip(table.index, rows, strict=True)
    )


def _say_area(name: str, shown: str, interval: str, note: str, outcome: str) -> str:
    value = f"{shown} ({interval})" if interval else shown
    parts = [text for text in (value, outcome, note) if text]
    return f"{name}: {end_sentence('; '.join(parts))}"


def _make_style(view: View, alt: str, colouring: Colouring) -> MapStyle:
    return MapStyle(
        geography=view.geography,
        alt=alt,
        palette=colouring.palette,
        classes=len(colouring.entries),
        selected=view.area.area_code if view.area else "",
        gathered=tuple(area.area_code for area in view.gathered),
    )


def _list_reading(view: View, figures: ViewResults, repository: Repository) -> tuple[str, ...]:
    """List what must be known to read the colours, in the page's own sentences."""
    sentences = colour_view(view, figures, repository).sentences
    if view.mode is Mode.TILES:
        return (*describe_hexagons(view, repository).first, *sentences)
    if view.mode is Mode.CLUSTERS:
        matching = keep_matching(view, figures, repository)
        clusters = describe_clusters(view, figures, repository, matching)
        return tuple(
            dict.fromkeys((clusters.summary, *clusters.cautions, clusters.making, *sentences))
        )
    return sentences


def _draw_shapes(
    shades: tuple[Shade, ...],
    marks: tuple[PlacedMark, ...],
    style: MapStyle,
    repository: Repository,
    _size: Size,
) -> Chart:
    # A map has one shape: what shows it makes it as large as it has room for.
    outlines = read_outlines(style.geography, None, repository)
    return draw_choropleth(shades, marks, style, outlines)


def _draw_tiles(
    shades: tuple[Shade, ...], style: MapStyle, repository: Repository, _size: Size
) -> Chart:
    areas = repository.areas(style.geography)
    names = dict(zip(areas["area_code"], areas["area_name"], strict=True))
    return draw_hexmap(shades, repository.hexagons(style.geography), names, style)
