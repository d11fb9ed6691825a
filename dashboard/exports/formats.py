"""The formats that the atlas makes, in the order in which they are offered, and a file of one."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from dashboard.figures.figure import Figure
from dashboard.theme.colours import Appearance

LEAST_SCALE, USUAL_SCALE, MOST_SCALE = 1, 2, 4


class KindGroup(StrEnum):
    """What files are used for, as lists of downloads name it."""

    PICTURE = "Picture"
    PAPER = "Slides and paper"
    DATA = "Data"


class NoSuchKindError(Exception):
    """No file of this kind is made, or none of one view, or none of several."""


class UnfitKindError(Exception):
    """A view cannot be had as this kind of file; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that a view or a story leaves the atlas as.

    ``suffix`` ends its address and its name. ``is_of_view`` and
    ``is_of_story`` say what it can hold. ``is_long`` is what may take longer
    than a reader's browser should wait for an answer. ``is_scaled`` has a
    choice of 1 to 4 times the pixels; ``needs_shapes`` needs a view whose rows
    are areas.
    """

    suffix: str
    label: str
    purpose: str
    media_type: str
    group: KindGroup
    is_of_view: bool = True
    is_of_story: bool = False
    is_long: bool = False
    is_scaled: bool = False
    needs_shapes: bool = False

    def fits(self, figure: Figure) -> bool:
        """Say whether a view can be had as this kind."""
        return self.is_of_view and (figure.shapes is not None or not self.needs_shapes)

    def check_fits(self, figure: Figure) -> None:
        """Raise `UnfitKindError` where a view cannot be had as this kind."""
        if not self.fits(figure):
            raise UnfitKindError(
                f"{self.label} holds areas with their shapes, and the rows of this view are not"
                " areas. Its table can be had as CSV or as a workbook."
            )


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


def list_view_kinds(figure: Figure) -> tuple[FileKind, ...]:
    """List the kinds that a view can be had as."""
    return tuple(kind for kind in KINDS.values() if kind.fits(figure))


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


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What a file is asked to hold: one view by its query, or a story as its file has it.

    ``host`` is the atlas's own address, before which the file's links stand.
    """

    suffix: str
    host: str
    view: str | None = None
    story: str | None = None
    scale: int = 2
    appearance: Appearance = Appearance.LIGHT

    @property
    def is_story(self) -> bool:
        """Whether it holds what a reader wrote, and so is kept nowhere once it was sent."""
        return self.story is not None

    @property
    def key(self) -> str:
        """Name what is asked for, the same for the same."""
        return sha256(self.to_json()).hexdigest()

    def to_json(self) -> bytes:
        """Write what `from_json` reads."""
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "replace")

    @classmethod
    def from_json(cls, written: bytes) -> "ExportRequest":
        """Read what `to_json` wrote."""
        read = json.loads(written)
        return cls(**read | {"appearance": Appearance(read["appearance"])})


class MadeFile(NamedTuple):
    """A file that was made: its name, its media type and its bytes."""

    name: str
    media_type: str
    data: bytes
