"""The words of a view's two indicators, under its scatter and under its map of both."""

from collections.abc import Callable
from typing import NamedTuple

from dash.development.base_component import Component

from dashboard.layout.pair_panel import (
    AreaList,
    KeyAxis,
    build_findings,
    build_key,
    build_no_pair,
    build_quadrants,
)
from dashboard.pair.indicator_pair import Pair, build_pair, choose_pair, suggest_seconds
from dashboard.view import View
from dashboard.words.pair_words import (
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
    explain_no_pair,
    list_cautions,
    name_thirds,
)
from geodata.repository import Repository


class _Kind(NamedTuple):
    """What areas are listed by: its name in an address, how many lists, their words and sizes."""

    name: str
    places: int
    describe: Callable[[Pair, int], str]
    count: Callable[[Pair, int], int]


_QUADRANT = _Kind("quadrant", QUADRANTS, describe_quadrant, count_quadrant)
_CELL = _Kind("cell", CELLS, describe_cell, count_cell)


def present_scatter_words(view: View, repository: Repository) -> list[Component]:
    """Build the finding, the cautions and the four lists under a scatter."""
    pair = build_pair(view, repository)
    if pair is None:
        return _present_no_pair(view, repository)
    lists, address = _list_areas(view, pair, _QUADRANT)
    return [*_present_findings(pair), build_quadrants(lists, describe_lines(pair), address)]


def present_map_key(view: View, repository: Repository) -> list[Component]:
    """Build the key of the map of both, and the finding under it."""
    pair = build_pair(view, repository)
    if pair is None:
        return _present_no_pair(view, repository)
    axes = [
        KeyAxis(side.figures.indicator.label, name_thirds(pair, which))
        for which, side in enumerate(pair.sides)
    ]
    if not all(axis.ranges for axis in axes):
        return _present_findings(pair)
    lists, address = _list_areas(view, pair, _CELL)
    return [build_key((axes[0], axes[1]), lists, address), *_present_findings(pair)]


def _list_areas(view: View, pair: Pair, kind: _Kind) -> tuple[list[AreaList], str]:
    """List the areas by one kind, and give the address of the file that holds all its lists."""
    address = f"/view/quadrants.csv?{choose_pair(view).to_query()}"
    lists = [
        AreaList(
            place,
            kind.describe(pair, place),
            f"{address}&{kind.name}={place}",
            kind.count(pair, place),
        )
        for place in range(kind.places)
    ]
    return lists, address


def _present_no_pair(view: View, repository: Repository) -> list[Component]:
    suggested = suggest_seconds(repository, view.indicator.id, view.geography.key)
    return build_no_pair(explain_no_pair(view, repository), suggested)


def _present_findings(pair: Pair) -> list[Component]:
    left_out = describe_left_out(pair)
    said = [*list_cautions(pair), describe_dates(pair), *([left_out] if left_out else [])]
    return build_findings(describe_correlation(pair), said)
