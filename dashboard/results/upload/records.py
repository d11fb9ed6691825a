"""A reader's records of reach: each row read, located, guarded, and compared with the others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import pandas as pd

from dashboard.format.numbers import count_things
from dashboard.results.upload.faults import (
    CellFaultError,
    UnmatchedPlaceError,
    check_given,
    check_signs,
    check_text,
    read_count,
    read_date,
    read_money,
    read_word,
)
from dashboard.results.upload.locate import Located, PlacedPoint, locate_record, place_points
from dashboard.results.upload.places import UploadPlaces
from dashboard.results.upload.rows import CheckedRows, Duplicate
from dashboard.results.upload.table import UploadRow, UploadTable
from geodata.areas.places import fold_name
from geodata.closed_lists import Confidence, Precision
from geodata.columns import REACH
from geodata.model import Programme
from geodata.reach.sensitive import SAFE_ACTIVITIES, guard_sensitive
from geodata.repository import Repository

_YES = frozenset({"yes", "y", "true", "1", "x", "sensitive"})
_NO = frozenset({"no", "n", "false", "0"})
_NEARLY = 0.8
_LONGEST_NAME = 80
# Words by which a row says that it is about families who may not be found.
_FAMILIES = re.compile(r"\b(famil|household|refugee|resettle|asylum|sponsor)", re.IGNORECASE)
_RESETTLED = re.compile(r"\b(refugee|resettle|asylum|community.sponsor)", re.IGNORECASE)
_TELLING = ("programme", "activity", "organisation")


class UploadProgrammes:
    """The registry's programmes by every name they go by.

    Parameters
    ----------
    repository : Repository
    """

    def __init__(self, repository: Repository) -> None:
        self._named: dict[str, Programme] = {}
        for programme in repository.registry.programmes.values():
            for name in (programme.id, programme.label, *programme.input_names):
                self._named[fold_name(name)] = programme
        self._sensitive = [name for name, one in self._named.items() if one.sensitive]
        # Of one file: thousands of its rows name the same few programmes.
        self._is_near: dict[str, bool] = {}

    def find(self, text: str) -> Programme | None:
        """Find the programme that an identifier or a whole name means; None where none does."""
        return self._named.get(fold_name(text[:_LONGEST_NAME]))

    def is_guarded(self, cells: Mapping[str, str]) -> bool:
        """Say whether a row must not be shown below its borough.

        It must not where it says so; where it does not clearly say no of a
        word that is neither; and, whatever it says, where its programme is a
        sensitive one, or its words tell of families or refugees.
        """
        flag = cells.get("sensitive", "").strip().casefold()
        if flag and flag not in _NO:
            return True
        if _FAMILIES.search(cells.get("unit_kind", "").replace("_", " ")):
            return True
        text = " ".join(cells.get(column, "") for column in _TELLING).replace("_", " ")
        return bool(_RESETTLED.search(text)) or self._is_near_sensitive(cells.get("programme", ""))

    def is_garbled(self, text: str) -> bool:
        """Say whether a row's flag is neither yes nor no."""
        flag = text.strip().casefold()
        return bool(flag) and flag not in _YES and flag not in _NO

    def _is_near_sensitive(self, text: str) -> bool:
        if text not in self._is_near:
            self._is_near[text] = self._compare_with_sensitive(text)
        return self._is_near[text]

    def _compare_with_sensitive(self, text: str) -> bool:
        folded = fold_name(text[:_LONGEST_NAME])
        programme = self._named.get(folded)
        if programme:
            return programme.sensitive
        # A misspelt name of a sensitive programme is still meant by whoever wrote it.
        return any(name in folded or _is_near(folded, name) for name in self._sensitive)


def _is_near(text: str, name: str) -> bool:
    matcher = SequenceMatcher(None, text, name)
    return matcher.quick_ratio() >= _NEARLY and matcher.ratio() >= _NEARLY


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


_LONGEST = 200


def find_same(
    read: Sequence[tuple[UploadRow, Mapping[str, Any]]], repository: Repository
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


_TEXTS = (
    *("programme", "activity", "organisation", "place", "postcode", "borough"),
    *("unit_kind", "source", "quote"),
)
_READERS = {
    "date": read_date,
    "units": read_count,
    "amount_gbp": read_money,
    "participants": read_count,
}
_NEEDED = ("programme",)
_OF_FAMILIES = "for a record that is kept to its borough"
_SECRET_PLACE = CellFaultError(
    "borough",
    f"the name or code of a London borough, or a postcode in one, {_OF_FAMILIES}",
    "Name the borough alone. What this row says is not repeated here.",
)


def check_records(
    table: UploadTable, checked: CheckedRows, places: UploadPlaces, repository: Repository
) -> None:
    """Check every row of a table, and put into ``checked`` what was found.

    Parameters
    ----------
    table : UploadTable
        By the columns of the records' template.
    checked : CheckedRows
    places : UploadPlaces
    repository : Repository
    """
    programmes = UploadProgrammes(repository)
    points, faults = place_points(table.points, places)
    read: list[tuple[UploadRow, dict[str, Any]]] = []
    garbled = coarsened = 0
    for row in table.rows:
        is_secret = programmes.is_guarded(row.cells)
        if row.number in faults:
            fault = CellFaultError(
                "coordinates", faults[row.number], "Mend the point, or leave it out."
            )
            checked.add_fault(row.number, fault, {}, is_secret=True)
            continue
        record = _read_row(row, is_secret=is_secret, checked=checked)
        located = _locate(row, points.get(row.number), is_secret, places, checked)
        if record is None or located is None:
            continue
        garbled += programmes.is_garbled(row.cells.get("sensitive", ""))
        coarsened += located.is_coarsened and not is_secret
        programme = programmes.find(row.cells["programme"])
        record["programme_label"] = programme.label if programme else record["programme"]
        record["programme"] = programme.id if programme else record["programme"]
        read.append((row, {**record, **_describe_place(located, places), "sensitive": is_secret}))
    if not table.is_sent_back:
        checked.duplicates.extend(find_same(read, repository))
    checked.accepted.extend(guard_records([record for _, record in read], repository))
    checked.guarded = sum(record["sensitive"] for _, record in read)
    _add_notices(checked, garbled, coarsened)


def _read_row(row: UploadRow, *, is_secret: bool, checked: CheckedRows) -> dict[str, Any] | None:
    """Read what a row says besides its place; None where a cell of it cannot be used."""
    cells, is_good = row.cells, True
    record: dict[str, Any] = {"row": row.number}
    for column in _TEXTS:
        text = cells.get(column, "")
        try:
            check_text(column, text)
            check_given(column, text, _NEEDED)
        except CellFaultError as fault:
            checked.add_fault(row.number, fault, cells, is_secret=is_secret)
            is_good = False
        record[column] = text or None
    for column, read in _READERS.items():
        try:
            check_signs(column, cells.get(column, ""))
            record[column] = read(column, cells.get(column, ""))
        except CellFaultError as fault:
            checked.add_fault(row.number, fault, cells, is_secret=is_secret)
            is_good = False
    try:
        word = read_word("confidence", cells.get("confidence", ""), Confidence)
        record["confidence"] = word.value if word else None
    except CellFaultError as fault:
        checked.add_fault(row.number, fault, cells, is_secret=is_secret)
        is_good = False
    return record if is_good else None


def _locate(
    row: UploadRow,
    point: PlacedPoint | None,
    is_secret: bool,  # noqa: FBT001 - one of five, named where it is given
    places: UploadPlaces,
    checked: CheckedRows,
) -> Located | None:
    cells: Mapping[str, str] = row.cells
    if is_secret:
        # What it says below its borough is not looked at, so that no answer can tell of it.
        cells = {name: cells.get(name, "") for name in ("borough", "postcode")}
    chosen = checked.choose_for(row.number, "borough", "place")
    try:
        return locate_record(cells, point, places, chosen)
    except CellFaultError as fault:
        shown = _SECRET_PLACE if is_secret else fault
        checked.add_fault(row.number, shown, cells, is_secret=is_secret)
    except UnmatchedPlaceError as unmatched:
        if is_secret:
            checked.add_fault(row.number, _SECRET_PLACE, {}, is_secret=True)
        else:
            checked.add_unmatched(row.number, unmatched)
    return None


def _describe_place(located: Located, places: UploadPlaces) -> dict[str, Any]:
    return {
        "area_codes": list(located.area_codes),
        "area_names": [places.name(code) for code in located.area_codes],
        "ward_code": located.ward.code if located.ward else None,
        "ward_name": located.ward.name if located.ward else None,
        "precision": located.precision.value,
        "lat": located.latitude,
        "lon": located.longitude,
    }


def _add_notices(checked: CheckedRows, garbled: int, coarsened: int) -> None:
    notices = (
        (
            checked.guarded,
            "Sensitive, or telling of families or refugees: {}. Of these only the borough, the"
            " year and what was counted are kept.",
        ),
        (garbled, "Neither yes nor no in the column sensitive, and treated as sensitive: {}."),
        (
            coarsened,
            "Given as an exact point, with a postcode only: {}. They are shown as approximate, at"
            " the middle of the small area in which the postcode lies.",
        ),
    )
    checked.notices.extend(
        notice.format(count_things(count, "row")) for count, notice in notices if count
    )
