"""What the page where stories are made shows, and a story as a reader sends it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import request
from werkzeug.exceptions import HTTPException

from dashboard.exports.formats import FileFormat, list_story_formats
from dashboard.figures.build import make_figure
from dashboard.format.names import LEVEL_NAMES
from dashboard.results.choices import THEME_NAMES
from dashboard.state.selection import LONGEST_ADDRESS, Mode
from dashboard.state.story import Story, StorySlide
from dashboard.state.view_modes import MODES
from geodata.closed_lists import Level, Theme
from geodata.model import BOROUGHS
from geodata.repository import Repository

ROUTE = "/present/edit"


class SlideFacts(NamedTuple):
    """A slide as the list shows it: what its view is called, and what about it is not as asked."""

    slide: StorySlide
    title: str
    subtitle: str
    notices: tuple[str, ...]


class Offered(NamedTuple):
    """What a view can be made of: names by what an address calls them.

    ``indicators`` are by theme.
    """

    indicators: Mapping[str, Mapping[str, str]]
    modes: Mapping[str, str]
    levels: Mapping[str, str]
    boroughs: Mapping[str, str]


class EditorFacts(NamedTuple):
    """A story in the making, and the kinds of file that it can be had as.

    ``query`` is empty where it is too long to be an address.
    """

    story: Story
    slides: Sequence[SlideFacts]
    offered: Offered
    query: str
    kinds: Sequence[FileFormat]


# The ways of showing that one indicator alone fills.
OFFERED_MODES = (Mode.MAP, Mode.RANKING, Mode.TREND, Mode.TABLE)
OFFERED_LEVELS = (Level.BOROUGH, Level.WARD, Level.ASSEMBLY_CONSTITUENCY)


def collect_editor(story: Story, repository: Repository) -> EditorFacts:
    """Collect what the page shows of a story."""
    query = story.to_query()
    return EditorFacts(
        story=story,
        slides=[_describe(slide, repository) for slide in story.slides],
        offered=_list_offered(repository),
        query=query if len(query) <= LONGEST_ADDRESS else "",
        kinds=list_story_formats(),
    )


def _describe(slide: StorySlide, repository: Repository) -> SlideFacts:
    figure = make_figure(slide.view, repository)
    return SlideFacts(slide, figure.title, figure.subtitle, figure.notices)


def _list_offered(repository: Repository) -> Offered:
    indicators = repository.registry.indicators.values()
    by_theme = {
        THEME_NAMES[theme]: {one.id: one.label for one in indicators if one.theme is theme}
        for theme in Theme
    }
    areas = repository.areas(BOROUGHS).sort_values("area_name")
    return Offered(
        indicators={theme: names for theme, names in by_theme.items() if names},
        modes={
            mode.value: MODES[mode].family if mode is Mode.MAP else MODES[mode].name
            for mode in OFFERED_MODES
        },
        levels={level.value: LEVEL_NAMES[level][1].capitalize() for level in OFFERED_LEVELS},
        boroughs=dict(zip(areas["area_code"], areas["area_name"], strict=True)),
    )


LARGEST_STORY = 100_000
TOO_LARGE = (
    f"What was sent is larger than {LARGEST_STORY // 1000:,} kB or is no form, and was not read."
    " A story that the atlas wrote is smaller."
)
_FIELD = "story"


def read_sent_story() -> Story:
    """Read the story of the present request; what cannot be read is a story with a problem.

    It is held for this request and in no file.
    """
    request.max_content_length = LARGEST_STORY
    request.max_form_memory_size = LARGEST_STORY
    try:
        file = request.files.get(_FIELD)
        content = file.read() if file is not None else request.form.get(_FIELD, "").encode()
    except HTTPException:
        return Story(problems=(TOO_LARGE,))
    return Story.from_file(content)
