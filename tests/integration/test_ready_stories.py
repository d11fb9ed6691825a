"""Ready stories: written questions over real views, answered from the data and by nobody."""

import re
from html import unescape

import pytest

from dashboard.figures.build import make_figure
from dashboard.pages.stories.ready import IN_HANDOUT, NAMES, list_ready, read_texts
from dashboard.state.selection import LONGEST_ADDRESS
from dashboard.state.story import Story


@pytest.fixture(scope="module", params=NAMES)
def ready(request, repository):
    """A ready story over the pack: what is written, and what is told."""
    return read_texts(request.param), list_ready(repository)[request.param].story


def test_no_figure_of_a_ready_story_is_written_by_hand(ready):
    written, _ = ready
    for slide in written["slides"]:
        assert not re.search(r"\d", slide["headline"] + slide.get("caution", "")), slide["view"]


def test_every_slide_of_a_ready_story_shows_what_it_names(ready, repository):
    _, story = ready
    assert story.problems == ()
    for slide in story.slides:
        figure = make_figure(slide.view, repository)
        assert figure.notices == (), slide.view.address
        if slide.view.selection.view == "trend":
            assert figure.numbers is not None, slide.view.address
            assert len(figure.numbers.categories) > 1


def test_a_ready_note_holds_whole_sentences_of_the_view_s_own_answers(ready, repository):
    written, story = ready
    for texts, slide in zip(written["slides"], story.slides, strict=True):
        figure = make_figure(slide.view, repository)
        sentences = [
            texts.get("caution", ""),
            *figure.reading,
            *figure.notes,
            *figure.unlocated,
            IN_HANDOUT,
        ]
        left = slide.note
        for sentence in filter(None, sentences):
            left = left.removeprefix(sentence).lstrip()
        assert left == "", slide.view.address
        assert slide.note, slide.view.address


def test_the_dates_over_the_story_of_wellbeing_are_its_first_and_last(repository):
    title = list_ready(repository)["wellbeing"].story.title
    first, last = re.findall(r"\d{4}/\d{2}", title)
    for slide in list_ready(repository)["wellbeing"].story.slides[:4]:
        numbers = make_figure(slide.view, repository).numbers
        assert numbers is not None
        assert (numbers.categories[0], numbers.categories[-1]) == (first, last)


def test_a_ready_story_is_opened_by_its_name_and_can_be_changed(application, ready):
    _, story = ready
    client = application.server.test_client()
    name = next(one for one in NAMES if read_texts(one)["title"] == story.title)
    text = client.get(f"/present?story={name}").text
    assert text.count('class="slide-headline"') == len(story.slides)
    assert client.get(f"/present/edit?story={name}").text.count('class="story-slide"') == len(
        story.slides
    )
    query = story.to_query()
    assert len(query) <= LONGEST_ADDRESS
    assert Story.from_query(query) == story


def test_stories_start_where_all_ready_ones_are_listed(application):
    text = application.server.test_client().get("/present").text
    assert re.findall(r'<h3><a href="/present\?story=([a-z]+)"', text) == list(NAMES)
    assert 'type="file"' in text


def test_a_ready_story_is_offered_as_slides_and_pages(application, repository):
    client = application.server.test_client()
    text = unescape(client.get("/present").text)
    for ready in list_ready(repository).values():
        for suffix in ("pptx", "pdf"):
            assert f'href="/export/story.{suffix}?{ready.story.to_query()}"' in text
