"""/api/v1/lookup: areas by name or by postcode."""

from collections.abc import Iterator

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.areas import describe_area, read_level, select_edition, tabulate_areas
from dashboard.api.questions import LookupQuestion
from dashboard.api.responses import present_json, present_rows
from dashboard.api.schemas import FoundAreaRow, Rows
from dashboard.text.places import FORM, explain_postcode
from dashboard.web.problems import BadQuestionError, NothingFoundError, ProblemKind
from geodata.areas.places import PlaceIndex
from geodata.areas.written_postcodes import (
    BegunPostcode,
    FoundPostcode,
    MalformedPostcode,
    PostcodeAnswer,
    PostcodeOutside,
    UnplacedPostcode,
    WrittenPostcode,
    read_postcode,
)
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository

# Each is described on the page that finds an area.
_MALFORMED = ProblemKind("/area#not-a-postcode", "Not a postcode")
_UNKNOWN = ProblemKind("/area#unknown-postcode", "Postcode not in the list")
_OUTSIDE = ProblemKind("/area#outside-london", "Postcode outside London")
_UNPLACED = ProblemKind("/area#without-a-place", "Postcode without a place in the list")
_MOST_NAMES = 20
_Counted = tuple[Geography, str, int | None]


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the search for places to the interface."""
    places = PlaceIndex(repository.areas(), repository.registry.area_names)
    postcodes = repository.postcodes()

    @api.get(
        "/v1/lookup",
        summary="Find areas by name or by postcode",
        responses={200: Rows[FoundAreaRow]},
    )
    def look_up(query: LookupQuestion) -> Response:
        """Find the areas that a name or a postcode means.

        A name gives at most 20 areas, the best match first; one that no area's
        name holds gives those spelt nearly so. A whole postcode gives the one
        area of every level and edition in which its point lies. The beginning
        of one gives every area that such postcodes lie in, with their number,
        most first; LSOAs only with level=lsoa. A postcode that the list does
        not hold, one outside London and one without a place are 404, each
        with a type of its own; what is no postcode is 400. The list does not
        say which postcodes are still in use.
        """
        if query.postcode is not None or _is_postcode(query.q):
            answer = postcodes.look_up(query.postcode or query.q or "")
            rows = [
                {**describe_area(repository.area(code, geography)), "postcodes": count}
                for geography, code, count in _list_areas(answer, query, postcodes.as_of)
            ]
            return present_json(rows, repository.data_version)
        if query.q is None:
            raise BadQuestionError(
                field="q",
                value="",
                expected="part of a name, or postcode=",
                detail="Name a place, q=camden, or a postcode, postcode=SE1 2AA.",
            )
        found = select_edition(places.find(query.q, limit=len(repository.areas())), query)
        return present_rows(
            tabulate_areas(found.iloc[:_MOST_NAMES]).assign(postcodes=None),
            name="lookup",
            data_version=repository.data_version,
            form="json",
        )


def _is_postcode(text: str | None) -> bool:
    written = read_postcode(text or "")
    return isinstance(written, WrittenPostcode) and not written.is_area


def _list_areas(answer: PostcodeAnswer, query: LookupQuestion, as_of: str) -> Iterator[_Counted]:
    level = read_level(query)
    if isinstance(answer, FoundPostcode):
        found: Iterator[_Counted] = ((g, code, None) for g, code in answer.areas.items())
    elif isinstance(answer, BegunPostcode):
        found = (
            (geography, code, count)
            for geography, counts in answer.counts.items()
            if geography.level is not Level.LSOA or level is Level.LSOA
            for code, count in counts
        )
    else:
        raise _refuse(answer, as_of)
    vintage = int(query.vintage) if query.vintage else None
    for geography, code, count in found:
        if level in (None, geography.level) and vintage in (None, geography.vintage):
            yield geography, code, count


def _refuse(answer: PostcodeAnswer, as_of: str) -> Exception:
    detail = explain_postcode(answer, as_of).text
    if isinstance(answer, MalformedPostcode):
        return BadQuestionError(
            field="postcode", value=answer.text, expected=FORM, detail=detail, kind=_MALFORMED
        )
    if isinstance(answer, PostcodeOutside):
        return NothingFoundError(detail, kind=_OUTSIDE)
    kind = _UNPLACED if isinstance(answer, UnplacedPostcode) else _UNKNOWN
    return NothingFoundError(detail, kind=kind)
