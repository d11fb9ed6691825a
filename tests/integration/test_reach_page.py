"""The page of reach and its files, whatever the address holds."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.application import create_app
from dashboard.settings import Settings
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME
from tests.places import SQUARE_A, SQUARE_B, make_repository

ROUTES = ("/reach", "/reach/areas.csv", "/reach/records.csv")
# What the record of a sheltered family holds in the made-up data, and nobody may read.
SECRETS = ("A house", "E05999099", "-0.1,")


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


def read_main(client, query=""):
    answer = client.get(f"/reach?{query}")
    assert answer.status_code == 200
    return answer.text.partition("<main")[2].partition("</main>")[0]


def read_rows(client, route, query=""):
    answer = client.get(f"{route}?{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_page_says_what_was_found_and_leads_on(client):
    main = read_main(client)
    assert "<h1>Sources place records of 2 of 2 programmes in 3 of 3 boroughs</h1>" in main
    for address in (
        f"/programme/{PROGRAMME}",
        f"/?programme={PROGRAMME}",
        "/reach/areas.csv",
        "/reach/records.csv",
        "/reach/need",
    ):
        assert f'href="{address}"' in main
    assert re.findall(r'aria-current="page"[^>]*>([^<]+)<', main) == ["Programmes"]
    assert "Clear all" not in main


def test_choices_stay_chosen_and_reach_the_files(client):
    query = f"programme={PROGRAMME}&precision=point&precision=ward&level=ward&measure=units"
    main = read_main(client, query)
    for tick in (f"programme-{PROGRAMME}", "precision-point", "precision-ward"):
        assert re.search(rf'id="filter-{tick}"[^>]* checked', main)
    assert re.search(r'<option[^>]*value="ward"[^>]* selected', main) or re.search(
        r'<option[^>]* selected[^>]*value="ward"', main
    )
    assert "Clear all" in main
    (address,) = re.findall(r'href="(/reach/records\.csv\?[^"]+)"', main)
    path, given = address.replace("&amp;", "&").split("?")
    rows = read_rows(client, path, given)
    assert {row["precision"] for row in rows} == {"point", "ward"}
    assert {row["filters"] for row in rows} == {f"programme: {PROGRAMME}; precision: point, ward"}


def test_every_identifier_of_the_page_is_its_own(client):
    found = re.findall(r' id="([^"]+)"', read_main(client))
    assert len(found) == len(set(found))


def test_an_area_without_a_record_says_so_in_the_file_and_counts_nothing(client):
    rows = {row["area_code"]: row for row in read_rows(client, ROUTES[1], "precision=point")}
    assert rows[SQUARE_A]["records"] == "1"
    assert rows[SQUARE_B]["records"] == ""
    assert rows[SQUARE_B]["note"] == (
        "no record in the sources read, which is not the same as not reached"
    )
    assert {row["data_version"] for row in rows.values()} == {"made-up-1"}


@pytest.mark.parametrize("query", ["", "year=2018", "theme=context"])
def test_every_link_to_a_part_of_the_page_finds_it(client, query):
    main = read_main(client, query)
    parts = set(re.findall(r'href="#([^"]+)"', main))
    assert bool(parts) == (query != "theme=context")
    assert parts <= set(re.findall(r' id="([^"]+)"', main))


def test_what_matches_nothing_says_which_choice_to_give_up(client):
    main = read_main(client, "year=2018")
    assert "No record of reach matches what is chosen" in main
    assert '<a href="/reach">Without a year: 7 records</a>' in main


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("year=1066", "is not a year of reach"),
        ("programme=nobody", "There is no programme"),
        ("area=E99", "There is no area with the code"),
        ("theme=participation", "No record of reach matches"),
        (f"theme=equality&programme={PROGRAMME}", "None of the chosen programmes"),
        ("level=lsoa", "No source ties a record"),
    ],
)
def test_what_cannot_be_shown_is_said(client, query, notice):
    assert notice in read_main(client, query)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("query", ["", f"programme={SENSITIVE_PROGRAMME}", "level=ward"])
def test_a_family_is_nowhere_below_its_borough(client, route, query):
    text = client.get(f"{route}?{query}").text
    assert [secret for secret in SECRETS if secret in text] == []


VALUES = st.sampled_from(
    [
        *("", "1", "borough", "ward", "2018", "2019", "point", "unlocated", "press", "known"),
        *("money", "people", "units", PROGRAMME, SQUARE_A, "E05999001", "<script>", "%00", "ü"),
    ]
) | st.text(max_size=12)
NAMES = st.sampled_from(
    [
        *("theme", "programme", "year", "precision", "confidence", "money", "measure", "level"),
        *("vintage", "area", "split", "need", "appearance", "data"),
    ]
)


@given(
    route=st.sampled_from(ROUTES), said=st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=5)
)
def test_no_choice_breaks_the_page_or_its_files(client, route, said):
    answer = client.get(route, query_string=said)
    assert answer.status_code == 200
    assert "<script>" not in answer.text.partition("<main")[2].partition("</main>")[0]
