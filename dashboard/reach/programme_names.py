"""Programmes whose names are near what an address says, for those who mistyped or guessed."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from geodata.model import Programme

# Longer than any name: the rest of what a client sends is not compared.
LONGEST_TEXT = 80
_MOST_NAMED = 5
_NEAR_ENOUGH = 0.6
_WORD = re.compile(r"[^\W_]+")
# Words that say nothing of which programme is meant.
_COMMON = frozenset({"and", "for", "is", "london", "londoners", "of", "open", "the"})


def find_near(text: str, programmes: Sequence[Programme]) -> tuple[Programme, ...]:
    """Find programmes with a like name or a word in common, the nearest first.

    Examples
    --------
    >>> find_near("", ())
    ()
    """
    words = _split(text[:LONGEST_TEXT])
    if not words:
        return ()
    rated = [(_rate(words, programme), programme) for programme in programmes]
    near = [(score, programme) for score, programme in rated if score >= _NEAR_ENOUGH]
    near.sort(key=lambda pair: -pair[0])
    return tuple(programme for _, programme in near[:_MOST_NAMED])


def _rate(words: Sequence[str], programme: Programme) -> float:
    """Rate how near a name is: 1 and more where a telling word is the same, else its likeness."""
    names = [_split(programme.id), _split(programme.label)]
    shared = {word for name in names for word in name} & (set(words) - _COMMON)
    written = " ".join(words)
    likeness = max(SequenceMatcher(None, written, " ".join(name)).ratio() for name in names)
    return likeness + len(shared)


def _split(text: str) -> list[str]:
    return _WORD.findall(text.lower())
