"""What every writer of files is given: figures in order, the file's options, and its name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashboard.figures.figure import Figure
from dashboard.theme.colours import Appearance
from geodata.areas.places import fold_name


class Slide(NamedTuple):
    """A figure with what its reader wrote over and under it; both are plain text, never markup.

    An own ``headline`` stands over the figure's title and does not replace it.
    """

    figure: Figure
    headline: str = ""
    note: str = ""


class ExportStoppedError(Exception):
    """The reader no longer wants the file that is being written."""


# Is called with how many parts are done, and of how many.
OnProgress = Callable[[int, int], None]


def ignore_progress(_done: int, _of: int) -> None:
    """Tell nobody how far a file is."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a file looks and what it says of its making.

    ``host`` is the atlas's own address without a slash at its end, before
    which every path of the file's links stands; ``made_on`` the day of
    writing. ``scale`` multiplies the pixels of a picture.
    ``on_progress(done, of)`` is called between the parts of a long file, and
    raises `ExportStoppedError` where it is no longer wanted.
    """

    host: str
    made_on: date
    scale: int = 2
    appearance: Appearance = Appearance.LIGHT
    title: str = ""
    template: Path | None = None
    on_progress: OnProgress = ignore_progress


_LONGEST = 100
# What parts words without a space: "2011–12", "2023/24".
_PARTING = re.compile(r"[/\u2010-\u2015\u2212]")
_NAMELESS_VIEW, _NAMELESS_STORY = "view", "briefing"


def name_view_file(parts: Iterable[str], suffix: str) -> str:
    """Name a file of one view by what its figure is named by.

    Examples
    --------
    >>> name_view_file(("Hackney", "Arts engaged", "2023/24"), "png")
    'hackney-arts-engaged-2023-24.png'
    >>> name_view_file(("…",), "csv")
    'view.csv'
    """
    return f"{_join(parts) or _NAMELESS_VIEW}.{suffix}"


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
    pieces = list(dict.fromkeys(part for part in folded if part))
    return "-".join(pieces)[:_LONGEST].strip("-")
