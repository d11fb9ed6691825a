"""London values from boroughs, and the join of values to areas."""

import pandas as pd
import pytest

from geodata.errors import InputError
from geodata.model import Gap
from geodata.pipeline.london_values import derive_london, say_without_city
from geodata.pipeline.observations import name_areas
from tests.place_registry import SURVEY, make_registry
from tests.value_rows import BARKING, CITY, LONDON, SOURCE, make_rows


def make_boroughs(*rows):
    """Two boroughs of 100 and 300 people, and the rows of the test."""
    people = {"indicator": "population", "level": "borough"}
    return make_rows(
        people | {"area_code": CITY, "value": 100.0},
        people | {"area_code": BARKING, "value": 300.0},
        *rows,
    ).assign(is_used=True)


BOTH = (
    {"value": 10.0, "lci_95": 8.0, "uci_95": 12.0},
    {"value": 30.0, "lci_95": 26.0, "uci_95": 34.0, "area_code": BARKING},
)


def find_london(rows, gaps=()):
    derived = derive_london(rows, make_registry(), gaps)
    return derived[(derived["level"] == "london") & (derived["indicator"] == SURVEY)]


def test_london_is_weighted_by_people_and_combines_errors():
    london = find_london(make_boroughs(*BOTH)).iloc[0]
    assert london["value"] == 25.0
    # Half widths 2 and 4, weights a quarter and three quarters.
    half = (0.5**2 + 3.0**2) ** 0.5
    assert london["lci_95"] == pytest.approx(25 - half, abs=0.001)
    assert london["uci_95"] == pytest.approx(25 + half, abs=0.001)
    assert london["method"].startswith("derived: boroughs weighted by 2021 census population, with")


def test_london_has_no_interval_where_one_borough_has_none():
    london = find_london(make_boroughs(BOTH[0], {"value": 30.0, "area_code": BARKING})).iloc[0]
    assert pd.isna(london["lci_95"])
    assert london["method"] == "derived: boroughs weighted by 2021 census population"


def test_london_is_not_derived_while_a_borough_is_missing():
    assert find_london(make_boroughs(BOTH[0])).empty


def test_london_is_not_derived_where_a_source_gives_it_even_out_of_use():
    published = {"level": "london", "area_code": LONDON, "value": 77.0}
    rows = make_boroughs(*BOTH, published)
    rows.loc[rows["level"] == "london", "is_used"] = False
    assert find_london(rows)["value"].to_list() == [77.0]


def test_a_value_for_two_areas_weighs_as_both():
    gap = Gap.model_validate(
        {
            "id": "city",
            "indicator": SURVEY,
            "source": SOURCE,
            "level": "borough",
            "area_code": CITY,
            "status": "x",
            "note": "Combined.",
            "combined_with": BARKING,
        }
    )
    missing = {"value": None, "status": "x"}
    london = find_london(make_boroughs(missing, BOTH[1]), [gap])
    assert london["value"].to_list() == [30.0]


def test_city_and_east_says_when_it_leaves_out_the_city():
    method = "derived: boroughs weighted by 2021 census population"
    whole = {"level": "assembly_constituency", "area_code": "E32000004", "method": method}
    with_city, without = (
        say_without_city(make_rows(whole, city)).iloc[0]["method"] for city in ({}, {"value": None})
    )
    assert with_city == method
    assert without == f"{method}, without the City of London"


def test_a_code_of_another_edition_is_an_error_with_file_and_value():
    areas = pd.DataFrame(
        {"area_code": ["E05000026"], "level": ["ward"], "vintage": [2012], "area_name": ["Abbey"]}
    )
    ward = {"area_code": "E05000026", "level": "ward"}
    named = name_areas(make_rows(ward | {"vintage": 2012}), areas)
    assert named["area_name"].to_list() == ["Abbey"]
    with pytest.raises(InputError, match=r"made_up\.csv: .*'E05000026' is no ward of 2022"):
        name_areas(make_rows(ward | {"vintage": 2022}), areas)
