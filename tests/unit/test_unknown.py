"""What is not known of the made-up place, as the page lists it."""

from datetime import date

import pytest

from dashboard.figures.unknown_table import list_unknown, write_unknown
from dashboard.text.unknown_figures import list_gaps, list_review, list_without_interval
from dashboard.text.unknown_reach import list_boroughs, list_records
from tests.place_registry import FULL_COUNT
from tests.places import make_reach, make_repository

EARLY, LATE = date(2026, 1, 2), date(2100, 1, 2)


@pytest.fixture
def repository():
    return make_repository()


def test_a_borough_without_a_record_is_listed_and_not_called_unreached():
    records = make_reach()
    named = {code for codes in records["area_codes"] for code in codes}
    assert list_boroughs(make_repository()).entries == ()
    gone = sorted(named)[0]
    kept = [gone not in codes for codes in records["area_codes"]]
    section = list_boroughs(make_repository(reach=records[kept]))
    assert [entry.address for entry in section.entries] == [f"/area/{gone}#programmes"]
    assert "not evidence" in section.sentence
    assert "not reached" not in section.entries[0].why


def test_what_no_record_lacks_is_not_listed(repository):
    lacks = {entry.subject: entry.how_many for entry in list_records(repository).entries}
    assert all(count and count > 0 for count in lacks.values())
    assert "Records in part inferred" not in lacks
    assert "Records without a date" in lacks


def test_a_full_count_needs_no_interval(repository):
    section = list_without_interval(repository)
    assert all(FULL_COUNT not in entry.address for entry in section.entries)


def test_missing_values_are_told_with_their_reason(repository):
    missing = repository.observations("arts_engaged")["value"].isna().sum()
    entries = [e for e in list_gaps(repository).entries if "arts_engaged" in e.address]
    assert sum(entry.how_many or 0 for entry in entries) == missing > 0


def test_reviews_fall_due_by_the_date_given(repository):
    assert list_review(repository, EARLY).entries == ()
    assert "None is past" in list_review(repository, EARLY).sentence
    past = list_review(repository, LATE)
    assert len(past.entries) == len(repository.registry.indicators)


def test_the_file_holds_every_entry_of_the_page(repository):
    entries = [entry for section in list_unknown(repository, EARLY) for entry in section.entries]
    lines = write_unknown(repository, EARLY).text.splitlines()
    assert len(lines) == len(entries) + 1
