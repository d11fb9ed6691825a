"""Every area's profile is two tagged sheets of paper that hold what they must."""

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from dashboard.charts.area_map import draw_area_map
from dashboard.exports.profile_pdf import write_pdf
from dashboard.figures.profile.build import build_profile
from dashboard.format.names import name_one
from dashboard.results.outlines import read_area_outlines
from dashboard.state.addresses import profile_address
from dashboard.text.profile import describe_dates
from geodata.closed_lists import Level
from geodata.model import Geography
from tests.pdf_text import read_sheets

BOROUGH = Geography(Level.BOROUGH)
CONSTITUENCY = Geography(Level.ASSEMBLY_CONSTITUENCY)
WARDS = tuple(Geography(Level.WARD, vintage) for vintage in (2012, 2018, 2022))
WARDS_READ = 8
SHOWN_TRENDS = 6


def sheets_of(area, repository):
    """A profile, its PDF, and the text of both sheets."""
    profile = build_profile(area, repository)
    written = write_pdf(profile, repository, f"http://atlas.test{profile_address(area)}")
    return profile, written, read_sheets(written)


def spread_out(geography, repository, count):
    codes = repository.areas(geography)["area_code"].sort_values().tolist()
    return [
        repository.area(codes[place * len(codes) // count], geography) for place in range(count)
    ]


def spell(words):
    """As the sheets are read back: thin and fixed spaces are spaces."""
    return re.sub(r"\s+", " ", words)


def check_sheets(area, repository):
    profile, _, pages = sheets_of(area, repository)
    assert len(pages) == 2, area
    text = " ".join(pages)
    assert area.area_name in pages[0]
    assert name_one(area.geography) in text.lower() or "Assembly constituency" in text
    for place in (1, 2):
        assert f"Page {place} of 2" in pages[place - 1]
    assert re.search(r"\bnan\b|\bNone\b(?! of)|\bNaT\b|\s,|\.\.", text) is None, area
    for figure in profile.figures:
        if figure.is_in_print:
            assert spell(figure.indicator.label) in text, figure.indicator.id
            if figure.source:
                assert spell(figure.source.title) in text
    for one in profile.stand_outs:
        assert spell(one.sentence) in text
    dated = [figure for figure in profile.figures if figure.is_in_print and len(figure.trend) > 1]
    for figure in dated[:SHOWN_TRENDS]:
        assert spell(describe_dates(figure)[0]) in text
    assert profile.data_version in text
    assert "Crown copyright" in pages[0]
    assert "Not recorded here" in pages[1] or not profile.unrecorded


def test_the_sheets_of_every_borough_are_two(repository):
    codes = repository.areas(BOROUGH)["area_code"].tolist()
    for code in codes:
        check_sheets(repository.area(code, BOROUGH), repository)
    assert len(codes) == 33


def test_the_sheets_of_every_constituency_are_two(repository):
    for code in repository.areas(CONSTITUENCY)["area_code"]:
        check_sheets(repository.area(code, CONSTITUENCY), repository)


@pytest.mark.parametrize("edition", WARDS, ids=lambda edition: edition.key)
def test_the_sheets_of_wards_all_over_london_are_two(repository, edition):
    for area in spread_out(edition, repository, WARDS_READ):
        check_sheets(area, repository)


def test_the_sheets_are_tagged_named_and_in_english(repository):
    area = repository.area("E09000020", BOROUGH)
    _, written, _ = sheets_of(area, repository)
    pdf = PdfReader(io.BytesIO(written))
    # What pypdf reads has no types that tell a dictionary from a number.
    catalogue: Any = pdf.root_object
    named: Any = pdf.metadata
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in catalogue
    assert b"<pdfuaid:part>1" in catalogue["/Metadata"].get_data()
    assert named.title == "Kensington and Chelsea, borough: profile"
    tags = list(walk_tags(catalogue["/StructTreeRoot"]))
    kinds = {kind for kind, _ in tags}
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/L"} <= kinds
    # A picture that is tagged says what it shows.
    assert all(told for kind, told in tags if kind == "/Figure")


def walk_tags(tag):
    held = tag.get_object()
    if isinstance(held, list):
        for part in held:
            yield from walk_tags(part)
    elif isinstance(held, dict):
        if "/S" in held:
            yield held["/S"], held.get("/Alt")
        if "/K" in held:
            yield from walk_tags(held["/K"])


def test_the_same_profile_gives_the_same_bytes_whenever_it_is_written(repository):
    profile = build_profile(repository.area("E09000005", BOROUGH), repository)
    written = [write_pdf(profile, repository, "/area/E09000005")]
    write_pdf.cache_clear()
    written.append(write_pdf(profile, repository, "/area/E09000005"))
    assert written[0] == written[1]
    assert "/CreationDate" not in (PdfReader(io.BytesIO(written[0])).metadata or {})


@pytest.mark.parametrize("edition", [BOROUGH, CONSTITUENCY, WARDS[-1]], ids=lambda e: e.key)
def test_a_map_is_small_enough_to_stand_in_a_page(repository, edition):
    for area in spread_out(edition, repository, 14):
        chart = draw_area_map(read_area_outlines(area, repository), "Words")
        assert len(chart.svg) < 25_000, area.area_name
