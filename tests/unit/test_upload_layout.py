"""The page on which a reader's own files are loaded: what it promises, and what scripts rely on."""

import html
import json
import re

import pytest

from dashboard.components.static_html import write_html
from dashboard.exports.record_templates import FIGURE_COLUMNS, RECORD_COLUMNS
from dashboard.pages.explore.layout import build_map_panel
from dashboard.pages.upload.layout import UploadLimit, UploadPage, UploadTemplate, build_upload_page
from dashboard.pages.upload.page import present_upload
from dashboard.state.selection import Selection
from tests.layout_text import read_text
from tests.place_registry import SENSITIVE_PROGRAMME
from tests.places import make_repository
from tests.project_files import ROOT

SCRIPTS = sorted((ROOT / "assets" / "scripts" / "uploads").glob("*.js"))
PAGE = UploadPage(
    templates=(
        UploadTemplate("Walks", "/template/walks.csv", "One a row.", {"walk": "Its name."}),
    ),
    endings=(".csv", ".xlsx"),
    limits=(UploadLimit("Rows", "7", "Load it in parts."),),
    programmes=(("walks", 'Walks "and" <talks>'),),
    sensitive=(),
)


def write_page(query=""):
    page = present_upload(Selection.from_query(query), make_repository())
    return write_html(page.main)


def test_every_column_of_both_templates_is_explained():
    page = write_page()
    for columns in (RECORD_COLUMNS, FIGURE_COLUMNS):
        for name in columns:
            assert f"<dt><code>{name}</code></dt>" in page
    assert 'href="/template/records.csv"' in page
    assert 'href="/template/figures.csv"' in page


def test_programmes_on_families_are_named_as_kept_to_the_borough():
    label = make_repository().registry.programmes[SENSITIVE_PROGRAMME].label
    assert f"Rows that you mark sensitive, and every row of {label}, are" in write_page()
    assert "Rows that you mark sensitive are shown" in read_text(build_upload_page(PAGE))


def test_programmes_are_told_to_the_script_as_they_are():
    page = write_html(build_upload_page(PAGE))
    told = re.findall(r'data-programmes="([^"]+)"', page)[0]
    assert json.loads(html.unescape(told)) == [["walks", 'Walks "and" <talks>']]


def test_without_a_script_the_page_says_why_one_is_needed():
    page = write_page()
    assert "needs JavaScript" in page
    assert "the server keeps nothing" in page


@pytest.mark.parametrize("query", ["", "level=ward&programme=nobody", "%00", "appearance=dark"])
def test_every_address_has_the_same_page(query):
    assert write_page(query) == write_page()


def test_limits_and_endings_are_those_that_are_given():
    page = write_html(build_upload_page(PAGE))
    assert 'accept=".csv,.xlsx"' in page
    assert '<tr><th scope="row">Rows</th><td>7</td><td>Load it in parts.</td></tr>' in page


def test_scripts_find_every_element_that_they_name_in_a_page():
    written = write_page() + str(build_map_panel(None)) + "upload-box"
    named = {
        name
        for script in SCRIPTS
        for name in re.findall(
            r'(?:byId|getElementById)\("(upload-[a-z-]+)"\)', script.read_text(encoding="utf-8")
        )
    }
    assert {name for name in named if name not in written} == set()
    assert len(named) >= 8


def test_text_of_a_file_is_never_read_as_markup():
    markup = re.compile(r"\.(?:innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write")
    found = [
        (script.name, line.strip())
        for script in SCRIPTS
        for line in script.read_text(encoding="utf-8").splitlines()
        if markup.search(line)
    ]
    # One place: the picture, whose markup the server writes and escapes.
    assert found == [("shown-rows.js", "part.innerHTML = answer.html;")]


def test_nothing_of_a_reader_is_kept_for_longer_than_the_tab():
    for script in SCRIPTS:
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"localStorage|indexedDB|document\.cookie|caches\.", text), script
