"""/api/v1/areas: the areas of every edition."""

import math

import pandas as pd
from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.answers import present_json, present_rows
from dashboard.api.editions import find_area, select_edition
from dashboard.api.questions import AreaPath, AreasQuestion, EditionQuestion
from dashboard.api.schemas import AreaRow, One, Rows
from geodata.model import Area
from geodata.repository import Repository


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the areas to the interface."""

    @api.get("/v1/areas", summary="List areas", responses={200: Rows[AreaRow]})
    def list_areas(query: AreasQuestion) -> Response:
        """List the areas of one level and edition, or of all."""
        areas = select_edition(repository.areas(), query)
        return present_rows(
            tabulate_areas(areas),
            name="areas",
            data_version=repository.data_version,
            form=query.format,
        )

    @api.get("/v1/areas/<area_code>", summary="One area", responses={200: One[AreaRow]})
    def show_area(path: AreaPath, query: EditionQuestion) -> Response:
        """Give one area; without an edition the borough, then the newest edition, is meant."""
        area = find_area(repository, path.area_code, query)
        return present_json(describe_area(area), repository.data_version)


def describe_area(area: Area) -> dict[str, object]:
    """Describe one area by the interface's field names."""
    is_placed = not any(math.isnan(degrees) for degrees in area.centroid)
    return {
        "area_code": area.area_code,
        "area_name": area.area_name,
        "level": area.geography.level.value,
        "vintage": area.geography.vintage,
        "parent_codes": list(area.parent_codes),
        "centroid": list(area.centroid) if is_placed else None,
        "neighbours": list(area.neighbours),
        "population": area.population,
    }


def tabulate_areas(areas: pd.DataFrame) -> pd.DataFrame:
    """Name the columns of `columns.AREAS` as the interface does."""
    places = zip(areas["longitude"], areas["latitude"], strict=True)
    centroids = [None if pd.isna(lon) or pd.isna(lat) else (lon, lat) for lon, lat in places]
    centroid = pd.Series(centroids, index=areas.index, dtype=object)
    return areas.assign(centroid=centroid).loc[:, list(AreaRow.model_fields)]
