"""What a page of reach tells of each programme: what is located, what it counts, what matches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.results.reached import LaidRecords, lay_records
from dashboard.state.reach import ReachChoice, find_closer, resolve_reach
from dashboard.state.selection import Selection
from geodata.closed_lists import Confidence, Precision, Role, Theme
from geodata.model import Area, Programme
from geodata.reach.counts import keep_located
from geodata.reach.records import (
    LocatedCount,
    ReachFilter,
    count_located,
    count_undated,
    filter_reach,
    unlocated_records,
)
from geodata.repository import Repository

REACH_ROLES = (Role.REACH.value, Role.AREA_DETAIL.value)
_LOCATED = tuple(precision for precision in Precision if precision is not Precision.UNLOCATED)


class UnitCoverage(NamedTuple):
    """Units of one kind: how many are located, and how exactly (only precisions that occur)."""

    count: LocatedCount
    parts: tuple[tuple[Precision, int], ...]


class ListedProgramme(NamedTuple):
    """A programme in the list: every unit it counts, whatever is filtered, and what matches.

    ``matching`` counts the records of reach that the choices keep, ``records`` all of them.
    """

    programme: Programme
    coverage: tuple[UnitCoverage, ...]
    matching: int
    records: int


class Loosened(NamedTuple):
    """A choice that can be given up, and how many records would then match."""

    name: str
    matching: int


@dataclass(frozen=True, slots=True)
class ReachRows:
    """The records that a page is asked for (columns `columns.REACH`), and what is told of them.

    ``matching`` are records of reach: places, and details of areas. ``placed`` are those of
    them that some source places, ``unlocated`` the others with the remainders that sources count
    and do not name. ``undated`` counts the records of reach that a chosen year leaves out for want
    of a date.
    """

    programmes: tuple[ListedProgramme, ...]
    matching: pd.DataFrame
    placed: pd.DataFrame
    unlocated: pd.DataFrame
    undated: int
    confidences: tuple[tuple[Confidence, int], ...]
    loosened: tuple[Loosened, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ReachAnswer:
    """What the records say that a view of reach asks for.

    ``closer`` is the area that its map is laid around; None for all of London.
    """

    choice: ReachChoice
    closer: Area | None
    rows: ReachRows
    placement: LaidRecords


def answer_reach(selection: Selection, repository: Repository) -> ReachAnswer:
    """Find what the records say of all that an address chooses; every address has an answer."""
    # The map is laid around any area that is named, of whatever edition it is.
    choice = resolve_reach(replace(selection, area=None), repository)
    closer, missing = find_closer(selection, choice.geography, repository)
    choice = replace(choice, selection=selection, notices=(*choice.notices, *missing))
    rows = collect_rows(choice, repository)
    return ReachAnswer(choice, closer, rows, lay_records(rows.placed, choice.geography, repository))


def collect_rows(choice: ReachChoice, repository: Repository) -> ReachRows:
    """Collect what a page tells of the records that are asked for."""
    everything = repository.reach()
    reached = keep_reached(everything)
    reach_filter = choice.reach_filter
    # No programme is left where a theme has none of those chosen: then nothing is asked for.
    rows = filter_reach(everything, reach_filter) if choice.programmes else everything.iloc[:0]
    matching = keep_reached(pd.DataFrame(rows))
    whole = _cover_programmes(repository)
    return ReachRows(
        programmes=tuple(
            ListedProgramme(
                programme,
                whole[programme.id][0],
                int((matching["programme"] == programme.id).sum()),
                whole[programme.id][1],
            )
            for programme in choice.programmes
        ),
        matching=matching,
        placed=pd.DataFrame(matching[matching["precision"] != Precision.UNLOCATED.value]),
        unlocated=unlocated_records(pd.DataFrame(rows)),
        undated=count_undated(reached, reach_filter) if choice.programmes else 0,
        confidences=_count_confidences(matching),
        loosened=() if len(matching) else _loosen(reached, choice),
    )


def keep_reached(records: pd.DataFrame) -> pd.DataFrame:
    """Keep what programmes reached: no total, information event, workplace or remainder."""
    return pd.DataFrame(records[records["role"].isin(REACH_ROLES)])


def group_by_theme(
    programmes: Sequence[ListedProgramme],
) -> tuple[tuple[Theme, tuple[ListedProgramme, ...]], ...]:
    """Group programmes by theme, in the order of the strategy, each by name."""
    ordered = sorted(programmes, key=lambda listed: listed.programme.label)
    groups = [
        (theme, tuple(listed for listed in ordered if listed.programme.theme is theme))
        for theme in Theme
    ]
    return tuple((theme, listed) for theme, listed in groups if listed)


def cover_units(programme: Programme, records: pd.DataFrame) -> tuple[UnitCoverage, ...]:
    """Count what is located of each kind of unit, by precision, chief kind first.

    Parameters
    ----------
    programme : Programme
    records : DataFrame
        Columns ``columns.REACH``, of any programme and role.
    """
    located = keep_located(pd.DataFrame(records[records["programme"] == programme.id]))
    return tuple(
        UnitCoverage(count, _count_precisions(located, count.kind))
        for count in count_located(records, programme)
    )


def _count_precisions(located: pd.DataFrame, kind: str) -> tuple[tuple[Precision, int], ...]:
    units = located[located["unit_kind"] == kind].groupby("precision")["units"].sum()
    found = {str(precision): int(count) for precision, count in units.items()}
    return tuple((one, found[one.value]) for one in _LOCATED if one.value in found)


# Depends on the data alone, and counting anew would be most of the work of each choice.
@lru_cache(maxsize=2)
def _cover_programmes(
    repository: Repository,
) -> Mapping[str, tuple[tuple[UnitCoverage, ...], int]]:
    """Give what is located of each programme, and how many records of reach it has."""
    records = repository.reach()
    reached = keep_reached(records)["programme"]
    return {
        programme.id: (cover_units(programme, records), int((reached == programme.id).sum()))
        for programme in repository.registry.programmes.values()
    }


def _count_confidences(matching: pd.DataFrame) -> tuple[tuple[Confidence, int], ...]:
    counts = [(one, int((matching["confidence"] == one.value).sum())) for one in Confidence]
    return tuple((one, count) for one, count in counts if count)


def _loosen(reached: pd.DataFrame, choice: ReachChoice) -> tuple[Loosened, ...]:
    """Count what would match without each choice in turn; only those that would help."""
    reach_filter = choice.reach_filter
    without: dict[str, ReachFilter] = {
        "programme": reach_filter._replace(programmes=frozenset()),
        "year": reach_filter._replace(year=None),
        "precision": reach_filter._replace(precisions=frozenset()),
        "confidence": reach_filter._replace(confidences=frozenset()),
        "money": reach_filter._replace(money=None),
    }
    counts = {name: len(filter_reach(reached, looser)) for name, looser in without.items()}
    return tuple(
        Loosened(name, count)
        for name, count in counts.items()
        if count and (without[name] != reach_filter if name != "programme" else choice.is_chosen)
    )
