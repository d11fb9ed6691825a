"""What is said of a reader's figures: only what their file and the one test show."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.format.names import count_areas, name_geography
from dashboard.format.numbers import MINUS, THIN_SPACE, show_number
from dashboard.results.upload.rows import OwnSet
from geodata.closed_lists import Outcome
from geodata.statistics.benchmark import TESTED_BASES

_PER_CENT = frozenset({"%", "percent", "per cent"})
_OUTCOMES = {
    Outcome.HIGHER: "Clearly above London.",
    Outcome.LOWER: "Clearly below London.",
    Outcome.SIMILAR: "No clear difference from London.",
}


def show_own_value(value: float, unit: object, decimal_places: int) -> str:
    """Show a value with its unit, as far as a mark or a short word can show it.

    Examples
    --------
    >>> show_own_value(1234.5, "£", 1), show_own_value(3, "people", 0)
    ('£1,234.5', '3 people')
    """
    number = show_number(value, decimal_places)
    said = str(unit)[:40] if isinstance(unit, str) else ""
    if said.casefold() in _PER_CENT:
        return f"{number}{THIN_SPACE}%"
    if said.startswith("£"):
        return f"{MINUS}£{number[1:]}" if number.startswith(MINUS) else f"£{number}"
    return f"{number} {said}".strip()


def show_own_interval(row: Mapping[Any, Any], decimal_places: int) -> str:
    """Show the limits that a row gives: "85 to 92"; an empty text where it gives none."""
    if pd.isna(row["lci_95"]) or pd.isna(row["uci_95"]):
        return ""
    low, high = (show_number(row[name], decimal_places) for name in ("lci_95", "uci_95"))
    return f"{low} to {high}"


def tell_outcome(row: Mapping[Any, Any], own: OwnSet) -> str:
    """Say how an area stands beside London: by the test, or described where none is right."""
    if row["outcome"] in _OUTCOMES:
        return _OUTCOMES[row["outcome"]]
    if pd.isna(row["difference"]):
        return ""
    number = show_number(abs(row["difference"]), own.decimal_places)
    unit = row["unit"] if isinstance(row["unit"], str) else ""
    said = (
        f"{number} points"
        if unit.casefold() in _PER_CENT
        else show_own_value(abs(row["difference"]), unit, own.decimal_places)
    )
    if round(row["difference"], own.decimal_places) == 0:
        return "As London's value; not tested."
    side = "above" if row["difference"] > 0 else "below"
    return f"{said} {side} London's value; not tested."


def describe_set(own: OwnSet) -> str:
    """Say in one line what a map of figures shows."""
    first = own.table.iloc[0]
    said = [str(first["label"])[:120]]
    if isinstance(first["period"], str):
        said.append(first["period"][:60])
    if first["group"] != "all":
        said.append(str(first["group"])[:60])
    counts = own.table["outcome"].value_counts()
    tested = sum(int(counts.get(outcome, 0)) for outcome in _OUTCOMES)
    if tested:
        above, below = (int(counts.get(one, 0)) for one in (Outcome.HIGHER, Outcome.LOWER))
        finding = (
            f"{above:,} clearly above London, {below:,} clearly below, of"
            f" {count_areas(tested, own.geography)} tested"
        )
    else:
        present = own.table["value"].dropna()
        low, high = (
            show_own_value(end, first["unit"], own.decimal_places)
            for end in (present.min(), present.max())
        )
        finding = f"{low} to {high} over {count_areas(len(present), own.geography)}"
        finding = finding if low != high else f"{low} in {count_areas(len(present), own.geography)}"
    return f"{', '.join(said)}: {finding}"


def list_figure_remarks(own: OwnSet, areas: int) -> Iterator[str]:
    """Say what a reader of the map must know of it besides."""
    without = areas - int(own.table["value"].notna().sum())
    if without:
        yield (
            f"Your file has no value for {without:,} of {areas:,}"
            f" {name_geography(own.geography)}; they are hatched, not low."
        )
    yield _explain_test(own)
    if own.others:
        yield (
            f"{own.others:,} further rows are of another indicator, kind of area, date or group,"
            " and are not on this map."
        )


def _explain_test(own: OwnSet) -> str:
    if own.basis is None:
        return (
            "Not tested against London: how the figures came about is not said. Differences are"
            " described."
        )
    if own.basis not in TESTED_BASES:
        return (
            "Not tested against London: only estimates with intervals are. Differences are"
            " described."
        )
    if own.london is None or own.london["value"] is None:
        return (
            "Not tested against London: your file has no row for London of the same date and group."
        )
    if own.london["lci_95"] is None:
        return "Not tested against London: your file gives no interval for London."
    return (
        "Tested against London by the difference and both intervals, with false discoveries held"
        " at 5 % over the areas of your file. London contains each area, so the test is a little"
        " cautious."
    )
