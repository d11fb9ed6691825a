"""Reach against need: share of located units minus share of need, by area and by group.

It describes where located units lie. It says nothing of why they lie there,
nor of what they brought about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from geodata.area_groups import Grouping, group_areas
from geodata.closed_lists import Level, Split
from geodata.model import Geography, Programme
from geodata.needs import NeedMeasure, count_need
from geodata.reach import count_located
from geodata.reach_counts import keep_located, place_units
from geodata.reach_intervals import IntervalMethod, choose_method
from geodata.reach_shares import Verdict, Weight, compare_shares, weigh_records
from geodata.repository import Repository

__all__ = [
    "FEWEST_UNITS",
    "LEAST_LOCATED",
    "Grouping",
    "LocatedKind",
    "NeedComparison",
    "NeedObstacle",
    "NeedQuestion",
    "Verdict",
    "compare_reach_with_need",
]

FEWEST_UNITS = 10
"""Located units, and effective units, below which nothing is compared."""

LEAST_LOCATED = 0.5
"""Part of all units that must be located before anything is compared."""


class NeedObstacle(StrEnum):
    """Why nothing can be compared."""

    NEED_NOT_HELD = "need not held"
    NO_UNITS = "no units"
    TOO_FEW_UNITS = "too few units"
    TOTAL_NOT_COUNTED = "total not counted"
    UNDER_HALF_LOCATED = "under half located"
    TOTAL_A_LOWER_BOUND = "total a lower bound"


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


class LocatedKind(NamedTuple):
    """Chief units of one programme: how many lie on an area of the level, of all it counts.

    ``total`` is None where no source counts the whole; ``at_least`` says that
    the source gives a lower bound.
    """

    programme: str
    kind: str
    label: str
    located: int
    total: int | None
    at_least: bool


@dataclass(frozen=True, slots=True)
class NeedComparison:
    """Where the located units lie beside where the need is.

    Attributes
    ----------
    table : DataFrame, by area code
        Columns `reach_shares.TABLE_COLUMNS`. Where there is an obstacle every
        verdict is ``CANNOT_TELL`` and there is neither interval nor p-value;
        shares and differences remain, to be read as no more than they are.
        ``units`` are the area's parts of units where a shared unit is split
        equally, and the units that touch it where it counts in each: then
        shares are of all placements, and one record is still one draw.
    groups : mapping of DataFrame
        The same by group of areas, by the group's code.
    kinds : tuple of LocatedKind
        One for each programme: units of different kinds are pooled, and a
        page has to say which.
    located, total, at_least
        The sums of the kinds; ``total`` is None where it is for one of them.
        Filters other than programme and theme leave ``total`` as it is: no
        source counts the units of a year or of a precision.
    effective_units : float
        How many independent units the located ones are worth.
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
    chief = _keep_chief(question)
    placed = _place(chief, question.geography, question.split, repository)
    kinds = _count_kinds(question.programmes, chief, placed)
    located, total = _sum_kinds(kinds)
    need = _read_need(question.need, question.geography, repository)
    weight = weigh_records(placed)
    at_least = any(kind.at_least for kind in kinds)
    obstacles = _find_obstacles(_Coverage(located, total, at_least, weight), need)
    tested = not obstacles
    return NeedComparison(
        table=compare_shares(placed, need, is_tested=tested),
        groups=_compare_groups(question, chief, repository, is_tested=tested),
        kinds=kinds,
        located=located,
        total=total,
        at_least=at_least,
        effective_units=weight.effective,
        shared_units=_count_units(chief, placed[placed["shared_by"] > 1]),
        obstacles=obstacles,
        method=choose_method(weight.effective),
    )


class _Coverage(NamedTuple):
    located: int
    total: int | None
    at_least: bool
    weight: Weight


def _keep_chief(question: NeedQuestion) -> pd.DataFrame:
    """Keep located records of the programmes, each by the kind of unit that it chiefly counts."""
    chief = {
        (programme.id, programme.units[0].kind)
        for programme in question.programmes
        if programme.units
    }
    records = keep_located(question.records)
    pairs = zip(records["programme"], records["unit_kind"], strict=True)
    return pd.DataFrame(records[[pair in chief for pair in pairs]])


def _place(
    chief: pd.DataFrame, geography: Geography, split: Split, repository: Repository
) -> pd.DataFrame:
    placed = place_units(chief, geography, repository.areas(), split)
    # An area that is not of the edition asked for is no area of its table.
    codes = repository.areas(geography)["area_code"]
    return pd.DataFrame(placed[placed["area_code"].isin(codes)])


def _count_units(chief: pd.DataFrame, placed: pd.DataFrame) -> int:
    return int(chief.loc[chief["record"].isin(placed["record"]), "units"].sum())


def _count_kinds(
    programmes: Sequence[Programme], chief: pd.DataFrame, placed: pd.DataFrame
) -> tuple[LocatedKind, ...]:
    return tuple(_count_kind(programme, chief, placed) for programme in programmes)


def _count_kind(programme: Programme, chief: pd.DataFrame, placed: pd.DataFrame) -> LocatedKind:
    counts = count_located(chief, programme)
    if not counts:
        # No kind of unit is counted, so nobody knows of how many these would be some.
        return LocatedKind(programme.id, "", "", 0, None, at_least=False)
    of_programme = pd.DataFrame(chief[chief["programme"] == programme.id])
    whole = counts[0]
    located = _count_units(of_programme, placed)
    return LocatedKind(programme.id, whole.kind, whole.label, located, whole.total, whole.at_least)


def _sum_kinds(kinds: tuple[LocatedKind, ...]) -> tuple[int, int | None]:
    totals = [kind.total for kind in kinds]
    whole = None if None in totals else sum(total for total in totals if total is not None)
    return sum(kind.located for kind in kinds), whole


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


def _find_obstacles(coverage: _Coverage, need: pd.DataFrame) -> tuple[NeedObstacle, ...]:
    located, total, at_least, weight = coverage
    is_under_half = total is not None and located < LEAST_LOCATED * total
    fewest = min(located, weight.effective)
    stands = {
        NeedObstacle.NEED_NOT_HELD: bool(need["share_of_need"].isna().any()),
        NeedObstacle.NO_UNITS: located == 0,
        NeedObstacle.UNDER_HALF_LOCATED: is_under_half,
        NeedObstacle.TOTAL_NOT_COUNTED: total is None,
        # Of "at least 20", 15 may be most or few: no source says that half are located.
        NeedObstacle.TOTAL_A_LOWER_BOUND: at_least and total is not None and not is_under_half,
        NeedObstacle.TOO_FEW_UNITS: located > 0 and fewest < FEWEST_UNITS,
    }
    return tuple(obstacle for obstacle, is_so in stands.items() if is_so)


def _compare_groups(
    question: NeedQuestion, chief: pd.DataFrame, repository: Repository, *, is_tested: bool
) -> Mapping[Grouping, pd.DataFrame]:
    """Compare groups of wards where wards are asked for, and of boroughs everywhere else."""
    is_ward = question.geography.level is Level.WARD
    geography = question.geography if is_ward else Geography(Level.BOROUGH)
    need = _read_need(question.need, geography, repository)
    placed = _place(chief, geography, question.split, repository)
    return {
        grouping: compare_shares(
            _gather(placed, groups, question.split),
            _sum_need(need, groups),
            is_tested=is_tested,
        )
        for grouping, groups in group_areas(geography, repository).items()
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
    summed = by_group[["need_count", "share_of_need"]].agg(lambda part: part.sum(skipna=False))
    return summed.assign(area_name=by_group["area_name"].first()).rename_axis("area_code")
