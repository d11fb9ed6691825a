"""Text that every program can take, and dates as a reader says them."""

import re
from datetime import date

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def keep_writable(text: str) -> str:
    r"""Leave out the signs that XML cannot hold; all else stays as it was written.

    Examples
    --------
    >>> keep_writable("a\x00b & <c>")
    'ab & <c>'
    """
    return _UNWRITABLE.sub("", text)


def mark_unwritable(text: str) -> str:
    r"""Put the sign for what cannot be read in place of what XML cannot hold.

    Examples
    --------
    >>> mark_unwritable("a\x00b")
    'a�b'
    """
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BETWEEN_DAYS = re.compile(rf"({_DAY.pattern})/({_DAY.pattern})", re.ASCII)
_SPAN = re.compile(r"\b(\d{4})-(\d{4})\b| - ", re.ASCII)


def say_dates(text: str) -> str:
    """Write the days and spans in a text as a reader says them; other words stay.

    Examples
    --------
    >>> say_dates("2019-03-29/2019-04-01"), say_dates("2013-2020")
    ('29 March 2019 to 1 April 2019', '2013 to 2020')
    >>> say_dates("Oct - Dec 2019"), say_dates("early 2019")
    ('Oct to Dec 2019', 'early 2019')
    """
    days = _BETWEEN_DAYS.sub(r"\1 - \2", text)
    spans = _SPAN.sub(lambda span: f"{span[1]} to {span[2]}" if span[1] else " to ", days)
    return _DAY.sub(_say_day, spans)


def say_day(day: date) -> str:
    """Write a day as a reader says it.

    Examples
    --------
    >>> say_day(date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def _say_day(found: re.Match[str]) -> str:
    try:
        return say_day(date.fromisoformat(found.group()))
    except ValueError:
        return found.group()
