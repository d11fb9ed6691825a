"""What is not known, in one form for the page and its file."""

from typing import NamedTuple


class Unknown(NamedTuple):
    """One thing that is not known.

    ``subject`` is whom or what it is about, ``what`` what is unknown of it and
    ``why`` the reason or what to make of it. ``how_many`` counts what the
    section counts, None where that is not known either. ``address`` is a page
    of the atlas where it can be read or mended.
    """

    subject: str
    what: str
    how_many: int | None
    why: str
    address: str


class UnknownSection(NamedTuple):
    """Things of one kind that are not known: a sentence on all of them, then each.

    ``counted`` says what ``how_many`` of the entries counts; empty where it
    counts nothing. ``is_long`` lists are folded.
    """

    identifier: str
    heading: str
    sentence: str
    entries: tuple[Unknown, ...]
    counted: str = ""
    is_long: bool = False
