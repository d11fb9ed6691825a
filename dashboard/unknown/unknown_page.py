"""The page of what the atlas does not know, and its file."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache

import pandas as pd
from flask import Flask, Response

from dashboard.answers.table_file import TableFile
from dashboard.api.csv_tables import write_csv
from dashboard.layout.unknown_page import build_unknown_page
from dashboard.selection import Selection
from dashboard.still_pages import StillPage
from dashboard.unknown.unknown_entries import UnknownSection
from dashboard.unknown.unknown_figures import (
    list_gaps,
    list_london_only,
    list_needs_not_held,
    list_old,
    list_review,
    list_without_base,
    list_without_interval,
)
from dashboard.unknown.unknown_reach import (
    list_boroughs,
    list_conflicts,
    list_programme_units,
    list_records,
    list_ward_editions,
    summarise_programmes,
)
from geodata.repository import Repository

ROUTE, FILE_ROUTE = "/unknown", "/unknown.csv"
TITLE = "What we do not know"
_COLUMNS = ("kind", "subject", "unknown", "how_many", "counted", "why", "page", "data_version")
_ASK_AGAIN = "public, max-age=0, must-revalidate"


def read_today() -> date:
    """Give today's date, by which reviews fall due."""
    return datetime.now(tz=UTC).date()


# Depends on the data and the day alone.
@lru_cache(maxsize=2)
def list_unknown(repository: Repository, today: date) -> tuple[UnknownSection, ...]:
    """List everything that is known not to be known, made from the registry and the pack."""
    return (
        list_programme_units(repository),
        list_boroughs(repository),
        list_records(repository),
        list_conflicts(repository),
        list_without_interval(repository),
        list_without_base(repository),
        list_london_only(repository),
        list_ward_editions(repository),
        list_gaps(repository),
        list_old(repository, today),
        list_review(repository, today),
        list_needs_not_held(repository),
    )


def present_unknown(
    _selection: Selection, repository: Repository, today: Callable[[], date] = read_today
) -> StillPage:
    """Build the page; it depends on the data and the day, and on no choice."""
    sections = list_unknown(repository, today())
    return StillPage(
        title=TITLE,
        description="Units of programmes that no source places, boroughs without a record, sources"
        " that disagree, figures without intervals, and data that are old or due for review.",
        route="/reach",
        main=build_unknown_page(
            TITLE, f"{summarise_programmes(repository)}.", sections, FILE_ROUTE
        ),
    )


def write_unknown(repository: Repository, today: date) -> TableFile:
    """Write every entry of the page as a row."""
    rows = [
        (
            *(section.heading, entry.subject, entry.what, entry.how_many, section.counted),
            *(entry.why, entry.address, repository.data_version),
        )
        for section in list_unknown(repository, today)
        for entry in section.entries
    ]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"how_many": "Int64"})
    return TableFile("what_we_do_not_know.csv", write_csv(table))


def register_unknown_file(server: Flask, repository: Repository) -> None:
    """Serve the page's table."""

    def send() -> Response:
        file = write_unknown(repository, read_today())
        response = Response(file.text, mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
        response.headers["Cache-Control"] = _ASK_AGAIN
        response.add_etag()
        return response

    server.add_url_rule(FILE_ROUTE, "unknown_file", send)
