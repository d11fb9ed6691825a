"""The parts of the page where stories are made, as its layout takes them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.exports.kind import FileKind
from dashboard.stories.story import Story, StorySlide

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
    kinds: Sequence[FileKind]
