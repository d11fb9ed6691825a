"""/api/v1/needs and /api/v1/reach_need: measures of need, and reach against one of them."""

from typing import Annotated, Literal

import pandas as pd
from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field, StringConstraints

from dashboard.api.questions import Question, TableFormat, Text
from dashboard.api.responses import present_rows
from dashboard.api.schemas import Rows
from dashboard.results.need import NeedAsk, answer_need, find_need
from dashboard.results.need_columns import tabulate_need
from dashboard.state.reach import FIRST_NEED
from dashboard.web.problems import BadQuestionError
from geodata.closed_lists import Level, Split
from geodata.model import NEWEST_WARDS, Geography
from geodata.reach.needs import load_needs
from geodata.reach.records import ReachFilter
from geodata.repository import Repository

# As long as every identifier of a programme together, and some more.
_LONGEST_LIST = 1000


class NeedsQuestion(Question):
    """As what the measures are wanted."""

    format: TableFormat = "json"


class ReachNeedQuestion(NeedsQuestion):
    """What is set against what."""

    programme: Annotated[str, StringConstraints(max_length=_LONGEST_LIST)] | None = Field(
        None,
        description="Identifiers from /api/v1/programmes, joined by commas; all of them without.",
    )
    need: Text = Field(FIRST_NEED, description="Identifier from /api/v1/needs.")
    level: Literal["borough", "ward", "assembly_constituency"] = Field(
        "borough", description="Kind of area; wards are those of 2022."
    )
    split: Literal["equal", "each"] = Field(
        "equal", description="How a unit that areas share counts: in equal parts, or in each."
    )


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the measures of need, and reach against them, to the interface."""

    @api.get("/v1/needs", summary="List measures of need", responses={200: Rows[NeedRow]})
    def list_needs(query: NeedsQuestion) -> Response:
        """List the measures, those that are asked for and not held with the reason."""
        needs = [find_need(name, repository) for name in load_needs()]
        rows = [
            {
                **need.model_dump(mode="json", include=set(NeedRow.model_fields)),
                "counted_as": need.count.value if need.count else None,
            }
            for need in needs
        ]
        table = pd.DataFrame(rows, columns=list(NeedRow.model_fields))
        version = repository.data_version
        return present_rows(table, name="needs", data_version=version, form=query.format)

    @api.get("/v1/reach_need", summary="Reach against need", responses={200: Rows[ReachNeedRow]})
    def show_reach_need(query: ReachNeedQuestion) -> Response:
        """Set the share of located units of each area and group against its share of need.

        A description of where located units lie; never a cause, nor a judgement.
        """
        answer = answer_need(_read_ask(query, repository), repository)
        return present_rows(
            tabulate_need(answer, repository),
            name="reach_need",
            data_version=repository.data_version,
            form=query.format,
        )


def _read_ask(query: ReachNeedQuestion, repository: Repository) -> NeedAsk:
    registry = repository.registry
    named = [name.strip() for name in (query.programme or "").split(",") if name.strip()]
    programmes = tuple(
        dict.fromkeys(registry.programme(name).id for name in named or registry.programmes)
    )
    if query.need not in load_needs():
        raise BadQuestionError(
            field="need",
            value=query.need,
            expected="an identifier listed at /api/v1/needs",
            detail=f"There is no measure of need '{query.need[:80]}'.",
        )
    level = Level(query.level)
    return NeedAsk(
        programmes=programmes,
        reach_filter=ReachFilter(programmes=frozenset(programmes)),
        need=query.need,
        geography=NEWEST_WARDS if level is Level.WARD else Geography(level),
        split=Split(query.split),
    )


class NeedRow(BaseModel):
    """A measure of need, or the reason why it is not held."""

    id: str
    label: str
    indicator: str | None = Field(description="Identifier from /api/v1/indicators.")
    counted_as: str | None = Field(
        description="'value' where the indicator is a number itself, else of what it is a share."
    )
    assumption: str | None = Field(description="What stands in for a denominator that is not held.")
    not_held: str | None = Field(description="Why the atlas does not hold it; null where it does.")


class ReachNeedRow(BaseModel):
    """One area or group: its share of the located units beside its share of the need."""

    grouping: str = Field(description="'area', or the grouping whose group the row is.")
    area_code: str = Field(description="GSS code; imd_1 to imd_5 for fifths of deprivation.")
    area_name: str
    level: str
    vintage: int | None
    units: float = Field(description="Located units; 0 does not say that nothing reached the area.")
    share_of_units: float | None = Field(description="Part of 1.")
    need_count: float | None = Field(description="People or households, by the measure.")
    share_of_need: float | None = Field(description="Part of 1.")
    difference: float | None = Field(description="Share of units minus share of need.")
    lci_95: float | None = Field(description="Null where an obstacle stands.")
    uci_95: float | None
    p_value: float | None
    p_adjusted: float | None = Field(description="After Benjamini-Hochberg over its grouping.")
    verdict: str = Field(description="'cannot tell' wherever an obstacle stands.")
    obstacles: str | None = Field(description="Why nothing is compared, first reason first.")
    located: int = Field(description="Units that lie on some area, of `total`.")
    total: int | None = Field(description="Null where no source counts all units.")
    total_at_least: bool = Field(description="True where sources give a lower bound only.")
    effective_units: float = Field(description="Independent units that say as much as `located`.")
    interval_units: float | None = Field(
        description="Of how many units the interval of the share is; null where an obstacle stands."
    )
    interval_method: str | None
    need: str
    split: str
    programmes: str = Field(description="Identifiers, joined by commas.")
    method: str
    source: str
