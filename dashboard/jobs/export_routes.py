"""The addresses of files: ``/export/view.<kind>`` and ``/export/story.<kind>``.

A file that is made quickly is the answer itself. What takes longer becomes a
job: where it is ready within a breath it is the answer as well, else the
answer leads to the job's page, which works without scripts.
"""

from collections.abc import Callable
from functools import wraps

from flask import Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.exports.asked_file import AskedFile
from dashboard.exports.file_kinds import find_view_kind
from dashboard.exports.kind import NoSuchKindError, UnfitKindError
from dashboard.jobs.asked_request import BadAskError, read_story, read_view
from dashboard.jobs.export_service import BusyError, ExportService
from dashboard.jobs.export_worker import log_place
from dashboard.jobs.job import JobState
from dashboard.jobs.job_folder import QueueFullError
from dashboard.jobs.job_routes import lead_to_job, register_job_routes
from dashboard.jobs.sent_file import send_made
from dashboard.jobs.told import (
    QUEUE_LENGTH,
    find_fault,
    present_fault,
    tell_too_large,
    tell_too_many,
)
from dashboard.layout.export_list import STORY_ROUTE, VIEW_ROUTE
from dashboard.settings import Settings
from geodata.repository import Repository

_TOLD = (NoSuchKindError, UnfitKindError, BadAskError, BusyError, QueueFullError, OSError)


def register_exports(
    server: Flask, repository: Repository, settings: Settings, service: ExportService | None = None
) -> ExportService:
    """Serve every file of views and stories, and the jobs that make long ones."""
    made = service or ExportService(repository, settings.slide_template)
    tell = tell_faults(repository.data_version)

    def send_view(suffix: str) -> Response:
        query = request.query_string.decode("utf-8", errors="replace")
        return _answer(read_view(suffix, query), made, repository.data_version)

    def send_story(suffix: str) -> Response:
        return _answer(read_story(suffix), made, repository.data_version)

    server.add_url_rule(f"{VIEW_ROUTE}.<suffix>", "export_view", tell(send_view))
    server.add_url_rule(
        f"{STORY_ROUTE}.<suffix>", "export_story", tell(send_story), methods=["GET", "POST"]
    )
    register_job_routes(server, made, repository.data_version, tell)
    return made


def tell_faults(
    data_version: str,
) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Make a route answer in words what stands in the way of a file."""

    def wrap(answer: Callable[..., Response]) -> Callable[..., Response]:
        @wraps(answer)
        def told(**parts: str) -> Response:
            try:
                return answer(**parts)
            except RequestEntityTooLarge:
                return present_fault(tell_too_large(), data_version)
            except _TOLD as error:
                if isinstance(error, OSError):
                    log_place("The queue of exports", error)
                return present_fault(find_fault(error), data_version)

        return told

    return wrap


def _answer(asked: AskedFile, service: ExportService, data_version: str) -> Response:
    kept = service.find_kept(asked)
    if kept is not None:
        return send_made(kept, asked)
    wait = service.rate.take(request.remote_addr or "")
    if wait:
        return present_fault(tell_too_many(wait), data_version)
    if not asked.is_story and not find_view_kind(asked.suffix).is_long:
        return send_made(service.make_now(asked), asked)
    job_id = service.start(asked)
    standing = service.wait_for(job_id)
    if standing is not None and standing.state is JobState.DONE:
        made = service.folder.fetch(job_id)
        if made is not None:
            service.folder.cancel(job_id)
            return send_made(made, asked)
    response = lead_to_job(job_id, data_version)
    response.headers[QUEUE_LENGTH] = str(service.count_waiting())
    return response
