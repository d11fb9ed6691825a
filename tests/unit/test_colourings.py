"""Every scheme draws and explains itself, whatever the values are."""

import pandas as pd
import pytest

from dashboard.figures.colourings import colour_view
from dashboard.figures.map_values import describe_figures
from dashboard.results.classes import NO_VALUE, PLAIN
from dashboard.results.view_results import build_results
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.text.view import subtitle_view
from dashboard.theme.palettes import PALETTES
from geodata.statistics.classification import Scheme
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import SQUARE_A, make_observations, make_repository
from tests.sentences import find_faults

QUERIES = [
    *[f"scheme={scheme}&classes={count}" for scheme in Scheme for count in (3, 4, 7)],
    "scheme=custom&breaks=10,50,99",
    "scheme=custom&breaks=1000",
    "layer=width",
    "layer=width&scheme=quantile&sure=1",
    "sure=1",
    "scheme=benchmark&sure=1",
]


def colour(query, repository=None):
    repository = repository or make_repository()
    view = resolve_view(Selection.from_query(query), repository)
    figures = build_results(view, repository)
    return colour_view(view, figures, repository), describe_figures(view, repository)["legend"]


def with_values(values):
    """The made-up place with these values at its newest date, without intervals where missing."""
    table = make_observations()
    is_new = (table["indicator"] == SURVEY) & table["area_code"].str.startswith("E09")
    table.loc[is_new, "status"] = None
    newest = table.loc[is_new, "period"].max()
    rows = table.index[is_new & (table["period"] == newest) & (table["level"] == "borough")]
    for row, value in zip(rows, values, strict=True):
        limits = (None, None) if value is None else (value - 2, value + 2)
        table.loc[row, ["value", "lci_95", "uci_95"]] = [value, *limits]
    return make_repository(observations=table[~is_new | table.index.isin(rows)])


SITUATIONS = {
    "as made": make_repository(),
    "ties in every area": with_values([5.0, 5.0, 5.0]),
    "one area": with_values([5.0, None, None]),
    "all missing": with_values([None, None, None]),
    "negative": with_values([-30.0, -2.5, -0.1]),
    "one far out": with_values([1.0, 1.1, 900.0]),
}


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("query", QUERIES)
def test_every_scheme_draws_every_situation_and_is_readable(query, situation):
    colouring, legend = colour(query, SITUATIONS[situation])
    places = colouring.places
    assert places.between(PLAIN, len(colouring.entries) - 1).all()
    assert len(colouring.entries) in {0, *PALETTES[colouring.palette].light}
    labels = [item["label"] for item in legend["classes"]]
    assert len(set(labels)) == len(labels)
    assert not find_faults([*labels, *legend["sentences"], legend["title"]])


@pytest.mark.parametrize("query", QUERIES)
def test_an_area_without_value_is_hatched_in_every_scheme(query):
    colouring, _ = colour(query)
    assert colouring.places.eq(NO_VALUE).sum() == 1


@pytest.mark.parametrize(
    ("situation", "said"),
    [
        ("ties in every area", "All 3 areas have the same value"),
        ("one area", "Only Square A (made up) has a value"),
        ("all missing", "No area has a value."),
    ],
)
def test_what_is_unusual_is_said(situation, said):
    _, legend = colour("", SITUATIONS[situation])
    assert said in " ".join(legend["sentences"])


def test_compared_with_london_has_the_outcomes_of_the_one_test():
    colouring, legend = colour("scheme=benchmark")
    assert [item["label"] for item in legend["classes"]] == [
        "clearly below London",
        "no clear difference",
        "clearly above London",
    ]
    assert colouring.places.to_list() == [0, 2, NO_VALUE]
    assert "Benjamini-Hochberg" in " ".join(legend["sentences"])


def test_a_count_is_described_by_distance_and_never_called_clear():
    _, legend = colour(f"indicator={FULL_COUNT}&scheme=benchmark&classes=3")
    words = " ".join([*legend["sentences"], *[item["label"] for item in legend["classes"]]])
    assert "described, not tested" in words
    assert "clearly" not in words


def test_only_clear_differences_keep_their_colour():
    repository = with_values([40.0, 51.0, 62.0])
    colouring, legend = colour("sure=1", repository)
    plain = colouring.places[colouring.places == PLAIN]
    assert plain.index.to_list() == ["E09999002"]
    assert {"mark": "plain", "label": "no clear difference", "count": 1} in legend["marks"]
    view = resolve_view(Selection.from_query("sure=1"), repository)
    assert "clear are coloured" in subtitle_view(view, build_results(view, repository))


def test_where_nothing_is_tested_nothing_is_left_out_and_the_page_says_why():
    colouring, legend = colour(f"indicator={FULL_COUNT}&sure=1")
    assert not colouring.places.eq(PLAIN).any()
    assert "No difference can be called clear" in legend["sentences"][0]
    assert "full count" in legend["sentences"][0]


def test_the_width_of_intervals_is_drawn_in_a_palette_of_its_own():
    colouring, legend = colour("layer=width")
    figures = build_results(resolve_view(Selection(), make_repository()), make_repository())
    widths = figures.table["uci_95"] - figures.table["lci_95"]
    assert colouring.palette == "width"
    narrowest = str(widths.sort_values().index[0])
    assert colouring.places.loc[SQUARE_A] == colouring.places.loc[narrowest]
    assert legend["title"].endswith("width of the 95 % interval (points)")
    assert legend["london"] is None


def test_without_intervals_the_values_are_drawn_and_the_reason_is_said():
    colouring, legend = colour(f"indicator={FULL_COUNT}&layer=width")
    assert colouring.palette == "sequential"
    assert any("No 95 % interval" in sentence for sentence in legend["sentences"])


@pytest.mark.parametrize("scheme", ["natural", "quantile", "equal", "std", "benchmark", "custom"])
@pytest.mark.parametrize("indicator", [SURVEY, FULL_COUNT])
def test_a_colour_means_the_same_at_every_date(scheme, indicator):
    repository = make_repository()
    query = f"indicator={indicator}&scheme={scheme}&breaks=40,60"
    periods = repository.coverage(indicator)[0].periods
    assert len(periods) > 1
    labels = [
        [item["label"] for item in colour(f"{query}&period={period.id}", repository)[1]["classes"]]
        for period in periods
    ]
    assert all(one == labels[0] for one in labels)


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ("breaks=90,70,80", "breaks", (70.0, 80.0, 90.0)),
        ("classes=4", "classes", 4),
        ("sure=1", "sure", True),
        ("with=a", "second", "a"),
    ],
)
def test_choices_of_colour_are_read_from_the_address_and_written_back(query, field, value):
    selection = Selection.from_query(query)
    assert getattr(selection, field) == value
    assert Selection.from_query(selection.to_query()) == selection


@pytest.mark.parametrize("query", ["breaks=a,b", "breaks=1,2,3,4,5,6,7", "classes=9", "sure=maybe"])
def test_a_choice_of_colour_that_cannot_be_read_is_said(query):
    selection = Selection.from_query(query)
    assert selection == Selection()
    assert len(selection.problems) == 1


def test_an_infinite_break_is_left_out():
    assert Selection.from_query("breaks=1,inf,nan").breaks == (1.0,)


def test_places_run_like_the_areas():
    colouring, _ = colour("scheme=std")
    assert isinstance(colouring.places, pd.Series)
    assert colouring.places.index.is_monotonic_increasing
