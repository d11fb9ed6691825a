"""The rows of a chart, and which of them are drawn where not all have room."""

from collections.abc import Sequence
from typing import NamedTuple


class ChartRow(NamedTuple):
    """One row: its name, numbers (None where unknown), what is written beside, and if chosen.

    ``more`` is written after ``shown`` where there is room for it.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    shown: str
    is_chosen: bool = False
    is_low: bool = False
    more: str = ""


def choose_rows(rows: Sequence[ChartRow], most: int, listed: str) -> list[ChartRow]:
    """Choose the rows that fit: all, or the first, the last and the chosen, with what is left out.

    Examples
    --------
    >>> rows = [ChartRow(str(n), n, None, None, "") for n in range(9)]
    >>> [row.name for row in choose_rows(rows, 5, "see the table")]
    ['0', '1', '5 more: see the table', '7', '8']
    """
    if len(rows) <= most:
        return list(rows)
    places = {place for place, row in enumerate(rows) if row.is_chosen}
    room = most - len(places) * 2 - 1
    first, last = -(-room // 2), room // 2
    places |= set(range(first)) | set(range(len(rows) - last, len(rows)))
    kept: list[ChartRow] = []
    before = -1
    for place in sorted(places):
        if place > before + 1:
            left_out = f"{place - before - 1:,} more: {listed}".rstrip(": ")
            kept.append(ChartRow(left_out, None, None, None, ""))
        kept.append(rows[place])
        before = place
    return kept
