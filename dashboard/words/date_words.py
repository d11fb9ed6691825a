"""Dates as sources and files write them, as a reader says them."""

import re
from datetime import date

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


def _say_day(found: re.Match[str]) -> str:
    try:
        day = date.fromisoformat(found.group())
    except ValueError:
        return found.group()
    return f"{day.day} {day:%B %Y}"
