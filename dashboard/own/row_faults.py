"""What is wrong with single cells of a reader's table, and what may be said of it."""

import re
from collections.abc import Collection
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple, TypeVar

from dashboard.loaded.loaded_table import MOST_LETTERS, is_hidden_sign, show_cell
from dashboard.loaded.read_workbook import FORMULA
from geodata.model import Geography, list_words

_Word = TypeVar("_Word", bound=StrEnum)
_FORMULAS = (FORMULA, "+", "-", "@", "\t", "\r")
_NEAR_WORD = 0.6
_APART = re.compile(r"[\s\-]+")


class RowFault(NamedTuple):
    """A cell that cannot be used; ``value`` is empty where it may not be repeated."""

    row: int
    column: str
    value: str
    expected: str
    mend: str


class CellFaultError(Exception):
    """A cell that cannot be used: in which column, what was expected, how to mend it."""

    def __init__(self, column: str, expected: str, mend: str) -> None:
        self.column, self.expected, self.mend = column, expected, mend
        super().__init__(column)

    def place(self, row: int, value: str, *, is_secret: bool = False) -> RowFault:
        """Say it of a row; of a row that is sensitive no cell is repeated."""
        shown = "" if is_secret else show_cell(value)
        return RowFault(row, self.column, shown, self.expected, self.mend)


class UnmatchedPlaceError(Exception):
    """A name that no area of some editions has; ``boroughs`` are those it was looked for in."""

    def __init__(
        self,
        column: str,
        value: str,
        geographies: tuple[Geography, ...],
        boroughs: tuple[str, ...] = (),
    ) -> None:
        self.column, self.value = column, value
        self.geographies, self.boroughs = geographies, boroughs
        super().__init__(column)


def check_text(column: str, text: str) -> None:
    """Check that a cell holds plain text that no program will run.

    Raises
    ------
    CellFaultError
        It begins as a formula, holds signs that are not seen, or is too long.
    """
    if text.startswith(_FORMULAS):
        raise CellFaultError(
            column,
            "text that does not begin with =, +, -, @ or a tab",
            "Spreadsheets run such cells as formulas: write the result, or begin with a letter.",
        )
    check_signs(column, text)


def check_signs(column: str, text: str) -> None:
    """Check that a cell is not too long and holds only signs that can be seen."""
    if len(text) > MOST_LETTERS:
        raise CellFaultError(column, f"at most {MOST_LETTERS:,} letters", "Shorten the text.")
    if not text.isprintable() and any(is_hidden_sign(sign) for sign in text):
        raise CellFaultError(
            column,
            "signs that can be seen",
            "Take out control signs, and marks that turn the direction of writing.",
        )


def check_given(column: str, text: str, needed: Collection[str]) -> None:
    """Check that a cell without which a row says nothing is not empty."""
    if column in needed and not text:
        raise CellFaultError(column, "something in this cell", "Fill it in, or take the row out.")


def read_word(column: str, text: str, words: type[_Word]) -> _Word | None:
    """Read a word of a closed list; None where the cell is empty.

    Raises
    ------
    CellFaultError
        It is none of them; the nearest is offered and never taken.
    """
    folded = _APART.sub("_", text.strip().casefold())
    if not folded:
        return None
    if folded in set(words):
        return words(folded)
    near = get_close_matches(folded[:40], [word.value for word in words], n=1, cutoff=_NEAR_WORD)
    mend = f"Write {near[0]}, if that is meant." if near else "Write one of these words."
    raise CellFaultError(column, f"{list_words(words, joiner='or')}, or nothing", mend)
