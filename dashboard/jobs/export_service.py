"""What routes ask of exports: a file now, or a job to come back for."""

import time
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import NamedTuple

from dashboard.exports.asked_file import AskedFile, MadeFile
from dashboard.exports.make_file import FileMaker, Tell
from dashboard.jobs.export_worker import ExportWorker
from dashboard.jobs.job import JobLimits, JobState, Standing
from dashboard.jobs.job_folder import JobFolder
from dashboard.jobs.kept_files import KeptFiles
from dashboard.jobs.private_folder import find_private_folder
from dashboard.jobs.rate_limit import RateLimit
from geodata.repository import Repository

# Of the few threads that answer a process's requests, so many may wait for a file.
MOST_AWAITED = 2
SHORT_SECONDS, LONG_SECONDS = 4.0, 1.5
_LOOK_SECONDS = 0.05
_UNDONE = (JobState.WAITING, JobState.RUNNING)


class BusyError(Exception):
    """No file could be made at once; ``waiting`` says how many wait."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting
        super().__init__(f"{waiting} exports wait.")


class ServiceLimits(NamedTuple):
    """What the service is bounded by; by default as a deployment should be."""

    most_a_minute: int | None = None
    jobs: JobLimits = JobLimits()
    folder: Path | None = None


_LIMITS = ServiceLimits()


class ExportService:
    """Makes files of one atlas's data; safe to be asked by all threads of a process."""

    def __init__(
        self, repository: Repository, template: Path | None = None, limits: ServiceLimits = _LIMITS
    ) -> None:
        self.rate = RateLimit(limits.most_a_minute)
        self._repository, self._limits = repository, limits
        self._maker = FileMaker(repository, template)
        self._kept = KeptFiles()
        self._awaited = BoundedSemaphore(MOST_AWAITED)
        self._made: tuple[JobFolder, ExportWorker] | None = None
        self._lock = Lock()

    @property
    def folder(self) -> JobFolder:
        """The queue, known once it is asked for: a server's processes are born after the server."""
        return self._join()[0]

    @property
    def worker(self) -> ExportWorker:
        """The worker of this process."""
        return self._join()[1]

    def find_kept(self, asked: AskedFile) -> MadeFile | None:
        """Give a file that was made already; None where none is kept."""
        return self._kept.find(asked, _name_day())

    def make_now(self, asked: AskedFile) -> MadeFile:
        """Make a short file in its turn; `BusyError` where that takes too long."""
        if not self._awaited.acquire(blocking=False):
            raise BusyError(self.count_waiting() + MOST_AWAITED)
        try:
            return self._await(self.worker.make_short(asked))
        finally:
            self._awaited.release()

    def start(self, asked: AskedFile) -> str:
        """Put a file into the queue and give the job's identifier; `QueueFullError`."""
        job_id = self.folder.add(asked.to_json())
        self.worker.start()
        self.worker.wake()
        return job_id

    def describe(self, job_id: str) -> Standing | None:
        """Say how a job stands; until it is done, this process works and watches as well."""
        standing = self.folder.describe(job_id)
        if standing is not None and standing.state in _UNDONE:
            self.worker.start()
        return standing

    def wait_for(self, job_id: str) -> Standing | None:
        """Wait for a job that is next, for as long as a browser may; give how it stands then."""
        standing = self.folder.describe(job_id)
        if standing is None or standing.ahead or not self._awaited.acquire(blocking=False):
            return standing
        try:
            until = time.monotonic() + LONG_SECONDS
            while standing and standing.state in _UNDONE and time.monotonic() < until:
                time.sleep(_LOOK_SECONDS)
                standing = self.folder.describe(job_id)
            return standing
        finally:
            self._awaited.release()

    def count_waiting(self) -> int:
        """Count what waits: jobs of all processes, and requests of this one."""
        return self.folder.count_waiting() + self.worker.count_short()

    def _await(self, coming: Future[MadeFile]) -> MadeFile:
        try:
            return coming.result(timeout=SHORT_SECONDS)
        except TimeoutError as error:
            # What is being made is finished and kept for the next who asks.
            coming.cancel()
            raise BusyError(self.count_waiting()) from error

    def _make(self, asked: AskedFile, tell: Tell) -> MadeFile:
        day = _name_day()
        made = self._kept.find(asked, day)
        if made is None:
            made = self._maker.make(asked, tell)
            self._kept.keep(asked, day, made)
        return made

    def _join(self) -> tuple[JobFolder, ExportWorker]:
        with self._lock:
            if self._made is None:
                said = f"{self._repository.data_version} {self._repository.web_folder}"
                root = self._limits.folder or find_private_folder(said)
                folder = JobFolder(root, self._limits.jobs)
                self._made = folder, ExportWorker(folder, self._make)
            return self._made


def _name_day() -> str:
    # A file says on which day it was made.
    return datetime.now(tz=UTC).date().isoformat()
