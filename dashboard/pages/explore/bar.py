"""Explore's bar: the topic, its date and areas, and what is chosen as chips that can be removed.

Long pickers open in the panel (`dashboard.pages.explore.panel`); short lists drop down.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes, build_select
from dashboard.figures.reach_marks import LETTERS
from geodata.model import Programme


def build_bar() -> Component:
    """Build the bar, empty: callbacks say what is chosen."""
    return html.Div(
        [
            html.Button(
                _build_labelled("Topic", ids.TOPIC_NAME),
                type="button",
                className="bar-choice",
                **_open("topic"),
            ),
            _build_drop(
                "Date",
                ids.DATE_NAME,
                build_select("Date", ids.PERIOD, "period"),
                build_select("Change since", ids.SINCE, "since"),
                build_select("Who", ids.GROUP, "group"),
                html.Div(id=ids.DATE_STEPS, className="date-steps"),
            ),
            _build_drop(
                "Areas",
                ids.AREAS_NAME,
                html.Div(id=ids.LEVELS, className="segments"),
                build_select("Ward edition", ids.EDITION, "vintage"),
            ),
            html.Span(className="bar-rule"),
            # On a phone the topic needs the room of the second word, which listeners still hear.
            _build_opener(["Filter", html.Span(" areas")], "filter", "bar-filter"),
            html.Div(
                id=ids.CHIPS,
                className="chips",
                role="group",
                **attributes({"aria-label": "Filters"}),
            ),
            _build_opener("Add programme", "programmes", "bar-programmes"),
            html.Div(id=ids.PROGRAMME_CHIPS, className="chips"),
        ],
        className="bar",
        role="group",
        **attributes({"aria-label": "What the map shows"}),
    )


def build_programme_chips(programmes: Sequence[Programme]) -> list[Component]:
    """Build a chip a chosen programme, with its letter from two on and a button to remove it."""
    return [
        build_chip(
            [_build_letter(place, len(programmes)), html.Span(programme.label)],
            programme.label,
            {"programme": ",".join(one.id for one in programmes if one is not programme)},
        )
        for place, programme in enumerate(programmes)
    ]


def _build_letter(place: int, of: int) -> Component:
    return html.Span(
        LETTERS[place % len(LETTERS)] if of > 1 else "",
        className=f"letter letter-{min(place, 2)}",
    )


def build_chip(label: Sequence[Component], name: str, sets: dict[str, str]) -> Component:
    """Build a chip with a button that makes the address say ``sets``, and so takes it away."""
    remove = html.Button(
        type="button",
        className="chip-remove",
        **attributes(
            {"data-set": urlencode(sets), "aria-label": f"Remove {name}", "title": f"Remove {name}"}
        ),
    )
    return html.Span([html.Span(label, className="chip-label"), remove], className="chip")


def _build_labelled(name: str, identifier: str) -> list[Component]:
    return [
        html.Span(name, className="bar-label"),
        html.Span(id=identifier, className="bar-value"),
    ]


def _build_drop(name: str, identifier: str, *parts: Component) -> Component:
    return html.Details(
        [
            html.Summary(_build_labelled(name, identifier), className="bar-choice"),
            html.Div(parts, className="drop-list"),
        ],
        className="drop",
    )


def _build_opener(name: str | list[Any], panel: str, class_name: str) -> Component:
    return html.Button(name, type="button", className=f"bar-button {class_name}", **_open(panel))


def _open(panel: str) -> dict[str, Any]:
    return attributes(
        {"data-opens": panel, "aria-expanded": "false", "aria-controls": f"panel-{panel}"}
    )
