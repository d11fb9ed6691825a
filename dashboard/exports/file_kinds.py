"""The kinds of file that the atlas makes, in the order in which they are offered."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dashboard.exports.kind import FileKind, KindGroup, NoSuchKindError, WriteFile
from dashboard.exports.slide import ExportLook, Slide
from dashboard.exports.story_zip import write_zip
from dashboard.plates.plate import Plate
from dashboard.sheets.picture_files import write_png, write_svg
from dashboard.tables.shape_files import write_geojson, write_gpkg
from dashboard.tables.table_files import write_csv, write_xlsx
from geodata.repository import Repository


def _write_one(write: Callable[[Slide, ExportLook], bytes]) -> WriteFile:
    return lambda slides, look, _repository: write(slides[0], look)


_PICTURES = (
    FileKind(
        suffix="png",
        label="Picture (PNG)",
        purpose="For a page, a message or a document. 2x is sharp on most screens, 4x on a poster.",
        media_type="image/png",
        group=KindGroup.PICTURE,
        write=_write_one(write_png),
        is_scaled=True,
    ),
    FileKind(
        suffix="svg",
        label="Drawing (SVG)",
        purpose="Lines and real text, sharp at any size, to be worked on in a drawing program.",
        media_type="image/svg+xml",
        group=KindGroup.PICTURE,
        write=_write_one(write_svg),
    ),
)
_PAPER: tuple[FileKind, ...] = ()
_DATA = (
    FileKind(
        suffix="xlsx",
        label="Workbook (XLSX)",
        purpose="A sheet of rows for each view, and a sheet with method, cautions and sources.",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        group=KindGroup.DATA,
        write=lambda slides, look, _repository: write_xlsx(slides, look),
        is_of_story=True,
        is_long=True,
    ),
    FileKind(
        suffix="csv",
        label="Table (CSV)",
        purpose="One row an area, date or record; each row names its source and licence.",
        media_type="text/csv; charset=utf-8",
        group=KindGroup.DATA,
        write=_write_one(write_csv),
    ),
    FileKind(
        suffix="geojson",
        label="Areas (GeoJSON)",
        purpose="Shapes with their values, for web maps; longitude and latitude.",
        media_type="application/geo+json",
        group=KindGroup.DATA,
        write=lambda slides, look, repository: write_geojson(slides[0], look, repository),
        needs_shapes=True,
    ),
    FileKind(
        suffix="gpkg",
        label="Areas (GeoPackage)",
        purpose="Shapes with their values and a table of notes, for QGIS or ArcGIS; British grid.",
        media_type="application/geopackage+sqlite3",
        group=KindGroup.DATA,
        write=lambda slides, look, repository: write_gpkg(slides[0], look, repository),
        needs_shapes=True,
    ),
)


def _write_all(slides: Sequence[Slide], look: ExportLook, repository: Repository) -> bytes:
    return write_zip(slides, look, repository, (*_PAPER, *_PICTURES, *_DATA))


_ARCHIVE = FileKind(
    suffix="zip",
    label="Everything (ZIP)",
    purpose="All of these in one archive, a picture and a table for each view beside them.",
    media_type="application/zip",
    group=KindGroup.PAPER,
    write=_write_all,
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
