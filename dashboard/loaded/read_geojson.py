"""GeoJSON: a feature is a row, its properties are the cells, its point is the place."""

import json
from collections.abc import Collection
from typing import NoReturn

from dashboard.loaded.find_header import check_columns, fold_column, tell_unknown
from dashboard.loaded.loaded_table import (
    MOST_ROWS,
    LoadedFileError,
    LoadedPoint,
    LoadedRow,
    LoadedTable,
    refuse_too_many,
)
from dashboard.loaded.read_csv import read_text

_DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326")
_PAIR = 2
# Above it a float has no ones left.
_EXACT = 1e15


def is_geojson(data: bytes) -> bool:
    """Say whether bytes are JSON of some kind rather than a table."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def read_geojson(data: bytes, known: Collection[str]) -> LoadedTable:
    """Read a feature collection whose places are points in degrees (EPSG:4326).

    Parameters
    ----------
    data : bytes
        The whole file.
    known : collection of str
        The template's columns.

    Raises
    ------
    LoadedFileError
        It is no feature collection, or not in degrees.
    """
    text, notices = read_text(data)
    features = _list_features(parse_json(text))
    if len(features) > MOST_ROWS:
        raise refuse_too_many("rows", MOST_ROWS, f"{len(features):,} features")
    rows, points, names = [], {}, {}
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        cells = {
            fold_column(name): write_value(value)
            for name, value in (properties if isinstance(properties, dict) else {}).items()
        }
        names.update(dict.fromkeys(cells))
        rows.append(LoadedRow(number, {name: cells[name] for name in cells if name in known}))
        point = _read_point(feature)
        if point:
            points[number] = point
    check_columns(list(names), known)
    columns = tuple(name for name in names if name in known)
    return LoadedTable(tuple(rows), columns, (*notices, *tell_unknown(names, known)), points)


def parse_json(text: str) -> object:
    """Parse JSON strictly: no NaN, no depth without end, no number without end."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise LoadedFileError(
            problem="The file begins as JSON and cannot be read as such.",
            expected="JSON as the standard has it, without NaN and not nested without need",
            mend="Write it anew from the program that made it.",
        ) from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _list_features(document: object) -> list[object]:
    held = document if isinstance(document, dict) else {}
    features = held.get("features") if held.get("type") == "FeatureCollection" else None
    if not isinstance(features, list):
        raise LoadedFileError(
            problem="The file is JSON and no GeoJSON FeatureCollection.",
            expected="a FeatureCollection of points, with the template's columns as properties",
            mend="Export the layer as GeoJSON, or load it as CSV or XLSX.",
        )
    system = held.get("crs")
    if system is not None and not str(system).rstrip("'}\" ").endswith(_DEGREES):
        raise LoadedFileError(
            problem="The GeoJSON is not in degrees of longitude and latitude.",
            expected="EPSG:4326, which GeoJSON is always in",
            mend="Export the layer again with the coordinate system EPSG:4326.",
        )
    return features


def write_value(value: object) -> str:
    """Write a value of JSON as a person would have typed it into a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, int):
        # Python writes no integer of more than some thousand figures.
        return str(value) if abs(value) < 10**30 else "a number of more than 30 figures"
    return value.strip() if isinstance(value, str) else json.dumps(value)[:100]


def _read_point(feature: object) -> LoadedPoint | None:
    if not isinstance(feature, dict):
        return LoadedPoint(0, 0, "It is no Feature.")
    geometry = feature.get("geometry")
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind != "Point":
        return LoadedPoint(0, 0, "Its geometry is no Point.")
    pair = geometry.get("coordinates")
    if not isinstance(pair, list) or len(pair) < _PAIR or not all(map(_is_number, pair[:_PAIR])):
        return LoadedPoint(0, 0, "Its point has no longitude and latitude.")
    return LoadedPoint(float(pair[0]), float(pair[1]))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _EXACT
