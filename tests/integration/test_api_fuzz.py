"""Whatever a client sends, the interface answers, and a refusal has the one form."""

from urllib.parse import quote_from_bytes

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.api import create_server, register_api
from geodata.closed_lists import Level
from tests.place_registry import FULL_COUNT, PROGRAMME, SURVEY
from tests.places import LONDON, SQUARE_A, WARD_IN_BOTH_EDITIONS, make_repository

LISTS = (
    *("areas", "indicators", "observations", "programmes", "reach", "needs", "reach_need"),
    *("lookup", "openapi.json"),
)
THINGS = ("areas", "indicators", "programmes", "boundaries")
NAMES = (
    *("indicator", "level", "vintage", "period", "area", "group", "theme", "programme"),
    *("format", "data", "q", "postcode", "need", "split", "unknown"),
)
SENSIBLE = (
    *(SURVEY, FULL_COUNT, PROGRAMME, SQUARE_A, WARD_IN_BOTH_EDITIONS, LONDON),
    *(level.value for level in Level),
    *("2012", "2018", "2022", "2024-04-01/P1Y", "2024", "all", "women", "csv", "json", "topojson"),
    *("square", "SE1 2AA", "participation", "made-up-1", ""),
)
NASTY = (
    b"\x00",
    b"\xff\xfe",
    b"x" * 10_000,
    b"../../etc/passwd",
    b"%",
    b"{{7*7}}",
    b"\xed\xa0\x80",
)

values = st.one_of(
    st.sampled_from(SENSIBLE).map(str.encode),
    st.sampled_from(NASTY),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", errors="surrogatepass")),
    st.binary(max_size=20),
    st.integers().map(lambda number: str(number).encode()),
)
pairs = st.tuples(st.one_of(st.sampled_from(NAMES).map(str.encode), st.binary(max_size=10)), values)
queries = st.lists(pairs, max_size=6).map(
    lambda given_pairs: "&".join(
        f"{quote_from_bytes(name)}={quote_from_bytes(value)}" for name, value in given_pairs
    )
)
raw_queries = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60)
bounded = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    server = create_server(__name__)
    register_api(server, make_repository())
    return server.test_client()


def check(response):
    assert response.status_code < 500, response.text
    if response.status_code >= 400:
        assert response.content_type == "application/problem+json"
        assert response.get_json()["status"] == response.status_code
        assert len(response.data) < 20_000


@bounded
@given(resource=st.sampled_from(LISTS), query=st.one_of(queries, raw_queries))
def test_any_query_of_a_list_is_answered_or_refused(client, resource, query):
    check(client.get(f"/api/v1/{resource}?{query}"))


@example(resource="areas", name=b"\n/", query="")
@bounded
@given(resource=st.sampled_from(THINGS), name=values, query=queries)
def test_any_name_in_the_path_is_answered_or_refused(client, resource, name, query):
    check(client.get(f"/api/v1/{resource}/{quote_from_bytes(name, safe='')}?{query}"))


@bounded
@given(
    indicator=st.sampled_from([SURVEY, FULL_COUNT]),
    chosen=st.dictionaries(
        st.sampled_from(["level", "vintage", "period", "area", "group", "format"]),
        st.sampled_from(SENSIBLE),
    ),
)
def test_any_choice_of_sensible_values_is_answered_or_refused(client, indicator, chosen):
    response = client.get("/api/v1/observations", query_string={"indicator": indicator, **chosen})
    check(response)
    if response.is_json and response.status_code == 200:
        rows = response.get_json()["data"]
        assert all(row["indicator"] == indicator for row in rows)
        assert not chosen.get("area") or all(row["area_code"] == chosen["area"] for row in rows)
        assert not chosen.get("level") or all(row["level"] == chosen["level"] for row in rows)


def test_repeated_names_are_answered(client):
    check(client.get("/api/v1/areas?" + "level=borough&" * 3000))
