"""One view's figures: each area a row, tested, classed and put into words."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.results.view_results import build_results, find_london
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.closed_lists import Outcome
from geodata.statistics.reliability import Reliability
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import (
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_2018,
    make_observations,
    make_repository,
)
from tests.sentences import find_faults

NEWEST, OLDER = "2024-04-01/P1Y", "2023-04-01/P1Y"
TEXTS = ["shown", "interval", "outcome_words", "note"]


def build(query="", repository=None):
    repository = repository or make_repository()
    return build_results(resolve_view(Selection.from_query(query), repository), repository)


def read_row(figures, area):
    (row,) = figures.table.loc[[area]].to_dict("records")
    return row


def change(area, **values):
    """The made-up place with the survey's newest figure of one square changed."""
    table = make_observations()
    is_meant = (
        (table["indicator"] == SURVEY) & (table["area_code"] == area) & (table["period"] == NEWEST)
    )
    for column, value in values.items():
        table.loc[is_meant, column] = value
    return make_repository(observations=table)


def test_every_area_of_the_edition_has_a_row_by_code_whether_it_has_a_value_or_not():
    figures = build()
    assert figures.table.index.to_list() == [SQUARE_A, SQUARE_B, SQUARE_C]
    assert figures.valued.index.to_list() == [SQUARE_A, SQUARE_B]


def test_a_withheld_value_is_told_in_words_and_never_judged():
    row = read_row(build(), SQUARE_C)
    assert row["shown"] == "Withheld to protect people for Square C (made up)"
    assert (row["outcome"], row["place"], row["outcome_words"]) == (Outcome.NOT_COMPARED, -1, "")
    assert row["reliability"] is Reliability.UNKNOWN


def test_a_value_marked_unreliable_but_missing_reads_as_not_published():
    repository = change(SQUARE_B, value=None, lci_95=None, uci_95=None)
    row = read_row(build(repository=repository), SQUARE_B)
    assert row["status"] == "u"
    assert row["shown"] == "Not published for Square B (made up)"
    assert row["reliability"] is Reliability.UNKNOWN


def test_a_note_that_only_repeats_that_nothing_is_published_is_told_once():
    words = "Not published for Square C (made up)"
    repository = change(SQUARE_C, status="x", note=f"{words}.")
    row = read_row(build(repository=repository), SQUARE_C)
    assert (row["shown"], row["note"]) == (words, "")


def test_a_source_s_mark_of_low_reliability_is_told():
    row = read_row(build(), SQUARE_B)
    assert row["reliability"] is Reliability.LOW
    assert row["note"] == "Low reliability, says its source"


def test_the_outcome_is_the_tests_outcome_in_words():
    row = read_row(build(), SQUARE_A)
    assert (row["outcome"], row["outcome_words"]) == (
        Outcome.WORSE,
        "Clearly below London, worse",
    )
    assert (row["shown"], row["interval"]) == ("42.0\u202f%", "37.0 to 47.0")


def test_a_full_count_is_never_tested():
    figures = build(f"indicator={FULL_COUNT}")
    assert set(figures.table["outcome"]) == {Outcome.NOT_COMPARED}
    assert set(figures.table["outcome_words"]) == {""}
    assert not figures.has_intervals


def test_a_conflicting_value_that_is_not_used_is_not_londons():
    london = build().london
    assert london is not None
    assert (london.estimate.value, london.estimate.lci_95) == (51.0, 48.0)
    assert not london.is_derived


@pytest.mark.parametrize("period", [None, "1999", OLDER])
def test_london_is_none_where_no_figure_is_held_for_the_date(period):
    assert find_london(make_repository(), SURVEY, period=period, group="all") is None


def test_where_london_has_no_figure_no_area_is_compared():
    figures = build(f"period={OLDER}")
    assert figures.london is None
    assert set(figures.table["outcome"]) == {Outcome.NOT_COMPARED}


def test_a_london_figure_that_was_worked_out_is_said_to_be_derived():
    table = make_observations()
    table.loc[table["level"] == "london", "method"] = "derived: made up"
    london = build(repository=make_repository(observations=table)).london
    assert london is not None
    assert london.is_derived


def test_a_colour_means_the_same_at_every_date():
    newest, older = build(), build(f"period={OLDER}")
    assert newest.classification == older.classification
    # 42, 61.5 of the newest date and 40, 60, 50 of the other are five different values.
    assert older.table["place"].to_list() == [0, 3, 2]
    assert newest.table["place"].to_list() == [1, 4, -1]


def test_an_edition_without_figures_says_so_for_every_area():
    figures = build("level=ward&vintage=2018")
    assert figures.geography == WARD_2018
    assert set(figures.table["shown"]) == {"No figures"}
    assert figures.valued.empty
    assert figures.classification.ranges == ()


def test_a_ward_names_its_borough():
    assert set(build(f"indicator={FULL_COUNT}&level=ward").table["parent"]) == {SQUARE_A}
    assert build().table["parent"].isna().all()


def test_a_count_of_people_is_not_set_beside_londons():
    figures = build()
    assert figures.benchmark is figures.london
    people = figures.indicator.model_copy(update={"unit": "people"})
    assert replace(figures, indicator=people).benchmark is None


@pytest.mark.parametrize(
    "query", ["", f"indicator={FULL_COUNT}", "level=ward&vintage=2018", f"period={OLDER}"]
)
def test_no_text_is_left_with_a_hole(query):
    table = build(query).table
    assert not find_faults(table[TEXTS].to_numpy().ravel())
    assert (table["shown"] != "").all()


def test_the_same_view_is_built_once():
    repository = make_repository()
    assert build(repository=repository) is build("view=table", repository=repository)


def test_no_observation_is_changed_by_showing_it():
    repository = make_repository()
    before = repository.observations(SURVEY)
    build(repository=repository)
    pd.testing.assert_frame_equal(before, repository.observations(SURVEY))
