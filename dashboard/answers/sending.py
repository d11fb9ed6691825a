"""How answers to the browser's scripts are asked for, kept and sent."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Response, request

from dashboard.answers.table_file import TableFile
from dashboard.selection import Selection
from dashboard.view import View, resolve_view
from geodata.repository import Repository

_KEPT_ANSWERS = 256
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, max-age=0, must-revalidate"


def read_view(repository: Repository) -> View:
    """Resolve the view that the address of the present request asks for."""
    query = request.query_string.decode("utf-8", errors="replace")
    return resolve_view(Selection.from_query(query), repository)


def keep_answers(
    describe: Callable[[View, Repository], dict[str, Any]],
    choose: Callable[[View], Selection],
    repository: Repository,
) -> Callable[[View], str]:
    """Make a writer of JSON that describes each choice once.

    Parameters
    ----------
    describe : callable
        Gives what is told of a view.
    choose : callable
        Gives the choices on which the answer depends: views that differ in
        nothing else share one answer.
    repository : Repository
    """

    @lru_cache(maxsize=_KEPT_ANSWERS)
    def write(chosen: Selection) -> str:
        answer = describe(resolve_view(chosen, repository), repository)
        return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))

    return lambda view: write(choose(view))


def send_json(text: str, repository: Repository) -> Response:
    """Send an answer; one whose address names the data version held may be kept for ever."""
    response = Response(text, mimetype="application/json")
    is_current = request.args.get("data") == repository.data_version
    response.headers["Cache-Control"] = _FOR_EVER if is_current else _ASK_AGAIN
    return response


def send_file(table: TableFile) -> Response:
    """Send a table as a file to be saved under its name."""
    response = Response(table.text, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{table.name}"'
    response.headers["Cache-Control"] = _ASK_AGAIN
    return response
