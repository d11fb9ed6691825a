"""What the atlas talks about: indicators, sources, programmes, areas, and their closed lists."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from geodata.closed_lists import Basis, Level, Polarity, Status, Theme


class Geography(NamedTuple):
    """One edition of one kind of area: what a map can be drawn on.

    ``vintage`` is the ward edition (2012, 2018 or 2022) and ``None`` for
    every level that has one edition only.
    """

    level: Level
    vintage: int | None = None

    @property
    def key(self) -> str:
        """Name of this edition in file names, such as ``ward_2022`` or ``borough``."""
        return self.level.value if self.vintage is None else f"{self.level.value}_{self.vintage}"


LONDON = Geography(Level.LONDON)
BOROUGHS = Geography(Level.BOROUGH)
NEWEST_WARDS = Geography(Level.WARD, 2022)
LSOAS = Geography(Level.LSOA)
# The edition in which sources stated what programmes reached.
REACHED_WARDS = Geography(Level.WARD, 2018)
WARD_VINTAGES = (2012, 2018, 2022)
# The editions with shapes, in the order in which a reader is offered them.
DRAWN_GEOGRAPHIES = (
    BOROUGHS,
    NEWEST_WARDS,
    REACHED_WARDS,
    Geography(Level.WARD, 2012),
    Geography(Level.ASSEMBLY_CONSTITUENCY),
    LSOAS,
)


class Record(BaseModel):
    """A registry entry: frozen, and closed to fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """A publication that figures or records come from.

    ``known_as`` is the short name of the survey or count that figures are
    read from, where readers know it better than its producer.
    """

    id: str
    producer: str
    title: str
    known_as: str | None = None
    url: str
    licence: str
    attribution: str
    published: str | None = None
    accessed_on: date
    files: tuple[str, ...] = ()
    note: str | None = None


class Licence(Record):
    """Terms under which a source may be used."""

    id: str
    title: str
    url: str | None = None


class Indicator(Record):
    """One thing measured, and how its numbers may be read.

    ``no_change`` says in a sentence why no change between its dates may be said, where a
    caveat speaks against it and the data mark no break; None where its dates compare.
    """

    id: str
    label: str
    description: str
    population: str
    unit: str
    decimal_places: int = Field(ge=0, le=4)
    theme: Theme
    polarity: Polarity
    basis: Basis
    denominator: str
    sources: tuple[str, ...] = Field(min_length=1)
    caveats: tuple[str, ...] = ()
    no_change: str | None = None
    processing: str
    report_section: str | None = None
    next_review: date


class ValuePlace(Record):
    """One area's value of one indicator from one source, in every period."""

    indicator: str
    source: str
    level: Level
    vintage: int | None = None
    area_code: str


class Gap(ValuePlace):
    """A value that a source does not have.

    ``combined_with`` is the area whose published value covers this one too.
    """

    id: str
    status: Status
    note: str
    combined_with: str | None = None


class ProgrammeTotal(Record):
    """One figure about a whole programme, as its source gives it.

    The three flags keep the source's own reserve: "more than", "up to", and
    "around" or "almost".
    """

    kind: str
    label: str
    value: float
    unit: str
    at_least: bool = False
    at_most: bool = False
    approximate: bool = False
    source: str
    section: str | None = None
    quote: str | None = None


class CountedUnit(Record):
    """One kind of unit that a programme counts; ``total`` is None where no source counts it.

    Of a unit ``at_base`` only the organisation's base is placed: where its
    work reached is not known.
    """

    kind: str
    label: str
    total: int | None = None
    at_least: bool = False
    at_base: bool = False
    source: str
    note: str | None = None


class Programme(Record):
    """A funded activity of the Mayor's, with what sources say of the whole of it."""

    id: str
    label: str
    theme: Theme
    description: str
    funder: str
    starts: str | None = None
    ends: str | None = None
    input_names: tuple[str, ...] = ()
    units: tuple[CountedUnit, ...]
    totals: tuple[ProgrammeTotal, ...]
    sources: tuple[str, ...] = Field(min_length=1)
    caveats: tuple[str, ...] = ()
    sensitive: bool = False

    def is_at_base(self, kind: object) -> bool:
        """Say whether units of a kind are placed at their organisation's base only."""
        return any(unit.at_base for unit in self.units if unit.kind == kind)


class Conflict(Record):
    """Two sources that disagree: both are kept, one is used, and why is said."""

    id: str
    about: str
    programme: str | None = None
    indicator: str | None = None
    used: str
    used_source: str
    other: str
    other_source: str
    reason: str


class Correction(Record):
    """A known error in a source; the build fails once ``expected`` no longer matches."""

    id: str
    source: str
    indicator: str
    area_code: str
    period: str
    field: str
    expected: str
    corrected: str
    reason: str
    reported_on: date


class Meaning(Record):
    """One thing that readers look for: the words for it, and what of the registry is meant.

    ``finds`` are references such as ``indicators/lonely_often``, the nearest
    first. ``without_figures`` names the thing where the atlas has no figures
    on just this, and is None where it has.
    """

    id: str
    words: tuple[str, ...] = Field(min_length=1)
    finds: tuple[str, ...] = Field(min_length=1)
    without_figures: str | None = None


class AreaNames(Record):
    """What areas are called beside their names.

    ``names`` are by GSS code of a borough; ``styles`` hold for every borough,
    with ``{name}`` for its name or one of its other names.
    """

    styles: tuple[Annotated[str, Field(pattern=r"\{name\}")], ...] = ()
    names: Mapping[Annotated[str, Field(pattern=r"^E09\d{6}$")], tuple[str, ...]] = Field(
        default_factory=dict
    )


class Period(NamedTuple):
    """A date of measurement: ISO 8601 start/duration, and the label as published."""

    id: str
    label: str


class Coverage(NamedTuple):
    """What an indicator has on one edition of areas; periods run from the newest."""

    geography: Geography
    periods: tuple[Period, ...]
    areas: int
    has_intervals: bool
    groups: tuple[str, ...]


class Area(NamedTuple):
    """One area of one edition.

    Coordinates are degrees (EPSG:4326), ``bbox`` is west, south, east, north.
    ``parent_codes`` run from the nearest parent; ``neighbours`` are queen
    contiguous areas of the same edition, with the Thames bridged as
    ``geographies.toml`` states. ``population`` is the 2021 census count, None
    where no count was published for this edition.
    """

    area_code: str
    area_name: str
    geography: Geography
    parent_codes: tuple[str, ...]
    centroid: tuple[float, float]
    bbox: tuple[float, float, float, float]
    area_km2: float
    neighbours: tuple[str, ...]
    population: int | None


def list_words(terms: Iterable[str], *, joiner: str = "and") -> str:
    """Join words as a sentence does.

    Examples
    --------
    >>> list_words(["Brent", "Camden", "Ealing"])
    'Brent, Camden and Ealing'
    """
    first, *rest = list(terms) or [""]
    if not rest:
        return first
    return f"{', '.join([first, *rest[:-1]])} {joiner} {rest[-1]}"
