"""Lay out areas as hexagons: a cell each, what of the true map that keeps, and their shapes."""

from math import asinh, atan, degrees, radians, sinh, tan
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from geodata.areas.editions import keep_edition
from geodata.columns import HEXAGONS
from geodata.errors import GeodataError
from geodata.pipeline.boundaries import BOROUGH, CONSTITUENCY
from geodata.pipeline.boundary_files import write_web_file
from geodata.pipeline.honeycomb import Wanted, assign_cells
from geodata.repository import BoundaryFile
from geodata.shapes.hexagons import (
    CLEARLY_APART_KM,
    CORNERS,
    RADIUS,
    Hexagons,
    Pair,
    find_middles,
    order_pair,
    read_hexagons,
)

# Of wards and neighbourhoods there are too many to find one among hexagons.
EDITIONS = (BOROUGH, CONSTITUENCY)
LEAST_NEIGHBOURS_KEPT = 0.65
LEAST_ORDER_KEPT = 0.9
_KM_A_DEGREE = 111.2
_TOUCHING = 1.01


class HexagonsError(GeodataError):
    """A layout of hexagons that does not keep what it must."""

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"Hexagons: {problem}. Look at the neighbours and places in the table of areas, or"
            " at the weights in geodata/pipeline/honeycomb.py."
        )


def build_hexagons(areas: pd.DataFrame) -> pd.DataFrame:
    """Lay out the areas of each of `EDITIONS` that has any, a cell each.

    Parameters
    ----------
    areas : DataFrame
        Columns `columns.AREAS`.

    Returns
    -------
    DataFrame
        Columns `columns.HEXAGONS`, by edition and code.

    Raises
    ------
    HexagonsError
        A layout does not keep what `check_layout` asks.
    """
    tables = [pd.DataFrame(columns=list(HEXAGONS))]
    for geography in EDITIONS:
        rows = keep_edition(areas, geography)
        if len(rows):
            layout = lay_out_hexagons(rows)
            check_layout(read_hexagons(layout))
            tables.append(layout.assign(level=geography.level.value, vintage=geography.vintage))
    text = dict.fromkeys(("level", "area_code"), "str")
    whole = dict.fromkeys(("column", "row", "orders_kept", "orders"), "int64")
    table = pd.concat(tables[1:] or tables, ignore_index=True).loc[:, list(HEXAGONS)]
    return table.astype({**text, **whole, "vintage": "Int64"})


def lay_out_hexagons(areas: pd.DataFrame) -> pd.DataFrame:
    """Give each area a cell of its own; the same areas always get the same cells.

    Parameters
    ----------
    areas : DataFrame
        A row an area: ``area_code``, ``longitude`` and ``latitude`` (degrees) and
        ``neighbours`` (codes; those of areas not in the table are left out).

    Returns
    -------
    DataFrame
        As `measure_layout` gives it.
    """
    areas = areas.sort_values("area_code")
    codes = [str(code) for code in areas["area_code"]]
    pairs = list_true_pairs(areas)
    places = _place_in_km(areas)
    wanted = Wanted(_mark_pairs(codes, pairs), *_compare_places(places))
    return measure_layout(codes, assign_cells(places, wanted), wanted)


def list_true_pairs(areas: pd.DataFrame) -> frozenset[Pair]:
    """List the neighbours on the true map, each pair once.

    Parameters
    ----------
    areas : DataFrame
        A row an area: ``area_code`` and ``neighbours``, of which those that are
        not in the table are left out.
    """
    known = {str(code) for code in areas["area_code"]}
    return frozenset(
        order_pair(str(code), str(near))
        for code, neighbours in zip(areas["area_code"], areas["neighbours"], strict=True)
        for near in neighbours
        if str(near) in known
    )


def measure_layout(codes: list[str], columns_rows: np.ndarray, wanted: Wanted) -> pd.DataFrame:
    """Say what a layout keeps of the true neighbours and of the compass.

    Returns
    -------
    DataFrame
        A row an area, as ``codes`` stand: the columns `columns.HEXAGONS` but its
        edition's, ``level`` and ``vintage``.
    """
    middles = find_middles(columns_rows)
    step = np.round(middles[:, None] - middles[None], 6)
    is_beside = np.hypot(step[..., 0], step[..., 1]) < _TOUCHING
    np.fill_diagonal(is_beside, val=False)
    is_near = wanted.neighbours.astype(bool)
    orders = np.stack([wanted.east, wanted.north], axis=2)
    is_kept = (orders != 0) & (np.sign(step) == orders)
    return pd.DataFrame(
        {
            "area_code": codes,
            "column": columns_rows[:, 0],
            "row": columns_rows[:, 1],
            "kept": _list_codes(codes, is_near & is_beside),
            "parted": _list_codes(codes, is_near & ~is_beside),
            "joined": _list_codes(codes, is_beside & ~is_near),
            "orders_kept": is_kept.sum(axis=(1, 2)),
            "orders": (orders != 0).sum(axis=(1, 2)),
        }
    )


def _list_codes(codes: list[str], marked: np.ndarray) -> list[list[str]]:
    """List for each row of a square table the codes of the columns that it marks."""
    return [[codes[place] for place in np.flatnonzero(row)] for row in marked]


def check_layout(layout: Hexagons) -> None:
    """Check that no cell is taken twice and that neighbours and compass order survive.

    Raises
    ------
    HexagonsError
        Says what is not kept, and by how much.
    """
    if len(set(layout.cells.values())) < len(layout.cells):
        raise HexagonsError("two areas have one cell")
    if layout.share_kept < LEAST_NEIGHBOURS_KEPT:
        raise HexagonsError(
            f"{layout.share_kept:.0%} of neighbours are kept, {LEAST_NEIGHBOURS_KEPT:.0%} are asked"
        )
    if layout.share_in_order < LEAST_ORDER_KEPT:
        raise HexagonsError(
            f"{layout.share_in_order:.0%} of compass orders are kept,"
            f" {LEAST_ORDER_KEPT:.0%} are asked"
        )


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
# A ring ends where it began.
_RING = (*CORNERS, CORNERS[0])


def write_hexagon_files(
    table: pd.DataFrame, areas: pd.DataFrame, folder: Path
) -> tuple[BoundaryFile, ...]:
    """Write the browser's TopoJSON file of each layout, with .br and .gz beside it.

    Parameters
    ----------
    table : DataFrame
        Columns `columns.HEXAGONS`.
    areas : DataFrame
        Columns `columns.AREAS`, with the same areas.
    folder : Path
        Made if missing; a file's name carries the hash of its content.
    """
    files = []
    for geography in EDITIONS:
        rows = keep_edition(table, geography)
        if len(rows):
            document = draw_hexagons(read_hexagons(rows), keep_edition(areas, geography))
            name = write_web_file(f"{geography.key}_tiles", document, folder)
            files.append(BoundaryFile(name, geography, "areas", None))
    return tuple(files)


def draw_hexagons(layout: Hexagons, areas: pd.DataFrame) -> dict[str, Any]:
    """Draw a layout as TopoJSON where London is on the map, as large as fits there.

    Cells are of one size on the web's map (Mercator), where a degree of
    latitude is longer in the north. Corners are in degrees (EPSG:4326).

    Parameters
    ----------
    layout : Hexagons
    areas : DataFrame
        The same areas: ``area_code``, ``area_name``, and ``west``, ``south``,
        ``east`` and ``north`` in degrees.
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
        corners = [_to_degrees(x + size * east, y + size * north) for east, north in _RING]
        arcs.append(_code_deltas(corners))
        geometries.append(
            {"type": "Polygon", "arcs": [[number]], "id": code, "properties": properties}
        )
    return {
        "type": "Topology",
        "transform": {"scale": [1 / _STEPS_A_DEGREE] * 2, "translate": [0, 0]},
        "objects": {"areas": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }


def _fit(middles: np.ndarray, areas: pd.DataFrame) -> tuple[np.ndarray, float]:
    """Give the middles on the map's plane, within the areas' bounds, and the size of a cell."""
    west, south = _to_plane(areas["west"].min(), areas["south"].min())
    east, north = _to_plane(areas["east"].max(), areas["north"].max())
    reach = np.array([0.5, RADIUS])
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
