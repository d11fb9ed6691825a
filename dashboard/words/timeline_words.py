"""When programmes ran and when their records are of, in words."""

import calendar

from dashboard.reach.timeline_rows import FIRST_YEAR, LAST_YEAR, TimelineRow
from dashboard.words.date_words import say_dates
from geodata.model import Programme, list_words

_LENGTH_OF_MONTH = len("2018-09")


def say_when(text: str) -> str:
    """Say an ISO 8601 year, month or day as a reader does.

    Examples
    --------
    >>> say_when("2018"), say_when("2018-09"), say_when("2018-03-23")
    ('2018', 'September 2018', '23 March 2018')
    """
    if len(text) == _LENGTH_OF_MONTH:
        year, month = text.split("-")
        return f"{calendar.month_name[int(month)]} {year}"
    return say_dates(text)


def describe_dates(programme: Programme) -> str:
    """Say from when to when a programme ran, as far as sources do."""
    if not programme.starts:
        return "No source read gives its dates"
    starts = say_when(programme.starts)
    if not programme.ends:
        return f"From {starts}; no source read gives an end"
    return f"{starts} to {say_when(programme.ends)}"


def describe_timeline(row: TimelineRow) -> str:
    """Say what the line of time shows of a programme, and what it cannot."""
    dated = sum(one.records for one in row.dated)
    told = [describe_dates(row.programme)]
    if dated:
        told.append(f"{_count(dated)} dated within these years")
    if row.before:
        told.append(f"{_count(row.before)} of before {FIRST_YEAR}")
    if row.after:
        told.append(f"{_count(row.after)} of after {LAST_YEAR}")
    if row.undated:
        told.append(f"{_count(row.undated)} without a date")
    outside = _describe_outside(row)
    return f"{'. '.join(filter(None, [told[0], outside, ', '.join(told[1:])]))}."


def describe_undated(programmes: tuple[Programme, ...]) -> str:
    """Say of which programmes nothing is dated; an empty text where there is none."""
    if not programmes:
        return ""
    labels = list_words(programme.label for programme in programmes)
    return f"No source read dates anything of {labels} among the records that match."


def _describe_outside(row: TimelineRow) -> str:
    """Say of a programme that began before the line does."""
    is_before = row.starts is not None and row.starts.last.year < FIRST_YEAR
    return "It began before the line does" if is_before else ""


def _count(number: int) -> str:
    return f"{number:,} record" if number == 1 else f"{number:,} records"
