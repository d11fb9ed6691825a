"""Records of reach as a reader is told of them."""

import pytest

from dashboard.text.reach import (
    CONFIDENCE_WORDS,
    describe_located,
    describe_records,
    describe_unlocated,
    show_located,
)
from geodata.closed_lists import Confidence, Precision
from geodata.reach.records import LocatedCount, describe_precision
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME
from tests.places import SQUARE_A, SQUARE_B, make_repository
from tests.sentences import find_faults

REPOSITORY = make_repository()
PROGRAMMES = dict(REPOSITORY.registry.programmes)
RECORDS = REPOSITORY.reach()


def describe_one(**changes):
    first = RECORDS.iloc[[0]].astype(object)
    for column, value in changes.items():
        first[column] = [value]
    (line,) = describe_records(first, PROGRAMMES)
    return line


def count(total, *, at_least=False):
    """What is said of a programme of gardens, of which eight are recorded, five located."""
    gardens = PROGRAMMES[PROGRAMME]
    unit = gardens.units[0].model_copy(update={"total": total, "at_least": at_least})
    return gardens.model_copy(update={"units": (unit,)})


def test_every_record_is_told_without_a_hole():
    lines = describe_records(RECORDS, PROGRAMMES)
    assert len(lines) == len(RECORDS)
    assert not find_faults([text for line in lines for text in line if text])


@pytest.mark.parametrize("precision", Precision)
def test_each_record_says_how_precisely_it_is_known(precision):
    assert describe_precision(precision) in describe_one(precision=precision.value).detail


@pytest.mark.parametrize("confidence", Confidence)
def test_each_record_says_how_sure_its_source_is(confidence):
    assert describe_one(confidence=confidence.value).source.endswith(
        f"({CONFIDENCE_WORDS[confidence]})"
    )


def test_shared_money_is_said_to_be_for_all_and_not_split():
    shared = {"amount_gbp": 50_000.0, "area_codes": [SQUARE_A, SQUARE_B]}
    assert (
        "£50,000 for all 2 boroughs, not split" in describe_one(precision="multi", **shared).detail
    )
    assert describe_one(precision="point", amount_gbp=50_000.0).detail.endswith("£50,000")


def test_a_page_is_named_by_its_site_and_linked():
    line = describe_one(source="https://www.example.org/a/page")
    assert line.source.startswith("example.org (")
    assert line.source_url == "https://www.example.org/a/page"
    assert describe_one().source_url is None


def test_a_sensitive_record_never_says_where_in_the_borough():
    rows = RECORDS[RECORDS["programme"] == SENSITIVE_PROGRAMME]
    (line,) = describe_records(rows, PROGRAMMES)
    assert line.mark == "borough"
    assert "house" not in " ".join(str(part) for part in line).lower()


@pytest.mark.parametrize(
    ("total", "at_least", "said"),
    [
        (26, False, "projects: 2 of 26"),
        (20, True, "projects: 2 of at least 20"),
        (None, False, "projects: 2 of a number no source gives"),
        (1_200, False, "projects: 2 of 1,200"),
    ],
)
def test_located_is_always_told_of_a_whole(total, at_least, said):
    assert show_located(LocatedCount("project", "projects", 2, total, at_least)) == said


def test_the_chief_unit_is_the_one_told_and_none_is_told_of_nothing():
    assert describe_located(RECORDS, PROGRAMMES[PROGRAMME]) == "gardens: 6 of at least 13"
    uncounted = PROGRAMMES[PROGRAMME].model_copy(update={"units": ()})
    assert describe_located(RECORDS, uncounted) == ""
    assert describe_unlocated(RECORDS, uncounted) == (
        "No source counts what this programme reached."
    )


@pytest.mark.parametrize(
    ("total", "at_least", "sentence"),
    [
        (
            20,
            False,
            "6 of 20 gardens located; 14 are in no source read, so they are not on the map.",
        ),
        (
            20,
            True,
            "6 of at least 20 gardens located; at least 14 are in no source read,"
            " so they are not on the map.",
        ),
        (None, False, "6 gardens located; no source says how many there were."),
        # A source's total can be older than the records: six located and seven not make 13.
        (
            4,
            False,
            "6 of 13 gardens located; 7 are in no source read, so they are not on the map.",
        ),
    ],
)
def test_what_no_map_can_show_is_said(total, at_least, sentence):
    assert describe_unlocated(RECORDS, count(total, at_least=at_least)) == sentence


def test_one_that_is_in_no_source_is_in_the_singular():
    placed = RECORDS[RECORDS["precision"] != "unlocated"]
    assert "; 1 is in no source read" in describe_unlocated(placed, count(7))
    assert describe_unlocated(placed, count(6)) == "All 6 gardens are located."


def test_nothing_located_is_none_named_and_not_none_reached():
    nowhere = RECORDS[RECORDS["precision"] == "unlocated"]
    assert describe_unlocated(nowhere, count(17)) == (
        "None of 17 gardens is named in the sources read."
    )
