"""Groups of areas over which reach is set against need."""

from collections.abc import Mapping
from enum import StrEnum

import pandas as pd

from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository

DEPRIVATION = "imd2025_score"
_FIFTHS = (
    "Most deprived fifth",
    "Second most deprived fifth",
    "Middle fifth",
    "Second least deprived fifth",
    "Least deprived fifth",
)


class Grouping(StrEnum):
    """One way of putting every area into one group."""

    INNER_OUTER = "inner_outer"
    CONSTITUENCY = "assembly_constituency"
    DEPRIVATION_FIFTH = "imd_fifth"


def group_areas(geography: Geography, repository: Repository) -> Mapping[Grouping, pd.DataFrame]:
    """Say to which group each area belongs, in each grouping that is known for all of them.

    Parameters
    ----------
    geography : Geography
        Boroughs or wards.
    repository : Repository

    Returns
    -------
    mapping of DataFrame, by area code
        ``group_code`` and ``group_name``. A fifth of deprivation holds a fifth
        of the edition's areas in the order of their score in the indices of
        2025 (not a fifth of the residents); where areas do not divide by five,
        fifths differ by one area.
    """
    areas = repository.areas(geography).set_index("area_code")
    grouped = {
        Grouping.INNER_OUTER: _find_parents(areas, Level.INNER_OUTER, repository),
        Grouping.CONSTITUENCY: _find_parents(areas, Level.ASSEMBLY_CONSTITUENCY, repository),
        Grouping.DEPRIVATION_FIFTH: _cut_fifths(areas, geography, repository),
    }
    return {name: groups for name, groups in grouped.items() if groups is not None}


def _find_parents(areas: pd.DataFrame, level: Level, repository: Repository) -> pd.DataFrame | None:
    wide = repository.areas(Geography(level))
    names = dict(zip(wide["area_code"], wide["area_name"], strict=True))
    found = [[code for code in parents if code in names] for parents in areas["parent_codes"]]
    if not found or any(len(codes) != 1 for codes in found):
        return None
    codes = [code for (code,) in found]
    return pd.DataFrame(
        {"group_code": codes, "group_name": [names[code] for code in codes]}, index=areas.index
    )


def _cut_fifths(
    areas: pd.DataFrame, geography: Geography, repository: Repository
) -> pd.DataFrame | None:
    scores = _read_scores(areas, geography, repository)
    if scores.empty or scores.isna().any():
        return None
    # Areas of one score stay in the order of their codes, so that an answer never changes.
    ranks = scores.rank(ascending=False, method="first").astype(int) - 1
    fifths = ranks * len(_FIFTHS) // len(scores)
    return pd.DataFrame(
        {
            "group_code": [f"imd_{fifth + 1}" for fifth in fifths],
            "group_name": [_FIFTHS[fifth] for fifth in fifths],
        },
        index=areas.index,
    )


def _read_scores(areas: pd.DataFrame, geography: Geography, repository: Repository) -> pd.Series:
    if DEPRIVATION not in repository.registry.indicators:
        return pd.Series(dtype=float)
    for coverage in repository.coverage(DEPRIVATION):
        if coverage.geography == geography:
            values = repository.observations(
                DEPRIVATION, geography=geography, period=coverage.periods[0].id, group="all"
            )
            return values.set_index("area_code")["value"].reindex(areas.index).astype(float)
    return pd.Series(dtype=float)
