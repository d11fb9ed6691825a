"""The numbers of a ranking as bars: a bar an area, and London's among them."""

from typing import NamedTuple

import pandas as pd

from dashboard.plates.plate import ChartKind, ChartLine, ChartNumbers
from dashboard.shown_figures import ShownFigures
from dashboard.view import View

_LONDON = "London"
# More bars than these no slide can show.
_MOST_BARS = 33


class _Bar(NamedTuple):
    name: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    is_chosen: bool = False


def list_bars(listed: pd.DataFrame, view: View, figures: ShownFigures) -> ChartNumbers:
    """List as many bars as a slide has room for: first, last, the chosen area's and London's.

    Parameters
    ----------
    listed : DataFrame
        ``area_name``, ``value``, ``lci_95`` and ``uci_95`` by area code, from the highest value.
    view : View
        Names the chosen area.
    figures : ShownFigures
        Gives London's value and the unit.
    """
    places = figures.indicator.decimal_places
    bars = _keep(listed, view.area.area_code if view.area else "", places)
    bars = _lay_london(bars, figures, places)
    line = ChartLine(figures.indicator.label, tuple(bar.value for bar in bars))
    if figures.has_intervals:
        lower, upper = (tuple(bar.lower for bar in bars), tuple(bar.upper for bar in bars))
        line = line._replace(lower=lower, upper=upper)
    return ChartNumbers(
        ChartKind.BAR,
        tuple(bar.name for bar in bars),
        (line,),
        figures.indicator.unit,
        places,
        london=next((place for place, bar in enumerate(bars) if bar.name == _LONDON), None),
        chosen=next((place for place, bar in enumerate(bars) if bar.is_chosen), None),
    )


def _keep(listed: pd.DataFrame, chosen: str, places: int) -> list[_Bar]:
    """Keep the bars there is room for, and say between them how many are left out."""
    if len(listed) <= _MOST_BARS:
        return [_make_bar(row, chosen, places) for row in listed.itertuples()]
    valued = listed.dropna(subset="value")
    half = _MOST_BARS // 2
    kept = {*valued.index[:half], *valued.index[-half:], chosen}
    bars, left_out = [], 0
    for row in valued.itertuples():
        if row.Index not in kept:
            left_out += 1
            continue
        if left_out:
            bars.append(_Bar(f"… {left_out:,} between …"))
            left_out = 0
        bars.append(_make_bar(row, chosen, places))
    return bars


def _make_bar(row, chosen: str, places: int) -> _Bar:  # noqa: ANN001 - a row of itertuples has no name to give
    numbers = (row.value, row.lci_95, row.uci_95)
    value, lower, upper = (_read(one, places) for one in numbers)
    return _Bar(row.area_name, value, lower, upper, row.Index == chosen)


def _read(number: float | None, places: int) -> float | None:
    return None if number is None or pd.isna(number) else round(float(number), places)


def _lay_london(bars: list[_Bar], figures: ShownFigures, places: int) -> list[_Bar]:
    """Lay London's bar where its value stands among the others."""
    if figures.benchmark is None:
        return bars
    estimate = figures.benchmark.estimate
    value = round(float(estimate.value), places)
    london = _Bar(_LONDON, value, _read(estimate.lci_95, places), _read(estimate.uci_95, places))
    held = [(place, bar.value) for place, bar in enumerate(bars, start=1) if bar.value is not None]
    place = max((place for place, other in held if other >= value), default=0)
    return [*bars[:place], london, *bars[place:]]
