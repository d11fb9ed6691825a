"""Write shapes: GeoParquet for measuring and printing, TopoJSON for the browser."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import brotli
import geopandas as gpd
import pandas as pd
import shapely

from geodata.pipeline.area_table import LONDON
from geodata.pipeline.boundaries import (
    BOROUGH,
    CONSTITUENCY,
    LSOA,
    THAMES,
    WARDS,
    Boundaries,
    Edition,
)
from geodata.pipeline.geographies import FirstPaint
from geodata.repository import BoundaryFile
from geodata.shapes.boundaries import (
    check_coverage,
    find_label_points,
    join_parts,
    simplify_coverage,
    unite_areas,
)
from geodata.shapes.topology import Grid, build_topology

_DEGREES, _METRES = 4326, 27700
_PLACES = 5
_HASH_LETTERS = 12
_OUTLINE_TOLERANCE_M = 20


def write_outlines(boundaries: Boundaries, folder: Path) -> None:
    """Write each edition's shapes, London and the Thames as GeoParquet, EPSG:27700.

    Columns ``area_code`` and ``geometry``; ``london`` and ``thames`` hold one row each.
    """
    shapes = {
        geography.key: edition.outlines() for geography, edition in boundaries.editions.items()
    }
    boroughs = shapes[BOROUGH.key]
    shapes["london"] = _unite_all(boroughs, LONDON)
    thames = gpd.GeoSeries([boundaries.thames], index=[THAMES], crs=_METRES)
    shapes[THAMES] = thames.simplify(_OUTLINE_TOLERANCE_M)
    folder.mkdir(parents=True, exist_ok=True)
    for key, outlines in shapes.items():
        table = gpd.GeoDataFrame(geometry=outlines.rename_axis("area_code")).reset_index()
        table.to_parquet(
            folder / f"{key}.parquet", compression="zstd", index=False, write_covering_bbox=False
        )


def _unite_all(shapes: gpd.GeoSeries, code: str) -> gpd.GeoSeries:
    joined = shapely.get_parts(shapely.coverage_union_all(shapes.to_numpy()))
    return gpd.GeoSeries([join_parts(joined)], index=[code], crs=shapes.crs)


def write_web_files(
    boundaries: Boundaries, areas: pd.DataFrame, first_paint: FirstPaint, folder: Path
) -> tuple[BoundaryFile, ...]:
    """Write the browser's TopoJSON files, each with .br and .gz beside it.

    Parameters
    ----------
    boundaries : Boundaries
    areas : DataFrame
        Columns ``columns.AREAS``: names, parents and label points.
    first_paint : FirstPaint
        How coarse the file of boroughs, constituencies, London and the Thames is.
    folder : Path
        Made if missing; a file's name carries the hash of its content.

    Returns
    -------
    tuple of BoundaryFile
        One for each drawn edition, in the order in which a reader is offered them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    boroughs = boundaries.editions[BOROUGH]
    layers, grid = build_first_paint(boundaries, first_paint)
    first = write_web_file("boroughs", _describe_first(layers, areas, grid), folder)
    files = [BoundaryFile(first, BOROUGH, "areas", None)]
    for geography in (*WARDS, LSOA):
        document = build_document(boundaries.editions[geography], boroughs, areas)
        name = write_web_file(geography.key, document, folder)
        files.append(BoundaryFile(name, geography, "areas", "boroughs"))
    files.insert(-1, BoundaryFile(first, CONSTITUENCY, "constituencies", None))
    return tuple(files)


def build_first_paint(
    boundaries: Boundaries, first_paint: FirstPaint
) -> tuple[dict[str, gpd.GeoSeries], Grid]:
    """Simplify the boroughs and the Thames together, and join what is made of boroughs.

    Returns
    -------
    dict of GeoSeries by area code, and their Grid
        ``areas`` (boroughs), ``constituencies``, ``london`` and ``thames``, in cells of the grid.
    """
    boroughs = boundaries.editions[BOROUGH]
    grid = Grid(first_paint.cell_degrees)
    both = pd.concat([boroughs.detailed, gpd.GeoSeries([boundaries.thames], [THAMES], crs=_METRES)])
    placed = grid.place(simplify_coverage(gpd.GeoSeries(both), first_paint.tolerance_m))
    check_coverage(placed, "boroughs, first paint")
    land = placed.drop(THAMES)
    layers = {
        "areas": land,
        "constituencies": unite_areas(land, boroughs.areas["constituency"]),
        "london": _unite_all(land, LONDON),
        "thames": placed.loc[[THAMES]],
    }
    return layers, grid


def _describe_first(
    layers: Mapping[str, gpd.GeoSeries], areas: pd.DataFrame, grid: Grid
) -> dict[str, Any]:
    names = {name: _describe(shapes, areas, grid) for name, shapes in layers.items()}
    names[THAMES][THAMES]["name"] = "River Thames"
    return build_topology(layers, names, grid)


def build_document(edition: Edition, boroughs: Edition, areas: pd.DataFrame) -> dict[str, Any]:
    """Build an edition's TopoJSON in degrees: its areas, and the boroughs that they make up.

    ``areas`` has the columns `columns.AREAS`.
    """
    rows = areas[areas["level"] == edition.geography.level.value]
    if edition.geography.vintage is not None:
        rows = rows[rows["vintage"] == edition.geography.vintage]
    wider = areas[areas["level"] == boroughs.geography.level.value]
    parts = edition.areas["borough"]
    layers = {"areas": edition.placed, "boroughs": unite_areas(edition.placed, parts)}
    properties = {
        "areas": _describe(edition.placed, rows, edition.grid, parts),
        "boroughs": _describe(layers["boroughs"], wider, edition.grid),
    }
    return build_topology(layers, properties, edition.grid)


def _describe(
    shapes: gpd.GeoSeries, areas: pd.DataFrame, grid: Grid, parents: pd.Series | None = None
) -> dict[str, dict[str, Any]]:
    """Say each area's name, borough and label point (degrees, inside the shape as drawn here)."""
    names = dict(zip(areas["area_code"], areas["area_name"], strict=False))
    labels = find_label_points(grid.to_metres(shapes)).to_crs(_DEGREES)
    above = {} if parents is None else parents.to_dict()
    codes = [str(code) for code in shapes.index]
    points = shapely.get_coordinates(labels.to_numpy()).round(_PLACES).tolist()
    return {
        code: {"name": names.get(code), "parent": above.get(code), "label": point}
        for code, point in zip(codes, points, strict=True)
    }


def write_web_file(name: str, document: dict[str, Any], folder: Path) -> str:
    """Write one TopoJSON file, with .br and .gz beside it; give its name, with its hash."""
    content = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
    mark = hashlib.sha256(content).hexdigest()[:_HASH_LETTERS]
    plain, by_brotli, by_gzip = list_siblings(f"{name}.{mark}.json")
    (folder / plain).write_bytes(content)
    (folder / by_brotli).write_bytes(brotli.compress(content, quality=11))
    (folder / by_gzip).write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    return plain


def list_siblings(name: str) -> tuple[str, str, str]:
    """List the names under which a browser's file lies: plain, by brotli and by gzip."""
    return name, f"{name}.br", f"{name}.gz"
