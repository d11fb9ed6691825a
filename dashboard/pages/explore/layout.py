"""The Explore page: the finding, the bar of choices, the map that fills the page, and one panel."""

from typing import Any

import dash_leaflet as dl
from dash import html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes
from dashboard.pages.explore.bar import build_bar
from dashboard.pages.explore.comfort import build_keyboard_help
from dashboard.pages.explore.group_panel import build_map_switch
from dashboard.pages.explore.panel import build_panel
from dashboard.pages.explore.start import ReadyLink
from dashboard.text.start import StartText


def build_explore(tiles: tuple[str, str] | None, start: StartText, story: ReadyLink) -> Component:
    """Build the page's regions in reading order, empty: callbacks and the browser fill them.

    Parameters
    ----------
    tiles : (address, credit) or None
        A deployer's own tile service; without one nothing leaves the host.
    start : StartText
        What a new reader can begin with.
    story : ReadyLink
        The ready story that is offered first.
    """
    return html.Main(
        [
            _build_skips(),
            _build_heading(),
            build_bar(),
            html.Section(
                _build_stage(tiles), id="stage", className="stage", tabIndex="-1", **_label("Map")
            ),
            build_panel(start, story),
            _build_thumb_bar(),
            build_keyboard_help(),
        ],
        id="main",
        className="explore",
        tabIndex="-1",
        **attributes({"data-panel": "list"}),
    )


def _label(text: str) -> dict[str, Any]:
    return attributes({"aria-label": text})


def _build_skips() -> Component:
    """Build the ways past the controls, seen when they have the focus."""
    return html.Div(
        [
            html.A("Skip to the map", href="#stage", className="skip"),
            html.A("Skip to the figures", href="#panel", className="skip"),
            html.A(
                "Skip to the table",
                href="/embed?view=table",
                id=ids.SKIP_TABLE,
                className="skip",
                **attributes({"data-set": "view=table"}),
            ),
            # What a choice led to, said once; nothing else on the page speaks of it.
            html.P(id=ids.ANNOUNCER, className="announcer", role="status"),
        ]
    )


def _build_heading() -> Component:
    return html.Div(
        [
            html.H1(id=ids.TITLE, className="view-title"),
            html.Button(
                "Show details",
                type="button",
                className="heading-details",
                **attributes({"data-discloses": "1", "aria-expanded": "false"}),
            ),
            html.P(id=ids.SUBTITLE, className="view-subtitle"),
            build_filter_sentence(),
        ],
        className="view-head",
    )


def _build_stage(tiles: tuple[str, str] | None) -> list[Component]:
    return [
        html.Div(
            [
                html.Div(id=ids.VIEWS, className="views", role="group", **_label("Show as")),
                html.Div(
                    id=ids.VIEWS_MENU,
                    className="views views-menu",
                    role="group",
                    **_label("Show as"),
                ),
                html.Button(
                    "Save or share",
                    type="button",
                    className="share-button",
                    **attributes(
                        {
                            "data-opens": "share",
                            "aria-expanded": "false",
                            "aria-controls": "panel-share",
                        }
                    ),
                ),
            ],
            className="stage-tools",
        ),
        build_map_panel(tiles),
        html.Div(id=ids.TABLE, className="table-panel"),
        html.Div(id=ids.DRAWN_VIEW, className="drawn-view"),
        html.Div(id=ids.VIEW_PANEL, className="view-panel"),
        html.Div(
            [
                html.Div(id=ids.LEGEND, className="map-legend"),
                html.Button(
                    "Change colours",
                    type="button",
                    className="plain-button legend-colours",
                    **attributes(
                        {
                            "data-opens": "colours",
                            "aria-expanded": "false",
                            "aria-controls": "panel-colours",
                        }
                    ),
                ),
            ],
            className="legend-corner",
        ),
        html.Div(
            [
                html.Div(id=ids.REACH_STRIP, className="reach-strip"),
                html.Div(id=ids.UPLOAD_BOX, className="upload-box"),
            ],
            className="reach-corner",
        ),
        html.P(id=ids.SOURCE_LINE, className="source-line"),
    ]


def _build_thumb_bar() -> Component:
    """Build the bar at the thumb, shown on a phone only."""
    parts = {"": "Map", "list": "List", "programmes": "Programmes", "share": "Save or share"}
    return html.Nav(
        [
            html.Button(
                name,
                type="button",
                className="part-tab",
                **attributes({"data-part": part} | ({} if part else {"aria-current": "true"})),
            )
            for part, name in parts.items()
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
                    "Use Tab to reach the map and the arrow keys to move between areas. Press Home"
                    " or End for the first or last area by name, type a letter to jump to a name,"
                    " and press Enter to select. Hold Shift to select several.",
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
                # No steps, so that London fills the room that it is fitted to.
                zoomSnap=0,
                zoomDelta=0.5,
                minZoom=8,
                maxZoom=16,
                attributionControl=tiles is not None,
                zoomControl=False,
                keyboard=False,
                # A box that is drawn on the map gathers areas.
                boxZoom=False,
                preferCanvas=False,
                className="atlas-map",
            ),
            html.Div(
                [
                    _build_move("+", "in", "Zoom in"),
                    _build_move("−", "out", "Zoom out"),
                    build_map_switch(),
                    html.Button(
                        "",
                        type="button",
                        className="full-screen",
                        **attributes({"data-act": "fullscreen", "aria-label": "Full screen"}),
                    ),
                    _build_move("All", "all", "Show all of London"),
                ],
                className="map-buttons",
                role="group",
                **_label("Move the map"),
            ),
            html.P("Drawing the map", id=ids.MAP_STATUS, className="map-status", role="status"),
        ],
        className="map-frame",
    )


def _build_move(sign: str, move: str, name: str) -> Component:
    return html.Button(
        sign, type="button", **attributes({"data-map": move, "aria-label": name, "title": name})
    )


def _build_layers(tiles: tuple[str, str] | None) -> list[Component]:
    if tiles is None:
        return []
    address, credit = tiles
    return [dl.TileLayer(url=address, attribution=credit)]


def build_filter_sentence() -> Component:
    """Build the sentence beneath the subtitle that says what is filtered."""
    return html.Div(id=ids.FILTERED, className="view-filter")
