"""What the server sends with every answer, and how it sends files."""

import gzip
import re
from dataclasses import replace
from pathlib import Path

import brotli
import dash
import flask_compress
import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.api import create_server, register_api
from dashboard.settings import Settings
from dashboard.web.serving import CompressedFiles, prepare_server, write_policy
from tests.places import DATA_VERSION, make_repository
from tests.waiting import wait_until

BOUNDARIES = "boroughs.0123456789ab.json"
TEXT = '{"type":"Topology","padding":"' + "made up " * 200 + '"}'
# A script asks for this one later, by an address without a fingerprint.
UNMARKED = "/_dash-component-suites/dash/dcc/async-graph.js"
BOTH = {"Accept-Encoding": "gzip, br"}


@pytest.fixture(scope="module")
def web_folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    (folder / BOUNDARIES).write_text(TEXT, encoding="utf-8")
    (folder / f"{BOUNDARIES}.br").write_bytes(brotli.compress(TEXT.encode(), quality=11))
    (folder / f"{BOUNDARIES}.gz").write_bytes(gzip.compress(TEXT.encode(), mtime=0))
    return folder


def make_server(web_folder: Path, assets_folder: Path, settings: Settings) -> Flask:
    repository = make_repository(web_folder=web_folder)
    server = create_server(__name__)
    register_api(server, repository)
    app = dash.Dash(__name__, server=server, assets_folder=str(assets_folder))  # pyright: ignore[reportArgumentType] - Dash leaves its own Flask out of the annotation
    app.layout = dash.html.Div("A page")

    def fail() -> str:
        message = "secret detail"
        raise RuntimeError(message)

    server.add_url_rule("/fail", "fail", fail)
    prepare_server(server, repository, settings, app.csp_hashes)
    return server


@pytest.fixture(scope="module")
def assets_folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("assets")
    (folder / "page.css").write_text("body { color: black }\n" * 100, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def client(web_folder, assets_folder) -> FlaskClient:
    return make_server(web_folder, assets_folder, Settings()).test_client()


def fetch(client, path, **headers):
    """Get a whole answer and close it, since files stay open until then."""
    with client.get(path, headers=headers) as response:
        assert response.data is not None
        return response


def find_files(client, pattern):
    found = re.findall(pattern, client.get("/").text)
    assert found
    return found


@pytest.mark.parametrize(
    "path",
    ["/", "/api/v1/areas", "/api/nothing", "/fail", "/healthz", f"/boundaries/{BOUNDARIES}"],
)
def test_every_answer_says_its_version_and_is_not_sniffed(client, path):
    headers = fetch(client, path).headers
    assert headers["X-Data-Version"] == DATA_VERSION
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_page_may_load_from_no_other_host_and_runs_only_known_inline_scripts(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "http" not in policy
    script_rule = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "'sha256-" in script_rule
    assert "unsafe" not in script_rule
    assert "frame-ancestors 'none'" in policy


def test_a_deployment_may_name_its_tiles_and_who_may_frame_it():
    settings = replace(
        Settings(),
        tile_url="https://{s}.example.org/{z}/{x}/{y}.png",
        frame_ancestors=("'self'", "https://example.org"),
    )
    policy = write_policy(settings, ())
    assert "img-src 'self' data: blob: https://*.example.org;" in policy
    assert policy.endswith("frame-ancestors 'none'")
    framed = write_policy(settings, (), is_framed=True)
    assert framed.endswith("frame-ancestors 'self' https://example.org")


@pytest.mark.parametrize(
    ("encodings", "encoding", "decompress"),
    [("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_a_boundary_file_comes_from_its_compressed_sibling_and_is_immutable(
    client, web_folder, encodings, encoding, decompress
):
    response = fetch(client, f"/boundaries/{BOUNDARIES}", **{"Accept-Encoding": encodings})
    assert response.headers.get("Content-Encoding") == encoding
    assert decompress(response.data).decode() == TEXT
    assert "immutable" in response.headers["Cache-Control"]
    assert response.mimetype == "application/json"
    if encoding == "br":
        assert response.data == (web_folder / f"{BOUNDARIES}.br").read_bytes()


@pytest.mark.parametrize(
    "path", ["/boundaries/none.json", "/boundaries/../manifest.toml", "/assets/none.css"]
)
def test_a_missing_file_is_not_found_instead_of_a_page(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "There is no page" in response.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["dash/nothing.js", "nothing/at-all.js"])
def test_a_bundle_that_is_not_there_is_not_found(client, path):
    assert client.get(f"/_dash-component-suites/{path}").status_code == 404


def test_a_fault_in_a_page_is_said_in_plain_words(client):
    response = client.get("/fail")
    assert response.status_code == 500
    assert "Something went wrong" in response.text
    assert "secret" not in response.text
    assert "Traceback" not in response.text


def test_a_fault_in_the_interface_keeps_the_interfaces_form(web_folder):
    def fail(_):
        message = "secret detail"
        raise RuntimeError(message)

    repository = make_repository(web_folder=web_folder, read_outlines=fail)
    server = create_server(__name__)
    register_api(server, repository)
    prepare_server(server, repository, Settings())
    response = server.test_client().get("/api/v1/boundaries/borough")
    assert response.status_code == 500
    assert response.mimetype == "application/problem+json"
    assert "secret" not in response.text


def test_writing_to_a_page_is_refused_with_what_is_allowed(client):
    response = client.post("/fail")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert response.mimetype == "text/html"


def test_answers_are_compressed_and_are_the_same_when_unpacked(client):
    plain = client.get("/api/v1/areas")
    packed = client.get("/api/v1/areas", headers=BOTH)
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]
    again = client.get("/api/v1/areas", headers={**BOTH, "If-None-Match": packed.headers["ETag"]})
    assert again.status_code == 304


def test_csv_and_geojson_are_compressed_too(client):
    for path in ("areas?format=csv", "boundaries/borough"):
        assert client.get(f"/api/v1/{path}", headers=BOTH).headers["Content-Encoding"] == "br"


def test_bundles_and_assets_are_immutable_and_compressed_once(
    web_folder, assets_folder, monkeypatch
):
    compressed = []
    compress = flask_compress.flask_compress._compress_data  # noqa: SLF001 - counts its calls
    monkeypatch.setattr(
        "flask_compress.flask_compress._compress_data",
        lambda *given: compressed.append(given[1]) or compress(*given),
    )
    client = make_server(web_folder, assets_folder, Settings()).test_client()
    paths = [
        *find_files(client, r'src="(/_dash-component-suites/[^"]+)"')[:2],
        *find_files(client, r'href="(/assets/[^"]+css[^"]*)"'),
    ]
    for path in paths:
        plain = fetch(client, path)
        first, second = fetch(client, path, **BOTH), fetch(client, path, **BOTH)
        assert first.headers["Content-Encoding"] == "br"
        assert brotli.decompress(first.data) == plain.data
        assert first.data == second.data
        assert "immutable" in first.headers["Cache-Control"]
        assert compressed.count(plain.data) == 1


def test_what_a_script_asks_for_later_is_compressed_once_and_asked_for_again(
    web_folder, assets_folder, monkeypatch
):
    keys = []
    monkeypatch.setattr(CompressedFiles, "set", lambda _self, key, _value: keys.append(key))
    client = make_server(web_folder, assets_folder, Settings()).test_client()
    first = fetch(client, UNMARKED, **BOTH)
    assert keys == [f"br;{str(first.get_etag()[0]).removesuffix(':br')}"]
    again = fetch(client, UNMARKED, **BOTH, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, "no-cache")


def test_only_files_are_kept_compressed():
    kept = CompressedFiles()
    kept.set("gzip;", b"an answer")
    kept.set("gzip;/assets/page.css tag", b"a file")
    assert kept.get("gzip;") is None
    assert kept.get("gzip;/assets/page.css tag") == b"a file"


def test_a_file_that_was_sent_is_compressed_as_small_as_it_can_be():
    text = " ".join(str(number**3 % 9973) for number in range(3000)).encode()
    quickly, slowly = (brotli.compress(text, quality=level) for level in (4, 11))
    assert len(slowly) < len(quickly)
    kept, key = CompressedFiles(), "br;/assets/page.css tag"
    kept.set(key, quickly)
    assert kept.get(key) in {quickly, slowly}
    assert wait_until(lambda: kept.get(key) == slowly)


def test_a_stranger_cannot_fill_the_memory_with_made_up_fingerprints(
    web_folder, assets_folder, monkeypatch
):
    keys = set()
    monkeypatch.setattr(CompressedFiles, "set", lambda _self, key, _value: keys.add(key))
    client = make_server(web_folder, assets_folder, Settings()).test_client()
    bundle = find_files(client, r'src="(/_dash-component-suites/[^"]+)"')[0]
    for number in range(5):
        made_up = re.sub(r"m[0-9]+\.", f"m{number}.", bundle, count=1)
        assert fetch(client, made_up, **BOTH).status_code == 200
        assert fetch(client, f"/assets/page.css?m={number}", **BOTH).status_code == 200
        assert fetch(client, f"{UNMARKED}?x={number}", **BOTH).status_code == 200
        assert fetch(client, f"/api/v1/areas?x={number}", **BOTH).status_code == 200
    assert len([key for key in keys if not key.endswith(";")]) == 3


def test_a_page_is_asked_for_again_each_time(client):
    assert client.get("/").headers["Cache-Control"] == "no-cache"
