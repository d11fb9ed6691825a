"""A profile as a workbook: notes first, then one tidy table a sheet."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.figures.profile.tables import list_records, list_sources, tabulate_profile
from dashboard.format.names import name_one
from dashboard.format.numbers import name_status
from dashboard.results.profile import AreaProfile
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
_WIDEST_PIXELS = 420
_NOTES_WIDTHS = (26, 110)
# Two books of the same data are the same: the notes say the version, no clock does.
_NO_CLOCK = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)


class _Styles(NamedTuple):
    strong: Format
    wrapped: Format


def write_book(profile: AreaProfile, repository: Repository) -> bytes:
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
    file = BytesIO()
    # A text that begins like a formula or an address is a text, and is never run.
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, plain) as book:
        book.set_properties(
            {
                "title": f"{profile.area.area_name}: profile",
                "author": "Social Integration Atlas for London",
                "created": _NO_CLOCK,
            }
        )
        styles = _Styles(book.add_format({"bold": True}), book.add_format({"text_wrap": True}))
        _write_notes(book.add_worksheet("notes"), list_notes(profile, tables, repository), styles)
        for name, table in tables.items():
            _write_table(book.add_worksheet(name), table, styles)
    return file.getvalue()


def list_notes(
    profile: AreaProfile, tables: Iterable[str], repository: Repository
) -> list[tuple[str, str]]:
    """List what a reader of the workbook must know, a term and its text a row."""
    licences = repository.registry.licences
    area = profile.area
    return [
        ("What", f"{area.area_name} ({area.area_code}), {name_one(area.geography)}"),
        ("When", f"Data version {profile.data_version}; period says the date of each figure."),
        ("By", "Social Integration Atlas for London, from the publications below."),
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


def _write_notes(sheet: Worksheet, notes: list[tuple[str, str]], styles: _Styles) -> None:
    for place, (term, text) in enumerate(notes):
        sheet.write_string(place, 0, term, styles.strong)
        sheet.write_string(place, 1, text, styles.wrapped)
    for place, width in enumerate(_NOTES_WIDTHS):
        sheet.set_column(place, place, width)


def _write_table(sheet: Worksheet, table: pd.DataFrame, styles: _Styles) -> None:
    sheet.write_row(0, 0, table.columns, styles.strong)
    for place, record in enumerate(list_records(table), start=1):
        sheet.write_row(place, 0, [_join(cell) for cell in record.values()])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    sheet.autofit(_WIDEST_PIXELS)


def _join(cell: object) -> object:
    return "; ".join(str(part) for part in cell) if isinstance(cell, list) else cell
