"""The page of a programme, whatever its address holds, and the ways to it."""

import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.application import create_app
from dashboard.settings import Settings
from geodata.model import Conflict
from geodata.tables.in_memory import TableRepository
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME, make_registry
from tests.places import DATA_VERSION, SQUARE_A, make_repository, make_tables

SECRETS = ("A house", "E05999099", "51.5")


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


def find_part(pattern, text):
    found = re.search(pattern, text, re.DOTALL)
    assert found, pattern
    return found.group()


def read_main(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return find_part(r"<main.*</main>", answer.text)


def test_the_page_tells_the_programme_and_leads_on(client):
    main = read_main(client, f"/programme/{PROGRAMME}")
    assert "<h1>Square Gardens (made up)</h1>" in main
    for address in (
        f"/?programme={PROGRAMME}",
        f"/api/v1/reach?programme={PROGRAMME}&amp;format=csv",
        f"/reach/need?programme={PROGRAMME}",
        f"/template/records.csv?programme={PROGRAMME}",
        f"/programme/{SENSITIVE_PROGRAMME}",
        f"/area/{SQUARE_A}",
        "/reach",
    ):
        assert f'href="{address}"' in main
    assert f"data version {DATA_VERSION}" in main
    assert f"http://localhost/programme/{PROGRAMME}" in main
    for record in range(1, 8):
        assert main.count(f'id="record-{PROGRAMME}_0{record}"') == 1


def test_the_head_names_the_programme(client):
    text = client.get(f"/programme/{PROGRAMME}").text
    assert "<title>Square Gardens (made up) | Social Integration Atlas" in text
    assert re.search(r'<meta name="description" content="Square Gardens \(made up\): ', text)


def test_every_anchor_is_there_once_and_every_way_within_the_page_leads_somewhere(client):
    main = read_main(client, f"/programme/{PROGRAMME}")
    ids = re.findall(r'\bid="([^"]+)"', main)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', main)) <= set(ids)


def test_a_sheltered_family_has_no_place_on_its_programme_page(client):
    answer = client.get(f"/programme/{SENSITIVE_PROGRAMME}").text
    main = find_part(r"<main.*</main>", answer)
    for secret in SECRETS:
        assert secret not in answer
    assert "never shown below borough level" in main
    marks = find_part(r'<g[^>]*class="map-marks.*?</svg>', main)
    assert "somewhere in this borough" in marks


@pytest.mark.parametrize(
    ("name", "near"),
    [("square-gardens", [PROGRAMME]), ("nobody", None), ("%00", None), ("x" * 4000, None)],
)
def test_a_name_that_no_programme_has_leads_to_those_near_or_to_all(client, name, near):
    main = read_main(client, f"/programme/{name}", 404)
    offered = re.findall(r'<li><a href="/programme/([^"]+)"', main)
    assert sorted(offered) == (near or sorted([PROGRAMME, SENSITIVE_PROGRAMME]))
    assert 'href="/reach#programmes"' in main
    assert len(main) < 3000


def test_the_address_without_a_name_lists_the_programmes(client):
    assert PROGRAMME in read_main(client, "/programme", 404)


def test_what_a_client_sends_is_written_as_text(client):
    main = read_main(client, "/programme/<script>alert(1)", 404)
    assert "<script" not in main


@given(name=st.text(max_size=60), query=st.text(max_size=60))
def test_no_address_breaks_it(client, name, query):
    answer = client.get(f"/programme/{name.replace('?', '').replace('#', '')}", query_string=query)
    assert answer.status_code in (200, 308, 404)


def test_the_ways_to_it_are_on_other_pages(client):
    assert f'href="/programme/{PROGRAMME}"' in read_main(client, "/data")
    assert f'href="/programme/{PROGRAMME}"' in read_main(client, "/reach")
    profile = read_main(client, f"/area/{SQUARE_A}")
    assert f'href="/programme/{PROGRAMME}#record-{PROGRAMME}_01"' in profile


def test_the_interface_gives_a_programme_its_own_conflicts():
    conflict = Conflict(
        id="counts",
        about="How many gardens",
        programme=PROGRAMME,
        used="13",
        used_source="made_up_source",
        other="12",
        other_source="made_up_source",
        reason="It was counted twice.",
    )
    registry = replace(make_registry(), conflicts=MappingProxyType({conflict.id: conflict}))
    client = create_app(TableRepository(make_tables(), registry), Settings()).server.test_client()
    (told,) = client.get(f"/api/v1/programmes/{PROGRAMME}").json["data"]["conflicts"]
    assert told == conflict.model_dump(exclude={"programme", "indicator"})
    families = client.get(f"/api/v1/programmes/{SENSITIVE_PROGRAMME}").json["data"]
    assert families["conflicts"] == []
    about = read_main(client, "/about")
    assert f'href="/programme/{PROGRAMME}#conflict-counts"' in about
    assert 'id="conflict-counts"' in read_main(client, f"/programme/{PROGRAMME}")
