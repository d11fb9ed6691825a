"""The pack's clusters: of the figures in use, for each view that a map can be drawn of."""

import pandas as pd
import pytest

from geodata.closed_lists import ClusterKind, Level
from geodata.columns import CLUSTERS
from geodata.model import DRAWN_GEOGRAPHIES, Geography
from geodata.pipeline.clusters import measure_clusters
from geodata.statistics.benchmark import FALSE_DISCOVERY_RATE
from geodata.statistics.clusters import PERMUTATIONS, find_obstacle
from tests.pack_files import areas_of, read_table

VIEW = ["indicator", "period", "group"]
KEYS = [*VIEW, "level", "vintage"]


def used_figures():
    table = read_table("observations")
    drawn = {(geography.level.value, geography.vintage or 0) for geography in DRAWN_GEOGRAPHIES}
    editions = zip(table["level"], table["vintage"].fillna(0), strict=True)
    is_drawn = pd.Series([edition in drawn for edition in editions], index=table.index)
    return table[table["is_used"] & is_drawn]


def test_every_view_in_which_clusters_can_be_looked_for_has_them_and_no_other():
    clusters = read_table("clusters")
    assert tuple(clusters.columns) == CLUSTERS
    could = {
        key
        for key, rows in used_figures()
        .assign(vintage=lambda t: t["vintage"].fillna(0))
        .groupby(KEYS)
        if find_obstacle(rows["value"]) is None
    }
    assert set(clusters.assign(vintage=clusters["vintage"].fillna(0)).groupby(KEYS).groups) == could


def test_each_area_with_a_value_is_said_once_and_by_the_rule():
    clusters = read_table("clusters")
    assert not clusters.duplicated([*KEYS, "area_code"]).any()
    figures = used_figures().dropna(subset="value")
    joined = clusters.merge(figures, on=[*KEYS, "area_code"], how="left", validate="one_to_one")
    assert joined["value"].notna().all()
    measured = clusters[clusters["kind"] != ClusterKind.NO_NEIGHBOURS]
    is_said = measured["kind"] != ClusterKind.NOT_SIGNIFICANT
    assert (is_said == (measured["p_adjusted"] <= FALSE_DISCOVERY_RATE)).all()
    assert measured["p_value"].between(2 / (PERMUTATIONS + 1) - 1e-6, 1).all()
    assert (measured["p_adjusted"] >= measured["p_value"] - 1e-6).all()


@pytest.mark.parametrize("geography", [Geography(Level.BOROUGH), Geography(Level.WARD, 2012)])
def test_the_pack_holds_what_the_rule_gives_today(geography):
    clusters = read_table("clusters")
    is_edition = clusters["vintage"].fillna(0) == (geography.vintage or 0)
    held = clusters[(clusters["level"] == geography.level) & is_edition]
    key, rows = next(iter(held.groupby(VIEW)))
    figures = used_figures().set_index(VIEW).sort_index().loc[[key]]
    figures = figures[figures["level"] == geography.level].set_index("area_code")
    found = measure_clusters(figures["value"].astype(float), areas_of(geography)["neighbours"])
    kept = rows.set_index("area_code").sort_index()
    assert kept["kind"].to_dict() == found["kind"].to_dict()
    assert kept["p_value"].to_list() == pytest.approx(found["p_value"].to_list())
