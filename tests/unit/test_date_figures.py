"""Every date at once: fixed classes, words for each map, and reasons where there is one date."""

import json

import pytest

from dashboard.figures.date_values import choose_dates, describe_dates, list_dates
from dashboard.figures.map_values import describe_figures
from dashboard.pages.explore.offers import explain_missing_modes
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import resolve_view
from tests.place_registry import FULL_COUNT
from tests.places import SQUARE_A, SQUARE_B, SQUARE_C, make_observations, make_repository


def look(query="", repository=None):
    repository = repository or make_repository()
    return resolve_view(Selection.from_query(query), repository), repository


def describe(query="", repository=None):
    return describe_dates(*look(query, repository))


def test_dates_run_from_the_oldest_and_one_date_is_none():
    assert [period.label for period in list_dates(look()[0])] == ["2023", "2024"]
    assert list_dates(look(f"indicator={FULL_COUNT}&level=ward")[0]) == []


def test_each_date_says_how_many_areas_it_has_and_from_which_value_to_which():
    told = describe()
    assert told["areas"] == [SQUARE_A, SQUARE_B, SQUARE_C]
    assert [date["words"] for date in told["dates"]] == [
        "2023: 3 of 3 boroughs, 40.0\u202f% to 60.0\u202f%",
        "2024: 2 of 3 boroughs, 42.0\u202f% to 61.5\u202f%",
    ]
    assert [date["london"] for date in told["dates"]] == [
        "London: not published",
        "London 51.0\u202f% (48.0 to 54.0)",
    ]


def test_a_full_count_of_london_has_no_interval_to_tell():
    assert describe(f"indicator={FULL_COUNT}")["dates"][1]["london"] == "London 13.4\u202f%"


@pytest.mark.parametrize(
    "query", ["", "scheme=equal&classes=3", "scheme=benchmark", "sure=1", "layer=width"]
)
def test_a_small_map_has_the_classes_of_the_map_that_it_opens(query):
    repository = make_repository()
    told = describe(query, repository)
    marks = {-1: "-", -2: "."}
    for date in told["dates"]:
        view, _ = look(f"{query}&period={date['id']}", repository)
        classes = describe_figures(view, repository)["classes"]
        assert date["classes"] == "".join(marks.get(place, str(place)) for place in classes)


def test_a_missing_value_has_no_class_and_is_not_the_lowest():
    assert describe()["dates"][1]["classes"][2] == "-"


def test_what_has_no_colour_is_named():
    # London has no figure for 2023, so nothing is compared with it at that date.
    told = describe("scheme=benchmark")
    assert told["dates"][0]["classes"] == "..."
    assert told["plain"] == "not compared"


def test_the_figures_of_all_dates_do_not_depend_on_the_date_or_way_of_showing():
    first, second = (
        choose_dates(look(query)[0])
        for query in ("period=2023-04-01/P1Y&view=dates", "period=2024-04-01/P1Y&view=tiles")
    )
    assert first == second


def test_one_date_says_why_there_are_no_small_maps():
    view, repository = look(f"indicator={FULL_COUNT}&level=ward")
    assert explain_missing_modes(view, repository)[Mode.DATES] == "One date only"
    assert describe_dates(view, repository)["why_not"] == "One date only"
    assert Mode.DATES not in explain_missing_modes(*look())


def test_a_date_without_any_value_is_said_in_words():
    table = make_observations()
    is_old = table["period"].str.startswith("2023") & (table["area_code"] != SQUARE_A)
    table.loc[is_old, ["value", "lci_95", "uci_95"]] = None
    words = describe("", make_repository(observations=table))["dates"][0]["words"]
    assert words == "2023: 1 of 3 boroughs, 40.0\u202f%"


def test_the_map_s_answer_names_its_dates_and_the_one_that_is_drawn():
    figures = describe_figures(*look("period=2023-04-01/P1Y"))
    assert figures["date"] == "2023-04-01/P1Y"
    assert json.loads(json.dumps(figures["dates"])) == [
        ["2023-04-01/P1Y", "2023"],
        ["2024-04-01/P1Y", "2024"],
    ]


def test_only_clear_differences_are_coloured_on_the_small_maps_too():
    table = make_observations()
    table.loc[table["level"] == "london", ["lci_95", "uci_95"]] = (10.0, 90.0)
    told = describe("sure=1", make_repository(observations=table))
    assert told["dates"][1]["classes"] == "..-"
    assert told["plain"] == "no clear difference"
