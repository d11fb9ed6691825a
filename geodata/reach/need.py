"""Reach against need: share of located units minus share of need, by area and by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from geodata.closed_lists import Level, Split
from geodata.model import Geography, Programme
from geodata.reach.coverage import (
    LocatedKind,
    NeedObstacle,
    count_kinds,
    count_units,
    find_obstacles,
    keep_chief,
    measure_coverage,
    place_chief,
)
from geodata.reach.intervals import IntervalMethod, choose_method
from geodata.reach.needs import NeedMeasure, count_need
from geodata.reach.shares import compare_shares, weigh_records
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


class NeedQuestion(NamedTuple):
    """What is set against what.

    ``records`` (columns `columns.REACH`, guarded) are those that the reader's
    filters leave. Of them count those of ``programmes``, each by the kind of
    unit that it chiefly counts.
    """

    records: pd.DataFrame
    programmes: Sequence[Programme]
    need: NeedMeasure
    geography: Geography
    split: Split


@dataclass(frozen=True, slots=True)
class NeedComparison:
    """Where the located units lie beside where the need is.

    Attributes
    ----------
    table : DataFrame, by area code
        Columns `shares.TABLE_COLUMNS`. Where there is an obstacle every
        verdict is ``CANNOT_TELL`` and there is neither interval nor p-value;
        shares and differences remain, to be read as no more than they are.
        ``units`` are the area's parts of units where a shared unit is split
        equally, and the units that touch it where it counts in each: shares
        are then of all such placements.
    groups : mapping of DataFrame
        The same by group of areas, by the group's code. Where shared units
        count in each, one that areas of a group share is one of that group.
    kinds : tuple of LocatedKind
        One for each programme: units of different kinds are pooled, and a
        page has to say which.
    located, total, at_least
        The sums of the kinds; ``total`` is None where it is for one of them.
        Filters of records leave ``total`` as it is, as no source counts the
        units of a year or of a precision: what is compared must be half of
        all the programmes' units, filtered or not.
    effective_units : float
        Records of one unit that say as much as the located ones; fewer than
        ``located`` where a record holds several. The gate of ten counts these.
    interval_units : float
        Whole independent units that vary as much as the placed ones, for
        which the intervals of ``table`` are found (`shares.weigh_records`).
    shared_units : int
        Located units that several areas share.
    obstacles : tuple of NeedObstacle
        All that stand, the first to be told first; none where areas are compared.
    method : IntervalMethod
    """

    table: pd.DataFrame
    groups: Mapping[Grouping, pd.DataFrame]
    kinds: tuple[LocatedKind, ...]
    located: int
    total: int | None
    at_least: bool
    effective_units: float
    interval_units: float
    shared_units: int
    obstacles: tuple[NeedObstacle, ...]
    method: IntervalMethod

    @property
    def obstacle(self) -> NeedObstacle | None:
        """The obstacle to be told first; None where areas are compared."""
        return self.obstacles[0] if self.obstacles else None


def compare_reach_with_need(question: NeedQuestion, repository: Repository) -> NeedComparison:
    """Set where located units lie against where the need is.

    Parameters
    ----------
    question : NeedQuestion
    repository : Repository
        Areas and figures of need; records come with the question alone.
    """
    chief = keep_chief(question.records, question.programmes)
    placed = place_chief(chief, question.geography, question.split, repository)
    kinds = count_kinds(question.records, question.programmes, placed)
    coverage = measure_coverage(kinds, chief, placed)
    need = _read_need(question.need, question.geography, repository)
    is_held = bool(need["share_of_need"].notna().all())
    obstacles = find_obstacles(coverage, is_need_held=is_held)
    weight = weigh_records(placed)
    is_tested = not obstacles
    return NeedComparison(
        table=compare_shares(placed, need, is_tested=is_tested),
        groups=_compare_groups(
            _lay_finest(question, chief, _Placement(question.geography, placed, need), repository),
            question,
            repository,
            is_tested=is_tested,
        ),
        kinds=kinds,
        located=coverage.located,
        total=coverage.total,
        at_least=coverage.at_least,
        effective_units=coverage.independent,
        interval_units=weight.effective,
        shared_units=count_units(chief, placed[placed["shared_by"] > 1]),
        obstacles=obstacles,
        method=choose_method(weight.effective),
    )


def _read_need(need: NeedMeasure, geography: Geography, repository: Repository) -> pd.DataFrame:
    names = repository.areas(geography).set_index("area_code")["area_name"]
    counted = count_need(need, geography, repository).reindex(names.index)
    return pd.DataFrame(
        {
            "area_name": names,
            "need_count": counted["count"].astype(float),
            "share_of_need": counted["share"].astype(float),
        }
    )


class _Placement(NamedTuple):
    """Units and need, laid on the areas of one edition."""

    geography: Geography
    placed: pd.DataFrame
    need: pd.DataFrame


def _lay_finest(
    question: NeedQuestion, chief: pd.DataFrame, placement: _Placement, repository: Repository
) -> _Placement:
    """Lay units and need on what groups are made of: wards, and boroughs for all that is wider."""
    if question.geography.level is not Level.ASSEMBLY_CONSTITUENCY:
        return placement
    boroughs = Geography(Level.BOROUGH)
    placed = place_chief(chief, boroughs, question.split, repository)
    return _Placement(boroughs, placed, _read_need(question.need, boroughs, repository))


def _compare_groups(
    placement: _Placement, question: NeedQuestion, repository: Repository, *, is_tested: bool
) -> Mapping[Grouping, pd.DataFrame]:
    return {
        grouping: compare_shares(
            _gather(placement.placed, groups, question.split),
            _sum_need(placement.need, groups),
            is_tested=is_tested,
        )
        for grouping, groups in group_areas(placement.geography, repository).items()
        # A table of constituencies is this grouping already.
        if str(grouping) != str(question.geography.level)
    }


def _gather(placed: pd.DataFrame, groups: pd.DataFrame, split: Split) -> pd.DataFrame:
    """Lay on groups what lies on their areas; a unit that areas of one group share is one of it."""
    codes = groups["group_code"].reindex(placed["area_code"]).to_numpy()
    gathered = placed.assign(area_code=codes)
    if split is Split.EACH:
        return gathered.drop_duplicates(["record", "area_code"])
    return gathered


def _sum_need(need: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    by_group = need.assign(area_name=groups["group_name"]).groupby(groups["group_code"])
    # A sum with a gap would be too small: a group is as unknown as one of its areas.
    summed = by_group[["need_count", "share_of_need"]].sum(skipna=False)
    return summed.assign(area_name=by_group["area_name"].first()).rename_axis("area_code")
