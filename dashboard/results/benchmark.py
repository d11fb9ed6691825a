"""London's own figure, as everything that compares with it needs it."""

from typing import NamedTuple

from geodata.statistics.aggregation import Estimate

# Units that add up: an area's count is a part of London's, so neither is above the other.
COUNTED_UNITS = frozenset({"people"})


class Benchmark(NamedTuple):
    """London's own figure as sentences need it."""

    estimate: Estimate
    is_derived: bool
