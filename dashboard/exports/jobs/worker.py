"""The one thread of a process that makes files, so that pages never wait for more than that.

It is not given a lower priority: a thread that holds Python's lock while it
waits for a processor would hold up the very pages that it is to leave alone.
"""

import logging
import os
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import NamedTuple

from dashboard.exports.file_format import UnfitFormatError
from dashboard.exports.formats import NoSuchFormatError
from dashboard.exports.jobs.folder import JobFolder, RunningJob
from dashboard.exports.make_file import ExportRequest, MadeFile
from dashboard.exports.options import ExportStoppedError, OnProgress, ignore_progress
from dashboard.web.private_folder import sweep_forgotten

MakeFile = Callable[[ExportRequest, OnProgress], MadeFile]
MOST_JOB_SECONDS = 240
KEEP_SECONDS, _POLL_SECONDS = 5.0, 1.0
# After so many short ones in a row a long one has its turn.
_SHORT_IN_A_ROW = 4
_FAULT = "The file could not be written. The fault has been recorded."
_TOO_LONG = (
    f"Writing took longer than {MOST_JOB_SECONDS // 60} minutes and was given up. Ask for fewer"
    " views in one file."
)
_TOO_BIG = "The file needs more memory than the server has. Ask for fewer views in one file."
_logger = logging.getLogger(__name__)


class _TooLongError(Exception):
    pass


class _Short(NamedTuple):
    future: Future[MadeFile]
    request: ExportRequest


class ExportWorker:
    """Makes short exports for requests that wait, and long ones from the queue, one at a time."""

    def __init__(self, folder: JobFolder, make: MakeFile) -> None:
        self._folder, self._make = folder, make
        self._short: deque[_Short] = deque()
        self._wake = threading.Condition()
        self._started = threading.Lock()
        self._job: RunningJob | None = None
        self._pid = 0
        self._is_stopped = False

    def start(self) -> None:
        """Start working, where this process does not yet: threads do not outlive a fork."""
        with self._started:
            if self._pid == os.getpid():
                return
            self._pid = os.getpid()
            for work in (self._work, self._keep):
                threading.Thread(target=work, daemon=True, name=f"exports {work.__name__}").start()

    def stop(self) -> None:
        """Stop after what is being written."""
        self._is_stopped = True
        self.wake()

    def wake(self) -> None:
        """Say that there is work."""
        with self._wake:
            self._wake.notify_all()

    def make_short(self, request: ExportRequest) -> Future[MadeFile]:
        """Have a file made in its turn, before the jobs of the queue."""
        short = _Short(Future(), request)
        self._short.append(short)
        self.start()
        self.wake()
        return short.future

    def count_short(self) -> int:
        """Count the requests of this process that wait for their file."""
        return len(self._short)

    def _work(self) -> None:
        while not self._is_stopped:
            for _ in range(_SHORT_IN_A_ROW):
                self._do_short()
            if not self._do_job():
                with self._wake:
                    if not self._short and not self._is_stopped:
                        self._wake.wait(_POLL_SECONDS)

    def _do_short(self) -> None:
        try:
            short = self._short.popleft()
        except IndexError:
            return
        if not short.future.set_running_or_notify_cancel():
            return
        try:
            short.future.set_result(self._make(short.request, ignore_progress))
        except Exception as error:  # noqa: BLE001 - told to whoever waits for the file
            short.future.set_exception(error)

    def _do_job(self) -> bool:
        try:
            self._job = self._folder.take()
            if self._job is None:
                return False
            self._run(self._job)
        except OSError as error:
            # The folder was taken away, or the disk is full: asked again at the next turn.
            log_place("The queue of exports", error)
            time.sleep(_POLL_SECONDS)
        finally:
            self._job = None
        return True

    def _run(self, job: RunningJob) -> None:
        until = time.monotonic() + MOST_JOB_SECONDS

        def on_progress(done: int, of: int) -> None:
            job.note_progress(done, of)
            if time.monotonic() > until:
                raise _TooLongError
            # Whoever waits for a picture need not wait for all the parts of a long file.
            self._do_short()

        try:
            self._folder.finish(job, self._make(ExportRequest.from_json(job.request), on_progress))
        except ExportStoppedError:
            self._folder.drop(job)
        except (UnfitFormatError, NoSuchFormatError) as error:
            self._folder.fail(job, str(error), may_retry=False)
        except _TooLongError:
            self._folder.fail(job, _TOO_LONG, may_retry=False)
        except MemoryError:
            self._folder.fail(job, _TOO_BIG, may_retry=False)
        except Exception as error:  # noqa: BLE001 - one file that fails does not stop the others
            log_place("An export", error)
            self._folder.fail(job, _FAULT, may_retry=True)

    def _keep(self) -> None:
        """Give signs of life, and remove what is old."""
        while not self._is_stopped:
            try:
                if job := self._job:
                    job.beat()
                self._folder.sweep()
                sweep_forgotten(self._folder.root)
            except OSError as error:
                log_place("Sweeping the queue of exports", error)
            with self._wake:
                self._wake.wait_for(lambda: self._is_stopped, KEEP_SECONDS)


def log_place(what: str, error: BaseException) -> None:
    """Log where a fault was and of which kind; its message could hold what a reader wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-4:]))
    _logger.error("%s failed: %s, %s", what, type(error).__name__, where)
