"""Places of records of reach: official names to codes, and points checked against shapes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
from pyproj import Transformer
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geodata.closed_lists import Level, Precision
from geodata.model import Geography
from geodata.pipeline.sources.reach import fail

BOROUGH = Geography(Level.BOROUGH)
STATED_EDITION = Geography(Level.WARD, 2018)
OTHER_EDITIONS = (Geography(Level.WARD, 2012), Geography(Level.WARD, 2022))
# Below this overlap, both ways, wards of two editions are different places.
_SAME_WARD = 0.98
_TO_METRES = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)


class Place(NamedTuple):
    """Where a record is: borough codes, and the ward of each edition where it can be said."""

    area_codes: list[str]
    ward_code: str | None = None
    ward_code_2012: str | None = None
    ward_code_2022: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Gazetteer:
    """Official names and shapes that records of reach are placed by.

    ``borough_codes`` gives the code of each borough's name, ``ward_names`` the
    name of each 2018 ward's code; ``shapes`` are EPSG:27700, by ``area_code``.
    """

    borough_codes: Mapping[str, str]
    ward_names: Mapping[str, str]
    shapes: Mapping[Geography, Mapping[str, BaseGeometry]]


def read_gazetteer(inputs: Path, outlines: Mapping[Geography, gpd.GeoDataFrame]) -> Gazetteer:
    """Read the official names beside the shapes that the pack will hold.

    Parameters
    ----------
    inputs : Path
        Folder of inputs; names come from its ``boundaries``.
    outlines : mapping of GeoDataFrame, EPSG:27700
        Column ``area_code``, or the index by that name; boroughs and the three ward editions.
    """
    boundaries = inputs / "boundaries"
    boroughs = gpd.read_file(boundaries / "boroughs.gpkg", ignore_geometry=True)
    wards = gpd.read_file(boundaries / "wards_2018.gpkg", ignore_geometry=True)
    editions = (BOROUGH, STATED_EDITION, *OTHER_EDITIONS)
    return Gazetteer(
        borough_codes=dict(zip(boroughs["LAD_NM"], boroughs["LAD_CD"], strict=True)),
        ward_names=dict(zip(wards["WARD_CD"], wards["WARD_NM"], strict=True)),
        shapes={edition: _index_shapes(outlines[edition]) for edition in editions},
    )


def _index_shapes(outlines: gpd.GeoDataFrame) -> dict[str, BaseGeometry]:
    codes = outlines["area_code"] if "area_code" in outlines.columns else outlines.index
    return dict(zip(codes, outlines.geometry, strict=True))


def locate_row(name: str, row: Mapping[str, str], gazetteer: Gazetteer) -> Place:
    """Place one row of the table of reach.

    Parameters
    ----------
    name : str
        How an error names the row.
    row : mapping
        Cells ``borough`` (names joined by ";"), ``lat``, ``lon``, ``ward_2018``
        and ``location_precision``.
    gazetteer : Gazetteer

    Raises
    ------
    InputError
        A borough nobody knows, a point outside its stated borough or its
        stated ward, or a located row without a borough.
    """
    codes = find_borough_codes(name, row["borough"], gazetteer)
    precision = Precision(row["location_precision"])
    if not codes and precision is not Precision.UNLOCATED:
        raise fail(name, f"precision '{precision}' without a borough", "a borough")
    if not row["lat"]:
        return Place(codes)
    latitude, longitude = float(row["lat"]), float(row["lon"])
    point = Point(_TO_METRES.transform(longitude, latitude))
    borough = _find_area(point, gazetteer.shapes[BOROUGH])
    if [borough] != codes:
        problem = f"the point {latitude}, {longitude} lies in {borough}"
        raise fail(name, problem, f"the stated borough '{row['borough']}' ({codes})")
    # An anchor for a locality is a label position: it lies in a ward that no source states.
    wards = _find_wards(name, row, point, gazetteer) if row["ward_2018"] else {}
    return Place(codes, **wards, latitude=latitude, longitude=longitude)


def find_borough_codes(name: str, boroughs: str, gazetteer: Gazetteer) -> list[str]:
    """Give the codes of boroughs named by their official names, sorted by code."""
    codes = []
    for borough in filter(None, boroughs.split(";")):
        if borough not in gazetteer.borough_codes:
            raise fail(name, f"borough '{borough}' is not known", "an official name of a borough")
        codes.append(gazetteer.borough_codes[borough])
    return sorted(codes)


def _find_area(point: Point, shapes: Mapping[str, BaseGeometry]) -> str | None:
    # A point on a shared border lies in both: the lower code is taken, always the same.
    found = [code for code, shape in shapes.items() if shape.covers(point)]
    return min(map(str, found), default=None)


def _find_wards(
    name: str, row: Mapping[str, str], point: Point, gazetteer: Gazetteer
) -> dict[str, str | None]:
    """Find the ward of 2018 that holds a point, check its name, and follow it to other editions."""
    stated = gazetteer.shapes[STATED_EDITION]
    ward = _find_area(point, stated)
    found_name = gazetteer.ward_names.get(ward or "")
    # The City's wards are merged into one, which the table says beside the name.
    if ward is None or found_name != row["ward_2018"].removesuffix(" (merged)"):
        raise fail(name, f"the point lies in ward '{found_name}'", f"'{row['ward_2018']}'")
    codes: dict[str, str | None] = {"ward_code": ward}
    is_place = row["location_precision"] != Precision.WARD
    for edition in OTHER_EDITIONS:
        shapes = gazetteer.shapes[edition]
        # A whole ward goes over to another edition only as the same place.
        codes[f"ward_code_{edition.vintage}"] = (
            _find_area(point, shapes) if is_place else find_same_ward(stated[ward], shapes)
        )
    return codes


def find_same_ward(ward: BaseGeometry, shapes: Mapping[str, BaseGeometry]) -> str | None:
    """Give the area that overlaps a ward by 98 % of both, None where there is none."""
    for code, shape in shapes.items():
        overlap = shape.intersection(ward).area
        if overlap >= _SAME_WARD * max(shape.area, ward.area):
            return code
    return None
