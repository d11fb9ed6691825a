"""What a person writes as a postcode, and what can be answered to it."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from geodata.model import Geography

_OUTWARD = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_WHOLE = re.compile(rf"({_OUTWARD})([0-9][A-Z]{{2}})")
_BEGUN = re.compile(rf"({_OUTWARD})([0-9][A-Z]?)")
_FIRST_HALF = re.compile(rf"{_OUTWARD}|[A-Z]{{1,2}}")
_APART = re.compile(r"[\s.\-\u2010-\u2015]+")
_MOST_SIGNS = 7
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SHORTEST, _INWARD = 5, 3


class PostcodeFault(StrEnum):
    """What keeps a text from being a postcode or the beginning of one."""

    EMPTY = "empty"
    SIGN = "sign"
    TOO_LONG = "too_long"
    NO_LETTER_FIRST = "no_letter_first"
    FORM = "form"


class MalformedPostcode(NamedTuple):
    """A text that is no postcode: why, and what was perhaps meant (empty where nothing is)."""

    text: str
    fault: PostcodeFault
    perhaps: str = ""


class WrittenPostcode(NamedTuple):
    """A postcode, or the beginning of one, in its usual form.

    ``outward`` is the part before the space ("SW1A"), or the letters alone
    of a whole area ("SW"). ``inward`` is what was given of the part after it:
    nothing, "1", "1A" or "1AA".
    """

    outward: str
    inward: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all of it is there, so that it means one postcode."""
        return len(self.inward) == _INWARD

    @property
    def is_area(self) -> bool:
        """Whether it is the letters of an area alone."""
        return self.outward.isalpha()

    @property
    def letters(self) -> str:
        """The letters of its area, such as "SW"."""
        return "".join(takewhile(str.isalpha, self.outward))

    def list_beginnings(self) -> list["WrittenPostcode"]:
        """List what is shorter than this and begins it: its sector, its first half, its area.

        Examples
        --------
        >>> [str(part) for part in WrittenPostcode("SW1A", "1AA").list_beginnings()]
        ['SW1A 1', 'SW1A', 'SW']
        """
        sector = WrittenPostcode(self.outward, self.inward[:1])
        parts = (sector, WrittenPostcode(self.outward), WrittenPostcode(self.letters))
        return [part for part in dict.fromkeys(parts) if part != self]

    def __str__(self) -> str:
        return f"{self.outward} {self.inward}".strip()


def read_postcode(text: str) -> WrittenPostcode | MalformedPostcode:
    """Read a postcode as people write it: any case, any spacing, whole or begun.

    Without a space, what can be the part before it is that part: "SW11" is
    not sector 1 of SW1, which is written "SW1 1".

    Examples
    --------
    >>> str(read_postcode(" sw1a1aa "))
    'SW1A 1AA'
    >>> read_postcode("e8")
    WrittenPostcode(outward='E8', inward='')
    >>> read_postcode("SW1A OAA").perhaps
    'SW1A 0AA'
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    # Before letters are made large: some that are no ASCII become two that are.
    parts = _APART.split(plain.upper() if plain.isascii() else _APART.sub(" ", plain))
    parts = [part.upper() if part.isascii() else part for part in parts if part]
    joined = "".join(parts)
    whole = _WHOLE.fullmatch(joined)
    if whole:
        return WrittenPostcode(*whole.groups())
    first, *rest = parts or [""]
    is_spaced = len(rest) == 1 and re.fullmatch(_OUTWARD, first)
    if is_spaced and re.fullmatch("[0-9][A-Z]?", rest[0]):
        return WrittenPostcode(first, rest[0])
    if _FIRST_HALF.fullmatch(joined):
        return WrittenPostcode(joined)
    begun = _BEGUN.fullmatch(joined)
    if begun:
        return WrittenPostcode(*begun.groups())
    return MalformedPostcode(plain, _find_fault(joined), _guess(joined))


def _find_fault(joined: str) -> PostcodeFault:
    if not joined:
        return PostcodeFault.EMPTY
    if not (joined.isascii() and joined.isalnum()):
        return PostcodeFault.SIGN
    if len(joined) > _MOST_SIGNS:
        return PostcodeFault.TOO_LONG
    return PostcodeFault.FORM if joined[0].isalpha() else PostcodeFault.NO_LETTER_FIRST


def _guess(joined: str) -> str:
    """Read letters that look like numbers as numbers, where a postcode has a number."""
    if not _SHORTEST <= len(joined) <= _MOST_SIGNS:
        return ""
    place = len(joined) - _INWARD
    for first in (1, 2):
        signs = list(joined)
        for at in (first, place):
            signs[at] = signs[at].translate(_LOOK_ALIKES)
        whole = _WHOLE.fullmatch("".join(signs))
        if whole:
            return str(WrittenPostcode(*whole.groups()))
    return ""


class FoundPostcode(NamedTuple):
    """A postcode in London, and the one area of each edition in which its point lies."""

    postcode: WrittenPostcode
    areas: Mapping[Geography, str]


class BegunPostcode(NamedTuple):
    """The beginning of postcodes some of which are in London.

    ``counts`` gives, for each edition, the areas with the number of these
    postcodes that lie in each, most first. ``outward_codes`` are those that
    were meant ("SW1" means SW1A to SW1Y); ``outside`` and ``unplaced`` count
    postcodes of the same beginning that lie in no area.
    """

    postcode: WrittenPostcode
    outward_codes: tuple[str, ...]
    in_london: int
    outside: int
    unplaced: int
    counts: Mapping[Geography, tuple[tuple[str, int], ...]]


class OutsideBasis(StrEnum):
    """How it is known that a postcode is outside London."""

    LISTED = "listed"
    SECTOR = "sector"
    LEFT_OUT = "left_out"


class PostcodeOutside(NamedTuple):
    """A postcode, or a beginning, outside London, and how that is known.

    Of ``SECTOR`` only this is known: the list has other postcodes of the same
    sector, and all are outside London. ``LEFT_OUT`` is Northern Ireland.
    """

    postcode: WrittenPostcode
    basis: OutsideBasis


class UnplacedPostcode(NamedTuple):
    """A postcode, or a beginning, that the list holds without saying where it is."""

    postcode: WrittenPostcode


class UnknownPostcode(NamedTuple):
    """A well-formed postcode or beginning that the list does not hold.

    ``known_part`` is the longest beginning of it that the list does hold;
    None where it holds none.
    """

    postcode: WrittenPostcode
    known_part: WrittenPostcode | None


PostcodeAnswer = (
    FoundPostcode
    | BegunPostcode
    | PostcodeOutside
    | UnplacedPostcode
    | UnknownPostcode
    | MalformedPostcode
)
