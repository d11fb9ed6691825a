"""A story: saved views in an order, each with its headline and note, as address or file."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from unicodedata import category
from urllib.parse import parse_qsl, urlencode

from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import LONGEST_ADDRESS

MOST_SLIDES = 40
LONGEST_TEXT = 400
_FORM = "atlas_story"
_VERSION = 1


class StorySlide(NamedTuple):
    """A saved view, and the presenter's own headline and note in plain text."""

    view: SavedView
    headline: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Slides in their order; ``problems`` say what of an address or file could not be read."""

    title: str = ""
    slides: tuple[StorySlide, ...] = ()
    problems: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: str) -> "Story":
        """Read a story's address: each ``slide`` is a page's address, its texts follow it.

        Never raises: what cannot be read is left out and named in ``problems``.

        Examples
        --------
        >>> story = Story.from_query("title=Reach&slide=/reach&headline=Where&slide=/about")
        >>> [slide.headline for slide in story.slides]
        ['Where']
        >>> story.problems
        ("Slide 2: '/about' is not the address of a view of the atlas. It is left out.",)
        """
        if len(query) > LONGEST_ADDRESS:
            problem = (
                f"The address is longer than {LONGEST_ADDRESS:,} characters and was not read."
                " Keep longer stories as a file, and load that."
            )
            return cls(problems=(problem,))
        return cls.from_pairs(parse_qsl(query.lstrip("?"), errors="replace"))

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[str, str]]) -> "Story":
        """Read names and values in the order of an address or of a form."""
        title, entries = "", []
        for name, value in pairs:
            if name == "title":
                title = value
            elif name == "slide":
                entries.append({"view": value})
            elif name in ("headline", "note") and entries:
                entries[-1][name] = value
        return _collect(title, entries)

    @classmethod
    def from_file(cls, content: bytes) -> "Story":
        """Read what `to_file` writes; a file that cannot be read is a story with a problem."""
        try:
            read = json.loads(content.decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, RecursionError):
            return cls(problems=("The file is not JSON in UTF-8, as the atlas keeps stories.",))
        if not isinstance(read, dict) or read.get(_FORM) != _VERSION:
            return cls(problems=(f'The file is no story: it does not say "{_FORM}": {_VERSION}.',))
        slides = read.get("slides")
        if not isinstance(slides, list):
            return cls(problems=("The file has no list of slides.",))
        title = read.get("title", "")
        entries = [slide if isinstance(slide, dict) else {} for slide in slides]
        return _collect(title if isinstance(title, str) else "", entries)

    def to_query(self) -> str:
        """Write the story as `from_query` reads it; it may be longer than an address can be."""
        pairs = [("title", self.title)] if self.title else []
        for slide in self.slides:
            pairs.append(("slide", slide.view.address))
            pairs += [(k, v) for k, v in _list_texts(slide).items() if v]
        return urlencode(pairs, safe=",/")

    def to_file(self) -> bytes:
        """Write the story as a small file that can be kept and loaded."""
        slides = [{"view": slide.view.address, **_list_texts(slide)} for slide in self.slides]
        content = {_FORM: _VERSION, "title": self.title, "slides": slides}
        return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _list_texts(slide: StorySlide) -> dict[str, str]:
    return {"headline": slide.headline, "note": slide.note}


def _collect(title: str, entries: Sequence[Mapping[str, Any]]) -> Story:
    slides, problems = [], []
    for place, one in enumerate(entries[:MOST_SLIDES], start=1):
        address = str(one.get("view", ""))
        view = SavedView.from_address(address) if address.strip() else None
        if view is None:
            problems.append(
                f"Slide {place}: '{address[:60]}' is not the address of a view of the atlas."
                " It is left out."
            )
            continue
        texts = [_cut(one.get(name, "")) for name in ("headline", "note")]
        slides.append(StorySlide(view, *texts))
    if len(entries) > MOST_SLIDES:
        problems.append(f"A story has at most {MOST_SLIDES} slides; the rest is left out.")
    return Story(_cut(title), tuple(slides), tuple(problems))


def _cut(text: object) -> str:
    # Control characters have no place on a slide, and break the files of some programs.
    # Spaces that keep a number with its unit are no control characters, though not printable.
    signs = "".join(
        sign for sign in str(text) if sign.isprintable() or sign == "\n" or category(sign) == "Zs"
    )
    return signs[:LONGEST_TEXT].strip()


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
    problem = (
        f"A story has at most {MOST_SLIDES} slides: {len(slides) - MOST_SLIDES} were not added."
    )
    return replace(story, slides=slides[:MOST_SLIDES], problems=(*story.problems, problem))


def repeat_for_areas(view: SavedView, areas: Sequence[str]) -> tuple[SavedView, ...]:
    """Give a view once for each area; once as it is where no area is named or it shows none."""
    if not areas or view.page not in _PAGES_OF_AREAS:
        return (view,)
    return tuple(replace(view, selection=replace(view.selection, area=code)) for code in areas)
