"""The floor: one inline SVG and no library, shapes drawn once, a fill set at each change."""

import json
from collections.abc import Callable

import brotli
import numpy as np
import pandas as pd
import shapely
from flask import Flask, Response

from tests.bench.subjects import Subject, read_subjects

WIDTH, HEIGHT, CLASSES = 900, 700, 5
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Bare SVG</title>
<style>path { stroke: #fff; stroke-width: .4; }</style>
<svg id="map" width="900" height="700" viewBox="0 0 900 700"></svg>
<script>
const FILLS = ["#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c", "#eeeeee"];
const asked = new URLSearchParams(location.search);
const edition = asked.get("edition");
const fetchJson = (url) => fetch(url).then((answer) => answer.json());
const drawn = fetchJson("/shapes/" + edition).then((shapes) => shapes.map((outline) => {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", outline);
  return document.getElementById("map").appendChild(path);
}));
const kept = {};
window.choose = async (indicator) => {
  kept[indicator] ??= fetchJson("/figures/" + edition + "/" + indicator);
  const classes = await kept[indicator];
  (await drawn).forEach((path, i) => path.setAttribute("fill", FILLS[classes[i]]));
  document.dispatchEvent(new CustomEvent("bare:coloured", { detail: { indicator } }));
};
window.choose(asked.get("indicator"));
</script></html>
"""


def build_server() -> Flask:
    """Give the page as a WSGI application; `?edition=` and `&indicator=` say what it shows."""
    subjects = read_subjects()
    shapes = {key: pack_json(draw_outlines(subject)) for key, subject in subjects.items()}
    figures = {
        (key, indicator): pack_json(classify(values))
        for key, subject in subjects.items()
        for indicator, values in subject.figures.items()
    }
    server = Flask("svg_page")

    @server.get("/")
    def show_page() -> Response:
        return answer(brotli.compress(PAGE.encode()), "text/html")

    @server.get("/shapes/<edition>")
    def send_shapes(edition: str) -> Response:
        return answer(shapes[edition])

    @server.get("/figures/<edition>/<indicator>")
    def send_figures(edition: str, indicator: str) -> Response:
        return answer(figures[edition, indicator])

    return server


def pack_json(content: list) -> bytes:
    """Write JSON as compact as our own boundary files are."""
    return brotli.compress(json.dumps(content, separators=(",", ":")).encode(), quality=11)


def answer(body: bytes, kind: str = "application/json") -> Response:
    """Send bytes that are compressed already."""
    return Response(body, mimetype=kind, headers={"Content-Encoding": "br"})


def classify(values: pd.Series) -> list[int]:
    """Put values into five classes of about as many areas; the sixth is for no value."""
    shares = values.rank(method="first", pct=True).mul(CLASSES).sub(1e-9)
    return shares.fillna(CLASSES).astype(int).tolist()


def draw_outlines(subject: Subject) -> list[str]:
    """Write each shape (EPSG:4326) as an SVG path in the page's pixels, to a tenth of one."""
    west, south, east, north = subject.shapes.total_bounds
    narrowing = np.cos(np.radians((south + north) / 2))
    scale = min(WIDTH / ((east - west) * narrowing), HEIGHT / (north - south))

    def place(lonlat: np.ndarray) -> np.ndarray:
        return np.column_stack(
            [(lonlat[:, 0] - west) * narrowing * scale, (north - lonlat[:, 1]) * scale]
        )

    return [write_path(shape, place) for shape in subject.shapes.geometry]


def write_path(shape: shapely.Geometry, place: Callable[[np.ndarray], np.ndarray]) -> str:
    """Write one polygon or several as one path."""
    rings = shapely.get_rings(shapely.get_parts(shape))
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in place(shapely.get_coordinates(ring))) + "Z"
        for ring in rings
    )
