"""What readers type finds what they mean, over the real registry and the real pack."""

from itertools import chain

import pytest

from dashboard.format.stems import find_words, stem_word
from dashboard.results.search import TopicSearch
from dashboard.state.view import drawn_coverage
from dashboard.text.search import describe_topic
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.registry.registry import load_registry
from tests.project_files import ROOT

MEANINGS = load_registry(ROOT / "geodata" / "registry").meanings

# Chosen before the search was written: what a council officer types, and what should come first.
FIRST_RESULTS = {
    "loneliness": "indicators/lonely_often",
    "isolation": "indicators/lonely_often",
    "lonley": "indicators/lonely_often",
    "cohesion": "indicators/mopac_get_on_well",
    "mixing": "indicators/sol_mixes_positively_often_different_ethnicity",
    "unemployment": "indicators/claimant_count",
    "migrant": "indicators/born_outside_uk",
    "refugee": "programmes/community_sponsorship",
    "voting": "indicators/turnout_local_2022",
    "mental health": "indicators/wb_anxiety",
    "school": "indicators/gcse_english_maths",
    "rent": "indicators/private_rented",
    "diversity": "indicators/ethnic_diversity_idx",
    "language": "indicators/main_language_not_english",
    "english": "indicators/english_not_well",
    "volunteering": "indicators/cls_formal_vol",
    "trust": "indicators/cls_trust_neighbours",
    "crime": "indicators/mps_hate_crime",
    "hate crime": "indicators/mps_hate_crime",
    "safety": "indicators/mps_hate_crime",
    "poverty": "indicators/child_poverty_ahc",
    "child poverty": "indicators/child_poverty_ahc",
    "income": "indicators/gdhi_per_head",
    "housing": "indicators/social_rented",
    "overcrowding": "indicators/overcrowded",
    "elections": "indicators/turnout_local_2022",
    "belonging": "indicators/cls_belong_neighbourhood",
    "neighbours": "indicators/cls_chat_neighbours",
    "disability": "indicators/disabled",
    "carers": "indicators/unpaid_carer",
    "young people": "indicators/report_undocumented_young",
    "older people": "indicators/hh_one_person",
    "religion": "indicators/ethnic_diversity_idx",
    "ethnicity": "indicators/ethnic_minority",
    "racism": "indicators/sol_treated_unfairly",
    "discrimination": "indicators/sol_treated_unfairly",
    "jobs": "indicators/employment_rate",
    "benefits": "indicators/claimant_count",
    "internet": "indicators/library_visit",
    "culture": "indicators/sol_formal_culture_participation_last_month",
    "arts": "indicators/arts_engaged",
    "sport": "indicators/sol_sport_participation_last_month",
    "exercise": "indicators/physically_active",
    "citizenship": "programmes/citizenship_and_integration_initiative",
    "windrush": "programmes/windrush_justice_fund",
    "pride": "indicators/cls_satisfied_area",
    "council tax": "indicators/gdhi_per_head",
    "homelessness": "indicators/overcrowded",
    "immigration": "indicators/born_outside_uk",
    "asylum seekers": "programmes/community_sponsorship",
    "education": "indicators/no_qualifications",
    "food banks": "indicators/sol_low_or_very_low_food_security",
    "fuel poverty": "indicators/sol_unable_to_keep_home_warm_in_winter",
    "deprivation": "indicators/imd2025_score",
    "libraries": "indicators/library_visit",
    "happiness": "indicators/wb_happiness",
    "wellbeing": "indicators/sol_high_personal_wellbeing",
    "wages": "indicators/median_weekly_pay",
    "brexit": "indicators/turnout_euref_2016",
    "esol": "programmes/esol_plus",
    "friends": "indicators/cls_someone_to_help",
    "compare boroughs": "pages/compare",
    "upload": "pages/upload",
}
WITHOUT_FIGURES = {
    "school": "schools",
    "schools": "schools",
    "safety": "safety",
    "older people": "older people",
    "religion": "religion",
    "internet": "internet use",
    "pride": "pride",
    "council tax": "council tax",
    "homelessness": "homelessness",
}


def list_results(answer):
    return list(chain.from_iterable(group.results for group in answer.groups))


@pytest.fixture(scope="module")
def search(repository):
    return TopicSearch(repository.registry).search


@pytest.mark.parametrize(("text", "first"), FIRST_RESULTS.items())
def test_a_word_finds_first_what_its_writer_means(search, text, first):
    assert list_results(search(text))[0].reference == first


def test_rent_is_no_part_of_parents_or_current(search):
    labels = [result.label for result in list_results(search("rent"))]
    assert not [label for label in labels if "arent" in label or "urrent" in label]


@pytest.mark.parametrize(("text", "name"), WITHOUT_FIGURES.items())
def test_what_the_atlas_has_no_figures_on_is_named(search, text, name):
    assert search(text).without_figures == name


@pytest.mark.parametrize("text", sorted(FIRST_RESULTS.keys() - WITHOUT_FIGURES.keys()))
def test_what_it_has_figures_on_is_not_denied(search, text):
    assert search(text).without_figures is None


@pytest.mark.parametrize("meaning", MEANINGS.values(), ids=MEANINGS)
def test_each_word_of_a_meaning_finds_all_that_it_means(search, meaning):
    for word in meaning.words:
        found = {result.reference for result in list_results(search(word))}
        assert set(meaning.finds) <= found, word


def test_no_two_meanings_share_a_word_in_another_form():
    stems = {}
    for meaning in MEANINGS.values():
        for phrase in meaning.words:
            stem = tuple(stem_word(word) for _, word in find_words(phrase))
            assert stems.setdefault(stem, meaning.id) == meaning.id, phrase


def test_the_name_of_each_topic_and_programme_finds_it_first(search, repository):
    registry = repository.registry
    for kind, entries in (("indicators", registry.indicators), ("programmes", registry.programmes)):
        for entry in entries.values():
            assert list_results(search(entry.label))[0].reference == f"{kind}/{entry.id}"


def test_each_topic_without_wards_offers_one_that_has_them_or_none(repository):
    for indicator in repository.registry.indicators.values():
        offered = describe_topic(indicator.id, repository)["with_wards"]
        levels = {part.geography.level for part in drawn_coverage(indicator.id, repository)}
        if Level.WARD in levels:
            assert offered is None
        elif offered:
            near = drawn_coverage(offered["id"], repository)
            assert Level.WARD in {part.geography.level for part in near}
    offered = describe_topic("lonely_often", repository)["with_wards"]
    assert offered["id"] == "hh_one_person"


def test_the_other_names_of_boroughs_are_of_boroughs(repository):
    boroughs = set(repository.areas(Geography(Level.BOROUGH))["area_code"])
    assert set(repository.registry.area_names.names) <= boroughs
