"""A figure: one view with its chart, text, legend, numbers and sources, ready for any output."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.legend import Legend
from dashboard.charts.table import TextTable
from dashboard.state.saved_view import SavedView
from geodata.model import Geography
from geodata.repository import Repository


class Size(NamedTuple):
    """The size that a chart may take, in its own units: pixels of a page at its usual size."""

    width: int
    height: int


WIDE, NARROW, SLIDE = Size(900, 700), Size(360, 1100), Size(1160, 500)
# On a slide whose legend stands beside the chart.
BESIDE_LEGEND = Size(900, 480)


class FigureKind(StrEnum):
    """What a figure chiefly is."""

    MAP = "map"
    CHART = "chart"
    TABLE = "table"
    CARD = "card"


class ChartKind(StrEnum):
    """How a program that has the numbers draws them."""

    BAR = "bar"
    LINE = "line"


class ChartLine(NamedTuple):
    """One series of a chart: its name and a number for each category, None where unknown.

    ``lower`` and ``upper`` are the 95 % limits, both empty where none is
    published. ``breaks`` are the places of the categories before which the
    series breaks.
    """

    name: str
    values: tuple[float | None, ...]
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()
    breaks: tuple[int, ...] = ()


class ChartNumbers(NamedTuple):
    """The numbers of a ranking or a trend, for programs that draw their own.

    ``scale`` is the value axis, lowest, highest and the step between its
    ticks, None where the program may choose them; ``london`` is the place of
    the category that is London's, and ``chosen`` that of the reader's area.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    lines: tuple[ChartLine, ...]
    unit: str
    decimal_places: int
    scale: tuple[float, float, float] | None = None
    london: int | None = None
    chosen: int | None = None


class FigureSource(NamedTuple):
    """A publication that the figure rests on; ``address`` is where it was read."""

    name: str
    licence: str
    attribution: str
    address: str


# Compared by identity: tables have no single answer to "equal", and none of these changes.
@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One view, drawn and worded whole; no output adds a figure or a finding to it.

    ``draw(size)`` gives the chart, no larger than that size. ``is_fluid`` says that the
    chart is drawn anew for a narrow page, and not only scaled. ``alt`` is the
    chart in words. ``reading`` is what must be known to read the colours, ``notes``
    method and cautions, ``unlocated`` what no map can show; each is whole sentences.
    ``table`` has what the chart shows, a row an area, date or record, with the
    interface's column names; ``shapes`` is the edition that its ``area_code`` is of,
    None where its rows are not areas. ``named`` says area, indicator and date for the
    names of files; ``notices`` what of the address could not be followed. ``texts`` is
    the chart as the table that it is of, None for one that is no table.
    """

    view: SavedView
    kind: FigureKind
    title: str
    subtitle: str
    alt: str
    draw: Callable[[Size], Chart]
    table: pd.DataFrame
    sources: tuple[FigureSource, ...]
    data_version: str
    named: tuple[str, ...]
    is_fluid: bool = False
    legend: Legend | None = None
    reading: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unlocated: tuple[str, ...] = ()
    shapes: Geography | None = None
    numbers: ChartNumbers | None = None
    notices: tuple[str, ...] = ()
    texts: TextTable | None = None


def list_figure_sources(
    identifiers: Iterable[str], repository: Repository
) -> tuple[FigureSource, ...]:
    """List publications by their identifiers in the registry, each once."""
    registry = repository.registry
    sources = [registry.sources[name] for name in dict.fromkeys(identifiers)]
    return tuple(
        FigureSource(
            name=f"{source.producer}, {source.title}"
            + (f" ({source.published})" if source.published else ""),
            licence=registry.licences[source.licence].title,
            attribution=source.attribution,
            address=source.url,
        )
        for source in sources
    )


def say_sources(sources: Sequence[FigureSource], most: int | None = None, where: str = "") -> str:
    """Name publications in one line; of more than ``most`` the first, and where the rest is.

    Examples
    --------
    >>> named = [FigureSource(name, "", "", "") for name in ("A", "B", "C")]
    >>> say_sources(named)
    'Source: A; B; C.'
    >>> say_sources(named, 2, ", in the notes")
    'Source: A; B; and 1 more, in the notes.'
    >>> say_sources([])
    'No publication is shown.'
    """
    if not sources:
        return "No publication is shown."
    names = [source.name for source in sources[:most]]
    rest = len(sources) - len(names)
    more = f"; and {rest:,} more{where}" if rest else ""
    return f"Source: {'; '.join(names)}{more}."
