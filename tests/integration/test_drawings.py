"""Drawings of the page's map: sent for ever at an address that their content names."""

import json
import re

import pytest

from dashboard.figures.map_values import describe_figures
from dashboard.figures.stage import list_stages, make_stage
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view


@pytest.fixture
def client(application):
    return application.server.test_client()


@pytest.fixture(scope="module")
def stages(repository):
    return {name: make_stage(key, repository) for name, key in list_stages(repository).items()}


@pytest.mark.parametrize("name", ["borough", "ward_2022", "borough_tiles", "lsoa"])
def test_a_drawing_and_its_facts_are_sent_once_for_ever(client, stages, name):
    for address in (stages[name].drawing_address, stages[name].facts_address):
        response = client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
    drawn = client.get(stages[name].drawing_address).get_data(as_text=True)
    facts = client.get(stages[name].facts_address).get_json()
    assert drawn.count('class="area none"') == len(facts["areas"])


@pytest.mark.parametrize(
    "name", ["borough.svg", "borough.000000000000.svg", "street.000000000000.svg", "../app.py", "x"]
)
def test_any_other_name_is_told_that_there_is_nothing(client, name):
    assert client.get(f"/drawings/{name}").status_code == 404


def test_every_area_of_every_drawing_has_a_shape(stages):
    for file in stages.values():
        assert all(file.stage.areas)


def test_every_borough_can_be_named_where_the_map_is_large(stages):
    names = dict(stages["borough"].facts["names"])
    assert names.pop("thames")
    assert len(names) == 33
    # The City of London is too small for its name on a map of all London.
    assert min(max(fit.size for fit in fits) for fits in names.values()) > 20


def test_the_first_answer_holds_the_map_that_its_figures_colour(client, repository):
    page = client.get("/?indicator=unpaid_carer&level=ward").get_data(as_text=True)
    found = re.search(r'id="atlas-start">(.*?)</script>', page)
    assert found is not None
    start = json.loads(found.group(1))
    query = "indicator=unpaid_carer&level=ward"
    figures = describe_figures(resolve_view(Selection.from_query(query), repository), repository)
    drawn = re.findall(r'<path class="area (\S+?)[ "]', page)
    assert drawn == [f"k{place}" if place >= 0 else "none" for place in figures["classes"]]
    assert start["stage"] == figures["stage"]
    assert start["first"] == "lonely_often"


def test_only_the_bare_page_opens_with_loneliness(client):
    def title(query):
        page = client.get(f"/{query}").get_data(as_text=True)
        return page.split("<title>")[1].split("</title>")[0]

    assert title("").startswith("Lonely often or always")
    assert title("?appearance=dark").startswith("Lonely often or always")
    for query in ("?level=borough", "?area=E09000001", "?view=globe"):
        assert title(query).startswith("Adults engaged with the arts")
