"""/api/v1/profile: everything that an area's page says."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.answers import present_json
from dashboard.api.areas import describe_area
from dashboard.api.editions import find_area
from dashboard.api.problems import BadQuestionError
from dashboard.api.profile_schemas import ProfileAnswer
from dashboard.api.questions import AreaPath, EditionQuestion
from dashboard.api.schemas import One
from dashboard.profile.build_profile import build_profile
from dashboard.profile.profile_page import PROFILED
from dashboard.profile.profile_tables import list_records, tabulate_profile
from geodata.repository import Repository


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
