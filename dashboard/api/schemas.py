"""What the answers of the HTTP interface hold."""

from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from geodata.closed_lists import Confidence, Level, Polarity, Precision, Role, Status, Theme


class AreaRow(BaseModel):
    """One area of one edition."""

    area_code: str
    area_name: str
    level: Level
    vintage: int | None = Field(description="Ward edition; null where there is one edition.")
    parent_codes: list[str] = Field(description="From the nearest parent.")
    centroid: list[float] | None = Field(description="Longitude and latitude of the label point.")
    neighbours: list[str]
    population: int | None = Field(description="2021 census; null where none was published.")


class FoundAreaRow(AreaRow):
    """One area that a name or a postcode may mean."""

    postcodes: int | None = Field(
        description="How many postcodes of the beginning asked for have their point in the area;"
        " null where a name or a whole postcode was asked for."
    )


class IndicatorRow(BaseModel):
    """One thing measured."""

    id: str
    label: str
    unit: str
    theme: Theme
    polarity: Polarity
    levels: list[Level]
    periods: list[str] = Field(description="ISO 8601 start/duration, newest first.")
    source: list[str] = Field(description="Identifiers; indicators/<id> describes them.")
    caveats: list[str]
    description: str


class SourceRow(BaseModel):
    """A publication."""

    id: str
    producer: str
    title: str
    url: str
    licence: str
    attribution: str
    published: str | None
    accessed_on: str


class PeriodRow(BaseModel):
    """A date of measurement."""

    id: str = Field(description="ISO 8601 start/duration.")
    label: str = Field(description="As published.")


class CoverageRow(BaseModel):
    """What an indicator has on one edition of areas."""

    level: Level
    vintage: int | None
    periods: list[PeriodRow]
    areas: int
    has_intervals: bool
    groups: list[str]


class IndicatorDetail(IndicatorRow):
    """One thing measured, with how its numbers may be read."""

    population: str
    decimal_places: int
    basis: str
    denominator: str
    processing: str
    report_section: str | None
    next_review: str
    coverage: list[CoverageRow]
    sources: list[SourceRow]


class ObservationRow(BaseModel):
    """One value; null is unknown, and the status says why."""

    indicator: str
    area_code: str
    area_name: str
    level: Level
    vintage: int | None
    period: str
    group: str
    value: float | None
    unit: str
    lci_95: float | None
    uci_95: float | None
    base: int | None
    status: Status | None
    method: str
    source: str


class CountedUnitRow(BaseModel):
    """Units of one kind that sources place, of all that they count."""

    kind: str
    located: int
    total: int | None = Field(description="Null where no source counts the whole.")
    at_least: bool


class ProgrammeTotalRow(BaseModel):
    """One figure about a whole programme."""

    kind: str
    label: str
    value: float
    unit: str
    at_least: bool
    at_most: bool
    approximate: bool
    source: str
    section: str | None
    quote: str | None


class ProgrammeRow(BaseModel):
    """A funded activity."""

    id: str
    label: str
    theme: Theme
    description: str
    units: list[CountedUnitRow]
    totals: list[ProgrammeTotalRow]
    source: list[str]


class ConflictRow(BaseModel):
    """Two sources that disagree: both values, the one used, and why; sources by identifier."""

    id: str
    about: str
    used: str
    used_source: str
    other: str
    other_source: str
    reason: str


class ProgrammeDetail(ProgrammeRow):
    """A funded activity, with who paid, when, its sources, and where they disagree."""

    funder: str
    starts: str | None
    ends: str | None
    caveats: list[str]
    sensitive: bool
    sources: list[SourceRow]
    conflicts: list[ConflictRow]


class ReachRow(BaseModel):
    """One record of what a programme reached, where, and how surely."""

    programme: str
    activity: str | None
    organisation: str | None
    role: Role
    area_codes: list[str]
    place: str | None
    precision: Precision
    lat: float | None
    lon: float | None
    units: int | None
    date: str | None
    amount_gbp: float | None
    participants: str | None = Field(description="As the source says it.")
    confidence: Confidence
    source: str | None
    quote: str | None
    note: str | None


Row = TypeVar("Row", bound=BaseModel)


class Rows(BaseModel, Generic[Row]):
    """A list, and the version of the data it comes from."""

    data: list[Row]
    data_version: str


class One(BaseModel, Generic[Row]):
    """One thing, and the version of the data it comes from."""

    data: Row
    data_version: str
