"""Two measures of the same areas: their rank correlation, their thirds, the sides of a line."""

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from geodata.errors import GeodataError
from geodata.model import Geography
from geodata.statistics.aggregation import Z_95

# The interval's approximation is not to be trusted below this.
FEWEST_PAIRS = 10


class RankCorrelation(NamedTuple):
    """Spearman's rank correlation over so many pairs, with its 95 % interval."""

    coefficient: float
    lci_95: float
    uci_95: float
    pairs: int

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.lci_95 > 0 or self.uci_95 < 0


def correlate_ranks(first: pd.Series, second: pd.Series) -> RankCorrelation | None:
    """Correlate the ranks of two measures of the same areas (Spearman; ties share a rank).

    The interval is Fisher's, ``tanh(atanh(r) ± 1.96 s)``, with the standard
    error that Bonett and Wright (2000) give for ranks,
    ``s² = (1 + r²/2) / (n - 3)``. It takes areas as independent of one
    another; neighbours that are alike make it narrower than it should be.
    Where the order of one is wholly the order of the other, it has no width.

    Parameters
    ----------
    first, second : Series
        Values by area; areas that lack either are left out.

    Returns
    -------
    RankCorrelation or None
        None for fewer than `FEWEST_PAIRS` areas with both values, and where
        one of the two is the same in all of them.

    Examples
    --------
    >>> values = pd.Series(range(12), dtype=float)
    >>> correlate_ranks(values, values.iloc[::-1].reset_index(drop=True)).coefficient
    -1.0
    >>> correlate_ranks(values[:9], values[:9]) is None
    True
    """
    pairs = pd.DataFrame({"first": first, "second": second}).dropna()
    if len(pairs) < FEWEST_PAIRS or pairs.nunique().min() == 1:
        return None
    ranks = pairs.rank()
    # Rounded, so that an order that is wholly the other's is 1 and not a hair less.
    r = round(float(ranks["first"].corr(ranks["second"])), 12)
    if abs(r) == 1:
        return RankCorrelation(r, r, r, len(pairs))
    half = Z_95 * math.sqrt((1 + r**2 / 2) / (len(pairs) - 3))
    middle = math.atanh(r)
    return RankCorrelation(r, math.tanh(middle - half), math.tanh(middle + half), len(pairs))


THIRDS = 3
NOT_CLASSED = -1


class EditionValues(NamedTuple):
    """One measure of the areas of one edition: values by area code, missing where none."""

    geography: Geography
    by_area: pd.Series


class Thirds(NamedTuple):
    """Values cut into a lower, a middle and an upper third.

    ``breaks`` are the highest values of the lower and of the middle third;
    they are empty, and every place is `NOT_CLASSED`, where values do not
    differ. ``places`` are 0, 1 and 2, and `NOT_CLASSED` without a value.
    """

    breaks: tuple[float, ...]
    places: pd.Series


def join_values(first: EditionValues, second: EditionValues) -> pd.DataFrame:
    """Set two measures side by side, area by area.

    Parameters
    ----------
    first, second : EditionValues
        Of the same edition: one code can be two places in two editions.

    Returns
    -------
    DataFrame
        Columns ``first`` and ``second``, a row for each area that either has.

    Raises
    ------
    GeodataError
        Where the editions differ.
    """
    if first.geography != second.geography:
        raise GeodataError(
            f"{first.geography.key} was to be joined with {second.geography.key}; two measures are"
            " joined on one edition. Ask for both on the same one."
        )
    return pd.DataFrame({"first": first.by_area, "second": second.by_area}).astype(float)


def cut_thirds(values: pd.Series) -> Thirds:
    """Cut values into thirds; equal values are always in the same third.

    Ties make thirds unequal, and can leave one of them empty.

    Examples
    --------
    >>> cut_thirds(pd.Series([1.0, 2.0, 2.0, 2.0, 5.0, 9.0])).places.to_list()
    [0, 0, 0, 0, 2, 2]
    """
    known = values.dropna()
    places = pd.Series(NOT_CLASSED, index=values.index)
    if known.nunique() < 2:  # noqa: PLR2004 - one value is no order
        return Thirds((), places)
    low, high = np.quantile(known, [1 / THIRDS, 2 / THIRDS], method="inverted_cdf")
    places[known.index] = (known > low).astype(int) + (known > high).astype(int)
    return Thirds((float(low), float(high)), places)


def place_cells(first: pd.Series, second: pd.Series) -> pd.Series:
    """Give the cell of each area in a grid of thirds: the second's third times 3, plus the first's.

    `NOT_CLASSED` where either third is.
    """
    has_both = first.ne(NOT_CLASSED) & second.ne(NOT_CLASSED)
    return (second * THIRDS + first).where(has_both, NOT_CLASSED)


def place_quadrants(
    pairs: pd.DataFrame, lines: tuple[float, float], decimal_places: tuple[int, int]
) -> pd.Series:
    """Give the side of both lines that each area is on.

    Parameters
    ----------
    pairs : DataFrame
        Columns ``first`` and ``second``.
    lines : (float, float)
        The first's line and the second's, such as London's values.
    decimal_places : (int, int)
        Values are compared as they are shown, so that one that reads as
        London's is on neither side.

    Returns
    -------
    Series
        0 below both, 1 above the first's and below the second's, 2 below the
        first's and above the second's, 3 above both; `NOT_CLASSED` on a line,
        or without both values.
    """
    sides = pd.DataFrame(
        {
            column: np.sign(pairs[column].round(places) - round(line, places))
            for column, line, places in zip(pairs, lines, decimal_places, strict=True)
        }
    )
    first, second = sides["first"], sides["second"]
    is_placed = first.abs().eq(1) & second.abs().eq(1)
    return (2 * second.eq(1).astype(int) + first.eq(1).astype(int)).where(is_placed, NOT_CLASSED)
