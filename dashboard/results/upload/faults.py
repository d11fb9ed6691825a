"""What is wrong with single cells of a reader's table; numbers and dates as people type them."""

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple, TypeVar

from dashboard.results.upload.read_workbook import FORMULA
from dashboard.results.upload.table import MOST_LETTERS, is_hidden_sign, show_cell
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


def read_word(column: str, text: str, terms: type[_Word]) -> _Word | None:
    """Read a word of a closed list; None where the cell is empty.

    Raises
    ------
    CellFaultError
        It is none of them; the nearest is offered and never taken.
    """
    folded = _APART.sub("_", text.strip().casefold())
    if not folded:
        return None
    if folded in set(terms):
        return terms(folded)
    near = get_close_matches(folded[:40], [word.value for word in terms], n=1, cutoff=_NEAR_WORD)
    mend = f"Write {near[0]}, if that is meant." if near else "Write one of these words."
    raise CellFaultError(column, f"{list_words(terms, joiner='or')}, or nothing", mend)


_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"[-\u2212]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?", re.ASCII | re.IGNORECASE)
_MOST = 1e12
_YEARS = range(1900, 2101)
_PARTS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2}) )?([A-Za-z]{3,9}) (\d{4})", re.ASCII)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_NO_DATE = "a year, a month or a day: 2019, 2019-03 or 2019-03-29"


def read_number(column: str, text: str, *, signs: str = "") -> float | None:
    """Read a number; None where the cell is empty.

    Parameters
    ----------
    column : str
    text : str
    signs : str
        Signs of a unit that may stand around it, such as ``£``.

    Raises
    ------
    CellFaultError
        It is no number, or beyond a billion thousand.
    """
    plain = text.strip().strip(signs).strip() if signs else text.strip()
    if not plain:
        if text.strip():
            raise _refuse_number(column)
        return None
    if _GROUPED.fullmatch(plain.lstrip("-")):
        plain = plain.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        raise _refuse_number(column)
    value = float(plain.replace("\u2212", "-"))
    if not abs(value) < _MOST:
        raise _refuse_number(column)
    # Minus nothing is nothing.
    return value + 0.0


def read_count(column: str, text: str) -> int | None:
    """Read a whole number from 0; None where the cell is empty."""
    value = read_number(column, text)
    if value is None:
        return None
    if value < 0 or not value.is_integer():
        raise CellFaultError(
            column, "a whole number from 0", "Write figures only; leave it empty where unknown."
        )
    return int(value)


def read_money(column: str, text: str) -> float | None:
    """Read pounds; None where the cell is empty."""
    value = read_number(column, text, signs="£")
    if value is not None and value < 0:
        raise CellFaultError(
            column, "an amount from 0, in pounds", "Leave it empty where the amount is not known."
        )
    return value


def read_date(column: str, text: str) -> str | None:
    """Read a date as exactly as it is given, in ISO 8601; None where the cell is empty.

    Examples
    --------
    >>> read_date("date", "29/03/2019"), read_date("date", "Mar 2019")
    ('2019-03-29', '2019-03')
    """
    plain = " ".join(text.split()).removesuffix(" 00:00:00")
    if not plain:
        return None
    ends = plain.split("/") if plain.count("/") == 1 else [plain]
    dates = [_read_end(column, end.strip()) for end in ends]
    if sorted(dates) != dates:
        raise CellFaultError(column, "a beginning before its end", "Turn the two dates round.")
    return "/".join(dates)


def _read_end(column: str, text: str) -> str:
    given = _split_date(text)
    if given is None:
        raise CellFaultError(column, _NO_DATE, "Write it with the year first.")
    year, month, day = given
    if year not in _YEARS or month not in range(13):
        raise CellFaultError(column, _NO_DATE, "Look at the year and the month.")
    if day and (not month or day > monthrange(year, month)[1]):
        raise CellFaultError(column, _NO_DATE, "There is no such day in this month.")
    if day:
        return date(year, month, day).isoformat()
    return f"{year}-{month:02}" if month else str(year)


def _split_date(text: str) -> tuple[int, int, int] | None:
    """Give year, month and day; 0 for what is not given."""
    if found := _PARTS.fullmatch(text):
        year, month, day = found.groups()
        # A month written as 00 is no month, and not one left out.
        return int(year), int(month) or 99 if month else 0, int(day) or 99 if day else 0
    if found := _BRITISH.fullmatch(text):
        day, month, year = found.groups()
        return int(year), int(month) or 99, int(day) or 99
    if found := _NAMED.fullmatch(text):
        day, name, year = found.groups()
        months = [at for at, full in enumerate(_MONTHS, 1) if full.startswith(name.casefold())]
        return (int(year), months[0], int(day) if day else 0) if len(months) == 1 else None
    return None


def _refuse_number(column: str) -> CellFaultError:
    return CellFaultError(
        column,
        "a number, such as 1250 or 12.5",
        "Write figures only; leave it empty where unknown.",
    )
