"""Clusters on made-up chessboards: what is planted is found, and chance is not called one."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.closed_lists import ClusterKind, Obstacle
from geodata.columns import CLUSTERS
from geodata.pipeline.clusters import build_clusters, measure_clusters
from geodata.statistics.clusters import FEWEST_AREAS, find_obstacle
from tests.places import BOROUGH, FULL_COUNT, make_areas, make_observations, make_repository

SIDE = 12


def name_field(row, column):
    return f"E{row:02}{column:02}"


def make_board():
    """Give each field of a board its queen's neighbours."""
    steps = [(r, c) for r in (-1, 0, 1) for c in (-1, 0, 1) if (r, c) != (0, 0)]
    return pd.Series(
        {
            name_field(row, column): [
                name_field(row + r, column + c)
                for r, c in steps
                if 0 <= row + r < SIDE and 0 <= column + c < SIDE
            ]
            for row in range(SIDE)
            for column in range(SIDE)
        }
    )


BOARD = make_board()
NOISE = pd.Series(np.random.default_rng(1).normal(50, 5, SIDE**2), index=BOARD.index)


def plant(values, corner, height, size=4):
    planted = values.copy()
    fields = [
        name_field(corner[0] + row, corner[1] + column)
        for row in range(size)
        for column in range(size)
    ]
    planted[fields] += height
    return planted, fields


def test_a_planted_cluster_is_found_high_or_low():
    values, high = plant(NOISE, (0, 0), 30)
    values, low = plant(values, (8, 8), -30)
    kinds = measure_clusters(values, BOARD)["kind"]
    inner_high, inner_low = name_field(1, 1), name_field(10, 10)
    assert kinds[inner_high] == ClusterKind.HIGH_HIGH
    assert kinds[inner_low] == ClusterKind.LOW_LOW
    assert set(kinds[kinds == ClusterKind.HIGH_HIGH].index) <= set(high)
    assert set(kinds[kinds == ClusterKind.LOW_LOW].index) <= set(low)


@pytest.mark.parametrize(
    ("height", "kind"), [(30, ClusterKind.LOW_HIGH), (-30, ClusterKind.HIGH_LOW)]
)
def test_an_area_unlike_its_neighbours_is_named_by_its_own_side_first(height, kind):
    values, _ = plant(NOISE, (4, 4), height, size=3)
    middle = name_field(5, 5)
    values[middle] = 50 - np.sign(height) * 20
    assert measure_clusters(values, BOARD).loc[middle, "kind"] == kind


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_chance_is_seldom_called_a_cluster(seed):
    values = pd.Series(np.random.default_rng(seed).normal(size=SIDE**2), index=BOARD.index)
    kinds = measure_clusters(values, BOARD)["kind"]
    assert (kinds != ClusterKind.NOT_SIGNIFICANT).sum() <= 0.05 * len(values)


def test_the_order_of_areas_and_of_neighbours_changes_nothing():
    values, _ = plant(NOISE, (0, 0), 30)
    shuffled = values.sample(frac=1, random_state=3)
    turned = BOARD.sample(frac=1, random_state=4).map(lambda codes: list(reversed(codes)))
    pd.testing.assert_frame_equal(
        measure_clusters(values, BOARD), measure_clusters(shuffled, turned)
    )


def test_the_draws_are_those_of_the_seed(monkeypatch):
    first = measure_clusters(NOISE, BOARD)
    pd.testing.assert_frame_equal(first, measure_clusters(NOISE, BOARD))
    monkeypatch.setattr("geodata.pipeline.clusters.SEED", 7)
    assert not first["p_value"].equals(measure_clusters(NOISE, BOARD)["p_value"])


def test_a_p_value_is_two_sided_and_never_nought():
    values, _ = plant(NOISE, (0, 0), 60)
    found = measure_clusters(values, BOARD)
    assert found["p_value"].min() == pytest.approx(2 / 10_000)
    assert found["p_value"].max() <= 1
    assert (found["p_adjusted"] >= found["p_value"]).all()


def test_an_area_without_a_value_is_nobodys_neighbour():
    values, _ = plant(NOISE, (0, 0), 30)
    gap = name_field(1, 1)
    found = measure_clusters(values.where(values.index != gap), BOARD)
    assert gap not in found.index
    other = values.copy()
    other[gap] = -1e6
    unlinked = pd.Series(
        {code: [n for n in BOARD[code] if n != gap] for code in other.drop(gap).index}
    )
    pd.testing.assert_frame_equal(found, measure_clusters(other.drop(gap), unlinked))


def test_an_area_without_neighbours_is_not_measured_and_counts_for_no_other():
    island = "E9999"
    values = pd.concat([NOISE, pd.Series({island: 1e6})])
    board = pd.concat([BOARD, pd.Series({island: []})])
    found = measure_clusters(values, board)
    assert found.loc[island, "kind"] == ClusterKind.NO_NEIGHBOURS
    assert found.loc[[island], ["local_i", "p_value", "p_adjusted"]].isna().all(axis=None)
    pd.testing.assert_frame_equal(found.drop(island), measure_clusters(NOISE, BOARD))


@pytest.mark.parametrize(
    ("values", "obstacle"),
    [
        ([None] * 40, Obstacle.NO_VALUES),
        ([1.0, 2.0] * (FEWEST_AREAS // 2 - 1) + [None] * 10, Obstacle.TOO_FEW),
        ([3.0] * 40 + [None], Obstacle.ALL_ALIKE),
        ([1.0, 2.0] * (FEWEST_AREAS // 2), None),
    ],
)
def test_what_keeps_clusters_from_being_found_is_named(values, obstacle):
    assert find_obstacle(pd.Series(values, dtype=float)) is obstacle


def test_a_table_has_each_view_that_could_be_looked_at_and_no_other():
    codes = [f"E{number:02}" for number in range(36)]
    areas = make_areas().head(1).drop(columns=["area_code", "neighbours"])
    near = [[other for other in codes if other != code] for code in codes]
    areas = areas.merge(pd.DataFrame({"area_code": codes, "neighbours": near}), how="cross")
    [figure] = make_observations().query("area_code == 'E09999001'").tail(1).to_dict("records")
    rows = pd.DataFrame(
        [{**figure, "area_code": code, "value": float(place)} for place, code in enumerate(codes)]
    ).astype({"vintage": "Int64"})
    kept = rows.assign(period="1999", is_used=False)
    few = rows.head(FEWEST_AREAS - 1).assign(period="2001")
    table = build_clusters(pd.concat([rows, kept, few]), areas)
    assert tuple(table.columns) == CLUSTERS
    assert list(table["area_code"]) == codes
    assert set(table["period"]) == {figure["period"]}
    assert build_clusters(few, areas).empty


def test_the_repository_answers_for_one_view_and_nothing_for_others():
    row = dict.fromkeys(CLUSTERS) | {
        "indicator": FULL_COUNT,
        "level": "borough",
        "period": "2021-03-21",
        "group": "all",
        "area_code": "E09999001",
        "kind": "high-high",
    }
    other = row | {"level": "ward", "vintage": 2022}
    table = pd.DataFrame([row, other], columns=list(CLUSTERS)).astype({"vintage": "Int64"})
    repository = make_repository(clusters=table)
    held = repository.clusters(FULL_COUNT, BOROUGH, period="2021-03-21", group="all")
    assert held["kind"].to_list() == ["high-high"]
    assert tuple(held.columns) == CLUSTERS
    assert repository.clusters(FULL_COUNT, BOROUGH, period="1801", group="all").empty
