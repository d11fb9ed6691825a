"""Stories that the atlas has ready: their order and questions are written, their answers computed.

A file of ``ready/`` names views, puts a question over each and may add a
caution; none of these holds a figure. What answers is the title of the view,
and the sentences that its tests give, made anew from the data each time.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dashboard.figures.build import make_figure
from dashboard.figures.figure import Figure
from dashboard.state.saved_view import SavedView
from dashboard.state.story import LONGEST_TEXT, Story, StorySlide
from geodata.errors import GeodataError
from geodata.repository import Repository

FOLDER = Path(__file__).with_name("ready")
# In the order in which they are offered.
_ENGLAND = "England"
_MOST_TOLD = 2
IN_HANDOUT = "What of each programme is not located is listed in the handout."
NAMES = ("wellbeing", "participation", "reach")


class ReadyStoryError(GeodataError):
    """A ready story names what is no view."""

    def __init__(self, *, name: str, view: str) -> None:
        super().__init__(
            f"The story '{name}' has the slide '{view}', which is not the address of a view."
            f" Mend it in dashboard/stories/ready/{name}.toml."
        )


class Ready(NamedTuple):
    """A story, and what it is about in a sentence."""

    story: Story
    about: str


@lru_cache(maxsize=4)
def list_ready(repository: Repository) -> Mapping[str, Ready]:
    """List the ready stories by their names, told from the data of a repository."""
    return MappingProxyType({name: _read(name, repository) for name in NAMES})


def find_ready(name: str, repository: Repository) -> Story | None:
    """Give the story of a name; None where there is none."""
    ready = list_ready(repository).get(name) if name in NAMES else None
    return ready.story if ready else None


def read_texts(name: str) -> dict:
    """Read what is written of a story: title, about, and the slides' views and texts."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _read(name: str, repository: Repository) -> Ready:
    written = read_texts(name)
    slides = []
    for slide in written["slides"]:
        view = SavedView.from_address(slide["view"])
        if view is None:
            raise ReadyStoryError(name=name, view=slide["view"])
        figure = make_figure(view, repository)
        sentences = [text for text in (slide.get("caution", ""), *_list_answers(figure)) if text]
        # Where the title alone tells the finding, the note says what is counted, and how.
        note = _join(sentences or figure.notes)
        slides.append(StorySlide(view, slide["headline"], note))
    return Ready(Story(written["title"], tuple(slides)), written["about"])


def _list_answers(figure: Figure) -> Iterable[str]:
    """List what the view's own tests and counts say, and what of it no map can show.

    A story is of London: England's own changes are on the chart, and not told.
    """
    sentences = [sentence for sentence in figure.reading if not sentence.startswith(_ENGLAND)]
    # Of many programmes some would be told and others not.
    return (
        *sentences,
        *(figure.unlocated if len(figure.unlocated) <= _MOST_TOLD else (IN_HANDOUT,)),
    )


def _join(sentences: Iterable[str]) -> str:
    """Join whole sentences as far as a note has room; none is cut."""
    note = ""
    for sentence in sentences:
        longer = f"{note} {sentence}".strip()
        if len(longer) > LONGEST_TEXT:
            break
        note = longer
    return note
