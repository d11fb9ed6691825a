"""What is said beside a record of reach, in the atlas's own words."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from geodata.errors import InputError
from geodata.pipeline.sources.reach import fail

FILE = Path(__file__).with_name("reach_notes.toml")
# How the source table says where a coordinate comes from, and how a reader is told.
_BASES = (
    (
        r"postcode centroid (\w+ \w+) \(postcode stated in (source|report)\)",
        r"Centre of postcode \1, which the \2 gives.",
    ),
    (
        r"postcode centroid (\w+ \w+); the source does not print the postcode",
        r"Centre of postcode \1, found for the venue: the source does not print it.",
    ),
    (
        r"postcode centroid (\w+ \w+) \(postcode of .+, opposite the school\)",
        r"Centre of postcode \1, opposite the school.",
    ),
    (
        r"mean of live postcodes in district (\w+) within (.+) \(anchor .+\)",
        r"Middle of the \1 postcodes in \2: where to put a label, not a venue.",
    ),
    (
        r"mean of postcodes in sector (\w+ \w+) \(estate's street, not exact\)",
        r"Middle of the \1 postcodes, where the estate's street is: not exact.",
    ),
    (
        r"interior point of (.+) ward, GLA 2018 boundaries",
        r"A point inside \1 ward (2018): where to put a label, not a venue.",
    ),
    (r"coordinates in Wikipedia article .+", "Coordinates as Wikipedia gives them."),
)


@cache
def read_notes(file: Path = FILE) -> Mapping[str, str]:
    """Read our notes by record."""
    return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))


def describe_basis(name: str, text: str) -> str | None:
    """Say where a coordinate comes from, None where there is no coordinate.

    Raises
    ------
    InputError
        The source table says it in a way nobody has read.

    Examples
    --------
    >>> describe_basis("row 2", "postcode centroid E1 7AJ (postcode stated in source)")
    'Centre of postcode E1 7AJ, which the source gives.'
    """
    if not text:
        return None
    for pattern, template in _BASES:
        found = re.fullmatch(pattern, text)
        if found:
            return found.expand(template)
    raise fail(name, f"coordinate basis '{text}' is not known", "a known form")


def check_notes(noted: Mapping[str, str]) -> None:
    """Check that every record that the source table notes has a note of ours, and none is left.

    Parameters
    ----------
    noted : mapping
        What the source table notes, empty where it notes nothing, by record.

    Raises
    ------
    InputError
        A record without a note of ours, or a note without a record.
    """
    notes = read_notes()
    unsaid = sorted(record for record, text in noted.items() if text and record not in notes)
    unused = sorted(set(notes) - set(noted))
    for records, problem in ((unsaid, "has no note"), (unused, "is not a record")):
        if records:
            raise InputError(
                file=FILE.name,
                problem=f"'{records[0]}' {problem}.",
                expected="a note for every record that the source table notes",
                mend=f"Write or delete it in geodata/pipeline/{FILE.name}.",
            )
