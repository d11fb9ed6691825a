"""Which programmes could be pooled so that reach can be set against need."""

from functools import lru_cache

from dashboard.reach.need_rows import NeedAsk, answer_need
from geodata.reach_need import FEWEST_UNITS, LEAST_LOCATED, LocatedKind
from geodata.repository import Repository


def choose_pool(kinds: tuple[LocatedKind, ...]) -> tuple[LocatedKind, ...]:
    """Choose as many programmes as can be pooled with half of all their units located.

    Programmes are added from the one with most to spare; those that no source
    counts whole, or counts as "at least", cannot be in a pool. Empty where no
    pool has enough located units.
    """
    whole = [
        kind for kind in kinds if kind.located and kind.total is not None and not kind.at_least
    ]
    spare = {kind.programme: kind.located - LEAST_LOCATED * (kind.total or 0) for kind in whole}
    chosen: list[LocatedKind] = []
    left = 0.0
    for kind in sorted(whole, key=lambda kind: (-spare[kind.programme], kind.programme)):
        if left + spare[kind.programme] < 0:
            break
        left += spare[kind.programme]
        chosen.append(kind)
    return tuple(chosen) if sum(kind.located for kind in chosen) >= FEWEST_UNITS else ()


# Depends on the data and the choices alone.
@lru_cache(maxsize=64)
def find_pool(ask: NeedAsk, repository: Repository) -> tuple[LocatedKind, ...]:
    """Find programmes that can be compared by the same choices; empty where none can."""
    every = tuple(repository.registry.programmes)
    whole = answer_need(_ask_of(ask, every), repository)
    pool = choose_pool(whole.comparison.kinds)
    if not pool:
        return ()
    pooled = _ask_of(ask, tuple(kind.programme for kind in pool))
    return pool if not answer_need(pooled, repository).comparison.obstacles else ()


def _ask_of(ask: NeedAsk, programmes: tuple[str, ...]) -> NeedAsk:
    asked = ask.asked._replace(programmes=frozenset(programmes))
    return ask._replace(programmes=programmes, asked=asked)
