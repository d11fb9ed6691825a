"""The presenter's page: one document that holds everything, so that nothing is asked for later."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from urllib.parse import parse_qs, quote, urljoin

from flask import Flask, Response, request

from dashboard.components.static_html import write_html
from dashboard.components.static_page import ASSETS, StaticPage, send_page
from dashboard.exports.export_list import STORY_ROUTE
from dashboard.exports.formats import list_story_formats
from dashboard.figures.build import make_figure
from dashboard.pages.stories.facts import read_sent_story
from dashboard.pages.stories.layout import (
    ROUTE,
    ReadyStory,
    ShownSlide,
    build_present_start,
    build_presentation,
)
from dashboard.pages.stories.ready import find_ready, list_ready
from dashboard.settings import SITE_NAME
from dashboard.state.selection import LONGEST_ADDRESS, Selection
from dashboard.state.story import Story, StorySlide
from dashboard.theme.colours import Appearance, write_style_sheet
from dashboard.web.assets import PRESENT, read_site_file
from dashboard.web.responses import HTML_TYPE, NO_CACHE, NO_STORE, read_query, send
from dashboard.web.versions import add_version
from geodata.repository import Repository

_TITLE = "Present"
# The files that a ready story is offered as; its editor has them all.
_OFFERED = ("pptx", "pdf")


def register_present(server: Flask, repository: Repository) -> None:
    """Serve stories from their address, by the name of a ready one, or as they are sent."""

    @server.get(ROUTE, endpoint="present")
    def show() -> Response:
        return _send(read_story(read_query(), repository), repository, is_private=False)

    @server.post(ROUTE, endpoint="present_sent")
    def show_sent() -> Response:
        return _send(read_sent_story(), repository, is_private=True)


def read_story(query: str, repository: Repository) -> Story:
    """Read an address's story: one that it spells out, or a ready one that it names."""
    names = parse_qs(query).get("story", []) if len(query) <= LONGEST_ADDRESS else []
    if not names:
        return Story.from_query(query)
    story = find_ready(names[-1], repository)
    if story is not None:
        return story
    return Story(problems=(f"There is no ready story '{names[-1][:40]}'.",))


def _send(story: Story, repository: Repository, *, is_private: bool) -> Response:
    if not story.slides:
        page = StaticPage(
            title=_TITLE,
            description="Views of the atlas as a story on a wall: ready ones, and one's own.",
            route=ROUTE,
            main=build_present_start(_list_ready(repository), story.problems),
        )
        return send_page(page, repository.data_version, is_private=is_private)
    text = write_presentation(story, request.host_url, repository)
    return send(text, HTML_TYPE, NO_STORE if is_private else NO_CACHE)


def write_presentation(story: Story, host: str, repository: Repository) -> str:
    """Write the page of a story; its scripts and styles are all that it asks for."""
    slides = _describe(story.slides, host, repository)
    query = story.to_query()
    is_short = len(query) <= LONGEST_ADDRESS
    change = f"/present/edit?{query}" if is_short else story.to_file().decode()
    title = story.title or slides[0].figure.title
    body = write_html(build_presentation(story.title, slides, story.problems, change))
    choice = Selection.from_query(read_query()).appearance
    appearance = choice or Appearance.PROJECTOR
    return (
        f'<!doctype html>\n<html lang="en-GB" data-appearance="{appearance}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} | {SITE_NAME}</title>\n"
        f'<link rel="icon" href="{_write_icon()}">\n'
        f"<style>{write_style_sheet()}</style>\n"
        f'<link rel="stylesheet" href="{read_site_file(ASSETS, PRESENT, "css").address}">\n'
        f'<script defer src="{read_site_file(ASSETS, PRESENT, "js").address}"></script>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


@lru_cache(maxsize=1)
def _write_icon() -> str:
    # In the page itself: browsers ask for it again whenever the slide's number changes.
    return f"data:image/svg+xml,{quote((ASSETS / 'icon.svg').read_text(encoding='utf-8'))}"


def _describe(slides: Sequence[StorySlide], host: str, repository: Repository) -> list[ShownSlide]:
    shown = []
    for slide in slides:
        figure = make_figure(slide.view, repository)
        address = add_version(slide.view.without_options().address, figure.data_version)
        shown.append(ShownSlide(figure, slide.headline, slide.note, urljoin(host, address)))
    return shown


def _list_ready(repository: Repository) -> list[ReadyStory]:
    return [
        ReadyStory(
            address=f"{ROUTE}?story={name}",
            change=f"/present/edit?story={name}",
            title=ready.story.title,
            about=ready.about,
            count=len(ready.story.slides),
            files=tuple(
                (kind.label, f"{STORY_ROUTE}.{kind.suffix}?{ready.story.to_query()}")
                for kind in list_story_formats()
                if kind.suffix in _OFFERED
            ),
        )
        for name, ready in list_ready(repository).items()
    ]
