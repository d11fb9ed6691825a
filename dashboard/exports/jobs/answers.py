"""A file that was made, as an answer; or why there is none, in plain words."""

from collections.abc import Mapping
from http import HTTPStatus
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from flask import Response, request

from dashboard.components.export_page import build_told
from dashboard.components.static_page import StaticPage, send_page
from dashboard.exports.formats import ExportRequest, MadeFile, NoSuchKindError, UnfitKindError
from dashboard.exports.jobs.folder import QueueFullError
from dashboard.exports.jobs.request import MOST_STORY_BYTES, BadAskError
from dashboard.exports.jobs.service import BusyError
from dashboard.web.problems import present_problem

NO_STORE = "no-store"
_KEPT_BY_READERS = "public, max-age=300"
_KILO, _MEGA = 1_000, 1_000_000


def send_made(made: MadeFile, asked: ExportRequest | None = None) -> Response:
    """Send a file to be saved under its name.

    Only the file of one view, where it is known to be of one, may be kept by
    who gets it: the others hold what a reader wrote.
    """
    response = Response(made.data, content_type=made.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    if asked is None or asked.is_story:
        response.headers["Cache-Control"] = NO_STORE
        return response
    response.headers["Cache-Control"] = _KEPT_BY_READERS
    # Weak: the same answer compressed is the same answer.
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def say_size(size: int) -> str:
    """Say how large a file is.

    Examples
    --------
    >>> say_size(84_300), say_size(2_450_000)
    ('84 kB', '2.5 MB')
    """
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} kB"
    return f"{size / _MEGA:.1f} MB"


QUEUE_LENGTH = "X-Queue-Length"
_BUSY_SECONDS, _FULL_SECONDS = 3, 20
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class Fault(NamedTuple):
    """What stands in the way of a file: a title and sentences, and when to ask again."""

    status: HTTPStatus
    title: str
    words: str
    headers: Mapping[str, str] = _NO_HEADERS
    again: str = ""


def find_fault(error: Exception) -> Fault:
    """Put what went wrong into words."""
    if isinstance(error, NoSuchKindError):
        return Fault(HTTPStatus.NOT_FOUND, "No such file", str(error))
    if isinstance(error, UnfitKindError):
        return Fault(HTTPStatus.UNPROCESSABLE_ENTITY, "This view has no such file", str(error))
    if isinstance(error, BadAskError):
        return Fault(HTTPStatus.BAD_REQUEST, "This cannot be read", str(error))
    if isinstance(error, BusyError):
        return tell_busy(error.waiting)
    if isinstance(error, QueueFullError):
        return tell_full(error.waiting)
    words = "The server has no safe place for files just now. Its people have been told."
    return Fault(HTTPStatus.SERVICE_UNAVAILABLE, "No files just now", words)


def tell_busy(waiting: int) -> Fault:
    """Tell that others are before this request; the page asks again by itself."""
    others = "One other file is" if waiting == 1 else f"{waiting} other files are"
    return Fault(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Other files are being made",
        f"{others} before yours. This page asks again by itself in {_BUSY_SECONDS} seconds.",
        {
            "Retry-After": str(_BUSY_SECONDS),
            "Refresh": str(_BUSY_SECONDS),
            QUEUE_LENGTH: str(waiting),
        },
    )


def tell_full(waiting: int) -> Fault:
    """Tell that the queue takes no more."""
    return Fault(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Too many files wait",
        f"{waiting} files wait to be made, as many as the atlas lets wait. Ask again in"
        f" {_FULL_SECONDS} seconds.",
        {"Retry-After": str(_FULL_SECONDS), QUEUE_LENGTH: str(waiting)},
    )


def tell_too_many(seconds: float) -> Fault:
    """Tell that this address asked for more than its share."""
    wait = max(1, ceil(seconds))
    said = "a second" if wait == 1 else f"{wait} seconds"
    return Fault(
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many files at once",
        f"More files were asked for from this address than the atlas makes in a minute. Ask again"
        f" in {said}.",
        {"Retry-After": str(wait)},
    )


def tell_too_large() -> Fault:
    """Tell that a story is too long to be read."""
    return Fault(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The story is too long",
        f"A story's file has at most {MOST_STORY_BYTES // 1000} kB. Take slides out, or shorten"
        " their notes.",
    )


def tell_gone() -> Fault:
    """Tell that there is no such job, or no more."""
    return Fault(
        HTTPStatus.NOT_FOUND,
        "This file is gone",
        "It was downloaded, cancelled, or made more than ten minutes ago; nothing of it is kept."
        " Go back to the view or the story and ask for it again.",
    )


def present_fault(fault: Fault, data_version: str) -> Response:
    """Answer with a page of the atlas, or with a problem where JSON is asked for."""
    if wants_json():
        response = present_problem(fault.status, fault.words)
    else:
        main = build_told(fault.title, [fault.words], fault.again)
        response = send_page(
            StaticPage(fault.title, fault.words, "", main, fault.status), data_version
        )
    response.headers.update(fault.headers)
    response.headers["Cache-Control"] = NO_STORE
    return response


def wants_json() -> bool:
    """Whether the request asks for JSON rather than for a page."""
    accepted = request.accept_mimetypes
    best = accepted.best_match(["text/html", "application/json", "application/problem+json"])
    return best is not None and best != "text/html"
