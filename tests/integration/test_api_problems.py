"""A request that cannot be met is told why, in one form."""

import pytest
from flask.testing import FlaskClient

from dashboard.api import create_server, register_api
from tests.place_registry import SURVEY
from tests.places import SQUARE_A, make_repository


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    server = create_server(__name__)
    register_api(server, make_repository())
    return server.test_client()


def ask(client, path, **query):
    return client.get(f"/api/v1/{path}", query_string=query or None)


def problem_of(client, path, status, **query):
    response = ask(client, path, **query)
    assert response.content_type == "application/problem+json"
    problem = response.get_json()
    assert response.status_code == problem["status"] == status
    assert set(problem) == {"type", "title", "status", "detail", "instance", "errors"}
    assert problem["detail"]
    return problem


def test_the_whole_table_of_values_is_not_given_at_once(client):
    assert problem_of(client, "observations", 400)["errors"][0]["field"] == "indicator"


def test_a_borough_is_no_ward(client):
    problem_of(client, f"areas/{SQUARE_A}", 404, level="ward")


def test_a_lookup_needs_a_name_of_bearable_length(client):
    problem_of(client, "lookup", 400)
    problem_of(client, "lookup", 400, q="x" * 10_000)


@pytest.mark.parametrize(
    ("path", "query", "status", "field"),
    [
        ("areas", {"level": "street"}, 400, "level"),
        ("areas", {"vintage": "2019"}, 400, "vintage"),
        ("areas", {"level": "borough", "vintage": "2022"}, 400, "vintage"),
        ("areas", {"format": "xml"}, 400, "format"),
        ("areas/nowhere", {}, 400, "area_code"),
        ("areas/E09000099", {}, 404, "area"),
        ("indicators/nothing", {}, 404, "indicator"),
        ("observations", {"indicator": "nothing"}, 404, "indicator"),
        ("observations", {"indicator": SURVEY, "area": "E09000099"}, 404, "area"),
        ("observations", {"indicator": SURVEY, "area": "Camden"}, 400, "area"),
        ("observations", {"indicator": SURVEY, "period": "1066"}, 400, "period"),
        ("observations", {"indicator": SURVEY, "group": "cats"}, 400, "group"),
        ("programmes/nothing", {}, 404, "programme"),
        ("reach", {"programme": "nothing"}, 404, "programme"),
        ("boundaries/street", {}, 400, "level"),
        ("boundaries/england", {}, 400, "level"),
        ("boundaries/borough", {"vintage": "2022"}, 400, "vintage"),
    ],
)
def test_a_bad_value_is_named_with_what_was_expected(client, path, query, status, field):
    problem = problem_of(client, path, status, **query)
    (fault,) = problem["errors"]
    assert fault["field"] == field
    assert fault["expected"]


def test_a_problem_never_tells_the_reader_to_edit_our_files(client):
    assert "toml" not in ask(client, "indicators/nothing").text


def test_unknown_names_and_empty_values_are_ignored(client):
    assert (
        ask(client, "areas", level="", nonsense="1").get_json() == ask(client, "areas").get_json()
    )


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/areas"])
def test_nothing_there_is_a_problem(client, path):
    response = client.get(path, follow_redirects=True)
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"


def test_writing_is_refused(client):
    response = client.post("/api/v1/areas", data="x")
    assert response.status_code == 405
    assert response.content_type == "application/problem+json"
    assert "GET" in response.headers["Allow"]


def test_a_fault_of_ours_is_a_problem_without_its_details():
    def fail(_):
        message = "secret detail"
        raise RuntimeError(message)

    server = create_server(__name__)
    register_api(server, make_repository(read_outlines=fail))
    response = server.test_client().get("/api/v1/boundaries/borough")
    assert response.status_code == 500
    assert response.content_type == "application/problem+json"
    assert "secret" not in response.text
