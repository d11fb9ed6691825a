"""Classes of a reader's values, and what each is called in a key."""

import pandas as pd

from dashboard.numbers_shown import EN_DASH, show_number
from geodata.classification import classify

_CLASSES = 5


def class_values(values: pd.Series, *, decimal_places: int) -> tuple[pd.Series, list[str]]:
    """Cut values into natural breaks; give each value's class, -1 without one, and the ranges.

    Parameters
    ----------
    values : Series of float
        Missing where there is none.
    decimal_places : int
        Places that they are shown with.
    """
    classes = classify(values, decimal_places=decimal_places, classes=_CLASSES)
    return classes.place(values), [_say(low, high, decimal_places) for low, high in classes.ranges]


def find_decimal_places(values: pd.Series) -> int:
    """Find with how many places values are given, two at most."""
    present = values.dropna()
    for places in (0, 1):
        if (present.round(places) - present).abs().lt(1e-9).all():
            return places
    return 2


def _say(low: float, high: float, decimal_places: int) -> str:
    ends = [show_number(end, decimal_places) for end in (low, high)]
    if ends[0] == ends[1]:
        return ends[0]
    # A dash beside a minus sign cannot be read.
    return (" to " if low < 0 else EN_DASH).join(ends)
