"""Hexagons of one size as the browser draws them: a TopoJSON file like that of the true shapes."""

import json
from hashlib import sha256
from math import asinh, atan, cos, degrees, radians, sin, sinh, sqrt, tan
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from geodata.equal_areas import EqualAreas
from geodata.honeycomb import find_middles

_PLACES = 5
_STEPS_A_DEGREE = 10**_PLACES
_HASH_LETTERS = 12
# From the middle of a cell to its corners; from one middle to the next is 1.
_RADIUS = 1 / sqrt(3)
_CORNERS = [
    (_RADIUS * sin(radians(60 * turn)), _RADIUS * cos(radians(60 * turn))) for turn in range(7)
]


class DrawnLayout(NamedTuple):
    """The browser's file of a layout: its hashed name, and what is in it."""

    name: str
    content: bytes


def draw_layout(layout: EqualAreas, areas: pd.DataFrame, name: str) -> DrawnLayout:
    """Draw a layout where London is on the map, as large as fits there.

    Cells are of one size on the web's map (Mercator), where a degree of
    latitude is longer in the north.

    Parameters
    ----------
    layout : EqualAreas
    areas : DataFrame
        The same areas: ``area_code``, ``area_name``, and ``west``, ``south``,
        ``east`` and ``north`` in degrees.
    name : str
        What the file's name starts with.
    """
    codes = sorted(layout.cells)
    names = dict(zip(areas["area_code"], areas["area_name"], strict=True))
    middles, size = _fit(find_middles(np.array([layout.cells[code] for code in codes])), areas)
    geometries: list[dict[str, Any]] = []
    arcs: list[list[list[int]]] = []
    for number, (code, (x, y)) in enumerate(zip(codes, middles, strict=True)):
        label = [round(part, _PLACES) for part in _to_degrees(x, y)]
        properties = {
            "name": names[code],
            "parent": None,
            "label": label,
            "cell": layout.cells[code],
        }
        corners = [_to_degrees(x + size * east, y + size * north) for east, north in _CORNERS]
        arcs.append(_code_deltas(corners))
        geometries.append(
            {"type": "Polygon", "arcs": [[number]], "id": code, "properties": properties}
        )
    document = {
        "type": "Topology",
        "transform": {"scale": [1 / _STEPS_A_DEGREE] * 2, "translate": [0, 0]},
        "objects": {"areas": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }
    content = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
    mark = sha256(content).hexdigest()[:_HASH_LETTERS]
    return DrawnLayout(f"{name}.{mark}.json", content)


def _fit(middles: np.ndarray, areas: pd.DataFrame) -> tuple[np.ndarray, float]:
    """Give the middles on the map's plane, within the areas' bounds, and the size of a cell."""
    west, south = _to_plane(areas["west"].min(), areas["south"].min())
    east, north = _to_plane(areas["east"].max(), areas["north"].max())
    reach = np.array([0.5, _RADIUS])
    low, high = middles.min(axis=0) - reach, middles.max(axis=0) + reach
    size = float(min(np.array([east - west, north - south]) / (high - low)))
    centre = np.array([west + east, south + north]) / 2
    return centre + (middles - (low + high) / 2) * size, size


def _to_plane(longitude: float, latitude: float) -> tuple[float, float]:
    return radians(longitude), asinh(tan(radians(latitude)))


def _to_degrees(x: float, y: float) -> tuple[float, float]:
    return degrees(x), degrees(atan(sinh(y)))


def _code_deltas(corners: list[tuple[float, float]]) -> list[list[int]]:
    """Give a ring as whole steps of the grid, each from the corner before it."""
    placed = np.round(np.array(corners) * _STEPS_A_DEGREE).astype(int)
    return np.diff(placed, axis=0, prepend=np.zeros((1, 2), dtype=int)).tolist()
