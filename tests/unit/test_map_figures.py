"""What the browser is given: lists that run alike, and nothing left to work out."""

import json
from dataclasses import replace

import pytest

from dashboard.figures.map_values import describe_figures, title_legend
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.tables.in_memory import TableRepository
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.places import SQUARE_A, make_observations, make_repository, make_tables
from tests.sentences import find_faults

ALIGNED = ("values", "shown", "intervals", "classes", "low", "outcomes", "note_of")
QUERIES = ("", f"indicator={FULL_COUNT}&level=ward", "level=ward&vintage=2018")


def describe(query="", repository=None):
    repository = repository or make_repository()
    return describe_figures(resolve_view(Selection.from_query(query), repository), repository)


def keep(**columns):
    """The made-up place with only the observations that have these values."""
    table = make_observations()
    for name, values in columns.items():
        table = table[table[name].isin(values)]
    return make_repository(observations=table)


@pytest.mark.parametrize("query", QUERIES)
def test_lists_run_alike_and_the_whole_is_json(query):
    payload = describe(query)
    for name in ALIGNED:
        assert len(payload[name]) == len(payload["areas"])
    assert json.loads(json.dumps(payload, allow_nan=False)) == payload


@pytest.mark.parametrize("query", QUERIES)
def test_places_in_the_lists_of_texts_are_within_them(query):
    payload = describe(query)
    assert all(0 <= place < len(payload["notes"]) for place in payload["note_of"])
    assert all(0 <= place < len(payload["outcome_words"]) for place in payload["outcomes"])
    assert payload["notes"][0] == payload["outcome_words"][0] == ""
    assert not find_faults([*payload["notes"], *payload["outcome_words"], *payload["shown"]])


def test_a_missing_value_is_null_and_of_no_class_and_told_in_words():
    payload = describe()
    assert payload["values"] == [42.0, 61.5, None]
    assert payload["lci"] == [37.0, 56.0, None]
    assert payload["classes"][2] == -1
    assert payload["shown"][2].startswith("Withheld")


def test_low_reliability_is_marked_and_counted():
    payload = describe()
    assert payload["low"] == [0, 1, 0]
    assert payload["legend"]["marks"] == [
        {"mark": "none", "label": "no value", "count": 1},
        {"mark": "low", "label": "low reliability", "count": 1},
    ]


def test_the_legend_counts_every_valued_area_once():
    legend = describe()["legend"]
    assert [entry["count"] for entry in legend["classes"]] == [0, 1, 0, 0, 1]


def test_limits_are_left_out_where_none_is_published():
    payload = describe(f"indicator={FULL_COUNT}")
    assert (payload["lci"], payload["uci"], payload["has_intervals"]) == (None, None, False)
    assert "interval" not in payload["ranking"]["all"]
    assert "overlap" not in payload["ranking"]["key"]
    assert "overlap" in describe()["ranking"]["key"]


def test_the_axis_holds_every_interval_and_london():
    payload = describe()
    low, high = payload["domain"]
    assert low < 37.0
    assert high > 67.0
    assert payload["london"] == {"value": 51.0, "lci": 48.0, "uci": 54.0}


def test_a_count_of_people_has_no_line_of_london_and_an_axis_of_its_own():
    table = make_observations()
    table.loc[table["level"] == "london", "value"] = 9e6
    tables, registry = replace(make_tables(), observations=table), make_registry()
    people = registry.indicators[SURVEY].model_copy(update={"unit": "people"})
    counted = replace(registry, indicators={**registry.indicators, SURVEY: people})
    share, count = (describe(repository=TableRepository(tables, r)) for r in (registry, counted))
    assert share["domain"][1] > 9e6
    assert count["domain"][1] < 100
    assert (count["london"], count["legend"]["london"]) == (None, None)


def test_london_is_marked_at_its_class_or_on_the_line_between_two():
    table = make_observations()
    is_london = (table["level"] == "london") & (table["group"] == "all")
    for value, place in ((42.0, 1.0), (61.5, 4.0), (99.0, 4.5), (1.0, -0.5)):
        table.loc[is_london, "value"] = value
        payload = describe(repository=make_repository(observations=table))
        assert payload["legend"]["london"] == place


def test_one_area_alone_draws_and_says_something_sensible():
    payload = describe(repository=keep(area_code=[SQUARE_A], indicator=[SURVEY]))
    assert payload["classes"] == [1, -1, -1]
    assert [entry["count"] for entry in payload["legend"]["classes"]] == [0, 1]


def test_an_edition_without_figures_says_so_and_still_has_shapes():
    payload = describe("level=ward&vintage=2018")
    assert payload["empty"] == "No figures for wards of 2018."
    assert payload["values"] == [None, None]
    assert payload["legend"]["classes"] == []
    assert payload["stage"]["key"] == "ward_2018"
    assert payload["domain"] == [0.0, 1.0]
    assert describe()["empty"] == ""


def test_the_title_of_the_legend_says_what_where_and_when():
    repository = make_repository()
    view = resolve_view(Selection.from_query(""), repository)
    assert title_legend(view) == "Went to something made up (%), boroughs, 2024"


def test_wards_come_with_the_names_of_their_boroughs_and_boroughs_without():
    assert SQUARE_A in describe(f"indicator={FULL_COUNT}&level=ward")["parents"]
    assert describe()["parents"] is None
