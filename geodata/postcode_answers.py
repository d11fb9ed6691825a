"""What can be answered to a postcode, each kind with all that is known."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from geodata.model import Geography
from geodata.written_postcode import MalformedPostcode, WrittenPostcode


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
