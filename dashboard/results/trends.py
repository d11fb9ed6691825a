"""One indicator's figures by group of people and over time."""

from collections.abc import Hashable
from typing import Any, NamedTuple

import pandas as pd

from dashboard.format.numbers import describe_status, explain_missing, show_interval, show_value
from dashboard.results.changes import find_series_changes
from dashboard.state.view import ALL_PEOPLE, View
from geodata.closed_lists import Level
from geodata.model import LONDON, Geography, Indicator
from geodata.repository import Repository
from geodata.statistics.benchmark import TESTED_BASES
from geodata.statistics.change import Change


class Dot(NamedTuple):
    """One row of a chart of dots; ``shown`` is its value and interval as text."""

    name: str
    value: float
    interval: tuple[float, float] | None
    shown: str
    is_everyone: bool = False


EVERYONE = "Everyone"


class Groups(NamedTuple):
    """Groups of Londoners at one date, everyone first, and what may be said of them."""

    date: str
    dots: tuple[Dot, ...]
    sentence: str


def collect_groups(view: View, repository: Repository) -> Groups | None:
    """Collect London's groups at the date asked for, else the newest that has any.

    None where no date has figures of two populations. Groups stand in the
    order of their names: by size they would read as a ranking.
    """
    rows = repository.observations(view.indicator.id, geography=LONDON).dropna(subset="value")
    counts = rows.groupby("period")["group"].nunique()
    dates = sorted(counts[counts > 1].index)
    if not dates:
        return None
    period = view.selection.period
    observations = rows[rows["period"] == (period if period in dates else dates[-1])]
    is_everyone = observations["group"] == ALL_PEOPLE
    ordered = observations.assign(order=(~is_everyone).astype(int)).sort_values(["order", "group"])
    dots = tuple(make_dot(row, view.indicator) for _, row in ordered.iterrows())
    return Groups(str(ordered["period_label"].iloc[0]), dots, _describe(dots, view.indicator))


def make_dot(row: pd.Series, indicator: Indicator, *, name: str = "") -> Dot:
    """Make the dot of one observation, named by its group where no name is given."""
    low, high = float(row["lci_95"]), float(row["uci_95"])
    interval = show_interval(low, high, indicator)
    shown = show_value(float(row["value"]), indicator)
    is_everyone = name == "London" if name else row["group"] == ALL_PEOPLE
    return Dot(
        name=name or (EVERYONE if is_everyone else str(row["group"])),
        value=float(row["value"]),
        interval=(low, high) if interval else None,
        shown=f"{shown} ({interval})" if interval else shown,
        is_everyone=is_everyone,
    )


def _describe(dots: tuple[Dot, ...], indicator: Indicator) -> str:
    shared = "One person can be in several groups."
    if indicator.basis not in TESTED_BASES:
        return shared
    if any(dot.interval is None for dot in dots):
        return (
            f"{shared} No interval is published for every group,"
            " so no group is said to be above or below another."
        )
    return f"{shared} Bars are 95 % intervals: where they overlap, groups may not differ."


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


def collect_changes(
    series: dict[str, pd.DataFrame], repository: Repository
) -> dict[str, tuple[Change, ...]]:
    """Collect the changes of each series of `collect_series`, by the area's name."""
    return {name: find_series_changes(rows, repository) for name, rows in series.items()}


def find_single_date(series: dict[str, pd.DataFrame]) -> str | None:
    """Give the one date that every series has figures for; None where there are several."""
    dates = {date for rows in series.values() for date in rows.dropna(subset="value")["period"]}
    return dates.pop() if len(dates) == 1 else None


def make_place_dots(series: dict[str, pd.DataFrame], indicator: Indicator) -> list[Dot]:
    """Make a dot a place, in the order of the series, for what is known at one date."""
    return [
        make_dot(rows.dropna(subset="value").iloc[0], indicator, name=name)
        for name, rows in series.items()
    ]


def list_rows(
    series: dict[str, pd.DataFrame], indicator: Indicator
) -> list[tuple[str, tuple[str, ...]]]:
    """List each date, newest first, with every area's value and interval as text."""
    cells = [_show_cells(rows, indicator) for rows in series.values()]
    dates = pd.concat(series.values())[["period", "period_label"]].drop_duplicates("period")
    newest_first = dates.sort_values("period", ascending=False)
    return [
        (str(label), tuple(texts.get(str(period), explain_missing(None)) for texts in cells))
        for period, label in newest_first.to_numpy()
    ]


def _show_cells(rows: pd.DataFrame, indicator: Indicator) -> dict[str, str]:
    """Give each date's value, interval and status as text, or why there is no value."""
    columns = rows[["period", "value", "lci_95", "uci_95", "status"]]
    # Rows of a table are slow to take one at a time.
    return {row["period"]: _show_cell(row, indicator) for row in columns.to_dict("records")}


def _show_cell(row: dict[Hashable, Any], indicator: Indicator) -> str:
    status_code = None if pd.isna(row["status"]) else row["status"]
    if pd.isna(row["value"]):
        return explain_missing(status_code)
    interval = show_interval(row["lci_95"], row["uci_95"], indicator)
    shown = show_value(row["value"], indicator)
    status = describe_status(status_code)
    return (f"{shown} ({interval})" if interval else shown) + (f"; {status}" if status else "")
