"""The table of programme reach: one publisher's quirks, read and checked."""

import calendar
import csv
import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from geodata.closed_lists import Confidence, Precision, Role
from geodata.errors import InputError, quote_some
from geodata.reach.sensitive import WITHHELD_SOURCE

FILE = "programmes/reach.csv"
ROWS = 111
COLUMNS = frozenset(
    {
        "programme",
        "activity",
        "organisation",
        "role",
        "borough",
        "ward_or_area",
        "venue",
        "lat",
        "lon",
        "date",
        "amount_gbp",
        "participants",
        "location_precision",
        "source_url",
        "source_quote",
        "confidence",
        "coord_basis",
        "ward_2018",
        "unit",
        "note",
    }
)
_VOCABULARIES: Mapping[str, Collection[str]] = MappingProxyType(
    {
        "role": frozenset(Role),
        "location_precision": frozenset(Precision),
        "confidence": frozenset(Confidence),
    }
)
_MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
_WINDRUSH_DAY = (6, 22)
# Withheld pages: the publishers whose own name says no more than a borough.
_PUBLISHERS = MappingProxyType(
    {
        "https://www.churchtimes.co.uk/": "Church Times",
        "https://www.hackneygazette.co.uk/": "Hackney Gazette",
        "https://helprefugees.org/": "Help Refugees",
        "https://www.sponsorrefugees.org/": "Sponsor Refugees",
    }
)
# A round is an order, not a time.
_UNDATED = frozenset({"", "round 2"})


class Dates(NamedTuple):
    """First and last day (ISO 8601), each None where the source leaves it open."""

    start: str | None
    end: str | None


class Quote(NamedTuple):
    """What a source says, and whether in its own words."""

    text: str | None
    is_paraphrase: bool


def fail(row: str, problem: str, expected: str) -> InputError:
    """Make the error for one row of the table."""
    return InputError(
        file=FILE,
        problem=f"{row}: {problem}.",
        expected=expected,
        mend="Correct the row, or read the change and teach geodata/pipeline/sources/reach.py.",
    )


def read_reach(folder: Path) -> list[dict[str, str]]:
    """Read the table of reach by column name and check its closed lists.

    Parameters
    ----------
    folder : Path
        Folder of inputs; the table is ``programmes/reach.csv`` in it.

    Returns
    -------
    list of dict, one a row, in the order of the file
        Cells as text, empty where the file leaves them so.

    Raises
    ------
    InputError
        The file is missing, has other columns or another number of rows, or
        holds a role, precision or confidence that is not in the model.
    """
    path = folder / FILE
    if not path.is_file():
        raise InputError(
            file=FILE, problem="the file is missing.", expected="it", mend="Restore the inputs."
        )
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        columns = frozenset(reader.fieldnames or ())
        rows = list(reader)
    if columns != COLUMNS:
        raise fail(
            "header", f"columns differ: {quote_some(columns ^ COLUMNS)}", "the known columns"
        )
    if len(rows) != ROWS:
        raise fail("table", f"{len(rows)} rows", f"{ROWS} rows")
    for number, row in enumerate(rows, start=2):
        for column, known in _VOCABULARIES.items():
            if row[column] not in known:
                problem = f"{column} '{row[column]}' is not known"
                raise fail(name_row(number, row), problem, f"one of {quote_some(known)}")
    return [{column: _reword(text) for column, text in row.items()} for row in rows]


def name_row(number: int, row: Mapping[str, str]) -> str:
    """Name a row so that a person finds it: line of the file, programme, activity."""
    return f"row {number} ({row['programme']}: {row['activity']})"


def _reword(text: str) -> str:
    # The table calls the 2020 report its seed; readers know it as the report.
    return re.sub(r"\b[Ss]eed\b", "report", text.strip())


def read_source(text: str) -> str:
    """Name the source: a page's address, a section of the report, or a publisher only.

    Examples
    --------
    >>> read_source('report section "Equality"')
    'GLA report 2020, section Equality'
    """
    section = re.fullmatch(r'report section "(.+)"', text)
    if section:
        return f"GLA report 2020, section {section[1]}"
    address, _, withheld = text.partition(" (page withheld")
    return _PUBLISHERS.get(address, WITHHELD_SOURCE) if withheld else text


def read_quote(text: str) -> Quote:
    """Tell a quote from a paraphrase.

    Examples
    --------
    >>> read_quote("paraphrase (Italian): doors open")
    Quote(text='doors open', is_paraphrase=True)
    """
    quote = re.sub(r"^paraphrase(?: \(\w+\))?:\s*", "", text)
    return Quote(quote or None, is_paraphrase=quote != text)


def read_dates(text: str) -> Dates:
    """Read the first and last day from a date as published.

    A part of a year ("early 2019", "summer 2021") becomes the whole year, for
    the source does not say more.

    Raises
    ------
    ValueError
        The text holds no date that is understood.

    Examples
    --------
    >>> read_dates("Feb - Nov 2019")
    Dates(start='2019-02-01', end='2019-11-30')
    >>> read_dates("from Jan 2017")
    Dates(start='2017-01-01', end=None)
    """
    if text in _UNDATED:
        return Dates(None, None)
    if text.startswith("Windrush Day "):
        day = date(int(text.removeprefix("Windrush Day ")), *_WINDRUSH_DAY).isoformat()
        return Dates(day, day)
    opening, _, rest = text.partition(" ")
    if opening in {"early", "summer"}:
        return read_dates(rest)
    if opening == "from":
        return Dates(read_dates(rest).start, None)
    if opening == "by":
        return Dates(None, read_dates(rest).end)
    return _read_span(re.sub(r" \(.*\)$", "", text))


def _read_span(text: str) -> Dates:
    """Read one moment, or two joined by a stroke or a dash."""
    years = re.fullmatch(r"(\d{4})-(\d{4})", text)
    parts = years.groups() if years else re.split(r"/| - ", text, maxsplit=1)
    year = parts[-1][-4:]
    first = parts[0] if re.search(r"\d{4}", parts[0]) else f"{parts[0]} {year}"
    return Dates(_read_moment(first)[0].isoformat(), _read_moment(parts[-1])[1].isoformat())


def _read_moment(text: str) -> tuple[date, date]:
    """Give the first and last day of a day, a month or a year."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        day = date.fromisoformat(text)
        return day, day
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    found = re.fullmatch(r"([A-Z][a-z]{2}) (\d{4})", text)
    if not found or found[1] not in _MONTHS:
        raise ValueError(text)
    year, month = int(found[2]), _MONTHS[found[1]]
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
