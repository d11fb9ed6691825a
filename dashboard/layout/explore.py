"""The Explore page: three regions, in reading order."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.layout.attributes import attributes
from dashboard.layout.colour_choices import build_colour_choices
from dashboard.layout.comfort import build_keyboard_help, build_recent_views, build_toolbar
from dashboard.layout.compare_choice import build_compare_choice
from dashboard.layout.conditions import (
    build_condition_choices,
    build_filter_sentence,
    build_match_list,
)
from dashboard.layout.map_panel import build_map_panel
from dashboard.layout.selects import build_select


def build_explore(tiles: tuple[str, str] | None) -> Component:
    """Build the page's regions, empty: callbacks and the browser's scripts fill them.

    Parameters
    ----------
    tiles : (address, credit) or None
        A deployer's own tile service; without one nothing leaves the host.
    """
    return html.Main(
        [
            html.Section(_build_choices(), className="choose", **_label("What you choose")),
            html.Section(_build_sight(tiles), className="see", **_label("What you see")),
            html.Section(
                [
                    html.Div(id=ids.AREA_PANEL, className="area-panel"),
                    html.Div(id=ids.RANKING, className="ranking"),
                ],
                className="mean",
                **_label("What it means"),
            ),
            _build_tabs(),
            build_keyboard_help(),
        ],
        id="main",
        className="explore",
        tabIndex="-1",
        **attributes({"data-tab": "map"}),
    )


def _label(text: str) -> dict[str, Any]:
    return attributes({"aria-label": text})


def _build_choices() -> list[Component]:
    return [
        _build_choice(
            "Find an area",
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
        ),
        _build_choice(
            "Indicator",
            html.Div(
                id=ids.INDICATOR_CHOICE,
                **attributes(
                    {
                        "data-combobox": "indicators",
                        "data-label": "Indicator",
                        "data-hint": "Search indicators",
                    }
                ),
            ),
            html.Div(id=ids.INDICATOR_ABOUT, className="about-choice"),
        ),
        build_compare_choice(),
        _build_choice("Areas", html.Div(id=ids.LEVELS, className="segments")),
        html.Div(
            [
                build_select("Ward edition", ids.EDITION, "vintage"),
                build_select("Date", ids.PERIOD, "period"),
                build_select("Who", ids.GROUP, "group"),
            ],
            className="selects",
        ),
        build_colour_choices(),
        build_condition_choices(),
        html.Fieldset(
            [
                html.Legend("Programmes", className="choice-name"),
                html.Div(
                    dbc.Checklist(id=ids.PROGRAMMES, options=[], value=[]),
                    className="programme-list",
                    **attributes({"data-param": "programme"}),
                ),
                html.P(
                    id=ids.PROGRAMME_COUNT,
                    className="about-choice",
                    **attributes({"aria-live": "polite"}),
                ),
                html.A("Every programme, by theme", href="/reach"),
            ],
            className="choice",
        ),
        build_recent_views(),
    ]


def _build_choice(name: str, *children: Component) -> Component:
    return html.Div([html.Span(name, className="choice-name"), *children], className="choice")


def _build_sight(tiles: tuple[str, str] | None) -> list[Component]:
    return [
        build_toolbar(),
        html.Div(
            [
                html.H1(id=ids.TITLE, className="view-title"),
                html.P(id=ids.SUBTITLE, className="view-subtitle"),
                build_filter_sentence(),
                html.Div(id=ids.NOTICES, role="status"),
            ],
            className="view-head",
        ),
        html.Div(
            [
                html.Div(id=ids.VIEWS, className="segments views"),
                html.A("Download (CSV)", id=ids.DOWNLOAD, className="download"),
            ],
            className="view-tools",
        ),
        html.Div(id=ids.LEGEND, className="map-legend"),
        build_map_panel(tiles),
        html.Div(id=ids.DATE_STEPS, className="date-steps"),
        html.P(id=ids.LEGEND_WORDS, className="legend-words"),
        html.Div(id=ids.TABLE, className="table-panel"),
        html.Div(id=ids.DRAWN_VIEW, className="drawn-view"),
        html.Div(id=ids.VIEW_PANEL, className="view-panel"),
        build_match_list(),
        html.Div(id=ids.REACH_BOX, className="reach-box"),
        html.Div(id=ids.OWN_BOX, className="own-box"),
        html.P(id=ids.SOURCE_LINE, className="source-line"),
    ]


def _build_tabs() -> Component:
    """Build the four tabs at the thumb, shown on a phone only."""
    tabs = {"map": "Map", "area": "Area", "list": "List", "choose": "Choose"}
    return html.Nav(
        [
            html.Button(
                name,
                className="part-tab",
                **attributes(
                    {"data-tab-of": tab} | ({"aria-current": "true"} if tab == "map" else {})
                ),
            )
            for tab, name in tabs.items()
        ],
        className="tabs",
        **_label("Parts of this page"),
    )
