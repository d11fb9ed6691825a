"""What a reader writes gives areas or a reason, and every sentence reads as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.find_area import build_find_area
from dashboard.components.static_html import write_html
from dashboard.text.places import PlaceFinder, explain_postcode, tell_begun, tell_found, tell_names
from geodata.areas.written_postcodes import BegunPostcode, FoundPostcode, WrittenPostcode
from geodata.closed_lists import Level
from geodata.model import Geography
from tests.layout_text import read_text
from tests.places import SQUARE_A, SQUARE_B, make_repository

FINDER = PlaceFinder(make_repository())


def find(text):
    found = FINDER.find(text)
    assert found is not None
    return found


def addresses(text):
    return [place.address for place in find(text).places]


def test_a_postcode_gives_its_areas_with_their_editions():
    assert addresses("zz1 1ab") == [
        f"/area/{SQUARE_A}",
        "/area/E05999001?level=ward&vintage=2022",
        "/area/E05999002?level=ward&vintage=2018",
    ]
    assert find("ZZ1 1AB").finding.heading == "ZZ1 1AB is in Square A (made up)."


def test_the_beginning_of_postcodes_counts_them_and_puts_past_wards_last():
    found = find("ZZ1 1")
    counted = [(place.name, place.kind, place.postcodes) for place in found.places]
    assert counted[:3] == [
        ("Square A (made up)", "Borough", 3),
        ("Square B (made up)", "Borough", 1),
        ("St Made-up's (made up)", "Ward of 2022", 2),
    ]
    assert found.places[-1].kind == "Ward of 2018"
    assert "1 more is outside London and 1 more is in the list without a place." in (
        found.finding.sentences
    )


def test_a_name_a_code_and_one_spelt_nearly_so_are_found():
    assert addresses("square b")[0] == f"/area/{SQUARE_B}"
    assert find(SQUARE_B.lower()).finding.heading == f"{SQUARE_B} is the code of one area."
    near = find("north hlf")
    assert near.finding.heading == "No area is called “north hlf”."
    assert [place.name for place in near.places] == ["North Half (made up)"]


def test_the_letters_of_a_postcode_area_give_its_boroughs_and_then_names():
    found = find("z")
    assert [(p.name, p.postcodes) for p in found.places] == [("Square C (made up)", 1)]
    by_name = find("so")
    assert all(place.postcodes is None for place in by_name.places)


@pytest.mark.parametrize(
    ("text", "heading", "instead"),
    [
        ("ZZ1 1ZZ", "ZZ1 1ZZ is not in the list of postcodes.", "ZZ1 1"),
        ("QQ1 1AA", "QQ1 1AA is not in the list of postcodes.", ""),
        ("ZX1 1AA", "ZX1 1AA is not in London.", ""),
        ("ZX1", "Postcodes that begin with ZX1 are not in London.", ""),
        ("ZZ1 1AF", "The list does not say where ZZ1 1AF is.", ""),
        ("ZX2 1", "The list does not say where postcodes that begin with ZX2 1 are.", ""),
        ("SW1A OAA1", "“SW1A OAA1” is not a postcode.", ""),
        ("SWIA 1AA", "“SWIA 1AA” is not a postcode.", "SW1A 1AA"),
        ("Nowhere at all", "No area is called “Nowhere at all”, or nearly so.", ""),
    ],
)
def test_each_failure_has_its_own_words(text, heading, instead):
    found = find(text)
    assert (found.finding.heading, found.instead, found.places) == (heading, instead, ())
    assert "terminat" not in found.finding.text
    assert found.finding.sentences


def test_nothing_written_asks_nothing():
    assert FINDER.find("  \t ") is None
    text = read_text(build_find_area(None))
    assert "Find an area" in text
    assert "answer" not in write_html(build_find_area(None))


@given(st.text(max_size=15) | st.from_regex(r"[Zz]{1,2}[0-9 ]{0,3}[A-F]{0,3}", fullmatch=True))
def test_any_text_makes_a_page_of_whole_sentences(text):
    found = FINDER.find(text)
    page = write_html(build_find_area(found, appearance="dark"))
    assert 'name="appearance" value="dark"' in page
    if found is not None:
        told = found.finding.text.replace(found.text, "")
        assert not any(wrong in told for wrong in ("None", "nan", "  ", ", .", " ,"))
        assert found.finding.heading.endswith(".")
        assert "<script" not in page.lower().replace("&lt;", "")


def test_what_a_reader_wrote_never_becomes_markup():
    page = write_html(build_find_area(find('"><b>x</b>')))
    assert "<b>x" not in page
    assert "&lt;b&gt;x" in page


def test_one_and_many_read_right():
    counts = {Geography(Level.BOROUGH): ((SQUARE_A, 1),)}
    one = BegunPostcode(WrittenPostcode("E8", "3"), ("E8",), 1, 0, 2, counts)
    told = tell_begun(one, 1, "May 2026")
    assert told.heading == "1 postcode in 1 borough begins with E8 3."
    assert told.sentences[0] == "2 more are in the list without a place."
    assert tell_names("a", found=1, is_near=False, has_more=False).heading == (
        "1 area has “a” in the name."
    )
    city = FoundPostcode(WrittenPostcode("EC2V", "7HH"), {})
    assert tell_found(city, "City of London", "May").heading == "EC2V 7HH is in the City of London."


def test_an_answer_with_areas_has_no_reason_to_give():
    with pytest.raises(TypeError, match="gives areas"):
        explain_postcode(FoundPostcode(WrittenPostcode("ZZ1", "1AA"), {}), "May")
