"""Explore's one panel: where to start, the chosen area, the list, and every long picker."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes
from dashboard.pages.explore.comfort import build_acts, build_recent_views
from dashboard.pages.explore.controls import build_colour_choices
from dashboard.pages.explore.group_panel import build_group_page
from dashboard.pages.explore.start import ReadyLink, build_start
from dashboard.text.start import StartText


def build_panel(start: StartText, story: ReadyLink) -> Component:
    """Build the panel with all that it can show; one part of it is shown at a time."""
    return html.Section(
        [
            _build_tabs(),
            html.Div(id=ids.NOTICES, role="status", className="panel-notices"),
            html.Div(
                [
                    _build_page("start", ids.START_TAB, build_start(start, story)),
                    _build_page(
                        "area", ids.AREA_TAB, [html.Div(id=ids.AREA_PANEL, className="area-panel")]
                    ),
                    _build_page("group", ids.GROUP_TAB, build_group_page()),
                    _build_page(
                        "list",
                        ids.LIST_TAB,
                        [
                            html.Div(
                                id=ids.AREA_CHOICE,
                                **attributes(
                                    {
                                        "data-combobox": "places",
                                        "data-label": "Find an area",
                                        "data-hint": "Borough, ward or constituency",
                                    }
                                ),
                            ),
                            html.P(id=ids.LEGEND_WORDS, className="legend-words"),
                            html.Div(id=ids.VIEW_NOTES, className="view-notes"),
                            html.Div(id=ids.RANKING, className="ranking"),
                        ],
                    ),
                    *_build_pickers(),
                ],
                className="panel-body",
            ),
        ],
        id="panel",
        className="panel",
        tabIndex="-1",
        **attributes({"aria-label": "What it means"}),
    )


def _build_tabs() -> Component:
    tabs = (
        (ids.AREA_TAB, "area", ""),
        (ids.GROUP_TAB, "group", ""),
        (ids.LIST_TAB, "list", "All areas"),
        (ids.START_TAB, "start", "Start here"),
    )
    return html.Div(
        [
            html.Button(
                "",
                type="button",
                className="sheet-handle",
                **attributes({"data-sheet": "1", "aria-label": "Show more of this panel"}),
            ),
            html.Div(
                [
                    html.Button(
                        name,
                        id=identifier,
                        type="button",
                        className="panel-tab",
                        role="tab",
                        hidden=panel in ("area", "group"),
                        **attributes(
                            {
                                "data-tab-of": panel,
                                "aria-selected": "false",
                                "aria-controls": f"panel-{panel}",
                            }
                        ),
                    )
                    for identifier, panel, name in tabs
                ],
                className="panel-tabs",
                role="tablist",
                **attributes({"aria-label": "Parts of the panel"}),
            ),
            html.Button(
                "Close",
                type="button",
                className="panel-close",
                **attributes({"data-closes": "area", "aria-label": "Close the area"}),
            ),
        ],
        className="panel-head",
    )


def _build_page(name: str, tab: str, children: Sequence[Component]) -> Component:
    return html.Div(
        children,
        id=f"panel-{name}",
        className=f"panel-page panel-{name}",
        role="tabpanel",
        tabIndex="-1",
        **attributes({"data-panel-of": name, "aria-labelledby": tab}),
    )


def _build_pickers() -> list[Component]:
    return [
        _build_picker(
            "topic",
            "Choose a topic",
            html.Div(
                id=ids.INDICATOR_CHOICE,
                **attributes(
                    {
                        "data-combobox": "indicators",
                        "data-inline": "1",
                        "data-label": "Topic",
                        "data-hint": "Search topics",
                    }
                ),
            ),
            html.Div(id=ids.INDICATOR_ABOUT, className="about-choice"),
            build_compare_choice(),
        ),
        _build_picker(
            "filter",
            "Filter areas",
            html.Div(id=ids.CONDITIONS),
            html.Div(id=ids.MATCHES, className="matches"),
        ),
        _build_picker(
            "programmes",
            "Programmes",
            html.P(id=ids.PROGRAMME_COUNT, className="about-choice"),
            html.Div(
                dbc.Checklist(id=ids.PROGRAMMES, options=[], value=[]),
                className="programme-list",
                role="group",
                **attributes({"data-param": "programme", "aria-label": "Programmes"}),
            ),
            html.Div(id=ids.REACH_BOX, className="reach-box"),
            html.P(html.A("All programmes, by theme", href="/reach")),
        ),
        _build_picker("colours", "Colours and classes", build_colour_choices()),
        _build_picker("share", "Save or share", build_acts(), build_recent_views()),
    ]


def _build_picker(name: str, title: str, *children: Component) -> Component:
    heading = f"panel-{name}-name"
    return html.Section(
        [
            html.Div(
                [
                    html.H2(title, id=heading, tabIndex="-1"),
                    html.Button(
                        "Close",
                        type="button",
                        className="panel-close",
                        **attributes({"data-closes": name, "aria-label": f"Close: {title}"}),
                    ),
                ],
                className="picker-head",
            ),
            *children,
        ],
        id=f"panel-{name}",
        className=f"panel-page picker panel-{name}",
        **attributes({"data-panel-of": name, "aria-labelledby": heading}),
    )


def build_compare_choice() -> Component:
    """Build the search for a second indicator, hidden until a view compares two.

    The browser's script (assets/scripts/choosing/second-indicator.js) shows it and fills it.
    """
    return html.Div(
        [
            html.Span("Compare with", className="choice-name"),
            html.Div(
                id="second-choice",
                **attributes(
                    {
                        "data-combobox": "second",
                        "data-source": "indicators",
                        "data-sets": "with",
                        "data-label": "Compare with",
                        "data-hint": "Search a second indicator",
                    }
                ),
            ),
            html.Div(
                [
                    html.Button("Swap the two", **attributes({"data-compare": "swap"})),
                    html.Button("Remove the second", **attributes({"data-compare": "remove"})),
                ],
                className="compare-acts",
                hidden=True,
            ),
        ],
        id="compare-choice",
        className="choice",
        hidden=True,
    )
