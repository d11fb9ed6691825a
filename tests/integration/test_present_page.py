"""Stories on a wall, whatever an address or a file holds."""

import io
import json
from html import unescape

import pytest

from dashboard.application import create_app
from dashboard.charts.legend import Legend, LegendItem
from dashboard.components.legend import build_legend
from dashboard.components.static_html import write_html
from dashboard.pages.stories.facts import LARGEST_STORY
from dashboard.settings import Settings
from tests.places import make_repository

TWO = "title=Two&slide=/reach&headline=Where&note=Say+this&slide=/reach%3Flevel%3Dward"


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


def send(client, content):
    return client.post(
        "/present",
        data={"story": (io.BytesIO(content), "story.json")},
        content_type="multipart/form-data",
    )


def write_story(**changes):
    slides = [{"view": "/reach", "headline": "Kept", "note": "A note of one's own"}]
    return json.dumps({"atlas_story": 1, "title": "Own", "slides": slides} | changes).encode()


def count_slides(text):
    return text.count('id="view-')


def test_every_slide_of_an_address_is_in_the_page_with_its_words_and_handout(client):
    answer = client.get(f"/present?{TWO}")
    assert answer.status_code == 200
    assert count_slides(answer.text) == 2
    for words in ("<h1>Two</h1>", "Where", "Say this", "Source: ", "What is not located"):
        assert words in answer.text
    assert answer.text.count("pic-of-london") == 2
    assert 'data-appearance="projector"' in answer.text
    # It stands in no other site's frame.
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_the_page_asks_for_its_script_and_style_and_nothing_else(client):
    text = client.get(f"/present?{TWO}").text
    asked = [part.partition('"')[0] for part in text.split(' src="')[1:]]
    linked = [tag for tag in text.split("<link ")[1:] if 'href="data:' not in tag.split(">")[0]]
    assert len(asked) == 1
    assert len(linked) == 1
    for address in (*asked, linked[0].split('href="')[1].partition('"')[0]):
        assert client.get(address).status_code == 200, address


def test_what_an_address_holds_wrongly_is_told_and_good_slides_are_kept(client):
    text = client.get("/present?slide=/nowhere&slide=/reach").text
    assert count_slides(text) == 1
    assert "'/nowhere' is not the address of a view" in unescape(text)


def test_texts_of_an_address_are_plain_text(client):
    bad = "%3Cscript%3Ealert(1)%3C/script%3E"
    for query in (f"title={bad}&slide=/reach&headline={bad}&note={bad}", f"story={bad}"):
        text = client.get(f"/present?{query}").text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


def test_a_file_is_shown_and_not_kept(client):
    answer = send(client, write_story())
    assert count_slides(answer.text) == 1
    assert "A note of one's own" in unescape(answer.text)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 50_000, "not JSON"),
        (b"[]", "is no story"),
        (write_story(slides="no list"), "no list of slides"),
        (write_story(slides=[{"view": "/about"}]), "Slide 1"),
        (b" " * LARGEST_STORY, "was not read"),
    ],
)
def test_what_is_no_story_is_told_in_words(client, content, told):
    answer = send(client, content)
    assert answer.status_code == 200
    assert told in answer.text
    assert "Show a story kept as a file" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_form_without_a_file_is_answered(client):
    assert client.post("/present").status_code == 200
    assert client.post("/present", data=b"x", content_type="text/plain").status_code == 200


def test_one_area_of_a_class_is_not_called_areas():
    items = [
        LegendItem("k0", "83–85", count=1),
        LegendItem("k1", "86–88", "low", 3),
        LegendItem("k2", ""),
    ]
    assert [item.remark for item in items] == ["1 area", "low; 3 areas", ""]
    said = str(write_html(build_legend(Legend("Made up", tuple(items), "sequential"))))
    assert "1 area</span>" in said
    assert "None" not in said
