"""A figure as text: its unit, its interval, and words where there is none."""

import math

from geodata.closed_lists import Status
from geodata.model import Indicator

THIN_SPACE = "\u202f"
EN_DASH = "\u2013"
MINUS = "\u2212"
_MISSING = {
    Status.WITHHELD: "withheld to protect people",
    Status.NOT_AVAILABLE: "not published",
    Status.NOT_APPLICABLE: "not applicable",
}
_STATUS_NOTES = {
    Status.LOW_RELIABILITY: "low reliability, says its source",
    Status.ESTIMATED: "estimated",
    Status.PROVISIONAL: "provisional",
    Status.REVISED: "revised",
    Status.BREAK_IN_SERIES: "break in the series before this date",
}
# Places whose names take an article inside a sentence.
_WITH_ARTICLE = ("City of ", "London Borough of ")


def agree(count: float, one: str, several: str) -> str:
    """Choose the form of a word that agrees with a count.

    Examples
    --------
    >>> agree(1, "is", "are"), agree(0, "is", "are")
    ('is', 'are')
    """
    return one if count == 1 else several


def count_things(count: int, one: str, several: str = "") -> str:
    """Count things in words; where the plural is not said, it ends with an s.

    Examples
    --------
    >>> count_things(1, "record"), count_things(1200, "record"), count_things(2, "entry", "entries")
    ('1 record', '1,200 records', '2 entries')
    """
    return f"{count:,} {agree(count, one, several or f'{one}s')}"


def show_number(value: float, decimal_places: int) -> str:
    """Show a number with its places, thousands apart, and a true minus.

    Examples
    --------
    >>> show_number(-1234.5, 1)
    '−1,234.5'
    """
    text = f"{abs(round(value, decimal_places)):,.{decimal_places}f}"
    is_negative = round(value, decimal_places) < 0
    return f"{MINUS}{text}" if is_negative else text


def show_value(value: float, indicator: Indicator) -> str:
    """Show a value with the mark of its unit.

    Units that have no mark (scores, means, people) are named beside the
    figure's title instead.
    """
    number = show_number(value, indicator.decimal_places)
    if indicator.unit == "%":
        return f"{number}{THIN_SPACE}%"
    if indicator.unit.startswith("£"):
        return f"{MINUS}£{number[1:]}" if number.startswith(MINUS) else f"£{number}"
    return _count_years(number) if indicator.unit == "years" else number


def show_interval(lci_95: float, uci_95: float, indicator: Indicator) -> str:
    """Show a 95 % interval: "85 to 92"; an empty text where none is published."""
    if math.isnan(lci_95) or math.isnan(uci_95):
        return ""
    places = indicator.decimal_places
    pound = "£" if indicator.unit.startswith("£") else ""
    return f"{pound}{show_number(lci_95, places)} to {pound}{show_number(uci_95, places)}"


def show_range(low: float, high: float, indicator: Indicator) -> str:
    """Show the range of a class: "83–85", or one number where both ends are alike."""
    places = indicator.decimal_places
    pound = "£" if indicator.unit.startswith("£") else ""
    ends = [f"{pound}{show_number(end, places)}" for end in (low, high)]
    # A dash beside a minus sign cannot be read.
    joint = " to " if low < 0 else EN_DASH
    return ends[0] if ends[0] == ends[1] else joint.join(ends)


def show_bound(value: float, indicator: Indicator) -> str:
    """Show the bound of a class as its ranges do, with the pound sign where it has one."""
    number = show_number(value, indicator.decimal_places)
    if not indicator.unit.startswith("£"):
        return number
    return f"{MINUS}£{number[1:]}" if number.startswith(MINUS) else f"£{number}"


def _count_years(number: str) -> str:
    return f"{number} year" if number in ("1", f"{MINUS}1") else f"{number} years"


def show_difference(difference: float, indicator: Indicator) -> str:
    """Show how far apart two values are, in the words of the unit.

    Examples of the words: "3.2 points", "£41", "0.12".
    """
    number = show_number(abs(difference), indicator.decimal_places)
    if indicator.unit == "%":
        return f"{number} points" if number != "1" else "1 point"
    if indicator.unit.startswith("£"):
        return f"£{number}"
    return _count_years(number) if indicator.unit == "years" else number


def name_in_sentence(area_name: str) -> str:
    """Name an area as a sentence does.

    Examples
    --------
    >>> name_in_sentence("City of London")
    'the City of London'
    >>> name_in_sentence("Kensington and Chelsea")
    'Kensington and Chelsea'
    """
    return f"the {area_name}" if area_name.startswith(_WITH_ARTICLE) else area_name


def name_at_date(label: str, date: str) -> str:
    """Name a figure with its date, once where its label ends with it.

    Examples
    --------
    >>> name_at_date("Living alone", "2021")
    'Living alone, 2021'
    >>> name_at_date("Turnout, 2012", "2012")
    'Turnout, 2012'
    """
    return label if label.endswith(date) else f"{label}, {date}"


def end_sentence(text: str) -> str:
    """Make a note a sentence: a capital first, and one full stop at its end.

    Only the first letter changes: names keep theirs.

    Examples
    --------
    >>> end_sentence("derived: without the City of London")
    'Derived: without the City of London.'
    >>> end_sentence("Not published.")
    'Not published.'
    """
    ended = text if text.rstrip("”").endswith((".", "?", "!")) else f"{text}."
    return ended[:1].upper() + ended[1:]


def describe_missing(area_name: str, status: str | None) -> str:
    """Say why an area has no value.

    Examples
    --------
    >>> describe_missing("City of London", "c")
    'Withheld to protect people for the City of London'
    """
    return f"{explain_missing(status).capitalize()} for {name_in_sentence(area_name)}"


def explain_missing(status: str | None) -> str:
    """Say why there is no value; without a status there is no publication to tell why.

    Examples
    --------
    >>> explain_missing("c"), explain_missing(None)
    ('withheld to protect people', 'not published')
    """
    return _MISSING.get(Status(status), "not published") if status else "not published"


def describe_status(status: str | None) -> str:
    """Say what a value's status means; an empty text where it has none to tell."""
    return _STATUS_NOTES.get(Status(status), "") if status else ""


def name_status(status: Status) -> str:
    """Say what a status means, whether the value is there or not.

    Examples
    --------
    >>> name_status(Status.WITHHELD), name_status(Status.PROVISIONAL)
    ('withheld to protect people', 'provisional')
    """
    return {**_MISSING, **_STATUS_NOTES}[status]
