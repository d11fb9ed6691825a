"""A reader's figures of areas: each row read, its area found, and small counts withheld."""

from collections.abc import Mapping
from typing import Any

from dashboard.loaded.loaded_table import LoadedRow, LoadedTable
from dashboard.own.cell_numbers import read_count, read_number
from dashboard.own.checked_rows import CheckedRows, Duplicate, count_rows
from dashboard.own.find_figure_area import find_figure_area
from dashboard.own.own_places import OwnPlaces
from dashboard.own.row_faults import (
    CellFaultError,
    UnmatchedPlaceError,
    check_given,
    check_signs,
    check_text,
    read_word,
)
from dashboard.own.same_figures import FIGURE_KEY, compare_with_atlas
from dashboard.own.withhold_figures import withhold_figures
from geodata.closed_lists import Status
from geodata.repository import Repository

_TEXTS = ("indicator", "label", "unit", "period", "group", "source")
_MISSING = (Status.WITHHELD, Status.NOT_AVAILABLE, Status.NOT_APPLICABLE)
_NUMBERS = ("value", "lci_95", "uci_95")
_WHOLE = 100
_NEEDED = ("indicator",)
_LISTED = 5


def check_figures(
    table: LoadedTable, checked: CheckedRows, places: OwnPlaces, repository: Repository
) -> None:
    """Check every row of a table, and put into ``checked`` what was found.

    Parameters
    ----------
    table : LoadedTable
        By the columns of the figures' template.
    checked : CheckedRows
    places : OwnPlaces
    repository : Repository
    """
    seen: dict[tuple[Any, ...], int] = {}
    for row in table.rows:
        figure = _read_row(row, checked, repository)
        try:
            chosen = checked.choose_for(row.number, "area_code").get("area_code", "")
            area = find_figure_area(row.cells, places, chosen)
        except CellFaultError as fault:
            checked.add_fault(row.number, fault, row.cells)
            continue
        except UnmatchedPlaceError as unmatched:
            checked.add_unmatched(row.number, unmatched)
            continue
        if figure is None:
            continue
        level, vintage = area.geography
        named = {"area_code": area.code, "area_name": area.name, "level": level.value}
        figure |= {**named, "vintage": vintage}
        key = tuple(figure[name] for name in FIGURE_KEY)
        if seen.setdefault(key, row.number) != row.number:
            checked.duplicates.append(Duplicate(row.number, seen[key], "file"))
        checked.accepted.append(figure)
    # Before the gate: a value that is the atlas's own is no less so for being withheld.
    compare_with_atlas(checked, repository)
    _tell_unlikely(checked)
    withhold_figures(checked)


def _read_row(
    row: LoadedRow, checked: CheckedRows, repository: Repository
) -> dict[str, Any] | None:
    """Read what a row says besides its area; None where a cell of it cannot be used."""
    faults: list[CellFaultError] = []
    figure: dict[str, Any] = {"row": row.number}
    readers = {
        **dict.fromkeys(_TEXTS, _read_text),
        **dict.fromkeys(_NUMBERS, _read_value),
        "base": read_count,
        "status": _read_status,
    }
    for column, read in readers.items():
        text = row.cells.get(column, "")
        try:
            check_signs(column, text)
            figure[column] = read(column, text)
        except CellFaultError as fault:
            faults.append(fault)
    if not faults:
        faults.extend(_find_contradictions(figure))
    for fault in faults:
        checked.add_fault(row.number, fault, row.cells)
    return None if faults else _complete(figure, repository)


def _read_text(column: str, text: str) -> str | None:
    check_text(column, text)
    check_given(column, text, _NEEDED)
    return text or None


def _read_value(column: str, text: str) -> float | None:
    return read_number(column, text, signs="%£")


def _read_status(column: str, text: str) -> str | None:
    word = read_word(column, text, Status)
    return word.value if word else None


def _find_contradictions(figure: Mapping[str, Any]) -> list[CellFaultError]:
    value, low, high = (figure[name] for name in _NUMBERS)
    if value is not None and figure["status"] in _MISSING:
        return [CellFaultError("status", "no value, where the status says so", "Mend one of both.")]
    if (low is None) != (high is None):
        column = "lci_95" if low is None else "uci_95"
        return [
            CellFaultError(column, "both limits of the interval, or none", "Fill in the other.")
        ]
    if low is None or high is None:
        return []
    if value is None:
        return [CellFaultError("value", "a value between its limits", "Fill it in.")]
    if not low <= value <= high:
        mend = "Look whether columns or limits are the wrong way round."
        return [CellFaultError("value", "a value between lci_95 and uci_95", mend)]
    return []


def _complete(figure: dict[str, Any], repository: Repository) -> dict[str, Any]:
    """Put in what the atlas knows of an indicator of its own, where the file leaves it out."""
    known = repository.registry.indicators.get(figure["indicator"])
    figure["label"] = figure["label"] or (known.label if known else figure["indicator"])
    figure["unit"] = figure["unit"] or (known.unit if known else None)
    figure["group"] = figure["group"] or "all"
    return figure


def _tell_unlikely(checked: CheckedRows) -> None:
    beyond = [
        row["row"]
        for row in checked.accepted
        if row["unit"] in ("%", "percent", "per cent")
        and row["value"] is not None
        and not 0 <= row["value"] <= _WHOLE
    ]
    if beyond:
        first = ", ".join(str(row) for row in beyond[:_LISTED])
        more = f" and {len(beyond) - _LISTED:,} more" if len(beyond) > _LISTED else ""
        checked.notices.append(
            f"Per cent below 0 or above 100: {count_rows(len(beyond))} ({first}{more}). That is"
            " right for a difference, and wrong for a share."
        )
