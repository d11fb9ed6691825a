"""Sensitive rows of a reader's records pass the same gate as the atlas's own, and a closer one."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from geodata.closed_lists import Precision
from geodata.columns import REACH
from geodata.repository import Repository
from geodata.sensitive_reach import SAFE_ACTIVITIES, guard_sensitive

LABEL = "your records"
_FIELDS = (
    *("row", "programme", "programme_label", "activity", "organisation", "place"),
    *("area_codes", "area_names", "ward_code", "ward_name", "precision", "lat", "lon", "date"),
    *("units", "unit_kind", "amount_gbp", "participants", "confidence", "sensitive"),
    *("source", "quote"),
)
_RENAMED = {"lat": "latitude", "lon": "longitude"}
_UNNAMED = "A programme that is kept to the borough"
# What may be said to have been counted: a reader's own words can name a place.
_SAFE_KINDS = frozenset(
    {
        *("family", "families", "household", "households", "refugee household"),
        *("refugee households", "group", "groups", "person", "people", "refugees"),
    }
)


def guard_records(
    records: Sequence[Mapping[str, Any]], repository: Repository
) -> list[dict[str, Any]]:
    """Give records as they may leave: of sensitive ones nothing below their borough.

    Parameters
    ----------
    records : sequence of mapping
        Rows as read and located, with ``sensitive`` decided.
    repository : Repository
    """
    is_secret = [bool(record["sensitive"]) for record in records]
    secret = [record for record, guarded in zip(records, is_secret, strict=True) if guarded]
    guarded = iter(_guard(secret, repository))
    return [
        next(guarded) if hidden else _lay_out(record)
        for record, hidden in zip(records, is_secret, strict=True)
    ]


def _guard(records: Sequence[Mapping[str, Any]], repository: Repository) -> list[dict[str, Any]]:
    if not records:
        return []
    rows = [
        {_RENAMED.get(name, name): value for name, value in record.items()} for record in records
    ]
    table = pd.DataFrame(rows).reindex(columns=list(REACH)).astype(object)
    # The gate lets whole years pass and nothing finer: a day of arrival can be looked up.
    years = pd.Series([_cut_to_year(text) for text in table["date"]], dtype=object)
    table = table.assign(sensitive=True, is_paraphrase=False, date=years)
    known = repository.registry.programmes
    passed = guard_sensitive(table, known).to_dict("records")
    names = [dict(zip(one["area_codes"], one["area_names"], strict=True)) for one in records]
    numbers = [one["row"] for one in records]
    return [
        _lay_out(_describe(row, number, named, known))
        for row, number, named in zip(passed, numbers, names, strict=True)
    ]


def _cut_to_year(date: object) -> str | None:
    return date[:4] if isinstance(date, str) and "/" not in date else None


def _describe(
    passed: Mapping[Any, Any], number: int, names: Mapping[str, str], known: Mapping[str, Any]
) -> dict[str, Any]:
    """Lay out what the gate let pass; a reader's own words are not among it."""
    codes = list(passed["area_codes"])
    precision = (Precision.UNLOCATED, Precision.BOROUGH, Precision.MULTI)[min(len(codes), 2)]
    programme = known.get(passed["programme"])
    kind = str(passed["unit_kind"] or "").casefold()
    return {
        "row": number,
        "programme": programme.id if programme else None,
        "programme_label": programme.label if programme else _UNNAMED,
        "activity": passed["activity"] if passed["activity"] in SAFE_ACTIVITIES else None,
        "area_codes": codes,
        "area_names": [names[code] for code in codes],
        "precision": precision.value,
        "date": passed["date"] if isinstance(passed["date"], str) else None,
        "units": None if pd.isna(passed["units"]) else int(passed["units"]),
        "unit_kind": kind if kind in _SAFE_KINDS else None,
        "confidence": passed["confidence"] if isinstance(passed["confidence"], str) else None,
        "sensitive": True,
    }


def _lay_out(record: Mapping[str, Any]) -> dict[str, Any]:
    return {**{name: record.get(name) for name in _FIELDS}, "label": LABEL}
