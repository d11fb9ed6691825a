"""What the browser asks for about two indicators: the pair itself, and its lists as files."""

import json
from functools import lru_cache

from flask import Flask, Response, request

from dashboard.pair.indicator_pair import choose_pair
from dashboard.pair.pair_answer import describe_pair
from dashboard.pair.pair_file import LISTS, write_pair
from dashboard.selection import Selection
from dashboard.view import View, resolve_view
from geodata.repository import Repository

_KEPT_ANSWERS = 64
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, max-age=0, must-revalidate"


def register_pair_routes(server: Flask, repository: Repository) -> None:
    """Attach ``/view/pair`` and ``/view/quadrants.csv`` to the server."""

    @lru_cache(maxsize=_KEPT_ANSWERS)
    def write_answer(chosen: Selection) -> str:
        return json.dumps(describe_pair(resolve_view(chosen, repository), repository))

    @server.get("/view/pair")
    def get_pair() -> Response:
        view = _read_view(repository)
        # Whatever else the address says, the same pair is written once.
        response = Response(write_answer(choose_pair(view)), mimetype="application/json")
        is_current = request.args.get("data") == repository.data_version
        response.headers["Cache-Control"] = _FOR_EVER if is_current else _ASK_AGAIN
        return response

    @server.get("/view/quadrants.csv")
    def get_quadrants() -> Response:
        kind = next((name for name in LISTS if name in request.args), "")
        view = _read_view(repository)
        table = write_pair(view, repository, kind=kind, place=request.args.get(kind, ""))
        if table is None:
            text = "The address names no two indicators with figures on one edition.\n"
            return Response(text, status=404, mimetype="text/plain")
        response = Response(table.text, mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{table.name}"'
        response.headers["Cache-Control"] = _ASK_AGAIN
        return response


def _read_view(repository: Repository) -> View:
    query = request.query_string.decode("utf-8", errors="replace")
    return resolve_view(Selection.from_query(query), repository)
