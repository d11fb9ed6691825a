"""What Explore's panels say, for whatever the address asks for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.charts.plotly import draw_dots, draw_trend
from dashboard.components.attributes import attributes
from dashboard.figures.change_rows import describe_list
from dashboard.figures.explore_trend import describe_dots, describe_trend
from dashboard.figures.filtered import keep_matching, keep_matching_of_two
from dashboard.format.names import LEVEL_NAMES
from dashboard.pages.explore.bivariate_panel import (
    AreaList,
    ThirdsAxis,
    build_findings,
    build_legend,
    build_no_bivariate,
    build_quadrants,
)
from dashboard.pages.explore.change_panel import build_change_panel
from dashboard.pages.explore.offers import build_offer, find_map_offer
from dashboard.pages.explore.panels import (
    TrendRow,
    TrendTable,
    build_changes,
    build_chart,
    build_cluster_panel,
    build_edition_panel,
    build_group_heading,
    build_hexagon_panel,
    build_no_editions,
    build_no_trend,
)
from dashboard.pages.explore.reach_box import build_question
from dashboard.results.bivariate import (
    BivariateResults,
    build_bivariate,
    choose_bivariate,
    suggest_seconds,
)
from dashboard.results.need import count_highest_third
from dashboard.results.trends import (
    collect_changes,
    collect_groups,
    collect_series,
    find_single_date,
    list_rows,
    make_place_dots,
)
from dashboard.results.view_results import build_results
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import View
from dashboard.state.view_modes import MODES, Stage
from dashboard.text.bivariate import (
    CELLS,
    QUADRANTS,
    count_cell,
    count_quadrant,
    describe_cell,
    describe_correlation,
    describe_dates,
    describe_left_out,
    describe_lines,
    describe_quadrant,
    explain_no_bivariate,
    list_cautions,
    name_thirds,
)
from dashboard.text.change import describe_changes
from dashboard.text.clusters import describe_clusters
from dashboard.text.conditions import ALL_AREAS_NOTE
from dashboard.text.editions import describe_editions, explain_changes, explain_no_editions
from dashboard.text.hexagons import describe_hexagons
from dashboard.text.need import describe_highest_third
from geodata.model import BOROUGHS, NEWEST_WARDS
from geodata.reach.needs import load_needs
from geodata.repository import Repository


def present_clusters(view: View, repository: Repository) -> list[Component]:
    """Build what is said of the clusters of a view."""
    figures = build_results(view, repository)
    matching = keep_matching(view, figures, repository)
    return build_cluster_panel(describe_clusters(view, figures, repository, matching))


def present_editions(view: View, repository: Repository) -> list[Component]:
    """Build what is said of figures that are drawn on another ward edition."""
    if view.moved_from is None:
        reason = explain_no_editions(view, repository)
        return build_no_editions(reason, explain_changes(repository))
    return build_edition_panel(describe_editions(view, build_results(view, repository), repository))


def present_hexagons(view: View, repository: Repository) -> list[Component]:
    """Build the words about a view's hexagons."""
    return build_hexagon_panel(*describe_hexagons(view, repository))


class _Kind(NamedTuple):
    """What areas are listed by: its name in an address, how many lists, their words and sizes."""

    name: str
    places: int
    describe: Callable[[BivariateResults, int], str]
    count: Callable[[BivariateResults, int], int]


_QUADRANT = _Kind("quadrant", QUADRANTS, describe_quadrant, count_quadrant)
_CELL = _Kind("cell", CELLS, describe_cell, count_cell)


def present_scatter_words(view: View, repository: Repository) -> list[Component]:
    """Build the finding, the cautions and the four lists under a scatter."""
    results = build_bivariate(view, repository)
    if results is None:
        return _present_no_bivariate(view, repository)
    shown = keep_matching_of_two(view, results, repository)
    lists, address = _list_areas(view, shown, _QUADRANT)
    return [
        *_present_findings(view, results),
        build_quadrants(lists, describe_lines(results), address),
    ]


def present_map_legend(view: View, repository: Repository) -> list[Component]:
    """Build the legend of the map of both, and the finding under it."""
    results = build_bivariate(view, repository)
    if results is None:
        return _present_no_bivariate(view, repository)
    axes = [
        ThirdsAxis(side.figures.indicator.label, name_thirds(results, which))
        for which, side in enumerate(results.sides)
    ]
    if not all(axis.ranges for axis in axes):
        return _present_findings(view, results)
    shown = keep_matching_of_two(view, results, repository)
    lists, address = _list_areas(view, shown, _CELL)
    return [build_legend((axes[0], axes[1]), lists, address), *_present_findings(view, results)]


def _list_areas(view: View, results: BivariateResults, kind: _Kind) -> tuple[list[AreaList], str]:
    """List the areas by one kind, and give the address of the file that holds all its lists."""
    chosen = choose_bivariate(view)
    if view.conditions:
        chosen = replace(view.choose_matches(), second=chosen.second)
    address = f"/view/quadrants.csv?{chosen.to_query()}"
    lists = [
        AreaList(
            place,
            kind.describe(results, place),
            f"{address}&{kind.name}={place}",
            kind.count(results, place),
        )
        for place in range(kind.places)
    ]
    return lists, address


def _present_no_bivariate(view: View, repository: Repository) -> list[Component]:
    suggested = suggest_seconds(repository, view.indicator.id, view.geography.key)
    return build_no_bivariate(explain_no_bivariate(view, repository), suggested)


def _present_findings(view: View, results: BivariateResults) -> list[Component]:
    left_out = describe_left_out(results)
    sentences = [
        *([ALL_AREAS_NOTE] if view.conditions else []),
        *list_cautions(results),
        describe_dates(results),
        *([left_out] if left_out else []),
    ]
    return build_findings(describe_correlation(results), sentences)


def present_trend(view: View, repository: Repository) -> list[Component]:
    """Build the charts and tables of a view's figures over time and by group."""
    return [*_present_dates(view, repository), *_present_groups(view, repository)]


def _present_dates(view: View, repository: Repository) -> list[Component]:
    series, indicator = collect_series(view, repository), view.indicator
    if not series:
        return build_no_trend(
            f"No figures over time are held for “{indicator.label}” in this population."
        )
    rows = [TrendRow(period, cells) for period, cells in list_rows(series, indicator)]
    title = f"{indicator.label} ({indicator.unit}), by date"
    table = TrendTable(title, ("Date", *series), rows)
    if find_single_date(series):
        # One date is no line over time: places stand beside each other instead.
        return build_chart(
            draw_dots(*describe_dots(make_place_dots(series, indicator), indicator)), table
        )
    chart, figures = build_chart(draw_trend(*describe_trend(series, indicator)), table)
    changes = describe_changes(collect_changes(series, repository), indicator)
    return [chart, *build_changes(changes), figures]


def _present_groups(view: View, repository: Repository) -> list[Component]:
    groups = collect_groups(view, repository)
    if groups is None:
        return []
    rows = [TrendRow(dot.name, (dot.shown,)) for dot in groups.dots]
    title = f"{view.indicator.label} ({view.indicator.unit}), London by group, {groups.date}"
    return [
        *build_group_heading(f"By group, London, {groups.date}", groups.sentence),
        *build_chart(
            draw_dots(*describe_dots(groups.dots, view.indicator)),
            TrendTable(title, ("Group", "Value"), rows),
        ),
    ]


def present_change(view: View, repository: Repository) -> list[Component]:
    """Build the list of a view's change; nothing where it shows one date."""
    described = describe_list(view, build_results(view, repository), repository)
    if described is None:
        return []
    question = f"Which {LEVEL_NAMES[view.geography.level][1]} clearly changed?"
    return build_change_panel(described, question)


def present_question(view: View, repository: Repository) -> list[Component]:
    """Answer whether the areas where a topic is highest have records of the chosen programmes.

    Nothing where no programme is chosen, or where records and need are not held for the areas.
    """
    if not view.programmes or view.geography not in (BOROUGHS, NEWEST_WARDS) or view.moved_from:
        return []
    figures = build_results(view, repository)
    values, chosen = figures.table["value"], frozenset(one.id for one in view.programmes)
    found = count_highest_third(values, chosen, view.geography, repository)
    if found is None:
        return []
    needs = (need.id for need in load_needs().values() if need.indicator == view.indicator.id)
    asked = Selection(
        programme=view.selection.programme,
        level=view.geography.level,
        vintage=view.geography.vintage,
        need=next(needs, None),
    )
    return [
        build_question(
            "Where it is highest, is there a record?",
            describe_highest_third(found, view, is_estimated=figures.has_intervals),
            f"/reach/need?{asked.to_query()}",
        )
    ]


PanelPresenter = Callable[[View, Repository], list[Component]]
PANELS: Mapping[Mode, PanelPresenter] = MappingProxyType(
    {
        Mode.TREND: present_trend,
        Mode.TILES: present_hexagons,
        Mode.SCATTER: present_scatter_words,
        Mode.BIVARIATE: present_map_legend,
        Mode.CLUSTERS: present_clusters,
        Mode.EDITIONS: present_editions,
    }
)


# Where the areas' own values are shown, that question is answered.
_WITH_QUESTION = frozenset({Mode.MAP, Mode.TILES})


def present_panel(view: View, repository: Repository, *, is_beside: bool) -> list[Component]:
    """Build the words of a view's way of showing; none where the way has none there.

    They stand in place of the map where the way has no map, else beside it
    (``is_beside``); so is the list of a change, which a ranking is itself.
    """
    present = PANELS.get(view.mode)
    is_here = is_beside == (MODES[view.mode].stage is Stage.MAP)
    parts = present(view, repository) if present and is_here else []
    if is_here:
        parts = [*parts, *build_offer(find_map_offer(view, repository))]
    if is_beside and view.mode in _WITH_QUESTION and not view.shows_change:
        parts = [*present_question(view, repository), *parts]
    # The table shows a change in columns of its own.
    if (
        view.shows_change
        and view.mode is not Mode.TABLE
        and is_beside != (view.mode is Mode.RANKING)
    ):
        parts = [*parts, *present_change(view, repository)]
    if not parts:
        return []
    return [html.Div(parts, **attributes({"data-mode": view.mode.value}))]
