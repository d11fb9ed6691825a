"""One class of a legend, as text."""

from typing import NamedTuple


class LegendEntry(NamedTuple):
    """A class: its range or name, and a few words more where they help."""

    label: str
    detail: str = ""
