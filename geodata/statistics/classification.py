"""Classes of values for a map: where the breaks lie, and what falls between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import mapclassify
import numpy as np
import pandas as pd

from geodata.statistics.natural_breaks import find_natural_breaks


class Scheme(StrEnum):
    """Ways of cutting values into classes."""

    NATURAL = "natural"
    QUANTILE = "quantile"
    EQUAL = "equal"
    STD = "std"
    BENCHMARK = "benchmark"
    CUSTOM = "custom"


# Schemes whose breaks are found in the values; the others' breaks are set.
FOUND_SCHEMES = frozenset({Scheme.NATURAL, Scheme.QUANTILE, Scheme.EQUAL})


@dataclass(frozen=True, slots=True)
class Classification:
    """Breaks between classes of values as shown.

    ``ranges`` holds the lowest and highest shown value of each class, over
    every date that the breaks were made from; they never overlap. Values lie
    in class ``i`` up to ``uppers[i]``. Where the breaks were set and not
    found in the values, ``breaks`` holds them: class ``i`` begins at
    ``breaks[i - 1]``, may hold no value, and ``ranges`` is empty.
    """

    uppers: tuple[float, ...]
    ranges: tuple[tuple[float, float], ...]
    decimal_places: int
    breaks: tuple[float, ...] = ()

    def place(self, values: pd.Series) -> pd.Series:
        """Give each value's class from 0; -1 where there is no value."""
        if not self.uppers:
            return pd.Series(-1, index=values.index, dtype=int)
        shown = values.astype(float).round(self.decimal_places)
        places = np.searchsorted(np.array(self.uppers), shown.to_numpy(), side="left")
        # A value above all that the breaks were made from still is in the last class.
        places = np.minimum(places, len(self.uppers) - 1)
        return pd.Series(places, index=values.index).where(values.notna(), -1).astype(int)

    def count(self, values: pd.Series) -> tuple[int, ...]:
        """Count the values in each class."""
        places = self.place(values)
        return tuple(int((places == place).sum()) for place in range(len(self.uppers)))


def classify(
    values: pd.Series,
    *,
    decimal_places: int,
    classes: int = 5,
    scheme: Scheme = Scheme.NATURAL,
) -> Classification:
    """Cut values into classes.

    Values are cut as they are shown, so that a legend's ranges agree with the
    numbers beside it. Fewer different values than classes give a class each.

    Parameters
    ----------
    values : Series of float
        Every date's values, so that a colour means the same at each; missing
        ones are left out.
    decimal_places : int
        Places that the indicator is shown with.
    classes : int
        How many classes to make, from 1.
    scheme : Scheme
        One of `FOUND_SCHEMES`: natural breaks (Fisher-Jenks), quantiles or
        equal intervals.

    Raises
    ------
    ValueError
        For a scheme whose breaks are set; `classify_at` cuts at those.

    Examples
    --------
    >>> classify(pd.Series([1.0, 2.0, 2.04, 9.0]), decimal_places=1, classes=2).ranges
    ((1.0, 2.0), (9.0, 9.0))
    """
    if scheme not in FOUND_SCHEMES:
        raise ValueError(f"The breaks of scheme '{scheme}' are set, not found. Use classify_at.")
    shown = np.sort(values.dropna().astype(float).round(decimal_places).to_numpy())
    different = np.unique(shown)
    if len(different) <= classes:
        uppers: Sequence[float] = different.tolist()
    else:
        uppers = _find_uppers(shown, classes, scheme)
    breaks, ranges, low = [], [], -np.inf
    for upper in uppers:
        within = different[(different > low) & (different <= upper)]
        if len(within):
            breaks.append(float(within[-1]))
            ranges.append((float(within[0]), float(within[-1])))
        low = max(low, upper)
    return Classification(tuple(breaks), tuple(ranges), decimal_places)


def classify_at(breaks: Sequence[float], *, decimal_places: int) -> Classification:
    """Cut values at breaks that were set: each is the lowest value of the class above it.

    Parameters
    ----------
    breaks : sequence of float
        In any order, in the values' unit. They are rounded to the shown
        places, and those that become alike are one.
    decimal_places : int
        Places that the indicator is shown with.

    Examples
    --------
    >>> classify_at([70, 80], decimal_places=0).place(pd.Series([69.4, 70.0, 80.0])).to_list()
    [0, 1, 2]
    """
    rounded = sorted({round(float(value), decimal_places) for value in breaks})
    # Values are compared as shown, so the class below a break ends half a shown step under it.
    half_step = 0.5 * 10.0**-decimal_places
    uppers = (*(value - half_step for value in rounded), np.inf)
    return Classification(uppers, (), decimal_places, tuple(rounded))


def find_deviation_steps(classes: int) -> tuple[float, ...]:
    """Give where classes by standard deviation begin, in deviations from the mean.

    Examples
    --------
    >>> find_deviation_steps(5), find_deviation_steps(4)
    ((-1.5, -0.5, 0.5, 1.5), (-1.0, 0.0, 1.0))
    """
    return tuple(step - (classes - 2) / 2 for step in range(classes - 1))


def classify_by_deviation(
    values: pd.Series, *, decimal_places: int, classes: int = 5
) -> Classification:
    """Cut values at standard deviations from the mean of all of them.

    Missing values are left out; values that are all alike make one class.
    """
    present = values.dropna().astype(float)
    spread = float(present.std(ddof=0)) if len(present) else 0.0
    breaks = [float(present.mean()) + step * spread for step in find_deviation_steps(classes)]
    made = classify_at(breaks if spread > 0 else (), decimal_places=decimal_places)
    if len(made.breaks) == classes - 1:
        return made
    # Steps finer than the shown places cannot be told apart, so a class each value is all there is.
    return classify(values, decimal_places=decimal_places, classes=classes)


def find_distance_breaks(
    differences: pd.Series, *, decimal_places: int, classes: int = 5
) -> tuple[float, ...]:
    """Give breaks that lie alike on both sides of nought, for classes of differences.

    Cut at quantiles of the distances, so that a few far areas do not empty
    the rest; an odd number of classes has one around nought.

    Parameters
    ----------
    differences : Series of float
        Differences from the benchmark at every date; missing ones are left out.
    """
    distances = differences.dropna().astype(float).abs()
    if distances.empty or distances.max() == 0:
        return ()
    half, is_odd = divmod(classes, 2)
    shares = [(2 * i + 1) / classes for i in range(half)] if is_odd else np.arange(1, half) / half
    least = 10.0**-decimal_places
    cuts = {max(round(float(distances.quantile(s)), decimal_places), least) for s in shares}
    middle = set() if is_odd else {0.0}
    return tuple(sorted({-cut for cut in cuts} | middle | cuts))


def count_distribution(values: pd.Series, *, bins: int = 24) -> tuple[tuple[float, ...], list[int]]:
    """Count values in bins of one width: the edges (one more than bins) and the counts.

    All values alike give one bin; no value gives none.
    """
    present = values.dropna().astype(float)
    if present.empty:
        return (), []
    if present.min() == present.max():
        return (float(present.min()), float(present.max())), [len(present)]
    counts, edges = np.histogram(present, bins=bins)
    return tuple(float(edge) for edge in edges), [int(count) for count in counts]


def _find_uppers(ordered: np.ndarray, classes: int, scheme: Scheme) -> list[float]:
    if scheme is Scheme.NATURAL:
        return find_natural_breaks(ordered, classes)
    if scheme is Scheme.QUANTILE:
        # Ties across a bound leave a class empty: it is left out, which is no cause for a warning.
        bounds = np.quantile(ordered, np.arange(1, classes) / classes)
    else:
        bounds = mapclassify.EqualInterval(ordered, k=classes).bins[:-1]
    # The last bound takes in rounding at the top end.
    return [*(float(bound) for bound in bounds), float(ordered[-1])]
