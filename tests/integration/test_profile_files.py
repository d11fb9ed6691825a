"""A profile leaves as JSON, as a workbook and as CSV, each with everything that its page says."""

import csv
import io

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard.api.profile import ProfileAnswer
from dashboard.application import create_app
from dashboard.exports.profile_files import FORMATS
from dashboard.settings import Settings
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import (
    DATA_VERSION,
    SQUARE_A,
    SQUARE_C,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(make_repository(), Settings()).server.test_client()


def read_book(client: FlaskClient, address: str) -> openpyxl.Workbook:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return openpyxl.load_workbook(io.BytesIO(answer.data))


def rows_of(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    header, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.mark.parametrize("area", [SQUARE_A, SQUARE_C, f"{WARD_IN_BOTH_EDITIONS}?vintage=2018"])
def test_the_answer_has_the_fields_that_it_promises(client, area):
    answer = client.get(f"/api/v1/profile/{area}").get_json()
    assert answer["data_version"] == DATA_VERSION
    told = ProfileAnswer.model_validate(answer["data"])
    # Nothing is said beyond what the description of the interface names.
    assert told.model_dump(mode="json") == answer["data"]


def test_the_answer_is_described(client):
    described = client.get("/api/v1/openapi.json").get_json()
    assert "/api/v1/profile/{area_code}" in described["paths"]


def test_a_profile_of_nothing_is_refused_in_words(client):
    answer = client.get("/api/v1/profile/E09999999")
    assert answer.status_code == 404
    assert "E09999999" in answer.get_json()["detail"]


def test_the_workbook_begins_with_its_notes(client):
    book = read_book(client, f"/area/{SQUARE_A}.xlsx")
    assert book.sheetnames[0] == "notes"
    notes = {str(row[0]): str(row[1]) for row in book["notes"].iter_rows(values_only=True)}
    assert notes["What"] == f"Square A (made up) ({SQUARE_A}), borough"
    assert DATA_VERSION in notes["When"]
    assert all(f"Sheet: {name}" in notes for name in book.sheetnames[1:])
    assert any(
        str(term).startswith("Source: ") and "Licence: " in str(text)
        for term, text in notes.items()
    )
    assert notes["Status c"] == "withheld to protect people"


def test_the_workbook_holds_the_same_figures_as_the_answer(client):
    told = client.get(f"/api/v1/profile/{SQUARE_A}").get_json()["data"]
    book = read_book(client, f"/area/{SQUARE_A}.xlsx")
    for sheet in ("figures", "trends"):
        rows = rows_of(book, sheet)
        assert [row["indicator"] for row in rows] == [row["indicator"] for row in told[sheet]]
        assert [row["value"] for row in rows] == [row["value"] for row in told[sheet]]
    assert {row["indicator"] for row in rows_of(book, "figures")} == {SURVEY, FULL_COUNT}


def test_each_sheet_has_one_header_and_numbers_are_numbers(client):
    book = read_book(client, f"/area/{SQUARE_A}.xlsx")
    for sheet in book.worksheets[1:]:
        header = [cell.value for cell in sheet[1]]
        assert None not in header
        assert len(set(header)) == len(header)
        assert sheet.freeze_panes == "A2"
    assert isinstance(rows_of(book, "figures")[0]["value"], int | float)


def test_a_text_like_a_formula_is_a_text():
    areas = make_repository().areas()
    areas["area_name"] = areas["area_name"].replace({"Square A (made up)": "=1+1 (made up)"})
    client = create_app(make_repository(areas=areas), Settings()).server.test_client()
    book = read_book(client, f"/area/{SQUARE_A}.xlsx")
    cells = [cell for row in book["figures"].iter_rows() for cell in row]
    assert any(cell.value == "=1+1 (made up)" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_two_workbooks_of_the_same_profile_are_the_same(client):
    first, second = (client.get(f"/area/{SQUARE_A}.xlsx").data for _ in range(2))
    assert first == second


def test_the_csv_has_a_row_an_indicator_with_source_and_licence(client):
    answer = client.get(f"/area/{SQUARE_A}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["indicator"] for row in rows} == {SURVEY, FULL_COUNT}
    assert all(row["source_title"] and row["licence"] for row in rows if row["value"])


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_is_named_after_its_area_edition_and_data(client, kind):
    answer = client.get(f"/area/{WARD_IN_BOTH_EDITIONS}.{kind}?level=ward&vintage=2018")
    name = f"st-made-ups-made-up-{WARD_IN_BOTH_EDITIONS}-2018-{DATA_VERSION}.{kind}"
    assert f'filename="{name}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_of_no_area_is_refused_in_words(client, kind):
    answer = client.get(f"/area/nowhere.{kind}")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_has_not_changed_is_not_sent_again(client, kind):
    address = f"/area/{SQUARE_A}.{kind}?data={DATA_VERSION}"
    first = client.get(address)
    assert "immutable" in first.headers["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
