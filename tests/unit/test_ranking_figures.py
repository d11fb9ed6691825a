"""What the ranking says and is drawn from: places only where they may be, an axis, lists."""

import csv
import io

import pytest

from dashboard.figures.ranking_values import describe_ranking
from dashboard.figures.view_table import write_table
from dashboard.results.view_results import build_results
from dashboard.state.listed_areas import find_choice, list_choices
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.closed_lists import Level
from geodata.model import Geography
from tests.place_registry import FULL_COUNT
from tests.places import LONDON, SQUARE_A, SQUARE_B, make_observations, make_repository

WARDS = Geography(Level.WARD, 2022)


def view_of(query, repository=None):
    repository = repository or make_repository()
    return resolve_view(Selection.from_query(query), repository), repository


def describe(query="", repository=None):
    view, repository = view_of(query, repository)
    return describe_ranking(view, build_results(view, repository), repository)


def keep(**columns):
    table = make_observations()
    for name, values in columns.items():
        table = table[table[name].isin(values)]
    return make_repository(observations=table)


def test_places_are_ranges_from_the_highest_and_an_area_without_a_value_has_none():
    ranking = describe()
    assert (ranking["first"], ranking["last"]) == ([2, 1, None], [2, 1, None])
    assert "as the intervals allow" in ranking["places"]
    assert ranking["missing"] == "One borough has no value and stands last."


def test_no_place_is_given_to_a_survey_where_an_interval_is_missing():
    table = make_observations()
    table.loc[table["area_code"] == SQUARE_A, ["lci_95", "uci_95"]] = None
    ranking = describe(repository=make_repository(observations=table))
    assert (ranking["first"], ranking["last"]) == (None, None)
    assert ranking["places"].startswith("No rank is given")


def test_a_full_count_has_places_without_intervals():
    assert describe(f"indicator={FULL_COUNT}")["first"] == [2, 1, 3]


def test_all_missing_and_one_area_are_said_and_drawn():
    table = make_observations()
    table.loc[table["area_code"] != LONDON, ["value", "lci_95", "uci_95"]] = None
    empty = describe(repository=make_repository(observations=table))
    assert (empty["first"], empty["places"]) == (None, "")
    assert empty["missing"] == "No area has a value; each says why."
    one = describe(repository=keep(area_code=[SQUARE_B]))
    assert one["first"] == [None, 1, None]
    assert one["missing"] == "Two boroughs have no value and stand last."


def test_the_key_names_what_is_drawn_and_nothing_else():
    legend = describe()["key"]
    assert "Band: its 95 % interval" in legend
    assert "Open dot: low reliability." in legend
    counted = describe(f"indicator={FULL_COUNT}")["key"]
    assert "Dashed line: London" in counted
    assert "Band" not in counted
    assert "overlap" not in counted


def test_wards_can_be_listed_for_a_borough_and_boroughs_for_none_of_themselves():
    repository = make_repository()
    (kind,) = list_choices(WARDS, repository).values()
    assert [(one.area_code, len(one.members)) for one in kind] == [(SQUARE_A, 2)]
    assert kind[0].title == "2 wards of 2022 in Square A (made up)"
    borough = repository.area(SQUARE_A)
    assert find_choice(borough, Geography(Level.BOROUGH), repository) is None
    assert find_choice(None, WARDS, repository) is None


@pytest.mark.parametrize(
    ("within", "said"),
    [("E09999999", "no area with the code 'E09999999'"), (SQUARE_B, "cannot be limited to")],
)
def test_a_list_that_cannot_be_is_said_once_and_all_are_listed(within, said):
    view, repository = view_of(f"indicator={FULL_COUNT}&level=ward&within={within}")
    assert view.within is None
    assert [said in notice for notice in view.notices] == [True]
    assert "All wards of 2022 are listed." in view.notices[0]
    assert len(write_table(view, repository).text.splitlines()) == 3


def test_all_of_london_limits_nothing_and_needs_no_words():
    view, _ = view_of(f"within={LONDON}")
    assert (view.within, view.notices) == (None, ())


def test_the_file_holds_the_listed_areas_with_places_among_all():
    table = make_repository().areas()
    is_other = table["area_code"] == "E05999003"
    table["parent_codes"] = [
        [SQUARE_B] if other else codes
        for other, codes in zip(is_other, table["parent_codes"], strict=True)
    ]
    view, repository = view_of(
        f"indicator={FULL_COUNT}&level=ward&within={SQUARE_A}", make_repository(areas=table)
    )
    text = write_table(view, repository).text.lstrip("\ufeff")
    (said,) = csv.DictReader(io.StringIO(text))
    assert (said["rank_from"], said["rank_to"]) == ("2", "2")
    assert said["listed_within"] == "Square A (made up)"


def test_values_alike_stand_in_the_order_of_their_places_in_the_file():
    table = make_observations()
    is_count = (table["indicator"] == FULL_COUNT) & (table["period"] == "2021-03-21")
    table.loc[is_count & (table["area_code"] == SQUARE_A), "value"] = 30.01
    table.loc[is_count & (table["area_code"] == SQUARE_B), "value"] = 30.04
    view, repository = view_of(
        f"indicator={FULL_COUNT}&level=borough", make_repository(observations=table)
    )
    text = write_table(view, repository, sort="rank", is_descending=True).text
    assert [line.split(",")[0].lstrip("\ufeff") for line in text.splitlines()[1:3]] == [
        SQUARE_B,
        SQUARE_A,
    ]
