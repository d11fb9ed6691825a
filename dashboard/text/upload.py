"""What is said of a reader's figures and records: only what their file and the one test show."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.format.names import count_areas, name_geography
from dashboard.format.numbers import MINUS, THIN_SPACE, count_things, show_number
from dashboard.results.upload.figures import UploadSet
from geodata.closed_lists import Outcome, Precision
from geodata.statistics.benchmark import TESTED_BASES

_PER_CENT = frozenset({"%", "percent", "per cent"})
_OUTCOMES = {
    Outcome.HIGHER: "Clearly above London.",
    Outcome.LOWER: "Clearly below London.",
    Outcome.SIMILAR: "No clear difference from London.",
}


def show_upload_value(value: float, unit: object, decimal_places: int) -> str:
    """Show a value with its unit, as far as a mark or a short word can show it.

    Examples
    --------
    >>> show_upload_value(1234.5, "£", 1), show_upload_value(3, "people", 0)
    ('£1,234.5', '3 people')
    """
    number = show_number(value, decimal_places)
    shown = str(unit)[:40] if isinstance(unit, str) else ""
    if shown.casefold() in _PER_CENT:
        return f"{number}{THIN_SPACE}%"
    if shown.startswith("£"):
        return f"{MINUS}£{number[1:]}" if number.startswith(MINUS) else f"£{number}"
    return f"{number} {shown}".strip()


def show_upload_interval(row: Mapping[Any, Any], decimal_places: int) -> str:
    """Show the limits that a row gives: "85 to 92"; an empty text where it gives none."""
    if pd.isna(row["lci_95"]) or pd.isna(row["uci_95"]):
        return ""
    low, high = (show_number(row[name], decimal_places) for name in ("lci_95", "uci_95"))
    return f"{low} to {high}"


def describe_outcome(row: Mapping[Any, Any], upload: UploadSet) -> str:
    """Say how an area stands beside London: by the test, or described where none is right."""
    if row["outcome"] in _OUTCOMES:
        return _OUTCOMES[row["outcome"]]
    if pd.isna(row["difference"]):
        return ""
    number = show_number(abs(row["difference"]), upload.decimal_places)
    unit = row["unit"] if isinstance(row["unit"], str) else ""
    distance = (
        f"{number} points"
        if unit.casefold() in _PER_CENT
        else show_upload_value(abs(row["difference"]), unit, upload.decimal_places)
    )
    if round(row["difference"], upload.decimal_places) == 0:
        return "As London's value; not tested."
    side = "above" if row["difference"] > 0 else "below"
    return f"{distance} {side} London's value; not tested."


def describe_set(upload: UploadSet) -> str:
    """Say in one line what a map of figures shows."""
    first = upload.table.iloc[0]
    names = [str(first["label"])[:120]]
    if isinstance(first["period"], str):
        names.append(first["period"][:60])
    if first["group"] != "all":
        names.append(str(first["group"])[:60])
    counts = upload.table["outcome"].value_counts()
    tested = sum(int(counts.get(outcome, 0)) for outcome in _OUTCOMES)
    if tested:
        above, below = (int(counts.get(one, 0)) for one in (Outcome.HIGHER, Outcome.LOWER))
        finding = (
            f"{above:,} clearly above London, {below:,} clearly below, of"
            f" {count_areas(tested, upload.geography)} tested"
        )
    else:
        present = upload.table["value"].dropna()
        low, high = (
            show_upload_value(end, first["unit"], upload.decimal_places)
            for end in (present.min(), present.max())
        )
        finding = f"{low} to {high} over {count_areas(len(present), upload.geography)}"
        finding = (
            finding if low != high else f"{low} in {count_areas(len(present), upload.geography)}"
        )
    return f"{', '.join(names)}: {finding}"


def list_figure_remarks(upload: UploadSet, areas: int) -> Iterator[str]:
    """Say what a reader of the map must know of it besides."""
    without = areas - int(upload.table["value"].notna().sum())
    if without:
        yield (
            f"Your file has no value for {without:,} of {areas:,}"
            f" {name_geography(upload.geography)}; they are hatched, not low."
        )
    yield _explain_test(upload)
    if upload.others:
        yield (
            f"{upload.others:,} further rows are of another indicator, kind of area, date or group,"
            " and are not on this map."
        )


def _explain_test(upload: UploadSet) -> str:
    if upload.basis is None:
        return (
            "Not tested against London: how the figures came about is not said. Differences are"
            " described."
        )
    if upload.basis not in TESTED_BASES:
        return (
            "Not tested against London: only estimates with intervals are. Differences are"
            " described."
        )
    if upload.london is None or upload.london["value"] is None:
        return (
            "Not tested against London: your file has no row for London of the same date and group."
        )
    if upload.london["lci_95"] is None:
        return "Not tested against London: your file gives no interval for London."
    return (
        "Tested against London by the difference and both intervals, with false discoveries held"
        " at 5 % over the areas of your file. London contains each area, so the test is a little"
        " cautious."
    )


_UNNAMED = "a record without a name"


def describe_record(record: Mapping[str, Any]) -> str:
    """Name a record of a reader's as its mark does: programme, activity and place."""
    parts = [record["programme_label"], record["activity"] or _UNNAMED]
    where = record["place"] or record["ward_name"]
    name = ": ".join(str(part)[:120] for part in parts if part)
    return f"{name}, {str(where)[:80]}." if where else f"{name}."


def describe_records(records: Sequence[Mapping[str, Any]], boroughs: int, ours: int) -> str:
    """Say how many of a reader's records are drawn, and beside how many of the atlas's."""
    if not records:
        return "None of your records can be drawn."
    located = sum(record["precision"] != Precision.UNLOCATED for record in records)
    sentence = f"{located:,} of your {len(records):,} records located"
    if located == len(records):
        sentence = (
            f"All {located:,} of your records located" if located > 1 else "Your record located"
        )
    sentence += f", in {count_things(boroughs, 'borough')}" if boroughs else ""
    return f"{sentence}, beside {ours:,} of the atlas's" if ours else sentence


def list_record_remarks(records: Sequence[Mapping[str, Any]], ours: int) -> Iterator[str]:
    """Say what a reader of the map of records must know of it besides."""
    unlocated = sum(record["precision"] == Precision.UNLOCATED for record in records)
    if unlocated:
        yield f"On no map, as no place is given: {unlocated:,} of your records. The table has all."
    shared = sum(record["precision"] == Precision.MULTI for record in records)
    if shared:
        yield (
            f"Shared by several boroughs, and counted in each: {shared:,} of your records. Their"
            " money and their people are not split."
        )
    secret = sum(bool(record["sensitive"]) for record in records)
    if secret:
        yield f"Kept to the borough, as showing more could harm: {secret:,} of your records."
    yield "That your file has no record for a borough does not say that nothing took place there."
    if ours:
        yield "The atlas's records beside yours are those of its sources; the two are not added."
