"""Each kind of postcode gets its own answer, and none says more than the list does."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.areas.postcodes import PostcodeIndex
from geodata.areas.written_postcodes import (
    BegunPostcode,
    FoundPostcode,
    MalformedPostcode,
    OutsideBasis,
    PostcodeOutside,
    UnknownPostcode,
    UnplacedPostcode,
    WrittenPostcode,
)
from geodata.columns import POSTCODE_SECTORS
from tests.made_up_postcodes import AS_OF, make_postcode_table, make_postcodes
from tests.places import BOROUGH, SQUARE_A, SQUARE_B, SQUARE_C, WARD_2018, WARD_2022

INDEX = make_postcodes()


def find_begun(text: str) -> BegunPostcode:
    answer = INDEX.look_up(text)
    assert isinstance(answer, BegunPostcode)
    return answer


def test_a_postcode_gives_one_area_of_each_edition():
    found = INDEX.look_up("zz1 1ab")
    assert found == FoundPostcode(
        WrittenPostcode("ZZ1", "1AB"),
        {BOROUGH: SQUARE_A, WARD_2022: "E05999001", WARD_2018: "E05999002"},
    )


def test_the_beginning_of_postcodes_counts_them_in_each_area_most_first():
    found = find_begun("ZZ1 1")
    assert (found.in_london, found.outside, found.unplaced) == (4, 1, 1)
    assert found.counts[BOROUGH] == ((SQUARE_A, 3), (SQUARE_B, 1))
    assert found.counts[WARD_2022] == (("E05999001", 2), ("E05999003", 1))
    assert sum(count for _, count in find_begun("ZZ1 1A").counts[BOROUGH]) == 4


def test_a_first_half_without_its_letter_means_those_with_one_and_no_other_number():
    found = find_begun("ZZ1")
    assert found.outward_codes == ("ZZ1", "ZZ1A")
    assert found.counts[BOROUGH] == ((SQUARE_A, 3), (SQUARE_B, 2), (SQUARE_C, 1))
    assert find_begun("ZZ11").counts[BOROUGH] == ((SQUARE_C, 1),)
    assert find_begun("ZZ1A").counts[BOROUGH] == ((SQUARE_C, 1),)


def test_the_letters_of_an_area_mean_that_area_alone():
    assert find_begun("Z").in_london == 1
    found = find_begun("ZZ")
    assert (found.in_london, found.outside) == (7, 6)


def test_outside_london_is_said_with_how_it_is_known():
    cases = {
        "ZZ1 1AE": OutsideBasis.LISTED,
        "ZX1": OutsideBasis.LISTED,
        "ZX1 1": OutsideBasis.LISTED,
        "ZX1 1A": OutsideBasis.LISTED,
        "ZX1 1AA": OutsideBasis.SECTOR,
        "BT1 1AA": OutsideBasis.LEFT_OUT,
        "BT": OutsideBasis.LEFT_OUT,
    }
    for text, basis in cases.items():
        answer = INDEX.look_up(text)
        assert isinstance(answer, PostcodeOutside), text
        assert answer.basis is basis, text


def test_a_listed_postcode_without_a_place_is_neither_in_nor_out():
    assert isinstance(INDEX.look_up("ZZ1 1AF"), UnplacedPostcode)
    assert isinstance(INDEX.look_up("ZX2 1"), UnplacedPostcode)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("ZZ1 1ZZ", "ZZ1 1"),
        ("ZZ1 3AA", "ZZ1"),
        ("ZZ5 1AA", "ZZ"),
        ("ZZ5", "ZZ"),
        ("QQ1 1AA", None),
        ("QQ", None),
        # Of its sector the list holds only postcodes without a place.
        ("ZX2 1AA", "ZX2 1"),
    ],
)
def test_what_the_list_does_not_hold_is_unknown_and_never_called_outside(text, known):
    answer = INDEX.look_up(text)
    assert isinstance(answer, UnknownPostcode)
    assert (str(answer.known_part) if answer.known_part else None) == known


def test_what_is_no_postcode_is_malformed():
    assert isinstance(INDEX.look_up("Camden"), MalformedPostcode)


@given(st.text(max_size=12) | st.from_regex(r"[ZzBQ][ZXT]?[0-9 ]{0,3}[A-F]{0,3}", fullmatch=True))
def test_no_text_raises(text):
    INDEX.look_up(text)


def test_every_postcode_of_the_list_is_found_as_it_stands_whatever_their_order():
    table = make_postcode_table()
    shuffled = table.sample(frac=1, random_state=3)
    index = PostcodeIndex(shuffled, pd.DataFrame(columns=list(POSTCODE_SECTORS)), as_of=AS_OF)
    kinds = {"london": FoundPostcode, "outside": PostcodeOutside, "unplaced": UnplacedPostcode}
    for row in table.to_dict("records"):
        answer = index.look_up(row["postcode"])
        assert isinstance(answer, kinds[row["standing"]])
        if isinstance(answer, FoundPostcode):
            assert answer.areas[BOROUGH] == row["borough"]
    assert len(index) == (table["standing"] == "london").sum()
    assert index.as_of == AS_OF
