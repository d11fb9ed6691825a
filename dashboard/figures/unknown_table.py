"""What the atlas does not know, as a list and as a table to download."""

from datetime import UTC, date, datetime
from functools import lru_cache

import pandas as pd

from dashboard.text.unknown import UnknownSection
from dashboard.text.unknown_figures import (
    list_gaps,
    list_london_only,
    list_needs_not_held,
    list_old,
    list_review,
    list_without_base,
    list_without_interval,
)
from dashboard.text.unknown_reach import (
    list_boroughs,
    list_conflicts,
    list_programme_units,
    list_records,
    list_ward_editions,
)
from dashboard.web.csv_tables import TableFile, write_csv
from geodata.repository import Repository

_COLUMNS = ("kind", "subject", "unknown", "how_many", "counted", "why", "page", "data_version")


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
