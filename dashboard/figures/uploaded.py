"""What is shown of a reader's rows: a chart, its legends, its remarks and its table."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.legend import Legend
from dashboard.charts.table import TextTable
from dashboard.format.numbers import EN_DASH, show_number
from geodata.statistics.classification import classify


class UploadFigure(NamedTuple):
    """What is shown of a reader's rows, which ``label`` says in every part.

    ``chart`` is None where nothing can be drawn. ``attribution`` is what the
    licences of the outlines ask for.
    """

    label: str
    title: str
    chart: Chart | None
    legend: Legend | None
    remarks: Sequence[str]
    table: TextTable | None = None
    attribution: Sequence[str] = ()


_CLASSES = 5


def class_values(values: pd.Series, *, decimal_places: int) -> tuple[pd.Series, list[str]]:
    """Cut values into natural breaks; give each value's class, -1 without one, and the ranges.

    Parameters
    ----------
    values : Series of float
        Missing where there is none.
    decimal_places : int
        Places that they are shown with.
    """
    classes = classify(values, decimal_places=decimal_places, classes=_CLASSES)
    return classes.place(values), [
        _say_range(low, high, decimal_places) for low, high in classes.ranges
    ]


def _say_range(low: float, high: float, decimal_places: int) -> str:
    ends = [show_number(end, decimal_places) for end in (low, high)]
    if ends[0] == ends[1]:
        return ends[0]
    # A dash beside a minus sign cannot be read.
    return (" to " if low < 0 else EN_DASH).join(ends)
