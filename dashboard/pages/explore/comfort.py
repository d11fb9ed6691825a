"""What makes working with views easy: steps back, links, recent views, and what the keys do."""

from collections.abc import Mapping
from types import MappingProxyType

from dash import html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes

# What each key does, by where it does it. In assets/scripts, map/keyboard.js,
# choosing/combobox.js and comfort/page-acts.js hold the keys themselves.
KEYS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "Everywhere": (
            ("Tab, Shift + Tab", "to the next control, to the one before"),
            ("Enter or Space", "press, tick or open"),
            ("Escape", "close what is open, hide what lies over the map, leave full screen"),
            ("Ctrl or Cmd + Z", "undo the last change of the view"),
            ("Ctrl or Cmd + Shift + Z, Ctrl + Y", "do it again"),
            ("?", "open or close this list"),
        ),
        "On the map": (
            ("Arrow keys", "to the nearest area in that direction"),
            ("Home, End", "to the first and the last area by name"),
            ("Letters", "to the area whose name begins so"),
            ("Enter or Space", "choose the area"),
            ("Shift + Enter", "add the area to a group, or take it out"),
        ),
        "In the two search fields": (
            ("Letters", "narrow the list"),
            ("Arrow down, arrow up", "through the list"),
            ("Enter", "choose what is marked, else the first"),
            ("Escape", "close the list"),
        ),
    }
)


def build_acts() -> Component:
    """Build what can be done with the whole view; the browser's scripts say what a step undoes."""
    return html.Div(
        [
            _build_act("Copy link", "copy"),
            html.A("Download the figures (CSV)", id=ids.DOWNLOAD, className="panel-act"),
            html.A("Pictures, slides, files and embeds", href="/share", className="panel-act"),
            html.Button(
                "Print", type="button", className="panel-act", **attributes({"data-print": "1"})
            ),
            _build_step("Undo", "undo"),
            _build_step("Redo", "redo"),
            _build_act("Start again", "reset", {"aria-disabled": "true"}),
            _build_act("Keyboard shortcuts", "keys", {"aria-controls": ids.KEYBOARD_HELP}),
        ],
        className="panel-acts",
        role="group",
        **attributes({"aria-label": "Work with this view"}),
    )


def build_keyboard_help() -> Component:
    """Build the list of keys, closed; it opens beside the page and never locks it."""
    parts: list[Component] = []
    for where, keys in KEYS.items():
        lines = [html.Div([html.Dt(key), html.Dd(does)]) for key, does in keys]
        parts += [html.H3(where), html.Dl(lines)]
    return html.Div(
        [
            html.Div(
                [
                    html.H2("Keyboard", id="keyboard-help-name"),
                    _build_act("Close", "close-keys"),
                ],
                className="keyboard-help-head",
            ),
            *parts,
            html.Button(
                "Turn single-key shortcuts off",
                type="button",
                className="panel-act",
                **attributes({"data-act": "single-keys", "aria-pressed": "false"}),
            ),
        ],
        id=ids.KEYBOARD_HELP,
        className="keyboard-help",
        hidden=True,
        role="dialog",
        **attributes({"aria-labelledby": "keyboard-help-name"}),
    )


def build_recent_views() -> Component:
    """Build the place of the recent views, which only the reader's own browser knows."""
    return html.Details(
        [html.Summary("Recent views"), html.Div(id=ids.RECENT_VIEWS)],
        className="recent",
    )


def _build_act(name: str, act: str, more: Mapping[str, str] | None = None) -> Component:
    return html.Button(
        name,
        type="button",
        className="panel-act",
        **attributes({"data-act": act} | dict(more or {})),
    )


def _build_step(name: str, act: str) -> Component:
    return html.Button(
        [name, html.Span(className="step-what")],
        type="button",
        className="panel-act step",
        **attributes({"data-act": act, "aria-disabled": "true"}),
    )
