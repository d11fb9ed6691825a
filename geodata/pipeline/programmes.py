"""Build the table of reach: where each programme reached, as sources say it."""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata import columns
from geodata.closed_lists import Role
from geodata.model import Geography, Programme
from geodata.pipeline.places_reached import Gazetteer, locate_row, read_gazetteer
from geodata.pipeline.reach_words import check_notes, describe_basis, read_notes
from geodata.pipeline.sources.reach import (
    fail,
    name_row,
    read_dates,
    read_quote,
    read_reach,
    read_source,
)
from geodata.reach.sensitive import SAFE_ACTIVITIES, guard_sensitive
from geodata.registry.registry import Registry

_NOT_COUNTED = frozenset({"", "total"})
_TYPES = {
    **dict.fromkeys(columns.REACH, "str"),
    "area_codes": "object",
    "latitude": "float64",
    "longitude": "float64",
    "amount_gbp": "float64",
    "units": "Int64",
    "is_paraphrase": "bool",
    "sensitive": "bool",
}


def build_reach(
    inputs: Path, registry: Registry, outlines: Mapping[Geography, gpd.GeoDataFrame]
) -> pd.DataFrame:
    """Build the table of reach from the inputs.

    Parameters
    ----------
    inputs : Path
        Folder of inputs.
    registry : Registry
        Its programmes say which names of the table are theirs, what they
        count and which are sensitive.
    outlines : mapping of GeoDataFrame
        Shapes of boroughs and of the three ward editions, EPSG:27700, by ``area_code``.

    Returns
    -------
    DataFrame, one row a record
        Columns ``columns.REACH``, by ``record``; sensitive records are guarded.

    Raises
    ------
    InputError
        A row that names an unknown programme, borough or kind of unit, whose
        point is not where it says, whose whole-programme money no programme
        holds, or whose note nobody has put in words; the message names it.
    """
    gazetteer = read_gazetteer(inputs, outlines)
    programmes = {
        name: programme
        for programme in registry.programmes.values()
        for name in programme.input_names
    }
    notes, noted, numbers = read_notes(), dict[str, str](), dict[str, int]()
    records = []
    for line, row in enumerate(read_reach(inputs), start=2):
        name = name_row(line, row)
        if row["programme"] not in programmes:
            raise fail(name, f"programme '{row['programme']}' is not known", "a registry name")
        programme = programmes[row["programme"]]
        numbers[programme.id] = numbers.get(programme.id, 0) + 1
        identifier = f"{programme.id}_{numbers[programme.id]:02d}"
        noted[identifier] = "" if programme.sensitive else row["note"]
        names = {"record": identifier, "programme": programme.id, "note": notes.get(identifier)}
        records.append(names | build_record(name, row, programme, gazetteer))
    check_notes(noted)
    reach = pd.DataFrame(records, columns=list(columns.REACH)).astype(_TYPES)
    return guard_sensitive(reach).sort_values("record", ignore_index=True)


def build_record(
    name: str, row: Mapping[str, str], programme: Programme, gazetteer: Gazetteer
) -> dict[str, object]:
    """Build one record of reach from one row, less its name and note; missing cells are None."""
    units, unit_kind = count_units(name, row["unit"], programme)
    quote = read_quote(row["source_quote"])
    place = locate_row(name, row, gazetteer)
    try:
        dates = read_dates(row["date"])
    except ValueError as error:
        raise fail(name, f"date '{row['date']}' is not understood", "a known form") from error
    is_remainder = row["role"] == Role.UNNAMED_REMAINDER
    return {
        **place._asdict(),
        "activity": _read_activity(row, programme),
        "organisation": row["organisation"] or None,
        "role": row["role"],
        "place": _join_place(row["venue"], row["ward_or_area"]),
        "precision": row["location_precision"],
        "coordinate_basis": describe_basis(name, row["coord_basis"]),
        "units": units,
        "unit_kind": unit_kind,
        "date": row["date"] or None,
        "date_start": dates.start,
        "date_end": dates.end,
        "amount_gbp": read_amount(name, row, programme),
        # What a remainder says of people is about the whole programme: see its totals.
        "participants": None if is_remainder else row["participants"] or None,
        "confidence": row["confidence"],
        "source": read_source(row["source_url"]),
        "quote": quote.text,
        "is_paraphrase": quote.is_paraphrase,
        "sensitive": programme.sensitive,
    }


def count_units(name: str, unit: str, programme: Programme) -> tuple[int | None, str | None]:
    """Read how many units a row stands for, and of which kind.

    A number counts the programme's chief kind; a word is one unit of that
    kind; a total and an empty cell count nothing.
    """
    if unit in _NOT_COUNTED:
        return None, None
    if unit.isdigit():
        return int(unit), programme.units[0].kind
    kinds = [counted.kind for counted in programme.units]
    if unit not in kinds:
        raise fail(name, f"unit '{unit}' is not counted by {programme.id}", f"one of {kinds}")
    return 1, unit


def read_amount(name: str, row: Mapping[str, str], programme: Programme) -> float | None:
    """Read pounds; money on a remainder belongs to the programme's totals, where it must be."""
    if not row["amount_gbp"]:
        return None
    amount = float(row["amount_gbp"])
    if row["role"] != Role.UNNAMED_REMAINDER:
        return amount
    if amount not in {total.value for total in programme.totals if total.unit == "£"}:
        raise fail(name, f"£{amount:,.0f} is in no total", f"a total of {programme.id} in pounds")
    return None


def _read_activity(row: Mapping[str, str], programme: Programme) -> str:
    is_remainder = row["role"] == Role.UNNAMED_REMAINDER
    if programme.sensitive and is_remainder and row["activity"] not in SAFE_ACTIVITIES:
        return "Groups counted but not named"
    return row["activity"]


def _join_place(venue: str, area: str) -> str | None:
    # A venue often says its area: "University of East London, Stratford campus".
    named = (venue,) if area in venue else (venue, area)
    return ", ".join(filter(None, named)) or None
