"""Reach against need as tables to download, by the same choices as the page."""

from collections.abc import Sequence

from dashboard.figures.need import tabulate_with_caution
from dashboard.figures.reach_tables import say_filters
from dashboard.results.need import NeedAnswer, NeedLine, answer_need, ask_need, list_areas
from dashboard.results.need_columns import LIST_COLUMNS, name_licences, tabulate_list
from dashboard.state.reach import ReachChoice
from dashboard.text.need import define_high, define_lower, describe_coverage
from dashboard.web.csv_tables import TableFile, write_csv
from geodata.repository import Repository


def write_need(choice: ReachChoice, repository: Repository) -> TableFile:
    """Write a row each area and each group, with the verdict and what stands in its way."""
    answer = answer_need(ask_need(choice), repository)
    table = tabulate_with_caution(answer, repository).assign(
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
    context: tuple[NeedAnswer, str, ReachChoice],
    repository: Repository,
) -> TableFile:
    answer, definition, choice = context
    table = tabulate_list(lines, answer, repository).assign(
        compared_with="London",
        warning=describe_coverage(answer),
        method=definition,
        filters=say_filters(choice.selection),
    )
    return TableFile(name, write_csv(table.reindex(columns=list(LIST_COLUMNS))))
