"""Reach against need as CSV files, by the same choices as the page."""

from collections.abc import Callable, Sequence

from flask import Flask, Response, request

from dashboard.figures.reach_tables import say_filters
from dashboard.figures.view_table import TableFile
from dashboard.pages.need.parts import HIGH_ROUTE, LOWER_ROUTE, TABLE_ROUTE
from dashboard.results.need import NeedAnswer, NeedLine, answer_need, ask_need, list_areas
from dashboard.results.need_columns import LIST_COLUMNS, name_licences, tabulate_list, tabulate_need
from dashboard.state.reach import ReachChoice, resolve_need
from dashboard.state.selection import Selection
from dashboard.text.need import define_high, define_lower, describe_coverage
from dashboard.web.csv_tables import write_csv
from geodata.repository import Repository

_ASK_AGAIN = "public, max-age=0, must-revalidate"
_Write = Callable[[ReachChoice, Repository], TableFile]


def register_need_files(server: Flask, repository: Repository) -> None:
    """Attach the files, which take the names of the page's address."""
    writers: dict[str, _Write] = {
        TABLE_ROUTE: write_need,
        HIGH_ROUTE: write_high,
        LOWER_ROUTE: write_lower,
    }
    for route, write in writers.items():
        server.add_url_rule(route, f"need file {route}", _make_sender(write, repository))


def _make_sender(write: _Write, repository: Repository) -> Callable[[], Response]:
    def send() -> Response:
        query = request.query_string.decode("utf-8", errors="replace")
        file = write(resolve_need(Selection.from_query(query), repository), repository)
        response = Response(file.text, mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
        response.headers["Cache-Control"] = _ASK_AGAIN
        return response

    return send


def write_need(choice: ReachChoice, repository: Repository) -> TableFile:
    """Write a row each area and each group, with the verdict and what stands in its way."""
    answer = answer_need(ask_need(choice), repository)
    table = tabulate_need(answer, repository).assign(
        licence=name_licences(answer, repository),
        filters=say_filters(choice.selection),
        data_version=repository.data_version,
    )
    return TableFile(f"reach_need_{choice.geography.key}.csv", write_csv(table))


def write_high(choice: ReachChoice, repository: Repository) -> TableFile:
    """Write the areas of high need that no chosen record names; not those nobody can tell of."""
    answer = answer_need(ask_need(choice), repository)
    lines = list_areas(answer).unreached
    name = f"high_need_no_record_{choice.geography.key}.csv"
    return _write_list(name, lines, (answer, define_high(answer), choice), repository)


def write_lower(choice: ReachChoice, repository: Repository) -> TableFile:
    """Write the areas that some chosen record names and whose need is below London's."""
    answer = answer_need(ask_need(choice), repository)
    name = f"reached_lower_need_{choice.geography.key}.csv"
    return _write_list(
        name, list_areas(answer).lower, (answer, define_lower(answer), choice), repository
    )


def _write_list(
    name: str,
    lines: Sequence[NeedLine],
    asked: tuple[NeedAnswer, str, ReachChoice],
    repository: Repository,
) -> TableFile:
    answer, definition, choice = asked
    table = tabulate_list(lines, answer, repository).assign(
        compared_with="London",
        warning=describe_coverage(answer),
        method=definition,
        filters=say_filters(choice.selection),
    )
    return TableFile(name, write_csv(table.reindex(columns=list(LIST_COLUMNS))))
