"""Rows that say the same as another row of a reader's file, or as a record of the atlas."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.loaded.loaded_table import LoadedRow
from dashboard.own.checked_rows import Duplicate
from geodata.places import fold_name
from geodata.repository import Repository

_LONGEST = 200


def find_same(
    read: Sequence[tuple[LoadedRow, Mapping[str, Any]]], repository: Repository
) -> list[Duplicate]:
    """Find rows of the same programme, place and date, or the same page and activity.

    A sensitive row is compared with the file's own rows only, and by its whole
    text: what the atlas has of families holds no place to compare with.

    Parameters
    ----------
    read : sequence
        Rows as loaded, and as read.
    repository : Repository
    """
    ours: dict[tuple[object, ...], str] = {}
    for record in repository.reach().to_dict("records"):
        if not record["sensitive"]:
            for key in _list_keys(record):
                ours.setdefault(key, f"{record['activity']} ({record['record']})")
    seen: dict[tuple[object, ...], int] = {}
    found = []
    for row, record in read:
        is_secret = record["sensitive"]
        whole = ("row", *sorted(row.cells.items()))
        keys: list[tuple[object, ...]] = [whole, *([] if is_secret else _list_keys(record))]
        before = next((seen[key] for key in keys if key in seen), None)
        atlas = None if is_secret else next((ours[key] for key in keys if key in ours), None)
        if before is not None:
            found.append(Duplicate(row.number, before, "file"))
        elif atlas is not None:
            found.append(Duplicate(row.number, atlas, "atlas"))
        for key in keys:
            seen.setdefault(key, row.number)
    return found


def _list_keys(record: Mapping[Any, Any]) -> Iterator[tuple[str, ...]]:
    """List what makes two records look like one; cells that are empty make nothing alike."""
    programme, place, date = (_fold(record.get(name)) for name in ("programme", "place", "date"))
    codes = " ".join(sorted(record["area_codes"]))
    if programme and place and date:
        yield ("place", programme, place, date)
    source, activity = str(record.get("source") or ""), _fold(record.get("activity"))
    # One page can tell of many places: only what it says of the same place and date is the same.
    if source and activity:
        yield ("source", source.casefold(), activity, codes, place, date)


def _fold(value: object) -> str:
    return fold_name(value[:_LONGEST]) if isinstance(value, str) else ""
