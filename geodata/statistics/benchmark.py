"""One comparison with London, used by every output."""

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, norm

from geodata.closed_lists import Basis, Outcome, Polarity
from geodata.statistics.aggregation import Z_95, Estimate

FALSE_DISCOVERY_RATE = 0.05
TESTED_BASES = frozenset({Basis.SURVEY, Basis.MODELLED})
_ABOVE = {
    Polarity.HIGH_IS_GOOD: Outcome.BETTER,
    Polarity.LOW_IS_GOOD: Outcome.WORSE,
    Polarity.NO_JUDGEMENT: Outcome.HIGHER,
}
_BELOW = {
    Polarity.HIGH_IS_GOOD: Outcome.WORSE,
    Polarity.LOW_IS_GOOD: Outcome.BETTER,
    Polarity.NO_JUDGEMENT: Outcome.LOWER,
}


def compare_with_london(
    observations: pd.DataFrame, *, london: Estimate | None, basis: Basis, polarity: Polarity
) -> pd.DataFrame:
    """Say which areas clearly differ from London.

    The test is z on the difference, with standard errors recovered from the
    whole width of the published 95 % intervals and London's own error counted.
    Benjamini-Hochberg holds false discoveries at 5 % over the areas given.
    That London contains each area is not allowed for: the test is a little
    cautious.

    Parameters
    ----------
    observations : DataFrame, one row an area
        Columns ``value``, ``lci_95``, ``uci_95`` in the indicator's unit, each
        missing where not published.
    london : Estimate or None
        London's value in the same unit, with its interval.
    basis : Basis
        Only surveys and models are tested; counts are described elsewhere.
    polarity : Polarity
        Which direction is desirable; without judgement, higher and lower.

    Returns
    -------
    DataFrame, same index
        ``difference`` (area minus London), ``standard_error`` (of the
        difference), ``z``, ``p_value``, ``p_adjusted`` and ``outcome``
        (Outcome). An area without value or interval is ``NOT_COMPARED``, and so
        is every area where London has no interval.

    Examples
    --------
    >>> areas = pd.DataFrame(
    ...     {"value": [60.0, 50.5, np.nan], "lci_95": [57.0, 47.0, np.nan],
    ...      "uci_95": [63.0, 54.0, np.nan]}, index=["a", "b", "c"])
    >>> compare_with_london(areas, london=Estimate(50.0, 49.0, 51.0), basis=Basis.SURVEY,
    ...                     polarity=Polarity.HIGH_IS_GOOD)["outcome"].to_list()
    [<Outcome.BETTER: 'better'>, <Outcome.SIMILAR: 'no clear difference'>, \
<Outcome.NOT_COMPARED: 'not compared'>]
    """
    value = observations["value"].astype(float)
    difference = value - (london.value if london else np.nan)
    london_error = london.standard_error if london else None
    if basis not in TESTED_BASES or london_error is None:
        return _test(difference, pd.Series(np.nan, index=difference.index), polarity)
    spread = pd.Series(np.hypot(_recover_errors(observations), london_error), index=value.index)
    return _test(difference, spread, polarity)


def compare_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Say which of two estimates is clearly the higher, pair by pair: of two areas or two dates.

    The same test as `compare_with_london`, with the other estimate in London's
    place: z on the difference, both errors counted, and Benjamini-Hochberg at
    5 % over all pairs given. The two are taken to be asked independently.

    Parameters
    ----------
    pairs : DataFrame, one row a pair
        Columns ``value``, ``lci_95``, ``uci_95``, and the same of the other
        estimate as ``other``, ``other_lci_95``, ``other_uci_95``, in one unit.
        Only surveys and models belong here.

    Returns
    -------
    DataFrame, same index
        As `compare_with_london` gives it: ``outcome`` is ``HIGHER``,
        ``LOWER``, ``SIMILAR``, or ``NOT_COMPARED`` where either has no interval.
    """
    spread = np.hypot(_recover_errors(pairs), _recover_errors(pairs, "other_"))
    difference = (pairs["value"] - pairs["other"]).astype(float)
    return _test(difference, pd.Series(spread, index=pairs.index), Polarity.NO_JUDGEMENT)


def _recover_errors(observations: pd.DataFrame, prefix: str = "") -> pd.Series:
    """Recover standard errors from the whole width of the published 95 % intervals."""
    width = observations[f"{prefix}uci_95"] - observations[f"{prefix}lci_95"]
    return width.astype(float) / (2 * Z_95)


def _test(difference: pd.Series, spread: pd.Series, polarity: Polarity) -> pd.DataFrame:
    """Test every difference against its standard error; a missing error tests nothing."""
    # A spread of nothing (intervals of no width) can show no chance of error: not tested.
    z = difference / spread.where(spread > 0)
    p_value = 2 * norm.sf(z.abs())
    p_adjusted = np.full(len(z), np.nan)
    tested = z.notna().to_numpy()
    if tested.any():
        p_adjusted[tested] = false_discovery_control(p_value[tested], method="bh")
    is_clear = p_adjusted <= FALSE_DISCOVERY_RATE
    outcome = np.select(
        [~tested, is_clear & (z > 0), is_clear & (z < 0)],
        [Outcome.NOT_COMPARED, _ABOVE[polarity], _BELOW[polarity]],
        default=Outcome.SIMILAR,
    )
    return pd.DataFrame(
        {
            "difference": difference,
            "standard_error": spread,
            "z": z,
            "p_value": p_value,
            "p_adjusted": p_adjusted,
            "outcome": pd.Series([Outcome(o) for o in outcome], index=z.index, dtype=object),
        }
    )
