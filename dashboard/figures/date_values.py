"""Every date of one indicator at once: what the dates under the map and the small maps show."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.figures.colourings import colour_view
from dashboard.figures.filtered import find_met
from dashboard.format.names import LEVEL_NAMES, name_geography
from dashboard.format.numbers import show_interval, show_value
from dashboard.results.classes import NO_VALUE, OUT, PLAIN, UNTOLD
from dashboard.results.view_results import build_results, find_london
from dashboard.state.selection import Selection
from dashboard.state.view import View, resolve_view
from geodata.closed_lists import Level
from geodata.model import Period
from geodata.repository import Repository
from geodata.statistics.classification import Scheme

Colourist = Callable[[Period, pd.Series], tuple[list[int], str]]
# One character an area: its class, or why it has none.
_MARKS = {NO_VALUE: "-", PLAIN: ".", OUT: "x", UNTOLD: "?"}
# The fill of each mark of an area that a filter leaves out.
LEFT_OUT = {_MARKS[OUT]: "out", _MARKS[UNTOLD]: "untold"}
# Shapes of neighbourhoods are too many to be drawn once a date, and too small to be seen.
_SMALL_MAP_LEVELS = frozenset({Level.BOROUGH, Level.WARD, Level.ASSEMBLY_CONSTITUENCY})


def list_dates(view: View) -> list[Period]:
    """List the dates of the drawn edition, the oldest first; none where there is only one."""
    periods = view.coverage.periods if view.coverage else ()
    return list(reversed(periods)) if len(periods) > 1 else []


def why_no_dates(view: View, _: Repository) -> str:
    """Say why there is no small map a date; an empty text where there is one."""
    if not list_dates(view):
        return "One date only"
    if view.geography.level not in _SMALL_MAP_LEVELS:
        return "Areas are too small to be seen on small maps"
    return ""


def choose_dates(view: View) -> Selection:
    """Give the choices on which the figures of all dates depend.

    No date is among them, unless areas are filtered by figures of that date.
    """
    chosen = view.choose_figures()
    period = chosen.period if chosen.where else None
    return replace(chosen, period=period, since=None, view=None, second=None)


def describe_dates(view: View, repository: Repository) -> dict[str, Any]:
    """Describe a view at each of its dates, the oldest first.

    Returns
    -------
    dict
        Ready for JSON. ``areas`` are codes; each of ``dates`` has its ``id``
        and ``label``, ``classes`` (a character an area, in the order of
        ``areas``: the class from 0, "-" without value, "." without colour, "x"
        where a filter leaves the area out, "?" where that cannot be told),
        and as text ``words`` (how many areas, from which value to which) and
        ``london``. ``title`` says what the maps show, ``plain`` is what "."
        means, ``why_not`` a reason where the dates have no maps.
    """
    areas = repository.areas(view.geography)["area_code"].to_list()
    periods, plain = list_dates(view), ""
    dates = []
    met = find_met(view, repository)
    shown = areas if met is None else met.index[met.fillna(value=False)].to_list()
    if periods:
        colour = _find_colourist(view, repository)
        observations = repository.observations(
            view.indicator.id, geography=view.geography, group=view.group
        )
        for period in periods:
            values = observations[observations["period"] == period.id].set_index("area_code")[
                "value"
            ]
            colours, called = colour(period, values.reindex(areas))
            places = _leave_out(colours, areas, met)
            plain = plain or called
            dates.append(
                {
                    "id": period.id,
                    "label": period.label,
                    "classes": "".join(_MARKS.get(place, str(place)) for place in places),
                    "words": describe_date(view, period, values.reindex(shown)),
                    "london": _tell_london(view, period, repository),
                }
            )
    return {
        "title": f"{view.indicator.label} ({view.indicator.unit}),"
        f" {name_geography(view.geography)}, at each date",
        "areas": areas,
        "dates": dates,
        "plain": plain,
        "why_not": why_no_dates(view, repository),
    }


def _find_colourist(view: View, repository: Repository) -> Colourist:
    """Decide how a date's values get their classes, and what a value without a colour is called.

    Classes of the value are the same at every date, so they are found once.
    Comparisons with London and widths of intervals are each date's own, and
    are made as its map makes them.
    """
    chosen = choose_dates(view)
    if not (chosen.sure or chosen.layer or chosen.scheme is Scheme.BENCHMARK):
        shown = resolve_view(chosen, repository)
        found = colour_view(shown, build_results(shown, repository), repository).classification
        if found is not None:
            return lambda _, values: (found.place(values).to_list(), "")

    def colour_as_its_map(period: Period, _: pd.Series) -> tuple[list[int], str]:
        dated = resolve_view(replace(chosen, period=period.id), repository)
        colouring = colour_view(dated, build_results(dated, repository), repository)
        return colouring.places.to_list(), colouring.plain

    return colour_as_its_map


def _leave_out(places: list[int], areas: list[str], met: pd.Series | None) -> list[int]:
    if met is None:
        return places
    answers = met.reindex(areas)
    return [
        UNTOLD if pd.isna(is_met) else place if is_met else OUT
        for place, is_met in zip(places, answers, strict=True)
    ]


def describe_date(view: View, period: Period, values: pd.Series) -> str:
    """Say how many areas have a value at a date, and from which to which values run.

    Reads as "2019: 32 of 33 boroughs, 83 to 97".
    """
    plural = LEVEL_NAMES[view.geography.level][1]
    if view.conditions:
        plural = f"matching {plural}"
    valued = values.dropna()
    if valued.empty:
        return f"{period.label}: no figures for {plural}"
    low, high = (show_value(end, view.indicator) for end in (valued.min(), valued.max()))
    span = low if low == high else f"{low} to {high}"
    return f"{period.label}: {len(valued):,} of {len(values):,} {plural}, {span}"


def _tell_london(view: View, period: Period, repository: Repository) -> str:
    london = find_london(repository, view.indicator.id, period=period.id, group=view.group)
    if london is None:
        return "London: not published"
    low, high = london.estimate.lci_95, london.estimate.uci_95
    shown = show_value(london.estimate.value, view.indicator)
    if low is None or high is None:
        return f"London {shown}"
    return f"London {shown} ({show_interval(low, high, view.indicator)})"
