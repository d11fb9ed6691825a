"""An axis with round ticks, on which every value can be seen."""

import math
from typing import NamedTuple

import pandas as pd

_STEPS = (1, 2, 2.5, 5, 10)
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
    places = _count_places(step)
    first, last = math.ceil(low / step), math.floor(high / step)
    ticks = tuple(round(place * step, places) + 0.0 for place in range(first, last + 1))
    return Axis(low, high, ticks, places)


def _find_step(least: float) -> float:
    power = 10 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def _count_places(step: float) -> int:
    """Count the decimal places that tell multiples of a step apart."""
    return next(p for p in range(12) if math.isclose(step, round(step, p), rel_tol=1e-9))
