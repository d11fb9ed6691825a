"""A reader's figures of areas: each row read, small counts withheld, set beside the atlas's."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from dashboard.format.numbers import count_things
from dashboard.results.upload.faults import (
    CellFaultError,
    UnmatchedPlaceError,
    check_given,
    check_signs,
    check_text,
    read_count,
    read_number,
    read_word,
)
from dashboard.results.upload.places import UploadPlaces, find_figure_area
from dashboard.results.upload.rows import CheckedRows, Duplicate
from dashboard.results.upload.table import UploadRow, UploadTable
from geodata.areas.editions import read_geography
from geodata.closed_lists import Basis, Level, Polarity, Status
from geodata.indicators.disclosure import (
    COLUMNS_WITH_A_COUNT,
    THRESHOLD,
    UnsafeTotalError,
    find_withheld,
)
from geodata.model import Geography
from geodata.repository import Repository
from geodata.statistics.aggregation import Estimate
from geodata.statistics.benchmark import compare_with_london

_OF_PEOPLE = re.compile(
    r"\b(people|persons?|adults?|children|child|residents?|households?|famil(y|ies)|number|count)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"%|\bper\b|\bshare\b|\brate\b|£|\bmean\b|\bscore\b", re.IGNORECASE)
_SET = ("indicator", "level", "vintage", "period", "group")
# The gate protects a small count by its next smallest neighbours; it never needs more of them.
_MOST_AT_ONCE = 300


def withhold_figures(checked: CheckedRows) -> None:
    """Withhold counts under the threshold, and values that rest on fewer, in the rows accepted.

    The counts of one indicator, date, population and edition sum to a total
    that others can know, so a further one is withheld where only that one
    would give a small count away.
    """
    sets: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in checked.accepted:
        sets.setdefault(tuple(row[name] for name in _SET), []).append(row)
    withheld = 0
    for rows in sets.values():
        is_count = _counts_people(rows[0]["unit"])
        if is_count:
            withheld += _withhold(rows, "value")
        withheld += _withhold(rows, "base")
    if withheld:
        checked.notices.append(
            f"Withheld, here and in every picture: {count_things(withheld, 'row')}. They count"
            f" fewer than {THRESHOLD}, rest on fewer, or would give such a count away."
        )


def _counts_people(unit: str | None) -> bool:
    return bool(unit) and not _RATE.search(unit) and bool(_OF_PEOPLE.search(unit))


def _withhold(rows: list[dict[str, Any]], column: str) -> int:
    counted = sorted(
        (row for row in rows if row[column] is not None or row["status"] == Status.WITHHELD),
        key=lambda row: (row[column] is not None, row[column] or 0),
    )
    if not any(row[column] is not None and row[column] < THRESHOLD for row in counted):
        return 0
    near = counted[:_MOST_AT_ONCE]
    withheld = _find_withheld(near, column)
    withheld += [row for row in counted[_MOST_AT_ONCE:] if row[column] < THRESHOLD]
    for row in withheld:
        row |= {**dict.fromkeys(COLUMNS_WITH_A_COUNT), "status": Status.WITHHELD.value}
    return len(withheld)


def _find_withheld(rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    is_whole = len(rows) == 1 or rows[0]["level"] in (Level.LONDON, Level.ENGLAND)
    if is_whole:
        return [row for row in rows if row[column] is not None and row[column] < THRESHOLD]
    table = pd.DataFrame(
        {
            "count": pd.Series([row[column] for row in rows], dtype=float),
            "status": [row["status"] for row in rows],
        }
    )
    try:
        mask = find_withheld(table, count_column="count").to_list()
    except UnsafeTotalError:
        mask = [True] * len(rows)
    return [
        row
        for row, is_withheld in zip(rows, mask, strict=True)
        if is_withheld and row[column] is not None
    ]


FIGURE_KEY = ("indicator", "level", "vintage", "area_code", "period", "group")
"""What makes two figures be about the same: where these are alike, one is too many."""
_ALIKE = 1e-9


def compare_with_atlas(checked: CheckedRows, repository: Repository) -> None:
    """Note the rows whose value the atlas has as well, and count those where it has another.

    A figure that corrects the atlas's is no duplicate: it is what the reader came to see.
    """
    noted = {duplicate.row for duplicate in checked.duplicates}
    ours: dict[str, dict[tuple[Any, ...], float]] = {}
    different = 0
    for row in checked.accepted:
        indicator = row["indicator"]
        if indicator not in repository.registry.indicators or row["value"] is None:
            continue
        if indicator not in ours:
            ours[indicator] = _read_ours(indicator, repository)
        key = (*read_geography(row["level"], row["vintage"]), row["area_code"])
        value = ours[indicator].get((*key, row["period"], row["group"]))
        if value is None or pd.isna(value):
            continue
        if abs(value - row["value"]) > _ALIKE:
            different += 1
        elif row["row"] not in noted:
            checked.duplicates.append(Duplicate(row["row"], "the same value", "atlas"))
    if different:
        checked.notices.append(
            "Another value than the atlas's for the same area, date and group:"
            f" {count_things(different, 'row')}. Both are kept; yours are shown as your figures."
        )


def _read_ours(indicator: str, repository: Repository) -> dict[tuple[Any, ...], float]:
    table = repository.observations(indicator)
    names = ["level", "vintage", "area_code", "period", "group", "value"]
    return {
        (*read_geography(level, vintage), *rest): value
        for level, vintage, *rest, value in table[names].itertuples(index=False, name=None)
    }


_TEXTS = ("indicator", "label", "unit", "period", "group", "source")
_MISSING = (Status.WITHHELD, Status.NOT_AVAILABLE, Status.NOT_APPLICABLE)
_NUMBERS = ("value", "lci_95", "uci_95")
_WHOLE = 100
_NEEDED = ("indicator",)
_LISTED = 5


def check_figures(
    table: UploadTable, checked: CheckedRows, places: UploadPlaces, repository: Repository
) -> None:
    """Check every row of a table, and put into ``checked`` what was found.

    Parameters
    ----------
    table : UploadTable
        By the columns of the figures' template.
    checked : CheckedRows
    places : UploadPlaces
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
    row: UploadRow, checked: CheckedRows, repository: Repository
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
            f"Per cent below 0 or above 100: {count_things(len(beyond), 'row')} ({first}{more})."
            " That is right for a difference, and wrong for a share."
        )


class UploadSet(NamedTuple):
    """Figures of one indicator, edition, date and population, by area, and London's of the same.

    ``table`` has a row an area that has a row in the file: `value`, limits,
    `base`, `status`, and what the test says of each; ``others`` counts the
    rows that are of another set.
    """

    geography: Geography
    table: pd.DataFrame
    london: Mapping[str, Any] | None
    basis: Basis | None
    decimal_places: int
    others: int


_OF_LONDON = ("indicator", "period", "group")


def find_set(rows: Sequence[Mapping[str, Any]], basis: Basis | None) -> UploadSet | None:
    """Take the set of the first row that is no benchmark, and test it where that is right."""
    first = next((row for row in rows if row["level"] != Level.LONDON), None)
    if first is None:
        return None
    alike = [row for row in rows if all(row[name] == first[name] for name in _SET)]
    london = next(
        (
            row
            for row in rows
            if row["level"] == Level.LONDON and all(row[name] == first[name] for name in _OF_LONDON)
        ),
        None,
    )
    # A second row for an area is a duplicate, which the check has told; the first is drawn.
    numbers = ("value", "lci_95", "uci_95", "base")
    table = pd.DataFrame(alike).drop_duplicates("area_code").set_index("area_code", drop=False)
    table = table.astype(dict.fromkeys(numbers, float))
    known = basis or Basis.ADMINISTRATIVE
    tested = compare_with_london(
        table, london=_estimate(london), basis=known, polarity=Polarity.NO_JUDGEMENT
    )
    others = len(rows) - len(alike) - (london is not None)
    return UploadSet(
        read_geography(first["level"], first["vintage"]),
        table.join(tested[["difference", "outcome"]]),
        london,
        basis,
        find_decimal_places(table["value"]),
        others,
    )


def _estimate(london: Mapping[str, Any] | None) -> Estimate | None:
    if london is None or london["value"] is None:
        return None
    return Estimate(london["value"], london["lci_95"], london["uci_95"])


def find_decimal_places(values: pd.Series) -> int:
    """Find with how many places values are given, two at most."""
    present = values.dropna()
    for places in (0, 1):
        if (present.round(places) - present).abs().lt(1e-9).all():
            return places
    return 2
