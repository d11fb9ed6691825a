"""Numbers, money and dates as people type them, read without guessing."""

import re
from calendar import monthrange
from datetime import date

from dashboard.own.row_faults import CellFaultError

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
