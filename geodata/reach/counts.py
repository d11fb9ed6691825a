"""Units of reach laid on areas: each unit weighs one, whatever number of areas shares it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from geodata.closed_lists import Level, Precision, Role, Split
from geodata.model import Geography
from geodata.reach.records import WARD_COLUMNS

PLACED_COLUMNS = ("record", "programme", "area_code", "units", "shared_by", "amount_gbp")
"""One row a record and an area: `units` is the area's part by the split asked for, `shared_by`
counts the areas of the record, `amount_gbp` is the record's own money where one area alone
has it, and missing where areas share it."""


class _Placing(NamedTuple):
    """From what a record names to areas of the edition asked for."""

    geography: Geography
    # The area, by borough; of wards, those boroughs that are one ward.
    by_borough: Mapping[str, str]


def keep_located(records: pd.DataFrame) -> pd.DataFrame:
    """Keep the records of reach that count units and that some source places."""
    is_reach = records["role"].eq(Role.REACH.value)
    is_placed = records["precision"].ne(Precision.UNLOCATED.value)
    return pd.DataFrame(records[is_reach & is_placed & records["units"].fillna(0).gt(0)])


def place_units(
    records: pd.DataFrame, geography: Geography, areas: pd.DataFrame, split: Split
) -> pd.DataFrame:
    """Lay each located unit on the areas that its record names.

    Parameters
    ----------
    records : DataFrame
        Columns ``columns.REACH``; roles other than reach, and records that no
        source places, lay nothing.
    geography : Geography
        Boroughs, wards or constituencies. Of wards, a record known by borough
        only lies on none.
    areas : DataFrame
        Columns ``columns.AREAS``, of the edition and of the boroughs.
    split : Split
        ``EQUAL`` gives each of n areas 1/n of a shared unit, so that all areas
        sum to the units, and a constituency what its boroughs have; ``EACH``
        gives each area the whole.

    Returns
    -------
    DataFrame
        Columns ``PLACED_COLUMNS``.
    """
    placing = _Placing(geography, _map_boroughs(geography, areas))
    rows = [
        row
        for record in keep_located(records).to_dict("records")
        for row in _place_record(dict(record), placing, split)
    ]
    placed = pd.DataFrame(rows, columns=list(PLACED_COLUMNS))
    return placed.astype({"units": float, "shared_by": int, "amount_gbp": float})


def _place_record(
    record: Mapping[object, object], placing: _Placing, split: Split
) -> Iterable[tuple[object, ...]]:
    named = _list_areas(record, placing)
    units = float(str(record["units"]))
    codes = sorted(set(named))
    for code in codes:
        part = units * named.count(code) / len(named) if split is Split.EQUAL else units
        money = record["amount_gbp"] if len(codes) == 1 else None
        yield (record["record"], record["programme"], code, part, len(codes), money)


def _list_areas(record: Mapping[object, object], placing: _Placing) -> list[str]:
    """Give an area for each place that a record names; a constituency for each of its boroughs."""
    named = record["area_codes"]
    boroughs = [] if named is None else [str(code) for code in named]  # pyright: ignore[reportGeneralTypeIssues] - a list of codes
    if placing.geography.level is Level.WARD:
        ward = record[WARD_COLUMNS[placing.geography.vintage or 0]]
        if isinstance(ward, str):
            return [ward]
        # Of a record that names several boroughs, one that is a ward has not all of it.
        if len(boroughs) > 1:
            return []
    return [placing.by_borough[code] for code in set(boroughs) if code in placing.by_borough]


def _map_boroughs(geography: Geography, areas: pd.DataFrame) -> dict[str, str]:
    boroughs = pd.DataFrame(areas[areas["level"] == Level.BOROUGH])
    codes = boroughs["area_code"]
    if geography.level is Level.BOROUGH:
        return {code: code for code in codes}
    of_level = areas[areas["level"] == geography.level]
    if geography.level is Level.WARD:
        # The City of London is one merged ward, which carries its borough's code.
        wards = of_level[of_level["vintage"] == geography.vintage]
        return {code: code for code in set(wards["area_code"]) & set(codes)}
    wide = set(of_level["area_code"])
    return {
        code: next(parent for parent in parents if parent in wide)
        for code, parents in zip(codes, boroughs["parent_codes"], strict=True)
    }
