"""A server of one commit, or of a working tree, for as long as it is recorded."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.settings import DESCRIPTIONS
from tests.bench.servers import find_free_port

READY_WITHIN_SECONDS = 300
_OPTIONS = ("--workers=2", "--threads=4", "--preload", "--no-control-socket", "--log-level=warning")


class NoServerError(Exception):
    """A server did not start; the message holds the end of what it wrote."""


def ask_git(folder: Path, *words: str) -> str:
    """Give git's answer about a folder; `subprocess.CalledProcessError` where it has none."""
    git = shutil.which("git") or "git"
    # Our own words; only commits come from the person who asks, as arguments of their own.
    answer = subprocess.run(  # noqa: S603 - no shell
        [git, "-C", str(folder), *words], capture_output=True, check=True, text=True
    )
    return answer.stdout.strip()


def choose_before(folder: Path) -> tuple[str, str]:
    """Choose the commit to compare a working tree with, and say why."""
    head = ask_git(folder, "rev-parse", "HEAD")
    try:
        base = ask_git(folder, "merge-base", "HEAD", "main")
    except subprocess.CalledProcessError:
        base = head
    if base != head:
        return base, "where this branch left main"
    if is_changed(folder):
        return head, "HEAD, as the working tree has changes"
    return ask_git(folder, "rev-parse", "HEAD~1"), "HEAD~1"


def is_changed(folder: Path) -> bool:
    """Whether a working tree differs from its commit."""
    return bool(ask_git(folder, "status", "--porcelain"))


@contextmanager
def check_out(folder: Path, commit: str) -> Iterator[Path]:
    """Give a worktree of a commit, which is removed at the end."""
    with TemporaryDirectory(prefix="golden-") as place:
        tree = Path(place) / "tree"
        ask_git(folder, "worktree", "add", "--detach", str(tree), commit)
        try:
            yield tree
        finally:
            ask_git(folder, "worktree", "remove", "--force", str(tree))


@contextmanager
def run_server(tree: Path) -> Iterator[int]:
    """Serve a working tree with this Python on a free port of loopback; give the port.

    The jobs of exports lie in a folder of their own, so that no other atlas
    of this machine takes them up.
    """
    port = find_free_port()
    with TemporaryDirectory(prefix="golden-jobs-") as jobs:
        log = Path(jobs) / "server.log"
        # What this machine sets for its own atlas is no part of a recording.
        unset = [word for name in DESCRIPTIONS for word in ("-u", name)]
        command = ["env", *unset, f"TMPDIR={jobs}", sys.executable, "-m", "gunicorn", "app:server"]
        with log.open("wb") as written:
            process = subprocess.Popen(  # noqa: S603 - our own fixed command
                [*command, *_OPTIONS, f"--bind=127.0.0.1:{port}"],
                cwd=tree,
                stdout=written,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait_for(port, process, log)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.3)
    written = log.read_text("utf-8", "replace")[-3_000:]
    raise NoServerError(f"The server was not ready (exit status {process.poll()}).\n{written}")
