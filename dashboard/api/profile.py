"""/api/v1/profile: everything that an area's page says."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field

from dashboard.api.areas import describe_area, find_area
from dashboard.api.questions import AreaPath, EditionQuestion
from dashboard.api.responses import present_json
from dashboard.api.schemas import AreaRow, ObservationRow, One, ReachRow, SourceRow
from dashboard.figures.profile.build import build_profile
from dashboard.figures.profile.tables import list_records, tabulate_profile
from dashboard.results.profiled_areas import PROFILED
from dashboard.web.problems import BadQuestionError
from geodata.closed_lists import Basis, Level, Outcome, Polarity, Theme
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the profiles to the interface."""

    @api.get(
        "/v1/profile/<area_code>",
        summary="Everything about one area",
        responses={200: One[ProfileAnswer]},
    )
    def show_profile(path: AreaPath, query: EditionQuestion) -> Response:
        """Give an area's newest figures, trends, records and the areas most like it.

        Without an edition the borough, then the newest edition, is meant.
        """
        area = find_area(repository, path.area_code, query)
        if area.geography not in PROFILED:
            raise BadQuestionError(
                field="area_code",
                value=area.area_code,
                expected="a borough, an Assembly constituency or a ward",
                detail=f"Areas of level '{area.geography.level}' have no profile.",
            )
        profile = build_profile(area, repository)
        tables = tabulate_profile(profile, repository)
        answer = {
            "area": describe_area(area),
            "borough": describe_area(profile.borough) if profile.borough else None,
            **{name: list_records(table) for name, table in tables.items()},
        }
        return present_json(answer, repository.data_version)


class SentenceRow(BaseModel):
    """One sentence of the profile, and what it is about."""

    about: str
    sentence: str


class ProfileFigureRow(ObservationRow):
    """An indicator's newest value, beside London's and among all areas of the edition."""

    label: str
    theme: Theme
    figure_for: str = Field(description="'area', or 'borough' for what only its borough has.")
    period_label: str
    shown: str = Field(description="The value as text, or why there is none.")
    note: str
    reliability: Reliability
    basis: Basis
    polarity: Polarity
    london_value: float | None
    london_lci_95: float | None
    london_uci_95: float | None
    london_is_derived: bool | None
    difference: float | None = Field(description="Area minus London, in the unit.")
    outcome: Outcome
    comparison: str
    first: int | None = Field(description="Highest place that the intervals allow; 1 is highest.")
    last: int | None
    areas_lowest: float | None
    areas_lower_quartile: float | None
    areas_median: float | None
    areas_upper_quartile: float | None
    areas_highest: float | None
    areas_with_value: int | None
    source_title: str
    licence: str


class TrendRow(BaseModel):
    """One date of one indicator, of the area or of London."""

    indicator: str
    label: str
    area_name: str
    unit: str
    period: str
    period_label: str
    value: float
    lci_95: float | None
    uci_95: float | None
    series_breaks_before: bool


class KnownReachRow(ReachRow):
    """A record of reach, and whether it is known for the ward or for its borough."""

    known_at: str


class NotRecordedRow(BaseModel):
    """A programme of which the sources read name nothing here: unknown, not none."""

    programme: str
    label: str


class EditionRow(BaseModel):
    """A ward of another edition, and the share of this area's ground that lies in it."""

    relation: str = Field(description="'replaced_by' or 'replaces'.")
    area_code: str
    area_name: str
    level: Level
    vintage: int | None
    share: float


class SimilarRow(BaseModel):
    """An area and its standardised distance."""

    area_code: str
    area_name: str
    level: Level
    vintage: int | None
    distance: float


class RecipeRow(BaseModel):
    """An indicator by which areas are called similar."""

    indicator: str
    label: str
    weight: float


class ProfileAnswer(BaseModel):
    """Everything that an area's page says."""

    area: AreaRow
    borough: AreaRow | None
    sentences: list[SentenceRow]
    figures: list[ProfileFigureRow]
    trends: list[TrendRow]
    parts: list[ProfileFigureRow]
    reach: list[KnownReachRow]
    not_recorded: list[NotRecordedRow]
    editions: list[EditionRow]
    similar: list[SimilarRow]
    similar_recipe: list[RecipeRow]
    sources: list[SourceRow]
