"""What a reader's file is read into, and the limits and faults that all its forms share."""

import unicodedata
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import NamedTuple

from geodata.errors import GeodataError

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 40
MOST_LETTERS = 2_000
HEADER_WITHIN = 20
"""A header may stand below some lines of notes, but not further down than this."""
_SHOWN = 80


class LoadedFileError(GeodataError):
    """A whole file cannot be used: what is wrong, what was expected, and how to mend it."""

    def __init__(
        self,
        *,
        problem: str,
        expected: str,
        mend: str,
        status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
    ) -> None:
        self.status = status
        super().__init__(f"{problem} Expected {expected}. {mend}")


class LoadedPoint(NamedTuple):
    """Where a feature lies (EPSG:4326), or what is wrong with the place it gives."""

    longitude: float
    latitude: float
    fault: str = ""


class LoadedRow(NamedTuple):
    """One row: its number as the file's own program shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]


class LoadedTable(NamedTuple):
    """A file as read: its rows, the columns it named, what is to be told, and points by row.

    Rows that are sent back to be drawn were compared with others when the
    file was checked: what they double is not looked for again.
    """

    rows: tuple[LoadedRow, ...]
    columns: tuple[str, ...]
    notices: tuple[str, ...] = ()
    points: Mapping[int, LoadedPoint] = MappingProxyType({})
    is_sent_back: bool = False


def refuse_too_many(what: str, most: int, found: str) -> LoadedFileError:
    """Make the fault of a file with more of something than can be loaded."""
    return LoadedFileError(
        problem=f"The file has {found}.",
        expected=f"at most {most:,} {what}",
        mend=f"Leave out {what} that are not needed, or load the file in parts.",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )


def show_cell(text: str) -> str:
    r"""Show a cell in a message: short, and without signs that are not seen.

    Examples
    --------
    >>> show_cell("a\x00b")
    'a�b'
    """
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join("�" if is_hidden_sign(sign) else sign for sign in short)


def is_hidden_sign(sign: str) -> bool:
    """Say whether a sign is a control, half a character, or turns the direction of writing."""
    if sign in "\n\r\t":
        return False
    kind = unicodedata.category(sign)
    # Joiners are spelling in some languages; what turns the direction can hide what is written.
    return kind in ("Cc", "Cs", "Co", "Cn") or (
        kind == "Cf" and sign not in "\u00ad\u200b\u200c\u200d"
    )
