"""What a kind of file is: its name for people, what it is for, and what it can hold."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.plates.plate import Plate

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

    def fits(self, plate: Plate) -> bool:
        """Say whether a view can be had as this kind."""
        return self.is_of_view and (plate.shapes is not None or not self.needs_shapes)

    def check_fits(self, plate: Plate) -> None:
        """Raise `UnfitKindError` where a view cannot be had as this kind."""
        if not self.fits(plate):
            raise UnfitKindError(
                f"{self.label} holds areas with their shapes, and the rows of this view are not"
                " areas. Its table can be had as CSV or as a workbook."
            )
