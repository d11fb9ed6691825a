"""/api/v1/areas: the areas of every edition, and which edition a question means."""

import math

import pandas as pd
from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.questions import AreaPath, AreasQuestion, EditionQuestion
from dashboard.api.responses import present_json, present_rows
from dashboard.api.schemas import AreaRow, One, Rows
from dashboard.web.problems import BadQuestionError
from geodata.closed_lists import Level
from geodata.errors import UnknownIdentifierError
from geodata.model import DRAWN_GEOGRAPHIES, Area, Geography
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


_WARDS_NEWEST_FIRST = tuple(g for g in DRAWN_GEOGRAPHIES if g.level is Level.WARD)


def read_level(question: EditionQuestion) -> Level | None:
    """Give the level asked for: a vintage without a level means wards.

    Raises
    ------
    BadQuestionError
        A vintage is named for a level that has one edition only.
    """
    if question.vintage is not None and question.level not in (None, Level.WARD):
        raise BadQuestionError(
            field="vintage",
            value=question.vintage,
            expected="no vintage, or level=ward",
            detail=f"'{question.level}' has one edition only, so it has no vintage.",
        )
    return Level.WARD if question.vintage is not None else question.level


def find_geography(question: EditionQuestion) -> Geography | None:
    """Give the edition asked for, None where the question leaves one open."""
    level = read_level(question)
    if level is None or (level is Level.WARD and question.vintage is None):
        return None
    return Geography(level, int(question.vintage) if question.vintage else None)


def find_area(repository: Repository, area_code: str, question: EditionQuestion) -> Area:
    """Give the area meant: of the edition asked for, else the borough, else the newest.

    Raises
    ------
    UnknownIdentifierError
        No area has this code at this level or in this edition.
    """
    geography = find_geography(question)
    if geography is None and question.level is Level.WARD:
        for edition in _WARDS_NEWEST_FIRST:
            try:
                return repository.area(area_code, edition)
            except UnknownIdentifierError:
                continue
        # Says what is wrong if the code is unknown, or names the newest wards if it is no ward's.
        return repository.area(area_code, _WARDS_NEWEST_FIRST[0])
    return repository.area(area_code, geography)


def select_edition(rows: pd.DataFrame, question: EditionQuestion) -> pd.DataFrame:
    """Keep the rows of the level and vintage asked for."""
    level = read_level(question)
    if level is not None:
        rows = rows.loc[rows["level"] == level.value]
    if question.vintage is not None:
        rows = rows.loc[rows["vintage"] == int(question.vintage)]
    return rows
