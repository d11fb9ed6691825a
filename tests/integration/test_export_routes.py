"""Files of views and stories: how they are asked for, what is told of jobs, what is refused."""

import io
import json
import logging
import threading
from contextlib import ExitStack
from dataclasses import replace

import pytest

from dashboard.exports import formats
from dashboard.exports.jobs import service as export_service
from dashboard.exports.jobs.folder import JobLimits
from dashboard.state.story import Story
from tests.made_up_exports import JSON, PAGE, STORY, open_exports
from tests.waiting import PATIENCE_SECONDS, wait_until


@pytest.fixture
def make_exports(tmp_path, monkeypatch):
    with ExitStack() as opened:
        yield lambda **limits: opened.enter_context(open_exports(tmp_path, monkeypatch, **limits))


@pytest.fixture
def exports(make_exports):
    return make_exports()


def test_a_quick_file_is_the_answer_and_says_area_indicator_and_date(exports):
    answer = exports.client.get("/export/view.txt?page=reach&year=2019&scale=3")
    assert (answer.status_code, answer.text) == (200, "page=reach&year=2019 x3")
    assert answer.mimetype == "text/plain"
    name = 'attachment; filename="hackney-arts-engaged-2023-24.txt"'
    assert answer.headers["Content-Disposition"] == name
    assert answer.headers["X-Data-Version"] == "made-up-1"


def test_a_view_is_written_once_and_not_sent_again_where_it_is_the_same(exports):
    first = exports.client.get("/export/view.txt?year=2019")
    again = exports.client.get(
        "/export/view.txt?year=2019&unknown=1", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert len(exports.gate.written) == 1
    exports.client.get("/export/view.txt?year=2018")
    exports.client.get("/export/view.txt?year=2019", base_url="https://other.example")
    assert [look.host for look in exports.gate.written][1:] == [
        "http://localhost",
        "https://other.example",
    ]


def test_what_of_the_address_cannot_be_followed_reaches_the_file(exports):
    answer = exports.client.get("/export/view.txt?level=street&year=2019")
    assert answer.text == "year=2019 x2"
    assert exports.gate.problems == ["'street' is not a level. The levels are borough, ward,"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/export/view.exe", 404, "There is no file of the kind 'exe' of a view: txt, slow"),
        ("/export/story.txt?slide=/", 404, "of the kind 'txt' of several views: slow, bad."),
        ("/export/view.txt?scale=5", 400, "'5' is no size of a picture. The sizes are 1 to 4."),
        ("/export/view.txt?scale=1e9", 400, "'1e9' is no size of a picture."),
        (f"/export/view.txt?area={'x' * 3_500}", 400, "longer than 3,500 characters"),
        ("/exports/" + "0" * 32, 404, "It was downloaded, cancelled, or made more than ten"),
        ("/exports/" + "0" * 32 + "/file", 404, "nothing of it is kept"),
        ("/exports/..%2f..%2fetc", 404, ""),
    ],
)
def test_what_cannot_be_had_is_told_in_words_to_people_and_programs(
    exports, address, status, words
):
    page = exports.client.get(address, headers=PAGE)
    assert (page.status_code, page.mimetype) == (status, "text/html")
    problem = exports.client.get(address, headers=JSON)
    if words:
        assert words in page.text.replace("&#x27;", "'")
        assert "<h1>" in page.text
        assert words in problem.get_json()["detail"]
        assert problem.mimetype == "application/problem+json"
    assert problem.status_code == status


def test_a_view_without_areas_has_no_file_of_shapes_and_the_answer_says_what_it_has(make_exports):
    exports = make_exports(has_shapes=False)
    answer = exports.client.get("/export/view.geo", headers=JSON)
    assert answer.status_code == 422
    assert "can be had as CSV or as a workbook" in answer.get_json()["detail"]
    job = exports.wait(exports.start(kind="geo", view="").get_json()["id"], "failed")
    assert "can be had as CSV" in job["reason"]
    assert not job["may_retry"]


def test_words_of_an_address_are_escaped_on_the_page_that_refuses_them(exports):
    answer = exports.client.get("/export/view.%3Cscript%3Ex", headers=PAGE)
    assert answer.status_code == 404
    assert "<script>x" not in answer.text
    answer = exports.client.get("/export/view.txt?scale=%3Cimg%20src%3Dx%3E", headers=PAGE)
    assert "<img" not in answer.text


def test_a_host_that_is_no_name_is_refused(exports):
    answer = exports.client.get("/export/view.txt", headers={**JSON, "Host": "a'b"})
    assert answer.status_code == 400


def test_a_story_is_read_as_an_address_a_file_a_form_or_its_names(exports):
    exports.gate.open.set()
    story = Story.from_query(STORY).to_file()
    address = "/export/story.slow"
    sent = (
        {"data": story, "content_type": "application/json"},
        {"data": story, "content_type": "application/octet-stream"},
        {"data": {"story": story.decode()}},
        {"data": {"story": (io.BytesIO(story), "story.json")}},
        {"data": {"story": STORY}},
    )
    answers = [exports.client.post(address, **one).text for one in sent]
    assert answers == ["One|My note\nTwo|"] * 5
    posted = exports.client.post("/exports", json={"kind": "slow", "story": story.decode()})
    assert posted.status_code == 202


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"[" * 90_000, b"slide=no"]
)
def test_a_story_that_cannot_be_read_is_told_and_nothing_breaks(exports, body):
    answer = exports.client.post(
        "/export/story.slow", data=body, content_type="application/json", headers=JSON
    )
    if answer.status_code == 303:
        job = exports.wait(answer.headers["Location"].split("/")[2].split("?")[0], "failed")
        assert "no slide" in job["reason"]
    else:
        assert answer.status_code in (400, 422)
    assert exports.client.post("/exports", data=body, headers=JSON).status_code in (400, 404)


def test_a_story_over_a_hundred_kilobytes_is_refused_unread(exports):
    body = json.dumps({"atlas_story": 1, "slides": [], "title": "x" * 100_001})
    for address in ("/export/story.slow", "/exports?kind=slow"):
        answer = exports.client.post(
            address, data=body, content_type="application/json", headers=JSON
        )
        assert answer.status_code == 413
        assert "at most 100 kB" in answer.get_json()["detail"]


def test_who_asks_for_too_much_is_told_when_to_ask_again(make_exports):
    exports = make_exports(most_a_minute=2)
    answers = [exports.client.get(f"/export/view.txt?year={year}") for year in (2017, 2018, 2019)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["Retry-After"]) >= 1
    assert "Ask again in 30 seconds." in answers[2].text
    forged = exports.client.get(
        "/export/view.txt?year=2016", headers={"X-Forwarded-For": "81.2.69.1"}
    )
    assert forged.status_code == 429
    assert exports.client.get("/export/view.txt?year=2017").status_code == 200
    assert exports.start(kind="slow", view="").status_code == 429


def test_a_full_queue_is_told_with_its_length(make_exports):
    exports = make_exports(jobs=JobLimits(most_waiting=2))
    exports.start(kind="slow", story=STORY)
    assert exports.gate.reached.wait(PATIENCE_SECONDS)
    answers = [exports.start(kind="slow", story=STORY) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 503]
    assert answers[2].headers["X-Queue-Length"] == "2"
    assert answers[2].headers["Retry-After"] == "20"
    assert answers[2].get_json()["detail"].startswith("2 files wait to be made")


def test_pages_wait_for_no_export_and_quick_ones_are_told_to_come_back(exports, monkeypatch):
    """Two requests at most stand and wait; the others are told meanwhile."""
    monkeypatch.setattr(export_service, "SHORT_SECONDS", PATIENCE_SECONDS)
    exports.start(kind="slow", story=STORY)
    assert exports.gate.reached.wait(PATIENCE_SECONDS)
    answers = []
    client = exports.client.application.test_client

    def ask(number):
        answers.append(client().get(f"/export/view.txt?year=20{13 + number}", headers=PAGE))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    assert wait_until(lambda: sum(thread.is_alive() for thread in threads) == 2)
    assert [answer.status_code for answer in answers] == [503] * 4
    for answer in answers:
        assert answer.headers["Refresh"] == "3"
        assert int(answer.headers["X-Queue-Length"]) >= 1
        assert "asks again by itself in 3 seconds" in answer.text
    exports.gate.open.set()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers[4:]] == [200] * 2


@pytest.mark.parametrize("headers", [PAGE, JSON])
def test_a_file_that_no_other_is_before_is_told_to_be_next(exports, monkeypatch, headers):
    monkeypatch.setattr(export_service, "SHORT_SECONDS", 0.2)
    slow = replace(formats.FORMATS["txt"], write=exports.gate.write_slowly)
    monkeypatch.setitem(formats.FORMATS, "txt", slow)
    answer = exports.client.get("/export/view.txt?year=2019", headers=headers)
    assert (answer.status_code, answer.headers["X-Queue-Length"]) == (503, "0")
    assert "Yours is next. This page asks again by itself in 3 seconds." in answer.text
    assert "other file" not in answer.text.lower()


def test_an_unsafe_folder_is_no_place_for_files_and_the_answer_says_so(exports, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    tmp_path.chmod(0o755)
    answer = exports.client.get("/export/view.slow", headers=JSON)
    assert answer.status_code == 503
    assert "no safe place" in answer.get_json()["detail"]
    assert "UnsafeFolderError" in caplog.text
