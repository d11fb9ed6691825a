"""The one table of formats that views and stories leave the atlas as, in the order of the lists."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dashboard.exports.archive import write_zip
from dashboard.exports.file_format import FileFormat, FormatGroup, WriteFile
from dashboard.exports.geodata import write_geojson, write_gpkg
from dashboard.exports.html import write_html
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.pdf import write_pdf
from dashboard.exports.pictures import write_png, write_svg
from dashboard.exports.pptx.deck import write_pptx
from dashboard.exports.tables import write_csv, write_xlsx
from dashboard.figures.figure import Figure
from dashboard.web.responses import (
    CSV_TYPE,
    GEOJSON_TYPE,
    HTML_TYPE,
    PDF_TYPE,
    PNG_TYPE,
    SVG_TYPE,
    XLSX_TYPE,
)
from geodata.repository import Repository

LEAST_SCALE, USUAL_SCALE, MOST_SCALE = 1, 2, 4


class NoSuchFormatError(Exception):
    """No file of this format is made, or none of one view, or none of several."""


def _of_one(write: Callable[[Slide, ExportOptions], bytes]) -> WriteFile:
    return lambda slides, options, _repository: write(slides[0], options)


def _of_several(write: Callable[[Sequence[Slide], ExportOptions], bytes]) -> WriteFile:
    return lambda slides, options, _repository: write(slides, options)


def _of_shapes(write: Callable[[Slide, ExportOptions, Repository], bytes]) -> WriteFile:
    return lambda slides, options, repository: write(slides[0], options, repository)


def _of_all(slides: Sequence[Slide], options: ExportOptions, repository: Repository) -> bytes:
    return write_zip(slides, options, repository, _PARTS)


_PICTURES = (
    FileFormat(
        suffix="png",
        label="Picture (PNG)",
        purpose="For a page, a message or a document. 2x is sharp on most screens, 4x on a poster.",
        media_type=PNG_TYPE,
        group=FormatGroup.PICTURE,
        write=_of_one(write_png),
        is_scaled=True,
    ),
    FileFormat(
        suffix="svg",
        label="Drawing (SVG)",
        purpose="Lines and real text, sharp at any size, to be worked on in a drawing program.",
        media_type=SVG_TYPE,
        group=FormatGroup.PICTURE,
        write=_of_one(write_svg),
    ),
)
_PAPER = (
    FileFormat(
        suffix="pptx",
        label="Slides (PowerPoint)",
        purpose="16:9, with charts that can be changed, and method and cautions in the notes.",
        media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
        group=FormatGroup.PAPER,
        write=_of_several(write_pptx),
        is_of_story=True,
        is_long=True,
    ),
    FileFormat(
        suffix="pdf",
        label="Pages (PDF)",
        purpose="To print or to send on: sharp maps, figures and sources, read out by any reader.",
        media_type=PDF_TYPE,
        group=FormatGroup.PAPER,
        write=_of_several(write_pdf),
        is_of_story=True,
        is_long=True,
    ),
    FileFormat(
        suffix="html",
        label="One page (HTML)",
        purpose="Opens in any browser without a network; tables can be read and copied.",
        media_type=HTML_TYPE,
        group=FormatGroup.PAPER,
        write=_of_several(write_html),
        is_of_story=True,
        is_long=True,
    ),
)
_DATA = (
    FileFormat(
        suffix="xlsx",
        label="Workbook (XLSX)",
        purpose="A sheet of rows for each view, and a sheet with method, cautions and sources.",
        media_type=XLSX_TYPE,
        group=FormatGroup.DATA,
        write=_of_several(write_xlsx),
        is_of_story=True,
        is_long=True,
    ),
    FileFormat(
        suffix="csv",
        label="Table (CSV)",
        purpose="One row an area, date or record; each row names its source and licence.",
        media_type=CSV_TYPE,
        group=FormatGroup.DATA,
        write=_of_one(write_csv),
    ),
    FileFormat(
        suffix="geojson",
        label="Areas (GeoJSON)",
        purpose="Shapes with their values, for web maps; longitude and latitude.",
        media_type=GEOJSON_TYPE,
        group=FormatGroup.DATA,
        write=_of_shapes(write_geojson),
        needs_shapes=True,
    ),
    FileFormat(
        suffix="gpkg",
        label="Areas (GeoPackage)",
        purpose="Shapes with their values and a table of notes, for QGIS or ArcGIS; British grid.",
        media_type="application/geopackage+sqlite3",
        group=FormatGroup.DATA,
        write=_of_shapes(write_gpkg),
        needs_shapes=True,
    ),
)
_ARCHIVE = FileFormat(
    suffix="zip",
    label="Everything (ZIP)",
    purpose="All of these in one archive, a picture and a table for each view beside them.",
    media_type="application/zip",
    group=FormatGroup.PAPER,
    write=_of_all,
    is_of_view=False,
    is_of_story=True,
    is_long=True,
)
FORMATS: Mapping[str, FileFormat] = MappingProxyType(
    {one.suffix: one for one in (*_PICTURES, *_PAPER, _ARCHIVE, *_DATA)}
)
# What an archive holds, in the order in which it lies there.
_PARTS = tuple(
    FORMATS[suffix]
    for suffix in ("png", "svg", "pdf", "html", "pptx", "xlsx", "csv", "geojson", "gpkg")
)


def list_view_formats(figure: Figure) -> tuple[FileFormat, ...]:
    """List the kinds that a view can be had as."""
    return tuple(kind for kind in FORMATS.values() if kind.fits(figure))


def list_story_formats() -> tuple[FileFormat, ...]:
    """List the kinds that several views can be had as in one file."""
    return tuple(kind for kind in FORMATS.values() if kind.is_of_story)


def find_view_format(suffix: str) -> FileFormat:
    """Give a kind of file of one view; `NoSuchFormatError` where there is none."""
    return _find(suffix, [kind for kind in FORMATS.values() if kind.is_of_view], "a view")


def find_story_format(suffix: str) -> FileFormat:
    """Give a kind of file of several views; `NoSuchFormatError` where there is none."""
    return _find(suffix, list(list_story_formats()), "several views")


def _find(suffix: str, kinds: list[FileFormat], of: str) -> FileFormat:
    for kind in kinds:
        if kind.suffix == suffix:
            return kind
    listed = ", ".join(kind.suffix for kind in kinds)
    raise NoSuchFormatError(f"There is no file of the kind '{suffix[:20]}' of {of}: {listed}.")
