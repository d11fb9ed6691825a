"""A profile as a workbook: notes first, then one tidy table a sheet."""

from collections.abc import Iterable

import pandas as pd

from dashboard.exports.workbook import NotesSheet, TableSheet, write_workbook
from dashboard.figures.profile.tables import list_records, list_sources, tabulate_profile
from dashboard.format.names import name_one
from dashboard.format.numbers import name_status
from dashboard.results.profile import AreaProfile
from dashboard.settings import SITE_NAME
from geodata.closed_lists import Status
from geodata.repository import Repository

_SHEETS = {
    "sentences": "What the profile says first, in sentences.",
    "figures": "Each indicator's newest figure, beside London's and among all areas.",
    "trends": "Every date of the area and of London.",
    "parts": "Figures of its parts, or of the areas around it.",
    "reach": "Programme records of this area; known_at says for which kind of area.",
    "not_recorded": "Programmes without a record here in the sources read. Unknown is not none.",
    "editions": "Wards of other editions, with the share of this area that lies in each.",
    "similar": "The areas most like this one; distance is standardised, 0 would be the same.",
    "similar_recipe": "The indicators by which areas are called similar, and their weights.",
    "sources": "The publications that the figures come from, with their licences.",
}
_READING = (
    ("Missing values", "An empty cell is unknown, never zero; shown and status say why."),
    ("lci_95, uci_95", "95 % interval in the unit of the value; empty where none is published."),
    (
        "outcome",
        "Area against London: z-test on the difference with both intervals counted,"
        " Benjamini-Hochberg at 5 % over all areas of the edition. Only surveys and models with"
        " intervals are tested; everything else is 'not compared'.",
    ),
    ("first, last", "The highest and lowest place that the intervals allow; 1 is the highest."),
    ("figure_for", "'borough' marks a figure of the borough that a ward has none of its own for."),
)
_TERM_WIDTH = 26


def write_profile_workbook(profile: AreaProfile, repository: Repository) -> bytes:
    """Write a profile as an XLSX workbook; the same profile gives the same bytes.

    Returns
    -------
    bytes
        The first sheet, ``notes``, says what, when, from whom, under which
        licence, and what statuses mean. Every other sheet is one table with
        one header row; tables without rows are left out.
    """
    tables = {
        name: table
        for name, table in tabulate_profile(profile, repository).items()
        if not table.empty
    }
    notes = NotesSheet("notes", list_notes(profile, tables, repository), _TERM_WIDTH)
    sheets = [_make_sheet(name, table) for name, table in tables.items()]
    return write_workbook(f"{profile.area.area_name}: profile", notes, sheets)


def _make_sheet(name: str, table: pd.DataFrame) -> TableSheet:
    # Here an empty text is a cell without anything.
    rows = [
        [None if cell == "" else cell for cell in record.values()] for record in list_records(table)
    ]
    return TableSheet(name, list(table.columns), rows)


def list_notes(
    profile: AreaProfile, tables: Iterable[str], repository: Repository
) -> list[tuple[str, str]]:
    """List what a reader of the workbook must know, a term and its text a row."""
    licences = repository.registry.licences
    area = profile.area
    return [
        ("What", f"{area.area_name} ({area.area_code}), {name_one(area.geography)}"),
        ("When", f"Data version {profile.data_version}; period says the date of each figure."),
        ("By", f"{SITE_NAME}, from the publications below."),
        *((f"Sheet: {name}", _SHEETS[name]) for name in tables),
        *_READING,
        *((f"Status {status.value}", name_status(status)) for status in Status),
        *(
            (
                f"Source: {source.id}",
                f"{source.producer}: {source.title}. {source.url}"
                f" Licence: {licences[source.licence].title}. {source.attribution}",
            )
            for source in list_sources(profile)
        ),
    ]
