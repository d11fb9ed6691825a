"""An export that waits, runs or is done: what is told of it, and what its worker holds."""

import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.exports.slide import ExportStoppedError

ASKED, TOLD, FILE, STOP, AGAIN = "asked.json", "told.json", "file", "stop", "again"


class JobState(StrEnum):
    """Where a job is: the first three are the folders of the queue."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Standing(NamedTuple):
    """How a job stands.

    ``ahead`` is how many wait or run before it; ``done`` of ``of`` parts are
    written, where ``of`` is known; ``reason`` says why it failed, and
    ``may_retry`` whether asking again can help.
    """

    job_id: str
    state: JobState
    ahead: int = 0
    done: int = 0
    of: int = 0
    name: str = ""
    media_type: str = ""
    size: int = 0
    reason: str = ""
    may_retry: bool = False


class JobLimits(NamedTuple):
    """What the queue is bounded by; seconds and bytes.

    A file is kept ``kept_seconds``, and once it was fetched ``fetched_seconds``
    more, so that a download that broke can be had again. A running job that
    gave no sign of life for ``dead_seconds`` is taken up by another process.
    """

    most_waiting: int = 60
    kept_seconds: float = 600
    fetched_seconds: float = 30
    dead_seconds: float = 30
    most_bytes: int = 256_000_000


class RunningJob(NamedTuple):
    """A job that this process works on: its folder, and what was asked for."""

    path: Path
    asked: bytes

    def beat(self) -> None:
        """Say that somebody still works on it."""
        # Gone where another process took this one for dead.
        if self.path.is_dir():
            os.utime(self.path)

    def tell(self, done: int, of: int) -> None:
        """Note how far it is; raises `ExportStoppedError` where it was cancelled."""
        if (self.path / STOP).exists():
            raise ExportStoppedError
        try:
            write_told(self.path, {"done": done, "of": of})
        except FileNotFoundError as error:
            # Another process took it for dead and took it up.
            raise ExportStoppedError from error


def write_told(path: Path, told: Mapping[str, Any]) -> None:
    """Write what is told of a job, whole or not at all."""
    draft = path / f"{TOLD}.draft"
    draft.write_text(json.dumps(told), encoding="utf-8")
    draft.replace(path / TOLD)


def read_told(path: Path) -> dict[str, Any]:
    """Read what is told of a job; empty where nothing is told yet."""
    try:
        return json.loads((path / TOLD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
