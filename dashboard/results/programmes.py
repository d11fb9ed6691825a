"""Programmes whole: what is located, when they ran, and what sources count of them."""

import calendar
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from dashboard.results.reach import ReachRows, UnitCoverage, cover_units, keep_reached
from dashboard.results.reached import LaidRecords, lay_records
from geodata.closed_lists import Precision, Role, Theme
from geodata.model import BOROUGHS, Conflict, Licence, Programme, ProgrammeTotal, Source
from geodata.repository import Repository

# The kinds that have a heading of their own, in the order in which they are read.
NAMED_KINDS = ("evaluation", "money", "people", "organisations", "projects")
OTHER_KINDS = "other"


class TotalRow(NamedTuple):
    """One figure of a programme, its source, and who else has the very same figure."""

    programme: Programme
    total: ProgrammeTotal
    source: Source
    same_as: tuple[str, ...]


class KindOfTotals(NamedTuple):
    """All figures of one kind."""

    kind: str
    rows: tuple[TotalRow, ...]


def list_totals(
    programmes: Sequence[Programme], repository: Repository
) -> tuple[KindOfTotals, ...]:
    """List what sources say of these programmes as wholes, by kind."""
    pairs = [(programme, total) for programme in programmes for total in programme.totals]
    rows = [
        TotalRow(
            programme,
            total,
            repository.registry.sources[total.source],
            tuple(
                other.label
                for other, theirs in pairs
                if other is not programme and _is_same(total, theirs)
            ),
        )
        for programme, total in pairs
    ]
    kinds = [
        KindOfTotals(kind, tuple(row for row in rows if _find_kind(row.total) == kind))
        for kind in (*NAMED_KINDS, OTHER_KINDS)
    ]
    return tuple(one for one in kinds if one.rows)


def _find_kind(total: ProgrammeTotal) -> str:
    return total.kind if total.kind in NAMED_KINDS else OTHER_KINDS


def _is_same(one: ProgrammeTotal, other: ProgrammeTotal) -> bool:
    """Say whether two entries hold one figure: the same sentence of the same source."""
    is_alike = (one.kind, one.value, one.source) == (other.kind, other.value, other.source)
    return is_alike and one.quote == other.quote and one.quote is not None


FIRST_YEAR, LAST_YEAR = 2017, 2021
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


class Stretch(NamedTuple):
    """Days between which something lies: one day, a month, a year or any other stretch."""

    first: date
    last: date


class RecordStretch(NamedTuple):
    """When records are of: the stretch that their sources give, and how many share it."""

    stretch: Stretch
    records: int


class TimelineRow(NamedTuple):
    """A programme on the line of time.

    ``starts`` and ``ends`` are as exact as the registry has them, None where
    no source gives them. ``dated`` are its matching records within the years
    drawn, ``before`` and ``after`` count those outside, ``undated`` those
    without a date on which they begin.
    """

    programme: Programme
    starts: Stretch | None
    ends: Stretch | None
    dated: tuple[RecordStretch, ...]
    before: int
    after: int
    undated: int


def list_timeline(rows: ReachRows) -> tuple[TimelineRow, ...]:
    """List the programmes by their first date; those that have none at all are left out."""
    dates = rows.matching[["programme", "date_start", "date_end"]].to_dict("records")
    described = [
        _describe(one.programme, [row for row in dates if row["programme"] == one.programme.id])
        for one in rows.programmes
    ]
    return tuple(sorted(filter(_has_dates, described), key=_order))


def list_undated(rows: ReachRows, timeline: Sequence[TimelineRow]) -> tuple[Programme, ...]:
    """List the programmes of which neither the registry nor a matching record has a date."""
    dated = {row.programme.id for row in timeline}
    return tuple(one.programme for one in rows.programmes if one.programme.id not in dated)


def read_stretch(text: str | None) -> Stretch | None:
    """Read an ISO 8601 year, month or day as the days that it may be.

    Examples
    --------
    >>> read_stretch("2018-09")
    Stretch(first=datetime.date(2018, 9, 1), last=datetime.date(2018, 9, 30))
    """
    if not text:
        return None
    year, *finer = (int(part) for part in text.split("-"))
    first_month, last_month = (finer[0], finer[0]) if finer else (1, 12)
    day = finer[1] if finer[1:] else None
    last_day = calendar.monthrange(year, last_month)[1]
    return Stretch(date(year, first_month, day or 1), date(year, last_month, day or last_day))


def _describe(programme: Programme, records: Sequence[Mapping[Hashable, Any]]) -> TimelineRow:
    stretches = _read_records(records)
    within = [one for one in stretches if one.last >= FIRST_DAY and one.first <= LAST_DAY]
    return TimelineRow(
        programme,
        starts=read_stretch(programme.starts),
        ends=read_stretch(programme.ends),
        dated=tuple(RecordStretch(one, within.count(one)) for one in sorted(set(within))),
        before=sum(one.last < FIRST_DAY for one in stretches),
        after=sum(one.first > LAST_DAY for one in stretches),
        undated=len(records) - len(stretches),
    )


def _read_records(records: Sequence[Mapping[Hashable, Any]]) -> list[Stretch]:
    dates = [(row["date_start"], row["date_end"]) for row in records]
    return [
        # Of a record that only begins, the beginning is all that is known.
        Stretch(date.fromisoformat(first), date.fromisoformat(first if pd.isna(last) else last))
        for first, last in dates
        if not pd.isna(first)
    ]


def _has_dates(row: TimelineRow) -> bool:
    return bool(row.starts or row.dated or row.before or row.after)


def _order(row: TimelineRow) -> tuple[date, str]:
    firsts = [row.starts.first] if row.starts else [one.stretch.first for one in row.dated]
    return min(firsts, default=LAST_DAY), row.programme.label


# A programme, or as many as a visitor leafs through: made from the data version alone.
_KEPT = 64


class RecordKind(StrEnum):
    """What records say, told apart under headings of their own, in the order of the page."""

    PLACED = "placed"
    NOWHERE = "nowhere"
    AREA_DETAIL = "area_detail"
    REMAINDER = "remainder"
    EVENT = "event"
    WORKPLACE = "workplace"
    TOTAL = "total"


_KINDS: Mapping[str, RecordKind] = {
    Role.AREA_DETAIL: RecordKind.AREA_DETAIL,
    Role.UNNAMED_REMAINDER: RecordKind.REMAINDER,
    Role.EVENT_NOT_REACH: RecordKind.EVENT,
    Role.WORKPLACE: RecordKind.WORKPLACE,
    Role.TOTAL: RecordKind.TOTAL,
}


class RecordGroup(NamedTuple):
    """Records of one kind by the columns ``columns.REACH``, the most exactly located first."""

    kind: RecordKind
    rows: tuple[Mapping[Hashable, Any], ...]


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """Everything that the page of a programme tells.

    ``records`` (columns `columns.REACH`) are those of every role, guarded as
    the repository gives them; ``placement`` lays the placed ones on boroughs.
    ``sources`` are the publications that the registry names for the whole of
    it; a record names its own. ``before`` and ``after`` are the programmes
    beside it in the list of all, None at its ends.
    """

    programme: Programme
    coverage: tuple[UnitCoverage, ...]
    totals: tuple[KindOfTotals, ...]
    records: pd.DataFrame
    groups: tuple[RecordGroup, ...]
    placement: LaidRecords
    conflicts: tuple[Conflict, ...]
    sources: tuple[tuple[Source, Licence], ...]
    before: Programme | None
    after: Programme | None

    @property
    def reached(self) -> pd.DataFrame:
        """Give the records of reach and of details of areas."""
        return keep_reached(self.records)

    @property
    def placed(self) -> pd.DataFrame:
        """Give those of them that some source places."""
        reached = self.reached
        return pd.DataFrame(reached[reached["precision"] != Precision.UNLOCATED.value])


@lru_cache(maxsize=_KEPT)
def collect_programme(programme_id: str, repository: Repository) -> ProgrammeFacts:
    """Collect what is known of a programme.

    Raises
    ------
    UnknownIdentifierError
        The registry has no programme of this identifier.
    """
    programme = repository.registry.programme(programme_id)
    records = repository.reach(programme_id=programme_id)
    conflicts = tuple(
        conflict
        for conflict in repository.registry.conflicts.values()
        if conflict.programme == programme_id
    )
    before, after = _find_beside(programme, repository)
    reached = keep_reached(records)
    placed = pd.DataFrame(reached[reached["precision"] != Precision.UNLOCATED.value])
    return ProgrammeFacts(
        programme=programme,
        coverage=cover_units(programme, records),
        totals=_keep_totals(programme, repository),
        records=records,
        groups=_group_records(records),
        placement=lay_records(placed, BOROUGHS, repository),
        conflicts=conflicts,
        sources=_list_sources(programme, conflicts, repository),
        before=before,
        after=after,
    )


def order_programmes(repository: Repository) -> tuple[Programme, ...]:
    """Put programmes in the order of the strategy's themes, each by name, as /reach lists them."""
    themes = list(Theme)
    return tuple(
        sorted(
            repository.registry.programmes.values(),
            key=lambda programme: (themes.index(programme.theme), programme.label),
        )
    )


def _find_beside(
    programme: Programme, repository: Repository
) -> tuple[Programme | None, Programme | None]:
    ordered = order_programmes(repository)
    place = ordered.index(programme)
    return (
        ordered[place - 1] if place else None,
        ordered[place + 1] if place + 1 < len(ordered) else None,
    )


def _keep_totals(programme: Programme, repository: Repository) -> tuple[KindOfTotals, ...]:
    """Keep a programme's own figures, each knowing which others have the very same."""
    everything = list_totals(tuple(repository.registry.programmes.values()), repository)
    programme_kinds = [
        KindOfTotals(kind.kind, tuple(row for row in kind.rows if row.programme is programme))
        for kind in everything
    ]
    return tuple(kind for kind in programme_kinds if kind.rows)


def _group_records(records: pd.DataFrame) -> tuple[RecordGroup, ...]:
    exactness = {precision.value: place for place, precision in enumerate(Precision)}
    rows = sorted(records.to_dict("records"), key=lambda row: exactness[row["precision"]])
    groups = [
        RecordGroup(kind, tuple(row for row in rows if find_kind(row) is kind))
        for kind in RecordKind
    ]
    return tuple(group for group in groups if group.rows)


def find_kind(row: Mapping[Hashable, Any]) -> RecordKind:
    """Find the heading under which a record stands."""
    if row["role"] != Role.REACH:
        return _KINDS[row["role"]]
    return RecordKind.NOWHERE if row["precision"] == Precision.UNLOCATED else RecordKind.PLACED


def _list_sources(
    programme: Programme, conflicts: tuple[Conflict, ...], repository: Repository
) -> tuple[tuple[Source, Licence], ...]:
    named = dict.fromkeys(
        (
            *programme.sources,
            *[part.source for part in (*programme.units, *programme.totals)],
            *[
                source
                for conflict in conflicts
                for source in (conflict.used_source, conflict.other_source)
            ],
        )
    )
    registry = repository.registry
    sources = [registry.sources[identifier] for identifier in named]
    return tuple((source, registry.licences[source.licence]) for source in sources)
