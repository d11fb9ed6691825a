"""What is asked with a reader's own file: answered in one form, whatever it is, and forgotten."""

import gc
import json
import logging
import tempfile
import threading

import pytest

from dashboard.application import create_app
from dashboard.settings import Settings
from tests.made_up_files import (
    FAMILY,
    FIGURE,
    RECORD,
    write_points,
    write_table,
    write_workbook,
)
from tests.places import SQUARE_B, WARD_IN_BOTH_EDITIONS, make_repository

CHECK, PICTURE = "/own/check", "/own/picture"
BYTES = "application/octet-stream"
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


def check(client, data, kind="records", **asked):
    asked = {"content_type": BYTES, **asked}
    return client.post(CHECK, query_string={"kind": kind}, data=data, **asked)


def send_form(client, data, answers="{}"):
    """Send a form written by hand: the test client would write a large one to a file."""
    parts = [
        b'--cut\r\nContent-Disposition: form-data; name="answers"\r\n\r\n' + answers.encode(),
        b'--cut\r\nContent-Disposition: form-data; name="file"; filename="own.csv"\r\n\r\n' + data,
        b"--cut--\r\n",
    ]
    kind = "multipart/form-data; boundary=cut"
    return check(client, b"\r\n".join(parts), content_type=kind)


def test_a_file_is_checked_and_its_answer_is_never_stored(client):
    response = check(client, write_table(RECORD))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    answer = response.get_json()
    assert (answer["kind"], answer["data_version"]) == ("records", "made-up-1")
    assert answer["accepted"][0]["label"] == "your records"
    assert answer["summary"] == "The record can be shown."


def test_answers_of_the_reader_come_as_a_form(client):
    data = write_table({**RECORD, "borough": "Sqare"})
    response = send_form(client, data, json.dumps({"2:borough": SQUARE_B}))
    assert response.get_json()["accepted"][0]["area_codes"] == [SQUARE_B]


@pytest.mark.parametrize(
    ("kind", "data", "content_type", "status"),
    [
        ("", b"a", BYTES, 400),
        ("people", b"a", BYTES, 400),
        ("records", b"", BYTES, 422),
        ("records", b"%PDF-1.4", BYTES, 415),
        ("records", b"a" * 5_000_001, BYTES, 413),
        ("records", b"not a form", "multipart/form-data", 400),
        ("records", b"not a form", "multipart/form-data; boundary=x", 400),
        ("records", write_table(FIGURE), BYTES, 422),
        ("figures", write_table(RECORD), BYTES, 422),
    ],
)
def test_a_fault_of_the_whole_file_is_a_problem_in_words(client, kind, data, content_type, status):
    response = check(client, data, kind, content_type=content_type)
    assert response.status_code == status
    assert response.content_type == PROBLEM
    assert "Expected" in response.get_json()["detail"]
    assert response.headers["Cache-Control"] == "no-store"


def test_a_table_of_the_other_kind_is_recognised(client):
    said = check(client, write_table(FIGURE)).get_json()["detail"]
    assert "choose the other kind of table" in said


def test_a_form_with_too_much_is_refused(client):
    response = send_form(client, b"programme,borough\n" + b"a" * 6_000_000)
    assert response.status_code == 413


def test_answers_that_are_no_json_are_refused(client):
    for answers in ("[" * 100_000, "[]", "{"):
        assert send_form(client, write_table(RECORD), answers).status_code == 400


def test_nothing_is_written_to_a_file(client, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a file was made")

    for name in ("TemporaryFile", "SpooledTemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    monkeypatch.setattr("werkzeug.formparser.TemporaryFile", refuse, raising=False)
    rows = [{**RECORD, "activity": f"Made up {number}" * 20} for number in range(4_000)]
    data = write_table(*rows)
    assert len(data) > 600_000
    assert send_form(client, data).status_code == 200
    book = write_workbook([list(RECORD), list(RECORD.values())])
    assert check(client, book).status_code == 200


def test_nothing_that_was_loaded_stays_in_memory(client):
    # Only text that is made here, so that the test itself holds no second one of it.
    marker = "kept-" * 3 + "nowhere"
    for data in (
        write_table({**RECORD, "activity": marker, "place": marker}),
        write_points(({**RECORD, "activity": marker}, [0.0, 51.5])),
    ):
        answer = check(client, data).get_json()
        client.post(PICTURE, json={"kind": "records", "rows": answer["accepted"]})
        del answer
    del data
    gc.collect()
    held = [
        thing
        for thing in gc.get_objects()
        if isinstance(thing, dict | list | tuple | set)
        and any(isinstance(one, str) and marker in one and one is not marker for one in thing)
    ]
    assert not held
    kept = client.application.extensions.get("compress")
    assert marker not in repr(vars(kept)) if kept else True


def test_nothing_that_was_loaded_is_logged_even_when_the_atlas_fails(client, monkeypatch, caplog):
    def fail(*_args):
        raise ValueError("SECRET in a message")

    monkeypatch.setattr("dashboard.pages.upload.routes.answer_file", fail)
    with caplog.at_level(logging.DEBUG):
        response = check(client, write_table({**RECORD, "activity": "SECRET"}))
    assert response.status_code == 500
    assert response.content_type == PROBLEM
    assert "Fault at /own/check: ValueError" in caplog.text
    assert "SECRET" not in caplog.text + response.text


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"[" * 100_000, b'{"kind":"records","rows":{}}', b"\xff\xfe"]
)
def test_what_is_no_question_for_a_picture_is_refused(client, data):
    response = client.post(PICTURE, data=data, content_type="application/json")
    assert response.status_code in (400, 422)
    assert response.content_type == PROBLEM


def draw(client, kind, rows, **asked):
    response = client.post(PICTURE, json={"kind": kind, "rows": rows, **asked})
    assert response.status_code == 200
    return response.get_json()["html"]


def test_records_are_drawn_beside_the_atlas_and_what_they_say_is_escaped(client):
    rows = check(
        client, write_table({**RECORD, "activity": "<b>bold</b>"}, {**RECORD, "borough": ""})
    ).get_json()["accepted"]
    html = draw(client, "records", rows)
    assert "1 of your 2 records located, in 1 borough, beside" in html
    assert "<b>" not in html
    assert "Your records" in html
    assert "beside" not in draw(client, "records", rows, **{"with": "none"}).split("</strong>")[0]


def test_rows_of_families_sent_to_be_drawn_are_guarded_anew(client):
    sent = {
        **FAMILY,
        "sensitive": False,
        "precision": "point",
        "area_codes": [SQUARE_B],
        "ward_code": WARD_IN_BOTH_EDITIONS,
        "lat": 51.508,
        "lon": -0.107,
    }
    html = draw(client, "records", [{**sent, "postcode": ""}], **{"with": "none"})
    assert "Hidden" not in html
    assert 'is-own"' in html
    assert "Square B (made up): 1 record, somewhere in it." in html


def test_figures_are_drawn_with_their_table_and_words(client):
    rows = check(
        client,
        write_table(FIGURE, {**FIGURE, "area_code": SQUARE_B, "value": "60"}),
        "figures",
    ).get_json()["accepted"]
    html = draw(client, "figures", rows)
    assert "Your figures" in html
    assert "Your file has no value for 1 of 3 boroughs; they are hatched, not low." in html
    assert "Square C (made up): no row in your file." in html


def test_small_counts_that_are_sent_to_be_drawn_are_withheld_anew(client):
    row = {**FIGURE, "indicator": "own", "unit": "people", "value": 3}
    html = draw(
        client,
        "figures",
        [
            row,
            {**row, "area_code": SQUARE_B, "value": 70},
            {**row, "area_code": "E09999003", "value": 90},
        ],
    )
    assert "withheld to protect people" in html
    assert "3 people" not in html


def test_several_readers_at_once_get_their_own_rows_only(client):
    server = client.application
    wrong = []

    def load(number):
        own = server.test_client()
        for _ in range(3):
            data = write_table(*[{**RECORD, "activity": f"reader {number}"}] * 50)
            rows = check(own, data).get_json()["accepted"]
            wrong.extend(row for row in rows if row["activity"] != f"reader {number}")

    threads = [threading.Thread(target=load, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
