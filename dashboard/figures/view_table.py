"""The table on screen as a CSV file that carries its source, licence and filters in every row."""

import re

import pandas as pd

from dashboard.figures.change_columns import list_change_columns
from dashboard.figures.colourings import colour_view, name_classes
from dashboard.figures.filtered import add_matches, split_matching
from dashboard.figures.reach_marks import count_by_area
from dashboard.results.ranks import rank_areas
from dashboard.results.reached import select_placed
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.listed_areas import find_choice
from dashboard.state.selection import Mode
from dashboard.state.view import View
from dashboard.text.clusters import describe_clusters, explain_no_clusters, name_kind
from dashboard.web.csv_tables import TableFile, write_csv
from geodata.closed_lists import Level
from geodata.model import Geography, list_words
from geodata.reach.records import NO_RECORD
from geodata.repository import Repository

# Columns of the table on screen, by the names that its script sorts by.
_SORTED_BY = {
    "name": "area_name",
    "parent": "borough",
    "value": "value",
    "outcome": "compared_with_london",
    "note": "note",
    "records": "records",
    "rank": "value",
    "earlier": "since_value",
    "change": "change",
}


def write_table(
    view: View, repository: Repository, *, sort: str = "", is_descending: bool = False
) -> TableFile:
    """Write a view's table as the screen shows it, in its order.

    Parameters
    ----------
    view : View
    repository : Repository
    sort : str
        Column that the reader sorts by, as `_SORTED_BY` names it; by name
        where there is no such column.
    is_descending : bool
        Rows without a value are last in both directions, as on screen.

    Returns
    -------
    TableFile
        One row an area that no filter leaves out, with what `add_matches` adds
        of a filter, `list_change_columns` of a change and `list_cluster_columns`
        to a map of clusters. The columns after ``method`` repeat what every row
        shares: indicator, unit, date, source, licence, filters, data version.
    """
    figures = build_results(view, repository)
    table = add_matches(list_rows(view, figures, repository), view, repository)
    listed = find_choice(view.within, view.geography, repository)
    if listed is not None:
        table = table[table.index.isin(listed.members)]
    column = _SORTED_BY.get(sort, "area_name")
    if column not in table.columns:
        column = "area_name"
    # On screen the words for a missing value stand in its own column, not among the notes.
    cells = figures.table["note"].loc[table.index] if column == "note" else table[column]
    blank = cells.isna() | cells.eq("")
    # Equal rows keep the order of their codes, as on screen.
    untold = split_matching(table)[1].index
    # What cannot be told whether it matches stands last, whatever the order.
    keys = {"untold": table.index.isin(untold), "blank": blank, "key": _make_keys(cells)}
    if sort == "rank":
        # Values that are shown alike stand in the order of their places.
        keys["place"] = table["rank_from"]
    up = {"untold": True, "blank": True, "key": not is_descending, "place": True}
    ordered = table.assign(**keys).sort_values(
        list(keys), ascending=[up[name] for name in keys], kind="stable"
    )
    shared = describe_shared(view, repository)
    text = write_csv(ordered[list(table.columns)].assign(**shared))
    return TableFile(name_table(view), text)


def list_rows(view: View, figures: ViewResults, repository: Repository) -> pd.DataFrame:
    """List the rows of a view's table: every area of its edition, by code, unfiltered."""
    table = figures.table
    places = view.indicator.decimal_places
    boroughs = repository.areas(Geography(Level.BOROUGH)).set_index("area_code")["area_name"]
    ranks = rank_areas(figures)
    rows = pd.DataFrame(
        {
            "area_code": table.index.to_series(),
            "area_name": table["area_name"],
            "borough": table["parent"].map(boroughs),
            "value": _round(table["value"], places),
            "lci_95": _round(table["lci_95"], places),
            "uci_95": _round(table["uci_95"], places),
            "base": table["base"],
            "status": table["status"],
            "rank_from": ranks["first"],
            "rank_to": ranks["last"],
            "class_on_map": name_classes(colour_view(view, figures, repository)),
            "compared_with_london": table["outcome_words"],
            "note": _explain(table),
            "method": table["method"],
        },
        index=table.index,
    )
    if view.geography.level not in (Level.WARD, Level.LSOA):
        rows = rows.drop(columns="borough")
    rows = rows.assign(
        **list_change_columns(view, figures, repository),
        **list_cluster_columns(view, figures, repository),
    )
    if not view.programmes:
        return rows
    counts = count_by_area(select_placed(view, repository), view.geography, repository)
    texts = [counts.get(code, NO_RECORD.rstrip(".").lower()) for code in rows["area_code"]]
    return rows.assign(records=pd.Series(texts, index=rows.index, dtype=object).astype(str))


def _round(column: pd.Series, decimal_places: int) -> pd.Series:
    # As the screen rounds: pandas takes 26.15 to 26.2 where Python, and so the screen, says 26.1.
    return column.map(lambda value: round(float(value), decimal_places), na_action="ignore")


def _make_keys(column: pd.Series) -> pd.Series:
    if column.name == "records":
        # By number, as on screen, where an area without a record stands below one with one.
        return pd.to_numeric(column, errors="coerce").fillna(0)
    return column.str.casefold() if column.dtype == "str" else column


def _explain(table: pd.DataFrame) -> pd.Series:
    """Give each row's note, and for one without a value the words on screen."""
    missing = table["shown"].where(table["note"] == "", table["shown"] + "; " + table["note"])
    return table["note"].where(table["value"].notna(), missing)


def describe_shared(view: View, repository: Repository) -> dict[str, str]:
    """Say what every row of a view's table shares: indicator, date, source, licence, version."""
    registry = repository.registry
    sources = [registry.sources[identifier] for identifier in view.indicator.sources]
    licences = dict.fromkeys(registry.licences[source.licence].title for source in sources)
    return {
        "indicator": view.indicator.label,
        "unit": view.indicator.unit,
        "date": view.period.label if view.period else "",
        "group": view.group,
        "level": view.geography.level.value,
        "vintage": str(view.geography.vintage or ""),
        "listed_within": view.within.area_name if view.within else "",
        "programmes": list_words(programme.label for programme in view.programmes),
        "source": "; ".join(f"{source.producer}, {source.title}" for source in sources),
        "licence": "; ".join(licences),
        "data_version": repository.data_version,
    }


def name_table(view: View) -> str:
    """Name the file of a view's table: what is measured, on which areas, and when."""
    dates = [one.label for one in (view.since if view.shows_change else None, view.period) if one]
    when = re.sub(r"[^0-9a-z]+", "-", " to ".join(dates).lower()) or "no-date"
    derived = f"_derived-from-{view.moved_from.key}" if view.moved_from else ""
    return f"{view.indicator.id}_{view.geography.key}{derived}_{when}.csv"


_P_PLACES, _I_PLACES = 4, 3
_EXPLAINED = (
    "cluster: the kind of cluster or outlier, decided by cluster_p_adjusted; local_moran_i: local"
    " Moran's I; cluster_p_value: its two-sided pseudo p-value; cluster_p_adjusted: that value"
    " after Benjamini-Hochberg over all areas."
)


def list_cluster_columns(
    view: View, figures: ViewResults, repository: Repository
) -> dict[str, pd.Series | str]:
    """List the columns that a view of clusters adds to its file; none for any other view.

    Returns
    -------
    dict of Series or str
        ``cluster`` (the kind in words), ``local_moran_i``, ``cluster_p_value``
        and ``cluster_p_adjusted``, by code of area and empty where the area has
        no value; ``cluster_columns`` says in every row what the four are and
        how they were made.
    """
    if view.mode is not Mode.CLUSTERS or view.period is None:
        return {}
    if explain_no_clusters(view, figures):
        return {}
    rows = repository.clusters(
        view.indicator.id, figures.geography, period=view.period.id, group=view.group
    )
    clusters = rows.set_index("area_code").reindex(figures.table.index)
    making = describe_clusters(view, figures, repository).making
    return {
        "cluster": clusters["kind"].astype(object).map(name_kind, na_action="ignore"),
        "local_moran_i": clusters["local_i"].astype(float).round(_I_PLACES),
        "cluster_p_value": clusters["p_value"].astype(float).round(_P_PLACES),
        "cluster_p_adjusted": clusters["p_adjusted"].astype(float).round(_P_PLACES),
        "cluster_columns": f"{_EXPLAINED} {making}",
    }
