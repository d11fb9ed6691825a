"""What would have to be known, or chosen together, before reach could be set against need."""

from collections.abc import Sequence

from geodata.model import Programme
from geodata.reach_coverage import (
    FEWEST_UNITS,
    LEAST_LOCATED,
    LocatedKind,
    count_kinds,
    keep_chief,
    place_chief,
)
from geodata.reach_need import NeedComparison, NeedQuestion
from geodata.repository import Repository


def count_missing(comparison: NeedComparison) -> int | None:
    """Say how many more located units the comparison needs; None where no number would do.

    No number would do where no source counts the whole or gives only a lower
    bound, and where a unit more need not be an independent one.
    """
    if comparison.total is None or comparison.at_least:
        return None
    if comparison.effective_units < min(comparison.located, FEWEST_UNITS):
        return None
    # Half of an odd number is reached by one unit more.
    half = -(-comparison.total * LEAST_LOCATED // 1)
    return max(0, FEWEST_UNITS - comparison.located, int(half) - comparison.located)


def find_pool(
    question: NeedQuestion, programmes: Sequence[Programme], repository: Repository
) -> tuple[LocatedKind, ...]:
    """Give as many of the programmes as can be compared together at the level asked for.

    Parameters
    ----------
    question : NeedQuestion
        Its records, level and split; its programmes do not matter.
    programmes : sequence of Programme
        Those to choose from.
    repository : Repository

    Returns
    -------
    tuple of LocatedKind
        Starting with what is best located, every programme that leaves at
        least half of all units located. Empty where those have fewer than ten
        located units together. Programmes of which nothing is located, or
        whose whole is unknown or a lower bound, are never among them.
    """
    chief = keep_chief(question.records, programmes)
    placed = place_chief(chief, question.geography, question.split, repository)
    kinds = count_kinds(question.records, programmes, placed)
    known = [kind for kind in kinds if kind.located and kind.total and not kind.at_least]
    pool: list[LocatedKind] = []
    for kind in sorted(known, key=_part_located, reverse=True):
        wider = [*pool, kind]
        if _count_located(wider) >= LEAST_LOCATED * sum(one.total or 0 for one in wider):
            pool = wider
    return tuple(pool) if _count_located(pool) >= FEWEST_UNITS else ()


def _part_located(kind: LocatedKind) -> float:
    return kind.located / (kind.total or 1)


def _count_located(kinds: Sequence[LocatedKind]) -> int:
    return sum(kind.located for kind in kinds)
