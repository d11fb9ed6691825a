"""A reader's file as a table: its header, its limits, and the faults that all forms share."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import NamedTuple

from geodata.errors import GeodataError
from geodata.model import list_words

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 40
MOST_LETTERS = 2_000
HEADER_WITHIN = 20
"""A header may stand below some lines of notes, but not further down than this."""
_SHOWN = 80


class UploadError(GeodataError):
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


class UploadPoint(NamedTuple):
    """Where a feature lies (EPSG:4326), or what is wrong with the place it gives."""

    longitude: float
    latitude: float
    fault: str = ""


class UploadRow(NamedTuple):
    """One row: its number as the file's own program shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]


class UploadTable(NamedTuple):
    """A file as read: its rows, the columns it named, what is to be told, and points by row.

    Rows that are sent back to be drawn were compared with others when the
    file was checked: what they double is not looked for again.
    """

    rows: tuple[UploadRow, ...]
    columns: tuple[str, ...]
    notices: tuple[str, ...] = ()
    points: Mapping[int, UploadPoint] = MappingProxyType({})
    is_sent_back: bool = False


def refuse_too_many(what: str, most: int, found: str) -> UploadError:
    """Make the fault of a file with more of something than can be loaded."""
    return UploadError(
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


_APART = re.compile(r"[\s\-.]+")
_MOST_NAMED = 10


class Numbered(NamedTuple):
    """A row of cells and its number in the file."""

    number: int
    cells: Sequence[str]


def fold_column(text: str) -> str:
    """Reduce a column's name to the template's way of writing it.

    Examples
    --------
    >>> fold_column(" Amount GBP ")
    'amount_gbp'
    """
    return _APART.sub("_", text.strip().lstrip("\ufeff").casefold()).strip("_")


def count_known(cells: Sequence[str], known: Collection[str]) -> int:
    """Count the cells of a row that name one of the template's columns."""
    return len({fold_column(cell) for cell in cells} & set(known))


def make_table(
    rows: Iterable[Numbered], known: Collection[str], notices: Sequence[str] = ()
) -> UploadTable:
    """Find the header of rows and read what follows it by the names of columns.

    Parameters
    ----------
    rows : iterable of Numbered
        In the file's order; rows without any text are passed over.
    known : collection of str
        The template's columns.
    notices : sequence of str
        What there is to tell of the file already.

    Raises
    ------
    UploadError
        No header is found, a column is there twice, or there is too much.
    """
    written = (row for row in rows if any(cell.strip() for cell in row.cells))
    header = _find_header(written, known)
    names = [fold_column(cell) for cell in header.cells]
    while names and not names[-1]:
        names.pop()
    check_columns(names, known)
    at = {name: place for place, name in enumerate(names) if name in known}
    read: list[UploadRow] = []
    for row in written:
        if len(read) == MOST_ROWS:
            raise refuse_too_many("rows", MOST_ROWS, f"more than {MOST_ROWS:,} rows")
        cells = row.cells
        read.append(
            UploadRow(
                row.number,
                {
                    name: cells[place].strip(" \u00a0\r\n")
                    for name, place in at.items()
                    if place < len(cells)
                },
            )
        )
    return UploadTable(tuple(read), tuple(at), (*notices, *name_unknown(names, known)))


def check_columns(names: Sequence[str], known: Collection[str]) -> None:
    """Check that there are not too many columns, and none of the template's twice."""
    if len(names) > MOST_COLUMNS:
        raise refuse_too_many("columns", MOST_COLUMNS, f"{len(names):,} columns")
    twice = sorted({name for name in names if name in known and names.count(name) > 1})
    if twice:
        raise UploadError(
            problem=f"The header names {list_words(twice)} twice.",
            expected="each column once",
            mend="Take one of them out, or rename it.",
        )


def name_unknown(names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Say which columns are passed over, as the template has none of their name."""
    others = [show_cell(name) for name in dict.fromkeys(names) if name and name not in known]
    if not others:
        return ()
    more = len(others) - _MOST_NAMED
    named = list_words(others[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return (f"Not read, as the template has no such column: {named}.",)


def _find_header(rows: Iterator[Numbered], known: Collection[str]) -> Numbered:
    """Take the first row that names two of the columns; the rows before it are notes."""
    for row in rows:
        if row.number > HEADER_WITHIN:
            break
        if count_known(row.cells, known) > 1:
            return row
    raise UploadError(
        problem=f"No header was found in the first {HEADER_WITHIN} rows.",
        expected=f"a row that names columns of the template, such as {list_words([*known][:4])}",
        mend="Copy the header from the template, or choose the other kind of table.",
    )
