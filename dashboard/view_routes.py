"""What the browser's scripts ask for: figures, shapes' places, marks, and the table as a file.

These answers are part of the page, not of the public interface under /api.
Each names the data version in its address, so it may be kept for ever.
"""

from urllib.parse import urlencode

from flask import Flask, Response, jsonify, request

from dashboard.choices import list_indicators, list_places
from dashboard.map_figures import describe_figures
from dashboard.reach_marks import describe_marks
from dashboard.selection import Selection
from dashboard.table_file import write_table
from dashboard.view import View, resolve_view
from geodata.repository import Repository

_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, max-age=0, must-revalidate"


def register_view_routes(server: Flask, repository: Repository) -> None:
    """Attach the routes under /view to the server."""

    def answer(payload: object) -> Response:
        response = jsonify(payload)
        is_current = request.args.get("data") == repository.data_version
        response.headers["Cache-Control"] = _FOR_EVER if is_current else _ASK_AGAIN
        return response

    def read_selection() -> Selection:
        return Selection.from_query(request.query_string.decode("utf-8", errors="replace"))

    @server.get("/view/figures")
    def get_figures() -> Response:
        return answer(describe_figures(resolve_view(read_selection(), repository), repository))

    @server.get("/view/reach")
    def get_reach() -> Response:
        return answer(describe_marks(resolve_view(read_selection(), repository), repository))

    @server.get("/view/indicators")
    def get_indicators() -> Response:
        return answer({"entries": list_indicators(repository)})

    @server.get("/view/places")
    def get_places() -> Response:
        return answer({"entries": list_places(repository)})

    @server.get("/view/table.csv")
    def get_table() -> Response:
        view = resolve_view(read_selection(), repository)
        table = write_table(
            view,
            repository,
            sort=request.args.get("sort", ""),
            is_descending=request.args.get("order") == "descending",
        )
        response = Response(table.text, mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{table.name}"'
        response.headers["Cache-Control"] = _ASK_AGAIN
        return response


def figures_address(view: View, repository: Repository) -> str:
    """Give the address of a view's figures, which may be kept for as long as the data last."""
    asked = {
        "indicator": view.indicator.id,
        "level": view.geography.level.value,
        "vintage": view.geography.vintage,
        "period": view.period.id if view.period else None,
        "group": view.group,
        "view": view.mode.value,
        "data": repository.data_version,
    }
    return f"/view/figures?{urlencode({name: value for name, value in asked.items() if value})}"
