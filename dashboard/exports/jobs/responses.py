"""A file that was made, as an answer; or why there is none, in plain words."""

from collections.abc import Mapping
from http import HTTPStatus
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from flask import Response, request

from dashboard.components.export_page import build_notice
from dashboard.components.static_page import StaticPage, send_page
from dashboard.exports.file_format import UnfitFormatError
from dashboard.exports.formats import NoSuchFormatError
from dashboard.exports.jobs.folder import QueueFullError
from dashboard.exports.jobs.request import MOST_STORY_BYTES, UnreadableRequestError
from dashboard.exports.jobs.service import BusyError
from dashboard.exports.make_file import ExportRequest, MadeFile
from dashboard.format.numbers import count_things
from dashboard.web.problems import present_problem
from dashboard.web.responses import FIVE_MINUTES, NO_STORE, send_file, spare_unchanged

_KILO, _MEGA = 1_000, 1_000_000


def send_made_file(made: MadeFile, export_request: ExportRequest | None = None) -> Response:
    """Send a file that was made.

    Only the file of one view, where it is known to be of one, may be kept by
    who gets it: the others hold what a reader wrote.
    """
    if export_request is None or export_request.is_story:
        return send_file(made.data, made.media_type, made.name, NO_STORE)
    return spare_unchanged(send_file(made.data, made.media_type, made.name, FIVE_MINUTES))


def show_size(size: int) -> str:
    """Say how large a file is.

    Examples
    --------
    >>> show_size(84_300), show_size(2_450_000)
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
    sentence: str
    headers: Mapping[str, str] = _NO_HEADERS
    again: str = ""


def describe_error(error: Exception) -> Fault:
    """Put what went wrong into words."""
    if isinstance(error, NoSuchFormatError):
        return Fault(HTTPStatus.NOT_FOUND, "No such file", str(error))
    if isinstance(error, UnfitFormatError):
        return Fault(HTTPStatus.UNPROCESSABLE_ENTITY, "This view has no such file", str(error))
    if isinstance(error, UnreadableRequestError):
        return Fault(HTTPStatus.BAD_REQUEST, "This cannot be read", str(error))
    if isinstance(error, BusyError):
        return describe_busy(error.waiting)
    if isinstance(error, QueueFullError):
        return describe_full(error.waiting)
    sentence = "The server has no safe place for files just now. Its people have been told."
    return Fault(HTTPStatus.SERVICE_UNAVAILABLE, "No files just now", sentence)


def describe_busy(waiting: int) -> Fault:
    """Tell how many others are before this request; the page asks again by itself."""
    if not waiting:
        title, standing = "Your file is being made", "Yours is next."
    else:
        title = "Other files are being made"
        others = "One other file is" if waiting == 1 else f"{waiting} other files are"
        standing = f"{others} before yours."
    return Fault(
        HTTPStatus.SERVICE_UNAVAILABLE,
        title,
        f"{standing} This page asks again by itself in {_BUSY_SECONDS} seconds.",
        {
            "Retry-After": str(_BUSY_SECONDS),
            "Refresh": str(_BUSY_SECONDS),
            QUEUE_LENGTH: str(waiting),
        },
    )


def describe_full(waiting: int) -> Fault:
    """Tell that the queue takes no more."""
    return Fault(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Too many files wait",
        f"{count_things(waiting, 'file waits', 'files wait')} to be made, as many as the atlas lets"
        f" wait. Ask again in {_FULL_SECONDS} seconds.",
        {"Retry-After": str(_FULL_SECONDS), QUEUE_LENGTH: str(waiting)},
    )


def describe_too_many(seconds: float) -> Fault:
    """Tell that this address asked for more than its share."""
    wait = max(1, ceil(seconds))
    sentence = "a second" if wait == 1 else count_things(wait, "second")
    return Fault(
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many files at once",
        f"More files were asked for from this address than the atlas makes in a minute. Ask again"
        f" in {sentence}.",
        {"Retry-After": str(wait)},
    )


def describe_too_large() -> Fault:
    """Tell that a story is too long to be read."""
    return Fault(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The story is too long",
        f"A story's file has at most {MOST_STORY_BYTES // 1000} kB. Take slides out, or shorten"
        " their notes.",
    )


def describe_gone() -> Fault:
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
        response = present_problem(fault.status, fault.sentence)
    else:
        main = build_notice(fault.title, [fault.sentence], fault.again)
        response = send_page(
            StaticPage(fault.title, fault.sentence, "", main, fault.status), data_version
        )
    response.headers.update(fault.headers)
    response.headers["Cache-Control"] = NO_STORE
    return response


def wants_json() -> bool:
    """Whether the request asks for JSON rather than for a page."""
    accepted = request.accept_mimetypes
    best = accepted.best_match(["text/html", "application/json", "application/problem+json"])
    return best is not None and best != "text/html"
