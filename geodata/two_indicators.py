"""Two measures of one edition's areas side by side: their thirds, and the sides of a line."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from geodata.errors import GeodataError
from geodata.model import Geography

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
