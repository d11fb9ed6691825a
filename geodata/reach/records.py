"""Where programmes reached: how much is located, how exactly, and which records are asked for."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from geodata.closed_lists import Confidence, Level, Precision, Role, SumKnown
from geodata.model import Area, Geography, Programme

WARD_COLUMNS: Mapping[int, str] = MappingProxyType(
    {2012: "ward_code_2012", 2018: "ward_code", 2022: "ward_code_2022"}
)
"""Column of the reach table that holds the ward of each edition."""
NO_RECORD = "No record in the sources read."
"""What is said of an area that no record names: never "not reached", never zero."""
_PLACED_ROLES = frozenset({Role.REACH, Role.AREA_DETAIL})
COUNTED_ROLES = frozenset({Role.REACH, Role.UNNAMED_REMAINDER})
"""Roles whose units make up what a programme counts."""
_NOWHERE = frozenset({Precision.UNLOCATED})


class Mark(StrEnum):
    """What a map may draw for a record."""

    PIN = "pin"
    SOFT_MARK = "soft mark"
    RING = "ring"
    FILL = "fill"
    COUNT = "count beside the map"


class LocatedCount(NamedTuple):
    """Units of one kind that sources place, of all that they count.

    ``total`` is None where no source counts the whole; ``at_least`` says that
    the source gives a lower bound ("more than 20").
    """

    kind: str
    label: str
    located: int
    total: int | None
    at_least: bool


_MARKS = MappingProxyType(
    {
        Precision.POINT: Mark.PIN,
        Precision.APPROXIMATE: Mark.SOFT_MARK,
        Precision.WARD: Mark.RING,
        Precision.BOROUGH: Mark.FILL,
        Precision.MULTI: Mark.FILL,
        Precision.UNLOCATED: Mark.COUNT,
    }
)
_PRECISION_WORDS = MappingProxyType(
    {
        Precision.POINT: "at this place",
        Precision.APPROXIMATE: "near this place: the exact address is not in the source",
        Precision.WARD: "in this ward or locality; the exact place is not known",
        Precision.BOROUGH: "somewhere in this borough; the exact place is not known",
        Precision.MULTI: "across several boroughs; how it was shared between them is not known",
        Precision.UNLOCATED: "in London; no source says where",
    }
)


def mark_for(precision: str, *, has_ward: bool = True) -> Mark:
    """Say what a map may draw for a precision.

    A locality that no source ties to a ward (``has_ward`` False) has no
    outline to ring, so it gets a soft mark at its label position.

    Examples
    --------
    >>> mark_for("multi").value
    'fill'
    >>> mark_for("ward", has_ward=False).value
    'soft mark'
    """
    known = Precision(precision)
    return Mark.SOFT_MARK if known is Precision.WARD and not has_ward else _MARKS[known]


def describe_precision(precision: str) -> str:
    """Say in fixed words how exactly a record is located.

    Examples
    --------
    >>> describe_precision("unlocated")
    'in London; no source says where'
    """
    return _PRECISION_WORDS[Precision(precision)]


def count_located(records: pd.DataFrame, programme: Programme) -> tuple[LocatedCount, ...]:
    """Count what is located of a programme, for each kind of unit, chief kind first.

    Parameters
    ----------
    records : DataFrame, one row a record of reach
        Columns ``columns.REACH``. Rows of other programmes, and roles that are
        not reach (totals, events, workplaces, details of areas), count nothing.
    programme : Programme
        Its ``units`` say which kinds it counts and what sources give as the whole.
    """
    counted = _keep_rows(records, _is_any(records, "programme", {programme.id}))
    counted = _keep_rows(counted, _is_any(counted, "role", COUNTED_ROLES))
    is_located = _is_any(counted, "role", {Role.REACH}) & ~_is_any(counted, "precision", _NOWHERE)
    counts = []
    for unit in programme.units:
        of_kind = _is_any(counted, "unit_kind", {unit.kind})
        recorded = int(counted.loc[of_kind, "units"].sum())
        located = int(counted.loc[of_kind & is_located, "units"].sum())
        # A source's total can be older than the records: never say 5 of 4.
        total = None if unit.total is None else max(unit.total, recorded)
        counts.append(LocatedCount(unit.kind, unit.label, located, total, unit.at_least))
    return tuple(counts)


def unlocated_records(records: pd.DataFrame) -> pd.DataFrame:
    """Give the records that a box beside the map must state, because no map can.

    These are reach without a place and remainders that sources count but do
    not name; totals repeat their parts and are left out.
    """
    is_counted = _is_any(records, "role", COUNTED_ROLES)
    return _keep_rows(records, is_counted & _is_any(records, "precision", _NOWHERE))


def select_reach(
    records: pd.DataFrame, area_code: str, geography: Geography | None = None
) -> pd.DataFrame:
    """Give the records of every role that name a borough or a ward.

    Parameters
    ----------
    records : DataFrame
        Columns ``columns.REACH``.
    area_code : str
        GSS code of a borough or a ward.
    geography : Geography, optional
        Edition of the code. Without it a ward code is one of 2018, the
        edition in which wards of reach were stated, and E09000001 the borough.
    """
    is_ward = geography.level is Level.WARD if geography else area_code.startswith("E05")
    if is_ward:
        vintage = geography.vintage if geography and geography.vintage else 2018
        return _keep_rows(records, _is_any(records, WARD_COLUMNS[vintage], {area_code}))
    return _keep_rows(records, _names_any(records, "area_codes", {area_code}))


def find_boroughs(area: Area, areas: pd.DataFrame) -> tuple[str, ...]:
    """Give the codes of the boroughs that an area is, lies in or is made of.

    Parameters
    ----------
    area : Area
    areas : DataFrame
        Columns ``columns.AREAS``.
    """
    if area.geography.level is Level.BOROUGH:
        return (area.area_code,)
    boroughs = _keep_rows(areas, _is_any(areas, "level", {Level.BOROUGH}))
    if area.geography.level in (Level.WARD, Level.LSOA):
        within = set(area.parent_codes) & set(boroughs["area_code"])
        # The City of London is one merged ward, which carries its borough's code.
        return tuple(sorted(within)) or (area.area_code,)
    if area.geography.level is not Level.ENGLAND:
        boroughs = _keep_rows(boroughs, _names_any(boroughs, "parent_codes", {area.area_code}))
    return tuple(boroughs["area_code"])


def programmes_reaching(
    records: pd.DataFrame, area: Area, boroughs: Collection[str]
) -> pd.DataFrame:
    """Give the records that reached an area, and at which level each is known.

    Parameters
    ----------
    records : DataFrame
        Columns ``columns.REACH``. Workplaces, information events, totals and
        remainders are not reach and are left out.
    area : Area
    boroughs : collection of GSS codes
        The boroughs that the area is, lies in or is made of, as `find_boroughs` gives them.

    Returns
    -------
    DataFrame
        The columns of ``records`` and ``known_at``: "ward" where the record's
        own ward is the area, else "borough". For a ward, records that are
        placed in another ward of its borough are left out: they are known to
        be elsewhere.
    """
    is_within = _is_any(records, "role", _PLACED_ROLES) & _names_any(
        records, "area_codes", boroughs
    )
    if area.geography.level is not Level.WARD or area.geography.vintage is None:
        return _keep_rows(records, is_within).assign(known_at="borough")
    wards = records[WARD_COLUMNS[area.geography.vintage]]
    in_ward = _is_any(records, str(wards.name), {area.area_code})
    known_at = pd.Series("borough", index=records.index).mask(in_ward, "ward")
    return _keep_rows(records.assign(known_at=known_at), is_within & (in_ward | wards.isna()))


def _keep_rows(table: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
    return pd.DataFrame(table[mask])


def _is_any(table: pd.DataFrame, column: str, values: Collection[str]) -> pd.Series:
    # Written out because a missing value is none of them, whatever the column's type.
    return pd.Series([value in values for value in table[column]], index=table.index, dtype=bool)


def _names_any(table: pd.DataFrame, column: str, codes: Collection[str]) -> pd.Series:
    wanted = set(codes)
    named = [not wanted.isdisjoint(() if listed is None else listed) for listed in table[column]]
    return pd.Series(named, index=table.index, dtype=bool)


class ReachFilter(NamedTuple):
    """What is asked of records; an empty part asks nothing.

    A record without a date is of no year: it is left out where a year is
    asked for, and `count_undated` says how many those are.
    """

    programmes: frozenset[str] = frozenset()
    year: int | None = None
    precisions: frozenset[Precision] = frozenset()
    confidences: frozenset[Confidence] = frozenset()
    money: SumKnown | None = None


def filter_reach(records: pd.DataFrame, wanted: ReachFilter) -> pd.DataFrame:
    """Keep the records (columns `columns.REACH`, any role) that are asked for, in their order."""
    rows = _keep_named(records, wanted)
    if wanted.year is None:
        return rows
    return pd.DataFrame(rows[_is_in_year(rows, wanted.year)])


def count_undated(records: pd.DataFrame, wanted: ReachFilter) -> int:
    """Count the records (columns `columns.REACH`) without a date, where a year is asked for."""
    if wanted.year is None:
        return 0
    return int(_keep_named(records, wanted)["date_start"].isna().sum())


def _keep_named(records: pd.DataFrame, wanted: ReachFilter) -> pd.DataFrame:
    rows = records
    for column, allowed in (
        ("programme", wanted.programmes),
        ("precision", wanted.precisions),
        ("confidence", wanted.confidences),
    ):
        if allowed:
            rows = pd.DataFrame(rows[rows[column].isin([str(word) for word in allowed])])
    if wanted.money is not None:
        rows = pd.DataFrame(rows[rows["amount_gbp"].notna() == (wanted.money is SumKnown.KNOWN)])
    return rows


def _is_in_year(records: pd.DataFrame, year: int) -> pd.Series:
    """Say which records begin no later and end no earlier than in a year."""
    starts = records["date_start"].astype("str").str[:4]
    ends = records["date_end"].astype("str").str[:4].where(records["date_end"].notna(), starts)
    return (records["date_start"].notna() & (starts <= str(year)) & (ends >= str(year))).astype(
        bool
    )
