"""The panel's first page: what this is, questions to begin with, my area, and a ready story."""

from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes
from dashboard.text.site import INDEPENDENT
from dashboard.text.start import Question, StartText

_HINT = "Postcode, borough or ward"
_EXPLORE = "/?"


class ReadyLink(NamedTuple):
    """A ready story: its title, how many slides it has, and its address."""

    title: str
    slides: int
    address: str


def build_start(start: StartText, story: ReadyLink) -> list[Component]:
    """Build the page for a first visit; everything on it is a link or a form without script."""
    return [
        html.H2(start.title, className="start-title"),
        html.P(start.about, className="soft"),
        html.H3("Start with a question"),
        html.Ul([html.Li(_build_question(one)) for one in start.questions], className="start-list"),
        html.H3("My area"),
        html.P("One borough or ward, ready to print.", className="soft"),
        _build_area_form(),
        html.H3("Present a ready story"),
        html.Ul(
            html.Li(
                _build_link(
                    story.address,
                    story.title,
                    f"{story.slides} slides, full screen, works offline",
                )
            ),
            className="start-list",
        ),
        html.P(INDEPENDENT, className="soft start-who"),
    ]


def _build_question(question: Question) -> Component:
    return _build_link(question.address, question.text, question.detail)


def _build_link(address: str, text: str, detail: str) -> Component:
    # A view of this page is drawn in place; another page is gone to.
    sets = {"data-set": address.removeprefix(_EXPLORE)} if address.startswith(_EXPLORE) else {}
    parts = [
        html.Span(text, className="start-question"),
        " ",
        html.Span(detail, className="start-detail"),
    ]
    return html.A(parts, href=address, className="start-link", **attributes(sets))


def _build_area_form() -> Component:
    return html.Form(
        [
            html.Div(
                id="find-start",
                className="find-host",
                **attributes({"data-find": "1", "data-label": _HINT, "data-hint": _HINT}),
            ),
            html.Button("Show", type="submit", className="start-go"),
        ],
        action="/area",
        method="get",
        className="start-form",
        **attributes({"role": "search", "aria-label": "My area"}),
    )
