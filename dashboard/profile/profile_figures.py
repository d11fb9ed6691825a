"""Every indicator's newest figure for one area, joined from the tables that the map draws."""

from typing import Any

import pandas as pd

from dashboard.area_ranks import rank_areas
from dashboard.geography_names import LEVEL_NAMES
from dashboard.profile.area_profile import Point, ProfileFigure, Spread
from dashboard.selection import Selection
from dashboard.shown_figures import ShownFigures, build_figures
from dashboard.view import View, resolve_view
from dashboard.wording import Compared, describe_comparison, describe_rank
from geodata.change import find_changes
from geodata.closed_lists import Level, Outcome, Status, Theme
from geodata.model import Area, Geography, Indicator, Period
from geodata.reliability import Reliability
from geodata.repository import Repository

_LONDON = Geography(Level.LONDON)
_QUARTERS = (0, 0.25, 0.5, 0.75, 1)


def list_figures(
    area: Area, borough: Area | None, repository: Repository
) -> tuple[ProfileFigure, ...]:
    """List an area's own figures, then those that only its borough has, by theme and name."""
    own = _list_indicators(area.geography, repository)
    figures = [build_figure(indicator, area, repository) for indicator in own]
    if borough is not None and borough != area:
        wider = _list_indicators(borough.geography, repository)
        figures += [
            build_figure(indicator, borough, repository, is_borrowed=True)
            for indicator in wider
            if indicator not in own
        ]
    return tuple(figures)


def build_figure(
    indicator: Indicator, area: Area, repository: Repository, *, is_borrowed: bool = False
) -> ProfileFigure:
    """Build one indicator's newest figure for an area, as the map would show it.

    The indicator must have figures on the area's edition.
    """
    view = resolve_view(
        Selection(
            indicator=indicator.id, level=area.geography.level, vintage=area.geography.vintage
        ),
        repository,
    )
    if view.geography != area.geography or view.period is None:
        raise ValueError(f"{indicator.id} has no figures for {area.geography.key}")
    figures = build_figures(view, repository)
    row = figures.table.loc[[area.area_code]].to_dict("records")[0]
    compared = Compared(Outcome(row["outcome"]), row["difference"], bool(row["interval"]))
    is_valued = pd.notna(row["value"])
    places = _find_places(area, figures)
    trend = _list_points(view, area.geography, area.area_code, repository)
    return ProfileFigure(
        indicator=indicator,
        area=area,
        is_borrowed=is_borrowed,
        period=view.period,
        group=view.group,
        **_read_observed(row, repository),
        london=figures.london,
        difference=float(row["difference"]) if pd.notna(row["difference"]) else None,
        outcome=compared.outcome,
        outcome_words=row["outcome_words"],
        comparison=describe_comparison(compared, figures.london, indicator) if is_valued else "",
        spread=_measure_spread(figures),
        places=places,
        place_words=_describe_places(places, figures) if is_valued else "",
        trend=trend,
        london_trend=_list_points(view, _LONDON, None, repository),
        changes=find_changes(_tabulate(trend), basis=indicator.basis),
        is_in_print=False,
    )


def _list_indicators(geography: Geography, repository: Repository) -> list[Indicator]:
    held = [
        indicator
        for indicator in repository.registry.indicators.values()
        if any(part.geography == geography for part in repository.coverage(indicator.id))
    ]
    themes = list(Theme)
    return sorted(held, key=lambda indicator: (themes.index(indicator.theme), indicator.label))


def _read_observed(row: dict[Any, Any], repository: Repository) -> dict[str, Any]:
    """Read what was observed, with None for what is missing."""
    known = {name: None if pd.isna(row[name]) else row[name] for name in row if name != "place"}
    source = known["source"]
    return {
        **{name: known[name] for name in ("value", "lci_95", "uci_95", "status")},
        **{name: known[name] or "" for name in ("method", "shown", "interval", "note")},
        "base": None if known["base"] is None else int(known["base"]),
        "source": repository.registry.sources[source] if source else None,
        "reliability": Reliability(row["reliability"]),
    }


def _find_places(area: Area, figures: ShownFigures) -> tuple[int, int] | None:
    held = rank_areas(figures).loc[[area.area_code]].dropna().astype(int).to_numpy().tolist()
    return (held[0][0], held[0][1]) if held else None


def _describe_places(places: tuple[int, int] | None, figures: ShownFigures) -> str:
    plural = LEVEL_NAMES[figures.geography.level][1]
    return describe_rank(places, len(figures.valued), plural, figures.indicator)


def _measure_spread(figures: ShownFigures) -> Spread | None:
    values = figures.valued["value"]
    if values.empty:
        return None
    return Spread(*[float(values.quantile(share)) for share in _QUARTERS], areas=len(values))


def _list_points(
    view: View, geography: Geography, area_code: str | None, repository: Repository
) -> tuple[Point, ...]:
    rows = repository.observations(
        view.indicator.id, geography=geography, area_code=area_code, group=view.group
    )
    starts = pd.to_datetime(rows["period"].str.split("/").str[0])
    dated = rows.assign(start=starts).sort_values("start")
    # A break may be marked at a date without a value: it then stands before the next that has one.
    breaks = (dated["status"] == Status.BREAK_IN_SERIES).fillna(value=False).cumsum()
    valued = dated.assign(breaks=breaks).dropna(subset="value")
    is_break = valued["breaks"].diff().fillna(0) > 0
    return tuple(_read_point(row) for row in valued.assign(is_break=is_break).to_dict("records"))


def _read_point(row: dict[Any, Any]) -> Point:
    limits = [None if pd.isna(row[name]) else float(row[name]) for name in ("lci_95", "uci_95")]
    return Point(
        period=Period(str(row["period"]), str(row["period_label"])),
        start=row["start"].date(),
        value=float(row["value"]),
        lci_95=limits[0],
        uci_95=limits[1],
        is_break=bool(row["is_break"]),
    )


def _tabulate(points: tuple[Point, ...]) -> pd.DataFrame:
    """Give points the columns that `find_changes` reads."""
    return pd.DataFrame(
        {
            "period_label": [point.period.label for point in points],
            "value": [point.value for point in points],
            "lci_95": pd.Series([point.lci_95 for point in points], dtype=float),
            "uci_95": pd.Series([point.uci_95 for point in points], dtype=float),
            "status": [Status.BREAK_IN_SERIES if point.is_break else None for point in points],
        }
    )
