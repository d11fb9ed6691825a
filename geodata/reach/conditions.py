"""Conditions that pick out areas: how an address writes them, and which areas meet them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import and_
from typing import NamedTuple

import numpy as np
import pandas as pd

from geodata.closed_lists import Level, Outcome, Precision, Role
from geodata.model import Geography
from geodata.reach.records import WARD_COLUMNS

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


_PLACED_ROLES = (Role.REACH, Role.AREA_DETAIL)


def find_limits(condition: Condition) -> tuple[float, float]:
    """Give the lowest and highest value that a condition on the value allows."""
    if condition.comparison is Comparison.AT_LEAST:
        return condition.numbers[0], np.inf
    if condition.comparison is Comparison.AT_MOST:
        return -np.inf, condition.numbers[0]
    return condition.numbers[0], condition.numbers[1]


def check_values(condition: Condition, table: pd.DataFrame, *, decimal_places: int) -> pd.Series:
    """Say which areas meet a condition on an indicator.

    Parameters
    ----------
    condition : Condition
        On an indicator, not a programme.
    table : DataFrame, one row an area
        ``value``; ``place``, the class from 0; ``outcome`` and ``difference``
        of the comparison with London.
    decimal_places : int
        Values are compared as they are shown, so that no list contradicts
        the numbers beside it.

    Returns
    -------
    Series of boolean
        Missing where there is no value, or where London is asked about and
        the area was not compared.
    """
    is_told = table["value"].notna()
    if condition.comparison is Comparison.CLASS:
        is_met = table["place"] == int(condition.numbers[0]) - 1
    elif condition.comparison is Comparison.CLEAR:
        is_told = is_told & (table["outcome"] != Outcome.NOT_COMPARED)
        is_met = _is_on_side(table, condition.side)
    else:
        shown = _round_as_shown(table["value"], decimal_places)
        is_met = shown.between(*find_limits(condition))
    return is_met.astype("boolean").mask(~is_told)


def count_unsure(table: pd.DataFrame, limits: tuple[float, float]) -> int:
    """Count the areas whose interval (``lci_95``, ``uci_95``) is partly within limits, partly out.

    Interval and limits are in the indicator's unit; an area without interval is not counted.
    """
    low, high = limits
    lower, upper = table["lci_95"].astype(float), table["uci_95"].astype(float)
    is_within = (lower >= low) & (upper <= high)
    is_outside = (upper < low) | (lower > high)
    return int((lower.notna() & upper.notna() & ~is_within & ~is_outside).sum())


def check_reach(
    records: pd.DataFrame, boroughs_of: Mapping[str, Sequence[str]], geography: Geography
) -> pd.Series:
    """Say for which areas a programme's records show that it reached them.

    Parameters
    ----------
    records : DataFrame
        One programme's, with the columns ``columns.REACH``.
    boroughs_of : mapping of area code to borough codes
        The boroughs that each area of the edition is, lies in or is made of.
    geography : Geography

    Returns
    -------
    Series of boolean, by area code
        True where a record names the area, False where there is no record in
        the sources read, and missing where a record is known for a wider area
        only: somewhere in a ward's borough is not in the ward.
    """
    is_placed = records["role"].isin(_PLACED_ROLES) & records["precision"].ne(Precision.UNLOCATED)
    placed = pd.DataFrame(records[is_placed])
    exact: set[str] = set()
    if geography.level is Level.WARD:
        column = WARD_COLUMNS[geography.vintage or 0]
        exact = set(placed[column].dropna())
        placed = pd.DataFrame(placed[placed[column].isna()])
    named = {code for codes in placed["area_codes"] for code in codes}
    is_made_of_boroughs = geography.level not in (Level.WARD, Level.LSOA)
    answers = [
        # The City of London is one ward, which carries its borough's code.
        True
        if code in exact or code in named or (is_made_of_boroughs and named.intersection(boroughs))
        else pd.NA
        if named.intersection(boroughs)
        else False
        for code, boroughs in boroughs_of.items()
    ]
    return pd.Series(answers, index=list(boroughs_of), dtype="boolean")


def list_boroughs_of(areas: pd.DataFrame, geography: Geography) -> dict[str, tuple[str, ...]]:
    """Give each area of an edition with the boroughs that it is, lies in or is made of.

    Parameters
    ----------
    areas : DataFrame
        Columns ``columns.AREAS``, of the edition and of the boroughs.
    geography : Geography
    """
    boroughs = pd.DataFrame(areas[areas["level"] == Level.BOROUGH])
    codes = set(boroughs["area_code"])
    if geography.level is Level.BOROUGH:
        return {code: (code,) for code in sorted(codes)}
    is_drawn = areas["level"] == geography.level
    if geography.vintage is not None:
        is_drawn = is_drawn & (areas["vintage"] == geography.vintage)
    drawn = areas[is_drawn].sort_values("area_code")
    if geography.level in (Level.WARD, Level.LSOA):
        pairs = zip(drawn["area_code"], drawn["parent_codes"], strict=True)
        return {code: tuple(codes.intersection(parents)) or (code,) for code, parents in pairs}
    return {
        wide: tuple(
            code
            for code, parents in zip(boroughs["area_code"], boroughs["parent_codes"], strict=True)
            if wide in parents
        )
        for wide in drawn["area_code"]
    }


def combine(answers: Iterable[pd.Series]) -> pd.Series:
    """Say which areas meet every condition.

    An area that fails one fails all; one that fails none, and of which one
    cannot be told, cannot be told.
    """
    return reduce(and_, answers)


def _is_on_side(table: pd.DataFrame, side: Side | None) -> pd.Series:
    is_clear = ~table["outcome"].isin([Outcome.SIMILAR, Outcome.NOT_COMPARED])
    if side is Side.NEITHER:
        return ~is_clear
    return is_clear & (
        table["difference"].gt(0) if side is Side.ABOVE else table["difference"].lt(0)
    )


def _round_as_shown(values: pd.Series, decimal_places: int) -> pd.Series:
    # As the screen rounds: pandas takes 26.15 to 26.2 where Python, and so the screen, says 26.1.
    return values.map(lambda value: round(float(value), decimal_places), na_action="ignore").astype(
        float
    )
