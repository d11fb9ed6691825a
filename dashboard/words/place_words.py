"""What is said of a place that a reader looks for: what was found, or why nothing was."""

from typing import NamedTuple

from dashboard.numbers_shown import name_in_sentence
from geodata.model import list_words
from geodata.postcode_answers import (
    BegunPostcode,
    FoundPostcode,
    OutsideBasis,
    PostcodeOutside,
    UnknownPostcode,
    UnplacedPostcode,
)
from geodata.written_postcode import MalformedPostcode, PostcodeFault, WrittenPostcode

FORM = "A postcode is written like SE1 2AA, and its beginning like SE1 2, SE1 or SE."
_COVERS = "The atlas covers London's 33 boroughs only."
_INSTEAD = "Try the name of a borough, a ward or a constituency."
_MOST_LISTED = 8
_FAULTS = {
    PostcodeFault.EMPTY: "Nothing was written.",
    PostcodeFault.SIGN: "A postcode has letters and numbers only.",
    PostcodeFault.TOO_LONG: "A postcode has at most seven letters and numbers.",
    PostcodeFault.NO_LETTER_FIRST: "A postcode begins with one or two letters.",
    PostcodeFault.FORM: "After its first letters a postcode has a number, and its last three"
    " signs are a number and two letters.",
}


class Told(NamedTuple):
    """What is said of a search: the finding, then what else is known."""

    heading: str
    sentences: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join((self.heading, *self.sentences))


def tell_found(found: FoundPostcode, borough_name: str, as_of: str) -> Told:
    """Say in which borough a postcode lies, and how surely.

    Examples
    --------
    >>> found = FoundPostcode(WrittenPostcode("EC2V", "7HH"), {})
    >>> tell_found(found, "City of London", "May 2026").heading
    'EC2V 7HH is in the City of London.'
    """
    return Told(
        f"{found.postcode} is in {name_in_sentence(borough_name)}.",
        (
            f"The list of {as_of} gives each postcode one point. Near a border, addresses of one"
            " postcode can lie on both sides.",
        ),
    )


def tell_begun(found: BegunPostcode, boroughs: int, as_of: str) -> Told:
    """Say how many postcodes begin so, and how many of them are elsewhere.

    Examples
    --------
    >>> begun = BegunPostcode(WrittenPostcode("SW1"), ("SW1A", "SW1E"), 400, 1, 0, {})
    >>> tell_begun(begun, 2, "May 2026").heading
    '400 postcodes in 2 boroughs begin with SW1A or SW1E.'
    """
    begins = _name_beginnings(found)
    several = found.in_london != 1
    heading = (
        f"{found.in_london:,} postcode{'s' * several} in {boroughs} borough{'s' * (boroughs != 1)}"
        f" begin{'s' * (not several)} with {begins}."
    )
    elsewhere = [
        f"{count:,} more {'is' if count == 1 else 'are'} {where}"
        for count, where in (
            (found.outside, "outside London"),
            (found.unplaced, "in the list without a place"),
        )
        if count
    ]
    counted = f"They are counted in the list of {as_of}, which does not say which are still in use."
    return Told(heading, (*([f"{list_words(elsewhere)}."] if elsewhere else []), counted))


def _name_beginnings(found: BegunPostcode) -> str:
    written, codes = found.postcode, found.outward_codes
    if written.is_area or written.inward or len(codes) > _MOST_LISTED:
        return str(written)
    return list_words(codes, joiner="or")


def tell_outside(answer: PostcodeOutside, as_of: str) -> Told:
    """Say that a postcode is not in London, and how that is known."""
    written = answer.postcode
    if answer.basis is OutsideBasis.LEFT_OUT:
        why = f"Postcodes that begin with {written.letters} are in Northern Ireland."
    elif answer.basis is OutsideBasis.SECTOR:
        sector = WrittenPostcode(written.outward, written.inward[:1])
        why = (
            f"In the list of {as_of}, all postcodes with a place that begin with {sector} are"
            " outside London."
        )
    elif written.is_whole:
        why = f"The list of {as_of} places it outside London."
    else:
        why = (
            f"In the list of {as_of}, all postcodes with a place that begin so are outside London."
        )
    return Told(f"{_name_written(written)} not in London.", (why, _COVERS))


def _name_written(written: WrittenPostcode) -> str:
    return f"{written} is" if written.is_whole else f"Postcodes that begin with {written} are"


def tell_unplaced(answer: UnplacedPostcode, as_of: str) -> Told:
    """Say that the list holds a postcode and not where it is."""
    written = answer.postcode
    heading = (
        f"The list does not say where {written} is."
        if written.is_whole
        else f"The list does not say where postcodes that begin with {written} are."
    )
    return Told(heading, (f"It is in the list of {as_of} without a place.", _INSTEAD))


def tell_unknown(answer: UnknownPostcode, as_of: str) -> Told:
    """Say that the list does not hold a postcode, and no more than that."""
    written = answer.postcode
    if not written.is_whole:
        why = f"The list of {as_of} has no postcode that begins so."
        return Told(f"No postcode is known that begins with {written}.", (why, FORM))
    known = (
        f"The list has other postcodes that begin with {answer.known_part}."
        if answer.known_part
        else "The list has none that begins like it."
    )
    why = f"It may be new, or not be a postcode: the list of {as_of} does not hold it."
    return Told(f"{written} is not in the list of postcodes.", (why, known))


def tell_malformed(answer: MalformedPostcode) -> Told:
    """Say what keeps a text from being a postcode, and what one looks like."""
    guess = (f"Perhaps {answer.perhaps} is meant.",) if answer.perhaps else ()
    heading = (
        f"“{shorten(answer.text)}” is not a postcode." if answer.text else "No postcode given."
    )
    return Told(heading, (_FAULTS[answer.fault], *guess, FORM))


def tell_names(text: str, *, found: int, is_near: bool, has_more: bool) -> Told:
    """Say how many areas have a name that holds what was written, or is spelt nearly so."""
    asked = f"“{shorten(text)}”"
    if not found:
        return Told(
            f"No area is called {asked}, or nearly so.",
            ("Try fewer letters, another spelling, or a postcode.", FORM),
        )
    if is_near:
        which = "This name is" if found == 1 else "These names are"
        return Told(f"No area is called {asked}.", (f"{which} spelt nearly so.",))
    if has_more:
        return Told(
            f"The first {found} areas whose name holds {asked}.",
            ("Write more of the name to see the others.",),
        )
    areas = "1 area has" if found == 1 else f"{found} areas have"
    return Told(f"{areas} {asked} in the name.")


def tell_code(code: str, *, found: int) -> Told:
    """Say how many areas have a code, as one can be in several editions."""
    areas = "one area" if found == 1 else f"{found} areas"
    return Told(f"{code.upper()} is the code of {areas}.")


def shorten(text: str) -> str:
    """Cut a text that a reader wrote to what a line can hold."""
    most = 40
    return text if len(text) <= most else f"{text[:most]}…"
