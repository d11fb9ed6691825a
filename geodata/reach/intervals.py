"""Intervals and p-values for a share of units, exact or mid-p, for counts that need not be whole.

A unit shared by areas gives each a part of itself, so an area's count can be
4.5. The tails of the binomial distribution are written as incomplete beta
functions, which are the binomial's own at whole counts and run smoothly
between them.
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, betaincinv

Numbers = npt.NDArray[np.float64]
TAIL = 0.025
"""Chance that each end of a 95 % interval leaves out."""
FEWEST_FOR_MID_P = 2000
"""Effective units from which the mid-p interval is used: there its flags are about 5 % of areas."""
_HALVINGS = 60


class IntervalMethod(StrEnum):
    """How an interval is found."""

    EXACT = "exact (Clopper-Pearson)"
    MID_P = "mid-p"


def choose_method(effective_units: float) -> IntervalMethod:
    """Say which interval a number of effective units calls for.

    Examples
    --------
    >>> choose_method(63).value
    'exact (Clopper-Pearson)'
    """
    is_many = effective_units >= FEWEST_FOR_MID_P
    return IntervalMethod.MID_P if is_many else IntervalMethod.EXACT


def find_limits(counts: Numbers, units: float, method: IntervalMethod) -> tuple[Numbers, Numbers]:
    """Give the 95 % interval of each area's share.

    Parameters
    ----------
    counts : array
        Units of each area, between 0 and ``units``; need not be whole.
    units : float
        Effective units of all areas, above 0.
    method : IntervalMethod

    Returns
    -------
    tuple of arrays
        Lower and upper limits, between 0 and 1.
    """
    if method is IntervalMethod.EXACT:
        return _find_exact_limits(counts, units)
    return _find_mid_p_limits(counts, units)


def find_p_values(
    counts: Numbers, units: float, expected: Numbers, method: IntervalMethod
) -> Numbers:
    """Give the two-sided p-value of each area: how rare a count as far out is at its share of need.

    It is below 0.05 exactly where the interval of `find_limits` leaves out the
    expected share.

    Parameters
    ----------
    counts : array
    units : float
    expected : array
        Share of need of each area, between 0 and 1, taken as known.
    method : IntervalMethod
    """
    at_least, above = _find_tails(counts, units, expected)
    if method is IntervalMethod.EXACT:
        smaller = np.minimum(at_least, 1 - above)
    else:
        middle = (at_least + above) / 2
        smaller = np.minimum(middle, 1 - middle)
    return np.minimum(1.0, 2 * smaller)


def _find_tails(counts: Numbers, units: float, shares: Numbers) -> tuple[Numbers, Numbers]:
    """Give the chance of at least a count, and of more than it, at given shares."""
    # The beta function is not defined where a count is nothing or everything.
    some = np.where(counts > 0, counts, 1.0)
    not_all = np.where(counts < units, counts, units / 2)
    at_least = np.where(counts > 0, betainc(some, units - some + 1, shares), 1.0)
    above = np.where(counts < units, betainc(not_all + 1, units - not_all, shares), 0.0)
    return at_least, above


def _find_exact_limits(counts: Numbers, units: float) -> tuple[Numbers, Numbers]:
    some = np.where(counts > 0, counts, 1.0)
    not_all = np.where(counts < units, counts, units / 2)
    lower = np.where(counts > 0, betaincinv(some, units - some + 1, TAIL), 0.0)
    upper = np.where(counts < units, betaincinv(not_all + 1, units - not_all, 1 - TAIL), 1.0)
    return lower, upper


def _find_mid_p_limits(counts: Numbers, units: float) -> tuple[Numbers, Numbers]:
    lower = np.where(counts > 0, _solve_middle(counts, units, TAIL), 0.0)
    upper = np.where(counts < units, _solve_middle(counts, units, 1 - TAIL), 1.0)
    return lower, upper


def _solve_middle(counts: Numbers, units: float, chance: float) -> Numbers:
    """Give the share at which the mid-p tail, which rises with the share, is a given chance."""
    low, high = np.zeros_like(counts), np.ones_like(counts)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        is_below = sum(_find_tails(counts, units, middle)) / 2 < chance
        low, high = np.where(is_below, middle, low), np.where(is_below, high, middle)
    return (low + high) / 2
