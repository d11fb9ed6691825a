"""One indicator's groups of people at one date: for London, where a survey gives them."""

from typing import NamedTuple

import pandas as pd

from dashboard.figures.dots import Dot
from dashboard.numbers_shown import show_interval, show_value
from dashboard.view import ALL_PEOPLE, View
from geodata.benchmark import TESTED_BASES
from geodata.closed_lists import Level
from geodata.model import Geography, Indicator
from geodata.repository import Repository

_LONDON = Geography(Level.LONDON)
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
    rows = repository.observations(view.indicator.id, geography=_LONDON).dropna(subset="value")
    counts = rows.groupby("period")["group"].nunique()
    dates = sorted(counts[counts > 1].index)
    if not dates:
        return None
    asked = view.selection.period
    held = rows[rows["period"] == (asked if asked in dates else dates[-1])]
    is_everyone = held["group"] == ALL_PEOPLE
    ordered = held.assign(order=(~is_everyone).astype(int)).sort_values(["order", "group"])
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
