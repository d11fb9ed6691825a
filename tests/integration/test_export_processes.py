"""Two real processes of one server: jobs are shared, survive a process, and pages go on."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.bench.servers import OPTIONS, find_free_port, wait_for
from tests.project_files import ROOT
from tests.waiting import PATIENCE_SECONDS, wait_until

SLIDES = "slide=/&slide=/&slide=/&slide=/"
# As the Procfile has it, where each process makes the application for itself.
OPTIONS_HERE = tuple(option for option in OPTIONS if option != "--preload")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Give the address of a server of two processes, and the folder of its temporary files."""
    folder = tmp_path_factory.mktemp("server")
    bind = f"127.0.0.1:{find_free_port()}"
    process = subprocess.Popen(  # noqa: S603 - our own fixed command
        [
            *(
                "/usr/bin/env",
                f"TMPDIR={folder}",
                sys.executable,
                "-m",
                "gunicorn",
                "tests.export_processes:build_server()",
            ),
            *(*OPTIONS_HERE, f"--bind={bind}"),
        ],
        cwd=ROOT,
    )
    try:
        wait_for(f"http://{bind}/pid", process)
        yield f"http://{bind}", folder
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)


def ask(address, fields=None):
    """Ask as a script does; gives the status, the headers and the body."""
    data = urlencode(fields).encode() if fields else None
    request = Request(address, data=data, headers={"Accept": "application/json"})  # noqa: S310
    try:
        with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - loopback only
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


def start(address, slides=SLIDES):
    status, _, body = ask(f"{address}/exports", {"kind": "slow", "story": slides})
    return json.loads(body) if status == 202 else None


def stand(address, job) -> dict:
    status, _, body = ask(f"{address}{job['links']['self']}")
    return json.loads(body) if status == 200 else {"state": "gone"}


def list_files(folder):
    # Walked, as globbing stumbles over what is removed meanwhile.
    return [name for _, _, names in os.walk(folder) for name in names if name != "lock"]


def finish(address, job):
    """Wait for a job as a page does, and fetch its file; gives the file or the reason."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        told = stand(address, job)
        if told["state"] == "done":
            status, _, body = ask(f"{address}{told['links']['file']}")
            return body.decode() if status == 200 else f"not fetched: {status}"
        if told["state"] not in ("waiting", "running"):
            return told.get("reason", "gone")
        time.sleep(0.1)
    return "never told"


def test_jobs_are_told_of_and_fetched_from_any_process_and_both_work(server):
    address, _ = server
    jobs = [start(address) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        writers = list(pool.map(lambda job: finish(address, job), jobs))
    assert all(writer.isdecimal() for writer in writers), writers
    assert len(set(writers)) == 2


def test_a_job_of_a_process_that_was_killed_is_taken_up_by_another(server):
    address, folder = server
    job = start(address, SLIDES * 3 + "&" + SLIDES)
    assert wait_until(lambda: stand(address, job)["state"] == "running")
    assert len(list(folder.rglob("running/*/request.json"))) == 1
    for victim in find_workers(address):
        os.kill(victim, signal.SIGKILL)
    assert wait_until(lambda: ask_safely(f"{address}/pid"))
    # Whoever looks at it starts the work of the new processes.
    assert finish(address, job).isdecimal()


def find_workers(address):
    found = set()
    wait_until(lambda: found.add(int(ask(f"{address}/pid")[2])) or len(found) == 2)
    return found


def ask_safely(address):
    try:
        return ask(address)[0] == 200
    except OSError:
        return False


def test_sixty_exports_at_once_all_end_and_pages_are_answered_meanwhile(server):
    address, folder = server
    ends, answered = [], 0

    def export(number):
        if number % 3:
            job = start(address, f"title={number}&slide=/&slide=/")
            ends.append(finish(address, job) if job else "not begun")
            return
        for _ in range(200):
            status, headers, body = ask(f"{address}/export/view.txt?year={2013 + number % 9}")
            if status == 200:
                ends.append(body.decode())
                return
            assert (status, int(headers["X-Queue-Length"]) >= 1) == (503, True)
            time.sleep(int(headers["Retry-After"]) / 10)
        ends.append("never made")

    with ThreadPoolExecutor(64) as pool:
        coming = [pool.submit(export, number) for number in range(60)]
        while not all(one.done() for one in coming):
            assert ask(f"{address}/pid")[0] == 200
            answered += 1
        for one in coming:
            one.result()
    assert len(ends) == 60
    assert all(end.isdecimal() for end in ends), ends
    # No page waited for a file: else no more pages than files would have been answered.
    assert answered > len(ends)
    assert wait_until(lambda: not list_files(folder)), list_files(folder)
