"""How two measures of the same areas go together: a rank correlation with its 95 % interval."""

import math
from typing import NamedTuple

import pandas as pd

from geodata.aggregation import Z_95

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
