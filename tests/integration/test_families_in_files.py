"""Resettled families: no file of a view or a story tells where they are, of whatever kind it is."""

from http import HTTPStatus
from urllib.parse import quote

import pytest

from dashboard.state.saved_view import Page, SavedView
from tests.integration.test_families_are_safe import QUERIES, find_traces, make_client, read_all
from tests.place_registry import SENSITIVE_PROGRAMME
from tests.places import SQUARE_C
from tests.waiting import wait_until


@pytest.fixture(scope="module")
def client():
    return make_client()


def list_files():
    """List the light files of every view, and an archive that holds all kinds of some views."""
    views = [*QUERIES, *(f"page={page}&{query}" for page in Page for query in QUERIES[1:6])]
    for suffix in ("svg", "csv", "geojson", "gpkg"):
        yield from (f"/export/view.{suffix}?{query}" for query in views)
    pages = [f"page={page}&programme={SENSITIVE_PROGRAMME}&area={SQUARE_C}" for page in Page]
    slides = [quote(SavedView.from_query(query).address) for query in (*pages, QUERIES[2])]
    yield f"/export/story.zip?{'&'.join(f'slide={slide}' for slide in slides)}"


def test_no_file_of_a_view_or_a_story_tells_where_a_family_is(client):
    found = {}
    for address in list_files():
        response = fetch(client, address)
        # A view whose rows are no areas has no file of shapes, and says so.
        assert response.status_code in (200, 422), address
        if traces := find_traces(read_all(response), address):
            found[address] = traces
    assert found == {}


def fetch(client, address):
    """Fetch a file, as whoever waits for its job does."""
    response = client.get(address, headers={"Accept": "application/json"})
    if response.status_code != HTTPStatus.SEE_OTHER:
        return response
    job = response.headers["Location"]
    assert wait_until(lambda: client.get(job).get_json()["state"] == "done"), address
    return client.get(job.replace("?", "/file?"))


def test_an_unguarded_record_would_be_found_in_a_file(monkeypatch):
    monkeypatch.setattr(
        "geodata.tables.in_memory.guard_sensitive", lambda records, _programmes: records
    )
    response = make_client().get(f"/export/view.csv?page=reach&programme={SENSITIVE_PROGRAMME}")
    assert len(find_traces(read_all(response))) == 2
