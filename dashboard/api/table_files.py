"""The tables of pages as CSV files, each by the choices of its page's address."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from flask import Flask, Response

from dashboard.figures.compare_table import write_comparison
from dashboard.figures.comparison import build_comparison
from dashboard.figures.need_tables import write_high, write_lower, write_need
from dashboard.figures.reach_tables import write_areas, write_records
from dashboard.figures.unknown_table import read_today, write_unknown
from dashboard.state.addresses import (
    COMPARE_FILE_ROUTE,
    HIGH_NEED_FILE,
    LOWER_NEED_FILE,
    NEED_FILE,
    REACH_AREAS_FILE,
    REACH_RECORDS_FILE,
    UNKNOWN_FILE,
)
from dashboard.state.reach import ReachChoice, resolve_need, resolve_reach
from dashboard.state.selection import Selection
from dashboard.web.csv_tables import TableFile
from dashboard.web.responses import read_query, send_table
from geodata.repository import Repository

WriteTable = Callable[[Selection, Repository], TableFile]


def register_table_files(server: Flask, repository: Repository) -> None:
    """Serve the tables, which take the names of their page's address."""
    for route, write in _WRITERS.items():
        server.add_url_rule(route, f"table {route}", partial(_send, write, repository))

    # The interface's description lists it, by this name.
    @server.get(COMPARE_FILE_ROUTE)
    def get_compare_file() -> Response:
        comparison = build_comparison(Selection.from_query(read_query()), repository)
        return send_table(write_comparison(comparison, repository))

    server.add_url_rule(UNKNOWN_FILE, "unknown_file", partial(_send_unknown, repository))


def _send(write: WriteTable, repository: Repository) -> Response:
    return send_table(write(Selection.from_query(read_query()), repository))


def _send_unknown(repository: Repository) -> Response:
    response = send_table(write_unknown(repository, read_today()))
    response.add_etag()
    return response


def _of_reach(write: Callable[[ReachChoice, Repository], TableFile]) -> WriteTable:
    return lambda selection, repository: write(resolve_reach(selection, repository), repository)


def _of_need(write: Callable[[ReachChoice, Repository], TableFile]) -> WriteTable:
    return lambda selection, repository: write(resolve_need(selection, repository), repository)


_WRITERS: Mapping[str, WriteTable] = MappingProxyType(
    {
        REACH_AREAS_FILE: _of_reach(write_areas),
        REACH_RECORDS_FILE: _of_reach(write_records),
        NEED_FILE: _of_need(write_need),
        HIGH_NEED_FILE: _of_need(write_high),
        LOWER_NEED_FILE: _of_need(write_lower),
    }
)
