"""The page where a story is put together: plain forms, which need no script."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes
from dashboard.components.page import build_notices
from dashboard.exports.export_list import build_story_export_list
from dashboard.pages.stories.facts import ROUTE, EditorFacts, Offered, SlideFacts
from dashboard.state.saved_view import Page
from dashboard.state.story import LONGEST_TEXT, MOST_SLIDES

_FORM = "story-form"
_INTRO = (
    "Put views in an order and add your own headline and note to each. Show them full screen, or"
    " take them as one PowerPoint, PDF or zip file. Figures, keys and sources come with each view."
    " What you write is in the address of this page, or in a file that you keep: the atlas stores"
    " nothing of it."
)
_TOO_LONG = (
    "This story is too long to be an address: keep it as a file, and load that to show it again."
)
_EMPTY = (
    "There is no slide yet. Add a view below, or choose “Share and download” on any page of the"
    " atlas and add that view from there."
)


def build_editor(facts: EditorFacts) -> Component:
    """Build the page of a story in the making."""
    count = len(facts.slides)
    return html.Main(
        [
            html.H1("Make a story or a briefing"),
            html.P(_INTRO, className="story-intro"),
            *build_notices(facts.story.problems),
            *build_notices([_TOO_LONG] if count and not facts.query else []),
            html.P(className="story-resume", **attributes({"data-story-resume": "1"})),
            _build_form(facts),
            _build_outputs(facts) if count else None,
            _build_loading(),
        ],
        id="main",
        className="story-page",
        tabIndex="-1",
    )


def _build_form(facts: EditorFacts) -> Component:
    count = len(facts.slides)
    slides = [
        _build_slide(number, slide, count) for number, slide in enumerate(facts.slides, start=1)
    ]
    return html.Form(
        [
            # What the Enter key does: the first button of a form that can be sent.
            html.Button("Update", className="story-first", tabIndex="-1", **_do("")),
            _build_text("Title of the story", "title", facts.story.title),
            html.H2(f"{count} of at most {MOST_SLIDES} slides"),
            html.Ol(slides, className="story-slides") if count else html.P(_EMPTY),
            html.Button("Update the text", className="action without-script", **_do(""))
            if count
            else None,
            _build_adding(facts.offered),
        ],
        id=_FORM,
        action=ROUTE,
        method="post",
        className="story-form",
        **attributes({"data-story-form": "1"}),
    )


def _build_slide(number: int, facts: SlideFacts, count: int) -> Component:
    view = facts.slide.view
    name = f"slide {number}"
    return html.Li(
        [
            Markup('<input type="hidden" name="slide" value="{}">').format(view.address),
            html.Img(
                src=f"/embed/view.png?{view.to_query()}",
                alt="",
                className="story-thumb",
                **attributes({"width": "240", "height": "190"}),
            ),
            html.Div(
                [
                    html.H3(html.A(facts.title, href=view.address)),
                    html.P(facts.subtitle, className="story-subtitle"),
                    *build_notices(facts.notices),
                    _build_text("Own headline", "headline", facts.slide.headline, of=name),
                    _build_note(facts.slide.note, name),
                ],
                className="story-told",
            ),
            html.Div(
                [
                    _build_move("Up", f"up-{number}", name, is_possible=number > 1),
                    _build_move("Down", f"down-{number}", name, is_possible=number < count),
                    _build_move("Take out", f"out-{number}", name),
                ],
                className="story-moves",
            ),
        ],
        id=f"slide-{number}",
        className="story-slide",
    )


def _do(what: str) -> dict[str, Any]:
    return {"type": "submit", **attributes({"name": "do", "value": what})}


def _build_move(text: str, what: str, name: str, *, is_possible: bool = True) -> Component:
    label = attributes({"aria-label": f"{text}: {name}"})
    return html.Button(text, className="action", disabled=not is_possible, **_do(what), **label)


def _build_text(label: str, name: str, value: str, *, of: str = "") -> Component:
    box = Markup('<input type="text" name="{}" maxlength="{}" value="{}" aria-label="{}">').format(
        name, LONGEST_TEXT, value, f"{label}, {of}" if of else label
    )
    return html.Label([html.Span(label), box], className="story-text")


def _build_note(value: str, of: str) -> Component:
    box = html.Textarea(
        value,
        **attributes(
            {
                "name": "note",
                "rows": "2",
                "maxLength": str(LONGEST_TEXT),
                "aria-label": f"Own note, {of}",
            }
        ),
    )
    return html.Label([html.Span("Own note"), box], className="story-text")


def _build_adding(offered: Offered) -> Component:
    ways = {**offered.modes, Page.AREA.value: "Profile of an area"}
    return html.Fieldset(
        [
            html.Legend("Add a view"),
            html.Div(
                [
                    _build_select("What", "add_what", {"": ways}),
                    _build_select(
                        "Indicator", "add_indicator", offered.indicators, first="Choose…"
                    ),
                    _build_select("Areas", "add_level", {"": offered.levels}),
                ],
                className="story-choices",
            ),
            _build_boroughs(offered.boroughs),
            html.Label(
                [
                    html.Span("Or the address of any view of the atlas"),
                    Markup('<input type="text" name="add_address" maxlength="3600">'),
                ],
                className="story-text",
            ),
            html.Button("Add", className="action", **_do("add")),
        ],
        className="story-adding",
    )


def _build_select(
    label: str, name: str, groups: Mapping[str, Mapping[str, str]], first: str = ""
) -> Component:
    options: list[Component] = [html.Option(first, value="")] if first else []
    for group, names in groups.items():
        members = [html.Option(text, value=value) for value, text in names.items()]
        options += [html.Optgroup(members, label=group)] if group else members
    box = html.Select(options, className="form-select", **attributes({"name": name}))
    return html.Label([html.Span(label), box], className="story-choice")


def _build_boroughs(boroughs: Mapping[str, str]) -> Component:
    ticks = [
        html.Label(
            [Markup('<input type="checkbox" name="add_area" value="{}">').format(code), name]
        )
        for code, name in boroughs.items()
    ]
    return html.Details(
        [
            html.Summary("Once for each of these boroughs"),
            html.Div(ticks, className="story-boroughs"),
        ]
    )


def _build_outputs(facts: EditorFacts) -> Component:
    """Build what can be made of the story as it stands."""
    button = html.Button(
        "Keep as a file", className="action", **_do("file"), **attributes({"form": _FORM})
    )
    return html.Section(
        [
            html.H2("Show it, or take it with you"),
            html.Div([_build_showing(facts), button], className="story-outputs"),
            build_story_export_list(facts.story, facts.kinds),
        ],
        **attributes({"data-story-outputs": "1"}),
    )


def _build_showing(facts: EditorFacts) -> Component:
    """Build the way to the wall: an address, or the story itself where it is too long for one."""
    if facts.query:
        return html.A("Show full screen", href=f"/present?{facts.query}", className="action")
    story = facts.story.to_file().decode()
    return html.Form(
        [
            Markup('<input type="hidden" name="story" value="{}">').format(story),
            html.Button("Show full screen", type="submit", className="action"),
        ],
        action="/present",
        method="post",
    )


def _build_loading() -> Component:
    return html.Form(
        [
            html.H2("Go on with a story kept as a file"),
            html.Label(
                [
                    html.Span("Story file (.json)"),
                    Markup('<input type="file" name="story" accept=".json,application/json">'),
                ],
                className="story-text",
            ),
            html.Button("Load", type="submit", className="action"),
        ],
        action=ROUTE,
        method="post",
        encType="multipart/form-data",
        className="story-form",
    )
