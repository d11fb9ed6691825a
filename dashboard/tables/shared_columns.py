"""What each row of a table repeats, so that sorting and cutting never part it from its source."""

import pandas as pd

from dashboard.exports.slide import ExportLook
from dashboard.plates.plate import Plate
from dashboard.sheets.sheet import frozen_address

# What a cell of a plate's table can be; a list is of texts.
Cell = str | float | list[str] | tuple[str, ...] | None


def add_shared(plate: Plate, look: ExportLook) -> pd.DataFrame:
    """Add to a plate's rows what they share: its title, sources, licences, version and address.

    Returns
    -------
    DataFrame
        The plate's own columns, then ``view``, ``sources``, ``licences``,
        ``data_version`` and ``address``.
    """
    return plate.table.assign(
        view=plate.title,
        sources="; ".join(source.name for source in plate.sources),
        licences="; ".join(dict.fromkeys(source.licence for source in plate.sources)),
        data_version=plate.data_version,
        address=f"{look.host}{frozen_address(plate)}",
    )


def list_notes(plate: Plate, look: ExportLook) -> list[tuple[str, str]]:
    """List what a reader of a plate's rows must know, a term and its text a row."""
    told = [
        ("What", plate.title),
        ("About", plate.subtitle),
        *(("Address", text) for text in plate.notices),
        *(("To be read with it", text) for text in plate.reading),
        *(("Method and cautions", text) for text in plate.notes),
        *(("Not on the map", text) for text in plate.unlocated),
        *(
            (
                "Source",
                f"{one.name}. {one.address} Licence: {one.licence}. {one.attribution}",
            )
            for one in plate.sources
        ),
        ("Missing values", "An empty cell is unknown, never zero; status and note say why."),
        ("Data version", plate.data_version),
        ("Made", f"{look.made_on:%d %B %Y}"),
        ("Permalink", f"{look.host}{frozen_address(plate)}"),
    ]
    return [(term, text) for term, text in told if text]
