"""A profile as tidy tables, from which its workbook, its CSV and the API's answer are written."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.results.profile import AreaProfile, Point, ProfileFigure, Spread
from geodata.model import Area, Source
from geodata.reach.records import find_boroughs, programmes_reaching
from geodata.repository import Repository

# The columns of reach that readers get, by the names of the HTTP interface.
_REACH_NAMES = {"latitude": "lat", "longitude": "lon"}
_REACH_COLUMNS = (
    *("programme", "activity", "organisation", "role", "area_codes", "known_at", "place"),
    *("precision", "lat", "lon", "units", "date", "amount_gbp", "participants", "confidence"),
    *("source", "quote", "note"),
)
_LONDON = "London"
_WHOLE_NUMBERS = ("vintage", "base", "first", "last", "areas_with_value")
# Finer than any published value; more would show how floats are stored.
_PLACES = 10


def tabulate_profile(profile: AreaProfile, repository: Repository) -> dict[str, pd.DataFrame]:
    """Lay a profile out as tables.

    Returns
    -------
    dict of DataFrame
        ``sentences`` (what the profile says first), ``figures`` (a row an
        indicator, values and limits in its own ``unit``, missing where not
        held; ``figure_for`` says whether it is the area's own or its
        borough's), ``trends`` (a row a date, of the area and of London),
        ``parts`` (a row a figure of its parts or siblings), ``reach`` (its
        records), ``not_recorded`` (programmes without one: unknown, not none),
        ``editions`` (wards of other editions, with the share of this area),
        ``similar`` and ``similar_recipe``, and ``sources``. A table may be empty.
    """
    return {
        "sentences": _tabulate_sentences(profile),
        "figures": _tabulate(_describe_figure(figure) for figure in profile.figures),
        "trends": _tabulate(row for figure in profile.figures for row in _list_trend(figure)),
        "parts": _tabulate(_list_parts(profile)),
        "reach": _tabulate_reach(profile.area, repository),
        "not_recorded": _tabulate(
            {"programme": programme.id, "label": programme.label}
            for programme in profile.unrecorded
        ),
        "editions": _tabulate(_list_editions(profile)),
        "similar": _tabulate(_list_similar(profile)),
        "similar_recipe": _tabulate(
            {"indicator": indicator.id, "label": indicator.label, "weight": weight}
            for indicator, weight in (profile.similar.weights if profile.similar else ())
        ),
        "sources": _tabulate(
            source.model_dump(mode="json", exclude={"files", "note", "known_as"})
            for source in list_sources(profile)
        ),
    }


def list_sources(profile: AreaProfile) -> list[Source]:
    """List the publications that a profile's figures come from, each once, by producer."""
    found = {figure.source.id: figure.source for figure in profile.figures if figure.source}
    return sorted(found.values(), key=lambda source: (source.producer, source.title))


def name_edition(area: Area) -> dict[str, object]:
    """Name an area in the columns that every table shares."""
    return {
        "area_code": area.area_code,
        "area_name": area.area_name,
        "level": area.geography.level.value,
        "vintage": area.geography.vintage,
    }


def _tabulate(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows))
    # Editions and counts are whole numbers even where some are missing.
    whole = {
        name: "Int64"
        for name in ("vintage", "base", "first", "last", "areas_with_value")
        if name in table
    }
    return table.astype(whole)


def _tabulate_sentences(profile: AreaProfile) -> pd.DataFrame:
    sentences: list[tuple[str, str]] = [
        ("headline", f"{fact.label}: {fact.shown}. {fact.detail}") for fact in profile.headline
    ]
    sentences += [("stands out", one.sentence) for one in profile.stand_outs]
    sentences += [("edition", link.text) for link in (*profile.replaced_by, *profile.replaces)]
    if profile.similar:
        sentences += [("similar areas", sentence) for sentence in profile.similar.comparisons]
        sentences.append(("similar areas, method", profile.similar.method))
    sentences.append(("programmes", profile.reached_note))
    return _tabulate(
        {"about": about, "sentence": sentence} for about, sentence in sentences if sentence
    )


def _describe_figure(figure: ProfileFigure) -> dict[str, object]:
    indicator, london, spread = figure.indicator, figure.london, figure.spread
    first, last = figure.places or (None, None)
    source = figure.source
    return {
        "indicator": indicator.id,
        "label": indicator.label,
        "theme": indicator.theme.value,
        **name_edition(figure.area),
        "figure_for": "borough" if figure.is_borrowed else "area",
        "period": figure.period.id,
        "period_label": figure.period.label,
        "group": figure.group,
        "value": figure.value,
        "unit": indicator.unit,
        "lci_95": figure.lci_95,
        "uci_95": figure.uci_95,
        "base": figure.base,
        "status": figure.status,
        "shown": figure.shown,
        "note": figure.note,
        "reliability": figure.reliability.value,
        "basis": indicator.basis.value,
        "polarity": indicator.polarity.value,
        "london_value": london.estimate.value if london else None,
        "london_lci_95": london.estimate.lci_95 if london else None,
        "london_uci_95": london.estimate.uci_95 if london else None,
        "london_is_derived": london.is_derived if london else None,
        "difference": figure.difference,
        "outcome": figure.outcome.value,
        "comparison": figure.comparison,
        "first": first,
        "last": last,
        **_describe_spread(spread),
        "method": figure.method,
        "source": source.id if source else "",
        "source_title": f"{source.producer}: {source.title}" if source else "",
        "licence": source.licence if source else "",
    }


def _describe_spread(spread: Spread | None) -> dict[str, object]:
    if spread is None:
        return {}
    *values, areas = spread
    named = zip(Spread._fields, values, strict=False)
    return {**{f"areas_{name}": value for name, value in named}, "areas_with_value": areas}


def _list_trend(figure: ProfileFigure) -> Iterable[dict[str, object]]:
    for name, points in ((figure.area.area_name, figure.trend), (_LONDON, figure.london_trend)):
        for point in points:
            yield {
                "indicator": figure.indicator.id,
                "label": figure.indicator.label,
                "area_name": name,
                "unit": figure.indicator.unit,
                **_describe_point(point),
            }


def _describe_point(point: Point) -> dict[str, object]:
    return {
        "period": point.period.id,
        "period_label": point.period.label,
        "value": point.value,
        "lci_95": point.lci_95,
        "uci_95": point.uci_95,
        "series_breaks_before": point.is_break,
    }


def _list_parts(profile: AreaProfile) -> Iterable[dict[str, object]]:
    for row in profile.parts.rows if profile.parts else ():
        for figure in row.figures:
            yield _describe_figure(figure)


def _tabulate_reach(area: Area, repository: Repository) -> pd.DataFrame:
    boroughs = find_boroughs(area, repository.areas())
    records = programmes_reaching(repository.reach(), area, boroughs)
    return records.rename(columns=_REACH_NAMES).loc[:, list(_REACH_COLUMNS)]


def _list_editions(profile: AreaProfile) -> Iterable[dict[str, object]]:
    for relation in ("replaced_by", "replaces"):
        for link in getattr(profile, relation):
            yield {"relation": relation, **name_edition(link.area), "share": link.share}


def _list_similar(profile: AreaProfile) -> Iterable[dict[str, object]]:
    for near in profile.similar.areas if profile.similar else ():
        yield {**name_edition(near.area), "distance": near.distance}


def list_records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table's rows as dictionaries, with None for what is missing."""
    plain = table.round(_PLACES).astype(object).where(table.notna(), None)
    return [
        {str(name): list(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()}
        for row in plain.to_dict("records")
    ]
