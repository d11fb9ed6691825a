"""The search for a topic answers every question, and keeps what names the data."""

import pytest
from flask import Flask

from dashboard.api.view import register_view_routes
from tests.places import DATA_VERSION, make_repository


@pytest.fixture(scope="module")
def client():
    server = Flask(__name__)
    register_view_routes(server, make_repository())
    return server.test_client()


def test_a_word_is_answered_in_groups_and_kept_for_as_long_as_the_data(client):
    response = client.get("/view/search", query_string={"q": "outings", "data": DATA_VERSION})
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    answer = response.get_json()
    assert answer["heading"] == "2 topics found."
    assert [group["name"] for group in answer["groups"]] == ["Outings", "Close in meaning"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=%00",
        "q=%ff%fe",
        "q=" + "a" * 5000,
        "q=%F0%9F%A6%93",
        "q=<b>&q=c",
        "q=%27+or+1",
        "q=[",
    ],
)
def test_an_odd_question_is_answered_and_never_a_fault(client, query):
    response = client.get(f"/view/search?{query}")
    assert response.status_code == 200
    answer = response.get_json()
    assert answer["groups"] == []
    assert len(answer["heading"]) < 120
