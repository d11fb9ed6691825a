"""What the check of a reader's table found: rows that can be shown, and faults of the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dashboard.results.upload.faults import CellFaultError, RowFault, UnmatchedPlaceError
from dashboard.results.upload.places import NearNames, NearPlace
from dashboard.results.upload.table import show_cell

MOST_FAULTS = 500
MOST_UNMATCHED = 200


class Unmatched(NamedTuple):
    """A cell that names a place nobody knows, and what may be meant."""

    row: int
    column: str
    value: str
    near: tuple[NearPlace, ...]


class Duplicate(NamedTuple):
    """A row that says the same as another: of the file, or of the atlas."""

    row: int
    same_as: int | str
    where: str


@dataclass(slots=True)
class CheckedRows:
    """What was found; it lives as long as the answer to one request.

    ``accepted`` holds rows as they may leave: what is guarded or withheld has
    left them already. ``answers`` are the codes that the reader chose for
    names, by row and column.
    """

    near: NearNames
    answers: Mapping[str, str]
    accepted: list[dict[str, Any]] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    faults_left_out: int = 0
    rows_with_faults: set[int] = field(default_factory=set)
    unmatched: list[Unmatched] = field(default_factory=list)
    rows_unmatched: int = 0
    duplicates: list[Duplicate] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    guarded: int = 0

    def add_fault(
        self, row: int, fault: CellFaultError, cells: Mapping[str, str], *, is_secret: bool = False
    ) -> None:
        """Note a cell that cannot be used; of a secret row nothing is repeated."""
        self.rows_with_faults.add(row)
        if len(self.faults) == MOST_FAULTS:
            self.faults_left_out += 1
            return
        value = cells.get(fault.column, "")
        self.faults.append(fault.place(row, value, is_secret=is_secret))

    def add_unmatched(self, row: int, unmatched: UnmatchedPlaceError) -> None:
        """Note a name of no area, with those that are near."""
        self.rows_unmatched += 1
        if len(self.unmatched) < MOST_UNMATCHED:
            near = self.near.find(unmatched)
            shown = show_cell(unmatched.value)
            self.unmatched.append(Unmatched(row, unmatched.column, shown, near))

    def choose_for(self, row: int, *columns: str) -> dict[str, str]:
        """Give the codes that the reader chose for a row's names."""
        if not self.answers:
            return {}
        return {column: self.answers.get(f"{row}:{column}", "") for column in columns}
