"""Links to data that a deployment keeps, beside the pack that ships."""

import shutil

import pytest

from dashboard.application import create_app
from dashboard.settings import PACK_FOLDER, Settings
from geodata.tables.manifest import read_manifest
from geodata.tables.parquet import open_pack

NEWEST = read_manifest(PACK_FOLDER).data_version
# The pack that ships under a version of this test's own: no figure is another.
KEPT = "made-for-this-test"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(PACK_FOLDER, folder / "earlier")
    manifest = folder / "earlier" / "manifest.toml"
    manifest.write_text(manifest.read_text("utf-8").replace(NEWEST, KEPT), "utf-8")
    settings = Settings(kept_packs=folder)
    return create_app(open_pack(PACK_FOLDER), settings).server.test_client()


@pytest.mark.parametrize("path", ["/", "/reach", "/area/E09000012", "/compare", "/about"])
def test_a_frozen_link_shows_the_data_it_was_made_with_and_says_so(client, path):
    frozen = client.get(f"{path}?data={KEPT}")
    assert frozen.headers["X-Data-Version"] == KEPT
    assert f"You see data version {KEPT}" in frozen.text
    assert f"The newest is {NEWEST}" in frozen.text
    assert f'href="{path}"' in frozen.text
    newest = client.get(path)
    assert newest.headers["X-Data-Version"] == NEWEST
    assert "version-note" not in newest.text


def test_what_the_page_of_kept_data_asks_for_is_of_the_same_data(client):
    page = {"Referer": f"http://localhost/?data={KEPT}", "Sec-Fetch-Mode": "cors"}
    assert client.get("/view/places", headers=page).headers["X-Data-Version"] == KEPT
    assert client.get("/view/places").headers["X-Data-Version"] == NEWEST
    assert f"data={KEPT}" in client.get(f"/?data={KEPT}").text


def test_a_version_that_is_not_kept_is_told_on_every_page(client):
    for path in ("/", "/reach", "/area/E09000012", "/compare"):
        answer = client.get(f"{path}?data=2020.1-gone")
        assert answer.headers["X-Data-Version"] == NEWEST
        assert "data version 2020.1-gone, which this atlas does not keep" in answer.text
