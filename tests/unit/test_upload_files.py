"""Reading a reader's file: every form, its limits, and what is refused before it is opened."""

import json
from secrets import token_bytes

import pytest

from dashboard.exports.record_templates import RECORD_COLUMNS
from dashboard.results.upload.read_file import read_file
from dashboard.results.upload.table import MOST_BYTES, MOST_ROWS, UploadError, show_cell
from tests.made_up_files import (
    RECORD,
    change_workbook,
    write_points,
    write_table,
    write_workbook,
)

KNOWN = tuple(RECORD_COLUMNS)
HEADER = ["programme", "borough", "date"]
BOOK = write_workbook([HEADER, ["gardens", "Somewhere", "2019"]])


def refuse(data: bytes) -> str:
    with pytest.raises(UploadError) as refused:
        read_file(data, KNOWN)
    return str(refused.value)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_forms_that_programs_write(separator: str, encoding: str) -> None:
    data = write_table({**RECORD, "place": "Café"}, separator=separator, encoding=encoding)
    table = read_file(data, KNOWN)
    assert dict(table.rows[0].cells) == {**RECORD, "place": "Café"}
    assert bool(table.notices) == (encoding == "cp1252")


def test_columns_are_read_by_name_in_any_order_and_case() -> None:
    data = b"Amount GBP, Unit-Kind ,PROGRAMME,Colour\n5,event,gardens,red\n"
    table = read_file(data, KNOWN)
    assert dict(table.rows[0].cells) == {
        "amount_gbp": "5",
        "unit_kind": "event",
        "programme": "gardens",
    }
    assert table.notices == ("Not read, as the template has no such column: colour.",)


def test_rows_are_numbered_as_in_the_file_and_notes_above_the_header_are_passed_over() -> None:
    data = write_workbook([["Our records"], [], HEADER, [], ["gardens", "Somewhere", 2019.0]])
    (row,) = read_file(data, KNOWN).rows
    assert row.number == 5
    assert row.cells["date"] == "2019"


def test_a_formula_in_a_workbook_is_handed_on_as_one_and_never_worked_out() -> None:
    table = read_file(write_workbook([HEADER, ["gardens", "=1+1", "2019"]]), KNOWN)
    assert table.rows[0].cells["borough"] == "=1+1"


def test_a_feature_is_a_row_with_a_point() -> None:
    table = read_file(write_points(({"Programme": "gardens", "units": 3.0}, [-0.1, 51.5])), KNOWN)
    assert dict(table.rows[0].cells) == {"programme": "gardens", "units": "3"}
    assert table.points[1][:2] == (-0.1, 51.5)


@pytest.mark.parametrize(
    "pair", [[51.5], ["a", "b"], [True, False], [1e99, 0], [None, 1], [[], []]]
)
def test_a_point_without_numbers_is_a_fault_of_its_row(pair: list[object]) -> None:
    assert read_file(write_points(({"programme": "x"}, pair)), KNOWN).points[1].fault


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0 old", "old or a protected Excel"),
        (b"PK\x03\x04 cut short", "damaged"),
        (b"programme,borough\n", "no row"),
        (b"one,two\n1,2\n", "No header"),
        (b"programme,borough,Borough\na,b,c\n", "names borough twice"),
        (b"programme,borough\na\x00,b\n", "no text"),
        (b"programme,borough\n\x81\x8d,b\n", "no text"),
        (b'programme,borough\n"' + b"a" * 140_000, "quotation mark"),
        (b"{}", "no GeoJSON"),
        (b"[" * 200_000, "cannot be read as such"),
        (b'{"type": NaN}', "cannot be read as such"),
        (b'{"a": ' + b"9" * 9_000 + b"}", "cannot be read as such"),
        (b"programme,borough\n" + b"a,b\n" * (MOST_ROWS + 1), "more than 20,000 rows"),
        (",".join([*KNOWN, *map(str, range(30))]).encode() + b"\na,b", "46 columns"),
        (b"a" * (MOST_BYTES + 1), "too large"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(data: bytes, said: str) -> None:
    assert said in refuse(data)


def test_other_systems_of_coordinates_are_refused() -> None:
    collection = json.loads(write_points(({"programme": "x"}, [0, 0])))
    collection["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    assert "not in degrees" in refuse(json.dumps(collection).encode())
    collection["crs"]["properties"]["name"] = "urn:ogc:def:crs:OGC:1.3:CRS84"
    assert read_file(json.dumps(collection).encode(), KNOWN).rows


# What does not pack, so that the ratio of the whole is that of an honest workbook.
NOISE = token_bytes(60_000)
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"xl/media/zeros.bin": b"\0" * 30_000_000}, "unpacks into"),
        ({f"xl/part{number}.bin": b"" for number in range(400)}, "unpacks into"),
        ({"xl/a.xml": b"<x>" + b"<c/>" * 3_000_000, "xl/b.bin": NOISE}, "more cells"),
        ({"xl/vbaProject.bin": b"macro"}, "macros"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"xl/workbook.xml": None}, "no workbook"),
        ({"xl/workbook.bin": b"", "xl/workbook.xml": None}, "XLSB"),
        ({"xl/sharedStrings.xml": LAUGHS}, "entities"),
        ({"xl/sharedStrings.xml": LAUGHS.decode().encode("utf-16")}, "entities"),
        ({"xl/sharedStrings.xml": LAUGHS.decode().encode("utf-16-be")}, "no XML"),
        ({"xl/sharedStrings.xml": LAUGHS.decode().encode("cp037")}, "no XML"),
        ({"xl/workbook.xml": b"<workbook>"}, "damaged"),
        ({"[Content_Types].xml": None}, "damaged"),
        ({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='x'>"}, "damaged"),
    ],
)
def test_a_hostile_workbook_is_refused_before_it_is_read(
    changes: dict[str, bytes | None], said: str
) -> None:
    assert said in refuse(change_workbook(BOOK, changes))


def test_a_row_far_down_cannot_make_a_workbook_of_a_million_rows() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>programme</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>borough</t></is></c></row>'
        b'<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert "further down" in refuse(change_workbook(BOOK, {"xl/worksheets/sheet1.xml": sheet}))


def test_what_cannot_be_seen_is_shown_as_a_sign_that_can() -> None:
    assert show_cell("a\u202eb\ud800\x00") == "a\ufffdb\ufffd\ufffd"
    assert len(show_cell("a" * 999)) == 81
