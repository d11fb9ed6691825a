"""The page of a reader's own records and figures: templates, formats and limits."""

from dashboard.components.static_page import StaticPage
from dashboard.exports.record_templates import FIGURE_COLUMNS, PREFIX, RECORD_COLUMNS
from dashboard.pages.upload.layout import (
    TITLE,
    UploadLimit,
    UploadPage,
    UploadTemplate,
    build_upload_page,
)
from dashboard.results.upload.table import MOST_BYTES, MOST_COLUMNS, MOST_LETTERS, MOST_ROWS
from dashboard.state.selection import Selection
from geodata.repository import Repository

ENDINGS = (".csv", ".xlsx", ".geojson", ".json")
_TEMPLATES = (
    UploadTemplate(
        "Programme records",
        f"{PREFIX}records.csv",
        "One row for each thing that took place; where a column is not known it stays empty.",
        RECORD_COLUMNS,
    ),
    UploadTemplate(
        "Figures of areas",
        f"{PREFIX}figures.csv",
        "One row for each area, date and population.",
        FIGURE_COLUMNS,
    ),
)
_LIMITS = (
    UploadLimit(
        "Size of the file",
        f"{MOST_BYTES // 1_000_000} MB",
        "Leave out columns and sheets that are not needed.",
    ),
    UploadLimit(
        "Rows", f"{MOST_ROWS:,}", "Load the file in parts; each part takes the place of the last."
    ),
    UploadLimit("Columns", f"{MOST_COLUMNS}", "Keep those of the template."),
    UploadLimit(
        "Letters in a cell", f"{MOST_LETTERS:,}", "Shorten the text; a quote is one sentence."
    ),
)


def present_upload(_selection: Selection, repository: Repository) -> StaticPage:
    """Build the page, which is the same for every address: a reader's rows are in the tab."""
    programmes = sorted(repository.registry.programmes.values(), key=lambda one: one.label)
    page = UploadPage(
        templates=_TEMPLATES,
        endings=ENDINGS,
        limits=_LIMITS,
        programmes=[(programme.id, programme.label) for programme in programmes],
        sensitive=[programme.label for programme in programmes if programme.sensitive],
    )
    return StaticPage(
        title=TITLE,
        description="Load a table of programme records or of figures and see it beside the atlas's,"
        " in this browser tab only.",
        route="/reach",
        main=build_upload_page(page),
    )
