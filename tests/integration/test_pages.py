"""The pages and what their scripts ask for, without a browser."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.application import create_app
from dashboard.settings import Settings
from tests.places import SQUARE_A, make_repository

ROUTES = ("/view/figures", "/view/reach", "/view/indicators", "/view/places", "/view/table.csv")


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


@pytest.mark.parametrize(
    ("route", "status"), [("/", 200), ("/data", 200), ("/about", 200), ("/nowhere", 404)]
)
def test_a_page_answers_with_its_own_status(client, route, status):
    answer = client.get(route)
    assert answer.status_code == status
    assert '<html lang="en-GB"' in answer.text


def test_an_application_is_set_up_before_the_first_reader_asks():
    """Dash sets itself up at a first request, during which other threads find it half done."""
    app = create_app(make_repository(), Settings())
    assert "page.children" in str(list(app.callback_map))
    assert len(app.registered_paths) > 3


@pytest.mark.parametrize("route", ["/data", "/about", f"/area/{SQUARE_A}"])
def test_a_page_without_callbacks_is_whole_without_dash(client, route):
    answer = client.get(route)
    scripts = re.findall(r'<script src="([^"]+)"', answer.text)
    assert [script.split(".")[0] for script in scripts] == ["/site/page"]
    assert len(re.findall("<h1", answer.text)) == 1
    assert answer.text.count('aria-label="Pages"') == 1


def test_a_page_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/about?appearance=dark")
    assert 'data-appearance="dark"' in first.text
    tag = first.headers["ETag"]
    assert client.get("/about?appearance=dark", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/about", headers={"If-None-Match": tag}).status_code == 200


def test_every_script_that_a_page_names_is_there(client):
    scripts = re.findall(r'<script src="([^"]+)"', client.get("/").text)
    assert len(scripts) > 8
    for script in scripts:
        with client.get(script) as answer:
            assert answer.status_code == 200


def test_no_page_starts_with_what_it_does_not_need(client):
    page = client.get("/").text
    assert "dcc/dash_core_components." in page
    for name in ("polyfill", "dash_table/", "dash_core_components-shared", "/plotly"):
        assert name not in page, name


def test_own_scripts_and_styles_are_asked_for_once_each_and_in_order(client):
    page = client.get("/").text
    assert "/assets/" not in "".join(re.findall(r'(?:src|rel="stylesheet" href)="[^"]+"', page))
    scripts = re.findall(r'<script src="([^"]+)"', page)
    own = [place for place, script in enumerate(scripts) if script.startswith("/site/")]
    leaflet = next(place for place, script in enumerate(scripts) if "dash_leaflet." in script)
    renderer = next(place for place, script in enumerate(scripts) if "dash_renderer" in script)
    assert len(own) == 1
    assert leaflet < own[0] < renderer
    assert len(re.findall(r'rel="stylesheet" href="/site/[^"]+\.css"', page)) == 1


def test_own_files_are_kept_for_ever_and_no_other_name_is_answered(client):
    address = re.findall(r'"(/site/[^"]+\.js)"', client.get("/").text)[0]
    assert "immutable" in client.get(address).headers["Cache-Control"]
    for other in ("/site/explore.000000000000.js", "/site/page.py", "/site/explore"):
        assert client.get(other).status_code == 404


def test_the_first_view_is_fetched_with_the_page(client):
    page = client.get("/").text
    start = json.loads(page.split('id="atlas-start">')[1].split("</script>")[0])
    assert start["figures"] in page.replace("&amp;", "&")
    assert client.get(start["figures"]).get_json()["stage"] == start["stage"]


def test_the_layout_holds_the_page_that_asks_for_it(client):
    def ask(path):
        headers = {"Referer": f"http://localhost{path}"}
        return client.get("/_dash-layout", headers=headers).text

    assert "area-panel" in ask("/?area=E09000001")
    assert "There is no such page" in ask("/nowhere")
    assert "Opening the atlas" in client.get("/_dash-layout").text


@pytest.mark.parametrize(
    "body",
    [
        "not json",
        "[]",
        "{}",
        '{"output": "page.children"}',
        '{"output": 7, "inputs": []}',
        '{"output": "view-title.children", "inputs": [{"id": "url", "property": "search"}, 3]}',
    ],
)
def test_a_malformed_callback_is_refused_and_not_a_fault(client, body):
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code == 400


def test_a_callback_with_a_value_that_is_no_text_is_refused(client):
    asked = client.get("/_dash-dependencies").get_json()
    output = next(callback["output"] for callback in asked if "view-title" in callback["output"])
    inputs = [{"id": "url", "property": "search", "value": {"x": 1}}]
    body = {"output": output, "inputs": inputs}
    assert client.post("/_dash-update-component", json=body).status_code == 400


@given(route=st.sampled_from(ROUTES), query=st.text(max_size=200))
def test_no_query_makes_a_fault(client, route, query):
    assert client.get(route, query_string=query).status_code < 500


def test_figures_may_be_kept_only_under_the_version_they_are_of(client):
    version = client.get("/healthz").headers["X-Data-Version"]
    kept = client.get(f"/view/figures?data={version}").headers["Cache-Control"]
    other = client.get("/view/figures?data=older").headers["Cache-Control"]
    assert "immutable" in kept
    assert "immutable" not in other
