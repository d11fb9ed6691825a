"""Figures moved between made-up ward editions: totals kept, marked, and never with an interval."""

import pandas as pd
import pytest

from dashboard.figures.map_values import describe_figures
from dashboard.figures.view_table import write_table
from dashboard.pages.explore.panel_callbacks import present_editions
from dashboard.results.view_results import build_results
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import resolve_view
from dashboard.text.editions import describe_editions, explain_no_editions
from dashboard.text.view import subtitle_view, title_view
from geodata.columns import OBSERVATIONS
from geodata.shapes.editions import LINK_COLUMNS, select_links
from geodata.shapes.moved_observations import explain_no_move, move_observations
from tests.layout_text import read_text
from tests.place_registry import make_registry
from tests.places import (
    FULL_COUNT,
    SURVEY,
    WARD_2018,
    WARD_2022,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)

HERE = f"indicator={FULL_COUNT}&view=editions"
RATE = make_registry().indicators[FULL_COUNT]


def in_unit(unit, **changes):
    return RATE.model_copy(update={"unit": unit, **changes})


def rows_of(repository):
    return repository.observations(FULL_COUNT, geography=WARD_2022)


def move(repository, indicator, **changes):
    links = select_links(repository.ward_links(), 2022, 2018)
    rows = rows_of(repository).assign(**changes)
    return move_observations(rows, links, indicator, repository.areas(WARD_2022))


def resolve(query=HERE, **changes):
    repository = make_repository(**changes)
    view = resolve_view(Selection.from_query(query), repository)
    return view, build_results(view, repository), repository


def test_the_sum_of_a_count_is_what_it_was():
    west, east = make_repository().areas(WARD_2018)["area_code"]
    south, north = make_repository().areas(WARD_2022)["area_code"]
    # The southern ward lies within the western one, and half of the northern one does.
    rows = [(west, south, 0.5, 1.0), (west, north, 0.5, 0.5), (east, north, 1.0, 0.5)]
    links = pd.DataFrame(
        [(2018, old, 2022, new, *shares) for old, new, *shares in rows], columns=list(LINK_COLUMNS)
    )
    moved = move(make_repository(ward_links=links), in_unit("people"))
    assert moved["value"].to_list() == pytest.approx([19 + 11, 11])
    assert moved["value"].sum() == pytest.approx(19 + 22)
    assert tuple(moved.columns) == OBSERVATIONS
    assert set(moved["vintage"]) == {2018}


def test_a_rate_is_weighted_by_its_own_denominator_where_that_is_held():
    areas = make_repository().areas()
    is_ward = areas["vintage"].eq(2022).fillna(value=False)
    peopled = areas.assign(population=areas["population"].mask(is_ward, 30))
    first = is_ward & (areas["area_code"] == WARD_IN_BOTH_EDITIONS)
    peopled["population"] = peopled["population"].mask(first, 10)
    census = in_unit("%", denominator="All usual residents")
    by_people = move(make_repository(areas=peopled), census)
    assert by_people["value"].to_list() == pytest.approx([(19 * 10 + 22 * 30) / 40] * 2)
    assert by_people["method"].str.contains("weighted by population").all()
    by_area = move(make_repository(areas=peopled), RATE)
    assert by_area["value"].to_list() == pytest.approx([20.5, 20.5])
    assert by_area["method"].str.contains("weighted by area").all()


def test_a_denominator_that_is_not_held_for_every_ward_is_not_used():
    moved = move(make_repository(), in_unit("%", denominator="All usual residents"))
    assert moved["method"].str.contains("weighted by area").all()


def test_a_rate_with_an_interval_loses_it_and_says_so():
    moved = move(make_repository(), RATE, lci_95=10.0, uci_95=30.0)
    assert moved[["lci_95", "uci_95", "base"]].isna().all(axis=None)
    assert moved["note"].str.endswith("; the published interval does not hold for it").all()


def test_every_row_is_marked_derived_and_says_how_much_was_elsewhere():
    moved = move(make_repository(), RATE)
    assert moved["method"].str.startswith("derived: ").all()
    assert set(moved["note"]) == {"derived: 50 % of its area was outside its largest part of 2022"}


def test_a_ward_that_takes_part_of_an_unknown_one_is_unknown_and_says_why():
    moved = move(make_repository(), RATE, value=[19.0, None])
    assert moved["value"].isna().all()
    assert set(moved["note"]) == {"takes part of a ward of 2022 that has no value"}


@pytest.mark.parametrize(
    ("unit", "is_moved"), [("%", True), ("people", True), ("score", False), ("£ per head", False)]
)
def test_only_counts_and_rates_are_moved(unit, is_moved):
    assert (explain_no_move(in_unit(unit)) == "") is is_moved


def test_a_view_between_editions_is_drawn_on_the_other_edition():
    view, figures, _ = resolve()
    assert (view.geography, view.moved_from, view.mode) == (WARD_2018, WARD_2022, Mode.EDITIONS)
    assert figures.valued["value"].to_list() == pytest.approx([20.5, 20.5])
    asked = view.choose_figures().to_query()
    again, _, _ = resolve(asked)
    assert (again.geography, again.moved_from) == (WARD_2018, WARD_2022)


def test_without_the_mode_nothing_is_moved():
    view, figures, _ = resolve(f"indicator={FULL_COUNT}&level=ward&vintage=2018")
    assert view.moved_from is None
    assert figures.valued.empty


def test_derived_is_said_in_every_output():
    view, figures, repository = resolve()
    answer = describe_figures(view, repository)
    assert "(derived)" in title_view(view, figures)
    assert "derived from wards of 2022" in subtitle_view(view, figures)
    assert "derived from wards of 2022" in answer["legend"]["title"]
    assert all(answer["notes"][place].startswith("derived: ") for place in answer["note_of"])
    assert answer["lci"] is None
    file = write_table(view, repository)
    assert "derived-from-ward_2022" in file.name
    assert file.text.count("derived: rates weighted by area from wards of 2022") == 2


def test_what_is_derived_has_no_rank_and_is_tested_against_nothing():
    _, figures, _ = resolve()
    assert not figures.is_compared
    assert figures.indicator.basis == "modelled"


def test_the_words_say_why_and_how_and_how_much():
    view, figures, repository = resolve(f"{HERE}&within=E09999001")
    words = describe_editions(view, figures, repository)
    why, how, much = words.sentences
    assert why.startswith("Wards are redrawn when their boundaries are reviewed: the atlas holds 2")
    assert "no interval holds for it" in how
    assert much.startswith("0 of 2 wards of 2018 overlap a ward of the other edition by 98 %")
    assert [row.share for row in words.wards.rows] == ["50 %", "50 %"]
    assert "derived" in words.wards.heads[1]
    assert words.cautions[0] == "Born in another square: Made up."


def test_a_second_figure_of_the_edition_drawn_stands_beside():
    repository = make_repository()
    rows = rows_of(repository).assign(vintage=2018, indicator=SURVEY, value=[61.0, 62.0])
    codes = repository.areas(WARD_2018)["area_code"].to_list()
    second = rows.assign(area_code=codes).astype({"vintage": "Int64"})
    every = pd.concat([repository.observations(FULL_COUNT), second], ignore_index=True)
    view, figures, held = resolve(f"{HERE}&with={SURVEY}&within=E09999001", observations=every)
    words = describe_editions(view, figures, held)
    assert sorted(row.second[:4] for row in words.wards.rows) == ["61.0", "62.0"]
    assert [identifier for identifier, _, _ in words.seconds] == ["", SURVEY]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (f"indicator={SURVEY}&view=editions", "No figures for wards"),
        (f"indicator={FULL_COUNT}&level=borough", "For wards only"),
    ],
)
def test_where_nothing_can_be_moved_the_reason_is_said(query, reason):
    view, _, repository = resolve(query)
    assert explain_no_editions(view, repository) == reason
    assert view.moved_from is None


def test_no_link_between_editions_is_a_reason_too():
    links = make_repository().ward_links()
    view, _, repository = resolve(f"{HERE}&level=ward", ward_links=links[:0])
    assert "No other ward edition is linked" in read_text(present_editions(view, repository))
