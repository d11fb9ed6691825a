"""The two lists that officers ask for, and what they leave out because nobody can tell."""

import math
from typing import NamedTuple

from dashboard.reach.need_rows import NeedAnswer, NeedLine, ReachState

TOP_PART = 5
"""High need is the top one of so many equal parts of the areas by rate, above London's rate."""


class NeedLists(NamedTuple):
    """Areas by the two questions, highest rate first.

    ``unclear`` are areas of high need that are in neither list, as records are
    known for their borough only; ``vague`` counts all such areas.
    """

    unreached: tuple[NeedLine, ...]
    lower: tuple[NeedLine, ...]
    unclear: tuple[NeedLine, ...]
    vague: int


def list_areas(answer: NeedAnswer) -> NeedLists:
    """List the areas of high need without a record, and those with one where need is lower.

    Where need is not held nothing is listed: no area is then of high need or low.
    """
    high = find_high(answer)
    usual = answer.usual_rate
    ordered = sorted(answer.lines, key=lambda line: -(line.rate or 0))
    of_high = [line for line in ordered if line.area_code in high]
    return NeedLists(
        unreached=tuple(line for line in of_high if line.state is ReachState.NO_RECORD),
        lower=tuple(
            line
            for line in ordered
            if line.state is ReachState.RECORD
            and line.rate is not None
            and usual is not None
            and _round_as_shown(line.rate, answer) < _round_as_shown(usual, answer)
        ),
        unclear=tuple(line for line in of_high if line.state is ReachState.BOROUGH_ONLY),
        vague=sum(line.state is ReachState.BOROUGH_ONLY for line in answer.lines),
    )


def _round_as_shown(rate: float, answer: NeedAnswer) -> float:
    """Round as the page does, so that no list contradicts the numbers beside it."""
    return round(rate, answer.indicator.decimal_places if answer.indicator else 1)


def find_high(answer: NeedAnswer) -> frozenset[str]:
    """Find the areas in the top fifth by rate of need whose rate is above London's.

    Areas that tie with the last of the fifth belong to it.
    """
    usual = answer.usual_rate
    rates = sorted((line.rate for line in answer.lines if line.rate is not None), reverse=True)
    if usual is None or not rates:
        return frozenset()
    least = rates[math.ceil(len(rates) / TOP_PART) - 1]
    return frozenset(
        line.area_code
        for line in answer.lines
        if line.rate is not None and line.rate >= least and line.rate > usual
    )
