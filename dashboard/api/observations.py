"""/api/v1/observations: values with their interval, status, method and source."""

import pandas as pd
from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.areas import find_geography, select_edition
from dashboard.api.questions import ObservationsQuestion
from dashboard.api.responses import present_rows
from dashboard.api.schemas import ObservationRow, Rows
from dashboard.web.problems import BadQuestionError
from geodata.errors import quote_some
from geodata.repository import Repository


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the observations to the interface."""

    @api.get("/v1/observations", summary="List values", responses={200: Rows[ObservationRow]})
    def list_observations(query: ObservationsQuestion) -> Response:
        """List the values of one indicator, of one area, or of both."""
        rows = select_edition(_ask(repository, query), query)
        rows = _select_period(rows, query.period)
        rows = _select_group(rows, query.group)
        return present_rows(
            rows.loc[:, list(ObservationRow.model_fields)],
            name="-".join(filter(None, (query.indicator, query.area))),
            data_version=repository.data_version,
            form=query.format,
        )


def _ask(repository: Repository, question: ObservationsQuestion) -> pd.DataFrame:
    geography = find_geography(question)
    if question.indicator is not None:
        return repository.observations(
            question.indicator, geography=geography, area_code=question.area
        )
    if question.area is not None:
        return repository.area_observations(question.area, geography)
    raise BadQuestionError(
        field="indicator",
        value="",
        expected="an identifier listed at /api/v1/indicators",
        detail="Name an indicator or an area: the whole table is not given at once.",
    )


def _select_period(rows: pd.DataFrame, period: str | None) -> pd.DataFrame:
    """Keep one date, named by its identifier or by its label as published."""
    if period is None or rows.empty:
        return rows
    chosen = rows.loc[(rows["period"] == period) | (rows["period_label"] == period)]
    if chosen.empty:
        raise _say_what_there_is("period", period, rows.loc[:, "period"])
    return chosen


def _select_group(rows: pd.DataFrame, group: str | None) -> pd.DataFrame:
    if group is None or rows.empty:
        return rows
    chosen = rows.loc[rows["group"] == group]
    if chosen.empty:
        raise _say_what_there_is("group", group, rows.loc[:, "group"])
    return chosen


def _say_what_there_is(field: str, value: str, column: pd.Series) -> BadQuestionError:
    expected = quote_some(column.unique())
    return BadQuestionError(
        field=field,
        value=value,
        expected=expected,
        detail=f"No values have this {field}. Expected one of {expected}.",
    )
