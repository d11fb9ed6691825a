"""Who writes each kind of file."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dashboard.exports.file_kinds import KINDS
from dashboard.exports.slide import ExportLook, Slide
from dashboard.exports.story_zip import WriteFile, write_zip
from dashboard.sheets.booklet import write_pdf
from dashboard.sheets.page_file import write_html
from dashboard.sheets.picture_files import write_png, write_svg
from dashboard.slides.deck import write_pptx
from dashboard.tables.shape_files import write_geojson, write_gpkg
from dashboard.tables.table_files import write_csv, write_xlsx
from geodata.repository import Repository


def _write_one(write: Callable[[Slide, ExportLook], bytes]) -> WriteFile:
    return lambda slides, look, _repository: write(slides[0], look)


def _write_some(write: Callable[[Sequence[Slide], ExportLook], bytes]) -> WriteFile:
    return lambda slides, look, _repository: write(slides, look)


def _write_shapes(write: Callable[[Slide, ExportLook, Repository], bytes]) -> WriteFile:
    return lambda slides, look, repository: write(slides[0], look, repository)


_PARTS: Mapping[str, WriteFile] = MappingProxyType(
    {
        "png": _write_one(write_png),
        "svg": _write_one(write_svg),
        "pdf": _write_some(write_pdf),
        "html": _write_some(write_html),
        "pptx": _write_some(write_pptx),
        "xlsx": _write_some(write_xlsx),
        "csv": _write_one(write_csv),
        "geojson": _write_shapes(write_geojson),
        "gpkg": _write_shapes(write_gpkg),
    }
)


def _write_archive(slides: Sequence[Slide], look: ExportLook, repository: Repository) -> bytes:
    parts = {KINDS[suffix]: write for suffix, write in _PARTS.items()}
    return write_zip(slides, look, repository, parts)


WRITERS: Mapping[str, WriteFile] = MappingProxyType({**_PARTS, "zip": _write_archive})
