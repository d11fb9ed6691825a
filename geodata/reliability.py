"""How far a single figure can be trusted: its source's word, or its own interval."""

from enum import StrEnum

import pandas as pd

from geodata.aggregation import Z_95
from geodata.closed_lists import Status

USE_WITH_CARE_ABOVE = 0.10
LOW_ABOVE = 0.20


class Reliability(StrEnum):
    """What a reader is told of a figure's reliability."""

    GOOD = "good"
    CARE = "use with care"
    LOW = "low reliability"
    UNKNOWN = "not known"


def assess_reliability(observations: pd.DataFrame) -> pd.Series:
    """Say how reliable each figure is.

    Low where the source says so (status ``u``) or where the coefficient of
    variation, the standard error as a share of the value, is above 20 %; to be
    used with care from 10 to 20 %: the convention of the Office for National
    Statistics. The share means nothing for a value of 0, which is then low.

    Parameters
    ----------
    observations : DataFrame
        Columns ``value``, ``lci_95``, ``uci_95``, ``status``.

    Returns
    -------
    Series of Reliability, same index
        ``UNKNOWN`` where there is no value, or no interval and no such status.

    Examples
    --------
    >>> rows = pd.DataFrame({"value": [50.0, 5.0], "lci_95": [48.0, 1.0], "uci_95": [52.0, 9.0],
    ...                      "status": [None, None]})
    >>> assess_reliability(rows).to_list()
    [<Reliability.GOOD: 'good'>, <Reliability.LOW: 'low reliability'>]
    """
    value = observations["value"].astype(float)
    width = (observations["uci_95"] - observations["lci_95"]).astype(float)
    variation = width / (2 * Z_95) / value.abs()
    found = pd.Series(Reliability.UNKNOWN, index=observations.index, dtype=object)
    has_interval = value.notna() & width.notna()
    found[has_interval] = Reliability.GOOD
    found[has_interval & (variation > USE_WITH_CARE_ABOVE)] = Reliability.CARE
    found[has_interval & ((variation > LOW_ABOVE) | (value == 0))] = Reliability.LOW
    is_marked = observations["status"].eq(Status.LOW_RELIABILITY).fillna(value=False).astype(bool)
    found[value.notna() & is_marked] = Reliability.LOW
    return found
