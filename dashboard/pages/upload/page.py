"""The page of a reader's own records and figures: templates, formats and limits."""

from dashboard.components.static_page import StaticPage
from dashboard.exports.record_templates import FIGURE_COLUMNS, PREFIX, RECORD_COLUMNS
from dashboard.pages.upload.layout import TITLE, OwnLimit, OwnPage, OwnTemplate, build_own_page
from dashboard.results.upload.table import MOST_BYTES, MOST_COLUMNS, MOST_LETTERS, MOST_ROWS
from dashboard.state.selection import Selection
from geodata.repository import Repository

ENDINGS = (".csv", ".xlsx", ".geojson", ".json")
_TEMPLATES = (
    OwnTemplate(
        "Programme records",
        f"{PREFIX}records.csv",
        "One row for each thing that took place; where a column is not known it stays empty.",
        RECORD_COLUMNS,
    ),
    OwnTemplate(
        "Figures of areas",
        f"{PREFIX}figures.csv",
        "One row for each area, date and population.",
        FIGURE_COLUMNS,
    ),
)
_LIMITS = (
    OwnLimit(
        "Size of the file",
        f"{MOST_BYTES // 1_000_000} MB",
        "Leave out columns and sheets that are not needed.",
    ),
    OwnLimit(
        "Rows", f"{MOST_ROWS:,}", "Load the file in parts; each part takes the place of the last."
    ),
    OwnLimit("Columns", f"{MOST_COLUMNS}", "Keep those of the template."),
    OwnLimit(
        "Letters in a cell", f"{MOST_LETTERS:,}", "Shorten the text; a quote is one sentence."
    ),
)


def present_own(_selection: Selection, repository: Repository) -> StaticPage:
    """Build the page, which is the same for every address: a reader's rows are in the tab."""
    programmes = sorted(repository.registry.programmes.values(), key=lambda one: one.label)
    page = OwnPage(
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
        main=build_own_page(page),
    )
