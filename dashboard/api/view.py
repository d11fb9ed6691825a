"""The view API: what the browser's scripts ask for, from figures to marks, lists and files."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from dashboard.components.map_legend import build_map_legend
from dashboard.components.static_html import write_html
from dashboard.figures.bivariate_table import LISTS, write_bivariate
from dashboard.figures.condition_table import write_matches
from dashboard.figures.condition_words import (
    describe_limits,
    describe_matches,
    describe_testable,
)
from dashboard.figures.date_values import choose_dates, describe_dates
from dashboard.figures.explore_scatter import describe_bivariate
from dashboard.figures.gathered_list import write_gathered
from dashboard.figures.map_values import describe_figures, pack_figures
from dashboard.figures.mark_rooms import describe_rooms
from dashboard.figures.reach_marks import describe_marks
from dashboard.figures.stage import list_stages, make_stage
from dashboard.figures.view_table import write_table
from dashboard.results.bivariate import choose_bivariate
from dashboard.results.choices import list_indicators, list_places
from dashboard.results.search import TopicSearch
from dashboard.state.selection import Selection
from dashboard.state.view import View, resolve_view
from dashboard.state.view_modes import TWO_INDICATOR_MODES
from dashboard.text.search import describe_search
from dashboard.web.assets import DRAWINGS_PREFIX
from dashboard.web.responses import (
    FOREVER,
    JSON_TYPE,
    PLAIN_TYPE,
    SVG_TYPE,
    read_query,
    send,
    send_table,
    send_view_json,
)
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
        return send_view_json(writers[kind](read_view(repository)), repository.data_version)

    for kind in writers:
        server.add_url_rule(f"/view/{kind}", f"view_{kind}", answer, defaults={"kind": kind})
    topics = TopicSearch(repository.registry)

    def find_topics() -> Response:
        found = describe_search(topics.search(request.args.get("q", "")), repository)
        return send_view_json(json.dumps(found), repository.data_version)

    server.add_url_rule("/view/search", "view_search", find_topics)

    def send_rooms(edition: str) -> Response:
        key = list_stages(repository).get(edition)
        # Hexagons are not where areas are, so no record has its place on them.
        if key is None or key.is_equal:
            raise NotFound(edition)
        asked = request.args.get("wards")
        wards = None if asked is None else set(asked.split(","))
        rooms = describe_rooms(key.geography, repository, wards)
        return send_view_json(json.dumps(rooms, separators=(",", ":")), repository.data_version)

    server.add_url_rule("/view/rooms/<edition>", "view_rooms", send_rooms)
    _register_tables(server, repository)


def _register_tables(server: Flask, repository: Repository) -> None:
    @server.get("/view/table.csv")
    def get_table() -> Response:
        view = read_view(repository)
        bivariate_table = (
            write_bivariate(view, repository) if view.mode in TWO_INDICATOR_MODES else None
        )
        table = bivariate_table or write_table(
            view,
            repository,
            sort=request.args.get("sort", ""),
            is_descending=request.args.get("order") == "descending",
        )
        return send_table(table)

    @server.get("/view/matches.csv")
    def get_matches() -> Response:
        return send_table(write_matches(read_view(repository), repository))

    @server.get("/view/areas.csv")
    def get_gathered() -> Response:
        return send_table(write_gathered(read_view(repository), repository))


def _describe_packed(view: View, repository: Repository) -> dict[str, Any]:
    figures = describe_figures(view, repository)
    # The legend is written once, for the first page and for every later choice.
    figures["legend"]["html"] = write_html(build_map_legend(figures["legend"]))
    return pack_figures(figures)


def figures_address(view: View, repository: Repository) -> str:
    """Give the address of a view's figures, which may be kept for as long as the data last."""
    chosen = replace(view.choose_figures(), data=repository.data_version)
    return f"/view/figures?{chosen.to_query()}"


_KEPT_ANSWERS = 256


def read_view(repository: Repository) -> View:
    """Resolve the view that the address of the present request asks for."""
    return resolve_view(Selection.from_query(read_query()), repository)


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


def register_bivariate_routes(server: Flask, repository: Repository) -> None:
    """Attach ``/view/pair`` and ``/view/quadrants.csv`` to the server."""
    write_answer = keep_answers(describe_bivariate, choose_bivariate, repository)

    @server.get("/view/pair")
    def get_pair() -> Response:
        return send_view_json(write_answer(read_view(repository)), repository.data_version)

    @server.get("/view/quadrants.csv")
    def get_quadrants() -> Response:
        kind = next((name for name in LISTS if name in request.args), "")
        table = write_bivariate(
            read_view(repository), repository, kind=kind, place=request.args.get(kind, "")
        )
        if table is None:
            text = "The address names no two indicators with figures on one edition.\n"
            return send(text, PLAIN_TYPE, status=HTTPStatus.NOT_FOUND)
        return send_table(table)


_DRAWING = re.compile(r"(?P<stage>[a-z0-9_]+)\.[0-9a-f]{12}\.(?:svg|json)")


def register_drawings(server: Flask, repository: Repository) -> None:
    """Attach ``/drawings/`` to the server; an address names its content, and never changes it."""

    def send_drawing(name: str) -> Response:
        found = _DRAWING.fullmatch(name)
        key = list_stages(repository).get(found["stage"]) if found else None
        if key is None:
            raise NotFound(name)
        file = make_stage(key, repository)
        address = f"{DRAWINGS_PREFIX}{name}"
        if address == file.drawing_address:
            return send(file.drawing, SVG_TYPE, FOREVER)
        if address == file.facts_address:
            text = json.dumps(file.facts, ensure_ascii=False, separators=(",", ":"))
            return send(text, JSON_TYPE, FOREVER)
        raise NotFound(name)

    server.add_url_rule(f"{DRAWINGS_PREFIX}<name>", "drawing", send_drawing)
