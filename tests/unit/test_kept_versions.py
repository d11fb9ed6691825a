"""Which version of the data answers a request, over made-up atlases that say their name."""

import logging
from pathlib import Path

import pytest
from werkzeug.test import Client

from dashboard.components.version_note import write_version_note
from dashboard.text.site import Versions
from dashboard.web.kept_versions import MOST_OPEN, KeptVersions, list_kept
from dashboard.web.versions import add_version, drop_version
from geodata.errors import PackError

HOST = "http://localhost"


def make_atlas(name):
    def answer(_environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [name.encode()]

    return answer


class Opener:
    """Opens made-up atlases, and counts."""

    def __init__(self):
        self.opened = []

    def __call__(self, pack):
        self.opened.append(pack.name)
        if pack.name == "broken":
            raise PackError(file="manifest.toml", expected="a pack", found="none")
        return make_atlas(f"atlas of {pack}")


@pytest.fixture
def opener():
    return Opener()


@pytest.fixture
def client(opener):
    kept = {name: Path(name) for name in ("one", "two", "three", "broken")}
    return Client(KeptVersions(make_atlas("newest"), kept, opener))


def ask(client, path, referrer="", mode=""):
    headers = {"Referer": f"{HOST}{referrer}"} if referrer else {}
    if mode:
        headers["Sec-Fetch-Mode"] = mode
    return client.get(path, headers=headers)


def test_a_link_is_answered_by_the_version_it_names(client):
    assert ask(client, "/?data=one").text == "atlas of one"
    assert ask(client, "/reach?year=2019&data=two").text == "atlas of two"


@pytest.mark.parametrize("path", ["/", "/?data=", "/?data=unknown", "/?data=%FF"])
def test_what_names_no_kept_version_is_the_newest(client, path):
    assert ask(client, path).text == "newest"


def test_what_a_page_asks_for_is_answered_by_its_own_version(client):
    assert ask(client, "/view/reach", "/?data=one", "cors").text == "atlas of one"
    assert ask(client, "/view/reach?data=two", "/?data=one", "cors").text == "atlas of two"
    assert ask(client, "/view/reach", "/?year=2019", "cors").text == "newest"


def test_another_sites_page_does_not_choose_the_version(client):
    answer = client.get("/", headers={"Referer": "https://example.org/?data=one"})
    assert answer.text == "newest"
    assert client.get("/", headers={"Referer": "http://[?data=one"}).text == "newest"


def test_a_link_on_a_page_of_kept_data_leads_to_the_same_data(client):
    answer = ask(client, "/area/E09000012?x=1", "/?data=one", "navigate")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/area/E09000012?x=1&data=one"
    assert answer.headers["Cache-Control"] == "no-store"


def test_only_so_many_versions_are_open_at_once(client, opener):
    for name in ("one", "two", "one", "three", "one"):
        ask(client, f"/?data={name}")
    assert opener.opened == ["one", "two", "three"]
    ask(client, "/?data=two")
    assert opener.opened == ["one", "two", "three", "two"]
    assert MOST_OPEN == 2


def test_a_version_that_cannot_be_opened_is_no_longer_kept(client, opener, caplog):
    with caplog.at_level(logging.WARNING):
        assert ask(client, "/?data=broken").text == "newest"
    assert "'broken' cannot be shown" in caplog.text
    assert ask(client, "/?data=broken").text == "newest"
    assert opener.opened == ["broken"]


def test_folders_that_are_no_packs_are_logged_and_left_out(tmp_path, caplog):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    with caplog.at_level(logging.WARNING):
        assert list_kept(tmp_path, "newest") == {}
    assert "'empty' is no kept data pack" in caplog.text
    assert list_kept(None, "newest") == {}


def test_the_note_says_what_is_shown_and_leads_to_the_other():
    kept = write_version_note("/reach?year=2019&data=1", Versions("1", "2"))
    assert "data version 1, kept" in kept
    assert 'href="/reach?year=2019"' in kept
    assert 'referrerpolicy="no-referrer"' in kept
    gone = write_version_note("/reach?data=<b>", Versions("2", "2"))
    assert "does not keep" in gone
    assert "<b>" not in gone
    for address in ("/reach?", "/reach?data=2", "/reach?data="):
        assert write_version_note(address, Versions("2", "2")) == ""


def test_a_version_is_taken_out_and_put_in():
    assert drop_version("/?data=1&data=2") == "/"
    assert add_version("/?compare=a,b&data=1", "2") == "/?compare=a,b&data=2"
