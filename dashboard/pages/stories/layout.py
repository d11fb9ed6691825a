"""A story on a wall, and the page from which stories start."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes
from dashboard.components.chart import show_chart, show_map
from dashboard.components.figure import build_list, build_shared_patterns
from dashboard.components.legend import build_legend
from dashboard.components.page import build_notices
from dashboard.figures.figure import BESIDE_LEGEND, NARROW, SLIDE, Figure, FigureKind, say_sources
from dashboard.format.numbers import count_things
from dashboard.settings import SITE_NAME
from dashboard.text.site import INDEPENDENT

# As many publications as a wall has room for; the handout has all.
_MOST_NAMED = 3
_BUTTONS = (
    ("previous", "Back", "Previous slide"),
    ("next", "Next", "Next slide"),
    ("full", "Full screen", "Full screen"),
    ("notes", "Notes", "Notes in a window of their own"),
    ("dot", "Pointer", "A large dot at the pointer"),
    ("blank", "Blank", "Blank the screen"),
    ("help", "Keys", "What the keys do"),
    ("print", "Print", "Print as a handout"),
)
_KEYS = (
    ("Space, right arrow, Page Down, Enter", "next slide"),
    ("Left arrow, Page Up, Backspace", "the one before"),
    ("Home, End", "first, last"),
    ("F, F5", "full screen"),
    ("N", "notes in a window of their own"),
    ("L", "a large dot at the pointer"),
    ("B or full stop", "blank"),
    ("P", "print as a handout"),
    ("Escape", "close what is open"),
)


class ShownSlide(NamedTuple):
    """A slide ready to be shown: its figure, the presenter's own words, its permanent address."""

    figure: Figure
    headline: str
    note: str
    permalink: str


def build_presentation(
    title: str, slides: Sequence[ShownSlide], problems: Sequence[str], change: str
) -> Component:
    """Build the page of a story.

    Parameters
    ----------
    title : str
    slides : sequence of ShownSlide
    problems : sequence of str
        What of the address or file could not be read.
    change : str
        The address where the story can be changed, or its file where it is too long for one.
    """
    named = [] if not title else [_build_title(title, len(slides))]
    shown = [_build_slide(number, slide) for number, slide in enumerate(slides, start=1)]
    return html.Main(
        [
            build_shared_patterns(),
            html.Div(build_notices(problems), className="present-problems"),
            html.Div([*named, *shown], className="slides"),
            html.P(className="present-told", role="status", **attributes({"data-present": "told"})),
            _build_bar(change),
            _build_help(),
        ],
        id="main",
        className="present",
    )


def _build_title(title: str, count: int) -> Component:
    return html.Section(
        [
            html.H1(title),
            html.P(f"{count_things(count, 'view')} of the {SITE_NAME}"),
            html.P(INDEPENDENT),
        ],
        className="slide slide-title",
        **attributes({"data-title": title}),
    )


def _build_slide(number: int, slide: ShownSlide) -> Component:
    figure = slide.figure
    legend = build_legend(figure.legend) if figure.legend else None
    return html.Section(
        [
            html.P(slide.headline, className="slide-headline") if slide.headline else None,
            html.H2(figure.title),
            html.P(figure.subtitle, className="slide-subtitle"),
            *build_notices(figure.notices),
            html.Div(
                [
                    html.Div(_build_chart(figure), className="slide-picture"),
                    html.Div(legend, className="slide-key") if legend else None,
                ],
                className="slide-body",
            ),
            html.P(
                f"{say_sources(figure.sources, _MOST_NAMED)} {SITE_NAME}, data version"
                f" {figure.data_version}.",
                className="slide-source",
            ),
            _build_handout(slide),
        ],
        id=f"view-{number}",
        className="slide",
        **attributes({"data-title": figure.title}),
    )


def _build_chart(figure: Figure) -> list[Component | Markup]:
    """Build the chart, and where it can be drawn anew for a phone, that too."""
    chart = figure.draw(BESIDE_LEGEND if figure.legend else SLIDE)
    if figure.kind is FigureKind.MAP:
        return [show_map(chart)]
    narrow = (
        [html.Div(show_chart(figure.draw(NARROW)), className="slide-narrow")]
        if figure.is_fluid
        else []
    )
    return [
        html.Div(show_chart(chart), className="slide-wide" if figure.is_fluid else None),
        *narrow,
    ]


def _build_handout(slide: ShownSlide) -> Component:
    figure = slide.figure
    note = [html.P(slide.note, className="handout-note")] if slide.note else []
    return html.Div(
        [
            *note,
            *build_list("To be read with it", figure.reading),
            *build_list("What is not located", figure.unlocated),
            *build_list("Method and cautions", figure.notes),
            *build_list("Sources", [f"{one.name}. {one.licence}." for one in figure.sources]),
            html.P(["This view: ", html.A(slide.permalink, href=slide.permalink)]),
        ],
        className="handout",
    )


def _build_bar(change: str) -> Component:
    buttons = [
        html.Button(
            text,
            type="button",
            **attributes(
                {"data-do": what, "aria-label": label} if label != text else {"data-do": what}
            ),
        )
        for what, text, label in _BUTTONS
    ]
    return html.Nav(
        [
            html.Span(className="present-count", **attributes({"data-present": "count"})),
            *buttons,
            _build_end(change),
            html.Span(
                className="present-ready", role="status", **attributes({"data-present": "ready"})
            ),
        ],
        className="present-bar",
        **attributes({"aria-label": "Presenting"}),
    )


def _build_end(change: str) -> Component:
    """Build the way back to where the story is made: an address, or the story itself."""
    if change.startswith("/"):
        return html.A("End", href=change)
    return html.Form(
        [
            Markup('<input type="hidden" name="story" value="{}">').format(change),
            html.Button("End", type="submit"),
        ],
        action="/present/edit",
        method="post",
    )


def _build_help() -> Component:
    lines = [html.Div([html.Dt(keys), html.Dd(does)]) for keys, does in _KEYS]
    return html.Div(
        [html.H2("Keys"), html.Dl(lines)],
        className="present-help",
        hidden=True,
        tabIndex="-1",
        **attributes({"data-present": "help"}),
    )


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
            label,
            href=address,
            rel="nofollow",
            className="story-file",
            **attributes({"data-export": "1", "aria-label": f"{label}: {story.title}"}),
        )
        for label, address in story.files
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
