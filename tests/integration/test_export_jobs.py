"""Files that take longer: how far they are, where they are fetched, how they end."""

import logging

import pytest

from dashboard.exports import make_file
from dashboard.exports.jobs import service as export_service
from tests.made_up_exports import JSON, PAGE, STORY, open_exports
from tests.waiting import PATIENCE_SECONDS, wait_until


@pytest.fixture
def exports(tmp_path, monkeypatch):
    with open_exports(tmp_path, monkeypatch) as opened:
        yield opened


def test_a_long_file_that_is_made_at_once_is_the_answer_itself(exports):
    exports.gate.open.set()
    answer = exports.client.get(f"/export/story.slow?{STORY}")
    assert (answer.status_code, answer.text) == (200, "One|My note\nTwo|")
    assert answer.headers["Cache-Control"] == "no-store"
    name = answer.headers["Content-Disposition"]
    assert name.startswith('attachment; filename="who-takes-part-2')
    assert not [path for path in exports.service.folder.root.rglob("*") if path.name == "file"]


def test_a_long_file_leads_to_a_page_that_says_how_far_it_is_and_then_has_it(exports, monkeypatch):
    monkeypatch.setattr(export_service, "LONG_SECONDS", 0.3)
    led = exports.client.get(f"/export/story.slow?{STORY}", headers=PAGE)
    assert led.status_code == 303
    address = led.headers["Location"]
    assert address.endswith("?data=made-up-1")
    assert led.headers["X-Queue-Length"] == "0"
    assert exports.gate.reached.wait(PATIENCE_SECONDS)
    page = exports.client.get(address, headers=PAGE)
    assert page.headers["Refresh"] == "2"
    assert page.headers["Cache-Control"] == "no-store"
    assert "2 of 4 parts are written." in page.text
    assert f'action="{address.replace("?", "/cancel?")}"' in page.text
    exports.gate.open.set()
    exports.wait(address.split("/")[2].split("?")[0], "done")
    page = exports.client.get(address, headers=PAGE)
    file = address.replace("?", "/file?")
    assert page.headers["Refresh"] == f"0; url={file}"
    assert f'href="{file}"' in page.text
    assert exports.client.get(file).text == "One|My note\nTwo|"


def test_a_job_says_how_many_are_before_it_and_how_far_it_is(exports):
    answer = exports.start(kind="slow", story=STORY)
    assert answer.status_code == 202
    first = answer.get_json()
    assert answer.headers["Location"] == first["links"]["self"]
    assert len(first["id"]) == 32
    assert exports.gate.reached.wait(PATIENCE_SECONDS)
    second = exports.start(kind="slow", view="year=2019").get_json()
    assert (second["state"], second["ahead"], second["said"]) == (
        "waiting",
        1,
        "One export is before yours.",
    )
    assert second["data_version"] == "made-up-1"
    stand = exports.wait(first["id"], "running")
    assert (stand["done"], stand["of"], stand["said"]) == (2, 4, "2 of 4 parts are written.")
    exports.gate.open.set()
    done = exports.wait(second["id"], "done")
    assert (done["name"], done["size"]) == ("hackney-arts-engaged-2023-24.slow", "1 kB")
    fetched = exports.client.get(done["links"]["file"])
    assert fetched.mimetype == "text/x-slow"
    assert fetched.headers["Cache-Control"] == "no-store"


def test_a_job_that_waits_or_runs_can_be_cancelled_and_leaves_nothing(exports):
    first = exports.start(kind="slow", story=STORY).get_json()
    assert exports.gate.reached.wait(PATIENCE_SECONDS)
    second = exports.start(kind="slow", story=STORY).get_json()
    assert exports.client.delete(second["links"]["self"]).status_code == 204
    assert exports.client.get(second["links"]["self"], headers=JSON).status_code == 404
    page = exports.client.post(first["links"]["cancel"], headers=PAGE)
    assert "<h1>The export was cancelled</h1>" in page.text
    exports.gate.open.set()
    queue = exports.service.folder
    assert wait_until(lambda: queue.describe(first["id"]) is None)
    assert not [path for path in queue.root.rglob("*") if path.is_file() and path.name != "lock"]
    assert exports.gate.written == []


def test_a_job_that_fails_says_why_and_tells_no_words_of_its_reader(exports, caplog):
    caplog.set_level(logging.DEBUG)
    job = exports.start(kind="bad", story=STORY).get_json()
    told = exports.wait(job["id"], "failed")
    assert told["reason"] == "The file could not be written. The fault has been recorded."
    assert told["may_retry"]
    assert "ValueError" in caplog.text
    assert "xylostreet" not in caplog.text
    page = exports.client.get(job["links"]["self"], headers=PAGE)
    assert "The file could not be written." in page.text
    exports.gate.open.set()
    exports.wait(exports.start(kind="slow", story=STORY).get_json()["id"], "done")


def test_a_file_that_takes_too_long_is_given_up_with_a_reason(exports, monkeypatch):
    monkeypatch.setattr("dashboard.exports.jobs.worker.MOST_JOB_SECONDS", -1)
    job = exports.start(kind="slow", story=STORY).get_json()
    assert "was given up" in exports.wait(job["id"], "failed")["reason"]


def test_a_quick_file_is_written_between_the_parts_of_a_long_one(exports, monkeypatch):
    asked = []
    plain = make_file.make_figure

    def ask_meanwhile(saved, repository):
        if not asked:
            asked.append(exports.service.worker.make_short(read("year=2019")))
        return plain(saved, repository)

    def read(view):
        return make_file.ExportRequest("txt", "http://x", view=view)

    monkeypatch.setattr(make_file, "make_figure", ask_meanwhile)
    exports.start(kind="slow", story=STORY)
    assert exports.gate.reached.wait(PATIENCE_SECONDS)
    assert asked[0].result(timeout=PATIENCE_SECONDS).data == b"year=2019 x2"
