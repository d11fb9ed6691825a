"""What is not known of where programmes reached."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.format.numbers import count_things
from dashboard.state.addresses import programme_address
from dashboard.text.reach import show_located
from dashboard.text.unknown import Unknown, UnknownSection
from geodata.closed_lists import Confidence, Level, Precision, Role
from geodata.model import Geography, Programme, list_words
from geodata.reach.records import NO_RECORD, LocatedCount, count_located
from geodata.repository import Repository

_PLACED_ROLES = (Role.REACH.value, Role.AREA_DETAIL.value)


class _Counted(NamedTuple):
    programme: Programme
    count: LocatedCount
    note: str


def summarise_programmes(repository: Repository) -> str:
    """Say of how many programmes all, some or none of what they chiefly count is located."""
    chief = [counts[0] for counts in _count_all(repository).values() if counts]
    known_counts = [one for one in chief if one.total is not None]
    whole = sum(one.located == one.total and not one.at_least for one in known_counts)
    none = sum(one.located == 0 for one in known_counts)
    some = len(known_counts) - whole - none
    uncounted = len(repository.registry.programmes) - len(known_counts)
    parts = [
        f"all units of {whole}" if whole else "",
        f"some of {some}" if some else "",
        f"none of {none}" if none else "",
    ]
    shares = list_words(part for part in parts if part)
    total = len(repository.registry.programmes)
    rest = f"; of {uncounted} nobody counts the whole" if uncounted else ""
    return f"Of {count_things(total, 'programme')}, sources place {shares}{rest}"


def list_programme_units(repository: Repository) -> UnknownSection:
    """List each kind of unit that is not wholly located, those of which most is missing first."""
    counted = [
        _Counted(programme, count, unit.note or "")
        for programme in repository.registry.programmes.values()
        for count, unit in zip(
            count_located(repository.reach(programme_id=programme.id), programme),
            programme.units,
            strict=True,
        )
    ]
    missing = [one for one in counted if one.count.total is None or _count_missing(one.count)]
    # What nobody counts comes last: it cannot be put in an order.
    missing.sort(key=lambda one: (one.count.total is None, -(_count_missing(one.count) or 0)))
    return UnknownSection(
        "programmes",
        "Units of programmes that no source places",
        f"{count_things(len(missing), 'kind')} of unit, of"
        f" {count_things(len(counted), 'kind')} that programmes count. Different kinds"
        " are not added up. Not located is not the same as not reached.",
        tuple(_describe_units(one) for one in missing),
        counted="units not located",
    )


def _count_all(repository: Repository) -> dict[str, tuple[LocatedCount, ...]]:
    return {
        programme.id: count_located(repository.reach(programme_id=programme.id), programme)
        for programme in repository.registry.programmes.values()
    }


def _count_missing(count: LocatedCount) -> int | None:
    return None if count.total is None else count.total - count.located


def _describe_units(one: _Counted) -> Unknown:
    missing = _count_missing(one.count)
    least = "at least " if one.count.at_least else ""
    what = "how many there were" if missing is None else f"where {least}{missing:,} were"
    return Unknown(
        subject=one.programme.label,
        what=f"{one.count.label}: {what}",
        how_many=missing,
        why=f"Located: {show_located(one.count)}. {one.note}".strip(),
        address=f"{programme_address(one.programme.id)}#not-recorded",
    )


def list_boroughs(repository: Repository) -> UnknownSection:
    """List the boroughs that no record of reach names."""
    records = repository.reach()
    reach = records[records["role"].isin(_PLACED_ROLES)]
    named = {code for codes in reach["area_codes"] for code in codes}
    boroughs = repository.areas(Geography(Level.BOROUGH))
    without = boroughs[~boroughs["area_code"].isin(named)].sort_values("area_name")
    return UnknownSection(
        "boroughs",
        "Boroughs without a record",
        f"{len(without)} of {count_things(len(boroughs), 'borough')}. That is not"
        " evidence that nothing happened there: units that no source places may lie there.",
        tuple(
            Unknown(
                subject=str(area.area_name),
                what="whether any programme reached it",
                how_many=None,
                why=NO_RECORD,
                address=f"/area/{area.area_code}#programmes",
            )
            for area in without.itertuples()
        ),
    )


def list_records(repository: Repository) -> UnknownSection:
    """Count the records of reach that lack a date, money, people, a place or a firm source."""
    records = repository.reach()
    reach = pd.DataFrame(records[records["role"].isin(_PLACED_ROLES)])
    precision, confidence = reach["precision"], reach["confidence"]
    lacks: Sequence[tuple[str, str, pd.Series, str]] = (
        ("without a place", "where it was", precision.eq(Precision.UNLOCATED), "unlocated"),
        ("of a borough only", "where in the borough", precision.eq(Precision.BOROUGH), "borough"),
        ("shared by boroughs", "how much each had", precision.eq(Precision.MULTI), "multi"),
        ("in part inferred", "whether it is so", confidence.eq(Confidence.INFERRED), ""),
        ("without a date", "when it was", reach["date_start"].isna(), ""),
        ("without money", "what it cost", reach["amount_gbp"].isna(), ""),
        ("without people", "how many took part", reach["participants"].isna(), ""),
    )
    addresses = {
        "in part inferred": "/reach?confidence=inferred",
        "without money": "/reach?money=unknown",
    }
    return UnknownSection(
        "records",
        "What records do not say",
        f"Of {count_things(len(reach), 'record')} of reach; one can lack several.",
        tuple(
            Unknown(
                subject=f"Records {name}",
                what=what,
                how_many=int(mask.sum()),
                why="The record does not say."
                if name != "in part inferred"
                else "A step between the source and the record was reasoned, as its note says.",
                address=addresses.get(name, f"/reach?precision={value}" if value else "/reach"),
            )
            for name, what, mask, value in lacks
            if mask.any()
        ),
        counted="records",
    )


def list_conflicts(repository: Repository) -> UnknownSection:
    """List where two sources disagree, with the one that is used."""
    registry = repository.registry
    labels = {
        **{one.id: one.label for one in registry.programmes.values()},
        **{one.id: one.label for one in registry.indicators.values()},
    }
    entries = []
    for conflict in registry.conflicts.values():
        subject = conflict.programme or conflict.indicator or ""
        address = (
            f"{programme_address(subject)}#conflict-{conflict.id}"
            if conflict.programme
            else f"/?indicator={subject}"
            if conflict.indicator in registry.indicators
            else "/about#conflicts"
        )
        entries.append(
            Unknown(
                subject=labels.get(subject, conflict.about),
                what=f"{conflict.about}. Used: {_stop(conflict.used)}"
                f" Also given: {_stop(conflict.other)}",
                how_many=None,
                why=conflict.reason,
                address=address,
            )
        )
    return UnknownSection(
        "conflicts",
        "Where sources disagree",
        f"{count_things(len(entries), 'pair')} of statements. Both are kept, one is used.",
        tuple(entries),
        is_long=True,
    )


def _stop(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def list_ward_editions(repository: Repository) -> UnknownSection:
    """List the ward editions for which few indicators, or none, have figures."""
    editions = sorted({g for g in repository.boundary_files() if g.level is Level.WARD})
    counts = {
        edition: sum(
            any(one.geography == edition for one in repository.coverage(indicator))
            for indicator in repository.registry.indicators
        )
        for edition in editions
    }
    most = max(counts.values(), default=0)
    return UnknownSection(
        "wards",
        "Ward editions",
        "Figures are published for one edition of the wards; on another they are not known.",
        tuple(
            Unknown(
                subject=f"Wards of {edition.vintage}",
                what=f"{most - count} of the {most} indicators that the best held edition has",
                how_many=most - count,
                why="Moving a figure to another edition makes it a derived one, and says so.",
                address=f"/?level=ward&vintage={edition.vintage}",
            )
            for edition, count in counts.items()
            if count < most
        ),
        counted="indicators missing",
    )
