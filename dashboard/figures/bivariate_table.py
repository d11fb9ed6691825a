"""Areas by two indicators as a CSV file that carries sources, licences and filters in its rows."""

import pandas as pd

from dashboard.figures.filtered import add_matches
from dashboard.figures.view_table import TableFile
from dashboard.results.bivariate import BivariateResults, Side, build_bivariate
from dashboard.state.view import View
from dashboard.text.bivariate import (
    CELLS,
    QUADRANTS,
    describe_lines,
    list_cautions,
    name_cell,
    name_quadrant,
)
from dashboard.web.csv_tables import write_csv
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository

# What a list may be of, and how many of it there are.
LISTS = {"quadrant": QUADRANTS, "cell": CELLS}


def write_bivariate(
    view: View, repository: Repository, *, kind: str = "", place: str = ""
) -> TableFile | None:
    """Write the areas of a quadrant or cell, or of both where none is named.

    Parameters
    ----------
    view : View
    repository : Repository
    kind : {"quadrant", "cell", ""}
    place : str
        Its number from 0; a number that there is not means every area that
        no filter leaves out.

    Returns
    -------
    TableFile or None
        A row an area by name; None where the view has no two to show.
    """
    results = build_bivariate(view, repository)
    if results is None:
        return None
    rows = add_matches(_list_rows(results, view, repository), view, repository)
    chosen = [number for number in range(LISTS.get(kind, 0)) if str(number) == place]
    subset, shown, suffix = rows, "All areas", ""
    if chosen:
        subset = rows[results.table[kind].reindex(rows.index).eq(chosen[0])]
        shown = (name_quadrant if kind == "quadrant" else name_cell)(results, chosen[0])
        suffix = f"_{kind}_{place}"
    shared = _describe_shared(results, view, repository)
    text = write_csv(subset.sort_values("area_name").assign(filter=shown, **shared))
    first, second = (side.figures.indicator.id for side in results.sides)
    return TableFile(f"{first}_and_{second}_{view.geography.key}{suffix}.csv", text)


def _list_rows(results: BivariateResults, view: View, repository: Repository) -> pd.DataFrame:
    table = results.first.figures.table
    boroughs = repository.areas(Geography(Level.BOROUGH)).set_index("area_code")["area_name"]
    rows = pd.DataFrame(
        {
            "area_code": table.index.to_series(),
            "area_name": table["area_name"],
            "borough": table["parent"].map(boroughs),
        },
        index=table.index,
    )
    if view.geography.level not in (Level.WARD, Level.LSOA):
        rows = rows.drop(columns="borough")
    thirds = {place: name_cell(results, place) for place in range(CELLS)}
    sides = {place: name_quadrant(results, place) for place in range(QUADRANTS)}
    columns = {
        **_list_side("first", results.first, table.index),
        **_list_side("second", results.second, table.index),
        "thirds": results.table["cell"].map(thirds).fillna(""),
        "sides": results.table["quadrant"].map(sides).fillna(""),
    }
    return rows.assign(**columns)


def _list_side(name: str, side: Side, index: pd.Index) -> dict[str, pd.Series]:
    table, places = side.figures.table.loc[index], side.figures.indicator.decimal_places
    limits = {
        f"{name}_{column}": table[column].map(
            lambda value: round(float(value), places), na_action="ignore"
        )
        for column in ("value", "lci_95", "uci_95")
    }
    missing = table["shown"].where(table["note"] == "", table["shown"] + "; " + table["note"])
    return limits | {
        f"{name}_status": table["status"],
        f"{name}_compared_with_london": table["outcome_words"],
        f"{name}_note": table["note"].where(table["value"].notna(), missing),
        f"{name}_method": table["method"],
    }


def _describe_shared(
    results: BivariateResults, view: View, repository: Repository
) -> dict[str, str]:
    registry = repository.registry
    shared: dict[str, str] = {}
    for name, side in zip(("first", "second"), results.sides, strict=True):
        indicator = side.figures.indicator
        sources = [registry.sources[identifier] for identifier in indicator.sources]
        licences = dict.fromkeys(registry.licences[source.licence].title for source in sources)
        shared |= {
            f"{name}_indicator": indicator.label,
            f"{name}_unit": indicator.unit,
            f"{name}_date": side.date,
            f"{name}_group": side.group,
            f"{name}_source": "; ".join(f"{one.producer}, {one.title}" for one in sources),
            f"{name}_licence": "; ".join(licences),
        }
    return shared | {
        "level": view.geography.level.value,
        "vintage": str(view.geography.vintage or ""),
        "lines": " ".join(describe_lines(results)),
        "cautions": " ".join(list_cautions(results)),
        "data_version": repository.data_version,
    }
