"""Every sentence of the profile of every borough, constituency and ward of each edition."""

import pytest

from dashboard.figures.profile.build import build_profile
from dashboard.results.profiled_areas import PROFILED
from geodata.closed_lists import Level, Outcome
from geodata.model import Geography
from geodata.registry.profile_choice import MOST_IN_PRINT, load_profile_choice
from geodata.statistics.reliability import Reliability
from tests.profile_sentences import (
    find_bad_fragments,
    find_bad_sentences,
    list_fragments,
    list_provenance_sentences,
    list_sentences,
)

COUNTS = {"borough": 33, "ward_2022": 680, "ward_2018": 633, "ward_2012": 625}
COUNTS |= {"assembly_constituency": 14}
WARDS_WITH_SOURCES = 20
WITHOUT_ARTICLE = (" City of London", "of the the ", "the Kensington", "the Westminster ")


@pytest.fixture(scope="module")
def profiles(repository):
    # The kept profiles are fewer than there are areas: each is built once here.
    return {
        edition.key: [
            build_profile.__wrapped__(repository.area(str(code), edition), repository)
            for code in repository.areas(edition)["area_code"]
        ]
        for edition in PROFILED
    }


@pytest.mark.parametrize("edition", sorted(COUNTS))
def test_every_profile_reads_well(profiles, edition):
    assert len(profiles[edition]) == COUNTS[edition]
    sentences = {text for profile in profiles[edition] for text in list_sentences(profile)}
    fragments = {text for profile in profiles[edition] for text in list_fragments(profile)}
    assert not find_bad_sentences(sorted(sentences))
    assert not find_bad_fragments(sorted(fragments))


@pytest.mark.parametrize("edition", sorted(COUNTS))
def test_names_take_their_article(profiles, edition):
    for profile in profiles[edition]:
        for text in list_sentences(profile):
            bare = text.replace("the City of London", "").replace("The City of London", "")
            held = [wrong for wrong in WITHOUT_ARTICLE if wrong in f" {bare}"]
            # An estimate's borough is named as a name, after a comma.
            assert held in ([], [" City of London"]), text
            assert not held or "borough estimate, City of London" in text, text


@pytest.mark.parametrize("edition", sorted(COUNTS))
def test_every_source_and_citation_reads_well(profiles, repository, edition):
    every = max(1, len(profiles[edition]) // WARDS_WITH_SOURCES)
    sentences = {
        text
        for profile in profiles[edition][::every]
        for figure in profile.figures
        for text in list_provenance_sentences(figure, repository)
    }
    assert not find_bad_sentences(sorted(sentences))


@pytest.mark.parametrize("edition", sorted(COUNTS))
def test_what_stands_out_was_tested_and_is_little(profiles, edition):
    for profile in profiles[edition]:
        assert len(profile.stand_outs) <= 5
        themes = [one.indicator.theme for one in profile.stand_outs]
        assert all(themes.count(theme) <= 2 for theme in themes)
        by_indicator = {figure.indicator.id: figure for figure in profile.figures}
        for one in profile.stand_outs:
            figure = by_indicator[one.indicator.id]
            assert figure.interval
            assert figure.reliability is not Reliability.LOW
            assert ("borough estimate" in one.sentence) == figure.is_borrowed
            if "London" in one.sentence.split(";")[0].split(": ")[1]:
                assert figure.outcome not in (Outcome.NOT_COMPARED, Outcome.SIMILAR)


def test_a_constituency_has_nothing_that_can_be_tested_and_says_so(profiles):
    for profile in profiles["assembly_constituency"]:
        assert profile.stand_outs == ()
        assert profile.stand_outs_note.startswith("Nothing is said to stand out")


def test_what_is_printed_is_known_and_spread_over_the_themes(repository):
    choice = load_profile_choice()
    named = {*choice.in_print, *(name for part in choice.parts.values() for name in part)}
    assert named <= set(repository.registry.indicators)
    themes = [repository.registry.indicators[name].theme for name in choice.in_print]
    assert min(themes.count(theme) for theme in set(themes)) >= 4
    assert len(set(themes)) == 4


def test_two_pages_have_room_for_what_is_printed(profiles):
    for edition, built in profiles.items():
        printed = {sum(figure.is_in_print for figure in profile.figures) for profile in built}
        assert max(printed) <= MOST_IN_PRINT
        assert min(printed) >= 20, edition


def test_the_columns_of_a_table_of_parts_are_held_for_those_parts(repository):
    for key, columns in load_profile_choice().parts.items():
        edition = next(edition for edition in PROFILED if edition.key == key)
        for name in columns:
            held = {coverage.geography for coverage in repository.coverage(name)}
            assert edition in held, (key, name)


def test_a_profile_has_three_to_five_facts_and_its_parts(profiles):
    for edition, built in profiles.items():
        for profile in built:
            assert 3 <= len(profile.headline) <= 5, edition
            assert all(fact.shown for fact in profile.headline)
            assert profile.parts is not None
            assert profile.parts.rows
            codes = [row.area.area_code for row in profile.parts.rows]
            assert profile.parts.is_siblings == (profile.area.geography.level is Level.WARD)
            assert not profile.parts.is_siblings or profile.area.area_code in codes
    assert sum(len(profile.parts.rows) for profile in profiles["borough"]) == COUNTS["ward_2022"]


def test_every_old_ward_says_what_replaced_it(profiles):
    for edition in ("ward_2012", "ward_2018"):
        for profile in profiles[edition]:
            assert profile.replaced_by
            assert not profile.replaces
            shares = [link.share for link in profile.replaced_by]
            assert shares == sorted(shares, reverse=True)
            assert 0.95 < sum(shares) < 1.001, profile.area
    for profile in profiles["ward_2022"]:
        assert {link.area.geography.vintage for link in profile.replaces} == {2012, 2018}
        assert not profile.replaced_by
    for edition in ("borough", "assembly_constituency"):
        assert not any(profile.replaces or profile.replaced_by for profile in profiles[edition])


def test_resettled_families_are_told_of_by_borough_only(profiles, repository):
    sensitive = {
        programme.label
        for programme in repository.registry.programmes.values()
        if programme.sensitive
    }
    assert sensitive
    for edition, built in profiles.items():
        for profile in built:
            told = [line for line in profile.reached if line.title.split(":")[0] in sensitive]
            assert not told or edition in ("borough", "assembly_constituency")
            assert all(line.mark in ("borough", "multi") for line in told)


def test_money_is_told_where_one_area_alone_had_it(profiles, repository):
    shared = repository.reach()
    shared = shared[shared["area_codes"].map(len) > 1].dropna(subset="amount_gbp")
    assert len(shared)
    amounts = {f"£{amount:,.0f}" for amount in shared["amount_gbp"]}
    for built in profiles.values():
        for profile in built:
            for line in profile.reached:
                is_shared = line.mark == "multi"
                assert not (is_shared and any(amount in line.detail for amount in amounts))


def test_the_same_code_in_two_editions_is_said_to_be_two_places(profiles, repository):
    editions = {}
    for edition in ("ward_2012", "ward_2018", "ward_2022"):
        for profile in profiles[edition]:
            editions.setdefault(profile.area.area_code, []).append(profile)
    for code, built in editions.items():
        for profile in built:
            is_told = code in profile.edition_note
            assert is_told == (len(built) > 1 and code != "E09000001"), code
    assert repository.area("E05000026", Geography(Level.WARD, 2012))
