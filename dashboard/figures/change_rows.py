"""The rows of a change area by area: groups by outcome, what both dates held, and the axis."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.charts.axis import find_ticks, write_ticks
from dashboard.charts.dot_rows import RowAxis
from dashboard.figures.explore_ranking import list_areas
from dashboard.figures.filtered import split_matching
from dashboard.format.numbers import show_interval, show_value
from dashboard.results.benchmark import COUNTED_UNITS
from dashboard.results.view_change import DOWN, NONE, UP, ChangeResults, build_change
from dashboard.results.view_results import ViewResults
from dashboard.state.selection import Bars
from dashboard.state.view import View
from dashboard.text.change import show_signed
from dashboard.text.change_view import (
    CANNOT_COMPARE,
    OUTCOME_NAMES,
    describe_areas,
    explain_bars,
    explain_both_dates,
    list_cautions,
    name_dates,
    note_test,
)
from geodata.model import Indicator
from geodata.repository import Repository
from geodata.statistics.change import COMPARED_VERDICTS, Change, Verdict

_DESCRIBED = "Described, not tested"
_MARGIN = 0.03


class DatedValue(NamedTuple):
    """What one date held: the number, its 95 % interval where it has one, and both as text."""

    value: float
    interval: tuple[float, float] | None
    shown: str
    shown_interval: str

    @property
    def text(self) -> str:
        """The value with its interval: "3.50 (3.30 to 3.70)"."""
        return f"{self.shown} ({self.shown_interval})" if self.shown_interval else self.shown


class ChangeRow(NamedTuple):
    """One area's change: its numbers, None where there are none, and all of it as text.

    ``note`` says why there is no change, and is empty where there is one.
    """

    area_code: str
    name: str
    change: float | None
    interval: tuple[float, float] | None
    shown: str
    shown_interval: str
    earlier: DatedValue | None
    later: DatedValue | None
    note: str
    is_clear: bool


class ChangeGroup(NamedTuple):
    """The areas of one outcome, the largest rise first; ``outcome`` is None where untested."""

    name: str
    rows: tuple[ChangeRow, ...]
    outcome: int | None = None

    @property
    def heading(self) -> str:
        """The group's name with the number of its areas."""
        return f"{self.name} ({len(self.rows):,})"


class ChangeList(NamedTuple):
    """A view's change as a list: its groups, its axis, how it is read, and in words.

    ``tested`` says how many areas were tested, how, and which could not be.
    ``dates`` are the labels of the earlier and the later one. ``london`` is
    the row of London where both dates are drawn, else None.
    """

    groups: tuple[ChangeGroup, ...]
    axis: RowAxis
    reading: str
    tested: tuple[str, ...]
    alt: str
    dates: tuple[str, str]
    bars: Bars
    london: ChangeRow | None = None


def list_groups(change: ChangeResults, codes: Sequence[str]) -> tuple[ChangeGroup, ...]:
    """List areas by their outcome: clearly up, no clear change, clearly down, not compared.

    A group without an area stays, but for that of areas that cannot be compared. What
    is described makes one group.
    """
    table = change.table.join(describe_areas(change)).loc[list(codes)]
    is_compared = table["verdict"].isin(COMPARED_VERDICTS)
    parts: list[tuple[str, pd.Series, int | None]] = [(_DESCRIBED, is_compared, None)]
    if change.tested:
        place = change.outcomes.loc[table.index]
        parts = [
            (OUTCOME_NAMES[one], place.eq(one).fillna(value=False), one) for one in (UP, NONE, DOWN)
        ]
    groups = [
        ChangeGroup(name, _list_rows(table[is_in.astype(bool)], change.indicator), outcome)
        for name, is_in, outcome in parts
    ]
    left_out = table[~is_compared]
    if len(left_out):
        groups.append(ChangeGroup(CANNOT_COMPARE, _list_rows(left_out, change.indicator)))
    return tuple(groups)


def _list_rows(table: pd.DataFrame, indicator: Indicator) -> tuple[ChangeRow, ...]:
    ordered = table.sort_values("area_name", kind="stable").sort_values(
        "difference", ascending=False, kind="stable"
    )
    return tuple(
        ChangeRow(
            area_code=str(code),
            name=str(row["area_name"]),
            change=None if pd.isna(row["difference"]) else float(row["difference"]),
            interval=None if pd.isna(row["lci_95"]) else (row["lci_95"], row["uci_95"]),
            shown=row["shown"],
            shown_interval=row["interval"],
            earlier=_read_date(row, "earlier", indicator),
            later=_read_date(row, "later", indicator),
            note=row["note"],
            is_clear=row["verdict"] == Verdict.CLEAR,
        )
        for code, row in ordered.to_dict("index").items()
    )


def _read_date(row: dict, side: str, indicator: Indicator) -> DatedValue | None:
    if pd.isna(row[side]):
        return None
    limits = (row[f"{side}_lci_95"], row[f"{side}_uci_95"])
    return _write_date(row[side], None if pd.isna(limits[0]) else limits, indicator)


def _write_date(
    value: float, interval: tuple[float, float] | None, indicator: Indicator
) -> DatedValue:
    return DatedValue(
        value=float(value),
        interval=interval,
        shown=show_value(value, indicator),
        shown_interval=show_interval(*interval, indicator) if interval else "",
    )


def describe_list(view: View, figures: ViewResults, repository: Repository) -> ChangeList | None:
    """Describe the list of a view's change, for the page and for files; None for one date."""
    change = build_change(view, figures, repository)
    if change is None:
        return None
    listed, _ = split_matching(list_areas(view, figures, repository))
    groups = list_groups(change, listed.index.to_list())
    counted = "; ".join(group.heading for group in groups)
    alt = f"{change.indicator.label}, change, {name_dates(change)}. {counted}."
    bars = view.selection.bars or Bars.CHANGE
    is_dates = bars is Bars.DATES
    london = _write_london(change.london, change.indicator) if is_dates else None
    return ChangeList(
        groups=groups,
        axis=_make_dates_axis(change, london) if is_dates else _make_axis(change),
        reading=explain_both_dates(change) if is_dates else explain_bars(change),
        tested=(note_test(change, view.geography), *list_cautions(change)),
        alt=alt,
        dates=(change.since.label, change.period.label),
        bars=bars,
        london=london,
    )


def _write_london(london: Change | None, indicator: Indicator) -> ChangeRow | None:
    # A count is a sum: London's is no measure of an area's.
    if london is None or indicator.unit in COUNTED_UNITS:
        return None
    earlier, later = (
        _write_date(one.value, one.interval, indicator) for one in (london.earlier, london.later)
    )
    interval = show_interval(*london.interval, indicator) if london.interval else ""
    return ChangeRow(
        *("", "London", london.difference, london.interval),
        *(show_signed(london.difference, indicator), interval, earlier, later, ""),
        is_clear=london.verdict is Verdict.CLEAR,
    )


def _make_axis(change: ChangeResults) -> RowAxis:
    """Lay the axis over every area's change, whichever are listed, with nothing and London's."""
    indicator, london = change.indicator, change.london
    is_marked = (
        london is not None
        and london.verdict in COMPARED_VERDICTS
        # A count is a sum: London's rise is no measure of an area's.
        and indicator.unit not in COUNTED_UNITS
    )
    line = london.difference if london and is_marked else None
    band = london.interval if london and is_marked else None
    ends = [
        0.0,
        *_list_known(change, ("difference", "lci_95", "uci_95")),
        *(band or ()),
        *([] if line is None else [line]),
    ]
    text = "" if line is None else f"London {show_signed(line, indicator)}"
    return _lay_axis(ends, indicator)._replace(line=line, line_text=text, band=band, origin=0.0)


def _make_dates_axis(change: ChangeResults, london: ChangeRow | None) -> RowAxis:
    """Lay the axis over the values of both dates, whichever areas are listed, with London's."""
    sides = [
        f"{side}{limit}" for side in ("earlier", "later") for limit in ("", "_lci_95", "_uci_95")
    ]
    dates = (london.earlier, london.later) if london else ()
    of_london = [end for one in dates if one for end in (one.value, *(one.interval or ()))]
    return _lay_axis([*_list_known(change, sides), *of_london], change.indicator)


def _list_known(change: ChangeResults, columns: Iterable[str]) -> list[float]:
    numbers = change.table[list(columns)].astype(float).to_numpy()
    return numbers[~np.isnan(numbers)].tolist()


def _lay_axis(ends: Sequence[float], indicator: Indicator) -> RowAxis:
    margin = (max(ends) - min(ends)) * _MARGIN or 1.0
    low, high = min(ends) - margin, max(ends) + margin
    ticks = write_ticks(find_ticks(low, high, indicator.decimal_places))
    return RowAxis(low, high, ticks, indicator.unit)
