"""The page from which stories start: ready ones, one's own, one kept as a file."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.layout.attributes import attributes
from dashboard.layout.page import build_notices

ROUTE = "/present"


class ReadyStory(NamedTuple):
    """A story that the atlas has ready: its address, title, what it is, its slides, its files.

    ``files`` are names of kinds of file, each with its address.
    """

    address: str
    change: str
    title: str
    about: str
    count: int
    files: tuple[tuple[str, str], ...]


def build_present_start(ready: Sequence[ReadyStory], problems: Sequence[str]) -> Component:
    """Build the page from which stories start: ready ones, one's own, one kept as a file."""
    cards = [_build_card(story) for story in ready]
    return html.Main(
        [
            html.H1("Present"),
            html.P(
                "A story is a list of views, shown one after another on a wall: large, without"
                " controls, by arrow keys or a clicker, and without a network once it is open."
                " Printed, it is a handout with its sources and with what is not located.",
                className="story-intro",
            ),
            *build_notices(problems),
            html.H2("Ready stories"),
            html.Ul(cards, className="ready-stories"),
            html.H2("Your own"),
            html.P(html.A("Make a story or a briefing", href="/present/edit", className="action")),
            html.Form(
                [
                    html.Label(
                        [
                            html.Span("Show a story kept as a file (.json)"),
                            Markup(
                                '<input type="file" name="story" accept=".json,application/json">'
                            ),
                        ],
                        className="story-text",
                    ),
                    html.Button("Show it", type="submit", className="action"),
                ],
                action=ROUTE,
                method="post",
                encType="multipart/form-data",
            ),
        ],
        id="main",
        className="story-page",
        tabIndex="-1",
    )


def _build_card(story: ReadyStory) -> Component:
    files = [
        html.A(
            words,
            href=address,
            rel="nofollow",
            className="story-file",
            **attributes({"data-export": "1", "aria-label": f"{words}: {story.title}"}),
        )
        for words, address in story.files
    ]
    change = html.A(
        "Change it",
        href=story.change,
        **attributes({"aria-label": f"Change it: {story.title}"}),
    )
    return html.Li(
        [
            html.H3(html.A(story.title, href=story.address)),
            html.P(story.about),
            html.P([f"{story.count} slides. ", change], className="story-links"),
            html.Div(
                [
                    html.Div(files, className="story-files"),
                    html.Div(
                        className="export-told", role="status", **attributes({"data-told": "1"})
                    ),
                ],
                **attributes({"data-files": "1"}),
            ),
        ],
        className="ready-story",
    )
