"""What sites that embed by oEmbed are answered."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.application import create_app
from dashboard.settings import Settings
from tests.places import SQUARE_A, make_repository


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


def test_the_frame_of_an_answer_is_its_view(client):
    asked = quote(f"http://localhost/reach?area={SQUARE_A}", safe="")
    said = client.get(f"/oembed?url={asked}").json
    [frame] = map(unescape, re.findall(r' src="([^"]+)"', said["html"]))
    assert frame == f"http://localhost/embed?page=reach&area={SQUARE_A}"
    assert said["title"] in client.get(frame).text
    assert (said["type"], said["width"], said["height"]) == ("rich", 800, 720)
    assert client.get(said["thumbnail_url"]).mimetype == "image/png"


def test_the_same_is_said_as_xml(client):
    answer = client.get("/oembed?url=/%3Fview%3Dranking&format=xml")
    assert answer.content_type == "text/xml; charset=utf-8"
    read = {one.tag: one.text for one in fromstring(answer.data)}
    said = client.get("/oembed?url=/%3Fview%3Dranking").json
    assert read == {name: str(value) for name, value in said.items()}


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("maxwidth=400&maxheight=300", (400, 300)),
        ("maxwidth=4000", (800, 720)),
        ("maxwidth=1", (280, 720)),
        ("maxwidth=-5&maxheight=%D9%A3", (800, 720)),
        (f"maxwidth={'9' * 5_000}", (800, 720)),
    ],
)
def test_an_answer_keeps_to_the_room_of_the_asking_site(client, asked, size):
    said = client.get(f"/oembed?url=/&{asked}").json
    assert (said["width"], said["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in said["html"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("", 400),
        ("url=", 400),
        ("url=http://localhost/about", 404),
        ("url=https://elsewhere.example/reach", 404),
        ("url=//elsewhere.example/", 404),
        ("url=http://localhost@elsewhere.example/", 404),
        ("url=http://[", 404),
        ("url=/&format=yaml", 501),
    ],
)
def test_what_is_no_view_of_this_atlas_is_refused(client, asked, status):
    assert client.get(f"/oembed?{asked}").status_code == status
