"""The map: a Leaflet map whose shapes and colours the browser's scripts draw."""

import dash_leaflet as dl
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.layout.attributes import attributes

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
                    html.Span(id=ids.OWN_WORDS),
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
        _build_points(ids.OWN_POINTS, "atlas.own.map"),
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
