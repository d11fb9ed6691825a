"""The class and the fill of each area of one map."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from geodata.statistics.classification import Classification


class Shade(NamedTuple):
    """An area's fill; ``title`` is a whole sentence: name, value, how sure."""

    area_code: str
    fill: str
    title: str
    href: str = ""


NO_VALUE = -1
# A value whose class is not coloured: its difference is not clear, or it was not compared.
PLAIN = -2
# Left out by the reader's conditions, or by one that cannot be told of the area.
OUT, UNTOLD = -3, -4


class LegendEntry(NamedTuple):
    """A class of a legend: its range or name, and a few words more where they help."""

    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Colouring:
    """How one view's areas are coloured.

    ``places`` gives each area's class from 0 in the order of ``entries``,
    `NO_VALUE` for the hatch and `PLAIN` for no colour, `OUT` and `UNTOLD`
    where conditions leave it out; ``classification``
    places the bars of the distribution, and is None where colours are not
    classes of the value. ``tips`` are what a tip says of each area beside
    its value, in place of the comparison with London; None keeps that.
    ``title`` replaces the legend's where it is not empty, ``plain`` is what
    the legend calls the areas without a colour, ``missing`` those under the
    hatch, and ``sentences`` are what a reader must know to read it; ``note`` is
    so short that it stands under the legend.
    ``is_of_values`` says that areas can be filtered by its classes.
    """

    palette: str
    places: pd.Series
    entries: tuple[LegendEntry, ...]
    classification: Classification | None = None
    tips: pd.Series | None = None
    title: str = ""
    plain: str = ""
    missing: str = "no value"
    sentences: tuple[str, ...] = ()
    note: str = ""
    is_of_values: bool = False

    def leave_out(self, met: pd.Series | None) -> "Colouring":
        """Give the colouring with areas left out; ``met`` is None where no condition is asked.

        Classes stay as they are made of all areas: an area is shown with its own, or not at all.
        """
        if met is None:
            return self
        met = met.reindex(self.places.index)
        places = self.places.mask(met.isna(), UNTOLD).mask(~met.fillna(value=True), OUT)
        return replace(self, places=places)
