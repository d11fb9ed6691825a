"""Marks on the map are drawn no more precisely than a record is known."""

import json

import pandas as pd
import pytest

from dashboard.figures.reach_marks import count_by_area, describe_marks
from dashboard.results.reached import select_placed
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.closed_lists import Level
from geodata.model import Geography
from tests.place_registry import FULL_COUNT, PROGRAMME, SENSITIVE_PROGRAMME
from tests.places import (
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_IN_BOTH_EDITIONS,
    make_reach,
    make_repository,
)
from tests.sentences import find_faults

BOTH = f"programme={PROGRAMME},{SENSITIVE_PROGRAMME}"
WARDS = f"indicator={FULL_COUNT}&level=ward&vintage=2018"


def look(query, repository):
    return resolve_view(Selection.from_query(query), repository)


def describe(query=BOTH, repository=None):
    repository = repository or make_repository()
    return describe_marks(look(query, repository), repository)


def keep(precision, *, role="reach"):
    """The made-up place with the gardens' records of one precision and role only."""
    reach = make_reach()
    kept = reach[(reach["precision"] == precision) & (reach["programme"] == PROGRAMME)]
    return make_repository(reach=kept.assign(role=role))


def list_places(marks):
    return [(place["kind"], place["at"]) for place in marks["places"]]


def count_badges(marks, kind="areas"):
    return {area["code"]: len(area["records"]) for area in marks[kind]}


@pytest.mark.parametrize("precision", ["point", "approximate"])
def test_a_point_is_a_mark_at_its_place_and_says_which_kind(precision):
    marks = describe(repository=keep(precision))
    ((kind, (longitude, latitude)),) = list_places(marks)
    assert (kind, latitude) == (precision, 51.5)
    assert longitude in (-0.128, -0.121)
    assert sum(count_badges(marks).values()) == 1


@pytest.mark.parametrize(("precision", "marks"), [("borough", 1), ("multi", 2)])
def test_what_is_known_by_borough_is_counted_in_its_badge_and_has_no_place(precision, marks):
    found = describe(repository=keep(precision))
    assert list(count_badges(found)) == [SQUARE_B, SQUARE_C][:marks]
    assert list_places(found) == []


def test_what_is_known_by_ward_is_an_area_and_never_a_point():
    reach = make_reach()
    in_ward = reach["precision"] == "ward"
    reach.loc[in_ward, ["longitude", "latitude"]] = [-0.12, 51.5]
    found = describe(repository=make_repository(reach=reach[in_ward]))
    assert list_places(found) == [("ward", [-0.12, 51.5])]


def test_records_on_one_spot_are_one_place():
    reach = make_reach()
    point = reach[(reach["precision"] == "point") & (reach["programme"] == PROGRAMME)]
    twice = pd.concat([point, point.assign(record="another")], ignore_index=True)
    (place,) = describe(repository=make_repository(reach=twice))["places"]
    assert place["records"] == [0, 1]


def test_wards_have_their_own_badges_and_name_the_borough_that_counts_the_rest():
    found = describe(f"{WARDS}&programme={PROGRAMME}")
    assert count_badges(found, "wards") == {WARD_IN_BOTH_EDITIONS: 1, SECOND_WARD: 2}
    assert {ward["parent"] for ward in found["wards"]} <= set(count_badges(found))
    assert count_badges(describe(), "wards") == {}


def test_letters_say_the_programme_from_two_on():
    assert [one["letter"] for one in describe(BOTH)["programmes"]] == ["A", "B"]
    assert [one["letter"] for one in describe(f"programme={PROGRAMME}")["programmes"]] == [""]


def test_what_is_not_located_is_never_drawn_or_counted():
    found = describe(repository=keep("unlocated"))
    assert (count_badges(found), list_places(found)) == ({}, [])
    assert (found["by_area"], found["words"]) == ({}, {})


def test_what_is_not_located_is_not_counted_for_a_borough_that_it_names():
    reach = make_reach()
    unlocated = reach[reach["precision"] == "unlocated"].iloc[:1]
    repository = make_repository(
        reach=unlocated.assign(area_codes=pd.Series([[SQUARE_A]], unlocated.index))
    )
    view = look(f"programme={PROGRAMME}", repository)
    assert select_placed(view, repository).empty
    assert describe(f"programme={PROGRAMME}", repository)["by_area"] == {}


@pytest.mark.parametrize("role", ["total", "workplace", "event_not_reach", "unnamed_remainder"])
def test_what_is_not_reach_is_never_drawn(role):
    found = describe(repository=keep("point", role=role))
    assert (found["areas"], list_places(found), found["by_area"]) == ([], [], {})


def test_a_sensitive_record_is_drawn_at_its_borough_whatever_the_pack_holds():
    repository = make_repository()
    found = describe(f"programme={SENSITIVE_PROGRAMME}", repository)
    assert (len(found["areas"]), list_places(found)) == (1, [])
    for level in ("ward&vintage=2018", "ward&vintage=2022"):
        query = f"indicator={FULL_COUNT}&level={level}&programme={SENSITIVE_PROGRAMME}"
        assert describe(query, repository)["by_area"] == {}
    text = json.dumps(describe(BOTH, repository))
    assert "A house" not in text
    assert "E05999099" not in text


def test_only_chosen_programmes_are_drawn():
    repository = make_repository()
    assert describe("", repository)["records"] == []
    view = look(f"programme={PROGRAMME}", repository)
    assert set(select_placed(view, repository)["programme"]) == {PROGRAMME}


def test_records_are_counted_by_borough_and_one_of_two_boroughs_counts_in_both():
    assert describe(f"programme={PROGRAMME}")["by_area"] == {SQUARE_A: 3, SQUARE_B: 2, SQUARE_C: 1}


def test_a_record_known_by_borough_is_not_counted_for_its_wards():
    found = describe(f"{WARDS}&programme={PROGRAMME}")
    assert found["by_area"] == {WARD_IN_BOTH_EDITIONS: 1, SECOND_WARD: 2}
    assert found["words"] == {WARD_IN_BOTH_EDITIONS: "1 record", SECOND_WARD: "2 records"}


def test_a_ward_of_another_edition_is_not_taken_for_one_of_2018():
    assert describe(f"indicator={FULL_COUNT}&level=ward&programme={PROGRAMME}")["by_area"] == {}


def test_a_record_that_names_two_boroughs_of_one_constituency_counts_once():
    repository = make_repository()
    areas = repository.areas()
    areas["parent_codes"] = [
        ["E32999001", *codes] if code.startswith("E09") else codes
        for code, codes in zip(areas["area_code"], areas["parent_codes"], strict=True)
    ]
    changed = make_repository(areas=areas)
    records = select_placed(look(f"programme={PROGRAMME}", changed), changed)
    constituencies = Geography(Level.ASSEMBLY_CONSTITUENCY)
    assert count_by_area(records, constituencies, changed) == {"E32999001": 5}


def test_an_area_without_a_record_has_no_record_and_is_not_said_to_be_unreached():
    assert describe()["none"] == "no record in the sources read"


def test_marks_are_json_and_their_texts_have_no_hole():
    found = describe()
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    titles = [record[1] for record in found["records"]]
    assert not find_faults([*titles, *[record[2] for record in found["records"]]])
