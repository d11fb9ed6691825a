"""A hundred exports at once: whether each ends, what the pages take meanwhile, and the memory."""

import json
import os
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from dashboard.exports.formats import FORMATS, list_story_formats
from tests.bench.interactions import high
from tests.bench.servers import run_servers

AT_ONCE = 100
PAGES = ("/reach", "/about")
ROUNDS = 25
# A job's standing, at once or after an answer that led to it.
JOB = (HTTPStatus.OK, HTTPStatus.ACCEPTED)
PATIENCE_SECONDS = 300
STORY = (
    "title=A+hundred+at+once&slide=/&slide=/%3Fview%3Dranking&slide=/%3Flevel%3Dward"
    "&slide=/reach&headline=Reach"
)
# Files of one server's processes lie where this says.
FOLDER = Path(tempfile.gettempdir()) / f"atlas-exports-{os.geteuid()}"


def measure_export_load() -> list[str]:
    """Ask for a hundred files of all kinds at once, and for pages meanwhile."""
    with run_servers(["ours"]) as addresses:
        address = addresses["ours"]
        before = {path.name for path in FOLDER.glob("*")}
        idle = [time_page(address, page) for _ in range(ROUNDS) for page in PAGES]
        processes = find_processes(address)
        rest = read_memory(processes)
        ends: Counter[str] = Counter()
        busy, memory = ask_all(address, ends, processes)
        left = count_left(before)
    told = ", ".join(f"{count} {end}" for end, count in ends.most_common())
    return [
        f"{AT_ONCE} files of {len(FORMATS)} kinds at once, two processes of four threads",
        f"  {'pass' if set(ends) == {'made'} else 'FAIL'}  each made or told why not: {told}",
        f"  pages meanwhile: median {median(busy):,.0f} ms, 95th {high(busy):,.0f} ms;"
        f" idle {median(idle):,.0f} and {high(idle):,.0f} ms;"
        f" ratio {median(busy) / median(idle):.1f} and {high(busy) / high(idle):.1f}",
        f"  memory of the server: {rest:,.0f} MB before, {memory:,.0f} MB at most",
        f"  {'pass' if not left else 'FAIL'}  {left} files left in the folder a minute later",
    ]


def ask_all(address: str, ends: Counter[str], processes: list[int]) -> tuple[list[float], float]:
    """Ask for all files; give the pages' milliseconds meanwhile and the most memory, in MB."""
    busy: list[float] = []
    memory = [0.0]
    lock = threading.Lock()

    def export(number: int) -> None:
        end = ask_file(address, number)
        with lock:
            ends[end] += 1

    with ThreadPoolExecutor(AT_ONCE) as pool:
        coming = [pool.submit(export, number) for number in range(AT_ONCE)]
        while not all(one.done() for one in coming):
            busy += [time_page(address, page) for page in PAGES]
            memory.append(read_memory(processes))
        for one in coming:
            one.result()
    return busy, max(memory)


def ask_file(address: str, number: int) -> str:
    """Ask for one file as a patient program does; says whether it was made, else why not."""
    path, fields = plan_question(number)
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        status, headers, body = ask(f"{address}{path}", fields)
        if status not in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
            break
        time.sleep(float(headers["Retry-After"]))
    else:
        return "never made"
    if "Content-Disposition" in headers:
        return "made"
    return follow(address, json.loads(body), until) if status in JOB else f"answered {status}"


def plan_question(number: int) -> tuple[str, dict[str, str] | None]:
    """Choose what is asked for: a quarter stories, a quarter jobs, else plain addresses."""
    views = [suffix for suffix, kind in FORMATS.items() if kind.is_of_view]
    stories, year = list_story_formats(), f"year={2013 + number % 9}"
    if number % 4 == 0:
        return "/exports", {"kind": stories[number // 4 % len(stories)].suffix, "story": STORY}
    if number % 4 == 1:
        return "/exports", {"kind": views[number // 4 % len(views)], "view": f"level=ward&{year}"}
    level = ("borough", "ward")[number % 4 == 2]
    return f"/export/view.{views[number // 2 % len(views)]}?level={level}&{year}", None


def follow(address: str, job: dict[str, Any], until: float) -> str:
    """Wait for a job and fetch its file."""
    while time.monotonic() < until:
        status, _, body = ask(address + job["links"]["self"])
        told: dict[str, Any] = json.loads(body) if status == HTTPStatus.OK else {"state": "gone"}
        if told["state"] == "done":
            status, _, _ = ask(address + told["links"]["file"])
            return "made" if status == HTTPStatus.OK else "not fetched"
        if told["state"] not in ("waiting", "running"):
            return told.get("reason", "gone")
        time.sleep(0.5)
    return "never told"


def ask(address: str, fields: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Ask as a program does; gives the status, the headers and the body."""
    data = urlencode(fields).encode() if fields else None
    request = Request(address, data=data, headers={"Accept": "application/json"})  # noqa: S310
    try:
        with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - loopback only
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


def time_page(address: str, page: str) -> float:
    """Give the milliseconds of one page."""
    start = time.perf_counter()
    ask(address + page)
    return (time.perf_counter() - start) * 1000


def find_processes(address: str) -> list[int]:
    """Find the processes of a server by its port."""
    port = address.rpartition(":")[2]
    return [
        int(folder.name)
        for folder in Path("/proc").iterdir()
        if folder.name.isdecimal() and f":{port}\0" in read_command(folder) + "\0"
    ]


def read_command(folder: Path) -> str:
    """Read what a process was begun with; empty where it has ended."""
    try:
        return (folder / "cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def read_memory(processes: list[int]) -> float:
    """Give the memory that processes hold, shared pages counted once (PSS), in MB."""
    total = 0
    for process in processes:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines():
            total += int(line.split()[1]) if line.startswith("Pss:") else 0
    return total / 1000


def count_left(before: set[str]) -> int:
    """Count the files that a server leaves in its folder, once they had their time."""
    until = time.monotonic() + 60
    left = 1
    while left and time.monotonic() < until:
        folders = [path for path in FOLDER.glob("*") if path.name not in before]
        left = sum(
            name != "lock"
            for folder in folders
            for _, _, names in os.walk(folder)
            for name in names
        )
        time.sleep(1)
    return left
