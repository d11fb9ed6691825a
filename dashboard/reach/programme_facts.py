"""One programme whole: what is located, what sources say of it, and every record by its role."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from dashboard.reach.area_facts import LaidRecords, lay_records
from dashboard.reach.reach_rows import UnitCoverage, cover_units, keep_reached
from dashboard.reach.total_rows import KindOfTotals, list_totals
from geodata.closed_lists import Level, Precision, Role, Theme
from geodata.model import Conflict, Geography, Licence, Programme, Source
from geodata.repository import Repository

BOROUGHS = Geography(Level.BOROUGH)

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
    the repository gives them; ``laid`` lays the placed ones on boroughs.
    ``sources`` are the publications that the registry names for the whole of
    it; a record names its own. ``before`` and ``after`` are the programmes
    beside it in the list of all, None at its ends.
    """

    programme: Programme
    coverage: tuple[UnitCoverage, ...]
    totals: tuple[KindOfTotals, ...]
    records: pd.DataFrame
    groups: tuple[RecordGroup, ...]
    laid: LaidRecords
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
        laid=lay_records(placed, BOROUGHS, repository),
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
    own = [
        KindOfTotals(kind.kind, tuple(row for row in kind.rows if row.programme is programme))
        for kind in everything
    ]
    return tuple(kind for kind in own if kind.rows)


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
