"""Boroughs, wards and postcodes of London are found as people write them."""

import pytest

from dashboard.text.places import PlaceFinder

# What is written, and the name and kind of the place that should come first.
FIRST_PLACES = {
    "City of Westminster": ("Westminster", "Borough"),
    "Westminster City Council": ("Westminster", "Borough"),
    "Hackney Council": ("Hackney", "Borough"),
    "LB Haringey": ("Haringey", "Borough"),
    "lb of haringey": ("Haringey", "Borough"),
    "London Borough of Hackney": ("Hackney", "Borough"),
    "london borough of ha": ("Hackney", "Borough"),
    "RBKC": ("Kensington and Chelsea", "Borough"),
    "K&C": ("Kensington and Chelsea", "Borough"),
    "k & c": ("Kensington and Chelsea", "Borough"),
    "Kensington": ("Kensington and Chelsea", "Borough"),
    "Royal Borough of Kensington & Chelsea": ("Kensington and Chelsea", "Borough"),
    "Royal Borough of Greenwich": ("Greenwich", "Borough"),
    "B&D": ("Barking and Dagenham", "Borough"),
    "LBBD": ("Barking and Dagenham", "Borough"),
    "Hammersmith & Fulham": ("Hammersmith and Fulham", "Borough"),
    "H&F Council": ("Hammersmith and Fulham", "Borough"),
    "Richmond": ("Richmond upon Thames", "Borough"),
    "Richmond Council": ("Richmond upon Thames", "Borough"),
    "Kingston": ("Kingston upon Thames", "Borough"),
    "City of London": ("City of London", "Borough"),
    "Square Mile": ("City of London", "Borough"),
    "LBTH": ("Tower Hamlets", "Borough"),
    "Waltham Forest": ("Waltham Forest", "Borough"),
    "SW1A 1AA": ("Westminster", "Borough"),
    "sw1a1aa": ("Westminster", "Borough"),
    " s w1a 1 aa ": ("Westminster", "Borough"),
    "Abbey, Merton": ("Abbey", "Ward of 2022, Merton"),
    "abbey barking and dagenham": ("Abbey", "Ward of 2022, Barking and Dagenham"),
    "Camden Town": ("Camden Town", "Ward of 2022, Camden"),
    "E09000012": ("Hackney", "Borough"),
}


@pytest.fixture(scope="module")
def finder(repository):
    return PlaceFinder(repository)


@pytest.mark.parametrize(("text", "place"), FIRST_PLACES.items())
def test_a_place_is_found_first_as_people_write_it(finder, text, place):
    first = finder.find(text).places[0]
    assert (first.name, first.about) == place


def test_each_other_name_of_a_borough_finds_it_first(finder, repository):
    names = repository.registry.area_names
    for code, others in names.names.items():
        for other in others:
            for style in ("{name}", *names.styles):
                found = finder.find(style.format(name=other)).places
                assert found, other
                assert found[0].address == f"/area/{code}", other


def test_wards_of_one_name_each_say_their_borough(finder):
    found = finder.find("abbey").places
    newest = [place.about for place in found if place.name == "Abbey" and "2022" in place.kind]
    assert sorted(newest) == ["Ward of 2022, Barking and Dagenham", "Ward of 2022, Merton"]


def test_another_name_is_said_to_be_the_borough_and_a_begun_one_to_match(finder):
    assert finder.find("RBKC").finding.heading == "“RBKC” is Kensington and Chelsea."
    assert finder.find("hackney counc").finding.heading == "1 area matches “hackney counc”."
