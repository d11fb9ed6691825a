"""How far a single figure can be trusted: its source's word, or its own interval."""

from enum import StrEnum

import numpy as np
import pandas as pd

from geodata.closed_lists import Status
from geodata.statistics.aggregation import Z_95

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
    has_interval = value.notna() & width.notna()
    is_marked = observations["status"].eq(Status.LOW_RELIABILITY).fillna(value=False).astype(bool)
    is_low = has_interval & ((variation > LOW_ABOVE) | (value == 0))
    found = np.select(
        [
            value.notna() & is_marked | is_low,
            has_interval & (variation > USE_WITH_CARE_ABOVE),
            has_interval,
        ],
        [Reliability.LOW, Reliability.CARE, Reliability.GOOD],
        default=Reliability.UNKNOWN,
    )
    return pd.Series([Reliability(name) for name in found], index=value.index, dtype=object)
