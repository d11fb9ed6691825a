"""What may be asked of the HTTP interface, and what the answers hold."""

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from geodata.model import Confidence, Level, Polarity, Precision, Role, Status, Theme

LONGEST_TEXT = 200
LONGEST_NAME = 100

AreaCode = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_upper=True, pattern=r"^\s*[A-Za-z][0-9]{8}\s*$"),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT)]
Vintage = Literal["2012", "2018", "2022"]
TableFormat = Literal["json", "csv"]


class Question(BaseModel):
    """A query string: unknown names are ignored, and an empty value is no value."""

    model_config = ConfigDict(extra="ignore")

    data: Text | None = Field(
        None,
        description="Version of the data that the link was made with. An answer to a link that "
        "names the current version never changes and may be kept for ever.",
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, given: Any) -> Any:  # noqa: ANN401 - pydantic hands over what came in
        return {name: value for name, value in given.items() if value != ""}


class EditionQuestion(Question):
    """Which kind of area, and which edition of it."""

    level: Level | None = Field(None, description="Kind of area.")
    vintage: Vintage | None = Field(None, description="Edition of the wards; wards only.")


class AreasQuestion(EditionQuestion):
    """Which areas, and as what."""

    format: TableFormat = "json"


class IndicatorsQuestion(Question):
    """Which indicators, and as what."""

    theme: Theme | None = None
    format: TableFormat = "json"


class ObservationsQuestion(AreasQuestion):
    """Which values: of one indicator, of one area, or both."""

    indicator: Text | None = Field(None, description="Identifier from /api/v1/indicators.")
    period: Text | None = Field(None, description="ISO 8601 start/duration, or its label.")
    area: AreaCode | None = Field(None, description="GSS code.")
    group: Text | None = Field(None, description="Population; 'all' is everyone.")


class ProgrammesQuestion(IndicatorsQuestion):
    """Which programmes, and as what."""


class ReachQuestion(AreasQuestion):
    """Which records of reach."""

    programme: Text | None = Field(None, description="Identifier from /api/v1/programmes.")
    area: AreaCode | None = Field(None, description="GSS code of a borough or a ward.")


class BoundariesQuestion(Question):
    """Which edition of the shapes, and as what."""

    vintage: Vintage | None = Field(None, description="Edition of the wards; newest without.")
    format: Literal["geojson", "topojson"] = "geojson"


class LookupQuestion(Question):
    """A place to be found, by name or by postcode."""

    q: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] | None = Field(
        None, description="Part of a name, whatever its case and punctuation."
    )
    postcode: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] | None = None


class AreaPath(BaseModel):
    """An area in the path."""

    area_code: AreaCode = Field(description="GSS code.")


class IndicatorPath(BaseModel):
    """An indicator in the path."""

    indicator: str = Field(description="Identifier from /api/v1/indicators.")


class ProgrammePath(BaseModel):
    """A programme in the path."""

    programme: str = Field(description="Identifier from /api/v1/programmes.")


class LevelPath(BaseModel):
    """A kind of area in the path."""

    level: Level = Field(description="Kind of area.")


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


class ProgrammeDetail(ProgrammeRow):
    """A funded activity, with who paid, when, and its sources."""

    funder: str
    starts: str | None
    ends: str | None
    caveats: list[str]
    sensitive: bool
    sources: list[SourceRow]


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
    participants: int | None
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


class ProblemField(BaseModel):
    """One value that could not be used."""

    field: str
    value: str
    expected: str


class Problem(BaseModel):
    """What was wrong with a request (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ProblemField] = []
