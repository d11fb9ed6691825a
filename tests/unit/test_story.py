"""Stories as addresses and as files."""

import json
from itertools import compress
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.state.saved_view import SavedView
from dashboard.state.selection import LONGEST_ADDRESS
from dashboard.state.story import LONGEST_TEXT, MOST_SLIDES, Story, StorySlide

QUERY = "title=One&slide=/%3Findicator%3Darts_engaged&headline=A+%26+B&slide=/reach&note=See+this"


def make_story() -> Story:
    return Story.from_query(QUERY)


def test_texts_belong_to_the_slide_before_them():
    first, second = make_story().slides
    assert (first.headline, first.note) == ("A & B", "")
    assert (second.view.address, second.note) == ("/reach", "See this")


def test_a_story_is_the_same_from_its_address_and_from_its_file():
    story = make_story()
    assert Story.from_query(story.to_query()) == story
    assert Story.from_file(story.to_file()) == story


def test_what_is_no_view_is_left_out_and_named():
    story = Story.from_query("slide=/about&slide=/reach")
    assert [slide.view.address for slide in story.slides] == ["/reach"]
    assert "Slide 1" in story.problems[0]


def test_a_story_longer_than_an_address_is_not_read_in_part():
    story = Story.from_query("slide=/reach&note=" + "x" * LONGEST_ADDRESS)
    assert not story.slides
    assert "as a file" in story.problems[0]


def test_there_are_only_so_many_slides_and_letters():
    slides = [{"view": "/reach", "note": "n" * (LONGEST_TEXT + 1)}] * (MOST_SLIDES + 1)
    story = Story.from_file(json.dumps({"atlas_story": 1, "slides": slides}).encode())
    assert len(story.slides) == MOST_SLIDES
    assert len(story.slides[0].note) == LONGEST_TEXT
    assert "at most" in story.problems[0]


@pytest.mark.parametrize(
    "content",
    [b"\xff", b"no", b"[]", b'{"atlas_story": 2}', b'{"atlas_story": 1}', b"[" * 100_000],
)
def test_a_file_that_is_no_story_is_told(content):
    story = Story.from_file(content)
    assert not story.slides
    assert len(story.problems) == 1


@given(st.binary(max_size=300), st.text(max_size=300))
def test_nothing_that_a_client_sends_raises(content, query):
    for story in (Story.from_file(content), Story.from_query(query)):
        assert len(story.slides) <= MOST_SLIDES


@given(st.text(max_size=60), st.text(max_size=60))
def test_texts_survive_the_address(headline, note):
    view = SavedView.from_address("/reach")
    assert view is not None
    written = Story("", (StorySlide(view, headline, note),)).to_query()
    read = Story.from_query(written).slides[0]
    for text, kept in zip((headline, note), (read.headline, read.note), strict=True):
        # Control characters alone are left out; every space is kept.
        is_kept = [sign.isprintable() or sign == "\n" or category(sign) == "Zs" for sign in text]
        assert kept == "".join(compress(text, is_kept)).strip()


def test_a_slide_of_a_file_without_a_view_is_named():
    slides = [{"headline": "a"}, {"view": ""}, None, 3, {"view": "/reach"}]
    story = Story.from_file(json.dumps({"atlas_story": 1, "slides": slides}).encode())
    assert [slide.view.address for slide in story.slides] == ["/reach"]
    assert len(story.problems) == 4
