"""A postcode is read as people write it, and what cannot be one says why."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.areas.written_postcodes import (
    MalformedPostcode,
    PostcodeFault,
    WrittenPostcode,
    read_postcode,
)

OUTWARD = st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]?", fullmatch=True)
INWARD = st.from_regex(r"[0-9][A-Z]{2}", fullmatch=True)
BEGUN = st.from_regex(r"[0-9][A-Z]?", fullmatch=True) | st.just("")


@given(OUTWARD, INWARD, st.sampled_from(["", " ", "  ", "-", "\u00a0", " - "]), st.booleans())
def test_a_whole_postcode_is_read_in_any_case_and_spacing(outward, inward, gap, is_small):
    text = f" {outward}{gap}{inward}\t"
    read = read_postcode(text.lower() if is_small else text)
    assert read == WrittenPostcode(outward, inward)
    assert WrittenPostcode(outward, inward).is_whole


@given(OUTWARD | st.from_regex(r"[A-Z]{1,2}", fullmatch=True), BEGUN)
def test_what_is_written_is_read_as_itself_again(outward, inward):
    written = WrittenPostcode(outward, "" if outward.isalpha() else inward)
    assert read_postcode(str(written)) == written
    assert not written.is_whole


@given(st.text(max_size=20) | st.from_regex(r"[A-Z0-9 OIl\-]{1,9}", fullmatch=True))
@example("\u00df1 1AA")
@example("EI6AN")
def test_any_text_is_read_or_told_why_not(text):
    read = read_postcode(text)
    if isinstance(read, WrittenPostcode):
        assert read_postcode(str(read)) == read
    elif read.perhaps:
        assert read_postcode(read.perhaps) != read
        assert isinstance(read_postcode(read.perhaps), WrittenPostcode)


def test_without_a_space_the_longest_first_half_is_meant():
    assert read_postcode("sw11") == WrittenPostcode("SW11")
    assert read_postcode("sw1 1") == WrittenPostcode("SW1", "1")
    assert read_postcode("sw1a1") == WrittenPostcode("SW1A", "1")
    assert read_postcode("e112") == WrittenPostcode("E11", "2")


@pytest.mark.parametrize(
    ("text", "fault", "perhaps"),
    [
        ("", PostcodeFault.EMPTY, ""),
        (" - ", PostcodeFault.EMPTY, ""),
        ("SW1A 1A@", PostcodeFault.SIGN, ""),
        ("\u00df1 1AA", PostcodeFault.SIGN, ""),
        ("SW1A 1AAA", PostcodeFault.TOO_LONG, ""),
        ("1AA SW1A", PostcodeFault.NO_LETTER_FIRST, ""),
        ("SW1A OAA", PostcodeFault.FORM, "SW1A 0AA"),
        ("SWIA 1AA", PostcodeFault.FORM, "SW1A 1AA"),
        ("EI 6AN", PostcodeFault.FORM, "E1 6AN"),
        ("ABC 123", PostcodeFault.FORM, ""),
    ],
)
def test_a_text_that_is_no_postcode_says_what_is_wrong_and_what_may_be_meant(text, fault, perhaps):
    read = read_postcode(text)
    assert isinstance(read, MalformedPostcode)
    assert (read.fault, read.perhaps) == (fault, perhaps)


def test_a_postcode_knows_its_beginnings():
    written = WrittenPostcode("SW1A", "1AA")
    assert written.letters == "SW"
    assert [str(part) for part in written.list_beginnings()] == ["SW1A 1", "SW1A", "SW"]
    assert [str(part) for part in WrittenPostcode("E8").list_beginnings()] == ["E"]
    assert WrittenPostcode("SW").is_area
