"""The queue of exports, as folders that all processes of a server share."""

import fcntl
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.exports.make_file import MadeFile
from dashboard.exports.options import ExportStoppedError
from dashboard.web.private_folder import make_private

REQUEST, ANSWER, FILE, STOP, AGAIN = "request.json", "answer.json", "file", "stop", "again"


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
    request: bytes

    def beat(self) -> None:
        """Say that somebody still works on it."""
        # Gone where another process took this one for dead.
        if self.path.is_dir():
            os.utime(self.path)

    def note_progress(self, done: int, of: int) -> None:
        """Note how far it is; raises `ExportStoppedError` where it was cancelled."""
        if (self.path / STOP).exists():
            raise ExportStoppedError
        try:
            write_answer(self.path, {"done": done, "of": of})
        except FileNotFoundError as error:
            # Another process took it for dead and took it up.
            raise ExportStoppedError from error


def write_answer(path: Path, answer: Mapping[str, Any]) -> None:
    """Write what is known of a job, whole or not at all."""
    draft = path / f"{ANSWER}.draft"
    draft.write_text(json.dumps(answer), encoding="utf-8")
    draft.replace(path / ANSWER)


def read_answer(path: Path) -> dict[str, Any]:
    """Read what is known of a job; empty where nothing is known yet."""
    try:
        return json.loads((path / ANSWER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


_FOLDERS = (JobState.WAITING, JobState.RUNNING, JobState.DONE)
_MAKING = "making"
_IDENTIFIER = re.compile(r"[0-9a-f]{32}")
_DIED = "The server stopped twice while this file was being written."
_WAITED = "The file was not begun within the time for which the queue is kept."
_LIMITS = JobLimits()


class QueueFullError(Exception):
    """As many exports wait as are let wait; ``waiting`` says how many."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting
        super().__init__(f"{waiting} exports wait already, as many as the atlas lets wait.")


class JobFolder:
    """A queue of jobs in a folder that only the owner can read."""

    def __init__(self, root: Path, limits: JobLimits = _LIMITS) -> None:
        self.root, self.limits = root, limits

    def add(self, request: bytes) -> str:
        """Put a job at the end of the queue and give its identifier; `QueueFullError`."""
        with self._alone():
            waiting = self.count_waiting()
            if waiting >= self.limits.most_waiting:
                raise QueueFullError(waiting)
            job_id = secrets.token_hex(16)
            name = f"{time.time_ns():020d}-{job_id}"
            draft = self.root / _MAKING / name
            draft.mkdir(mode=0o700)
            (draft / REQUEST).write_bytes(request)
            draft.rename(self.root / JobState.WAITING / name)
        return job_id

    def count_waiting(self) -> int:
        """Count the jobs that nobody has begun."""
        return len(self._list(JobState.WAITING))

    def take(self) -> RunningJob | None:
        """Begin the oldest job that waits; None where none does."""
        if not self.count_waiting():
            return None
        with self._alone():
            for path in self._list(JobState.WAITING):
                taken = self._move(path, JobState.RUNNING)
                return RunningJob(taken, (taken / REQUEST).read_bytes())
        return None

    def describe(self, job_id: str) -> Standing | None:
        """Say how a job stands; None where there is none, or no more."""
        # A job only moves on, or once back: what moves while it is read is read anew.
        for _ in range(3):
            try:
                return self._describe(job_id)
            except FileNotFoundError:
                continue
        return None

    def cancel(self, job_id: str) -> bool:
        """Drop a job, or have it stopped at its next part; False where there is none."""
        with self._alone():
            path = self._find(job_id)
            if path is None:
                return False
            if path.parent.name == JobState.RUNNING:
                (path / STOP).touch()
            else:
                shutil.rmtree(path, ignore_errors=True)
        return True

    def finish(self, job: RunningJob, made: MadeFile) -> None:
        """Lay a file ready to be fetched; nothing where it is no longer wanted."""
        answer = {"name": made.name, "media_type": made.media_type, "size": len(made.data)}
        self._close(job, answer, made.data)

    def fail(self, job: RunningJob, reason: str, *, may_retry: bool) -> None:
        """Note why there is no file."""
        self._close(job, {"reason": reason, "may_retry": may_retry})

    def drop(self, job: RunningJob) -> None:
        """Forget a job that was cancelled."""
        with self._alone():
            shutil.rmtree(job.path, ignore_errors=True)

    def fetch(self, job_id: str) -> MadeFile | None:
        """Give a file that is ready; it then goes soon. None where there is none."""
        path = self._find(job_id)
        if path is None or path.parent.name != JobState.DONE:
            return None
        try:
            answer = read_answer(path)
            made = MadeFile(answer["name"], answer["media_type"], (path / FILE).read_bytes())
        except (FileNotFoundError, KeyError):
            return None
        self.release(job_id)
        return made

    def release(self, job_id: str) -> None:
        """Let a job that is done or failed go soon: who asked for it knows of it."""
        path = self._find(job_id)
        if path is None or path.parent.name != JobState.DONE:
            return
        since = time.time() + self.limits.fetched_seconds - self.limits.kept_seconds
        with suppress(FileNotFoundError):
            os.utime(path, (since, min(since, path.stat().st_mtime)))

    def sweep(self) -> bool:
        """Remove what is old, take up what nobody works on; say whether any job is left."""
        limits, now = self.limits, time.time()
        with self._alone():
            for draft in (self.root / _MAKING).iterdir():
                shutil.rmtree(draft, ignore_errors=True)
            for path in self._list(JobState.DONE):
                if path.stat().st_mtime < now - limits.kept_seconds:
                    shutil.rmtree(path, ignore_errors=True)
            for path in self._list(JobState.RUNNING):
                if path.stat().st_mtime < now - limits.dead_seconds:
                    self._take_up(path)
            for path in self._list(JobState.WAITING):
                if path.stat().st_mtime < now - limits.kept_seconds:
                    self._fail(path, _WAITED)
            self._drop_beyond_bytes()
        return any(self._list(state) for state in _FOLDERS)

    def _describe(self, job_id: str) -> Standing | None:
        path = self._find(job_id)
        if path is None:
            return None
        state, answer = JobState(path.parent.name), read_answer(path)
        if state is JobState.WAITING:
            # By name, as it may have been begun itself meanwhile.
            undone = [*self._list(JobState.WAITING), *self._list(JobState.RUNNING)]
            return Standing(job_id, state, sum(one.name < path.name for one in undone))
        if state is JobState.DONE and not answer:
            raise FileNotFoundError(job_id)
        return Standing(job_id, JobState.FAILED if "reason" in answer else state, **answer)

    def _find(self, job_id: str) -> Path | None:
        if not _IDENTIFIER.fullmatch(job_id):
            return None
        for state in _FOLDERS:
            for path in self._list(state):
                if path.name.endswith(job_id):
                    return path
        return None

    def _list(self, state: JobState) -> list[Path]:
        folder = self.root / state
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def _move(self, path: Path, state: JobState) -> Path:
        moved = path.rename(self.root / state / path.name)
        os.utime(moved)
        return moved

    def _close(self, job: RunningJob, answer: dict[str, object], data: bytes = b"") -> None:
        with self._alone():
            if not job.path.is_dir():
                return
            if (job.path / STOP).exists():
                shutil.rmtree(job.path, ignore_errors=True)
                return
            (job.path / REQUEST).unlink(missing_ok=True)
            if data:
                (job.path / FILE).write_bytes(data)
            write_answer(job.path, answer)
            self._move(job.path, JobState.DONE)

    def _take_up(self, path: Path) -> None:
        if (path / STOP).exists():
            shutil.rmtree(path, ignore_errors=True)
        elif (path / AGAIN).exists():
            self._fail(path, _DIED)
        else:
            (path / AGAIN).touch()
            self._move(path, JobState.WAITING)

    def _fail(self, path: Path, reason: str) -> None:
        (path / REQUEST).unlink(missing_ok=True)
        write_answer(path, {"reason": reason, "may_retry": True})
        self._move(path, JobState.DONE)

    def _drop_beyond_bytes(self) -> None:
        left = self.limits.most_bytes
        for path in reversed(self._list(JobState.DONE)):
            file = path / FILE
            left -= file.stat().st_size if file.exists() else 0
            if left < 0:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        make_private(self.root.parent)
        make_private(self.root)
        for state in (*_FOLDERS, _MAKING):
            (self.root / state).mkdir(mode=0o700, exist_ok=True)
        # Opened anew each time, so that threads of one process keep apart as well.
        with (self.root / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
