"""Periods: from the spellings that publishers use to one, ISO 8601 start/duration."""

import calendar
import re
from datetime import date, timedelta

from geodata.model import Period

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})/P(\d+)([YMD])")
_SPELLINGS = (
    # 2021
    (re.compile(r"(\d{4})"), "{0}-01-01/P1Y"),
    # 2024-05-15
    (re.compile(r"(\d{4}-\d{2}-\d{2})"), "{0}/P1D"),
    # 2022-01-01 (3y)
    (re.compile(r"(\d{4}-\d{2}-\d{2}) \((\d)y\)"), "{0}/P{1}Y"),
)
# 2018-19, 2024/25, and 2022/23 - 23/24 or 2010/11-2012/13 for several years.
_FINANCIAL_YEARS = re.compile(r"(\d{4})[-/](\d{2})(?: ?- ?(?:\d{2})?(\d{2})/(\d{2}))?")
_JANUARY, _FIRST = 1, 1
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def read_period(text: str, *, label: str | None = None) -> Period:
    """Turn a publisher's spelling into a period.

    Parameters
    ----------
    text
        ISO 8601 start/duration, a date (that day), a year, a financial year
        such as ``2018-19`` or ``2024/25``, several of them, or a start with
        its years such as ``2022-01-01 (3y)``.
    label
        Words to show; made from the dates where none are given.

    Raises
    ------
    ValueError
        The spelling is none of these, or its years do not follow each other.

    Examples
    --------
    >>> read_period("2022/23 - 23/24")
    Period(id='2022-04-01/P2Y', label='2022/23 to 2023/24')
    >>> read_period("2022-01-01 (3y)")
    Period(id='2022-01-01/P3Y', label='2022 to 2024')
    >>> read_period("2018-19", label="2018-19")
    Period(id='2018-04-01/P1Y', label='2018-19')
    """
    identifier = _to_iso(text.strip())
    return Period(id=identifier, label=label or describe_period(identifier))


def _to_iso(text: str) -> str:
    if _ISO.fullmatch(text):
        return text
    for pattern, form in _SPELLINGS:
        if found := pattern.fullmatch(text):
            return form.format(*found.groups())
    if found := _FINANCIAL_YEARS.fullmatch(text):
        first, after, last, end = found.groups()
        start = int(first)
        years = (int(end or after) - start) % 100
        if (start + 1) % 100 == int(after) and (last is None or int(end) == (int(last) + 1) % 100):
            return f"{start}-04-01/P{years}Y"
    raise ValueError(f"'{text}' is not a period.")


def describe_period(identifier: str) -> str:
    """Say a period as people write it.

    Examples
    --------
    >>> [describe_period(p) for p in ("2021-03-21/P1D", "2020-04-01/P1M", "2024-09-01/P1Y")]
    ['21 March 2021', 'April 2020', '2024/25']
    >>> describe_period("2022-01-01/P3Y")
    '2022 to 2024'
    """
    year, month, day, count, kind = split_period(identifier)
    if kind == "D":
        return f"{day} {_MONTHS[month - 1]} {year}"
    if kind == "M":
        return f"{_MONTHS[month - 1]} {year}"
    last = year + count - 1
    if (month, day) == (_JANUARY, _FIRST):
        return str(year) if count == 1 else f"{year} to {last}"
    names = [f"{start}/{(start + 1) % 100:02d}" for start in (year, last)]
    return names[0] if count == 1 else " to ".join(names)


def split_period(identifier: str) -> tuple[int, int, int, int, str]:
    """Split ISO 8601 start/duration into year, month, day, count and Y, M or D.

    Raises
    ------
    ValueError
        The text is not of this form, or its start is no date.
    """
    found = _ISO.fullmatch(identifier)
    if not found:
        raise ValueError(f"'{identifier}' is not ISO 8601 start/duration.")
    year, month, day, count = (int(part) for part in found.groups()[:4])
    date(year, month, day)
    return year, month, day, count, found[5]


def share_days(earlier: str, later: str) -> bool:
    """Whether the earlier of two periods runs on into the later one.

    A text that is no ISO 8601 start/duration is a date of no length.

    Examples
    --------
    >>> share_days("2021-01-01/P3Y", "2022-01-01/P3Y")
    True
    >>> share_days("2021-01-01/P1Y", "2022-01-01/P1Y")
    False
    """
    try:
        start = date(*split_period(later)[:3])
        return _find_end(earlier) > start
    except ValueError:
        return earlier == later


def _find_end(identifier: str) -> date:
    """Give the first day that a period no longer holds."""
    year, month, day, count, kind = split_period(identifier)
    if kind == "D":
        return date(year, month, day) + timedelta(days=count)
    months = month - 1 + count * (12 if kind == "Y" else 1)
    year, month = year + months // 12, months % 12 + 1
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
