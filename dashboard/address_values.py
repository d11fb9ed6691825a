"""Values of an address as what they can mean; one that cannot be meant gives a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from geodata.model import list_words

MOST_CLASSES = 7
_LONGEST_SHOWN = 40

_Choice = TypeVar("_Choice")
_Member = TypeVar("_Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that cannot be meant, and the sentence that says so."""

    sentence: str


def accept_one(
    kind: str, plural: str, allowed: Mapping[str, _Choice]
) -> Callable[[str], _Choice | Unread]:
    """Make a reader of one word of those allowed; ``kind`` has its article."""

    def read(text: str) -> _Choice | Unread:
        if text in allowed:
            return allowed[text]
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        return Unread(
            f"'{shown}' is not {kind}. The {plural} are {list_words(allowed, joiner='or')}."
        )

    return read


def accept_some(
    kind: str, plural: str, allowed: type[_Member]
) -> Callable[[str], tuple[_Member, ...] | Unread]:
    """Read a list of words of a closed list; one that is none of them is told of."""
    read_one = accept_one(kind, plural, {member.value: member for member in allowed})

    def read(text: str) -> tuple[_Member, ...] | Unread:
        parts = [read_one(part) for part in read_list(text)]
        unread = [part for part in parts if isinstance(part, Unread)]
        return unread[0] if unread else tuple(part for part in parts if isinstance(part, allowed))

    return read


def read_codes(text: str) -> tuple[str, ...]:
    """Read area codes as given, so that one given twice can be told of."""
    return tuple(part.strip().upper() for part in text.split(",") if part.strip())


def read_list(text: str) -> tuple[str, ...]:
    """Read words with commas between them, each once."""
    return tuple(dict.fromkeys(part for part in text.split(",") if part))


def read_breaks(text: str) -> tuple[float, ...] | Unread:
    """Read own breaks: the numbers at which one class ends and the next begins."""
    try:
        numbers = [float(part) for part in text.split(",") if part.strip()]
    except ValueError:
        numbers = []
    kept = sorted({number for number in numbers if isfinite(number)})
    if not kept or len(kept) >= MOST_CLASSES:
        return Unread(
            f"The breaks '{text[:_LONGEST_SHOWN]}' cannot be read. Write 1 to"
            f" {MOST_CLASSES - 1} numbers with commas between them, such as 70,80,90."
        )
    return tuple(kept)
