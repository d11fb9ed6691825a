"""What the browser's scripts ask for: figures, marks, lists, and the table as a file.

These answers are part of the page, not of the public interface under /api.
Each names the data version in its address, so it may be kept for ever.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from flask import Flask, Response, request

from dashboard.answers.choices import list_indicators, list_places
from dashboard.answers.date_figures import choose_dates, describe_dates
from dashboard.answers.map_figures import describe_figures
from dashboard.answers.matches import describe_matches
from dashboard.answers.matches_file import write_matches
from dashboard.answers.packed_figures import pack_figures
from dashboard.answers.reach_marks import describe_marks
from dashboard.answers.table_file import TableFile, write_table
from dashboard.pair.pair_file import write_pair
from dashboard.selection import Selection
from dashboard.testable import describe_limits, describe_testable
from dashboard.view import View, resolve_view
from dashboard.view_modes import TWO_INDICATOR_MODES
from geodata.repository import Repository

_KEPT_ANSWERS = 256
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, max-age=0, must-revalidate"


def register_view_routes(server: Flask, repository: Repository) -> None:
    """Attach the routes under /view to the server."""

    @lru_cache(maxsize=_KEPT_ANSWERS)
    def write_figures(chosen: Selection) -> str:
        figures = describe_figures(resolve_view(chosen, repository), repository)
        return json.dumps(pack_figures(figures), ensure_ascii=False, separators=(",", ":"))

    @lru_cache(maxsize=_KEPT_ANSWERS)
    def write_found(chosen: Selection) -> str:
        return json.dumps(describe_matches(resolve_view(chosen, repository), repository))

    @lru_cache(maxsize=_KEPT_ANSWERS)
    def write_dates(chosen: Selection) -> str:
        return json.dumps(describe_dates(resolve_view(chosen, repository), repository))

    writers: dict[str, Callable[[View], str]] = {
        # Whatever else the address says, the same figures are written once.
        "figures": lambda view: write_figures(view.choose_figures()),
        "dates": lambda view: write_dates(choose_dates(view)),
        "matches": lambda view: write_found(view.choose_matches()),
        "testable": lambda view: json.dumps(describe_testable(view, repository)),
        "limits": lambda view: json.dumps(describe_limits(view, repository)),
        "reach": lambda view: json.dumps(describe_marks(view, repository)),
        "indicators": lambda _: json.dumps({"entries": list_indicators(repository)}),
        "places": lambda _: json.dumps({"entries": list_places(repository)}),
    }

    def answer(kind: str) -> Response:
        view = resolve_view(_read_selection(), repository)
        response = Response(writers[kind](view), mimetype="application/json")
        is_current = request.args.get("data") == repository.data_version
        response.headers["Cache-Control"] = _FOR_EVER if is_current else _ASK_AGAIN
        return response

    for kind in writers:
        server.add_url_rule(f"/view/{kind}", f"view_{kind}", answer, defaults={"kind": kind})

    @server.get("/view/table.csv")
    def get_table() -> Response:
        view = resolve_view(_read_selection(), repository)
        pair = write_pair(view, repository) if view.mode in TWO_INDICATOR_MODES else None
        table = pair or write_table(
            view,
            repository,
            sort=request.args.get("sort", ""),
            is_descending=request.args.get("order") == "descending",
        )
        return _send_file(table)

    @server.get("/view/matches.csv")
    def get_matches() -> Response:
        return _send_file(write_matches(resolve_view(_read_selection(), repository), repository))


def _send_file(table: TableFile) -> Response:
    response = Response(table.text, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{table.name}"'
    response.headers["Cache-Control"] = _ASK_AGAIN
    return response


def figures_address(view: View, repository: Repository) -> str:
    """Give the address of a view's figures, which may be kept for as long as the data last."""
    chosen = replace(view.choose_figures(), data=repository.data_version)
    return f"/view/figures?{chosen.to_query()}"


def _read_selection() -> Selection:
    return Selection.from_query(request.query_string.decode("utf-8", errors="replace"))
