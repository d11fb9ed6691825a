"""The addresses of files, and jobs for those that take longer."""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.components.export_page import build_ready, build_told, build_waiting, say_standing
from dashboard.components.static_page import StaticPage, send_page
from dashboard.exports.export_list import STORY_ROUTE, VIEW_ROUTE
from dashboard.exports.formats import ExportRequest, NoSuchKindError, UnfitKindError, find_view_kind
from dashboard.exports.jobs.answers import (
    NO_STORE,
    QUEUE_LENGTH,
    Fault,
    find_fault,
    present_fault,
    say_size,
    send_made,
    tell_gone,
    tell_too_large,
    tell_too_many,
)
from dashboard.exports.jobs.folder import JobState, QueueFullError, Standing
from dashboard.exports.jobs.request import BadAskError, read_job, read_story, read_view
from dashboard.exports.jobs.service import BusyError, ExportService
from dashboard.exports.jobs.worker import log_place
from dashboard.settings import Settings
from dashboard.web.versions import add_version
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


def _answer(asked: ExportRequest, service: ExportService, data_version: str) -> Response:
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


JOBS_ROUTE = "/exports"
_LOOK_AGAIN = "2"
Tell = Callable[[Callable[..., Response]], Callable[..., Response]]


class JobRoutes(NamedTuple):
    """What is answered about the jobs of one service."""

    service: ExportService
    data_version: str

    def start(self) -> Response:
        """Put a job into the queue."""
        asked = read_job()
        wait = self.service.rate.take(request.remote_addr or "")
        if wait:
            return present_fault(tell_too_many(wait), self.data_version)
        standing = self.service.folder.describe(self.service.start(asked))
        return self._send_standing(standing, HTTPStatus.ACCEPTED)

    def show(self, job_id: str) -> Response:
        """Say how a job stands: a page for a browser, else JSON."""
        standing = self.service.describe(job_id)
        if standing is not None and standing.state is JobState.FAILED:
            self.service.folder.release(job_id)
        if standing is not None and "text/html" in request.accept_mimetypes.values():
            return _send_page(standing, self.data_version)
        return self._send_standing(standing)

    def fetch(self, job_id: str) -> Response:
        """Send the file of a job that is done."""
        made = self.service.folder.fetch(job_id)
        return self._tell_gone() if made is None else send_made(made)

    def cancel(self, job_id: str) -> Response:
        """Drop a job."""
        if not self.service.folder.cancel(job_id):
            return self._tell_gone()
        if request.method == "DELETE":
            return Response(status=HTTPStatus.NO_CONTENT)
        words = "Nothing of it is kept."
        main = build_told("The export was cancelled", [words])
        return send_page(StaticPage("Cancelled", words, "", main), self.data_version, is_own=True)

    def _tell_gone(self) -> Response:
        return present_fault(tell_gone(), self.data_version)

    def _send_standing(
        self, standing: Standing | None, status: HTTPStatus = HTTPStatus.OK
    ) -> Response:
        if standing is None:
            return self._tell_gone()
        said = _describe(standing, self.data_version)
        text = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
        response = Response(text, status=status, mimetype="application/json")
        response.headers["Cache-Control"] = NO_STORE
        response.headers[QUEUE_LENGTH] = str(self.service.count_waiting())
        if status is HTTPStatus.ACCEPTED:
            response.headers["Location"] = said["links"]["self"]
        return response


def register_job_routes(
    server: Flask, service: ExportService, data_version: str, tell: Tell
) -> None:
    """Serve the jobs of one service; ``tell`` makes a route say what stands in its way."""
    routes = JobRoutes(service, data_version)
    for rule, name, answer, method in (
        (JOBS_ROUTE, "start", routes.start, "POST"),
        (f"{JOBS_ROUTE}/<job_id>", "show", routes.show, "GET"),
        (f"{JOBS_ROUTE}/<job_id>", "drop", routes.cancel, "DELETE"),
        (f"{JOBS_ROUTE}/<job_id>/file", "fetch", routes.fetch, "GET"),
        (f"{JOBS_ROUTE}/<job_id>/cancel", "cancel", routes.cancel, "POST"),
    ):
        server.add_url_rule(rule, f"exports_{name}", tell(answer), methods=[method])


def lead_to_job(job_id: str, data_version: str) -> Response:
    """Lead a browser from the address of a file to the page of the job that makes it."""
    response = Response(status=HTTPStatus.SEE_OTHER)
    response.headers["Location"] = _link(job_id, "", data_version)
    response.headers["Cache-Control"] = NO_STORE
    return response


def _link(job_id: str, part: str, data_version: str) -> str:
    # The version leads to the same atlas where earlier data are kept beside the newest.
    return add_version(f"{JOBS_ROUTE}/{job_id}{part}", data_version)


def _describe(standing: Standing, data_version: str) -> dict[str, Any]:
    return {
        "id": standing.job_id,
        "state": standing.state,
        "said": say_standing(standing.ahead, standing.done, standing.of),
        "ahead": standing.ahead,
        "done": standing.done,
        "of": standing.of,
        "name": standing.name,
        "bytes": standing.size,
        "size": say_size(standing.size),
        "reason": standing.reason,
        "may_retry": standing.may_retry,
        "links": {
            name: _link(standing.job_id, part, data_version)
            for name, part in (("self", ""), ("file", "/file"), ("cancel", "/cancel"))
        },
        "data_version": data_version,
    }


def _send_page(standing: Standing, data_version: str) -> Response:
    job_id, refresh = standing.job_id, _LOOK_AGAIN
    if standing.state is JobState.FAILED:
        words = f"{standing.reason} Go back to the view or the story to ask for another."
        fault = Fault(HTTPStatus.OK, "There is no file", words)
        return present_fault(fault, data_version)
    if standing.state is JobState.DONE:
        file = _link(job_id, "/file", data_version)
        main = build_ready(standing.name, say_size(standing.size), file)
        page, refresh = StaticPage("Your file is ready", standing.name, "", main), f"0; url={file}"
    else:
        said = say_standing(standing.ahead, standing.done, standing.of)
        cancel = _link(job_id, "/cancel", data_version)
        main = build_waiting(said, (standing.done, standing.of), cancel)
        page = StaticPage("Your file is being made", said, "", main)
    response = send_page(page, data_version, is_own=True)
    response.headers["Refresh"] = refresh
    return response
