"""What is shown of a reader's rows: a chart, its legends, its remarks and its table."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.charts.legend import Legend


class OwnTable(NamedTuple):
    """A table beside the picture: what it is, its columns, and its rows, named first."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


class OwnPicture(NamedTuple):
    """What is shown of a reader's rows, which ``label`` says in every part.

    ``attribution`` is what the licences of the outlines ask for.
    """

    label: str
    title: str
    picture: Markup | None
    legend: Legend | None
    remarks: Sequence[str]
    table: OwnTable | None = None
    attribution: Sequence[str] = ()
