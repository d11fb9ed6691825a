"""The lists that a reader searches, and the programmes to tick."""

import pytest

from dashboard.results.choices import describe_coverage, list_indicators, list_places
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.text.reach_page import (
    count_chosen_records,
    describe_chosen_programmes,
    list_programme_choices,
)
from tests.place_registry import FULL_COUNT, PROGRAMME, SENSITIVE_PROGRAMME, SURVEY
from tests.places import SQUARE_A, make_observations, make_reach, make_repository, make_sub_region
from tests.sentences import find_faults

REPOSITORY = make_repository()


def test_indicators_are_listed_by_theme_and_say_what_they_cover():
    entries = list_indicators(REPOSITORY)
    assert [(entry["id"], entry["group"]) for entry in entries] == [
        (SURVEY, "Participation"),
        (FULL_COUNT, "Context"),
    ]
    assert [entry["about"] for entry in entries] == [
        "boroughs · 2023 to 2024 · has intervals",
        "boroughs and wards of 2022 · 2011 to 2021 · no intervals",
    ]
    assert [entry["has_intervals"] for entry in entries] == [True, False]


def test_a_new_indicator_starts_at_its_newest_date_and_everyone():
    for entry in list_indicators(REPOSITORY):
        assert entry["sets"] == {
            "indicator": entry["id"],
            "period": "",
            "group": "",
        }


def test_what_is_known_for_london_only_or_not_at_all_says_so():
    table = make_observations()
    indicator = REPOSITORY.registry.indicators[SURVEY]
    london = make_repository(observations=table[table["level"] == "london"])
    assert describe_coverage(indicator, london) == (
        "London only: opens as a trend · 2024 · has intervals"
    )
    assert describe_coverage(indicator, make_sub_region()).startswith("Parts of London only: ")
    none = make_repository(observations=table[table["indicator"] != SURVEY])
    assert describe_coverage(indicator, none) == "No figures"


def test_every_area_of_every_edition_can_be_gone_to_and_comes_back_as_itself():
    places = list_places(REPOSITORY)
    assert len(places) == sum(
        len(REPOSITORY.areas(edition)) for edition in REPOSITORY.boundary_files()
    )
    for place in places:
        query = "&".join(f"{name}={value}" for name, value in place["sets"].items())
        area = resolve_view(Selection.from_query(query), REPOSITORY).area
        assert area is not None
        assert (area.area_code, area.area_name) == (place["id"], place["name"])


def test_a_ward_is_listed_with_its_borough_and_edition():
    about = {(place["name"], place["group"]): place["about"] for place in list_places(REPOSITORY)}
    assert about["East Half (made up)", "wards of 2018"] == "Ward, Square A (made up)"
    assert about["Square A (made up)", "Boroughs"] == "Borough"


def test_a_borough_is_listed_with_the_words_of_its_other_names():
    also = {(place["name"], place["group"]): place["also"] for place in list_places(REPOSITORY)}
    assert also["Square A (made up)", "Boroughs"].split() == ["Borough", "of"]
    assert also["East Half (made up)", "wards of 2018"] == ""


def test_programmes_are_listed_with_what_is_located_of_each():
    choices = list_programme_choices(REPOSITORY)
    assert {choice.identifier: choice.located for choice in choices} == {
        PROGRAMME: "gardens: 6 of at least 13",
        SENSITIVE_PROGRAMME: "families: 1 of a number no source gives",
    }
    assert [choice.label for choice in choices] == sorted(choice.label for choice in choices)


@pytest.mark.parametrize(
    ("records", "query", "said"),
    [
        (8, "", "None chosen. Each says how many of its units the sources place."),
        (8, f"programme={PROGRAMME}", "7 records match; 5 can be placed on the map."),
        (1, f"programme={PROGRAMME}", "1 record matches; 1 can be placed on the map."),
    ],
)
def test_chosen_records_are_counted(records, query, said):
    repository = make_repository(reach=make_reach().iloc[:records])
    view = resolve_view(Selection.from_query(query), repository)
    assert count_chosen_records(view, repository) == said


def test_a_chosen_programme_tells_every_record_of_reach_most_exact_first():
    view = resolve_view(Selection.from_query(f"programme={PROGRAMME}"), REPOSITORY)
    (told,) = describe_chosen_programmes(view, REPOSITORY)
    assert [line.mark for line in told.records] == [
        *("point", "approximate", "ward", "borough", "multi", "unlocated"),
    ]
    assert told.located == "gardens: 6 of at least 13"
    assert not find_faults([told.sentence, *(line.detail for line in told.records)])
    assert SQUARE_A not in str(told)
