"""What the browser's scripts ask for: figures, marks, lists, and the table as a file.

These answers are part of the page, not of the public interface under /api.
Each names the data version in its address, so it may be kept for ever.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Flask, Response, request

from dashboard.answers.choices import list_indicators, list_places
from dashboard.answers.date_figures import choose_dates, describe_dates
from dashboard.answers.map_figures import describe_figures
from dashboard.answers.matches import describe_matches
from dashboard.answers.matches_file import write_matches
from dashboard.answers.packed_figures import pack_figures
from dashboard.answers.reach_marks import describe_marks
from dashboard.answers.sending import keep_answers, read_view, send_file, send_json
from dashboard.answers.table_file import write_table
from dashboard.pair.pair_file import write_pair
from dashboard.testable import describe_limits, describe_testable
from dashboard.view import View
from dashboard.view_modes import TWO_INDICATOR_MODES
from geodata.repository import Repository


def register_view_routes(server: Flask, repository: Repository) -> None:
    """Attach the routes under /view to the server."""
    writers: dict[str, Callable[[View], str]] = {
        "figures": keep_answers(_describe_packed, View.choose_figures, repository),
        "dates": keep_answers(describe_dates, choose_dates, repository),
        "matches": keep_answers(describe_matches, View.choose_matches, repository),
        "testable": lambda view: json.dumps(describe_testable(view, repository)),
        "limits": lambda view: json.dumps(describe_limits(view, repository)),
        "reach": lambda view: json.dumps(describe_marks(view, repository)),
        "indicators": lambda _: json.dumps({"entries": list_indicators(repository)}),
        "places": lambda _: json.dumps({"entries": list_places(repository)}),
    }

    def answer(kind: str) -> Response:
        return send_json(writers[kind](read_view(repository)), repository)

    for kind in writers:
        server.add_url_rule(f"/view/{kind}", f"view_{kind}", answer, defaults={"kind": kind})

    @server.get("/view/table.csv")
    def get_table() -> Response:
        view = read_view(repository)
        pair = write_pair(view, repository) if view.mode in TWO_INDICATOR_MODES else None
        table = pair or write_table(
            view,
            repository,
            sort=request.args.get("sort", ""),
            is_descending=request.args.get("order") == "descending",
        )
        return send_file(table)

    @server.get("/view/matches.csv")
    def get_matches() -> Response:
        return send_file(write_matches(read_view(repository), repository))


def _describe_packed(view: View, repository: Repository) -> dict[str, Any]:
    return pack_figures(describe_figures(view, repository))


def figures_address(view: View, repository: Repository) -> str:
    """Give the address of a view's figures, which may be kept for as long as the data last."""
    chosen = replace(view.choose_figures(), data=repository.data_version)
    return f"/view/figures?{chosen.to_query()}"
