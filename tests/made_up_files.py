"""Tiny files as a reader might load them; nothing in them is a real record or figure."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME, SURVEY
from tests.places import SQUARE_A

CELLS = Sequence[Sequence[object]]
RECORD = {"programme": PROGRAMME, "borough": "Square A (made up)", "activity": "A made-up hour"}
FAMILY = {
    "programme": SENSITIVE_PROGRAMME,
    "activity": "A family came to Hidden Lane",
    "organisation": "Friends of Hidden Lane",
    "place": "Hidden Lane",
    "postcode": "ZZ1 1AB",
    "date": "2019-07-17",
    "units": "1",
    "unit_kind": "family",
    "amount_gbp": "77123",
    "participants": "4321",
    "source": "https://example.org/hidden-lane",
    "quote": "They live in Hidden Lane.",
}
FIGURE = {
    "indicator": SURVEY,
    "level": "borough",
    "area_code": SQUARE_A,
    "period": "2030",
    "value": "41",
}


def write_table(
    *rows: Mapping[str, object], separator: str = ",", encoding: str = "utf-8"
) -> bytes:
    """Write rows as a CSV whose header has every column that one of them has."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = [columns, *[[str(row.get(name, "")) for name in columns] for row in rows]]
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line] for line in lines]
    return "\r\n".join(separator.join(line) for line in quoted).encode(encoding)


def write_workbook(cells: CELLS) -> bytes:
    """Write a workbook of one sheet from its cells, row by row."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for line in cells:
        sheet.append(list(line))
    return _save(workbook)


def _save(workbook: Workbook) -> bytes:
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


def change_workbook(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Write a workbook anew with some parts of its ZIP changed, added, or (None) taken out."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        for name, part in {**parts, **changes}.items():
            if part is not None:
                new.writestr(name, part)
    return held.getvalue()


def write_points(*features: tuple[Mapping[str, object], Sequence[object] | None]) -> bytes:
    """Write a feature collection of points; a feature without coordinates has no geometry."""
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": dict(properties),
                    "geometry": None
                    if pair is None
                    else {"type": "Point", "coordinates": list(pair)},
                }
                for properties, pair in features
            ],
        }
    ).encode()
