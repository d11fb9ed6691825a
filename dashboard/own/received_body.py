"""What a browser sends of a reader's file: held in memory for one request, and in no file."""

import io
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import IO, Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from dashboard.loaded.loaded_table import MOST_BYTES, LoadedFileError
from dashboard.loaded.read_file import refuse_too_large

_MOST_ANSWERS = 500_000
_MOST_PARTS = 4
_MULTIPART = "multipart/form-data"


def receive_file() -> tuple[bytes, Mapping[str, str]]:
    """Give the file of the present request, and the places that its reader chose for names.

    The body is the file itself, or `multipart/form-data` of ``file`` and
    ``answers`` (JSON: row and column, with a colon between them, to a code).

    Raises
    ------
    LoadedFileError
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


def _refuse_form() -> LoadedFileError:
    return LoadedFileError(
        problem="The form that was sent cannot be read.",
        expected="a part “file” with the table and a part “answers” with JSON of chosen places",
        mend="Load the page again, and choose the file once more.",
        status=HTTPStatus.BAD_REQUEST,
    )
