"""What a profile says of an area, whatever form it leaves in."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.results.area_lines import ReachedLine
from dashboard.results.benchmark import Benchmark
from geodata.closed_lists import Outcome
from geodata.model import Area, Geography, Indicator, Period, Programme, Source
from geodata.statistics.change import Change
from geodata.statistics.reliability import Reliability


class Spread(NamedTuple):
    """The values of all areas of one edition, in the indicator's unit; ``areas`` have a value."""

    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float
    areas: int


class Point(NamedTuple):
    """One date of a series: a value that is held, with its 95 % limits where published."""

    period: Period
    start: date
    value: float
    lci_95: float | None
    uci_95: float | None
    is_break: bool


@dataclass(frozen=True, slots=True, eq=False)
class ProfileFigure:
    """One indicator at its newest date, for the area of a profile or for its borough.

    ``area`` and ``geography`` are what the figure was published for:
    ``is_borrowed`` says that this is the profile's borough and not the area
    itself. ``value`` is None where there is none, and ``shown`` then says why;
    limits, ``base`` and ``difference`` (from London) are None where not held.
    ``outcome`` is that of the one test, over all areas of the edition;
    ``comparison`` says it in a sentence, ``outcome_words`` in a few words, empty
    where the area was not compared. ``interval`` is empty where none is
    published. ``places`` is the range of places from the highest. ``trend`` and
    ``london_trend`` run from the oldest date. ``is_in_print`` says that it is
    among those that two pages of paper have room for.
    """

    indicator: Indicator
    area: Area
    is_borrowed: bool
    period: Period
    group: str
    value: float | None
    lci_95: float | None
    uci_95: float | None
    base: int | None
    status: str | None
    method: str
    source: Source | None
    shown: str
    interval: str
    note: str
    reliability: Reliability
    london: Benchmark | None
    difference: float | None
    outcome: Outcome
    outcome_words: str
    comparison: str
    spread: Spread | None
    places: tuple[int, int] | None
    place_text: str
    trend: tuple[Point, ...]
    london_trend: tuple[Point, ...]
    changes: tuple[Change, ...]
    is_in_print: bool

    @property
    def geography(self) -> Geography:
        """The edition that the figure was published for."""
        return self.area.geography


class HeadlineFact(NamedTuple):
    """One fact that introduces an area: "Population", "314,100", "Census 2021; a full count"."""

    label: str
    shown: str
    detail: str


class StandOut(NamedTuple):
    """One sentence that a test gave, and the indicator whose figure it tells."""

    sentence: str
    indicator: Indicator


class EditionLink(NamedTuple):
    """A ward of another edition that shares ground with this one.

    ``share`` is the share of this area, from 0 to 1, that lies in it; ``text``
    says so in a sentence.
    """

    area: Area
    share: float
    text: str


class PartRow(NamedTuple):
    """One part or sibling of an area, with a figure for each of the table's indicators.

    ``records`` counts the records of reach that the sources place in it: 0 is
    no record in the sources read, which is not "none".
    """

    area: Area
    figures: tuple[ProfileFigure, ...]
    records: int = 0


class Parts(NamedTuple):
    """Areas listed beside the profile's own: its wards, or the wards around it.

    ``title`` counts and names them; ``is_siblings`` says that the profile's
    area is one of the rows; ``note`` is what must be said with the table, or
    empty.
    """

    title: str
    indicators: tuple[Indicator, ...]
    rows: tuple[PartRow, ...]
    is_siblings: bool
    note: str = ""


class Weight(NamedTuple):
    """One indicator by which areas are called similar, and its weight."""

    indicator: Indicator
    weight: float


class SimilarArea(NamedTuple):
    """An area and its standardised distance from the profile's; 0 would be the same."""

    area: Area
    distance: float


class SimilarAreas(NamedTuple):
    """The areas most like this one, the nearest first, with the whole recipe.

    ``method`` says it in a sentence; ``comparisons`` say how the profile's
    area compares with them, each from a test or a count.
    """

    areas: tuple[SimilarArea, ...]
    weights: tuple[Weight, ...]
    method: str
    comparisons: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AreaProfile:
    """Everything that a profile says of one area.

    ``figures`` are the area's own and then its borough's, each by theme and
    name; those of its borough only where the area has none of its own.
    ``stand_outs`` are at most five, and none where nothing stands out;
    ``stand_outs_note`` says by which rule, and why there is none.
    ``replaced_by`` are the newest wards that an older ward lies in, and
    ``replaces`` the older wards that a newest one was drawn over, the largest
    share first; ``edition_note`` says what else a reader must know of its
    edition. ``unrecorded`` are the programmes of which the sources name
    nothing here: unknown, not none. ``similar`` is None where no recipe
    stands for this kind of area.
    """

    area: Area
    borough: Area | None
    figures: tuple[ProfileFigure, ...]
    data_version: str
    headline: tuple[HeadlineFact, ...] = ()
    stand_outs: tuple[StandOut, ...] = ()
    stand_outs_note: str = ""
    replaced_by: tuple[EditionLink, ...] = ()
    replaces: tuple[EditionLink, ...] = ()
    edition_note: str = ""
    parts: Parts | None = None
    reached: tuple[ReachedLine, ...] = ()
    reached_note: str = ""
    unrecorded: tuple[Programme, ...] = ()
    similar: SimilarAreas | None = None
