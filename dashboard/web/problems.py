"""What was wrong with a request, as application/problem+json."""

import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import HTTPException

from dashboard.web.responses import send
from geodata.errors import UnknownIdentifierError


class ProblemField(BaseModel):
    """One value that could not be used."""

    field: str
    value: str
    expected: str


class Problem(BaseModel):
    """What was wrong with a request (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ProblemField] = []


PROBLEM_TYPE = "application/problem+json"
_SHOWN = 80
_LISTED_AT = {
    "indicator": "an identifier listed at /api/v1/indicators",
    "programme": "an identifier listed at /api/v1/programmes",
    "area": "a GSS code listed at /api/v1/areas",
}
_logger = logging.getLogger(__name__)
# What each operation of the interface declares for the answers that are not its own.
DECLARED_PROBLEMS: dict[str | int | HTTPStatus, Any] = {
    str(status.value): {
        "description": meaning,
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, meaning in (
        (HTTPStatus.BAD_REQUEST, "A value of the query cannot be read."),
        (HTTPStatus.NOT_FOUND, "Nothing has this identifier."),
    )
}


class ProblemKind(NamedTuple):
    """A kind of problem of its own: the address that describes it, and its name."""

    type: str
    title: str


class BadQuestionError(Exception):
    """A value of the query cannot be used: which, what it was, and what could be."""

    def __init__(
        self,
        *,
        field: str,
        value: object,
        expected: str,
        detail: str,
        kind: ProblemKind | None = None,
    ) -> None:
        self.fault = ProblemField(field=field, value=_shorten(value), expected=expected)
        self.kind = kind
        super().__init__(detail)


class NothingFoundError(Exception):
    """The question is well put, and the data hold no such thing."""

    def __init__(self, detail: str, *, kind: ProblemKind | None = None) -> None:
        self.kind = kind
        super().__init__(detail)


def present_problem(
    status: HTTPStatus,
    detail: str,
    errors: Iterable[ProblemField] = (),
    kind: ProblemKind | None = None,
) -> Response:
    """Build the answer to a request that cannot be met; without a kind, its status is its kind."""
    named = kind or ProblemKind("about:blank", status.phrase)
    problem = Problem(
        type=named.type,
        title=named.title,
        status=status.value,
        detail=detail,
        instance=_shorten(request.path),
        errors=list(errors),
    )
    return send(problem.model_dump_json(), PROBLEM_TYPE, status=status)


def present_validation_problem(error: ValidationError) -> Response:
    """Build the answer to a query whose values do not fit."""
    faults = [
        ProblemField(
            field=".".join(str(part) for part in fault["loc"]) or "query",
            value=_shorten(fault["input"]),
            expected=_describe_expected(fault),  # pyright: ignore[reportArgumentType] - a typed dict
        )
        for fault in error.errors(include_url=False)
    ]
    detail = " ".join(
        f"'{fault.value}' cannot be used as {fault.field}. Expected {fault.expected}."
        for fault in faults
    )
    return present_problem(HTTPStatus.BAD_REQUEST, detail, faults)


def register(api: APIBlueprint) -> None:
    """Answer every fault under /api, foreseen or not, in the one form."""
    api.register_error_handler(BadQuestionError, _present_bad_question)
    api.register_error_handler(NothingFoundError, _present_nothing_found)
    api.register_error_handler(UnknownIdentifierError, _present_unknown)
    api.register_error_handler(HTTPException, present_http_error)
    api.register_error_handler(Exception, present_fault)


def present_http_error(error: HTTPException) -> Response:
    """Build the answer to a request that the server itself turned away."""
    if isinstance(error.response, Response):
        # A validation problem, built by `present_validation_problem`.
        return error.response
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    response = present_problem(status, error.description or status.description)
    for name, value in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    return response


def present_fault(error: Exception) -> Response:
    """Build the answer to a fault of ours: what happened goes to the log, not to the reader."""
    _logger.error("Fault at %s", request.path, exc_info=error)
    return present_problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "The atlas could not answer. The fault has been recorded."
    )


def _present_bad_question(error: BadQuestionError) -> Response:
    return present_problem(HTTPStatus.BAD_REQUEST, str(error), [error.fault], error.kind)


def _present_nothing_found(error: NothingFoundError) -> Response:
    return present_problem(HTTPStatus.NOT_FOUND, str(error), kind=error.kind)


def _present_unknown(error: UnknownIdentifierError) -> Response:
    # The error's own message tells the people who build the atlas what to mend.
    expected = _LISTED_AT.get(error.kind, "one that exists: /api/v1/areas lists each edition")
    value = _shorten(error.value)
    fault = ProblemField(field=error.kind.split()[0], value=value, expected=expected)
    detail = f"Unknown {error.kind} '{value}'. Expected {expected}."
    return present_problem(HTTPStatus.NOT_FOUND, detail, [fault])


def _describe_expected(fault: dict[str, Any]) -> str:
    context = fault.get("ctx", {})
    if "expected" in context:
        return str(context["expected"])
    if "max_length" in context:
        return f"at most {context['max_length']} characters"
    if "pattern" in context:
        return "a GSS code: one letter and eight digits, such as E09000005"
    return str(fault["msg"])


def _shorten(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
