"""How one figure lies to London, in the few words that a cell has room for."""

from typing import NamedTuple

from geodata.closed_lists import Outcome
from geodata.statistics.reliability import Reliability


class Compared(NamedTuple):
    """One area against London: the test's outcome, and how far and which way they differ."""

    outcome: Outcome
    difference: float
    has_interval: bool


def describe_outcome(compared: Compared) -> str:
    """Say in a few words how an area compares with London, for a table or a tip."""
    if compared.outcome is Outcome.SIMILAR:
        return "No clear difference from London"
    if compared.outcome is Outcome.NOT_COMPARED:
        return ""
    side = "above" if compared.difference > 0 else "below"
    judged = {Outcome.BETTER: ", better", Outcome.WORSE: ", worse"}
    return f"Clearly {side} London{judged.get(compared.outcome, '')}"


def describe_reliability(reliability: Reliability) -> str:
    """Say what a reader must know of a figure's reliability; nothing where it is good."""
    if reliability is Reliability.LOW:
        return "Low reliability"
    return "Use with care" if reliability is Reliability.CARE else ""
