"""A view's figures over time: for the chosen area, London and England, as one table each."""

import pandas as pd

from dashboard.numbers_shown import show_interval, show_value
from dashboard.view import View
from geodata.closed_lists import Level
from geodata.model import Geography, Indicator
from geodata.repository import Repository

_WIDE = {"London": Geography(Level.LONDON), "England": Geography(Level.ENGLAND)}
_PARTS = (Geography(Level.INNER_OUTER), Geography(Level.SUB_REGION))


def has_trend(view: View, repository: Repository) -> bool:
    """Whether the chosen areas, London or England have figures at more than one date."""
    shown = {view.geography, *_WIDE.values()}
    return view.is_london_only or any(
        len(coverage.periods) > 1
        for coverage in repository.coverage(view.indicator.id)
        if coverage.geography in shown
    )


def collect_series(view: View, repository: Repository) -> dict[str, pd.DataFrame]:
    """Collect the series to draw, the chosen area first where it has one.

    Returns
    -------
    dict of DataFrame
        By the area's name: rows by date in order, with the columns
        `columns.OBSERVATIONS` and ``period_start`` (date). Areas without any
        value are left out.
    """
    wanted: dict[str, tuple[Geography, str | None]] = {}
    if view.area is not None and view.area.geography == view.geography:
        wanted[view.area.area_name] = (view.geography, view.area.area_code)
    wanted |= {name: (geography, None) for name, geography in _WIDE.items()}
    if view.is_london_only:
        # No map shows the parts of London between it and its boroughs.
        wanted |= _find_parts(view, repository)
    series = {}
    for name, (geography, code) in wanted.items():
        rows = repository.observations(
            view.indicator.id, geography=geography, area_code=code, group=view.group
        )
        if rows["value"].notna().any():
            starts = pd.to_datetime(rows["period"].str.split("/").str[0])
            series[name] = rows.assign(period_start=starts).sort_values("period_start")
    return series


def _find_parts(view: View, repository: Repository) -> dict[str, tuple[Geography, str | None]]:
    return {
        str(name): (geography, str(code))
        for geography in _PARTS
        for code, name in repository.observations(view.indicator.id, geography=geography)[
            ["area_code", "area_name"]
        ]
        .drop_duplicates()
        .to_numpy()
    }


def list_rows(
    series: dict[str, pd.DataFrame], indicator: Indicator
) -> list[tuple[str, tuple[str, ...]]]:
    """List each date, newest first, with every area's value and interval as text."""
    dates = pd.concat(series.values())[["period", "period_label"]].drop_duplicates("period")
    newest_first = dates.sort_values("period", ascending=False)
    return [
        (str(label), tuple(_show_cell(rows, str(period), indicator) for rows in series.values()))
        for period, label in newest_first.to_numpy()
    ]


def _show_cell(rows: pd.DataFrame, period: str, indicator: Indicator) -> str:
    valued = rows[rows["value"].notna() & (rows["period"] == period)]
    if valued.empty:
        return "not published"
    row = valued.iloc[0]
    interval = show_interval(row["lci_95"], row["uci_95"], indicator)
    shown = show_value(row["value"], indicator)
    return f"{shown} ({interval})" if interval else shown
