"""/api/v1/lookup: areas by name."""

import re

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.answers import present_rows
from dashboard.api.areas import tabulate_areas
from dashboard.api.problems import BadQuestionError, NothingFoundError
from dashboard.api.questions import LookupQuestion
from dashboard.api.schemas import AreaRow, Rows
from geodata.places import PlaceIndex
from geodata.repository import Repository

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the search for places to the interface."""
    places = PlaceIndex(repository.areas())

    @api.get("/v1/lookup", summary="Find areas by name", responses={200: Rows[AreaRow]})
    def look_up(query: LookupQuestion) -> Response:
        """Find at most 20 areas by part of a name, the best match first."""
        if query.postcode is not None:
            raise _refuse_postcode(query.postcode)
        if query.q is None:
            raise BadQuestionError(
                field="q", value="", expected="part of a name", detail="Name a place: q=camden."
            )
        return present_rows(
            tabulate_areas(places.find(query.q)),
            name="lookup",
            data_version=repository.data_version,
            form="json",
        )


def _refuse_postcode(postcode: str) -> Exception:
    if not _POSTCODE.fullmatch(postcode.strip().upper()):
        return BadQuestionError(
            field="postcode",
            value=postcode,
            expected="a full postcode such as SE1 2AA",
            detail="This is not a postcode.",
        )
    return NothingFoundError("Postcodes are not in this data pack yet. Look up a name with q=.")
