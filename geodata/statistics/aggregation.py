"""Parts to wholes: counts are summed, rates are weighted by their own denominator."""

import math
from dataclasses import dataclass

import pandas as pd

from geodata.errors import GeodataError

# Half the width of a 95 % interval in standard errors.
Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval in the value's unit; limits are None where none is held."""

    value: float
    lci_95: float | None = None
    uci_95: float | None = None

    @property
    def standard_error(self) -> float | None:
        """The error that the interval's whole width stands for; None without an interval.

        The whole width is used because published intervals of rates near 0
        or 100 are not symmetric about the value.
        """
        if self.lci_95 is None or self.uci_95 is None:
            return None
        return (self.uci_95 - self.lci_95) / (2 * Z_95)


class MissingPartError(GeodataError):
    """A whole cannot be made because a part of it is missing."""

    def __init__(self, *, what: str, parts: list[str]) -> None:
        shown = ", ".join(f"'{part}'" for part in parts[:5])
        super().__init__(
            f"{len(parts)} parts have no {what}, first {shown}. Every part needs one: a missing"
            " value is unknown, never zero and never average. Give it, or make no whole."
        )


def weight_rates(rates: pd.DataFrame, weights: pd.Series) -> Estimate:
    """Make the rate of a whole from the rates of its parts.

    Parameters
    ----------
    rates : DataFrame, one row a part
        Columns ``value``, ``lci_95``, ``uci_95`` in one unit; the index names the part.
    weights : Series, same index
        Each part's own denominator, above 0.

    Returns
    -------
    Estimate
        With the combined interval (errors of independent parts) only where
        every part has one.

    Raises
    ------
    MissingPartError
        A part has no value or no weight.

    Examples
    --------
    >>> parts = pd.DataFrame(
    ...     {"value": [10.0, 40.0], "lci_95": [8.0, 36.0], "uci_95": [12.0, 44.0]}, index=["a", "b"]
    ... )
    >>> whole = weight_rates(parts, pd.Series({"a": 3.0, "b": 1.0}))
    >>> whole.value, round(whole.lci_95, 2), round(whole.uci_95, 2)
    (17.5, 15.7, 19.3)
    """
    aligned = weights.reindex(rates.index)
    _check_whole(rates["value"], "value")
    _check_whole(aligned.where(aligned > 0), "weight above 0")
    shares = aligned / aligned.sum()
    value = float((shares * rates["value"]).sum())
    if rates.empty or rates[["lci_95", "uci_95"]].isna().any(axis=None):
        return Estimate(value)
    errors = (rates["uci_95"] - rates["lci_95"]) / (2 * Z_95)
    half = Z_95 * math.sqrt(float(((shares * errors) ** 2).sum()))
    return Estimate(value, value - half, value + half)


def sum_counts(counts: pd.Series, wholes: pd.Series) -> pd.Series:
    """Sum the counts of parts into wholes.

    Parameters
    ----------
    counts : Series, one row a part
        Counts of people or things; a missing one makes its whole missing.
    wholes : Series, same index
        The code of the whole that each part belongs to.

    Returns
    -------
    Series by whole
    """
    return counts.groupby(wholes).agg(lambda part: part.sum(skipna=False))


def _check_whole(values: pd.Series, what: str) -> None:
    missing = values.index[values.isna()]
    if len(missing):
        raise MissingPartError(what=what, parts=[str(part) for part in missing])
