"""A profile's sheets at their address, and all boroughs' files in one."""

import csv
import io
import zipfile

import pytest
from flask import Flask

from dashboard.application import create_app
from dashboard.exports.packs import list_packs, make_packs, register_packs
from dashboard.settings import Settings
from tests.pdf_text import read_sheets
from tests.places import (
    BOROUGH,
    DATA_VERSION,
    SQUARE_A,
    SQUARE_C,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)


@pytest.fixture(scope="module")
def client():
    return create_app(make_repository(), Settings()).server.test_client()


@pytest.mark.parametrize("code", [SQUARE_A, SQUARE_C])
def test_an_area_s_sheets_are_shown_and_have_a_name_to_keep_them_by(client, code):
    answer = client.get(f"/area/{code}.pdf")
    assert answer.status_code == 200
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("inline;")
    assert f"{code}-{DATA_VERSION}.pdf" in answer.headers["Content-Disposition"]
    assert len(read_sheets(answer.data)) == 2


def test_the_sheets_are_of_the_edition_that_the_address_names(client):
    old, new = (
        " ".join(
            read_sheets(client.get(f"/area/{WARD_IN_BOTH_EDITIONS}.pdf?vintage={vintage}").data)
        )
        for vintage in (2018, 2022)
    )
    assert "Ward of 2018" in old
    assert "Ward of 2022" in new


def test_sheets_that_a_reader_has_are_not_sent_again(client):
    first = client.get(f"/area/{SQUARE_A}.pdf")
    again = client.get(f"/area/{SQUARE_A}.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_no_area_has_no_sheets_and_is_told_so(client):
    answer = client.get("/area/E09999999.pdf")
    assert answer.status_code == 404
    assert "no page at this address" in answer.text


def test_packs_hold_every_borough_and_are_the_same_each_time(tmp_path):
    told = []
    first = make_packs(make_repository(), tmp_path / "one", say=told.append)
    again = make_packs(make_repository(), tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    assert [words.split(":")[0] for words in told] == ["1 of 3", "2 of 3", "3 of 3"]
    sheets, tables = (zipfile.ZipFile(path) for path in first)
    assert len(sheets.namelist()) == len(make_repository().areas(BOROUGH))
    assert all(sheets.read(name).startswith(b"%PDF") for name in sheets.namelist())
    name = next(name for name in tables.namelist() if SQUARE_A in name)
    rows = list(csv.DictReader(io.StringIO(tables.read(name).decode())))
    assert {"indicator", "value", "lci_95", "uci_95", "status", "source", "licence"} <= set(rows[0])
    notes = tables.read("notes.txt").decode()
    assert "Missing values:" in notes
    assert "Licence:" in notes


def test_older_packs_go_and_unfinished_ones_are_not_listed(tmp_path):
    for name in ("borough-profiles-pdf-1.0.zip", "notes.zip", "borough-figures-csv-1.part"):
        (tmp_path / name).write_bytes(b"")
    assert [pack.data_version for pack in list_packs(tmp_path)] == ["1.0"]
    make_packs(make_repository(data_version="2.0"), tmp_path)
    assert [(pack.name, pack.data_version) for pack in list_packs(tmp_path)] == [
        ("borough-figures-csv-2.0.zip", "2.0"),
        ("borough-profiles-pdf-2.0.zip", "2.0"),
    ]


def test_only_packs_are_sent_from_their_folder(tmp_path):
    (tmp_path / "borough-profiles-pdf-1.0.zip").write_bytes(b"PK")
    (tmp_path / "secret.zip").write_bytes(b"PK")
    server = Flask("packs")
    register_packs(server, tmp_path)
    client = server.test_client()
    with client.get("/packs/borough-profiles-pdf-1.0.zip") as answer:
        assert answer.data == b"PK"
        assert answer.headers["Content-Disposition"].startswith("attachment")
    for name in ("secret.zip", "borough-figures-csv-1.0.zip", "..%2Fsecret.zip"):
        assert client.get(f"/packs/{name}").status_code == 404


def test_without_packs_the_data_page_says_how_to_make_them(client):
    text = client.get("/data").text
    assert "All boroughs at once" in text
    assert "make packs" in text or "/packs/" in text
