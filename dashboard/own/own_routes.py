"""Where a reader's own records and figures are checked and drawn; nothing of them is kept.

``POST /own/check?kind=records|figures`` takes the file as its body
(``application/octet-stream``), or, once the reader has said which places are
meant, ``multipart/form-data`` with the parts ``file`` and ``answers``: JSON of
``"row:column"`` to the code of an area, as ``unmatched`` of the first answer
names them. The form is known by the file's first bytes; its name is never
asked for, as addresses are what servers write into their logs.

``POST /own/picture`` takes JSON: ``kind``, ``rows`` (as ``accepted`` held
them; they are checked anew), ``basis`` for figures, ``with`` for records
("all" or the identifiers of programmes of the atlas to be drawn beside them),
and answers ``{"html": …}``.

Faults of a whole file are ``application/problem+json``: 400 what is asked,
413 too large, 415 another form, 422 cannot be read.
"""

import json
import logging
import traceback
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboard.api.problems import present_http_error, present_problem
from dashboard.loaded.loaded_table import LoadedFileError
from dashboard.own.loaded_answer import answer_file, find_kind
from dashboard.own.own_picture import draw_sent_rows
from dashboard.own.own_places import OwnPlaces
from dashboard.own.received_body import receive_bytes, receive_file
from geodata.repository import Repository

_MOST_SENT = 20_000_000
_NO_STORE = "no-store"
_logger = logging.getLogger(__name__)


def register_own_routes(server: Flask, repository: Repository) -> None:
    """Attach the routes under /own that are posted to."""
    places = OwnPlaces(repository)

    @server.post("/own/check", endpoint="own_check")
    @_tell_faults
    def check() -> Response:
        kind = find_kind(request.args.get("kind"))
        data, answers = receive_file()
        return _send(answer_file(data, kind, answers, places, repository))

    @server.post("/own/picture", endpoint="own_picture")
    @_tell_faults
    def picture() -> Response:
        return _send(draw_sent_rows(receive_bytes(_MOST_SENT), places, repository))


def _send(answer: dict[str, Any]) -> Response:
    text = json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Half a character, which JSON can hold and UTF-8 cannot, is sent as a question mark.
    response = Response(text.encode("utf-8", "replace"), mimetype="application/json")
    response.headers["Cache-Control"] = _NO_STORE
    return response


def _tell_faults(answer: Callable[[], Response]) -> Callable[[], Response]:
    """Answer every fault, foreseen or not, as a problem; nothing that was sent is logged."""

    @wraps(answer)
    def tell() -> Response:
        try:
            return answer()
        except LoadedFileError as error:
            response = present_problem(HTTPStatus(error.status), str(error))
        except HTTPException as error:
            response = present_http_error(error)
        except Exception as error:  # noqa: BLE001 - its message could hold what the reader loaded
            _log_place(error)
            response = present_problem(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "The atlas could not read this. The fault has been recorded, the file has not.",
            )
        response.headers["Cache-Control"] = _NO_STORE
        return response

    return tell


def _log_place(error: Exception) -> None:
    """Log where a fault was and of which kind, without its message or any value."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-4:]))
    _logger.error("Fault at %s: %s, %s", request.path, type(error).__name__, where)
