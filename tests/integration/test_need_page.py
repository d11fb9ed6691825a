"""Reach against need: the page, its files and the interface, on the made-up place and the pack."""

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.application import create_app
from dashboard.settings import Settings
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME
from tests.places import make_repository

POOL = "programme=model_city_london,london_family_fund&need=income_deprived"
FILES = ("/reach/need.csv", "/reach/need/high-need-no-record.csv")
LOWER = "/reach/need/reached-lower-need.csv"
ROUTES = ("/reach/need", *FILES, LOWER)
SECRETS = ("A house", "E05999099", "-0.1,")


@pytest.fixture(scope="module")
def small():
    """The atlas over the made-up place, which holds no measure of need."""
    return create_app(make_repository(), Settings()).server.test_client()


@pytest.fixture(scope="module")
def client(repository):
    """The atlas over the pack."""
    return create_app(repository, Settings()).server.test_client()


def read_main(client, query=""):
    answer = client.get(f"/reach/need?{query}")
    assert answer.status_code == 200
    return answer.text.partition("<main")[2].partition("</main>")[0]


def read_rows(client, route, query=""):
    answer = client.get(f"{route}?{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_what_is_not_held_is_said_and_nothing_is_drawn(small):
    main = read_main(small)
    assert "are not held for boroughs" in main
    assert "Not held: Residents." in main
    assert "pic-of-london" not in main


def test_a_number_that_is_no_rate_has_neither_map_nor_lists(client):
    main = read_main(client, "need=population")
    assert "larger areas have more of it" in main
    assert "High need, no record" not in main
    assert "pic-of-london" not in main
    usual = read_main(client)
    assert "High need, no record" in usual
    assert "pic-of-london" in usual


def test_the_file_says_the_answers_of_the_page(client):
    pool = "model_city_london,bike_project,eu_londoners_events,london_family_fund,esol_plus"
    rows = read_rows(
        client, FILES[0], f"programme={pool},windrush_justice_fund&need=income_deprived"
    )
    told = {row["area_name"]: row["verdict"] for row in rows if row["verdict"] != "cannot tell"}
    assert told == {
        "Inner London": "more of the units than of the need",
        "Outer London": "less of the units than of the need",
    }


def test_the_page_says_why_nothing_can_be_told_and_what_could_be_pooled(client):
    main = read_main(client)
    assert "No source counts all units of" in main
    (address,) = re.findall(r'<a href="(/reach/need\?programme=[^"]+)">[^<]*units located', main)
    pooled = read_main(client, address.replace("&amp;", "&").partition("?")[2])
    assert "Why nothing can be told" not in pooled
    assert "intervals: exact" in pooled


def test_each_list_warns_of_its_coverage_first(client):
    main = read_main(client, POOL)
    lists = re.findall(r"<h3[^>]*>[^<]+</h3><p class=\"need-warning\">([^<]+)", main)
    assert len(lists) == 2
    assert all("10 of 17 units are located on boroughs" in warning for warning in lists)
    assert "could be anywhere" in lists[0]


def test_wards_known_by_borough_only_are_in_neither_list(client):
    query = POOL + "&level=ward"
    assert "nobody can tell" in read_main(client, query)
    records = {row["records"] for row in read_rows(client, FILES[1], query)}
    assert records == {"no record in the sources read"}


def test_the_files_say_their_source_method_and_choices(client):
    for route in (*FILES, LOWER):
        rows = read_rows(client, route, POOL)
        assert rows, route
        for name in ("source", "method", "licence", "data_version", "programmes"):
            assert all(row[name] for row in rows), (route, name)
    high = read_rows(client, FILES[1], POOL)
    assert all(float(row["need_rate"]) > float(row["compared_value"]) for row in high)
    lower = read_rows(client, LOWER, POOL)
    assert all(float(row["need_rate"]) < float(row["compared_value"]) for row in lower)


def test_every_identifier_and_link_within_the_page_is_whole(client):
    for query in ("", POOL):
        main = read_main(client, query)
        found = re.findall(r' id="([^"]+)"', main)
        assert len(found) == len(set(found))
        assert set(re.findall(r'href="#([^"]+)"', main)) <= set(found)


@pytest.mark.parametrize("query", ["", f"programme={SENSITIVE_PROGRAMME}", "level=ward"])
def test_a_family_is_nowhere_below_its_borough(small, query):
    for route in (*ROUTES, "/api/v1/reach_need"):
        text = small.get(f"{route}?{query}").text
        assert [secret for secret in SECRETS if secret in text] == []


def test_the_interface_gives_the_rows_of_the_file(client):
    asked = {"programme": "model_city_london,london_family_fund", "need": "income_deprived"}
    rows = client.get("/api/v1/reach_need", query_string=asked).get_json()["data"]
    file = read_rows(client, FILES[0], POOL)
    assert [row["area_code"] for row in rows] == [row["area_code"] for row in file]
    assert {row["obstacles"] for row in rows} == {None}
    assert all(row["lci_95"] <= row["difference"] <= row["uci_95"] for row in rows)
    one = client.get("/api/v1/reach_need?programme=culture_seeds&format=csv")
    assert "under half located" in one.text
    assert "cannot tell" in one.text


@pytest.mark.parametrize(
    ("query", "status"),
    [("need=love", 400), ("level=lsoa", 400), ("split=half", 400), ("programme=nobody", 404)],
)
def test_what_the_interface_cannot_answer_is_a_problem(client, query, status):
    answer = client.get(f"/api/v1/reach_need?{query}")
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"


def test_the_interface_lists_what_is_held_and_why_not(client):
    needs = client.get("/api/v1/needs").get_json()["data"]
    assert all((row["indicator"] is None) == (row["not_held"] is not None) for row in needs)
    assert client.get("/api/v1/needs?format=csv").mimetype == "text/csv"


VALUES = st.sampled_from(
    [
        *("", "1", "ward", "lsoa", "assembly_constituency", "2018", "2012", "point", "unlocated"),
        *("each", "equal", "population", "aged_16_to_24", "context", "design_lab", "press"),
        *("culture_seeds", PROGRAMME, "<script>", "%00", "E09000001"),
    ]
) | st.text(max_size=12)
NAMES = st.sampled_from(
    [
        *("theme", "programme", "year", "precision", "confidence", "money", "level"),
        *("vintage", "area", "split", "need", "appearance"),
    ]
)


@settings(max_examples=40, deadline=None)
@given(
    route=st.sampled_from(ROUTES), said=st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=4)
)
def test_no_choice_breaks_the_page_or_its_files(client, route, said):
    answer = client.get(route, query_string=said)
    assert answer.status_code == 200
    assert "<script>" not in answer.text.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("query", ["programme=design_lab", "theme=context", "precision=unlocated"])
def test_no_located_unit_is_answered(client, query):
    assert "No unit is located" in read_main(client, query)
