"""What sources say of programmes as wholes, by kind: each figure alone, none added to another."""

from collections.abc import Sequence
from typing import NamedTuple

from geodata.model import Programme, ProgrammeTotal, Source
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
