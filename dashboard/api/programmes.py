"""/api/v1/programmes and /api/v1/reach: what was funded, and what it reached."""

import pandas as pd
from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.areas import find_area, read_level
from dashboard.api.indicators import describe_sources
from dashboard.api.questions import ProgrammePath, ProgrammesQuestion, Question, ReachQuestion
from dashboard.api.responses import present_json, present_rows
from dashboard.api.schemas import (
    ConflictRow,
    One,
    ProgrammeDetail,
    ProgrammeRow,
    ProgrammeTotalRow,
    ReachRow,
    Rows,
)
from dashboard.web.problems import BadQuestionError
from geodata.closed_lists import Level
from geodata.model import Geography, Programme, ProgrammeTotal
from geodata.reach.records import LocatedCount, count_located
from geodata.repository import Repository


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the programmes and their reach to the interface."""

    @api.get("/v1/programmes", summary="List programmes", responses={200: Rows[ProgrammeRow]})
    def list_programmes(query: ProgrammesQuestion) -> Response:
        """List the programmes, of one theme if one is named, with what of each is located."""
        rows = [
            {
                **describe_programme(programme, repository.reach(programme_id=programme.id)),
                **(_write_lists(programme, repository) if query.format == "csv" else {}),
            }
            for programme in repository.registry.programmes.values()
            if query.theme in (None, programme.theme)
        ]
        return present_rows(
            pd.DataFrame(rows, columns=list(ProgrammeRow.model_fields)),
            name="programmes",
            data_version=repository.data_version,
            form=query.format,
        )

    @api.get(
        "/v1/programmes/<programme>",
        summary="One programme",
        responses={200: One[ProgrammeDetail]},
    )
    def show_programme(path: ProgrammePath, query: Question) -> Response:  # noqa: ARG001 - declares `data`
        """Give one programme with who paid, when, its sources, and where they disagree."""
        programme = repository.registry.programme(path.programme)
        detail = {
            **describe_programme(programme, repository.reach(programme_id=programme.id)),
            **programme.model_dump(mode="json", include=_DETAILS),
            "sources": describe_sources(programme.sources, repository),
            "conflicts": [
                conflict.model_dump(mode="json", include=set(ConflictRow.model_fields))
                for conflict in repository.registry.conflicts.values()
                if conflict.programme == programme.id
            ],
        }
        return present_json(detail, repository.data_version)

    @api.get("/v1/reach", summary="List records of reach", responses={200: Rows[ReachRow]})
    def list_reach(query: ReachQuestion) -> Response:
        """List what programmes reached, where, how precisely and how surely.

        An area without a row has no record in the sources read; that does not
        say that nothing reached it.
        """
        records = repository.reach(
            programme_id=query.programme,
            area_code=query.area,
            geography=_find_edition(repository, query),
        )
        return present_rows(
            records.rename(columns=_REACH_NAMES).loc[:, list(ReachRow.model_fields)],
            name="reach",
            data_version=repository.data_version,
            form=query.format,
        )


def _write_lists(programme: Programme, repository: Repository) -> dict[str, object]:
    """Put nested lists in words, since a cell of a CSV holds one text."""
    counts = count_located(repository.reach(programme_id=programme.id), programme)
    return {
        "units": [write_count(count) for count in counts],
        "totals": [write_total(total) for total in programme.totals],
    }


_REACH_NAMES = {"latitude": "lat", "longitude": "lon"}
_REACHED_LEVELS = (
    *(Level.WARD, Level.BOROUGH, Level.ASSEMBLY_CONSTITUENCY),
    *(Level.LONDON, Level.ENGLAND),
)
_DETAILS = {"funder", "starts", "ends", "caveats", "sensitive"}


def describe_programme(programme: Programme, records: pd.DataFrame) -> dict[str, object]:
    """Describe a programme by the interface's field names; the chief kind of unit is first."""
    return {
        "id": programme.id,
        "label": programme.label,
        "theme": programme.theme.value,
        "description": programme.description,
        "units": [
            {
                "kind": count.kind,
                "located": count.located,
                "total": count.total,
                "at_least": count.at_least,
            }
            for count in count_located(records, programme)
        ],
        "totals": [
            total.model_dump(mode="json", include=set(ProgrammeTotalRow.model_fields))
            for total in programme.totals
        ],
        "source": list(programme.sources),
    }


def _find_edition(repository: Repository, question: ReachQuestion) -> Geography | None:
    """Give the edition of the area asked about, None where the repository is to choose.

    Raises
    ------
    BadQuestionError
        The area is of a level to which no source ties a record: an empty
        answer would look like an area without a record.
    """
    level = read_level(question)
    if question.area is None:
        return None
    area = find_area(repository, question.area, question)
    if area.geography.level not in _REACHED_LEVELS:
        raise BadQuestionError(
            field="area",
            value=area.area_code,
            expected="a borough, a ward, an Assembly constituency or London",
            detail=f"Reach is not known by areas of level '{area.geography.level}'.",
        )
    return None if level is None else area.geography


def write_count(count: LocatedCount) -> str:
    """Say a count in the words of a table's cell.

    Examples
    --------
    >>> write_count(LocatedCount("areas", "areas", 3, 3, False))
    'areas: 3 of 3 located'
    >>> write_count(LocatedCount("events", "events", 5, 20, True))
    'events: 5 of at least 20 located'
    >>> write_count(LocatedCount("people", "people", 2, None, False))
    'people: 2 located, the whole not counted in any source'
    """
    if count.total is None:
        return f"{count.kind}: {count.located} located, the whole not counted in any source"
    least = "at least " if count.at_least else ""
    return f"{count.kind}: {count.located} of {least}{count.total} located"


def write_total(total: ProgrammeTotal) -> str:
    """Say a whole programme's figure in the words of a table's cell, with its reserve.

    Examples
    --------
    >>> write_total(
    ...     ProgrammeTotal(kind="money", label="Grant", value=1000, unit="£", source="report")
    ... )
    'Grant: 1000 £'
    """
    reserves = {"at least": total.at_least, "at most": total.at_most, "about": total.approximate}
    qualifiers = [phrase for phrase, is_so in reserves.items() if is_so]
    return " ".join([f"{total.label}:", *qualifiers, f"{total.value:.15g}", total.unit])
