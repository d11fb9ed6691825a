"""/api/v1/boundaries: the shapes of one edition, as GeoJSON or TopoJSON."""

import json
from functools import cache

import shapely
from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.questions import BoundariesQuestion, LevelPath
from dashboard.web.problems import BadQuestionError, NothingFoundError
from dashboard.web.responses import GEOJSON_TYPE, JSON_TYPE, send
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES, Geography
from geodata.repository import Repository

# Six places of a degree are 0.1 m, far below the 20 m of the simplification.
_PLACES = 6


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the shapes to the interface."""

    @cache
    def write_once(geography: Geography) -> str:
        return write_geojson(repository, geography)

    @api.get("/v1/boundaries/<level>", summary="Shapes of one edition")
    def show_boundaries(path: LevelPath, query: BoundariesQuestion) -> Response:
        """Give the shapes of one level and edition, in degrees (EPSG:4326)."""
        geography = _find_drawn(repository, path.level, query.vintage)
        if query.format == "topojson":
            file = repository.web_folder / repository.boundary_files()[geography].name
            return send(file.read_bytes(), JSON_TYPE)
        return send(write_once(geography), GEOJSON_TYPE)


def write_geojson(repository: Repository, geography: Geography) -> str:
    """Write the shapes of one edition as a GeoJSON feature collection.

    Coordinates are degrees (EPSG:4326, longitude first) to six places;
    neighbours still share their border, since both round alike.
    """
    areas = {row["area_code"]: row for row in repository.areas(geography).to_dict("records")}
    outlines = repository.outlines(geography).to_crs(4326)
    rounded = shapely.transform(outlines.geometry.to_numpy(), lambda points: points.round(_PLACES))
    # Outer rings run counterclockwise, as RFC 7946 wants them.
    shapes = shapely.orient_polygons(rounded)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {
                "area_code": code,
                "area_name": areas[code]["area_name"],
                "level": geography.level.value,
                "vintage": geography.vintage,
                "parent_codes": list(areas[code]["parent_codes"]),
            },
            "geometry": json.loads(shape),
        }
        for code, shape in zip(outlines["area_code"], shapely.to_geojson(shapes), strict=True)
    ]
    collection = {
        "type": "FeatureCollection",
        "data_version": repository.data_version,
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))


def _find_drawn(repository: Repository, level: Level, vintage: str | None) -> Geography:
    editions = [geography for geography in DRAWN_GEOGRAPHIES if geography.level is level]
    if not editions:
        levels = dict.fromkeys(geography.level.value for geography in DRAWN_GEOGRAPHIES)
        raise BadQuestionError(
            field="level",
            value=level.value,
            expected=" or ".join(levels),
            detail=f"The atlas holds no shapes of level '{level.value}'.",
        )
    wanted = Geography(level, int(vintage)) if vintage else editions[0]
    if wanted not in editions:
        raise BadQuestionError(
            field="vintage",
            value=vintage,
            expected="no vintage, or level ward",
            detail=f"'{level.value}' has one edition only, so it has no vintage.",
        )
    if wanted not in repository.boundary_files():
        raise NothingFoundError(f"This data pack holds no shapes of {wanted.key}.")
    return wanted
