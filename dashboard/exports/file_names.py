"""Names of files: what is shown, of what area and date, in letters that every system takes."""

import re
from collections.abc import Iterable
from datetime import date

from geodata.places import fold_name

_LONGEST = 100
# What parts words without a space: "2011–12", "2023/24".
_PARTING = re.compile(r"[/\u2010-\u2015\u2212]")
_NAMELESS_VIEW, _NAMELESS_STORY = "view", "briefing"


def name_view_file(named: Iterable[str], suffix: str) -> str:
    """Name a file of one view by what its plate is named by.

    Examples
    --------
    >>> name_view_file(("Hackney", "Arts engaged", "2023/24"), "png")
    'hackney-arts-engaged-2023-24.png'
    >>> name_view_file(("…",), "csv")
    'view.csv'
    """
    return f"{_join(named) or _NAMELESS_VIEW}.{suffix}"


def name_story_file(title: str, made_on: date, suffix: str) -> str:
    """Name a file of several views by their title and the day of its making.

    Examples
    --------
    >>> name_story_file("Who takes part?", date(2026, 11, 23), "pptx")
    'who-takes-part-2026-11-23.pptx'
    """
    return f"{_join((title,)) or _NAMELESS_STORY}-{made_on.isoformat()}.{suffix}"


def _join(parts: Iterable[str]) -> str:
    folded = (fold_name(_PARTING.sub(" ", part)).replace(" ", "-") for part in parts)
    kept = list(dict.fromkeys(part for part in folded if part))
    return "-".join(kept)[:_LONGEST].strip("-")
