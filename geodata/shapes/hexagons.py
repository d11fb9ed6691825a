"""Hexagons of one size: which cell each area has, what of the true map it keeps, their shapes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from math import asinh, atan, cos, degrees, radians, sin, sinh, sqrt, tan
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from geodata.errors import GeodataError
from geodata.shapes.honeycomb import Wanted, assign_cells, find_middles

Cell = tuple[int, int]
Pair = tuple[str, str]
# Areas whose places differ by this much are clearly one north, or one east, of the other.
CLEARLY_APART_KM = 5
LEAST_NEIGHBOURS_KEPT = 0.65
LEAST_ORDER_KEPT = 0.9
_KM_A_DEGREE = 111.2
_TOUCHING = 1.01


class EqualAreasError(GeodataError):
    """A layout of equal areas that does not keep what it must."""

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"Areas of equal size: {problem}. Look at the neighbours and places in the table of"
            " areas, or at the weights in geodata/honeycomb.py."
        )


@dataclass(frozen=True)
class EqualAreas:
    """A layout: each area's cell as (column, row), and what of the true map it keeps.

    Each pair stands once, in order of code. ``kept`` are neighbours that stand
    side by side here, ``parted`` those that do not, ``joined`` areas that stand
    side by side here only. ``orders`` counts the pairs of areas more than
    `CLEARLY_APART_KM` apart from west to east, and again those so from south
    to north; ``orders_kept`` those that are in the same order here.
    """

    cells: Mapping[str, Cell]
    kept: frozenset[Pair]
    parted: frozenset[Pair]
    joined: frozenset[Pair]
    orders_kept: int
    orders: int

    @property
    def share_kept(self) -> float:
        """Share of the true pairs of neighbours that stand side by side; 1 where there are none."""
        count = len(self.kept) + len(self.parted)
        return len(self.kept) / count if count else 1.0

    @property
    def share_in_order(self) -> float:
        """Share of the orders that survive; 1 where no two areas are clearly apart."""
        return self.orders_kept / self.orders if self.orders else 1.0


def lay_out_equally(areas: pd.DataFrame) -> EqualAreas:
    """Give each area a cell of its own; the same areas always get the same cells.

    Parameters
    ----------
    areas : DataFrame
        A row an area: ``area_code``, ``longitude`` and ``latitude`` (degrees) and
        ``neighbours`` (codes; those of areas not in the table are left out).

    Raises
    ------
    EqualAreasError
        The layout does not keep what `check_layout` asks.
    """
    areas = areas.sort_values("area_code")
    codes = [str(code) for code in areas["area_code"]]
    pairs = list_true_pairs(areas)
    places = _place_in_km(areas)
    wanted = Wanted(_mark_pairs(codes, pairs), *_compare_places(places))
    columns_rows = assign_cells(places, wanted)
    layout = measure_layout(codes, columns_rows, pairs, wanted)
    check_layout(layout)
    return layout


def list_true_pairs(areas: pd.DataFrame) -> frozenset[Pair]:
    """List the neighbours on the true map, each pair once."""
    held = {str(code) for code in areas["area_code"]}
    return frozenset(
        _order(str(code), str(near))
        for code, neighbours in zip(areas["area_code"], areas["neighbours"], strict=True)
        for near in neighbours
        if str(near) in held
    )


def measure_layout(
    codes: list[str], columns_rows: np.ndarray, pairs: frozenset[Pair], wanted: Wanted
) -> EqualAreas:
    """Say what a layout keeps of the true pairs of neighbours and of the compass."""
    middles = find_middles(columns_rows)
    step = np.round(middles[:, None] - middles[None], 6)
    apart = np.hypot(step[..., 0], step[..., 1])
    beside = frozenset(
        (codes[a], codes[b])
        for a, b in combinations(range(len(codes)), 2)
        if apart[a, b] < _TOUCHING
    )
    orders = np.concatenate([wanted.east.ravel(), wanted.north.ravel()])
    seen = np.sign(np.concatenate([step[..., 0].ravel(), step[..., 1].ravel()]))
    return EqualAreas(
        cells={
            code: (int(column), int(row))
            for code, (column, row) in zip(codes, columns_rows, strict=True)
        },
        kept=pairs & beside,
        parted=pairs - beside,
        joined=beside - pairs,
        # Each pair stands twice in the tables, once from either side.
        orders_kept=int(((orders != 0) & (seen == orders)).sum()) // 2,
        orders=int((orders != 0).sum()) // 2,
    )


def check_layout(layout: EqualAreas) -> None:
    """Check that no cell is taken twice and that neighbours and compass order survive.

    Raises
    ------
    EqualAreasError
        Says what is not kept, and by how much.
    """
    if len(set(layout.cells.values())) < len(layout.cells):
        raise EqualAreasError("two areas have one cell")
    if layout.share_kept < LEAST_NEIGHBOURS_KEPT:
        raise EqualAreasError(
            f"{layout.share_kept:.0%} of neighbours are kept, {LEAST_NEIGHBOURS_KEPT:.0%} are asked"
        )
    if layout.share_in_order < LEAST_ORDER_KEPT:
        raise EqualAreasError(
            f"{layout.share_in_order:.0%} of compass orders are kept,"
            f" {LEAST_ORDER_KEPT:.0%} are asked"
        )


def _order(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)


def _mark_pairs(codes: list[str], pairs: frozenset[Pair]) -> np.ndarray:
    rows = {code: row for row, code in enumerate(codes)}
    marked = np.zeros((len(codes), len(codes)), dtype=int)
    for first, second in pairs:
        marked[rows[first], rows[second]] = marked[rows[second], rows[first]] = 1
    return marked


def _place_in_km(areas: pd.DataFrame) -> np.ndarray:
    """Give kilometres east and north; over one city a degree has one length."""
    degrees = areas[["longitude", "latitude"]].to_numpy(dtype=float)
    shrink = np.cos(np.radians(degrees[:, 1].mean()))
    return degrees * (_KM_A_DEGREE * shrink, _KM_A_DEGREE)


def _compare_places(places_km: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Say of each two places which is clearly further east, and which further north."""
    step = places_km[:, None] - places_km[None]
    order = np.where(np.abs(step) > CLEARLY_APART_KM, np.sign(step), 0).astype(int)
    return order[..., 0], order[..., 1]


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
