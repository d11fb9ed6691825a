"""The usual dashboard: a Plotly choropleth whose whole figure comes from the server each time.

Written as its tutorials show it, on the same shapes and figures as ours, served by
as many workers, compressed, with Dash's and Plotly's files from this machine.
"""

import json
from urllib.parse import parse_qs

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from flask import Flask

from tests.bench.subjects import Subject, read_subjects

LONDON = {"lat": 51.49, "lon": -0.09}
DECIMALS = 5


def build_server() -> Flask:
    """Give the page as a WSGI application; `?edition=` and `&indicator=` say what it shows."""
    subjects = read_subjects()
    shapes = {key: write_geojson(subject) for key, subject in subjects.items()}
    # Named by no folder, it would send the assets of the one that it is started in: ours.
    app = Dash("plotly_page", compress=True, include_assets_files=False)
    everything = sorted({name for subject in subjects.values() for name in subject.indicators})
    app.layout = html.Div(
        [
            dcc.Location(id="address"),
            dcc.Dropdown(everything, id="indicator", clearable=False),
            dcc.Graph(id="map", style={"height": "700px"}),
        ]
    )

    @app.callback(Output("map", "figure"), Input("address", "search"), Input("indicator", "value"))
    def draw_map(search: str, indicator: str | None) -> go.Figure:
        asked = {name: values[0] for name, values in parse_qs(search.lstrip("?")).items()}
        subject = subjects[asked["edition"]]
        return draw_choropleth(subject, shapes[subject.key], indicator or asked["indicator"])

    return app.server


def write_geojson(subject: Subject) -> dict:
    """Give an edition's shapes as a GeoJSON dictionary, coordinates at about a metre."""
    shapes = subject.shapes.set_index("area_code")
    shapes["geometry"] = shapes["geometry"].set_precision(10**-DECIMALS, mode="pointwise")
    return json.loads(str(shapes.to_json()))


def draw_choropleth(subject: Subject, shapes: dict, indicator: str) -> go.Figure:
    """Draw one indicator over an edition's shapes."""
    figure = go.Figure(
        go.Choroplethmap(
            geojson=shapes,
            locations=subject.shapes["area_code"].tolist(),
            z=subject.figures[indicator].tolist(),
            text=subject.shapes["area_name"].tolist(),
            colorscale="Blues",
            name=indicator,
        )
    )
    figure.update_layout(
        map={"style": "white-bg", "center": LONDON, "zoom": 9.3},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )
    return figure
