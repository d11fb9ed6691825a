"""Changes of a story, one at a time: slides added, moved, taken out."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.saved_view import Page, SavedView
from dashboard.stories.story import MOST_SLIDES, Story, StorySlide

_WAYS = {"up": -1, "down": 1}
_PAGES_OF_AREAS = frozenset({Page.EXPLORE, Page.AREA, Page.REACH})


def edit_story(story: Story, done: str) -> Story:
    """Do what a button says: ``up-3``, ``down-3`` or ``out-3`` of the slide of that number.

    What cannot be done, and what is no such thing, leaves the story as it is.
    """
    what, _, number = done.partition("-")
    slides = list(story.slides)
    place = int(number) - 1 if number.isascii() and number.isdecimal() and len(number) < 4 else -1  # noqa: PLR2004 - numbers of slides have two digits
    if not 0 <= place < len(slides):
        return story
    slide = slides.pop(place)
    if what in _WAYS:
        slides.insert(max(place + _WAYS[what], 0), slide)
    elif what != "out":
        return story
    return replace(story, slides=tuple(slides))


def add_views(story: Story, views: Sequence[SavedView]) -> Story:
    """Add views at the end; those beyond the most that a story holds are told, and left out."""
    slides = (*story.slides, *(StorySlide(view) for view in views))
    if len(slides) <= MOST_SLIDES:
        return replace(story, slides=slides)
    told = f"A story has at most {MOST_SLIDES} slides: {len(slides) - MOST_SLIDES} were not added."
    return replace(story, slides=slides[:MOST_SLIDES], problems=(*story.problems, told))


def repeat_for_areas(view: SavedView, areas: Sequence[str]) -> tuple[SavedView, ...]:
    """Give a view once for each area; once as it is where no area is named or it shows none."""
    if not areas or view.page not in _PAGES_OF_AREAS:
        return (view,)
    return tuple(replace(view, selection=replace(view.selection, area=code)) for code in areas)
