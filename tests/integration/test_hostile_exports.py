"""What an address or a note holds breaks no file: it is plain text in each, or left out."""

from urllib.parse import quote

import pytest

from dashboard.application import create_app
from dashboard.exports.formats import FORMATS, list_story_formats
from dashboard.settings import Settings
from dashboard.state.saved_view import Page
from tests.made_up_figures import HOSTILE
from tests.places import make_repository
from tests.waiting import wait_until

LIGHT = [suffix for suffix, kind in FORMATS.items() if kind.is_of_view and suffix != "pptx"]
SIGNS = quote(f"\0\x01\x1b\ufffe{HOSTILE}")
ADDRESSES = (
    f"indicator={SIGNS}&level={SIGNS}&area={SIGNS}&data={SIGNS}",
    f"page={SIGNS}&view={SIGNS}&%00=%00",
    *(f"page={page}&area={SIGNS}&compare={SIGNS}&programme={SIGNS}" for page in Page),
)


@pytest.fixture(scope="module")
def client():
    return create_app(make_repository(), Settings()).server.test_client()


def fetch(client, address, **sent):
    response = client.open(address, method="POST" if sent else "GET", **sent)
    if response.status_code != 303:
        return response
    job = response.headers["Location"]
    assert wait_until(lambda: client.get(job).get_json()["state"] in ("done", "failed"))
    assert client.get(job).get_json()["reason"] == "", address
    return client.get(job.replace("?", "/file?"))


@pytest.mark.parametrize("suffix", LIGHT)
def test_no_address_breaks_a_file_of_a_view(client, suffix):
    for query in ADDRESSES:
        response = fetch(client, f"/export/view.{suffix}?{query}")
        assert response.status_code in (200, 422), query
        assert suffix not in ("svg", "html") or b"<script>alert(1)" not in response.data


@pytest.mark.parametrize("suffix", [kind.suffix for kind in list_story_formats()])
def test_no_note_breaks_a_file_of_a_story(client, suffix):
    words = f"{SIGNS}{'x' * 300}"
    story = f"title={words}&slide=/%3Farea%3D{quote(SIGNS)}&headline={words}&note={words}"
    response = fetch(client, f"/export/story.{suffix}", data={"story": story})
    assert response.status_code == 200
    assert len(response.data) > 1_000
    assert suffix != "html" or b"<script>alert(1)" not in response.data
