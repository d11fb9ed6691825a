"""The Explore page: three regions, in reading order."""

from typing import Any

import dash_bootstrap_components as dbc
import dash_leaflet as dl
from dash import html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes, build_select
from dashboard.pages.explore.comfort import build_keyboard_help, build_recent_views, build_toolbar
from dashboard.pages.explore.controls import build_colour_choices


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
        html.Div(id=ids.UPLOAD_BOX, className="upload-box"),
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


# Centre and zoom until the shapes arrive and the map is fitted to them.
LONDON_CENTRE = (51.49, -0.1)
FIRST_ZOOM = 10


def build_map_panel(tiles: tuple[str, str] | None) -> Component:
    """Build the map's frame: instructions, the Leaflet map, and its buttons.

    The map holds no data: shapes come once by address, figures once an
    indicator, and both are drawn in the browser.
    """
    return html.Div(
        [
            html.P(
                [
                    "The map is one stop of the Tab key. Arrow keys move to the nearest area in"
                    " that direction, Home and End to the first and last by name, letters to a"
                    " name, Enter chooses.",
                    # Says what of a reader's own is on the map.
                    html.Span(id=ids.UPLOAD_WORDS),
                ],
                id="map-help",
                className="map-help",
            ),
            dl.MapContainer(  # pyright: ignore[reportCallIssue] - the class hides its own module
                _build_layers(tiles),
                id=ids.MAP,
                center=LONDON_CENTRE,
                zoom=FIRST_ZOOM,
                # Fine steps, so that London fills the room that it is fitted to.
                zoomSnap=0.02,
                zoomDelta=0.5,
                minZoom=8,
                maxZoom=16,
                attributionControl=tiles is not None,
                zoomControl=False,
                keyboard=False,
                preferCanvas=False,
                className="atlas-map",
            ),
            html.Div(
                [
                    html.Button("+", **attributes({"data-map": "in", "aria-label": "Zoom in"})),
                    html.Button("−", **attributes({"data-map": "out", "aria-label": "Zoom out"})),
                    html.Button("All London", **attributes({"data-map": "all"})),
                    html.Button("To area", disabled=True, **attributes({"data-map": "area"})),
                ],
                className="map-buttons",
                role="group",
                **attributes({"aria-label": "Move the map"}),
            ),
            html.P("Drawing the map…", id=ids.MAP_STATUS, className="map-status", role="status"),
        ],
        className="map-frame",
    )


def _build_layers(tiles: tuple[str, str] | None) -> list[Component]:
    marks = [
        _build_points(ids.REACH_POINTS, "atlas.marks"),
        # A reader's own records cluster by themselves: no mark counts both.
        _build_points(ids.UPLOAD_POINTS, "atlas.uploads"),
    ]
    if tiles is None:
        return marks
    address, credit = tiles
    return [dl.TileLayer(url=address, attribution=credit), *marks]


def _build_points(identifier: str, drawn_by: str) -> Component:
    return dl.GeoJSON(
        id=identifier,
        data={"type": "FeatureCollection", "features": []},
        cluster=True,
        superClusterOptions={"radius": 36, "maxZoom": 15},
        zoomToBoundsOnClick=True,
        pointToLayer={"variable": f"{drawn_by}.drawPoint"},
        clusterToLayer={"variable": f"{drawn_by}.drawCluster"},
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


def build_condition_choices() -> Component:
    """Build the place of the conditions among the choices, folded until it is wanted."""
    return html.Details(
        [
            html.Summary(
                ["Filter areas by conditions", html.Span(id=ids.CONDITION_COUNT)],
                className="choice-name",
            ),
            html.Div(id=ids.CONDITIONS),
        ],
        id=f"{ids.CONDITIONS}-choice",
        className="choice conditions",
    )


def build_filter_sentence() -> Component:
    """Build the sentence beneath the subtitle that says what is filtered."""
    return html.Div(id=ids.FILTERED, className="view-filter", role="status")


def build_match_list() -> Component:
    """Build the place of the list of areas that meet the conditions."""
    return html.Div(id=ids.MATCHES, className="matches")
