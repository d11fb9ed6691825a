"""Every indicator of the registry, held against its values in the pack."""

import re
from datetime import date

import pandas as pd
import pytest

from geodata.registry.registry import load_registry
from tests.project_files import ROOT

REGISTRY = load_registry()
OBSERVATIONS = pd.read_parquet(ROOT / "geodata" / "pack" / "observations.parquet")
VALUES = dict(tuple(OBSERVATIONS.groupby("indicator")))
INDICATORS = [
    pytest.param(indicator, id=indicator.id) for indicator in REGISTRY.indicators.values()
]

UNITS = {
    "%",
    "score",
    "mean 0-10",
    "index 0-1",
    "decile 1-10",
    "£ per head",
    "£ per week",
    "years",
    "people",
    "offences a month",
}
# Smallest and largest possible value of the units that have one.
BOUNDS = {"%": (0, 100), "mean 0-10": (0, 10), "index 0-1": (0, 1), "decile 1-10": (1, 10)}
# What is neither good nor bad: who people are, where they were born and how they live.
NEVER_JUDGED = {
    "arrived_lt5y",
    "born_outside_uk",
    "disabled",
    "english_not_well",
    "ethnic_diversity_idx",
    "ethnic_minority",
    "hh_no_english",
    "hh_one_person",
    "main_language_not_english",
    "mps_hate_crime",
    "non_uk_identity_only",
    "population",
    "private_rented",
    "report_undocumented_londoners",
    "report_undocumented_young",
    "social_rented",
    "sol_mainly_speaks_other_language_at_home",
    "sol_speaks_language_other_than_english",
    "sol_uses_english_and_other_language_at_home",
    "unpaid_carer",
}


def released_on():
    year, month, _ = (int(part) for part in REGISTRY.release.split("."))
    return date(year, month, 1)


def count_decimals(value):
    """Decimals of a stored value, which keeps at most six."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def test_the_registry_and_the_pack_hold_the_same_indicators():
    assert set(VALUES) == set(REGISTRY.indicators)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_has_values_in_its_unit(indicator):
    values = VALUES[indicator.id]
    assert values["value"].notna().any()
    assert set(values["unit"]) == {indicator.unit}
    assert indicator.unit in UNITS
    low, high = BOUNDS.get(indicator.unit, (0, float("inf")))
    assert values["value"].dropna().between(low, high).all()


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_is_shown_with_no_more_decimals_than_were_published(indicator):
    values = VALUES[indicator.id]
    published = values.loc[(values["method"] == "published") & values["value"].notna(), "value"]
    given = published if len(published) else values["value"].dropna()
    assert indicator.decimal_places <= max(count_decimals(value) for value in given)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_names_exactly_the_sources_of_its_values(indicator):
    assert set(indicator.sources) == set(VALUES[indicator.id]["source"])
    for source in indicator.sources:
        assert REGISTRY.sources[source].licence in REGISTRY.licences


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_is_described_in_sentences(indicator):
    for text in (indicator.description, indicator.processing, *indicator.caveats):
        assert re.search(r"[.!?]$", text), text
        assert "  " not in text
    assert not indicator.label.endswith(".")
    assert len(indicator.label) <= 70


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_is_reviewed_after_its_release(indicator):
    assert indicator.next_review > released_on()


@pytest.mark.parametrize("identifier", sorted(NEVER_JUDGED))
def test_who_people_are_is_never_judged(identifier):
    assert REGISTRY.indicators[identifier].polarity == "no_judgement"


@pytest.mark.parametrize("indicator", INDICATORS)
def test_only_a_value_of_a_sample_or_a_model_has_an_interval(indicator):
    has_interval = VALUES[indicator.id]["lci_95"].notna().any()
    assert not has_interval or indicator.basis in {"survey", "modelled"}


@pytest.mark.parametrize("indicator", INDICATORS)
def test_a_survey_without_intervals_says_so(indicator):
    if indicator.basis == "survey" and VALUES[indicator.id]["lci_95"].isna().all():
        assert any("interval" in caveat for caveat in indicator.caveats)


@pytest.mark.parametrize("source", REGISTRY.sources.values(), ids=lambda source: source.id)
def test_a_source_has_an_official_address_and_a_credit(source):
    assert source.url.startswith("https://")
    assert source.attribution.strip()
    assert source.accessed_on <= date(2026, 12, 31)
