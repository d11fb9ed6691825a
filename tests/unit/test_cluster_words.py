"""Clusters in colours and words, over a made-up board of areas of which some lie together."""

import pandas as pd
import pytest

from dashboard.figures.map_values import describe_figures
from dashboard.pages.explore.offers import why_no_clusters
from dashboard.pages.explore.panel_callbacks import present_clusters
from dashboard.results.view_results import build_results
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.text.clusters import colour_clusters, describe_clusters
from dashboard.theme.palettes import CLUSTERS as PALETTE
from geodata.columns import CLUSTERS
from tests.layout_text import read_text
from tests.places import (
    FULL_COUNT,
    SQUARE_A,
    SQUARE_B,
    SURVEY,
    make_areas,
    make_observations,
    make_repository,
)

PERIOD = "2021-03-21"
COUNT = 36
CODES = [SQUARE_A, SQUARE_B, *[f"E099990{number:02}" for number in range(10, 10 + COUNT - 2)]]
# The first are of one kind each; the last has no value.
KINDS = ["high-high", "low-low", "high-low", "low-high", "no neighbour with a value"]


def make_board(indicator=FULL_COUNT, **figures):
    """Repository of 36 squares, the last without a value, with clusters as if computed."""
    areas, rows = make_areas(), make_observations()
    square = areas[areas["area_code"] == SQUARE_A].drop(columns=["area_code", "area_name"])
    names = pd.DataFrame(
        {"area_code": CODES, "area_name": [f"Square {n} (made up)" for n in range(COUNT)]}
    )
    others = areas[areas["level"] != "borough"]
    figure = rows[(rows["indicator"] == FULL_COUNT) & (rows["area_code"] == SQUARE_A)].tail(1)
    made = figure.drop(columns=["area_code", "area_name", "value"]).merge(names, how="cross")
    made = made.assign(value=[*map(float, range(COUNT - 1)), float("nan")], indicator=indicator)
    made = made.assign(**figures)
    kinds = pd.DataFrame(
        {"area_code": CODES[:-1], "kind": (KINDS + ["not significant"] * COUNT)[: COUNT - 1]}
    ).assign(indicator=indicator, level="borough", period=PERIOD, group="all")
    measured = kinds.assign(local_i=0.51234, p_value=0.00011, p_adjusted=0.03)
    return make_repository(
        areas=pd.concat([square.merge(names, how="cross"), others], ignore_index=True),
        observations=made,
        clusters=measured.reindex(columns=list(CLUSTERS)).astype({"vintage": "Int64"}),
    )


def resolve(repository, query=f"indicator={FULL_COUNT}&view=clusters"):
    view = resolve_view(Selection.from_query(query), repository)
    return view, build_results(view, repository), repository


def test_each_kind_has_its_colour_and_no_value_its_hatch():
    colouring = colour_clusters(*resolve(make_board()))
    assert colouring is not None
    assert colouring.palette == PALETTE
    assert colouring.places.to_list()[:6] == [0, 1, 2, 3, -2, 4]
    assert colouring.places.to_list()[-1] == -1
    assert [entry.label for entry in colouring.entries][:2] == [
        "High, among high neighbours",
        "Low, among low neighbours",
    ]


def test_a_tip_says_an_areas_kind_and_nothing_where_there_is_no_value():
    view, _, repository = resolve(make_board())
    answer = describe_figures(view, repository)
    told = [answer["outcome_words"][place] for place in answer["outcomes"]]
    assert told[0] == "High, among high neighbours"
    assert told[5] == "No clear pattern with its neighbours"
    assert told[-1] == ""
    assert answer["legend"]["title"].startswith("Where it clusters: Born in another square")


def test_the_words_name_the_areas_of_each_kind_and_say_how_it_is_known():
    words = describe_clusters(*resolve(make_board()))
    assert words.summary == (
        "4 of 34 boroughs lie in a clear pattern: 1 high among high neighbours, 1 low among low,"
        " 1 high among low and 1 low among high."
    )
    assert words.kinds[0].areas == (("", "Square 0 (made up)"),)
    assert words.kinds[-1].areas == ()
    for part in ("9,999", "seed 20261122", "Benjamini-Hochberg", "queen", "Thames is bridged"):
        assert part in words.making
    assert "1 without a value is left out. 1 has no neighbour with a value." in words.making
    assert "over the 34 areas" in words.making


def test_few_areas_are_said_to_be_few():
    [caution] = describe_clusters(*resolve(make_board())).cautions
    assert caution.startswith("35 areas is few: ")


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"lci_95": 0.0, "uci_95": 99.0}, "their 95 % intervals are left out of account"),
        ({}, "no 95 % interval is published for them"),
    ],
)
def test_clusters_of_estimates_say_that_uncertainty_is_ignored(limits, words):
    repository = make_board(SURVEY, **limits)
    cautions = describe_clusters(*resolve(repository, f"indicator={SURVEY}&view=clusters")).cautions
    assert f"The values are estimates from a survey, and {words}" in cautions[1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"value": 5.0}, "All boroughs have the same value"),
        ({"value": float("nan")}, "No figures for these boroughs"),
    ],
)
def test_values_in_which_nothing_can_cluster_are_explained(change, reason):
    view, figures, repository = resolve(make_board(**change))
    assert why_no_clusters(view, repository) == reason
    assert colour_clusters(view, figures, repository) is None
    assert reason in read_text(present_clusters(view, repository))


def test_too_few_areas_are_explained_and_keep_the_colours_of_their_values():
    view, figures, repository = resolve(make_repository())
    assert why_no_clusters(view, repository) == "Needs 30 boroughs with a value; 3 have one"
    assert colour_clusters(view, figures, repository) is None
    assert describe_figures(view, repository)["legend"]["palette"] == "sequential"


def test_no_clear_cluster_is_said_in_words():
    repository = make_board(indicator=SURVEY)
    none = repository.clusters(SURVEY, resolve(repository)[0].geography, period=PERIOD, group="all")
    quiet = none.assign(kind="not significant")
    observations = repository.observations(SURVEY)
    silent = make_repository(areas=repository.areas(), observations=observations, clusters=quiet)
    words = describe_clusters(*resolve(silent, f"indicator={SURVEY}&view=clusters"))
    assert words.summary.startswith("No cluster is clear: none of 35 boroughs")
