"""A reader's file, checked: rows that can be shown, and what is told of the others."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, NamedTuple

from dashboard.exports.record_templates import FIGURE_COLUMNS, RECORD_COLUMNS
from dashboard.results.upload.figures import check_figures
from dashboard.results.upload.places import NearNames, UploadPlaces
from dashboard.results.upload.read_file import read_file
from dashboard.results.upload.records import check_records
from dashboard.results.upload.rows import CheckedRows
from dashboard.results.upload.table import UploadError, UploadTable
from geodata.model import list_words
from geodata.repository import Repository

_PLACES = ("borough", "postcode")


class UploadKind(NamedTuple):
    """A kind of table: its columns, those it cannot be without, its check, and its names."""

    columns: tuple[str, ...]
    required: tuple[str, ...]
    check: Callable[[UploadTable, CheckedRows, UploadPlaces, Repository], None]
    one: str
    several: str


KINDS: Mapping[str, UploadKind] = MappingProxyType(
    {
        "records": UploadKind(
            tuple(RECORD_COLUMNS), ("programme",), check_records, "record", "records"
        ),
        "figures": UploadKind(
            tuple(FIGURE_COLUMNS),
            ("indicator", "level", "area_code", "value"),
            check_figures,
            "figure",
            "figures",
        ),
    }
)


def find_kind(kind: object) -> str:
    """Check the word by which a request says what it brings.

    Raises
    ------
    UploadError
        It is neither.
    """
    if isinstance(kind, str) and kind in KINDS:
        return kind
    raise UploadError(
        problem="The request does not say what the file holds.",
        expected="kind=records or kind=figures",
        mend="Choose what the file holds, and load it again.",
        status=HTTPStatus.BAD_REQUEST,
    )


def check_table(
    table: UploadTable,
    kind: str,
    answers: Mapping[str, str],
    places: UploadPlaces,
    repository: Repository,
) -> CheckedRows:
    """Check the rows of a table that is of a kind; nothing of it is kept."""
    checked = CheckedRows(NearNames(repository), answers, notices=list(table.notices))
    KINDS[kind].check(table, checked, places, repository)
    return checked


def answer_file(
    data: bytes,
    kind: str,
    answers: Mapping[str, str],
    places: UploadPlaces,
    repository: Repository,
) -> dict[str, Any]:
    """Read and check a reader's file.

    Parameters
    ----------
    data : bytes
        The whole file.
    kind : str
        One of `KINDS`.
    answers : mapping of str
        Codes that the reader chose for names, by row and column.
    places : UploadPlaces
    repository : Repository

    Raises
    ------
    UploadError
        The file as a whole cannot be used.
    """
    table = read_file(data, KINDS[kind].columns)
    _check_required(table, kind)
    checked = check_table(table, kind, answers, places, repository)
    return {
        "kind": kind,
        "rows_read": len(table.rows),
        "data_version": repository.data_version,
        "accepted": checked.accepted,
        "errors": [fault._asdict() for fault in checked.faults],
        "errors_left_out": checked.faults_left_out,
        "duplicates": [same._asdict() for same in checked.duplicates],
        "unmatched": [
            {**one._asdict(), "near": [near._asdict() for near in one.near]}
            for one in checked.unmatched
        ],
        "notices": checked.notices,
        "counts": _count(table, checked),
        "summary": _summarise(table, kind, checked),
    }


def _check_required(table: UploadTable, kind: str) -> None:
    missing = [name for name in KINDS[kind].required if name not in table.columns]
    has_place = bool(table.points) or any(name in table.columns for name in _PLACES)
    if kind == "records" and not has_place:
        missing.append("borough or postcode")
    if missing:
        raise UploadError(
            problem=f"The table has no column {list_words(missing)}.",
            expected=f"the columns of the template of {KINDS[kind].several}",
            mend="Copy the header from the template.",
        )


def _count(table: UploadTable, checked: CheckedRows) -> dict[str, int]:
    return {
        "rows_read": len(table.rows),
        "accepted": len(checked.accepted),
        "rows_with_errors": len(checked.rows_with_faults),
        "errors": len(checked.faults) + checked.faults_left_out,
        "duplicates": len(checked.duplicates),
        "unmatched": checked.rows_unmatched,
        "sensitive": checked.guarded,
        "not_located": sum(row.get("precision") == "unlocated" for row in checked.accepted),
    }


def _summarise(table: UploadTable, kind: str, checked: CheckedRows) -> str:
    """Say in a sentence what of a file can be shown, and what cannot."""
    read, accepted = len(table.rows), len(checked.accepted)
    noun = KINDS[kind].one if read == 1 else KINDS[kind].several
    others = [
        f"{count:,} {fault}"
        for count, fault in (
            (len(checked.rows_with_faults), "with an error"),
            (checked.rows_unmatched, "with a place that is not known"),
        )
        if count
    ]
    sentence = f"{accepted:,} of {read:,} {noun} can be shown"
    if accepted == read:
        sentence = f"All {read:,} {noun} can be shown" if read > 1 else f"The {noun} can be shown"
    return f"{sentence}; {list_words(others)}." if others else f"{sentence}."
