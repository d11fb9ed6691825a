"""Conditions that pick out areas: what may be asked, and how an address writes it.

A condition is written ``indicator.comparison.operand`` or
``programme.name.comparison``; conditions have commas between them:

    arts_engaged.least.80,lone_adults.class.5,belonging.clear.above,
    turnout.between.35.5_40,programme.model_city_london.reached

Every character needs no escape in an address. A semicolon is read as a comma.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

MOST_CONDITIONS = 8
_PROGRAMME = "programme"
_NAME = re.compile(r"[a-z0-9_]{1,80}")
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


class Side(StrEnum):
    """Where an area lies beside London, by the one test."""

    ABOVE = "above"
    BELOW = "below"
    NEITHER = "neither"


PROGRAMME_COMPARISONS = frozenset({Comparison.REACHED, Comparison.NO_RECORD})
_LIMITS = {Comparison.AT_LEAST: 1, Comparison.AT_MOST: 1, Comparison.BETWEEN: 2}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on an indicator's values or a programme's records.

    ``numbers`` are the limits in the indicator's unit, lower first, or the
    class from 1; ``side`` is given where London is compared with.
    """

    subject: str
    comparison: Comparison
    numbers: tuple[float, ...] = ()
    side: Side | None = None

    @property
    def is_about_programme(self) -> bool:
        """Whether records of reach are asked for, not values."""
        return self.comparison in PROGRAMME_COMPARISONS


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
    kept = tuple(dict.fromkeys(condition for condition in read.values() if condition))
    unread = tuple(part for part, condition in read.items() if condition is None)
    left_out = max(0, len(kept) - MOST_CONDITIONS)
    return ReadConditions(kept[:MOST_CONDITIONS], unread, left_out)


def write_conditions(conditions: Iterable[Condition]) -> str:
    """Write conditions as an address has them.

    Examples
    --------
    >>> write_conditions([Condition("votes", Comparison.BETWEEN, (35.5, 40.0))])
    'votes.between.35.5_40'
    """
    return ",".join(write_condition(condition) for condition in conditions)


def write_condition(condition: Condition) -> str:
    """Write one condition as an address has it."""
    if condition.is_about_programme:
        return f"{_PROGRAMME}.{condition.subject}.{condition.comparison}"
    numbers = "_".join(_write_number(number) for number in condition.numbers)
    return f"{condition.subject}.{condition.comparison}.{condition.side or numbers}"


def _read(part: str) -> Condition | None:
    first, _, rest = part.partition(".")
    second, _, third = rest.partition(".")
    if not _NAME.fullmatch(first):
        return None
    if first == _PROGRAMME:
        if third not in PROGRAMME_COMPARISONS or not _NAME.fullmatch(second):
            return None
        return Condition(second, Comparison(third))
    if second == Comparison.CLEAR and third in list(Side):
        return Condition(first, Comparison.CLEAR, side=Side(third))
    if second == Comparison.CLASS and re.fullmatch("[1-9]", third):
        return Condition(first, Comparison.CLASS, (float(third),))
    return _read_limits(first, second, third)


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
