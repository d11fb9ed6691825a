"""What every writer of files is given: plates in their order, and how the file is to look."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashboard.appearance import Appearance
from dashboard.plates.plate import Plate


class Slide(NamedTuple):
    """A plate with what its reader wrote over and under it; both are plain text, never markup.

    An own ``headline`` stands over the plate's title and does not replace it.
    """

    plate: Plate
    headline: str = ""
    note: str = ""


class ExportStoppedError(Exception):
    """The reader no longer wants the file that is being written."""


def _tell_nobody(_done: int, _of: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class ExportLook:
    """How a file looks and what it says of its making.

    ``host`` is the atlas's own address without a slash at its end, before
    which every path of the file's links stands; ``made_on`` the day of
    writing. ``scale`` multiplies the pixels of a picture. ``tell(done, of)``
    is called between the parts of a long file, and raises `ExportStoppedError`
    where it is no longer wanted.
    """

    host: str
    made_on: date
    scale: int = 2
    appearance: Appearance = Appearance.LIGHT
    title: str = ""
    template: Path | None = None
    tell: Callable[[int, int], None] = _tell_nobody
