"""The kinds of file that the atlas makes, in the order in which they are offered."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.exports.kind import FileKind, KindGroup, NoSuchKindError
from dashboard.plates.plate import Plate

_PICTURES = (
    FileKind(
        suffix="png",
        label="Picture (PNG)",
        purpose="For a page, a message or a document. 2x is sharp on most screens, 4x on a poster.",
        media_type="image/png",
        group=KindGroup.PICTURE,
        is_scaled=True,
    ),
    FileKind(
        suffix="svg",
        label="Drawing (SVG)",
        purpose="Lines and real text, sharp at any size, to be worked on in a drawing program.",
        media_type="image/svg+xml",
        group=KindGroup.PICTURE,
    ),
)
_PAPER = (
    FileKind(
        suffix="pptx",
        label="Slides (PowerPoint)",
        purpose="16:9, with charts that can be changed, and method and cautions in the notes.",
        media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
        group=KindGroup.PAPER,
        is_of_story=True,
        is_long=True,
    ),
    FileKind(
        suffix="pdf",
        label="Pages (PDF)",
        purpose="To print or to send on: sharp maps, figures and sources, read out by any reader.",
        media_type="application/pdf",
        group=KindGroup.PAPER,
        is_of_story=True,
        is_long=True,
    ),
    FileKind(
        suffix="html",
        label="One page (HTML)",
        purpose="Opens in any browser without a network; tables can be read and copied.",
        media_type="text/html; charset=utf-8",
        group=KindGroup.PAPER,
        is_of_story=True,
        is_long=True,
    ),
)
_DATA = (
    FileKind(
        suffix="xlsx",
        label="Workbook (XLSX)",
        purpose="A sheet of rows for each view, and a sheet with method, cautions and sources.",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        group=KindGroup.DATA,
        is_of_story=True,
        is_long=True,
    ),
    FileKind(
        suffix="csv",
        label="Table (CSV)",
        purpose="One row an area, date or record; each row names its source and licence.",
        media_type="text/csv; charset=utf-8",
        group=KindGroup.DATA,
    ),
    FileKind(
        suffix="geojson",
        label="Areas (GeoJSON)",
        purpose="Shapes with their values, for web maps; longitude and latitude.",
        media_type="application/geo+json",
        group=KindGroup.DATA,
        needs_shapes=True,
    ),
    FileKind(
        suffix="gpkg",
        label="Areas (GeoPackage)",
        purpose="Shapes with their values and a table of notes, for QGIS or ArcGIS; British grid.",
        media_type="application/geopackage+sqlite3",
        group=KindGroup.DATA,
        needs_shapes=True,
    ),
)
_ARCHIVE = FileKind(
    suffix="zip",
    label="Everything (ZIP)",
    purpose="All of these in one archive, a picture and a table for each view beside them.",
    media_type="application/zip",
    group=KindGroup.PAPER,
    is_of_view=False,
    is_of_story=True,
    is_long=True,
)
_ALL = (*_PICTURES, *_PAPER, _ARCHIVE, *_DATA)

KINDS: Mapping[str, FileKind] = MappingProxyType({kind.suffix: kind for kind in _ALL})


def list_view_kinds(plate: Plate) -> tuple[FileKind, ...]:
    """List the kinds that a view can be had as."""
    return tuple(kind for kind in KINDS.values() if kind.fits(plate))


def list_story_kinds() -> tuple[FileKind, ...]:
    """List the kinds that several views can be had as in one file."""
    return tuple(kind for kind in KINDS.values() if kind.is_of_story)


def find_view_kind(suffix: str) -> FileKind:
    """Give a kind of file of one view; `NoSuchKindError` where there is none."""
    return _find(suffix, [kind for kind in KINDS.values() if kind.is_of_view], "a view")


def find_story_kind(suffix: str) -> FileKind:
    """Give a kind of file of several views; `NoSuchKindError` where there is none."""
    return _find(suffix, list(list_story_kinds()), "several views")


def _find(suffix: str, kinds: list[FileKind], of: str) -> FileKind:
    for kind in kinds:
        if kind.suffix == suffix:
            return kind
    listed = ", ".join(kind.suffix for kind in kinds)
    raise NoSuchKindError(f"There is no file of the kind '{suffix[:20]}' of {of}: {listed}.")
