"""Recording: versions, days and hashes are covered, and files are read as a reader gets them."""

import io
from datetime import date

import pytest
from openpyxl import Workbook
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from tests.golden.masks import Masks
from tests.golden.read_files import (
    read_json,
    read_png,
    read_slides,
    read_text,
    read_workbook,
)
from tests.golden.record import read_file

MASKS = Masks("2026.11.1-2e556c2a", (date(2026, 11, 3),))


def save(document, *form):
    file = io.BytesIO()
    document.save(file, *form)
    return file.getvalue()


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Data version 2026.11.1-2e556c2a.", "Data version DATA-VERSION."),
        ("/?level=ward&data=2026.11.1-2e556c2a", "/?level=ward&data=DATA-VERSION"),
        ("release 2026.11.1, not 2026.11.12", "release DATA-VERSION, not 2026.11.12"),
        ("made 3 November 2026 and 03 Nov 2026", "made TODAY and TODAY"),
        ("arts-2026-11-03.zip, 13 November 2026", "arts-TODAY.zip, 13 November 2026"),
        ("/site/atlas.0123456789abcdef.css", "/site/atlas.HASH.css"),
        ("'sha256-jZlsGVOhUAIcH+4PVs7QuGZkthRMgvT2n0ilH6/zTM0='", "'sha256-HASH'"),
        ("'nonce-abcdefgh123'", "'nonce-HASH'"),
        ("/exports/0123456789abcdef0123456789abcdef/file", "/exports/JOB/file"),
        ('"id": "2b1b2717f22557fde2b4720ebb93e9b5"', '"id": "JOB"'),
        ("@misc{atlas-2026-11-1-2e556c2a,", "@misc{atlas-DATA-VERSION,"),
        ("fill #2e556c at E09000012", "fill #2e556c at E09000012"),
    ],
)
def test_what_changes_by_itself_is_covered_and_nothing_else(text, covered):
    assert MASKS.cover(text) == covered


def test_every_byte_of_a_table_counts():
    before, after = (list(read_text(body)) for body in (b"a,b\r\n1,2\r\n", b"a,b\n1,2\n"))
    assert before[1:] == after[1:] == ["a,b", "1,2"]
    assert before[0] != after[0]


def test_json_is_read_value_by_value_whatever_it_holds():
    lines = list(read_json(b'{"rows": [{"n": 1, "of": [1, null]}, []], "x": "\xc3\xa9"}'))
    assert lines[1:] == ["{", " rows: [", "  {", "   n: 1", "   of: [1, null]", "  []", ' x: "é"']
    for body in (b"1", b"[]", b"null", b'"x"', b"{not json"):
        assert len(list(read_json(body))) == 2


def test_a_picture_is_its_size_and_its_colours():
    picture = Image.new("RGB", (10, 20), "#ffffff")
    picture.paste("#12436d", (0, 0, 10, 5))
    assert list(read_png(save(picture, "PNG"))) == [
        "picture 10 by 20",
        "colour #12436d/255 @ 250.00",
        "colour #ffffff/255 @ 750.00",
    ]


def test_a_workbook_is_read_with_formats_and_links():
    book = Workbook()
    sheet = book.create_sheet("Figures", 0)
    del book["Sheet"]
    sheet.append(["Hackney", 0.5, None])
    sheet["B1"].number_format = "0.0%"
    sheet["A1"].hyperlink = "https://example.org/"
    assert list(read_workbook(save(book))) == [
        "sheet Figures visible frozen at None ",
        "Hackney (https://example.org/) | 0.5 [0.0%]",
    ]


def test_slides_are_read_with_notes_and_places():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = slide.shapes.add_textbox(Pt(10), Pt(20), Pt(30), Pt(40))
    box.text_frame.text = "Who takes part?"
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = "A survey."
    lines = list(read_slides(save(deck)))
    assert "  TEXT_BOX (17) “” @ 10.0 20.0 30.0 40.0" in lines
    assert "    Who takes part?" in lines
    assert "  note A survey." in lines


def test_a_file_that_cannot_be_opened_is_recorded_and_stops_nothing():
    first, second = (read_file(body, "image/png") for body in (b"no picture", b"another"))
    assert first[0].startswith("This could not be read: UnidentifiedImageError")
    assert first != second
