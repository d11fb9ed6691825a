"""Changes of a story, one at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.state.saved_view import Page, SavedView
from dashboard.state.story import (
    MOST_SLIDES,
    Story,
    StorySlide,
    add_views,
    edit_story,
    repeat_for_areas,
)

REACH = SavedView(Page.REACH)


def make_story(*headlines: str) -> Story:
    return Story("", tuple(StorySlide(REACH, headline) for headline in headlines))


def tell(story: Story) -> str:
    return "".join(slide.headline for slide in story.slides)


@pytest.mark.parametrize(
    ("done", "order"),
    [
        ("up-2", "bac"),
        ("down-2", "acb"),
        ("out-2", "ac"),
        ("up-1", "abc"),
        ("down-3", "abc"),
        ("up-0", "abc"),
        ("up-4", "abc"),
        ("up-٢", "abc"),
        ("up-99999999999", "abc"),
        ("", "abc"),
        ("burn-1", "abc"),
    ],
)
def test_a_slide_is_moved_or_taken_out(done, order):
    assert tell(edit_story(make_story("a", "b", "c"), done)) == order


@given(st.text(max_size=20))
def test_nothing_that_a_client_sends_raises_or_doubles(done):
    assert set(tell(edit_story(make_story("a", "b"), done))) <= {"a", "b"}


def test_views_are_added_at_the_end_and_the_most_is_told():
    story = add_views(make_story(*"a" * MOST_SLIDES), [REACH, REACH])
    assert len(story.slides) == MOST_SLIDES
    assert "2 were not added" in story.problems[0]
    assert tell(add_views(make_story("a"), [REACH])) == "a"
    assert len(add_views(make_story("a"), [REACH]).slides) == 2


def test_a_view_is_given_once_for_each_area_where_its_page_has_areas():
    profile = SavedView(Page.AREA)
    assert [one.address for one in repeat_for_areas(profile, ["E09000012", "E09000030"])] == [
        "/area/E09000012",
        "/area/E09000030",
    ]
    assert repeat_for_areas(profile, []) == (profile,)
    compared = SavedView(Page.COMPARE)
    assert repeat_for_areas(compared, ["E09000012"]) == (compared,)
