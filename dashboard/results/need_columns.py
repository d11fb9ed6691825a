"""Reach against need as tables for files and for the interface."""

from collections.abc import Sequence

import pandas as pd

from dashboard.results.need import NeedAnswer, NeedLine
from geodata.repository import Repository

_FRACTIONS = 6
NEED_COLUMNS = (
    *("grouping", "area_code", "area_name", "level", "vintage", "units", "share_of_units"),
    *("need_count", "share_of_need", "difference", "lci_95", "uci_95", "p_value", "p_adjusted"),
    *("verdict", "obstacles", "located", "total", "total_at_least", "effective_units"),
    *("interval_units", "interval_method", "need", "split", "programmes", "method", "source"),
)
LIST_COLUMNS = (
    *("area_code", "area_name", "borough", "level", "vintage", "need", "need_rate", "need_unit"),
    *("need_date", "compared_with", "compared_value", "records", "units", "warning", "method"),
    *("source", "licence", "programmes", "filters", "data_version"),
)
METHOD = (
    "share of located units minus share of need, parts of 1; derived by this atlas; 95 % interval"
    " of the share of units (exact or mid-p, of interval_units), need taken as known;"
    " Benjamini-Hochberg over the rows of a grouping"
)
_REACH_SOURCE = "records of reach: GLA report of February 2020, official pages and press"


def tabulate_need(answer: NeedAnswer, repository: Repository) -> pd.DataFrame:
    """Tabulate every area, then every group; columns ``NEED_COLUMNS``.

    Where there is an obstacle, intervals and p-values are missing and every
    verdict is "cannot tell".
    """
    rows = [_describe(line, "area", answer) for line in answer.lines]
    rows += [
        _describe(line, str(grouping), answer)
        for grouping, lines in answer.groups.items()
        for line in lines
    ]
    found, ask = answer.comparison, answer.ask
    table = pd.DataFrame(rows).assign(
        obstacles=", ".join(found.obstacles) or None,
        located=found.located,
        total=found.total,
        total_at_least=found.at_least,
        effective_units=round(found.effective_units, 2),
        interval_units=None if found.obstacles else round(found.interval_units, 2),
        interval_method=None if found.obstacles else found.method.value,
        need=ask.need,
        split=ask.split.value,
        programmes=", ".join(ask.programmes),
        method=METHOD,
        source=name_sources(answer, repository),
    )
    return table.reindex(columns=list(NEED_COLUMNS)).astype({"total": "Int64", "vintage": "Int64"})


def _describe(line: NeedLine, grouping: str, answer: NeedAnswer) -> dict[str, object]:
    is_area = grouping == "area"
    level, vintage = answer.ask.geography
    return {
        "grouping": grouping,
        "area_code": line.area_code,
        "area_name": line.name,
        "level": level.value if is_area else grouping,
        "vintage": vintage if is_area else None,
        "units": round(line.units, _FRACTIONS),
        "share_of_units": _round(line.share_of_units),
        "need_count": _round(line.need_count, 1),
        "share_of_need": _round(line.share_of_need),
        "difference": _round(line.difference),
        "lci_95": _round(line.lci_95),
        "uci_95": _round(line.uci_95),
        "p_value": _round(line.p_value),
        "p_adjusted": _round(line.p_adjusted),
        "verdict": line.verdict.value,
    }


def _round(value: float | None, places: int = _FRACTIONS) -> float | None:
    return None if value is None else round(value, places)


def name_sources(answer: NeedAnswer, repository: Repository) -> str:
    """Name where records and figures of need come from."""
    sources = repository.registry.sources
    named = [sources[name] for name in (answer.indicator.sources if answer.indicator else ())]
    return "; ".join(
        [_REACH_SOURCE, *[f"need: {source.producer}, {source.title}" for source in named]]
    )


def name_licences(answer: NeedAnswer, repository: Repository) -> str:
    """Name the licences of the figures of need."""
    registry = repository.registry
    named = [
        registry.licences[registry.sources[name].licence].title
        for name in (answer.indicator.sources if answer.indicator else ())
    ]
    return "; ".join(dict.fromkeys(named))


def tabulate_list(
    lines: Sequence[NeedLine], answer: NeedAnswer, repository: Repository
) -> pd.DataFrame:
    """Tabulate one of the two lists, with some of the columns ``LIST_COLUMNS``.

    Of an area without a record ``records`` holds the words, not a number.
    """
    indicator = answer.indicator
    level, vintage = answer.ask.geography
    rows = [
        {
            "area_code": line.area_code,
            "area_name": line.name,
            "borough": line.borough,
            "need_rate": line.rate,
            "records": str(line.records) if line.records else line.state.value,
            "units": round(line.units, _FRACTIONS) if line.units else None,
        }
        for line in lines
    ]
    columns = ["area_code", "area_name", "borough", "need_rate", "records", "units"]
    return pd.DataFrame(rows, columns=columns).assign(
        level=level.value,
        vintage=str(vintage or ""),
        need=answer.need.label,
        need_unit=indicator.unit if indicator else "",
        need_date=answer.period,
        compared_value=answer.usual_rate,
        programmes=", ".join(answer.ask.programmes),
        source=name_sources(answer, repository),
        licence=name_licences(answer, repository),
        data_version=repository.data_version,
    )
