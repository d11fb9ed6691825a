"""One chosen area in words."""

import pytest

from dashboard.results.view_results import build_results
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.text.area import describe_chosen_area
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import (
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_IN_BOTH_EDITIONS,
    make_observations,
    make_reach,
    make_repository,
)
from tests.sentences import find_faults


def describe(query, repository=None):
    repository = repository or make_repository()
    view = resolve_view(Selection.from_query(query), repository)
    return describe_chosen_area(view, build_results(view, repository), repository)


def change(area, **values):
    table = make_observations()
    is_meant = (table["indicator"] == SURVEY) & (table["area_code"] == area)
    for column, value in values.items():
        table.loc[is_meant, column] = value
    return make_repository(observations=table)


def test_a_tested_area_has_its_figure_comparison_and_place():
    words = describe(f"area={SQUARE_A}")
    assert (words.figure, words.interval) == ("42.0\u202f%", "95 % interval 37.0 to 47.0")
    assert words.sentences == (
        "Clearly below London, 51.0\u202f% (48.0 to 54.0).",
        "2nd highest of 2 boroughs.",
    )


def test_a_withheld_area_says_why_and_claims_nothing():
    words = describe(f"area={SQUARE_C}")
    assert (words.figure, words.interval) == ("", "")
    assert words.sentences == (
        "Withheld to protect people for Square C (made up).",
        "Withheld to protect people (made up).",
    )


def test_a_note_that_is_a_sentence_already_ends_once():
    words = describe(f"area={SQUARE_A}", change(SQUARE_A, note="Square A and B combined."))
    assert "Square A and B combined." in words.sentences
    assert not find_faults(words.sentences)


def test_a_derived_figure_says_how_and_keeps_the_capitals_of_names():
    how = "derived: LSOAs of 2021, without the City of London"
    words = describe(f"area={SQUARE_A}", change(SQUARE_A, method=how))
    assert "Derived: LSOAs of 2021, without the City of London." in words.sentences


def test_a_full_count_is_described_and_ranked():
    words = describe(f"indicator={FULL_COUNT}&area={SQUARE_B}")
    assert words.sentences == (
        "16.6 points above London, 13.4\u202f%; from a full count.",
        "1st highest of 3 boroughs.",
    )


def test_an_area_of_another_kind_than_the_map_has_no_figure_painted_onto_it():
    words = describe(f"indicator={FULL_COUNT}&level=ward&area={SQUARE_A}")
    assert words.figure == ""
    assert words.sentences == ("No figures for this kind of area in this indicator.",)


def test_a_ward_tells_its_own_records_and_counts_its_boroughs():
    words = describe(f"indicator={FULL_COUNT}&level=ward&vintage=2018&area={WARD_IN_BOTH_EDITIONS}")
    assert [line.mark for line in words.reached] == ["point"]
    assert words.reached_note == "Other programmes have no record here in the sources read."


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 more record is known"), (2, "2 more records are known")]
)
def test_what_is_known_for_the_borough_only_is_not_told_of_its_wards(number, said):
    reach = make_reach().iloc[[3] * number]
    reach["area_codes"] = [[SQUARE_A]] * number
    words = describe(
        f"indicator={FULL_COUNT}&level=ward&vintage=2018&area={WARD_IN_BOTH_EDITIONS}",
        make_repository(reach=reach),
    )
    assert words.reached == ()
    assert words.reached_note.startswith(f"{said} for the borough only, not for its wards.")


def test_an_area_without_a_record_is_not_said_to_be_unreached():
    words = describe(f"area={SQUARE_A}", make_repository(reach=make_reach().iloc[:0]))
    assert words.reached == ()
    assert words.reached_note == (
        "No record in the sources read. That is not evidence that nothing happened here."
    )


def test_a_sensitive_record_is_told_by_borough_and_never_by_place():
    words = describe(f"area={SQUARE_C}")
    assert {line.mark for line in words.reached} == {"multi", "borough"}
    assert "A house" not in str(words)


def test_a_borough_leads_to_its_wards_and_a_ward_to_its_borough():
    borough = describe(f"area={SQUARE_A}")
    assert borough.children_title == "2 wards of 2022 in Square A (made up)"
    assert [child.sets["vintage"] for child in borough.children] == ["2022", "2022"]
    ward = describe(f"indicator={FULL_COUNT}&level=ward&area={WARD_IN_BOTH_EDITIONS}")
    assert ward.children == ()
    assert [parent.name for parent in ward.parents] == [
        "All squares (made up)",
        "Square A (made up)",
    ]
    # The whole cannot be drawn as an area of its own, so it is no link.
    assert [bool(parent.sets) for parent in ward.parents] == [False, True]


def test_links_to_the_interface_name_the_edition_of_the_area():
    words = describe(f"indicator={FULL_COUNT}&level=ward&vintage=2018&area={WARD_IN_BOTH_EDITIONS}")
    addresses = dict(words.links)
    assert addresses["The whole profile"] == "/area/E05999001?level=ward&vintage=2018"
    assert addresses["This area as data (JSON)"].endswith("?level=ward&vintage=2018")
    assert "format=csv" in addresses["All dates (CSV)"]


def test_no_area_chosen_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="with an area"):
        describe("")
