"""A place is looked up by name or postcode, and each failure is a problem of its own."""

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.api import create_server, register_api
from tests.places import DATA_VERSION, SQUARE_A, SQUARE_B, make_repository


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    server = create_server(__name__)
    register_api(server, make_repository())
    return server.test_client()


def ask(client, **query):
    return client.get("/api/v1/lookup", query_string=query)


def places_of(client, **query):
    response = ask(client, **query)
    assert response.status_code == 200, response.text
    assert response.get_json()["data_version"] == DATA_VERSION
    return [
        (row["area_code"], row["level"], row["vintage"], row["postcodes"])
        for row in response.get_json()["data"]
    ]


@pytest.mark.parametrize("query", [{"postcode": "zz11ab"}, {"q": "ZZ1 1AB"}])
def test_a_whole_postcode_gives_its_area_of_every_level_and_edition(client, query):
    assert places_of(client, **query) == [
        (SQUARE_A, "borough", None, None),
        ("E05999001", "ward", 2022, None),
        ("E05999002", "ward", 2018, None),
    ]


def test_the_beginning_of_postcodes_gives_areas_with_their_number_most_first(client):
    assert places_of(client, postcode="ZZ1 1") == [
        (SQUARE_A, "borough", None, 3),
        (SQUARE_B, "borough", None, 1),
        ("E05999001", "ward", 2022, 2),
        ("E05999003", "ward", 2022, 1),
        ("E05999002", "ward", 2018, 2),
        ("E05999001", "ward", 2018, 1),
    ]


def test_a_level_and_an_edition_can_be_asked_for(client):
    assert places_of(client, postcode="ZZ1 1AB", vintage="2018") == [
        ("E05999002", "ward", 2018, None)
    ]
    boroughs = places_of(client, postcode="ZZ1 1", level="borough")
    assert [code for code, *_ in boroughs] == [SQUARE_A, SQUARE_B]
    wards = places_of(client, q="made up", level="ward", vintage="2022")
    assert {(level, vintage) for _, level, vintage, _ in wards} == {("ward", 2022)}


def test_a_name_has_no_number_of_postcodes(client):
    assert (SQUARE_B, "borough", None, None) in places_of(client, q="square b")


@pytest.mark.parametrize(
    ("postcode", "status", "kind", "words"),
    [
        ("ZZ1 1ZZ", 404, "/area#unknown-postcode", "It may be new, or not be a postcode"),
        ("QQ9", 404, "/area#unknown-postcode", "No postcode is known that begins with QQ9"),
        ("ZX1 1AA", 404, "/area#outside-london", "not in London"),
        ("ZZ1 1AE", 404, "/area#outside-london", "not in London"),
        ("BT1 1AA", 404, "/area#outside-london", "Northern Ireland"),
        ("ZZ1 1AF", 404, "/area#without-a-place", "does not say where"),
        ("nowhere", 400, "/area#not-a-postcode", "is not a postcode"),
        ("SW1A OAA", 400, "/area#not-a-postcode", "Perhaps SW1A 0AA is meant"),
    ],
)
def test_each_failure_has_its_own_kind_and_words(client, postcode, status, kind, words):
    response = ask(client, postcode=postcode)
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    problem = response.get_json()
    assert (problem["type"], problem["status"]) == (kind, status)
    assert words in problem["detail"]
    assert problem["title"] not in {"", "Not Found", "Bad Request"}
    assert "terminat" not in problem["detail"].lower()
    if status == 400:
        assert "SE1 2AA" in problem["errors"][0]["expected"]


def test_a_postcode_written_as_q_fails_as_a_postcode_and_other_text_finds_nothing(client):
    assert ask(client, q="ZZ1 1ZZ").get_json()["type"] == "/area#unknown-postcode"
    assert places_of(client, q="SW1A 1A@") == []


def test_the_description_tells_of_both_questions(client):
    description = client.get("/api/v1/openapi.json").get_json()
    operation = description["paths"]["/api/v1/lookup"]["get"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    assert {"q", "postcode", "level", "vintage"} <= names
    fields = description["components"]["schemas"]["FoundAreaRow"]["properties"]
    assert {"area_code", "postcodes"} <= set(fields)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=12) | st.from_regex(r"[Zz]{1,2}[0-9 ]{0,3}[A-F]{0,3}", fullmatch=True))
def test_no_postcode_makes_a_fault(client, text):
    assert ask(client, postcode=text).status_code in {200, 400, 404}
