"""Axes and their ticks: round numbers that tell each other apart."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.format.numbers import show_number

_STEPS = (1, 2, 2.5, 5, 10)
# A step that is all but as long as wanted will do: a thousandth is seen by nobody.
_NEARLY = 0.999
_AXIS_MARGIN = 0.04


class Axis(NamedTuple):
    """An axis: its ends, its ticks from the lowest, and the decimal places that these need."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimal_places: int


def lay_axis(values: pd.Series, *, line: float | None = None, most_ticks: int = 6) -> Axis:
    """Lay an axis on which every value, and a line, can be seen.

    Parameters
    ----------
    values : Series
        Missing ones are left out; with none at all the axis runs from 0 to 1.
    line : float, optional
        A further value that must be on it.
    most_ticks : int
        Ticks are multiples of 1, 2, 2.5 or 5 of a power of ten.

    Examples
    --------
    >>> lay_axis(pd.Series([3.0, 47.0])).ticks
    (10.0, 20.0, 30.0, 40.0)
    """
    known = [float(value) for value in values.dropna()] + ([] if line is None else [line])
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    margin = (high - low) * _AXIS_MARGIN or max(abs(high), 1.0) * _AXIS_MARGIN
    low, high = low - margin, high + margin
    step = _find_step((high - low) / most_ticks)
    return Axis(low, high, _list_multiples(step, low, high), _count_places(step))


def find_ticks(
    low: float, high: float, decimal_places: int, *, most_ticks: int = 5
) -> tuple[float, ...]:
    """Give round numbers between two ends that stand, none finer than the values are shown.

    Examples
    --------
    >>> find_ticks(31.2, 68.9, 0)
    (40.0, 50.0, 60.0)
    >>> find_ticks(3.0, 3.0, 0)
    (3.0,)
    """
    if high <= low:
        return (round(low, decimal_places),)
    step = max(_find_step((high - low) / most_ticks), 10.0**-decimal_places)
    return _list_multiples(step, low, high)


def write_ticks(ticks: Sequence[float]) -> tuple[tuple[float, str], ...]:
    """Give each tick with its text, all with the decimal places that tell them apart.

    Examples
    --------
    >>> write_ticks([40.0, 42.5])
    ((40.0, '40.0'), (42.5, '42.5'))
    """
    places = max((next((n for n in range(12) if round(t, n) == t), 12) for t in ticks), default=0)
    return tuple((tick, show_number(tick, places)) for tick in ticks)


def _list_multiples(step: float, low: float, high: float) -> tuple[float, ...]:
    places = _count_places(step)
    first, last = math.ceil(low / step), math.floor(high / step)
    return tuple(round(place * step, places) + 0.0 for place in range(first, last + 1))


def _find_step(least: float) -> float:
    power = 10 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * _NEARLY)


def _count_places(step: float) -> int:
    """Count the decimal places that tell multiples of a step apart."""
    return next(p for p in range(12) if math.isclose(step, round(step, p), rel_tol=1e-9))
