"""The addresses of files, and jobs for those that take longer."""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.components.export_page import build_notice, build_ready, build_waiting, say_standing
from dashboard.components.static_page import StaticPage, send_page
from dashboard.exports.export_list import STORY_ROUTE, VIEW_ROUTE
from dashboard.exports.file_format import UnfitFormatError
from dashboard.exports.formats import NoSuchFormatError, find_view_format
from dashboard.exports.jobs.folder import JobState, QueueFullError, Standing
from dashboard.exports.jobs.request import UnreadableRequestError, read_job, read_story, read_view
from dashboard.exports.jobs.responses import (
    QUEUE_LENGTH,
    Fault,
    describe_error,
    describe_gone,
    describe_too_large,
    describe_too_many,
    present_fault,
    send_made_file,
    show_size,
)
from dashboard.exports.jobs.service import BusyError, ExportService
from dashboard.exports.jobs.worker import log_place
from dashboard.exports.make_file import ExportRequest
from dashboard.settings import Settings
from dashboard.web.responses import JSON_TYPE, NO_STORE, read_query, send
from dashboard.web.versions import add_version
from geodata.repository import Repository

Explain = Callable[[Callable[..., Response]], Callable[..., Response]]
_FAULTS = (
    NoSuchFormatError,
    UnfitFormatError,
    UnreadableRequestError,
    BusyError,
    QueueFullError,
    OSError,
)


def register_exports(
    server: Flask, repository: Repository, settings: Settings, service: ExportService | None = None
) -> ExportService:
    """Serve every file of views and stories, and the jobs that make long ones."""
    made = service or ExportService(repository, settings.slide_template)
    explain = explain_faults(repository.data_version)

    def send_view(suffix: str) -> Response:
        return _answer(read_view(suffix, read_query()), made, repository.data_version)

    def send_story(suffix: str) -> Response:
        return _answer(read_story(suffix), made, repository.data_version)

    server.add_url_rule(f"{VIEW_ROUTE}.<suffix>", "export_view", explain(send_view))
    server.add_url_rule(
        f"{STORY_ROUTE}.<suffix>",
        "export_story",
        explain(send_story),
        methods=["GET", "POST"],
    )
    register_job_routes(server, made, repository.data_version, explain)
    return made


def explain_faults(data_version: str) -> Explain:
    """Make a route answer in words what stands in the way of a file."""

    def wrap(answer: Callable[..., Response]) -> Callable[..., Response]:
        @wraps(answer)
        def answer_or_explain(**parts: str) -> Response:
            try:
                return answer(**parts)
            except RequestEntityTooLarge:
                return present_fault(describe_too_large(), data_version)
            except _FAULTS as error:
                if isinstance(error, OSError):
                    log_place("The queue of exports", error)
                return present_fault(describe_error(error), data_version)

        return answer_or_explain

    return wrap


def _answer(export_request: ExportRequest, service: ExportService, data_version: str) -> Response:
    cached = service.find_cached(export_request)
    if cached is not None:
        return send_made_file(cached, export_request)
    wait = service.rate.take(request.remote_addr or "")
    if wait:
        return present_fault(describe_too_many(wait), data_version)
    if not export_request.is_story and not find_view_format(export_request.suffix).is_long:
        return send_made_file(service.make_now(export_request), export_request)
    job_id = service.start(export_request)
    standing = service.wait_for(job_id)
    if standing is not None and standing.state is JobState.DONE:
        made = service.folder.fetch(job_id)
        if made is not None:
            service.folder.cancel(job_id)
            return send_made_file(made, export_request)
    response = _lead_to_job(job_id, data_version)
    response.headers[QUEUE_LENGTH] = str(service.count_waiting())
    return response


JOBS_ROUTE = "/exports"
_LOOK_AGAIN = "2"


class JobRoutes(NamedTuple):
    """What is answered about the jobs of one service."""

    service: ExportService
    data_version: str

    def start(self) -> Response:
        """Put a job into the queue."""
        export_request = read_job()
        wait = self.service.rate.take(request.remote_addr or "")
        if wait:
            return present_fault(describe_too_many(wait), self.data_version)
        standing = self.service.folder.describe(self.service.start(export_request))
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
        return self._send_gone() if made is None else send_made_file(made)

    def cancel(self, job_id: str) -> Response:
        """Drop a job."""
        if not self.service.folder.cancel(job_id):
            return self._send_gone()
        if request.method == "DELETE":
            return Response(status=HTTPStatus.NO_CONTENT)
        sentence = "Nothing of it is kept."
        main = build_notice("The export was cancelled", [sentence])
        page = StaticPage("Cancelled", sentence, "", main)
        return send_page(page, self.data_version, is_private=True)

    def _send_gone(self) -> Response:
        return present_fault(describe_gone(), self.data_version)

    def _send_standing(
        self, standing: Standing | None, status: HTTPStatus = HTTPStatus.OK
    ) -> Response:
        if standing is None:
            return self._send_gone()
        description = _describe(standing, self.data_version)
        text = json.dumps(description, ensure_ascii=False).encode("utf-8", "replace")
        response = send(text, JSON_TYPE, NO_STORE, status)
        response.headers[QUEUE_LENGTH] = str(self.service.count_waiting())
        if status is HTTPStatus.ACCEPTED:
            response.headers["Location"] = description["links"]["self"]
        return response


def register_job_routes(
    server: Flask, service: ExportService, data_version: str, explain: Explain
) -> None:
    """Serve the jobs of one service; ``explain`` makes a route say what stands in its way."""
    routes = JobRoutes(service, data_version)
    for rule, name, answer, method in (
        (JOBS_ROUTE, "start", routes.start, "POST"),
        (f"{JOBS_ROUTE}/<job_id>", "show", routes.show, "GET"),
        (f"{JOBS_ROUTE}/<job_id>", "drop", routes.cancel, "DELETE"),
        (f"{JOBS_ROUTE}/<job_id>/file", "fetch", routes.fetch, "GET"),
        (f"{JOBS_ROUTE}/<job_id>/cancel", "cancel", routes.cancel, "POST"),
    ):
        server.add_url_rule(rule, f"exports_{name}", explain(answer), methods=[method])


def _lead_to_job(job_id: str, data_version: str) -> Response:
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
        "size": show_size(standing.size),
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
        sentence = f"{standing.reason} Go back to the view or the story to ask for another."
        fault = Fault(HTTPStatus.OK, "There is no file", sentence)
        return present_fault(fault, data_version)
    if standing.state is JobState.DONE:
        file = _link(job_id, "/file", data_version)
        main = build_ready(standing.name, show_size(standing.size), file)
        page, refresh = StaticPage("Your file is ready", standing.name, "", main), f"0; url={file}"
    else:
        sentence = say_standing(standing.ahead, standing.done, standing.of)
        cancel = _link(job_id, "/cancel", data_version)
        main = build_waiting(sentence, (standing.done, standing.of), cancel)
        page = StaticPage("Your file is being made", sentence, "", main)
    response = send_page(page, data_version, is_private=True)
    response.headers["Refresh"] = refresh
    return response
