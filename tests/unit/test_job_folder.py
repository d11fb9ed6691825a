"""The queue of exports: its order, its bounds, and what becomes of what nobody works on."""

import os
import stat
import threading
import time

import pytest

from dashboard.exports.jobs.folder import JobFolder, JobLimits, JobState, QueueFullError
from dashboard.exports.make_file import MadeFile
from dashboard.exports.options import ExportStoppedError
from dashboard.web.private_folder import (
    UnsafeFolderError,
    find_private_folder,
    make_private,
    sweep_forgotten,
)

MADE = MadeFile("hackney.png", "image/png", b"picture")


@pytest.fixture
def queue(tmp_path):
    return JobFolder(tmp_path / "all" / "queue", JobLimits(most_waiting=3))


@pytest.fixture(autouse=True)
def _folder(tmp_path):
    (tmp_path / "all").mkdir(mode=0o700)


def make_old(path, seconds):
    os.utime(path, (time.time() - seconds,) * 2)


def list_left(queue):
    return [path for path in queue.root.rglob("*") if path.is_file() and path.name != "lock"]


def test_jobs_are_taken_in_the_order_in_which_they_came(queue):
    added = [queue.add(b"one"), queue.add(b"two"), queue.add(b"three")]
    assert [queue.describe(job).ahead for job in added] == [0, 1, 2]
    assert [queue.take().request for _ in added] == [b"one", b"two", b"three"]
    assert queue.take() is None


def test_a_job_is_taken_once_however_many_ask_at_once(tmp_path):
    roots = [JobFolder(tmp_path / "all" / "queue") for _ in range(8)]
    for number in range(20):
        roots[0].add(str(number).encode())
    taken = []

    def work(queue):
        while job := queue.take():
            taken.append(job.request)

    threads = [threading.Thread(target=work, args=(queue,)) for queue in roots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken, key=int) == [str(number).encode() for number in range(20)]


def test_a_job_that_is_begun_while_it_is_looked_at_is_not_before_itself(queue, monkeypatch):
    job_id = queue.add(b"")
    found = queue._find  # noqa: SLF001 - the moment between finding a job and reading it

    def find_and_begin(name):
        path = found(name)
        queue.take()
        return path

    monkeypatch.setattr(queue, "_find", find_and_begin)
    assert queue.describe(job_id).ahead == 0


def test_a_full_queue_takes_no_more_and_says_how_many_wait(queue):
    for _ in range(3):
        queue.add(b"")
    with pytest.raises(QueueFullError) as told:
        queue.add(b"")
    assert told.value.waiting == 3
    queue.take()
    queue.add(b"")


def test_a_file_is_fetched_by_its_random_name_only(queue):
    job_id = queue.add(b"asked")
    job = queue.take()
    job.note_progress(2, 9)
    assert queue.describe(job_id)[:5] == (job_id, JobState.RUNNING, 0, 2, 9)
    assert queue.fetch(job_id) is None
    queue.finish(job, MADE)
    assert queue.describe(job_id).size == len(MADE.data)
    assert queue.fetch(job_id) == MADE
    for name in ("", "../done", "*", job_id[:-1], "f" * 32):
        assert queue.describe(name) is None
        assert queue.fetch(name) is None
        assert not queue.cancel(name)


def test_what_was_asked_is_forgotten_once_it_is_made_or_failed(queue):
    for _ in range(2):
        queue.add(b"what the reader wrote")
    queue.finish(queue.take(), MADE)
    queue.fail(queue.take(), "No.", may_retry=True)
    assert not [path for path in list_left(queue) if b"reader" in path.read_bytes()]


def test_a_job_that_waits_vanishes_when_it_is_cancelled(queue):
    job_id = queue.add(b"")
    assert queue.cancel(job_id)
    assert queue.describe(job_id) is None
    assert queue.take() is None
    assert list_left(queue) == []


def test_a_job_that_runs_stops_at_its_next_part_and_leaves_nothing(queue):
    job_id = queue.add(b"")
    job = queue.take()
    assert queue.cancel(job_id)
    with pytest.raises(ExportStoppedError):
        job.note_progress(1, 2)
    queue.finish(job, MADE)
    assert queue.describe(job_id) is None
    assert list_left(queue) == []


def test_a_job_of_a_process_that_died_is_taken_up_once_and_then_fails_with_a_reason(queue):
    job_id = queue.add(b"asked")
    for _ in range(2):
        job = queue.take()
        queue.sweep()
        assert queue.describe(job_id).state is JobState.RUNNING
        make_old(job.path, 31)
        queue.sweep()
    told = queue.describe(job_id)
    assert (told.state, told.may_retry) == (JobState.FAILED, True)
    assert told.reason == "The server stopped twice while this file was being written."


def test_who_was_taken_for_dead_stops(queue):
    queue.add(b"asked")
    job = queue.take()
    make_old(job.path, 31)
    queue.sweep()
    with pytest.raises(ExportStoppedError):
        job.note_progress(1, 2)
    job.beat()
    queue.finish(job, MADE)
    assert queue.take().request == b"asked"


def test_a_sign_of_life_keeps_a_long_part_from_being_taken_up(queue):
    queue.add(b"")
    job = queue.take()
    make_old(job.path, 31)
    job.beat()
    queue.sweep()
    assert job.path.is_dir()


def test_files_go_after_their_time_and_sooner_once_they_were_fetched(queue):
    old, fetched, new = (queue.add(b"") for _ in range(3))
    while job := queue.take():
        queue.finish(job, MADE)
    make_old(next(queue.root.glob(f"done/*{old}")), 601)
    queue.fetch(fetched)
    assert queue.sweep()
    assert [queue.describe(job) is None for job in (old, fetched, new)] == [True, False, False]
    path = next(queue.root.glob(f"done/*{fetched}"))
    assert 569 <= time.time() - path.stat().st_mtime <= 600
    for path in queue.root.glob("done/*"):
        make_old(path, 601)
    assert not queue.sweep()
    assert list_left(queue) == []


def test_a_reason_goes_soon_once_it_was_told(queue):
    job_id = queue.add(b"")
    queue.fail(queue.take(), "No.", may_retry=False)
    queue.release(job_id)
    [path] = queue.root.glob("done/*")
    assert [file.name for file in path.iterdir()] == ["answer.json"]
    assert time.time() - path.stat().st_mtime >= 569
    queue.release("f" * 32)


def test_a_job_that_nobody_begins_fails_with_a_reason(queue):
    job_id = queue.add(b"")
    make_old(next(queue.root.glob("waiting/*")), 601)
    queue.sweep()
    assert queue.describe(job_id).reason.startswith("The file was not begun")


def test_the_oldest_files_go_where_there_are_more_bytes_than_are_kept(tmp_path):
    queue = JobFolder(tmp_path / "all" / "queue", JobLimits(most_bytes=20))
    jobs = [queue.add(b"") for _ in range(4)]
    while job := queue.take():
        queue.finish(job, MADE)
    queue.sweep()
    assert [queue.describe(job) is None for job in jobs] == [True, True, False, False]


def test_a_half_written_job_is_no_job_and_is_swept(queue):
    queue.add(b"")
    (queue.root / "making" / "half").mkdir()
    queue.sweep()
    assert queue.count_waiting() == 1
    assert not list((queue.root / "making").iterdir())


def test_nobody_else_can_read_the_queue(queue):
    queue.add(b"")
    for folder in (queue.root, *(path for path in queue.root.rglob("*") if path.is_dir())):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_others_can_read_or_that_leads_elsewhere_is_refused(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    led = tmp_path / "led"
    led.symlink_to(tmp_path / "all")
    for folder in (shared, led):
        with pytest.raises(UnsafeFolderError):
            make_private(folder)


def test_servers_of_other_data_share_no_folder():
    assert find_private_folder("a") == find_private_folder("a")
    assert find_private_folder("a") != find_private_folder("b")


def test_what_other_servers_left_is_swept_and_what_they_use_is_not(tmp_path):
    base = tmp_path / "all"
    left, used, own = (base / name for name in ("left", "used", "own"))
    for folder in (left, used, own):
        (folder / "done" / "job").mkdir(parents=True)
    for path in (left / "done" / "job", left / "done", left, own, used / "done", used):
        make_old(path, 4_000)
    sweep_forgotten(own)
    assert sorted(path.name for path in base.iterdir()) == ["own", "used"]
