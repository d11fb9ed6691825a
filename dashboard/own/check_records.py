"""A reader's records of reach: each row read, located, guarded, and compared with the others."""

from collections.abc import Mapping
from typing import Any

from dashboard.loaded.loaded_table import LoadedRow, LoadedTable
from dashboard.own.cell_numbers import read_count, read_date, read_money
from dashboard.own.checked_rows import CheckedRows, count_rows
from dashboard.own.guard_records import guard_records
from dashboard.own.locate_records import Located, OwnPoint, locate_record
from dashboard.own.own_places import OwnPlaces
from dashboard.own.own_programmes import OwnProgrammes
from dashboard.own.place_points import place_points
from dashboard.own.row_faults import (
    CellFaultError,
    UnmatchedPlaceError,
    check_given,
    check_signs,
    check_text,
    read_word,
)
from dashboard.own.same_records import find_same
from geodata.closed_lists import Confidence
from geodata.repository import Repository

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
    table: LoadedTable, checked: CheckedRows, places: OwnPlaces, repository: Repository
) -> None:
    """Check every row of a table, and put into ``checked`` what was found.

    Parameters
    ----------
    table : LoadedTable
        By the columns of the records' template.
    checked : CheckedRows
    places : OwnPlaces
    repository : Repository
    """
    programmes = OwnProgrammes(repository)
    points, faults = place_points(table.points, places)
    read: list[tuple[LoadedRow, dict[str, Any]]] = []
    garbled = coarsened = 0
    for row in table.rows:
        is_secret = programmes.is_guarded(row.cells)
        if row.number in faults:
            told = CellFaultError(
                "coordinates", faults[row.number], "Mend the point, or leave it out."
            )
            checked.add_fault(row.number, told, {}, is_secret=True)
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
    _tell(checked, garbled, coarsened)


def _read_row(row: LoadedRow, *, is_secret: bool, checked: CheckedRows) -> dict[str, Any] | None:
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
    row: LoadedRow,
    point: OwnPoint | None,
    is_secret: bool,  # noqa: FBT001 - one of five, named where it is given
    places: OwnPlaces,
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
        told = _SECRET_PLACE if is_secret else fault
        checked.add_fault(row.number, told, cells, is_secret=is_secret)
    except UnmatchedPlaceError as unmatched:
        if is_secret:
            checked.add_fault(row.number, _SECRET_PLACE, {}, is_secret=True)
        else:
            checked.add_unmatched(row.number, unmatched)
    return None


def _describe_place(located: Located, places: OwnPlaces) -> dict[str, Any]:
    return {
        "area_codes": list(located.area_codes),
        "area_names": [places.name(code) for code in located.area_codes],
        "ward_code": located.ward.code if located.ward else None,
        "ward_name": located.ward.name if located.ward else None,
        "precision": located.precision.value,
        "lat": located.latitude,
        "lon": located.longitude,
    }


def _tell(checked: CheckedRows, garbled: int, coarsened: int) -> None:
    told = (
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
    checked.notices.extend(said.format(count_rows(count)) for count, said in told if count)
