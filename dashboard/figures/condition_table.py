"""Which areas meet the conditions, as a CSV file with a column a condition."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures.conditions import Matches, Tested, find_matches
from dashboard.figures.view_table import TableFile
from dashboard.state.view import View
from dashboard.web.csv_tables import write_csv
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.reach.conditions import ANY_PROGRAMME, write_condition, write_conditions
from geodata.repository import Repository

_NOT_TESTED = "not tested on this edition"


def write_matches(view: View, repository: Repository) -> TableFile:
    """Write every area of a view's edition: what was tested, and whether each condition is met.

    Returns
    -------
    TableFile
        One row an area, by name. A condition's column is named as the address
        writes it and says yes, no or cannot tell; ``… (value)`` beside it has
        the value that was tested. The last columns repeat what all rows share:
        the conditions in words, edition, sources, licences, data version.
    """
    matches = find_matches(view, repository)
    areas = repository.areas(view.geography).set_index("area_code").sort_index()
    columns = {"area_code": areas.index.to_series(), "area_name": areas["area_name"]}
    if view.geography.level in (Level.WARD, Level.LSOA):
        columns["borough"] = _name_boroughs(areas, repository)
    columns["meets_all"] = _say(matches.met, areas.index)
    for one in matches.tested:
        name = write_condition(one.condition)
        columns[name] = _say(one.met, areas.index)
        if one.numbers is not None:
            places = repository.registry.indicators[one.condition.subject].decimal_places
            columns[f"{name} (value)"] = one.numbers.map(
                lambda value, places=places: round(float(value), places), na_action="ignore"
            )
    table = pd.DataFrame(columns, index=areas.index).sort_values("area_name", kind="stable")
    shared = _describe_shared(matches, view, repository)
    return TableFile(
        f"areas-by-conditions_{view.geography.key}.csv", write_csv(table.assign(**shared))
    )


def _say(met: pd.Series | None, index: pd.Index) -> pd.Series:
    if met is None:
        return pd.Series(_NOT_TESTED, index=index)
    answers = ["cannot tell" if pd.isna(one) else "yes" if one else "no" for one in met]
    return pd.Series(answers, index=met.index)


def _name_boroughs(areas: pd.DataFrame, repository: Repository) -> pd.Series:
    boroughs = repository.areas(Geography(Level.BOROUGH))
    names = dict(zip(boroughs["area_code"], boroughs["area_name"], strict=True))
    return pd.Series(
        [
            next((names[parent] for parent in (*parents, code) if parent in names), "")
            for code, parents in areas["parent_codes"].items()
        ],
        index=areas.index,
    )


def _list_sources(tested: Tested, repository: Repository) -> Sequence[str]:
    """List the publications that a condition's answer rests on; none where it is of a place."""
    registry, condition = repository.registry, tested.condition
    if condition.is_about_place:
        return ()
    if not condition.is_about_programme:
        return registry.indicators[condition.subject].sources
    if condition.subject != ANY_PROGRAMME:
        return registry.programmes[condition.subject].sources
    return [name for programme in registry.programmes.values() for name in programme.sources]


def _describe_shared(matches: Matches, view: View, repository: Repository) -> dict[str, str]:
    registry = repository.registry
    named = dict.fromkeys(
        identifier for one in matches.tested for identifier in _list_sources(one, repository)
    )
    sources = [registry.sources[identifier] for identifier in named]
    licences = dict.fromkeys(registry.licences[source.licence].title for source in sources)
    return {
        "conditions": "; ".join(one.text for one in matches.tested),
        "where": write_conditions(view.conditions),
        "level": view.geography.level.value,
        "vintage": str(view.geography.vintage or ""),
        "source": "; ".join(f"{source.producer}, {source.title}" for source in sources),
        "licence": "; ".join(licences),
        "data_version": repository.data_version,
    }
