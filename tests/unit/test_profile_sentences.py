"""No sentence of a profile claims a direction that the intervals do not support."""

import math
import re
from dataclasses import replace
from types import MappingProxyType

import pandas as pd
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dashboard.figures.profile.build import build_profile
from geodata.closed_lists import Basis, Polarity
from geodata.tables.in_memory import TableRepository
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.places import LONDON, SQUARE_A, SQUARE_B, SQUARE_C, make_observations, make_tables
from tests.profile_sentences import (
    find_bad_fragments,
    find_bad_sentences,
    list_fragments,
    list_provenance_sentences,
    list_sentences,
)

Z_95 = 1.959964
SQUARES = (SQUARE_A, SQUARE_B, SQUARE_C)
DATES = ("2021-04-01/P1Y", "2023-04-01/P1Y", "2024-04-01/P1Y")
TESTED = {Basis.SURVEY, Basis.MODELLED}
CLAIM = re.compile(r"clearly (above|below|higher|lower)(?:[^;]*?)(?:, (better|worse))?[;,.]")
DIRECTION = re.compile(r"\b(above|below|higher|lower|better|worse|more|less)\b", re.IGNORECASE)
GOOD_WHEN = {Polarity.HIGH_IS_GOOD: "up", Polarity.LOW_IS_GOOD: "down"}

# A failing case is small enough as it is drawn; making it smaller takes minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)

# Close enough together that some intervals overlap and some do not, and most are of good width.
shares = st.integers(20, 80).map(float)
halves = st.integers(1, 12).map(float)
certain = st.tuples(shares, halves, st.none())
figures = st.one_of(
    certain,
    certain,
    st.tuples(st.none() | shares, st.none() | halves, st.sampled_from([None, "u", "b"])),
)
# London mostly has its figure: without one nothing is compared.
histories = st.lists(figures, min_size=len(DATES), max_size=len(DATES))
certain_histories = st.lists(certain, min_size=len(DATES), max_size=len(DATES))
places = st.fixed_dictionaries(
    {
        **dict.fromkeys(SQUARES, histories),
        LONDON: st.one_of(certain_histories, certain_histories, histories),
    }
)
bases = st.sampled_from([Basis.SURVEY, Basis.MODELLED, Basis.SURVEY, *Basis])


def make_rows(code, history):
    for period, (value, half, status) in zip(DATES, history, strict=True):
        yield {
            "area_code": code,
            "period": period,
            "value": value,
            "lci_95": None if value is None or half is None else value - half,
            "uci_95": None if value is None or half is None else value + half,
            "status": status if value is not None else "c",
        }


def make_place(drawn, basis, polarity):
    """The made-up place with the survey's figures drawn anew."""
    table = make_observations()
    table = table[table["is_used"] & (table["group"] == "all")]
    pattern = table[table["indicator"] == SURVEY].drop_duplicates("area_code")
    new = pd.DataFrame([row for code in drawn for row in make_rows(code, drawn[code])])
    known = pattern.drop(columns=[name for name in new if name != "area_code"])
    rows = new.merge(known, on="area_code").assign(period_label=new["period"].str[:4], note=None)
    rows = rows.astype({"value": float, "lci_95": float, "uci_95": float})[list(table.columns)]
    others = table[table["indicator"] == FULL_COUNT]
    registry = make_registry()
    survey = registry.indicators[SURVEY].model_copy(update={"basis": basis, "polarity": polarity})
    indicators = MappingProxyType({**registry.indicators, SURVEY: survey})
    observations = pd.concat([others, rows.astype(others.dtypes.to_dict())], ignore_index=True)
    return TableRepository(
        replace(make_tables(), observations=observations), replace(registry, indicators=indicators)
    )


def is_apart_from_london(figure):
    """The test without its correction for many areas: what it does not find, nothing may claim."""
    if figure.indicator.basis not in TESTED or figure.london is None:
        return False
    london = figure.london.estimate
    if None in (figure.value, figure.lci_95, london.lci_95):
        return False
    widths_95 = (figure.uci_95 - figure.lci_95, london.uci_95 - london.lci_95)
    error = math.hypot(*widths_95) / (2 * Z_95)
    return abs(figure.value - london.value) > Z_95 * error * (1 - 1e-9)


def check_claims(sentence, is_up, polarity):
    """Each claim of a sentence has the direction given, and judges only where one may."""
    claims = CLAIM.findall(sentence)
    assert claims, sentence
    for side, judged in claims:
        assert (side in ("above", "higher")) is is_up, sentence
        expected = ""
        if polarity in GOOD_WHEN:
            expected = "better" if (GOOD_WHEN[polarity] == "up") is is_up else "worse"
        assert judged in ("", expected), sentence


@settings(max_examples=50, deadline=None, phases=PHASES)
@given(places, bases, st.sampled_from(Polarity))
def test_no_sentence_claims_more_than_the_intervals_say(drawn, basis, polarity):
    repository = make_place(drawn, basis, polarity)
    for code in SQUARES:
        profile = build_profile.__wrapped__(repository.area(code), repository)
        figure = next((one for one in profile.figures if one.indicator.id == SURVEY), None)
        if figure is None:
            continue
        check_comparison(figure)
        told = [one.sentence for one in profile.stand_outs if one.indicator.id == SURVEY]
        assert all(one.indicator.id == SURVEY for one in profile.stand_outs)
        for sentence in told:
            check_stand_out(sentence, figure)
        assert not find_bad_sentences(list_sentences(profile))
        assert not find_bad_fragments(list_fragments(profile))
        assert not find_bad_sentences(list_provenance_sentences(figure, repository))


def check_comparison(figure):
    if figure.value is None:
        assert figure.comparison == figure.place_text == figure.outcome_words == ""
        assert not DIRECTION.search(f"{figure.shown} {figure.note}")
        return
    is_up = figure.difference is not None and figure.difference > 0
    if "learly" in f"{figure.comparison}{figure.outcome_words}":
        assert is_apart_from_london(figure)
        check_claims(f"{figure.outcome_words.lower()}.", is_up, figure.indicator.polarity)
        assert ("above" in figure.comparison) is is_up
    elif figure.indicator.basis in TESTED:
        assert not DIRECTION.search(figure.comparison)
    else:
        assert not re.search(r"better|worse", figure.comparison)
        assert figure.outcome_words == ""


def check_stand_out(sentence, figure):
    """A sentence that stands out is of a tested figure, and tells of London or of two dates."""
    assert figure.indicator.basis in TESTED
    if "London" in sentence or " for " not in sentence.split(";")[0]:
        assert is_apart_from_london(figure)
        check_claims(sentence, figure.value > figure.london.estimate.value, polarity_of(figure))
        return
    dates = re.search(r"for (\d{4}) than for (\d{4})", sentence)
    assert dates, sentence
    later, earlier = (
        next(point for point in figure.trend if point.period.label == label)
        for label in dates.groups()
    )
    is_up = later.value > earlier.value
    # A family that holds other areas can only ask for more than a test of this one alone.
    error = math.hypot(later.uci_95 - later.lci_95, earlier.uci_95 - earlier.lci_95) / 2
    assert abs(later.value - earlier.value) >= error * (1 - 1e-9)
    between = [point for point in figure.trend if earlier.start < point.start <= later.start]
    assert not any(point.is_break for point in between)
    check_claims(sentence, is_up, polarity_of(figure))


def polarity_of(figure):
    return figure.indicator.polarity


CLEAR_BOTH = {
    SQUARE_A: [(10, 1, None), (20, 1, None), (30, 1, None)],
    SQUARE_B: [(90, 1, None), (60, 1, "b"), (60, 1, None)],
    SQUARE_C: [(50, 1, None), (50, 1, None), (None, None, None)],
    LONDON: [(50, 1, None), (50, 1, None), (50, 1, None)],
}


def tell(code, basis=Basis.SURVEY, polarity=Polarity.HIGH_IS_GOOD, drawn=CLEAR_BOTH):
    repository = make_place(drawn, basis, polarity)
    return build_profile.__wrapped__(repository.area(code), repository)


def test_a_clear_difference_is_told_with_both_figures():
    (told,) = tell(SQUARE_A).stand_outs
    assert told.sentence == (
        "Went to something made up, 2024: clearly below London, worse;"
        " 30.0\u202f% (29.0 to 31.0) against 50.0\u202f% (49.0 to 51.0)."
    )
    (told,) = tell(SQUARE_A, polarity=Polarity.NO_JUDGEMENT).stand_outs
    assert "clearly below London; 30.0" in told.sentence


def test_a_clear_change_is_told_where_the_difference_is_not_clear():
    drawn = CLEAR_BOTH | {SQUARE_A: [(20, 1, None), (40, 1, None), (50, 1, None)]}
    (told,) = tell(SQUARE_A, polarity=Polarity.LOW_IS_GOOD, drawn=drawn).stand_outs
    assert told.sentence == (
        "Went to something made up: clearly higher for 2024 than for 2021, by 30.0 points"
        " (28.6 to 31.4), worse;"
        " 50.0\u202f% (49.0 to 51.0) against 20.0\u202f% (19.0 to 21.0)."
    )


def test_a_change_across_a_break_is_not_told():
    drawn = CLEAR_BOTH | {SQUARE_B: [(90, 1, None), (50, 1, "b"), (50, 1, None)]}
    assert tell(SQUARE_B, drawn=drawn).stand_outs == ()


def test_a_withheld_figure_never_stands_out():
    profile = tell(SQUARE_C)
    assert profile.stand_outs == ()
    assert profile.stand_outs_note.startswith("Nothing is said to stand out: no figure held here")


def test_a_tested_figure_that_is_not_clear_is_said_to_be_none():
    drawn = CLEAR_BOTH | {SQUARE_C: [(50, 1, None), (50, 1, None), (50, 1, None)]}
    assert tell(SQUARE_C, drawn=drawn).stand_outs_note == (
        "The one figure tested does not stand out: it is of low reliability, or neither clearly"
        " different from London nor clearly changed."
    )


def test_the_rule_is_said_where_only_changes_can_be_told():
    no_interval = [(50, None, None)] * 3
    note = tell(SQUARE_A, drawn=CLEAR_BOTH | {LONDON: no_interval}).stand_outs_note
    assert note.startswith("No figure here can be tested against London: these are clear changes")


def test_counts_are_never_said_to_stand_out():
    profile = tell(SQUARE_A, basis=Basis.FULL_COUNT)
    assert profile.stand_outs == ()
    assert profile.stand_outs_note.startswith("Nothing is said to stand out")


def test_a_figure_of_low_reliability_never_stands_out():
    drawn = CLEAR_BOTH | {SQUARE_A: [(10, 1, None), (20, 1, None), (30, 1, "u")]}
    assert tell(SQUARE_A, drawn=drawn).stand_outs == ()
