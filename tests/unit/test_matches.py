"""What a reader is told of the areas that meet conditions, and what the file says of each."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.condition_table import write_matches
from dashboard.figures.condition_words import (
    describe_limits,
    describe_matches,
    describe_testable,
)
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.closed_lists import Level
from tests.place_registry import FULL_COUNT, PROGRAMME, SURVEY
from tests.places import SQUARE_A, make_repository
from tests.sentences import find_faults

REPOSITORY = make_repository()


def tell(where, **asked):
    view = resolve_view(Selection(where=where, **asked), REPOSITORY)
    return describe_matches(view, REPOSITORY), view


def test_areas_are_counted_and_a_missing_value_is_counted_apart():
    told, _ = tell(f"{SURVEY}.least.50")
    assert told["verdicts"] == "01?"
    assert told["sentence"] == "1 of 3 boroughs matches; 1 we cannot tell."
    assert told["asked"] == "Went to something made up: at least 50.0\u202f% (2024)"


def test_several_conditions_are_asked_together_in_any_order():
    one = tell(f"{SURVEY}.least.50,{FULL_COUNT}.most.30")[0]
    other = tell(f"{FULL_COUNT}.most.30,{SURVEY}.least.50")[0]
    assert one["verdicts"] == other["verdicts"] == "01?"
    assert one["sentence"].endswith("matches; 1 we cannot tell.")


def test_none_is_said_and_the_values_held_beside_it():
    told, _ = tell(f"{FULL_COUNT}.least.99")
    assert told["sentence"] == "No boroughs match. Remove a filter."
    assert told["conditions"][0]["notes"] == ["The values held run from 0.0\u202f% to 30.0\u202f%."]


def test_areas_whose_interval_reaches_across_the_limit_are_counted():
    told, _ = tell(f"{SURVEY}.least.60")
    assert "1 area's 95 % interval reaches across the limit" in told["conditions"][0]["notes"][0]


def test_a_programme_says_what_no_source_places_and_never_not_reached():
    told, _ = tell(f"programme.{PROGRAMME}.no_record")
    text = str(told)
    assert "no record in our sources" in text
    assert "at least 13 gardens located" in text
    assert "not reached" not in text.replace("does not mean not reached", "")


def test_a_condition_that_cannot_be_tested_is_set_aside_loudly_and_the_others_are_asked():
    told, _ = tell(
        f"{SURVEY}.least.50,{FULL_COUNT}.least.20",
        indicator=FULL_COUNT,
        level=Level.WARD,
        vintage=2022,
    )
    assert told["verdicts"] == "01"
    assert told["aside"].startswith("1 filter is set aside")
    assert "has no figures for wards of 2022" in told["aside"]
    assert [one["is_aside"] for one in told["conditions"]] == [True, False]


def test_where_no_condition_can_be_tested_every_area_is_shown():
    told, _ = tell(f"{SURVEY}.least.50", indicator=FULL_COUNT, level=Level.WARD, vintage=2018)
    assert told["verdicts"] == told["sentence"] == ""
    assert told["aside"].endswith("So every area is shown.")


def test_a_full_count_is_not_tested_against_london():
    told, _ = tell(f"{FULL_COUNT}.clear.above")
    assert told["verdicts"] == ""
    assert "a full count, which has no sampling error" in told["aside"]


def test_a_class_that_is_not_there_is_said():
    assert "There is no class 9" in tell(f"{FULL_COUNT}.class.9")[0]["aside"]


def test_the_clear_difference_is_the_map_s_own():
    assert tell(f"{SURVEY}.clear.below")[0]["verdicts"] == "10?"
    assert tell(f"{SURVEY}.clear.above")[0]["verdicts"] == "01?"


def test_the_date_is_the_map_s_where_the_indicator_has_it():
    told, _ = tell(f"{SURVEY}.least.50", indicator=SURVEY, period="2023-04-01/P1Y")
    assert told["verdicts"] == "011"
    assert "(2023)" in told["asked"]


@pytest.mark.parametrize(
    ("where", "named"),
    [
        ("<script>", "'<script>' cannot be read"),
        ("nothing.least.3", "There is no indicator 'nothing'"),
        ("programme.nothing.reached", "There is no programme 'nothing'"),
        (",".join(f"{SURVEY}.least.{n}" for n in range(10)), "Only 8 conditions are read"),
    ],
)
def test_a_bad_part_is_named_in_a_notice_and_the_others_are_kept(where, named):
    _, view = tell(f"{where},{SURVEY}.least.1")
    assert any(named in notice for notice in view.notices)
    assert view.conditions


def test_the_file_has_a_column_a_condition_and_a_row_an_area():
    where = f"{SURVEY}.least.50,programme.{PROGRAMME}.reached,{FULL_COUNT}.clear.above"
    table = write_matches(resolve_view(Selection(where=where), REPOSITORY), REPOSITORY)
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert [row["meets_all"] for row in rows] == ["no", "yes", "cannot tell"]
    assert [row[f"{SURVEY}.least.50"] for row in rows] == ["no", "yes", "cannot tell"]
    assert [row[f"{SURVEY}.least.50 (value)"] for row in rows] == ["42.0", "61.5", ""]
    assert {row[f"{FULL_COUNT}.clear.above"] for row in rows} == {"not tested on this edition"}
    assert {row["where"] for row in rows} == {where}
    assert rows[0]["source"] == "Nobody, Figures made up for tests"


def test_the_builder_is_told_what_is_held_on_the_drawn_edition():
    wards = resolve_view(
        Selection(indicator=FULL_COUNT, level=Level.WARD, vintage=2022, second=SURVEY), REPOSITORY
    )
    listed = describe_testable(wards, REPOSITORY)
    assert [entry[0] for group in listed["groups"] for entry in group["entries"]] == [FULL_COUNT]
    assert describe_limits(wards, REPOSITORY)["classes"] == []
    choices = [label for _, label in listed["programmes"]]
    assert "Square Gardens (made up) (0, 2 we cannot tell)" in choices
    assert "Sheltered Families (made up) (0)" in choices
    assert listed["boroughs"][0] == (SQUARE_A, "Square A (made up)", " (2)")
    boroughs = resolve_view(Selection(indicator=FULL_COUNT, second=SURVEY), REPOSITORY)
    limits = describe_limits(boroughs, REPOSITORY)
    assert limits["held"] == "The values held run from 42.0\u202f% to 61.5\u202f%."
    assert limits["why_not_clear"] == ""
    assert limits["side_counts"] == {"above": 1, "below": 1, "neither": 0}
    assert sum(limits["class_counts"]) == 2


subjects = st.sampled_from([SURVEY, FULL_COUNT, f"programme.{PROGRAMME}", "nothing"])
asked = st.sampled_from(
    ["least.50", "most.0", "between.20_50", "class.2", "class.9", "clear.above", "reached", "junk"]
)
parts = st.tuples(subjects, asked).map(".".join)
editions = st.sampled_from([(None, None), (Level.WARD, 2018), (Level.WARD, 2022)])


@settings(max_examples=60)
@given(st.lists(parts, min_size=1, max_size=9), parts, editions)
def test_whatever_is_asked_is_answered_in_sentences_and_more_conditions_find_no_more(
    where, more, edition
):
    level, vintage = edition
    before, view = tell(",".join(where[:7]), level=level, vintage=vintage)
    after, _ = tell(",".join([*where[:7], more]), level=level, vintage=vintage)
    sentences = [before["sentence"], before["aside"], *view.notices]
    assert find_faults(sentences) == []
    if before["verdicts"]:
        assert after["verdicts"].count("1") <= before["verdicts"].count("1")
