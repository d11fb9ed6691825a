"""What routes ask of exports: a file now, a cached one, or a job to come back for."""

import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import NamedTuple

from dashboard.exports.jobs.folder import JobFolder, JobLimits, JobState, Standing
from dashboard.exports.jobs.worker import ExportWorker
from dashboard.exports.make_file import ExportRequest, FileMaker, MadeFile
from dashboard.exports.options import OnProgress
from dashboard.web.private_folder import find_private_folder
from geodata.repository import Repository

MOST_A_MINUTE = 60
# Behind a proxy, whose word on its clients is not taken, everybody has its one address.
MOST_A_MINUTE_INSIDE = 600
_MOST_CLIENTS = 2_000


class RateLimit:
    """A bucket for each client: each export takes one, and they come back over a minute.

    The table of clients is bounded: who has not asked for longest is forgotten.
    """

    def __init__(
        self, most_a_minute: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._clock = most_a_minute, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, client: str) -> float:
        """Take one for a client: 0 where it may go on, else the seconds until it may."""
        now, most = self._clock(), self._most or _find_limit(client)
        with self._lock:
            left, since = self._left.pop(client, (float(most), now))
            left = min(float(most), left + (now - since) * most / 60)
            may_go = left >= 1
            self._left[client] = (left - 1 if may_go else left, now)
            while len(self._left) > _MOST_CLIENTS:
                self._left.popitem(last=False)
        return 0.0 if may_go else (1 - left) * 60 / most


def _find_limit(client: str) -> int:
    try:
        is_inside = ip_address(client).is_private
    except ValueError:
        # A socket without addresses is the deployment's own proxy.
        is_inside = True
    return MOST_A_MINUTE_INSIDE if is_inside else MOST_A_MINUTE


# Two atlases of earlier data may be open beside the newest, each with files of its own.
MOST_CACHED_BYTES = 20_000_000


class FileCache:
    """The newest files of views; what a reader wrote is never among them."""

    def __init__(self, most_bytes: int = MOST_CACHED_BYTES) -> None:
        self._most, self._bytes = most_bytes, 0
        self._files: OrderedDict[str, MadeFile] = OrderedDict()
        self._lock = Lock()

    def find(self, request: ExportRequest, day: str) -> MadeFile | None:
        """Give the file that was made of the same view on the same day; None where none is kept."""
        if request.is_story:
            return None
        with self._lock:
            name = f"{day} {request.key}"
            if name in self._files:
                self._files.move_to_end(name)
            return self._files.get(name)

    def add(self, request: ExportRequest, day: str, made: MadeFile) -> None:
        """Keep a file of a view, and let go of the longest unasked for."""
        if request.is_story or len(made.data) > self._most // 4:
            return
        with self._lock:
            name = f"{day} {request.key}"
            if name not in self._files:
                self._files[name] = made
                self._bytes += len(made.data)
            while self._bytes > self._most:
                _, dropped = self._files.popitem(last=False)
                self._bytes -= len(dropped.data)


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
        self._cache = FileCache()
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

    def find_cached(self, request: ExportRequest) -> MadeFile | None:
        """Give a file that was made already; None where none is kept."""
        return self._cache.find(request, _name_day())

    def make_now(self, request: ExportRequest) -> MadeFile:
        """Make a short file in its turn; `BusyError` where that takes too long."""
        if not self._awaited.acquire(blocking=False):
            raise BusyError(self.count_waiting() + MOST_AWAITED)
        try:
            return self._await(self.worker.make_short(request))
        finally:
            self._awaited.release()

    def start(self, request: ExportRequest) -> str:
        """Put a file into the queue and give the job's identifier; `QueueFullError`."""
        job_id = self.folder.add(request.to_json())
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

    def _make(self, request: ExportRequest, on_progress: OnProgress) -> MadeFile:
        day = _name_day()
        made = self._cache.find(request, day)
        if made is None:
            made = self._maker.make(request, on_progress)
            self._cache.add(request, day, made)
        return made

    def _join(self) -> tuple[JobFolder, ExportWorker]:
        with self._lock:
            if self._made is None:
                identity = f"{self._repository.data_version} {self._repository.web_folder}"
                root = self._limits.folder or find_private_folder(identity)
                folder = JobFolder(root, self._limits.jobs)
                self._made = folder, ExportWorker(folder, self._make)
            return self._made


def _name_day() -> str:
    # A file says on which day it was made.
    return datetime.now(tz=UTC).date().isoformat()
