"""The page where a story is put together: read, changed, sent back."""

from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from dashboard.components.static_page import StaticPage, send_page
from dashboard.pages.stories.editor import build_editor
from dashboard.pages.stories.facts import (
    LARGEST_STORY,
    ROUTE,
    TOO_LARGE,
    collect_editor,
    read_sent_story,
)
from dashboard.pages.stories.present import read_story
from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import LONGEST_ADDRESS, Selection
from dashboard.state.story import Story, add_views, edit_story, repeat_for_areas
from dashboard.web.responses import JSON_TYPE, NO_STORE, lead_to, read_query, send_file
from geodata.repository import Repository

_WITH_FILE = "multipart/form-data"


class Sent(NamedTuple):
    """What a form of the page holds: the story as it stands there, and what is to be done."""

    story: Story
    given: dict[str, list[str]]

    def first(self, name: str) -> str:
        """Give the first value of a name, empty where there is none."""
        return self.given.get(name, [""])[0].strip()


def register_story_editor(server: Flask, repository: Repository) -> None:
    """Serve the page, and the changes that its forms ask for."""

    @server.get(ROUTE, endpoint="story_editor")
    def show() -> Response:
        return _show(read_story(read_query(), repository), repository)

    @server.post(ROUTE, endpoint="change_story")
    def change() -> BaseResponse:
        request.max_content_length = LARGEST_STORY
        try:
            sent = _read_form()
        except HTTPException:
            return _show(Story(problems=(TOO_LARGE,)), repository, is_private=True)
        story = _change(sent)
        if sent.first("do") == "file":
            return _keep(story)
        query = story.to_query()
        if story.problems or len(query) > LONGEST_ADDRESS:
            return _show(story, repository, is_private=True)
        # With an address of its own each change can be undone by the browser's Back.
        place = _find_place(sent.first("do"), len(story.slides))
        return lead_to(f"{ROUTE}?{query}{place}")


def _read_form() -> Sent:
    """Read a form of the page; a file that it holds takes the place of the story.

    Raises
    ------
    HTTPException
        It is larger than a story can be, or no form.
    """
    if request.mimetype == _WITH_FILE:
        return Sent(read_sent_story(), {})
    # Read here, because the order of fields of different names is the order of the slides.
    pairs = parse_qsl(request.get_data().decode("utf-8", errors="replace"))
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    if "story" in given:
        # What is too long to be an address comes back whole from the wall.
        return Sent(Story.from_file(given["story"][0].encode()), {})
    return Sent(Story.from_pairs(pairs), given)


def _change(sent: Sent) -> Story:
    done = sent.first("do")
    if done != "add":
        return edit_story(sent.story, done)
    view = _find_added(sent)
    if isinstance(view, str):
        return replace(sent.story, problems=(*sent.story.problems, view))
    return add_views(sent.story, repeat_for_areas(view, sent.given.get("add_area", [])))


def _find_place(done: str, count: int) -> str:
    """Give the place on the page of what was changed, so that the reader stays there."""
    what, _, number = done.partition("-")
    if what == "add":
        return f"#slide-{count}"
    if what not in ("up", "down") or not number.isdecimal():
        return ""
    return f"#slide-{min(max(int(number[:3]) + (1 if what == 'down' else -1), 1), count)}"


def _find_added(sent: Sent) -> SavedView | str:
    """Give the view that is to be added, or a sentence where there is none."""
    address = sent.first("add_address")
    if address:
        view = SavedView.from_address(address)
        problem = f"'{address[:60]}' is not the address of a view of the atlas. Nothing was added."
        return view.without_options() if view else problem
    if sent.first("add_what") == Page.AREA:
        if sent.given.get("add_area"):
            return SavedView(Page.AREA)
        return "A profile is of an area: tick at least one borough. Nothing was added."
    names = {name: sent.first(f"add_{name}") for name in ("indicator", "level")}
    if not names["indicator"]:
        return "Choose an indicator, or give an address. Nothing was added."
    names["view"] = sent.first("add_what")
    return SavedView(selection=Selection.from_query(urlencode(names)))


def _show(story: Story, repository: Repository, *, is_private: bool = False) -> Response:
    page = StaticPage(
        title="Make a story or a briefing",
        description="Put views of the atlas in an order, with your own words, and show them on a"
        " screen or take them as slides, paper or files.",
        route="/present",
        main=build_editor(collect_editor(story, repository)),
    )
    return send_page(page, repository.data_version, is_private=is_private)


def _keep(story: Story) -> Response:
    """Send a story as a file; the atlas itself keeps none."""
    return send_file(story.to_file(), JSON_TYPE, "atlas-story.json", NO_STORE)
