"""Small counts in a reader's figures pass the same gate as the atlas's own."""

import re
from typing import Any

import pandas as pd

from dashboard.own.checked_rows import CheckedRows, count_rows
from geodata.closed_lists import Level, Status
from geodata.disclosure import COLUMNS_WITH_A_COUNT, THRESHOLD, UnsafeTotalError, find_withheld

_OF_PEOPLE = re.compile(
    r"\b(people|persons?|adults?|children|child|residents?|households?|famil(y|ies)|number|count)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"%|\bper\b|\bshare\b|\brate\b|£|\bmean\b|\bscore\b", re.IGNORECASE)
_SET = ("indicator", "level", "vintage", "period", "group")
# The gate protects a small count by its next smallest neighbours; it never needs more of them.
_MOST_AT_ONCE = 300


def withhold_figures(checked: CheckedRows) -> None:
    """Withhold counts under the threshold, and values that rest on fewer, in the rows accepted.

    The counts of one indicator, date, population and edition sum to a total
    that others can know, so a further one is withheld where only that one
    would give a small count away.
    """
    sets: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in checked.accepted:
        sets.setdefault(tuple(row[name] for name in _SET), []).append(row)
    withheld = 0
    for rows in sets.values():
        is_count = _counts_people(rows[0]["unit"])
        if is_count:
            withheld += _withhold(rows, "value")
        withheld += _withhold(rows, "base")
    if withheld:
        checked.notices.append(
            f"Withheld, here and in every picture: {count_rows(withheld)}. They count fewer than"
            f" {THRESHOLD}, rest on fewer, or would give such a count away."
        )


def _counts_people(unit: str | None) -> bool:
    return bool(unit) and not _RATE.search(unit) and bool(_OF_PEOPLE.search(unit))


def _withhold(rows: list[dict[str, Any]], column: str) -> int:
    counted = sorted(
        (row for row in rows if row[column] is not None or row["status"] == Status.WITHHELD),
        key=lambda row: (row[column] is not None, row[column] or 0),
    )
    if not any(row[column] is not None and row[column] < THRESHOLD for row in counted):
        return 0
    near = counted[:_MOST_AT_ONCE]
    held = _find_held(near, column)
    held += [row for row in counted[_MOST_AT_ONCE:] if row[column] < THRESHOLD]
    for row in held:
        row |= {**dict.fromkeys(COLUMNS_WITH_A_COUNT), "status": Status.WITHHELD.value}
    return len(held)


def _find_held(rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    is_whole = len(rows) == 1 or rows[0]["level"] in (Level.LONDON, Level.ENGLAND)
    if is_whole:
        return [row for row in rows if row[column] is not None and row[column] < THRESHOLD]
    table = pd.DataFrame(
        {
            "count": pd.Series([row[column] for row in rows], dtype=float),
            "status": [row["status"] for row in rows],
        }
    )
    try:
        mask = find_withheld(table, count_column="count").to_list()
    except UnsafeTotalError:
        mask = [True] * len(rows)
    return [row for row, held in zip(rows, mask, strict=True) if held and row[column] is not None]
