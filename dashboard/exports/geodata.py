"""A view's areas with their shapes and values: GeoJSON for the web, GeoPackage for desktops."""

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.exports.file_format import UnfitFormatError
from dashboard.exports.notes import Cell, list_notes
from dashboard.exports.options import ExportOptions, Slide
from dashboard.figures.figure import Figure
from geodata.repository import Repository

# About a decimetre, which is finer than the outlines are.
_PLACES = 6
_LAYER, _NOTES = "areas", "notes"


def write_geojson(slide: Slide, options: ExportOptions, repository: Repository) -> bytes:
    """Write a view's areas as GeoJSON (RFC 7946, EPSG:4326), with what must be known of them.

    Raises
    ------
    UnfitKindError
        The rows of the view are not areas.
    """
    figure = slide.figure
    shapes = _join_shapes(figure, repository).to_crs(4326)
    shapes = shapes.set_geometry(shapely.transform(shapes.geometry, lambda at: at.round(_PLACES)))
    features = json.loads(shapes.to_json(na="null", drop_id=True, to_wgs84=False))["features"]
    collection = {
        "type": "FeatureCollection",
        "title": figure.title,
        "notes": [f"{term}: {text}" for term, text in list_notes(figure, options)],
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def write_gpkg(slide: Slide, options: ExportOptions, repository: Repository) -> bytes:
    """Write a view's areas as a GeoPackage (EPSG:27700), with a table ``notes`` beside them.

    Raises
    ------
    UnfitKindError
        The rows of the view are not areas.
    """
    figure = slide.figure
    shapes = _join_shapes(figure, repository)
    with TemporaryDirectory(prefix="atlas-shapes-") as folder:
        file = Path(folder) / "view.gpkg"
        shapes.to_file(file, layer=_LAYER, driver="GPKG")
        notes = pd.DataFrame(list_notes(figure, options), columns=["term", "text"])
        connection = sqlite3.connect(file)
        try:
            notes.to_sql(_NOTES, connection, index=False)
            connection.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
                " VALUES (?, 'attributes', ?)",
                (_NOTES, _NOTES),
            )
            connection.commit()
        finally:
            connection.close()
        return file.read_bytes()


def _join_shapes(figure: Figure, repository: Repository) -> gpd.GeoDataFrame:
    if figure.shapes is None:
        raise UnfitFormatError(
            "The rows of this view are not areas, so there are no shapes to write. Ask for its"
            " table as csv or xlsx."
        )
    outlines = repository.outlines(figure.shapes).set_index("area_code").geometry
    columns = {name: figure.table[name].map(_plain) for name in figure.table.columns}
    table = pd.DataFrame(columns)
    return gpd.GeoDataFrame(
        table, geometry=outlines.reindex(table["area_code"]).to_list(), crs="EPSG:27700"
    )


def _plain(cell: Cell) -> str | float | None:
    """Give a cell as every format has it: a list as one text, a missing one as None."""
    if isinstance(cell, list | tuple):
        return ";".join(str(part) for part in cell)
    return None if pd.isna(cell) else cell
