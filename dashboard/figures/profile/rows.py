"""Every indicator's newest figure for one area, with the words that its test allows."""

import math
from functools import lru_cache
from typing import Any, NamedTuple

from dashboard.format.names import LEVEL_NAMES
from dashboard.format.outcomes import Compared
from dashboard.results.changes import Family, find_point_changes
from dashboard.results.edition_figures import (
    Found,
    IndicatorFigures,
    Observed,
    list_points,
    read_edition,
)
from dashboard.results.profile import ProfileFigure
from dashboard.results.view_results import describe_row
from dashboard.text.figures import describe_comparison, describe_rank
from geodata.closed_lists import Outcome
from geodata.model import Area, Geography, Indicator
from geodata.registry.profile_choice import load_profile_choice
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability

_NAN = math.nan
_KEPT_BOROUGHS = 128


class _Row(NamedTuple):
    """What `describe_row` reads of a figure."""

    area_name: str
    value: float | None
    lci_95: float
    uci_95: float
    status: str | None
    note: str | None
    outcome: Outcome
    difference: float
    reliability: Reliability


def list_figures(
    area: Area, borough: Area | None, repository: Repository
) -> tuple[ProfileFigure, ...]:
    """List an area's own figures, then those that only its borough has, by theme and name."""
    area_figures = read_edition(area.geography, repository).values()
    figures = tuple(_build(one, area, repository) for one in area_figures)
    if borough is None or borough == area:
        return figures
    return figures + _list_borrowed(borough, area.geography, repository)


# The same for every ward of a borough.
@lru_cache(maxsize=_KEPT_BOROUGHS)
def _list_borrowed(
    borough: Area, geography: Geography, repository: Repository
) -> tuple[ProfileFigure, ...]:
    area_figures = read_edition(geography, repository)
    return tuple(
        _build(one, borough, repository, is_borrowed=True)
        for identifier, one in read_edition(borough.geography, repository).items()
        if identifier not in area_figures
    )


def build_figure(
    indicator: Indicator, area: Area, repository: Repository, *, is_borrowed: bool = False
) -> ProfileFigure:
    """Build one indicator's newest figure for an area, as the map would show it.

    The indicator must have figures on the area's edition.
    """
    figures = read_edition(area.geography, repository).get(indicator.id)
    if figures is None:
        raise ValueError(f"{indicator.id} has no figures for {area.geography.key}")
    return _build(figures, area, repository, is_borrowed=is_borrowed)


def _build(
    figures: IndicatorFigures, area: Area, repository: Repository, *, is_borrowed: bool = False
) -> ProfileFigure:
    indicator, found = figures.indicator, figures.found[area.area_code]
    observed = found.observed
    shown, interval, outcome_words, note = _describe(found, indicator)
    compared = Compared(found.outcome, found.difference, has_interval=bool(interval))
    is_valued = observed.value is not None
    trend = list_points(figures.history.get(area.area_code, ()))
    return ProfileFigure(
        indicator=indicator,
        area=area,
        is_borrowed=is_borrowed,
        period=figures.period,
        group=figures.group,
        **_keep_observed(observed),
        source=repository.registry.sources[observed.source] if observed.source else None,
        shown=shown,
        interval=interval,
        note=note,
        reliability=found.reliability,
        london=figures.london,
        difference=None if math.isnan(found.difference) else found.difference,
        outcome=found.outcome,
        outcome_words=outcome_words,
        comparison=describe_comparison(compared, figures.london, indicator) if is_valued else "",
        spread=figures.spread,
        places=found.places,
        place_text=_describe_places(figures, found) if is_valued else "",
        trend=trend,
        london_trend=figures.london_trend,
        changes=find_point_changes(
            trend,
            area.area_code,
            Family(indicator.id, area.geography, figures.group),
            repository,
        ),
        is_in_print=indicator.id in load_profile_choice().in_print,
    )


def _keep_observed(observed: Observed) -> dict[str, Any]:
    names = ("value", "lci_95", "uci_95", "base", "status")
    return {name: getattr(observed, name) for name in names} | {"method": observed.method or ""}


def _describe(found: Found, indicator: Indicator) -> tuple[str, str, str, str]:
    observed = found.observed
    low, high = (_NAN if limit is None else limit for limit in (observed.lci_95, observed.uci_95))
    row = _Row(
        area_name=found.area_name,
        value=observed.value,
        lci_95=low,
        uci_95=high,
        status=observed.status,
        note=observed.note,
        outcome=found.outcome,
        difference=found.difference,
        reliability=found.reliability,
    )
    return describe_row(row, indicator, has_period=True)


def _describe_places(figures: IndicatorFigures, found: Found) -> str:
    plural = LEVEL_NAMES[figures.geography.level][1]
    valued = figures.spread.areas if figures.spread else 0
    return describe_rank(found.places, valued, plural, figures.indicator)
