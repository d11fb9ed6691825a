"""Where like values lie together: the rules of local Moran's I, and when it cannot be said.

The statistic itself is computed once for each data version, by the pipeline
(`geodata.pipeline.clusters`); what reads it needs none of that.
"""

import pandas as pd

from geodata.closed_lists import Obstacle

PERMUTATIONS = 9_999
SEED = 20_261_122
# An area of a handful has too few others to be dealt out among its neighbours.
FEWEST_AREAS = 30
# Up to so many areas, a reader is told that they are few.
FEW_AREAS = 50


def find_obstacle(values: pd.Series) -> Obstacle | None:
    """Say why no clusters can be found in the values of one view; None where they can.

    Parameters
    ----------
    values : Series of float, one an area
        Missing where there is none.

    Examples
    --------
    >>> find_obstacle(pd.Series([1.0, 2.0, None]))
    <Obstacle.TOO_FEW: 'too few areas'>
    >>> find_obstacle(pd.Series([5.0] * 33))
    <Obstacle.ALL_ALIKE: 'all values alike'>
    """
    known = values.dropna()
    if known.empty:
        return Obstacle.NO_VALUES
    if len(known) < FEWEST_AREAS:
        return Obstacle.TOO_FEW
    return Obstacle.ALL_ALIKE if known.min() == known.max() else None
