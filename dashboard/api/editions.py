"""Which kind and edition of area a question means."""

import pandas as pd

from dashboard.api.problems import BadQuestionError
from dashboard.api.questions import EditionQuestion
from geodata.closed_lists import Level
from geodata.errors import UnknownIdentifierError
from geodata.model import DRAWN_GEOGRAPHIES, Area, Geography
from geodata.repository import Repository

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
