"""Clusters in colours and in words: which areas lie high or low together, and how that is known."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.format.names import LEVEL_NAMES, count_areas, name_geography
from dashboard.format.numbers import agree
from dashboard.results.classes import NO_VALUE, PLAIN, Colouring, LegendEntry
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View
from dashboard.text.conditions import ALL_AREAS_NOTE
from dashboard.theme.palettes import CLUSTERS
from geodata.closed_lists import Basis, ClusterKind, Level, Obstacle
from geodata.model import BOROUGHS, Geography, list_words
from geodata.repository import Repository
from geodata.statistics.clusters import FEW_AREAS, FEWEST_AREAS, PERMUTATIONS, SEED, find_obstacle

_KEPT_TEXTS = 128
# The kinds that have a colour, in the order of the palette.
COLOURED = (
    ClusterKind.HIGH_HIGH,
    ClusterKind.LOW_LOW,
    ClusterKind.HIGH_LOW,
    ClusterKind.LOW_HIGH,
    ClusterKind.NOT_SIGNIFICANT,
)
_NAMES = {
    ClusterKind.HIGH_HIGH: "High, among high neighbours",
    ClusterKind.LOW_LOW: "Low, among low neighbours",
    ClusterKind.HIGH_LOW: "High, among low neighbours",
    ClusterKind.LOW_HIGH: "Low, among high neighbours",
    ClusterKind.NOT_SIGNIFICANT: "No clear pattern",
    ClusterKind.NO_NEIGHBOURS: "No neighbour with a value",
}
_DETAILS = {
    ClusterKind.HIGH_HIGH: "high-high cluster",
    ClusterKind.LOW_LOW: "low-low cluster",
    ClusterKind.HIGH_LOW: "high-low outlier",
    ClusterKind.LOW_HIGH: "low-high outlier",
    ClusterKind.NOT_SIGNIFICANT: "not significant",
}
_IN_SUMMARY = {
    ClusterKind.HIGH_HIGH: "high among high neighbours",
    ClusterKind.LOW_LOW: "low among low",
    ClusterKind.HIGH_LOW: "high among low",
    ClusterKind.LOW_HIGH: "low among high",
}
_IN_TIP = {ClusterKind.NOT_SIGNIFICANT: "No clear pattern with its neighbours"}
MEANING = (
    "Each area is set beside the areas next to it. A cluster is an area whose own value and whose"
    " neighbours' average lie on the same side of the average of all areas, further than chance"
    " would often bring about; an outlier lies on the other side than its neighbours. High and low"
    " are sizes of the figure, not a judgement, and a pattern does not say what made it."
)


class KindText(NamedTuple):
    """One kind: its place among the colours, its name, how many areas, and which, by borough."""

    place: int
    name: str
    detail: str
    count: str
    areas: tuple[tuple[str, str], ...]


class ClusterText(NamedTuple):
    """What the panel under a map of clusters says; ``kinds`` is empty where none were sought."""

    summary: str
    kinds: tuple[KindText, ...]
    cautions: tuple[str, ...]
    making: str


def _list_kinds(figures: ViewResults, period: str, group: str, repository: Repository) -> pd.Series:
    """Give each area's kind by code; missing where the area has no value."""
    rows = repository.clusters(figures.indicator.id, figures.geography, period=period, group=group)
    return rows.set_index("area_code")["kind"].astype(object).reindex(figures.table.index)


def explain_no_clusters(view: View, figures: ViewResults) -> str:
    """Say in a few words why no clusters can be looked for; nothing where they can."""
    plural = LEVEL_NAMES[view.geography.level][1]
    reasons = {
        Obstacle.NO_VALUES: f"No figures for these {plural}",
        Obstacle.TOO_FEW: f"Needs {FEWEST_AREAS} {plural} with a value; "
        f"{len(figures.valued)} {agree(len(figures.valued), 'has', 'have')} one",
        Obstacle.ALL_ALIKE: f"All {plural} have the same value",
        None: "",
    }
    return reasons[find_obstacle(figures.table["value"])]


def colour_clusters(view: View, figures: ViewResults, repository: Repository) -> Colouring | None:
    """Colour each area by its kind, one without a clear pattern quietly; None if none is sought."""
    if explain_no_clusters(view, figures) or view.period is None:
        return None
    kinds = _list_kinds(figures, view.period.id, view.group, repository)
    order = {kind.value: place for place, kind in enumerate(COLOURED)}
    places = kinds.map(order).astype(float).fillna(PLAIN).astype(int)
    places[figures.table["value"].isna()] = NO_VALUE
    return Colouring(
        palette=CLUSTERS,
        places=places,
        entries=tuple(LegendEntry(_NAMES[kind], _DETAILS[kind]) for kind in COLOURED),
        tips=kinds.map(_say_kind),
        title=f"Where it clusters: {view.indicator.label}, {name_geography(view.geography)},"
        f" {view.period.label}",
        plain="no neighbour with a value",
    )


def _say_kind(kind: object) -> str:
    if not isinstance(kind, str):
        return ""
    return _IN_TIP.get(ClusterKind(kind), _NAMES[ClusterKind(kind)])


def name_kind(kind: str) -> str:
    """Name a kind of cluster as the legend does."""
    return _NAMES[ClusterKind(kind)]


def describe_clusters(
    view: View, figures: ViewResults, repository: Repository, matching: ViewResults | None = None
) -> ClusterText:
    """Put the clusters of a view into words, each kind with its areas.

    Where filters leave areas out, ``matching`` has the others, which alone
    are counted and named by kind; clusters are those of all areas.
    """
    why_not = explain_no_clusters(view, figures)
    if why_not or view.period is None:
        return ClusterText(f"No clusters can be looked for here. {why_not}.", (), (), "")
    named = frozenset(matching.table.index) if matching and matching.is_filtered else None
    return _describe(figures, view.period.id, view.group, named, repository)


@lru_cache(maxsize=_KEPT_TEXTS)
def _describe(
    figures: ViewResults,
    period: str,
    group: str,
    named: frozenset[str] | None,
    repository: Repository,
) -> ClusterText:
    kinds = _list_kinds(figures, period, group, repository)
    table = figures.table.assign(kind=kinds)
    if named is not None:
        table = table[table.index.isin(named)]
    boroughs = dict(
        repository.areas(BOROUGHS)[["area_code", "area_name"]].itertuples(index=False, name=None)
    )
    texts = tuple(
        KindText(
            place,
            _NAMES[kind],
            _DETAILS[kind],
            count_areas(int((table["kind"] == kind).sum()), figures.geography),
            _name_areas(table[table["kind"] == kind], figures.geography, boroughs),
        )
        for place, kind in enumerate(COLOURED)
    )
    return ClusterText(
        _summarise(kinds, figures.geography),
        texts,
        (*([] if named is None else [ALL_AREAS_NOTE]), *_list_cautions(figures)),
        _tell_making(kinds),
    )


def _name_areas(
    table: pd.DataFrame, geography: Geography, boroughs: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """Name areas by their borough; neighbourhoods, whose names are numbers, are counted."""
    if table.empty or table["kind"].iloc[0] == ClusterKind.NOT_SIGNIFICANT:
        return ()
    if table["parent"].isna().all():
        return (("", ", ".join(sorted(table["area_name"]))),)
    groups = []
    for code, rows in table.groupby("parent"):
        is_counted = geography.level is Level.LSOA
        names = f"{len(rows)}" if is_counted else ", ".join(sorted(rows["area_name"]))
        groups.append((boroughs.get(str(code), str(code)), names))
    return tuple(sorted(groups))


def _summarise(kinds: pd.Series, geography: Geography) -> str:
    counts = {kind: int((kinds == kind).sum()) for kind in COLOURED}
    measured = sum(counts.values())
    found = measured - counts[ClusterKind.NOT_SIGNIFICANT]
    if not found:
        return (
            f"No cluster is clear: none of {count_areas(measured, geography)} and its"
            " neighbours lie together further than chance would often bring about."
        )
    parts = [
        f"{counts[kind]:,} {phrase}" if counts[kind] else f"none {phrase}"
        for kind, phrase in _IN_SUMMARY.items()
    ]
    lies = agree(found, "lies", "lie")
    return (
        f"{found:,} of {count_areas(measured, geography)} {lies} in a clear pattern:"
        f" {list_words(parts)}."
    )


def _list_cautions(figures: ViewResults) -> Iterable[str]:
    count = len(figures.valued)
    plural = LEVEL_NAMES[figures.geography.level][1]
    if count <= FEW_AREAS:
        yield (
            f"{count} areas is few: among so few {plural} only very strong patterns can be told"
            " from chance, so no clear pattern does not mean that there is none."
        )
    if figures.indicator.basis in (Basis.SURVEY, Basis.MODELLED):
        what = "a survey" if figures.indicator.basis is Basis.SURVEY else "a model"
        how = (
            "their 95 % intervals are left out of account"
            if figures.has_intervals
            else "no 95 % interval is published for them"
        )
        yield (
            f"The values are estimates from {what}, and {how}: the calculation takes them as"
            " exact, so a cluster can be an accident of the estimates."
        )
    derived = sorted(set(figures.valued["method"]) - {"published"})
    if derived:
        yield "Some of the values are derived, as the source line says."


def _tell_making(kinds: pd.Series) -> str:
    missing = int(kinds.isna().sum())
    alone = int((kinds == ClusterKind.NO_NEIGHBOURS).sum())
    left_out = (
        f" {missing:,} without a value {agree(missing, 'is', 'are')} left out." if missing else ""
    )
    islands = (
        f" {alone:,} {agree(alone, 'has', 'have')} no neighbour with a value." if alone else ""
    )
    measured = len(kinds) - missing - alone
    return (
        "Local Moran's I. Neighbours share a border or a corner (queen contiguity); the tidal"
        " Thames is bridged, so that areas that face each other over the water are neighbours too."
        f" An area's neighbours count alike (row-standardised weights).{left_out}{islands}"
        f" For each area the values of all others were dealt out at random {PERMUTATIONS:,} times"
        f" (conditional permutations, seed {SEED}); p-values are two-sided, and Benjamini-Hochberg"
        f" holds false discoveries at 5 % over the {measured:,} areas. It is computed once for each"
        " data version."
    )
