"""A group of areas: how the address says it, what it lists, and what of it is added up."""

import csv
import io
import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.build import make_figure
from dashboard.figures.conditions import find_matches
from dashboard.figures.figure import Size
from dashboard.figures.gathered_list import describe_gathered, write_gathered
from dashboard.pages.explore.callbacks import choose_panel
from dashboard.pages.explore.group_panel import present_group
from dashboard.results.gathered import NoTotal, build_gathered
from dashboard.results.view_results import build_results
from dashboard.state.gathered_areas import LONGEST_NAME, MOST_GATHERED
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.tables.in_memory import TableRepository
from tests.layout_text import read_text
from tests.place_registry import FULL_COUNT, PROGRAMME, SURVEY, make_registry
from tests.places import (
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_IN_BOTH_EDITIONS,
    make_observations,
    make_repository,
    make_tables,
)

REPOSITORY = make_repository()
SQUARES = (SQUARE_A, SQUARE_B, SQUARE_C)
TWO = f"areas={SQUARE_A},{SQUARE_B}"
WIDE = Size(1280, 720)
WARDS = f"indicator={FULL_COUNT}&level=ward&vintage=2022"


def look(query, repository=REPOSITORY):
    return resolve_view(Selection.from_query(query), repository)


def build(query, repository=REPOSITORY):
    view = look(query, repository)
    gathered = build_gathered(view, build_results(view, repository))
    assert gathered is not None
    return gathered


def describe(query, repository=REPOSITORY):
    described = describe_gathered(look(query, repository), repository)
    assert described is not None
    return described


def read(query, repository=REPOSITORY):
    file = write_gathered(look(query, repository), repository)
    return list(csv.DictReader(io.StringIO(file.text, newline="")))


def count_people(values):
    """The made-up place where the full count is of people: a value a square, and their sum."""
    registry = make_registry()
    count = registry.indicators[FULL_COUNT].model_copy(
        update={"unit": "people", "decimal_places": 0}
    )
    observations = make_observations()
    rows = (observations["indicator"] == FULL_COUNT) & (observations["period"] == "2021-03-21")
    held = observations[rows & observations["level"].isin(["borough", "london"])].copy()
    numbers = dict(zip(SQUARES, values, strict=True))
    held["value"] = [numbers.get(code, 99.0) for code in held["area_code"]]
    return TableRepository(
        replace(make_tables(), observations=held),
        replace(registry, indicators=MappingProxyType({FULL_COUNT: count})),
    )


@given(st.lists(st.sampled_from(SQUARES), min_size=1), st.text("ab \t", max_size=20))
def test_a_group_is_one_address_in_whatever_order_it_was_gathered(codes, name):
    typed = Selection.from_query(f"areas={','.join(codes).lower()}&areas_name={name}")
    assert typed.areas == tuple(sorted(set(codes)))
    assert typed.areas_name == (" ".join(name.split()) or None)
    assert Selection.from_query(typed.to_query()) == typed
    assert SavedView.from_address(SavedView(selection=typed).address) == SavedView(selection=typed)


def test_areas_that_cannot_be_gathered_are_told_of_and_nothing_else_is_lost():
    view = look(f"{TWO},{WARD_IN_BOTH_EDITIONS},E1,E2,E3&areas_name={'x' * 70}&indicator={SURVEY}")
    assert [area.area_code for area in view.gathered] == [SQUARE_A, SQUARE_B]
    assert len(view.gathered_name) == LONGEST_NAME
    assert view.notices == (
        "There is no area in the atlas with the code 'E1', nor with 2 other codes of the group:"
        " they are left out.",
        "1 area of the group is not among the boroughs on this map, and is left out of it here.",
        "The name of a group has at most 60 letters; this one is cut.",
    )


def test_a_group_has_a_largest_size_and_says_what_is_left_out():
    codes = [f"E0{number:07}" for number in range(MOST_GATHERED + 2)]
    view = look(f"areas={','.join(codes)}")
    assert "A group holds at most 100 areas; 2 more are left out." in view.notices
    assert view.gathered == ()


def test_without_a_group_there_is_nothing_to_list():
    view = look("areas_name=Nothing")
    assert describe_gathered(view, REPOSITORY) is None
    assert present_group(view, REPOSITORY)["name_hidden"]
    assert read("") == []


counts = st.none() | st.integers(0, 10_000)


@settings(max_examples=30)
@given(st.tuples(counts, counts, counts), st.sets(st.sampled_from(SQUARES), min_size=1))
def test_only_counts_of_which_every_one_is_known_are_added_up(values, codes):
    query = f"indicator={FULL_COUNT}&areas={','.join(codes)}"
    gathered = build(query, count_people(values))
    known = [value for code, value in zip(SQUARES, values, strict=True) if code in codes]
    if len(codes) == 1:
        assert (gathered.total, gathered.no_total) == (None, NoTotal.ONE_AREA)
    elif None in known:
        assert (gathered.total, gathered.no_total) == (None, NoTotal.MISSING)
    else:
        assert (gathered.total, gathered.no_total) == (sum(known), None)


def test_shares_are_neither_added_up_nor_averaged():
    for indicator in (SURVEY, FULL_COUNT):
        query = f"indicator={indicator}&{TWO}"
        gathered = build(query)
        assert (gathered.total, gathered.no_total) == (None, NoTotal.NOT_COUNTED)
        assert describe(query).sentences[0].startswith("No total and no average")
        assert "total" not in {row["row"] for row in read(query)}


def test_a_total_says_what_it_is_a_part_of_and_which_value_is_missing():
    query = f"indicator={FULL_COUNT}&{TWO}"
    assert describe(query, count_people((12, 30, 0))).sentences == (
        "Together: 42 people, of 99 in London.",
    )
    assert describe(query, count_people((12, None, 0))).sentences == (
        "No total: there is no value for Square B (made up).",
        "30 people live there (2021 census).",
    )


def test_the_file_has_the_values_of_the_list_and_a_total_without_an_interval():
    repository = count_people((12, 30, 0))
    rows = read(f"indicator={FULL_COUNT}&{TWO}&areas_name=%3DTwo", repository)
    assert [(row["row"], row["area_code"], row["value"]) for row in rows] == [
        ("area", SQUARE_A, "12.0"),
        ("area", SQUARE_B, "30.0"),
        ("london", "", "99.0"),
        ("total", "", "42.0"),
    ]
    assert rows[-1]["lci_95"] == rows[-1]["uci_95"] == ""
    # A name that begins like a formula is none in a spreadsheet.
    assert {row["areas_name"] for row in rows} == {"'=Two"}


@pytest.mark.parametrize("more", ["", f"&where={SURVEY}.least.50", f"&programme={PROGRAMME}"])
def test_the_list_and_the_file_say_the_same_of_the_same_areas(more):
    query = f"indicator={SURVEY}&areas={','.join(SQUARES)}{more}"
    listed, rows = describe(query).rows, read(query)
    assert [row.name for row in listed] == [row["area_name"] for row in rows if row["area_code"]]
    for row, written in zip(listed, rows, strict=False):
        assert row.shown.startswith(written["value"])
        assert row.interval == (
            f"{written['lci_95']} to {written['uci_95']}" if written["lci_95"] else ""
        )
        assert row.outcome == written["compared_with_london"]
    london = describe(query).london
    assert london == ("51.0\u202f%", "48.0 to 54.0")
    assert [rows[-1][name] for name in ("value", "lci_95", "uci_95")] == ["51.0", "48.0", "54.0"]


def test_a_filter_leaves_a_group_whole_and_says_which_of_it_match():
    query = f"indicator={SURVEY}&areas={','.join(SQUARES)}&where={SURVEY}.least.50"
    assert [row["matches"] for row in read(query)[:3]] == ["no", "yes", "we cannot tell"]
    assert [row.notes[-1] for row in describe(query).rows if row.area_code != SQUARE_B] == [
        "Does not match the filters.",
        "We cannot tell whether it matches.",
    ]


def test_a_record_that_areas_share_counts_once():
    query = f"programme={PROGRAMME}&areas={SQUARE_B},{SQUARE_C}"
    described = describe(query)
    # One record is Square B's alone, and one is of both.
    assert [row.notes[-1] for row in described.rows] == ["2 records", "1 record"]
    assert described.sentences[-1].startswith("2 records of the programme in the group")
    wards = f"indicator={FULL_COUNT}&level=ward&vintage=2018&programme={PROGRAMME}"
    codes = f"areas={WARD_IN_BOTH_EDITIONS},{SECOND_WARD}"
    assert describe(f"{wards}&{codes}").sentences[-1].startswith("3 records")


def test_a_ward_of_a_borough_with_a_record_is_not_said_to_have_none():
    query = f"{WARDS}&programme={PROGRAMME}&areas={WARD_IN_BOTH_EDITIONS},E05999003"
    notes = [row.notes[-1] for row in describe(query).rows]
    assert notes == ["Records name its borough, not the place within it"] * 2
    assert {row["records"] for row in read(query) if row["row"] == "area"} == {notes[0].lower()}
    boroughs = describe(f"programme={PROGRAMME}&areas={','.join(SQUARES)}").rows
    assert all(row.notes[-1].endswith(("record", "records")) for row in boroughs)


def test_a_group_can_be_all_that_is_shown_and_everything_again():
    described = describe(f"{TWO}&where={FULL_COUNT}.least.1,in.{SQUARE_C}")
    assert described.where == f"{FULL_COUNT}.least.1,in.{SQUARE_A}_{SQUARE_B}"
    assert not described.is_filter
    again = describe(f"{TWO}&where={described.where}")
    assert (again.where, again.is_filter) == (f"{FULL_COUNT}.least.1", True)


def test_wards_of_a_group_are_a_filter_on_their_map_and_set_aside_on_another():
    where = f"in.{WARD_IN_BOTH_EDITIONS}"
    view = look(f"{WARDS}&where={where}")
    matches = find_matches(view, REPOSITORY)
    assert matches.met is not None
    assert matches.met.to_dict() == {WARD_IN_BOTH_EDITIONS: True, "E05999003": False}
    assert matches.tested[0].chip == "Only St Made-up's (made up)"
    mixed = find_matches(look(f"{WARDS}&where={where}_{SQUARE_A}"), REPOSITORY)
    assert mixed.tested[0].chip == "Only Square A (made up) or St Made-up's (made up)"
    aside = find_matches(look(f"where={where}"), REPOSITORY)
    assert aside.met is None
    assert aside.tested[0].aside == "The areas asked for are not among the boroughs."


def test_a_change_is_listed_by_its_test_and_not_added_up():
    query = f"indicator={SURVEY}&period=2024-04-01/P1Y&since=2023-04-01/P1Y&{TWO}"
    described = describe(query)
    assert [(row.shown, row.outcome) for row in described.rows] == [
        ("+2.0 points", "No clear change"),
        ("+1.5 points", "No clear change"),
    ]
    assert described.sentences[0] == "No total: changes are tested area by area."


def test_the_page_opens_at_the_group_and_offers_to_take_each_area_out():
    selection = Selection.from_query(f"{TWO}&areas_name=Two squares")
    assert choose_panel(selection) == "group"
    group = present_group(resolve_view(selection, REPOSITORY), REPOSITORY)
    assert group["tab"] == "Group (2)"
    text = read_text(group["listed"])
    assert text.startswith("2 boroughs: Two squares")
    assert "areas=E09999002" in str(group["listed"])


def test_a_file_of_the_view_outlines_the_group_and_says_what_it_is():
    figure = make_figure(SavedView.from_query(f"{TWO}&areas_name=Two"), REPOSITORY)
    assert figure.notes[0].startswith("Two: 2 boroughs (Square A (made up) and Square B (made up))")
    lines = re.search(r'd="([^"]*)" class="map-gathered"', str(figure.draw(WIDE).svg))
    assert lines is not None
    # An outline an area.
    assert lines[1].count("M") == 2
