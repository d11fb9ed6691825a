"""Where a reader's own records and figures are checked and drawn; nothing of them is kept."""

import io
import json
import logging
import traceback
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import IO, Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from dashboard.pages.upload.answer import answer_file, find_kind
from dashboard.pages.upload.chart import draw_sent_rows
from dashboard.results.upload.places import UploadPlaces
from dashboard.results.upload.read_file import refuse_too_large
from dashboard.results.upload.table import MOST_BYTES, UploadError
from dashboard.web.problems import present_http_error, present_problem
from dashboard.web.responses import JSON_TYPE, NO_STORE, send
from geodata.repository import Repository

_MOST_ANSWERS = 500_000
_MOST_PARTS = 4
_MULTIPART = "multipart/form-data"


def receive_file() -> tuple[bytes, Mapping[str, str]]:
    """Give the file of the present request, and the places that its reader chose for names.

    The body is the file itself, or `multipart/form-data` of ``file`` and
    ``answers`` (JSON: row and column, with a colon between them, to a code).

    Raises
    ------
    UploadError
        There is no file, it is too large, or the answers cannot be read.
    """
    if request.mimetype != _MULTIPART:
        return receive_bytes(MOST_BYTES), {}
    most = MOST_BYTES + _MOST_ANSWERS
    parser = FormDataParser(
        # Flask's own parser writes what is larger than half a megabyte to a file.
        stream_factory=_hold_in_memory,
        max_form_memory_size=_MOST_ANSWERS,
        max_content_length=most,
        max_form_parts=_MOST_PARTS,
        silent=False,
    )
    _check_length(most)
    try:
        _, form, files = parser.parse(
            io.BytesIO(receive_bytes(most)), _MULTIPART, None, request.mimetype_params
        )
    except RequestEntityTooLarge as error:
        raise refuse_too_large() from error
    except ValueError as error:
        raise _refuse_form() from error
    file = files.get("file")
    if file is None:
        raise _refuse_form()
    return file.stream.read(), _read_answers(form.get("answers", ""))


def receive_bytes(most: int) -> bytes:
    """Give the body of the present request, of at most so many bytes."""
    _check_length(most)
    # One more, so that a body without a length is found out.
    data = request.stream.read(most + 1)
    if len(data) > most:
        raise refuse_too_large()
    return data


def _check_length(most: int) -> None:
    request.max_content_length = most + 2
    if (request.content_length or 0) > most:
        raise refuse_too_large()


def _hold_in_memory(
    total_content_length: int | None,
    content_type: str | None,
    filename: str | None,
    content_length: int | None = None,
) -> IO[bytes]:
    """Make what a part of a form is read into; its arguments are werkzeug's."""
    del total_content_length, content_type, filename, content_length
    return io.BytesIO()


def _read_answers(text: str) -> Mapping[str, str]:
    try:
        answers: Any = json.loads(text or "{}")
    except (ValueError, RecursionError) as error:
        raise _refuse_form() from error
    if not isinstance(answers, dict):
        raise _refuse_form()
    return {key: code for key, code in answers.items() if isinstance(code, str)}


def _refuse_form() -> UploadError:
    return UploadError(
        problem="The form that was sent cannot be read.",
        expected="a part “file” with the table and a part “answers” with JSON of chosen places",
        mend="Load the page again, and choose the file once more.",
        status=HTTPStatus.BAD_REQUEST,
    )


_MOST_SENT = 20_000_000
_logger = logging.getLogger(__name__)


def register_upload_routes(server: Flask, repository: Repository) -> None:
    """Attach the routes under /own that are posted to."""
    places = UploadPlaces(repository)

    @server.post("/own/check", endpoint="upload_check")
    @_tell_faults
    def check() -> Response:
        kind = find_kind(request.args.get("kind"))
        data, answers = receive_file()
        return _send(answer_file(data, kind, answers, places, repository))

    @server.post("/own/picture", endpoint="upload_picture")
    @_tell_faults
    def picture() -> Response:
        return _send(draw_sent_rows(receive_bytes(_MOST_SENT), places, repository))


def _send(answer: dict[str, Any]) -> Response:
    text = json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Half a character, which JSON can hold and UTF-8 cannot, is sent as a question mark.
    return send(text.encode("utf-8", "replace"), JSON_TYPE, NO_STORE)


def _tell_faults(answer: Callable[[], Response]) -> Callable[[], Response]:
    """Answer every fault, foreseen or not, as a problem; nothing that was sent is logged."""

    @wraps(answer)
    def tell() -> Response:
        try:
            return answer()
        except UploadError as error:
            response = present_problem(HTTPStatus(error.status), str(error))
        except HTTPException as error:
            response = present_http_error(error)
        except Exception as error:  # noqa: BLE001 - its message could hold what the reader loaded
            _log_place(error)
            response = present_problem(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "The atlas could not read this. The fault has been recorded, the file has not.",
            )
        response.headers["Cache-Control"] = NO_STORE
        return response

    return tell


def _log_place(error: Exception) -> None:
    """Log where a fault was and of which kind, without its message or any value."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-4:]))
    _logger.error("Fault at %s: %s, %s", request.path, type(error).__name__, where)
