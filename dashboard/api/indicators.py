"""/api/v1/indicators: what is measured, and what there is of it."""

from collections.abc import Iterable

import pandas as pd
from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from dashboard.api.questions import IndicatorPath, IndicatorsQuestion, Question
from dashboard.api.responses import present_json, present_rows
from dashboard.api.schemas import IndicatorDetail, IndicatorRow, One, Rows, SourceRow
from geodata.model import Coverage, Indicator, Source
from geodata.repository import Repository


def register(api: APIBlueprint, repository: Repository) -> None:
    """Attach the indicators to the interface."""

    @api.get("/v1/indicators", summary="List indicators", responses={200: Rows[IndicatorRow]})
    def list_indicators(query: IndicatorsQuestion) -> Response:
        """List the indicators, of one theme if one is named."""
        rows = [
            describe_indicator(indicator, repository.coverage(indicator.id))
            for indicator in repository.registry.indicators.values()
            if query.theme in (None, indicator.theme)
        ]
        return present_rows(
            pd.DataFrame(rows, columns=list(IndicatorRow.model_fields)),
            name="indicators",
            data_version=repository.data_version,
            form=query.format,
        )

    @api.get(
        "/v1/indicators/<indicator>",
        summary="One indicator",
        responses={200: One[IndicatorDetail]},
    )
    def show_indicator(path: IndicatorPath, query: Question) -> Response:  # noqa: ARG001 - declares `data`
        """Give one indicator with its coverage and its sources."""
        indicator = repository.registry.indicator(path.indicator)
        coverage = repository.coverage(indicator.id)
        detail = {
            **describe_indicator(indicator, coverage),
            **indicator.model_dump(mode="json", include=_DETAILS),
            "coverage": [_describe_coverage(part) for part in coverage],
            "sources": describe_sources(indicator.sources, repository),
        }
        return present_json(detail, repository.data_version)


_DETAILS = {
    "population",
    "decimal_places",
    "basis",
    "denominator",
    "processing",
    "report_section",
    "next_review",
}


def describe_indicator(indicator: Indicator, coverage: tuple[Coverage, ...]) -> dict[str, object]:
    """Describe an indicator by the interface's field names."""
    levels = dict.fromkeys(part.geography.level.value for part in coverage)
    periods = {period.id for part in coverage for period in part.periods}
    return {
        "id": indicator.id,
        "label": indicator.label,
        "unit": indicator.unit,
        "theme": indicator.theme.value,
        "polarity": indicator.polarity.value,
        "levels": list(levels),
        "periods": sorted(periods, reverse=True),
        "source": list(indicator.sources),
        "caveats": list(indicator.caveats),
        "description": indicator.description,
    }


def describe_sources(source_ids: Iterable[str], repository: Repository) -> list[dict[str, object]]:
    """Describe publications, each once and in the order given."""
    sources = [repository.registry.sources[source_id] for source_id in dict.fromkeys(source_ids)]
    return [_describe_source(source) for source in sources]


def _describe_source(source: Source) -> dict[str, object]:
    return source.model_dump(mode="json", include=set(SourceRow.model_fields))


def _describe_coverage(coverage: Coverage) -> dict[str, object]:
    return {
        "level": coverage.geography.level.value,
        "vintage": coverage.geography.vintage,
        "periods": [{"id": period.id, "label": period.label} for period in coverage.periods],
        "areas": coverage.areas,
        "has_intervals": coverage.has_intervals,
        "groups": list(coverage.groups),
    }
