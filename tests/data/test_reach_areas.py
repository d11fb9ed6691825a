"""What the page of reach says of London's areas, from the records as they ship in the pack."""

import re

import pytest

from dashboard.components.static_html import write_html
from dashboard.pages.reach.page import present_reach
from dashboard.results.reach import collect_rows
from dashboard.results.reached import lay_records
from dashboard.state.reach import resolve_reach
from dashboard.state.selection import Selection
from dashboard.text.reach import describe_records
from geodata.closed_lists import Level
from geodata.model import REACHED_WARDS, Geography
from geodata.tables.parquet import open_pack
from tests.project_files import ROOT

REPOSITORY = open_pack(ROOT / "geodata" / "pack")
BOROUGHS = Geography(Level.BOROUGH)


def lay(query="", geography=BOROUGHS):
    rows = collect_rows(resolve_reach(Selection.from_query(query), REPOSITORY), REPOSITORY)
    return lay_records(rows.placed, geography, REPOSITORY)


def test_every_identifier_of_the_page_is_its_own():
    page = write_html(present_reach(Selection(), REPOSITORY).main)
    found = re.findall(r' id="([^"]+)"', page)
    assert len(found) > len(REPOSITORY.registry.programmes)
    assert len(found) == len(set(found))


def test_the_four_boroughs_of_no_record_are_unknown():
    names = [area.area_name for area in lay().unnamed]
    assert names == ["Bexley", "Havering", "Merton", "Richmond upon Thames"]


def test_the_three_areas_of_model_city_have_their_own_money_and_the_total_counts_no_more():
    sums = [
        one.amount for area in lay("programme=model_city_london").areas for one in area.unshared
    ]
    assert sorted(sums) == [141_085, 142_623, 143_988]
    assert sum(sums) == 427_696


def test_a_grant_that_boroughs_share_is_in_none_of_their_own_sums():
    areas = lay("programme=eu_londoners_grants").named
    assert [area.area_name for area in areas if area.unshared] == ["Enfield"]
    assert sum(bool(area.shared) for area in areas) > len(areas) / 2


@pytest.mark.parametrize("vintage", [2012, 2018, 2022])
def test_no_ward_knows_of_a_family(vintage):
    laid = lay("programme=community_sponsorship", Geography(Level.WARD, vintage))
    assert laid.named == ()
    assert laid.records == frozenset()


def test_wards_of_the_sources_edition_are_named_with_their_borough():
    named = lay(geography=REACHED_WARDS).named
    assert named
    assert all(area.borough for area in named)


def test_what_a_project_had_is_not_told_of_the_borough_of_its_base(repository):
    placed = repository.reach(programme_id="bike_project")
    laid = lay_records(placed, BOROUGHS, repository)
    (southwark,) = laid.named
    assert southwark.area_name == "Southwark"
    assert southwark.unshared == southwark.people == ()
    programmes = repository.registry.programmes
    (line,) = describe_records(placed, programmes)
    assert "where its work reached is not known" in line.detail
    assert "somewhere in this borough" not in line.detail
