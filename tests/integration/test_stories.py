"""Stories: shown from an address or a file, and made by forms."""

import io
import json
import re
from html import unescape
from urllib.parse import parse_qsl, quote

import pytest

from dashboard.application import create_app
from dashboard.settings import Settings
from dashboard.state.story import MOST_SLIDES, Story
from tests.places import SQUARE_A, SQUARE_B, make_repository

TWO = "title=T&slide=/&headline=First&slide=/reach&headline=Second&note=Said"


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


def read_views(query):
    return [value for name, value in parse_qsl(query) if name == "slide"]


def send_file(client, route, content):
    sent = {"story": (io.BytesIO(content), "story.json")}
    return client.post(route, data=sent, content_type="multipart/form-data")


def change(client, story, **asked):
    """Send the form of a story with what is asked of it; give the story that it leads to."""
    fields = [*parse_qsl(story), *asked.items()]
    body = "&".join(f"{name}={quote(value)}" for name, value in fields)
    return client.post("/present/edit", data=body, content_type="application/x-www-form-urlencoded")


def read_place(answer):
    query, _, place = answer.headers["Location"].removeprefix("/present/edit?").partition("#")
    return read_views(query), place


def test_an_unknown_ready_story_is_told(client):
    assert "There is no ready story" in client.get("/present?story=%3Cb%3E").text


def test_a_story_is_whole_without_scripts(client):
    text = client.get(f"/present?{TWO}").text
    for part in ("<h1>T</h1>", "First", "Second", "Said", 'id="view-2"', "Sources", "This view: "):
        assert part in text
    assert re.findall(r"<script[^>]*>", text) == re.findall(r"<script defer src=[^>]*>", text)
    assert 'data-appearance="projector"' in text
    assert 'data-appearance="light"' in client.get(f"/present?{TWO}&appearance=light").text


def test_a_story_kept_as_a_file_is_shown_and_loaded_and_kept_nowhere(client):
    kept = Story.from_query(TWO).to_file()
    shown = send_file(client, "/present", kept)
    assert "Second" in shown.text
    loaded = send_file(client, "/present/edit", kept)
    assert read_place(loaded)[0] == ["/", "/reach"]
    assert {one.headers["Cache-Control"] for one in (shown, loaded)} == {"no-store"}


@pytest.mark.parametrize("route", ["/present", "/present/edit"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{" + b" " * 150_000, "larger than 100 kB"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 90_000, "not JSON"),
        (b"[]", "no story"),
        (b'{"atlas_story": 1, "slides": 3}', "no list of slides"),
        (b'{"atlas_story": 1, "slides": [3, {"view": "/about"}]}', "not the address of a view"),
    ],
)
def test_a_file_that_is_no_story_is_told(client, route, content, told):
    answer = send_file(client, route, content)
    assert answer.status_code == 200
    assert told in unescape(answer.text)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("done", "views", "place"),
    [
        ("up-2", ["/reach", "/"], "slide-1"),
        ("down-1", ["/reach", "/"], "slide-2"),
        ("up-1", ["/", "/reach"], "slide-1"),
        ("down-2", ["/", "/reach"], "slide-2"),
        ("out-1", ["/reach"], ""),
        ("", ["/", "/reach"], ""),
        ("out-9", ["/", "/reach"], ""),
        ("up-x", ["/", "/reach"], ""),
        ("burn-1", ["/", "/reach"], ""),
    ],
)
def test_slides_are_moved_and_taken_out(client, done, views, place):
    answer = change(client, TWO, do=done)
    assert answer.status_code == 303
    assert answer.headers["Cache-Control"] == "no-store"
    assert read_place(answer) == (views, place)


def test_texts_move_with_their_slide(client):
    answer = change(client, TWO, do="up-2")
    story = Story.from_query(answer.headers["Location"].partition("?")[2].partition("#")[0])
    assert [(one.headline, one.note) for one in story.slides] == [("Second", "Said"), ("First", "")]
    # The address before is the story before: the browser's Back undoes.
    assert 'value="First"' in client.get(f"/present/edit?{TWO}").text


def test_a_view_is_added_by_indicator_by_address_and_once_an_area(client):
    made = change(
        client, TWO, do="add", add_what="ranking", add_indicator="arts_engaged", add_level="borough"
    )
    added = "/?indicator=arts_engaged&level=borough&view=ranking"
    assert read_place(made) == (["/", "/reach", added], "slide-3")
    given = change(client, "", do="add", add_address="https://any.example/reach?year=2019&data=1")
    assert read_place(given) == (["/reach?year=2019"], "slide-1")
    areas = f"add_what=area&add_area={SQUARE_A}&add_area={SQUARE_B}"
    each = change(client, areas, do="add")
    assert read_place(each)[0] == [f"/area/{SQUARE_A}", f"/area/{SQUARE_B}"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"add_address": "/about"}, "not the address of a view of the atlas. Nothing was added."),
        ({"add_what": "area"}, "tick at least one borough"),
        ({"add_what": "map"}, "Choose an indicator, or give an address."),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_lost(client, asked, told):
    answer = change(client, TWO, do="add", **asked)
    assert answer.status_code == 200
    assert told in unescape(answer.text)
    assert 'value="First"' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_story_is_kept_as_a_file(client):
    answer = change(client, TWO, do="file")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="atlas-story.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert Story.from_file(answer.data) == Story.from_query(TWO)
    assert json.loads(answer.data)["atlas_story"] == 1


def test_a_story_too_long_for_an_address_is_a_page_and_can_be_shown(client):
    long = "&".join(f"slide=/&note={'n' * 300}" for _ in range(20))
    answer = change(client, long, do="up-2")
    assert answer.status_code == 200
    assert "too long to be an address" in answer.text
    held = set(re.findall(r'<input type="hidden" name="story" value="([^"]*)">', answer.text))
    shown = client.post("/present", data={"story": unescape(held.pop())})
    assert shown.text.count('class="handout-note"') == 20
    assert not held


def test_no_more_slides_are_added_than_a_story_holds(client):
    many = "&".join(["slide=/"] * MOST_SLIDES)
    answer = change(client, many, do="add", add_address="/reach")
    assert f"A story has at most {MOST_SLIDES} slides: 1 were not added." in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "slide=%FF%00&headline=%00",
        "slide=//[&note=<script>alert(1)</script>",
        "slide=/area/%3Cscript%3Ealert(1)&headline=<script>alert(1)</script>",
        "slide=" + "/" * 5_000,
        "story=" + "x" * 5_000,
        "headline=alone&note=alone",
        "slide=/%3Flevel%3Dstreet&title=%3Cscript%3Ealert(1)",
    ],
)
def test_nothing_that_is_asked_breaks_a_story(client, query):
    for route in ("/present", "/present/edit"):
        sent = client.post(route, data=query, content_type="application/x-www-form-urlencoded")
        odd = client.post(route, data=query.encode(), content_type="multipart/form-data")
        for answer in (client.get(f"{route}?{query}"), sent, odd):
            assert answer.status_code < 400
            assert "<script>alert(1)" not in answer.text
