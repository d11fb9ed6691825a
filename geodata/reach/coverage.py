"""How much of what is compared is located, and what stands in the way of comparing it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from geodata.closed_lists import Split
from geodata.model import Geography, Programme
from geodata.reach.counts import keep_located, place_units
from geodata.reach.records import COUNTED_ROLES
from geodata.repository import Repository

FEWEST_UNITS = 10
"""Located units, and independent ones, below which nothing is compared."""
LEAST_LOCATED = 0.5
"""Part of all units that must be located before anything is compared."""


class NeedObstacle(StrEnum):
    """Why nothing can be compared."""

    NEED_NOT_HELD = "need not held"
    NO_UNITS = "no units"
    UNDER_HALF_LOCATED = "under half located"
    TOTAL_NOT_COUNTED = "total not counted"
    TOTAL_A_LOWER_BOUND = "total a lower bound"
    TOO_FEW_UNITS = "too few units"


class LocatedKind(NamedTuple):
    """Chief units of one programme: how many lie on an area of the level, of all it counts.

    ``total`` is None where no source counts the whole; ``at_least`` says that
    the source gives a lower bound. ``kind`` is empty where the programme
    counts nothing.
    """

    programme: str
    kind: str
    label: str
    located: int
    total: int | None
    at_least: bool


class Coverage(NamedTuple):
    """Units of all programmes together.

    ``independent`` is the number of records of one unit that say as much
    (Kish): smaller than ``located`` where a record holds several units.
    """

    located: int
    total: int | None
    at_least: bool
    independent: float


def keep_chief(records: pd.DataFrame, programmes: Iterable[Programme]) -> pd.DataFrame:
    """Keep located records (`columns.REACH`), of the unit that a programme chiefly counts.

    A programme's other kinds are left out: its areas and the projects in them
    are the same reach counted twice.
    """
    chief = {(programme.id, programme.units[0].kind) for programme in programmes if programme.units}
    located = keep_located(records)
    pairs = zip(located["programme"], located["unit_kind"], strict=True)
    # As a column: of no records a plain list would keep no column either.
    is_chief = pd.Series([pair in chief for pair in pairs], index=located.index, dtype=bool)
    return pd.DataFrame(located[is_chief])


def place_chief(
    chief: pd.DataFrame, geography: Geography, split: Split, repository: Repository
) -> pd.DataFrame:
    """Lay units on the areas of one edition, with the columns `counts.PLACED_COLUMNS`."""
    placed = place_units(chief, geography, repository.areas(), split)
    # An area that is not of the edition is no area of its table.
    codes = repository.areas(geography)["area_code"]
    return pd.DataFrame(placed[placed["area_code"].isin(codes)])


def count_units(chief: pd.DataFrame, placed: pd.DataFrame) -> int:
    """Count the ``units`` of records (`columns.REACH`) that have a row among the placed."""
    return int(chief.loc[chief["record"].isin(placed["record"]), "units"].sum())


def count_kinds(
    records: pd.DataFrame, programmes: Sequence[Programme], placed: pd.DataFrame
) -> tuple[LocatedKind, ...]:
    """Count each programme's chief units that lie on an area, of all that it counts.

    ``records`` are all that are asked about, located or not. What they count
    of a programme is as in `records.count_located`, from one reading of all.
    """
    on_areas = frozenset(placed["record"])
    recorded, located = Counter(), Counter()
    columns = ("programme", "unit_kind", "role", "record", "units")
    for programme, kind, role, record, units in zip(
        *(records[column] for column in columns), strict=True
    ):
        if role in COUNTED_ROLES and not pd.isna(units):
            recorded[programme, kind] += int(units)
            located[programme, kind] += int(units) if record in on_areas else 0
    return tuple(_count_kind(programme, recorded, located) for programme in programmes)


def measure_coverage(
    kinds: Sequence[LocatedKind], chief: pd.DataFrame, placed: pd.DataFrame
) -> Coverage:
    """Add up what is located of all programmes."""
    totals = [kind.total for kind in kinds if kind.total is not None]
    by_record = chief.loc[chief["record"].isin(placed["record"]), "units"].astype(float)
    squares = float((by_record**2).sum())
    return Coverage(
        located=sum(kind.located for kind in kinds),
        # What no source counts of one programme is unknown of all of them.
        total=sum(totals) if len(totals) == len(kinds) else None,
        at_least=any(kind.at_least for kind in kinds),
        independent=float(by_record.sum()) ** 2 / squares if squares else 0.0,
    )


def find_obstacles(coverage: Coverage, *, is_need_held: bool) -> tuple[NeedObstacle, ...]:
    """Say what stands in the way of a comparison, the first to be told first.

    Of "at least 20" units 15 may be most of them or few: no source says that
    half are located, so a lower bound is an obstacle even where half of it is.
    """
    located, total, at_least, independent = coverage
    is_under_half = total is not None and located < LEAST_LOCATED * total
    stands = {
        NeedObstacle.NEED_NOT_HELD: not is_need_held,
        NeedObstacle.NO_UNITS: located == 0,
        NeedObstacle.UNDER_HALF_LOCATED: is_under_half,
        NeedObstacle.TOTAL_NOT_COUNTED: total is None,
        NeedObstacle.TOTAL_A_LOWER_BOUND: at_least and total is not None and not is_under_half,
        NeedObstacle.TOO_FEW_UNITS: located > 0 and min(located, independent) < FEWEST_UNITS,
    }
    return tuple(obstacle for obstacle, is_so in stands.items() if is_so)


def _count_kind(
    programme: Programme,
    recorded: Mapping[tuple[str, str], int],
    located: Mapping[tuple[str, str], int],
) -> LocatedKind:
    if not programme.units:
        return LocatedKind(programme.id, "", "", 0, None, at_least=False)
    unit, key = programme.units[0], (programme.id, programme.units[0].kind)
    # A source's total can be older than the records: never say 5 of 4.
    total = None if unit.total is None else max(unit.total, recorded[key])
    return LocatedKind(programme.id, unit.kind, unit.label, located[key], total, unit.at_least)
