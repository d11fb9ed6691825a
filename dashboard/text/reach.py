"""Records of reach as a reader is told of them: what, where, how precisely, from whom."""

from collections.abc import Hashable, Mapping
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from dashboard.format.numbers import agree
from dashboard.format.text import say_dates
from dashboard.results.area_lines import ReachedLine
from dashboard.state.addresses import record_anchor
from geodata.closed_lists import Precision
from geodata.model import Programme
from geodata.reach.records import NO_RECORD, LocatedCount, count_located, describe_precision

_UNCOUNTED = "No source counts what this programme reached."
# No record says nothing of where there was none: it stands beside every map and table of records.
NOT_REACHED = "No record in the sources read is not the same as not reached."
# The same of one area, as a cell of a table.
NO_RECORD_NOTE = f"{NO_RECORD.rstrip('.').lower()}, which is not the same as not reached"
AT_BASE = "the organisation is based in this borough; where its work reached is not known"
# What a mark of each precision means: a record of a ward's precision can be of a locality that no
# source ties to a ward, so no legend may claim a ward of it.
_MARK_NAMES = {
    Precision.POINT: "exact place",
    Precision.APPROXIMATE: "approximate place",
    Precision.WARD: "somewhere in a ward or locality",
    Precision.BOROUGH: "somewhere in a borough",
    Precision.MULTI: "shared by several boroughs",
}
# The same where records are counted or chosen by how precisely they are located.
PRECISION_NAMES = {
    Precision.POINT: "exact place",
    Precision.APPROXIMATE: "approximate place",
    Precision.WARD: "ward or locality",
    Precision.BOROUGH: "borough only",
    Precision.MULTI: "shared by several boroughs",
    Precision.UNLOCATED: "not located",
}
CONFIDENCE_WORDS = {
    "report": "the GLA's report of 2020",
    "official": "an official page",
    "press": "the press",
    "inferred": "in part inferred",
}


def name_mark(kind: str, *, is_uploaded: bool = False) -> str:
    """Say what a mark means, in the same words in every legend.

    ``kind`` is a word of `Precision`, or another for marks that stand for several of them.

    Examples
    --------
    >>> name_mark("ward"), name_mark("point", is_uploaded=True)
    ('somewhere in a ward or locality', 'your record, exact place')
    """
    if kind not in set(_MARK_NAMES):
        return f"several of {'your records' if is_uploaded else 'these'} close together"
    name = _MARK_NAMES[Precision(kind)]
    return f"your record, {name}" if is_uploaded else name


def describe_records(
    records: pd.DataFrame, programmes: Mapping[str, Programme]
) -> tuple[ReachedLine, ...]:
    """Tell of records (columns `columns.REACH`), in the order given."""
    rows = records.to_dict("records")
    return tuple(_describe_record(row, programmes[row["programme"]]) for row in rows)


def _describe_record(record: dict[Hashable, Any], programme: Programme) -> ReachedLine:
    source = str(record["source"])
    parts = [
        _say(record["place"]),
        say_precision(record, programme),
        say_dates(_say(record["date"])),
        _describe_money(record),
    ]
    return ReachedLine(
        mark=record["precision"],
        title=f"{programme.label}: {record['activity']}",
        detail=", ".join(part for part in parts if part),
        source=f"{_name_source(source)} ({CONFIDENCE_WORDS[record['confidence']]})",
        source_url=source if source.startswith("http") else None,
        address=f"/programme/{programme.id}#{record_anchor(record['record'])}",
    )


def say_precision(record: Mapping[Hashable, Any], programme: Programme) -> str:
    """Say how exactly a record is located; of a base, that the work's own place is not known."""
    if programme.is_at_base(record["unit_kind"]):
        return AT_BASE
    return describe_precision(record["precision"])


def describe_located(records: pd.DataFrame, programme: Programme) -> str:
    """Say "located N of M" of the kind of unit that the programme chiefly counts.

    An empty text where the programme counts nothing.
    """
    counts = count_located(records, programme)
    return show_located(counts[0]) if counts else ""


def show_located(count: LocatedCount) -> str:
    """Show one count: "areas 3 of 3", "boroughs 5 of at least 20".

    Examples
    --------
    >>> show_located(LocatedCount("project", "projects", 2, 26, False))
    'projects: 2 of 26'
    >>> show_located(LocatedCount("event", "events", 3, None, False))
    'events: 3 of a number no source gives'
    """
    return f"{count.label}: {count.located:,} of {_say_whole(count)}"


def say_located(count: LocatedCount) -> str:
    """Say one count as a sentence does.

    Examples
    --------
    >>> say_located(LocatedCount("project", "projects", 2, 26, False))
    '2 of 26 projects'
    >>> say_located(LocatedCount("event", "events", 3, None, False))
    '3 events of a number no source gives'
    """
    whole = _say_whole(count)
    if count.total is None:
        return f"{count.located:,} {count.label} of {whole}"
    return f"{count.located:,} of {whole} {count.label}"


def _say_whole(count: LocatedCount) -> str:
    if count.total is None:
        return "a number no source gives"
    return f"at least {count.total:,}" if count.at_least else f"{count.total:,}"


def describe_unlocated(records: pd.DataFrame, programme: Programme) -> str:
    """Say in one sentence what of a programme no map can show."""
    counts = count_located(records, programme)
    return _say_unlocated(counts[0]) if counts else _UNCOUNTED


def describe_all_unlocated(records: pd.DataFrame, programme: Programme) -> str:
    """Say of each kind of unit that a programme counts what no map can show."""
    counts = count_located(records, programme)
    return " ".join(map(_say_unlocated, counts)) if counts else _UNCOUNTED


def _say_unlocated(count: LocatedCount) -> str:
    if count.total is None:
        return f"{count.located:,} {count.label} located; no source says how many there were."
    unknown = count.total - count.located
    if unknown == 0 and count.total == 1:
        return f"1 of 1 {count.label} is located."
    if unknown == 0:
        return f"All {count.total:,} {count.label} are located."
    least = "at least " if count.at_least else ""
    if count.located == 0:
        return f"None of {least}{count.total:,} {count.label} is named in the sources read."
    return (
        f"{count.located:,} of {least}{count.total:,} {count.label} located;"
        f" {least}{unknown:,} {agree(unknown, 'is', 'are')} in no source read,"
        " so they are not on the map."
    )


def _describe_money(record: dict[Hashable, Any]) -> str:
    if pd.isna(record["amount_gbp"]):
        return ""
    amount = f"£{record['amount_gbp']:,.0f}"
    if record["precision"] == Precision.MULTI:
        return f"{amount} for all {len(record['area_codes'])} boroughs, not split"
    return amount


def _name_source(source: str) -> str:
    return urlsplit(source).netloc.removeprefix("www.") if source.startswith("http") else source


def _say(value: object) -> str:
    return str(value) if isinstance(value, str) else ""
