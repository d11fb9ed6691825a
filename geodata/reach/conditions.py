"""Conditions that pick out areas, and how an address writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

MOST_CONDITIONS = 8
# In place of a programme: whichever of them.
ANY_PROGRAMME = "any"
_PROGRAMME = "programme"
_NAME = re.compile(r"[a-z0-9_]{1,80}")
_CODE = re.compile(r"[A-Z][0-9]{8}")
_CLASSES = re.compile(r"[1-9](_[1-9]){0,20}")
# Digits of ASCII only, and few enough that what is written back is what was read.
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_DECIMAL_PLACES = 6


class Comparison(StrEnum):
    """What a condition asks of an area."""

    AT_LEAST = "least"
    AT_MOST = "most"
    BETWEEN = "between"
    CLASS = "class"
    CLEAR = "clear"
    REACHED = "reached"
    NO_RECORD = "no_record"
    IN = "in"
    NEAR = "near"


class Side(StrEnum):
    """Where an area lies beside London, by the one test."""

    ABOVE = "above"
    BELOW = "below"
    NEITHER = "neither"


PROGRAMME_COMPARISONS = frozenset({Comparison.REACHED, Comparison.NO_RECORD})
PLACE_COMPARISONS = frozenset({Comparison.IN, Comparison.NEAR})
_LIMITS = {Comparison.AT_LEAST: 1, Comparison.AT_MOST: 1, Comparison.BETWEEN: 2}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on an indicator's values, a programme's records or where an area lies.

    ``subject`` is the indicator or the programme (`ANY_PROGRAMME` for
    whichever), and empty where a place is asked for. ``numbers`` are the
    limits in the indicator's unit, lower first, or classes from 1, or the
    distance in kilometres; ``side`` is given where London is compared with,
    ``codes`` are the boroughs or areas to be one of or in, or the one area to be near.
    """

    subject: str
    comparison: Comparison
    numbers: tuple[float, ...] = ()
    side: Side | None = None
    codes: tuple[str, ...] = ()

    @property
    def is_about_programme(self) -> bool:
        """Whether records of reach are asked for, not values."""
        return self.comparison in PROGRAMME_COMPARISONS

    @property
    def is_about_place(self) -> bool:
        """Whether it is asked where an area lies, not what is known of it."""
        return self.comparison in PLACE_COMPARISONS


class ReadConditions(NamedTuple):
    """What an address asks for: its conditions, the parts not understood, those too many."""

    conditions: tuple[Condition, ...]
    unread: tuple[str, ...]
    left_out: int


def read_conditions(text: str) -> ReadConditions:
    """Read the conditions of an address; never raises.

    Each is kept once, in the order given, `MOST_CONDITIONS` at most.

    Examples
    --------
    >>> read_conditions("votes.least.40.5,votes.least.many").unread
    ('votes.least.many',)
    """
    parts = [part.strip() for part in re.split("[,;]", text)]
    read = {part: _read(part) for part in parts if part}
    # What reads alike is one condition, however it was written.
    conditions = tuple(dict.fromkeys(condition for condition in read.values() if condition))
    unread = tuple(part for part, condition in read.items() if condition is None)
    left_out = max(0, len(conditions) - MOST_CONDITIONS)
    return ReadConditions(conditions[:MOST_CONDITIONS], unread, left_out)


def write_conditions(conditions: Iterable[Condition]) -> str:
    """Write conditions as an address has them.

    Examples
    --------
    >>> write_conditions([Condition("votes", Comparison.BETWEEN, (35.5, 40.0))])
    'votes.between.35.5_40'
    """
    return ",".join(write_condition(condition) for condition in conditions)


def write_condition(condition: Condition) -> str:
    """Write one condition as an address has it.

    Examples
    --------
    >>> write_condition(Condition("", Comparison.NEAR, (2.0,), codes=("E09000012",)))
    'near.E09000012.2'
    """
    if condition.is_about_programme:
        return f"{_PROGRAMME}.{condition.subject}.{condition.comparison}"
    numbers = "_".join(_write_number(number) for number in condition.numbers)
    if condition.is_about_place:
        parts = (condition.comparison, "_".join(condition.codes), numbers)
        return ".".join(part for part in parts if part)
    return f"{condition.subject}.{condition.comparison}.{condition.side or numbers}"


def _read(part: str) -> Condition | None:
    first, _, rest = part.partition(".")
    second, _, third = rest.partition(".")
    if first in PLACE_COMPARISONS:
        return _read_place(Comparison(first), second, third)
    if not _NAME.fullmatch(first):
        return None
    if first == _PROGRAMME:
        if third not in PROGRAMME_COMPARISONS or not _NAME.fullmatch(second):
            return None
        return Condition(second, Comparison(third))
    return _read_values(first, second, third)


def _read_place(comparison: Comparison, named: str, distance: str) -> Condition | None:
    codes = tuple(sorted(set(named.upper().split("_"))))
    if not all(_CODE.fullmatch(code) for code in codes):
        return None
    if comparison is Comparison.IN:
        return None if distance else Condition("", comparison, codes=codes)
    is_distance = _NUMBER.fullmatch(distance) and float(distance) >= 0
    if len(codes) != 1 or not is_distance:
        return None
    return Condition("", comparison, (float(distance) + 0.0,), codes=codes)


def _read_values(subject: str, comparison: str, text: str) -> Condition | None:
    if comparison == Comparison.CLEAR and text in list(Side):
        return Condition(subject, Comparison.CLEAR, side=Side(text))
    if comparison == Comparison.CLASS and _CLASSES.fullmatch(text):
        numbers = sorted({float(number) for number in text.split("_")})
        return Condition(subject, Comparison.CLASS, tuple(numbers))
    return _read_limits(subject, comparison, text)


def _read_limits(subject: str, comparison: str, text: str) -> Condition | None:
    texts = text.split("_")
    if comparison not in _LIMITS or len(texts) != _LIMITS[Comparison(comparison)]:
        return None
    if not all(_NUMBER.fullmatch(number) for number in texts):
        return None
    # Minus nought is nought.
    numbers = sorted(float(number) + 0.0 for number in texts)
    return Condition(subject, Comparison(comparison), tuple(numbers))


def _write_number(number: float) -> str:
    text = f"{number:.{_DECIMAL_PLACES}f}"
    return text.rstrip("0").rstrip(".")
