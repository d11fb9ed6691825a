"""What may be asked of the HTTP interface, in the query and in the path."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from geodata.closed_lists import Level, Theme

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


class LookupQuestion(EditionQuestion):
    """A place to be found, by name or by postcode."""

    q: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] | None = Field(
        None,
        description="Part of a name, whatever its case and punctuation, or spelt nearly so; or a"
        " postcode.",
    )
    postcode: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] | None = Field(
        None,
        description="A postcode such as SE1 2AA, or its beginning: SE1 2, SE1 or SE. Any case and"
        " spacing.",
    )


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
