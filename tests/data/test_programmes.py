"""Every programme, as the registry and the pack describe it."""

import pandas as pd
import pytest

from geodata.closed_lists import Role, Theme
from geodata.reach.records import count_located
from geodata.registry.registry import load_registry
from tests.project_files import ROOT
from tests.quotes import is_one_short_sentence

REGISTRY = load_registry()
PROGRAMMES = [pytest.param(entry, id=entry.id) for entry in REGISTRY.programmes.values()]
RECORDS = pd.read_parquet(ROOT / "geodata" / "pack" / "reach.parquet")

WITHOUT_RECORDS = {"edi_advisory_group"}
CHAPTERS = {
    Theme.RELATIONSHIPS: "culture_seeds design_lab london_family_fund london_together "
    "model_city_london",
    Theme.PARTICIPATION: "bike_project citizen_led_engagement community_sponsorship "
    "voter_registration_week young_ambassadors",
    Theme.EQUALITY: "esol_plus eu_londoners_events eu_londoners_grants london_is_open_bus "
    "windrush_justice_fund windrush_legal_advice workforce_integration_network",
    Theme.CONTEXT: "citizenship_and_integration_initiative edi_advisory_group",
}
# Kind, located, total, whether the total is a lower bound: counted by hand from the sources.
LOCATED = {
    "bike_project": [("project_base", 1, 1, False), ("bike_buddy", 0, 41, False)],
    "citizen_led_engagement": [("project", 0, 17, False)],
    "citizenship_and_integration_initiative": [
        ("seconding_organisation", 0, 7, False),
        ("community_project", 0, None, False),
    ],
    "community_sponsorship": [("group", 10, 50, True)],
    "culture_seeds": [("project", 7, 170, False)],
    "design_lab": [("local_authority", 0, 17, False)],
    "edi_advisory_group": [("member", 0, 18, False)],
    "esol_plus": [("pilot", 3, 7, False)],
    "eu_londoners_events": [("open_day", 1, 1, False), ("advice_event", 0, None, False)],
    "eu_londoners_grants": [("grant", 5, 27, False)],
    "london_family_fund": [("project", 7, 14, False)],
    "london_is_open_bus": [("borough", 2, 10, False)],
    "london_together": [("initiative", 2, 18, False)],
    "model_city_london": [("area", 3, 3, False), ("project", 2, 26, False)],
    "voter_registration_week": [("borough", 5, 20, True)],
    "windrush_justice_fund": [("grant", 5, 14, False)],
    "windrush_legal_advice": [("advice_service", 0, None, False)],
    "workforce_integration_network": [("event", 3, None, False)],
    "young_ambassadors": [("school", 7, 2200, True)],
}
CONFLICTS = {
    "bus_release_copy",
    "culture_seeds_opening",
    "education_links_name",
    "eu_grant_boroughs",
    "model_city_barking",
    "model_city_grants",
    "model_city_hounslow_area",
    "voter_week_boroughs",
}


def test_every_family_of_programmes_is_in_its_chapter():
    held = {theme: set() for theme in Theme}
    for programme in REGISTRY.programmes.values():
        held[programme.theme].add(programme.id)
    assert held == {theme: set(names.split()) for theme, names in CHAPTERS.items()}


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_programme_has_records_or_is_known_to_have_none(programme):
    has_records = (RECORDS["programme"] == programme.id).any()
    assert has_records == (programme.id not in WITHOUT_RECORDS)
    assert bool(programme.input_names) == has_records


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_located_counts_equal_those_counted_by_hand(programme):
    counts = count_located(RECORDS, programme)
    found = [(count.kind, count.located, count.total, count.at_least) for count in counts]
    assert found == LOCATED[programme.id]


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_records_add_up_to_the_total_or_a_note_says_why_not(programme):
    is_counted = RECORDS["role"].isin([Role.REACH, Role.UNNAMED_REMAINDER])
    counted = pd.DataFrame(RECORDS[is_counted & (RECORDS["programme"] == programme.id)])
    for unit in programme.units:
        recorded = counted.loc[counted["unit_kind"] == unit.kind, "units"].sum()
        if unit.total is not None and recorded != unit.total:
            assert recorded < unit.total
            assert unit.note, f"{unit.kind}: records hold {recorded} of {unit.total}"


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_total_says_where_it_stands_in_its_source(programme):
    assert programme.totals
    for total in programme.totals:
        assert total.value > 0
        assert not (total.at_least and total.at_most)
        assert total.source in programme.sources
        if total.source == "gla_report_2020":
            assert total.section, total.label
            assert total.quote, total.label
        assert total.quote is None or is_one_short_sentence(total.quote), total.quote
    assert {unit.source for unit in programme.units} <= set(programme.sources)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_share_is_a_percentage_and_says_of_whom(programme):
    for total in programme.totals:
        if total.kind == "evaluation":
            assert total.unit == "%"
            assert 0 < total.value <= 100


def test_every_known_conflict_is_kept_with_both_sides():
    about_programmes = {
        entry.id: entry for entry in REGISTRY.conflicts.values() if entry.programme is not None
    }
    assert set(about_programmes) >= CONFLICTS
    for entry in about_programmes.values():
        assert entry.programme in REGISTRY.programmes
        assert entry.used != entry.other


def test_only_community_sponsorship_is_sensitive():
    sensitive = {entry.id for entry in REGISTRY.programmes.values() if entry.sensitive}
    assert sensitive == {"community_sponsorship"}
    assert set(RECORDS.loc[RECORDS["sensitive"], "programme"]) == sensitive
