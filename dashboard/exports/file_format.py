"""What a format of files is: its name and use, what it can hold, and what writes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.exports.options import ExportOptions, Slide
from dashboard.figures.figure import Figure
from geodata.repository import Repository

WriteFile = Callable[[Sequence[Slide], ExportOptions, Repository], bytes]


class FormatGroup(StrEnum):
    """What files are used for, as lists of downloads name it."""

    PICTURE = "Picture"
    PAPER = "Slides and paper"
    DATA = "Data"


class UnfitFormatError(Exception):
    """A view cannot be had as this format; the message says why, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format that a view or a story leaves the atlas as.

    ``suffix`` ends its address and its name. ``write`` gives the bytes of
    slides, one of them where the format holds a single view. ``is_of_view``
    and ``is_of_story`` say what it can hold. ``is_long`` is what may take
    longer than a reader's browser should wait for an answer. ``is_scaled`` has
    a choice of 1 to 4 times the pixels; ``needs_shapes`` needs a view whose
    rows are areas.
    """

    suffix: str
    label: str
    purpose: str
    media_type: str
    group: FormatGroup
    write: WriteFile
    is_of_view: bool = True
    is_of_story: bool = False
    is_long: bool = False
    is_scaled: bool = False
    needs_shapes: bool = False

    def fits(self, figure: Figure) -> bool:
        """Say whether a view can be had as this format."""
        return self.is_of_view and (figure.shapes is not None or not self.needs_shapes)

    def check_fits(self, figure: Figure) -> None:
        """Raise `UnfitFormatError` where a view cannot be had as this format."""
        if not self.fits(figure):
            raise UnfitFormatError(
                f"{self.label} holds areas with their shapes, and the rows of this view are not"
                " areas. Its table can be had as CSV or as a workbook."
            )
