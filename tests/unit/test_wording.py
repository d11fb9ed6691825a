"""Sentences claim what the test found, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.format.outcomes import Compared, describe_outcome, describe_reliability
from dashboard.results.benchmark import Benchmark
from dashboard.text.figures import (
    Extreme,
    count_in_words,
    describe_comparison,
    describe_london,
    describe_rank,
    write_title,
)
from geodata.closed_lists import Basis, Outcome, Polarity
from geodata.statistics.aggregation import Estimate
from geodata.statistics.benchmark import compare_with_london
from geodata.statistics.reliability import Reliability
from tests.made_up_values import londons, make_table, tables
from tests.place_registry import SURVEY, make_registry
from tests.sentences import find_faults

DIRECTION = re.compile(
    r"\b(above|below|better|worse|higher|lower|more|less|fewer)\b", re.IGNORECASE
)
BOROUGHS = ("borough", "boroughs")
CLEAR = {Outcome.BETTER, Outcome.WORSE, Outcome.HIGHER, Outcome.LOWER}
LONDON = Benchmark(Estimate(50.0, 48.5, 51.5), is_derived=False)
bases = st.sampled_from(Basis)
polarities = st.sampled_from(Polarity)


def measure(**changes):
    """The made-up survey with some of its fields changed."""
    return make_registry().indicators[SURVEY].model_copy(update=changes)


def compare(table, london, indicator):
    """Each area's comparison as sentences take it."""
    found = compare_with_london(
        table, london=london, basis=indicator.basis, polarity=indicator.polarity
    )
    has_interval = table[["lci_95", "uci_95"]].notna().all(axis=1)
    valued = found.assign(held=has_interval)[table["value"].notna()]
    return [
        Compared(row["outcome"], row["difference"], bool(row["held"]))
        for row in valued.to_dict("records")
    ]


@given(tables, londons, bases, polarities, st.booleans())
def test_no_sentence_claims_a_direction_that_the_test_does_not_support(
    table, london, basis, polarity, is_derived
):
    indicator = measure(basis=basis, polarity=polarity)
    benchmark = Benchmark(london, is_derived=is_derived)
    for compared in compare(table, london, indicator):
        sentence = describe_comparison(compared, benchmark, indicator)
        told = describe_outcome(compared)
        assert not find_faults([sentence, told])
        if compared.outcome in CLEAR:
            side = "above" if compared.difference > 0 else "below"
            assert DIRECTION.findall(sentence) == [side]
            assert told.startswith(f"Clearly {side} London")
        elif basis in (Basis.SURVEY, Basis.MODELLED):
            assert not DIRECTION.search(sentence)
            assert not DIRECTION.search(told)
        else:
            assert "learly" not in sentence
            assert told == ""


@given(tables, londons, bases, polarities)
def test_the_title_counts_only_what_the_test_found(table, london, basis, polarity):
    indicator = measure(basis=basis, polarity=polarity)
    compared = compare(table, london, indicator)
    outcomes = [(one.outcome, one.difference, "Aldham") for one in compared]
    held = table["value"].dropna()
    extremes = None if held.empty else (Extreme(held.min(), ""), Extreme(held.max(), ""))
    title = write_title(outcomes, len(table), extremes, indicator, BOROUGHS)
    assert title.startswith(f"{indicator.label}: ")
    assert not find_faults([title])
    above = sum(o in CLEAR and d > 0 for o, d, _ in outcomes)
    below = sum(o in CLEAR and d < 0 for o, d, _ in outcomes)
    assert ("clearly above" in title) == (above > 0)
    assert ("clearly below" in title) == (below > 0)
    if above + below == 1:
        assert "Aldham is the only borough clearly" in title
    elif above:
        assert f"{count_in_words(above)} {BOROUGHS[above != 1]} " in title


@pytest.mark.parametrize(
    ("clear", "end"),
    [
        ([1], "Aldham is the only borough clearly above London"),
        ([-1], "Aldham is the only borough clearly below London"),
        ([1, -1], "one borough is clearly above London, one clearly below"),
        ([1, 1, -1, -1, -1], "two boroughs are clearly above London, three clearly below"),
        ([1] * 11, "11 boroughs are clearly above London"),
        ([], "no borough is clearly different from London"),
    ],
)
def test_a_tested_title_is_in_the_singular_or_plural_that_it_needs(clear, end):
    outcomes = [(Outcome.HIGHER if sign > 0 else Outcome.LOWER, sign, "Aldham") for sign in clear]
    ends = (Extreme(1, "Aldham"), Extreme(2, "Birdham"))
    title = write_title(
        [*outcomes, (Outcome.SIMILAR, 9.0, "Birdham")], 33, ends, measure(), BOROUGHS
    )
    assert title.endswith(f": {end}")


@pytest.mark.parametrize(
    ("valued", "of", "extremes", "end"),
    [
        (33, 33, (1.0, 2.0), "from 1.0\u202f% to 2.0\u202f% across 33 boroughs"),
        (32, 33, (1.0, 2.0), "from 1.0\u202f% to 2.0\u202f% across 32 of 33 boroughs"),
        (1, 1, (1.0, 1.0), "1.0\u202f% in 1 borough"),
        (1, 14, (1.0, 1.0), "1.0\u202f% in 1 of 14 boroughs"),
        (0, 33, None, "no figures for boroughs"),
    ],
)
def test_an_untested_title_gives_the_range_and_claims_nothing(valued, of, extremes, end):
    outcomes = [(Outcome.NOT_COMPARED, 5.0, "Aldham")] * valued
    ends = extremes and (Extreme(extremes[0], ""), Extreme(extremes[1], ""))
    assert write_title(outcomes, of, ends, measure(), BOROUGHS).endswith(f": {end}")


def test_an_untested_title_names_both_ends_where_each_is_one_areas():
    outcomes = [(Outcome.NOT_COMPARED, 5.0, "Aldham"), (Outcome.NOT_COMPARED, 9.0, "Birdham")]
    ends = (Extreme(1.0, "Aldham"), Extreme(2.0, "Birdham"))
    title = write_title(outcomes, 2, ends, measure(), BOROUGHS)
    assert title.endswith(": 1.0\u202f% in Aldham to 2.0\u202f% in Birdham")


@pytest.mark.parametrize(
    ("compared", "london", "changes", "sentence"),
    [
        (
            Compared(Outcome.BETTER, 5, has_interval=True),
            None,
            {},
            "No London figure is held to compare with.",
        ),
        (
            Compared(Outcome.BETTER, 5, has_interval=True),
            LONDON,
            {},
            "Clearly above London, 50.0\u202f% (48.5 to 51.5).",
        ),
        (
            Compared(Outcome.SIMILAR, 5, has_interval=True),
            LONDON,
            {},
            "No clear difference from London, 50.0\u202f% (48.5 to 51.5).",
        ),
        (
            Compared(Outcome.NOT_COMPARED, 5, has_interval=False),
            LONDON,
            {},
            "London: 50.0\u202f% (48.5 to 51.5). Not compared:"
            " no 95 % interval is published for this area.",
        ),
        (
            Compared(Outcome.NOT_COMPARED, 5, has_interval=True),
            Benchmark(Estimate(50), is_derived=True),
            {},
            "London: 50.0\u202f% (derived). Not compared: London's figure has no 95 % interval.",
        ),
        (
            Compared(Outcome.NOT_COMPARED, 5, has_interval=True),
            Benchmark(Estimate(50, 50, 50), is_derived=False),
            {},
            "London: 50.0\u202f% (50.0 to 50.0). Not compared: the intervals have no width.",
        ),
        (
            Compared(Outcome.NOT_COMPARED, 1, has_interval=False),
            Benchmark(Estimate(50), is_derived=False),
            {"basis": Basis.FULL_COUNT, "decimal_places": 0},
            "1 point above London, 50\u202f%; from a full count.",
        ),
        (
            Compared(Outcome.NOT_COMPARED, -0.04, has_interval=False),
            Benchmark(Estimate(50), is_derived=False),
            {"basis": Basis.ADMINISTRATIVE},
            "The same as London, 50.0\u202f%; from an administrative record.",
        ),
        (
            Compared(Outcome.NOT_COMPARED, -900, has_interval=False),
            Benchmark(Estimate(1_000), is_derived=True),
            {"basis": Basis.FULL_COUNT, "unit": "people", "decimal_places": 0},
            "London: 1,000 (derived), of which this area is a part.",
        ),
    ],
)
def test_each_result_has_its_sentence(compared, london, changes, sentence):
    assert describe_comparison(compared, london, measure(**changes)) == sentence


@pytest.mark.parametrize(
    ("outcome", "difference", "told"),
    [
        (Outcome.BETTER, -3, "Clearly below London, better"),
        (Outcome.WORSE, 3, "Clearly above London, worse"),
        (Outcome.HIGHER, 3, "Clearly above London"),
        (Outcome.LOWER, -3, "Clearly below London"),
        (Outcome.SIMILAR, 3, "No clear difference from London"),
        (Outcome.NOT_COMPARED, 3, ""),
    ],
)
def test_an_outcome_is_judged_in_words_only_where_a_direction_is_desirable(
    outcome, difference, told
):
    assert describe_outcome(Compared(outcome, difference, has_interval=True)) == told


@pytest.mark.parametrize(
    ("place", "said"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th")),
        *((13, "13th"), (21, "21st"), (102, "102nd"), (111, "111th"), (1_001, "1,001st")),
    ],
)
def test_places_are_counted_as_people_count(place, said):
    assert describe_rank((place, place), 4_994, "areas", measure()) == (
        f"{said} highest of 4,994 areas."
    )


def test_a_rank_is_a_range_or_a_reason():
    assert describe_rank((4, 19), 32, "boroughs", measure()) == (
        "Between 4th and 19th highest of 32 boroughs."
    )
    assert describe_rank(None, 32, "boroughs", measure()) == (
        "No rank is given: this is a survey estimate without 95 % intervals for every area."
    )


def test_reliability_is_said_only_where_a_reader_must_know_it():
    assert {one: describe_reliability(one) for one in Reliability} == {
        Reliability.GOOD: "",
        Reliability.UNKNOWN: "",
        Reliability.CARE: "Use with care",
        Reliability.LOW: "Low reliability",
    }


def test_londons_figure_says_its_interval_and_that_it_is_derived():
    derived = Benchmark(Estimate(50, 48, 52), is_derived=True)
    assert describe_london(derived, measure()) == "London 50.0\u202f% (48.0 to 52.0, derived)"
    assert describe_london(None, measure()) == "no London figure is held"


def test_a_table_of_one_area_is_enough_to_test():
    (only,) = compare(make_table((90, 1)), LONDON.estimate, measure())
    assert describe_outcome(only) == "Clearly above London, better"
