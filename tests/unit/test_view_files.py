"""Views as files, each opened with another library than the one that wrote it."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import geopandas as gpd
import openpyxl
import pyogrio
import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from dashboard.charts.letters import measure, wrap
from dashboard.exports.file_format import UnfitFormatError
from dashboard.exports.geodata import write_geojson, write_gpkg
from dashboard.exports.html import write_html
from dashboard.exports.notes import list_rows
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.pdf import write_pdf
from dashboard.exports.pictures import (
    MOST_SMALL_BYTES,
    write_card,
    write_png,
    write_small_png,
    write_small_svg,
    write_svg,
)
from dashboard.exports.pptx.deck import write_pptx
from dashboard.exports.tables import name_sheets, write_csv, write_xlsx
from dashboard.theme.colours import Appearance
from tests.made_up_figures import HOSTILE, make_chart_figure, make_hostile_figure, make_map_figure
from tests.pdf_text import read_sheets
from tests.places import make_repository

OPTIONS = ExportOptions("https://atlas.example.org", date(2026, 11, 23))
ADDRESS = "https://atlas.example.org/?indicator=made_up&data=made-up-1"
REPOSITORY = make_repository()
PLAIN = Slide(make_map_figure(), "An own headline", "An own note")
BAD = Slide(make_hostile_figure(), HOSTILE, "long" * 100)


def read_texts(svg: bytes) -> str:
    return " ".join(
        " ".join(one.itertext()) for one in fromstring(svg).iter() if one.tag.endswith("text")
    )


def open_deck(data: bytes) -> Any:
    """Open a deck; its library's classes carry no types."""
    return Presentation(io.BytesIO(data))


def test_a_sheet_has_every_word_as_text():
    told = re.sub(r"\s+", " ", read_texts(write_svg(PLAIN, OPTIONS)))
    figure = PLAIN.figure
    for text in (
        figure.title,
        figure.subtitle,
        "An own headline",
        "An own note",
        "40–50",
        "no value",
    ):
        assert text in told
    for text in (figure.sources[0].name, "No terms", "23 November 2026", "made-up-1"):
        assert text in told
    assert ADDRESS in told


@pytest.mark.parametrize("appearance", list(Appearance))
@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_png_has_so_many_times_the_pixels(appearance, scale):
    svg = fromstring(write_svg(PLAIN, OPTIONS))
    look = ExportOptions(OPTIONS.host, OPTIONS.made_on, scale=scale, appearance=appearance)
    image = Image.open(io.BytesIO(write_png(PLAIN, look)))
    assert image.width == int(svg.get("width") or 0) * scale
    # Lines may end elsewhere, as the file asks for other letters first.
    assert abs(image.height - int(svg.get("height") or 0) * scale) <= 40 * scale


def test_pictures_for_links_are_small():
    figure = PLAIN.figure
    assert len(write_small_svg(figure, OPTIONS)) < MOST_SMALL_BYTES
    assert len(write_small_png(figure, OPTIONS)) < MOST_SMALL_BYTES
    assert Image.open(io.BytesIO(write_card(figure, OPTIONS))).size == (1200, 630)


def test_the_same_view_on_the_same_day_is_the_same_file():
    for write in (write_svg, write_png):
        assert write(PLAIN, OPTIONS) == write(PLAIN, OPTIONS)
    for write in (write_pdf, write_html, write_xlsx):
        assert write([PLAIN], OPTIONS) == write([PLAIN], OPTIONS)


def test_a_pdf_is_titled_tagged_and_says_its_sources():
    written = write_pdf([PLAIN, Slide(make_chart_figure())], OPTIONS)
    file = PdfReader(io.BytesIO(written))
    text = " ".join(read_sheets(written))
    assert file.metadata is not None
    assert file.metadata.title == PLAIN.figure.title
    root: Any = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    for said in (
        PLAIN.figure.title,
        "An own note",
        "Nobody, Made-up figures",
        "1 of 3 projects located",
    ):
        assert said in text
    assert "Square A (made up)" in text


class _Loads(HTMLParser):
    def __init__(self):
        super().__init__()
        self.loads, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        named = dict(attrs)
        if tag in ("script", "img", "iframe", "object", "embed", "source", "video"):
            self.loads.append(tag)
        if tag == "link":
            self.loads.append(named.get("href"))


def test_a_page_as_a_file_loads_nothing():
    text = write_html([PLAIN, BAD], OPTIONS).decode()
    reader = _Loads()
    reader.feed(text)
    assert reader.loads == []
    assert "url(http" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text
    assert "<script" not in text.replace("&lt;script", "")
    assert reader.tags.count("h1") == 1
    assert PLAIN.figure.sources[0].address in text


def test_rows_that_a_page_leaves_out_are_counted_one_or_several():
    _, rows, rest = list_rows(make_map_figure(), 2)
    assert (len(rows), rest) == (2, "1 more row is in the CSV of this view.")
    assert list_rows(make_map_figure(), 1)[2] == "2 more rows are in the CSV of this view."
    assert list_rows(make_map_figure(), 3)[2] == ""


def test_a_csv_runs_nothing_and_carries_its_source_in_every_row():
    rows = list(csv.DictReader(io.StringIO(write_csv(BAD, OPTIONS).decode("utf-8-sig"))))
    assert len(rows) == 3
    for row in rows:
        assert not any(str(cell).startswith(("=", "+", "-", "@")) for cell in row.values())
        assert row["sources"] == "Nobody, Made-up figures"
        assert row["address"] == ADDRESS
    assert [row["value"] for row in rows] == ["42.0", "61.5", ""]


def test_a_workbook_has_numbers_as_numbers_and_texts_as_texts():
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([BAD, PLAIN], OPTIONS)))
    assert len(book.sheetnames) == 3
    sheet = book.worksheets[2]
    names = [cell.value for cell in sheet[1]]
    values = [row[names.index("value")].value for row in sheet.iter_rows(min_row=2)]
    assert values == [42.0, 61.5, None]
    for one in book.worksheets:
        assert not [cell for row in one.iter_rows() for cell in row if cell.data_type == "f"]
        assert not [cell for row in one.iter_rows() for cell in row if cell.hyperlink]
    notes = " ".join(str(row[1].value) for row in book["Notes"].iter_rows())
    for said in (PLAIN.figure.title, "No terms", "1 of 3 projects located", ADDRESS):
        assert said in notes


def test_sheets_have_names_that_excel_takes():
    names = name_sheets(
        [("London", "A/B: [c]*?\\'" * 9), ("London", "notes"), ("London", "x"), ("London", "X")]
    )
    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert names[1].casefold() != "notes"


def test_shapes_have_their_values_and_what_must_be_known(tmp_path):
    collection = json.loads(write_geojson(PLAIN, OPTIONS, REPOSITORY))
    first = collection["features"][0]
    assert first["properties"]["value"] == 42.0
    assert -1 < first["geometry"]["coordinates"][0][0][0] < 1
    assert any("Nobody, Made-up figures" in note for note in collection["notes"])
    (tmp_path / "view.gpkg").write_bytes(write_gpkg(PLAIN, OPTIONS, REPOSITORY))
    areas = gpd.read_file(tmp_path / "view.gpkg", layer="areas")
    assert areas.crs is not None
    assert areas.crs.to_epsg() == 27700
    assert areas["value"].tolist()[:2] == [42.0, 61.5]
    assert areas.area.round().tolist() == [1e6] * 3
    notes = pyogrio.read_dataframe(tmp_path / "view.gpkg", layer="notes")
    assert PLAIN.figure.title in notes["text"].tolist()


def test_rows_that_are_no_areas_have_no_shapes():
    slide = Slide(replace(make_map_figure(), shapes=None))
    for write in (write_geojson, write_gpkg):
        with pytest.raises(UnfitFormatError, match="csv or xlsx"):
            write(slide, OPTIONS, REPOSITORY)


def test_hostile_texts_are_texts_in_every_file():
    assert "<script" not in write_svg(BAD, OPTIONS).decode()
    assert write_png(BAD, OPTIONS)[:4] == b"\x89PNG"
    assert "alert(1)" in " ".join(read_sheets(write_pdf([BAD], OPTIONS)))
    deck = open_deck(write_pptx([BAD], OPTIONS))
    assert deck.slides[0].shapes.title.text.startswith("=cmd")
    controls = Slide(make_map_figure(), "a\x00b\x0bc\x1f", "\ud800")
    for write in (write_pptx, write_pdf, write_html, write_xlsx):
        assert write([controls], OPTIONS)


def test_lines_are_no_wider_than_their_room_and_lose_no_sign():
    for text in ("one two three", "x" * 400, HOSTILE, "Ünïcödé 文字 text"):
        lines = wrap(text, 120, 16)
        assert all(measure(line, 16) <= 120 for line in lines)
        assert "".join(lines).replace(" ", "") == "".join(text.split()).replace(" ", "")


@pytest.mark.parametrize("text", ["\U0001f600", "文字", "مرحبا"])
def test_letters_that_no_font_here_has_stop_no_file(text):
    slide = Slide(make_map_figure(), text, text)
    for write in (write_pdf, write_pptx, write_html, write_xlsx):
        assert write([slide], OPTIONS)
    assert write_png(slide, OPTIONS)
