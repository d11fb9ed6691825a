"""What is said of reach against need: every obstacle, every verdict, and never more than either."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.intervals import Difference, draw_difference, find_ends
from dashboard.figures.need import find_parting, find_thirds
from dashboard.results.need import (
    HighestThird,
    NeedAnswer,
    NeedAsk,
    NeedLine,
    ReachState,
    choose_pool,
    find_high,
    list_areas,
)
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.text.need import (
    describe_coverage,
    describe_difference,
    describe_highest_third,
    describe_obstacle,
    describe_question,
    say_verdict,
    title_need,
)
from geodata.closed_lists import Level, Split
from geodata.model import Geography
from geodata.reach.coverage import LocatedKind, NeedObstacle
from geodata.reach.intervals import IntervalMethod
from geodata.reach.need import NeedComparison
from geodata.reach.needs import load_needs
from geodata.reach.records import ReachFilter
from geodata.reach.shares import Verdict
from tests.place_registry import PROGRAMME, make_registry
from tests.places import make_areas, make_repository

ASK = NeedAsk((PROGRAMME,), ReachFilter(), "population", Geography(Level.BOROUGH), Split.EQUAL)
JUDGING = ("because", "caused", "should", "failed", "not reached", "neglect", "zero")


def make_line(code, verdict=Verdict.CANNOT_TELL, limits=(-0.1, 0.2), **said):
    return NeedLine(
        area_code=code,
        name=f"Square {code}",
        borough="",
        units=1.0,
        share_of_units=0.1,
        need_count=10.0,
        share_of_need=0.05,
        difference=0.05,
        lci_95=limits[0],
        uci_95=limits[1],
        p_value=0.5,
        p_adjusted=0.5,
        verdict=verdict,
        **said,
    )


def make_answer(lines, *, obstacles=(), total=20, at_least=False, usual=50.0):
    located = 0 if NeedObstacle.NO_UNITS in obstacles else 6
    kind = LocatedKind(PROGRAMME, "gardens", "gardens", located, total, at_least)
    comparison = NeedComparison(
        table=make_areas(),
        groups={},
        kinds=(kind,),
        located=located,
        total=total,
        at_least=at_least,
        effective_units=located,
        interval_units=located,
        shared_units=0,
        obstacles=tuple(obstacles),
        method=IntervalMethod.EXACT,
    )
    need = load_needs()["population"]
    return NeedAnswer(ASK, need, None, "2021", comparison, tuple(lines), {}, usual)


# Beside 50.04 for London, of which one place after the point is shown.
RATES = {"shown alike": 49.96, "shown lower": 49.94}
CASES = {
    NeedObstacle.NEED_NOT_HELD: ({}, "not held"),
    NeedObstacle.NO_UNITS: ({}, "not evidence"),
    NeedObstacle.UNDER_HALF_LOCATED: ({}, "At least 4 more"),
    NeedObstacle.TOTAL_NOT_COUNTED: ({"total": None}, "No source counts all units"),
    NeedObstacle.TOTAL_A_LOWER_BOUND: ({"at_least": True, "total": 10}, "“at least”"),
    NeedObstacle.TOO_FEW_UNITS: ({"total": 6}, "4 more"),
}


@pytest.mark.parametrize("obstacle", list(NeedObstacle))
def test_every_obstacle_is_told_with_its_numbers_and_no_answer(obstacle):
    options, said = CASES[obstacle]
    answer = make_answer([make_line("a")], obstacles=[obstacle], **options)
    told = describe_obstacle(obstacle, answer, make_registry().programmes)
    if obstacle is not NeedObstacle.NEED_NOT_HELD:
        assert said in told
    title = title_need(answer)
    for text in (told, title, describe_coverage(answer)):
        assert "more of the" not in text
        assert "less of the" not in text
        assert [word for word in JUDGING if word in text.lower()] == []
    assert title[:1] == title[:1].upper()


def test_half_is_rounded_up():
    answer = make_answer([], obstacles=[NeedObstacle.UNDER_HALF_LOCATED], total=17)
    told = describe_obstacle(NeedObstacle.UNDER_HALF_LOCATED, answer, make_registry().programmes)
    assert "At least 3 more" in told


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ([Verdict.MORE], "Square 0 has more of the located units than of the need"),
        ([Verdict.LESS], "Square 0 has less of the located units than of the need"),
        ([Verdict.MORE] * 3, "3 of 3 boroughs have clearly more or less"),
        ([Verdict.CANNOT_TELL] * 2, "no difference between reach and need can be told"),
    ],
)
def test_a_title_says_what_the_verdicts_say(verdicts, said):
    lines = [make_line(str(place), verdict) for place, verdict in enumerate(verdicts)]
    assert said in title_need(make_answer(lines))


@given(st.floats(-1, 0), st.floats(0, 1))
def test_no_more_and_no_less_is_said_while_the_interval_spans_nought(low, high):
    line = make_line("a", limits=(low, high))
    for text in (say_verdict(line), title_need(make_answer([line])), describe_difference(line)):
        assert "more of the" not in text.lower()
        assert "less of the" not in text.lower()


def test_an_interval_without_nought_that_the_correction_undoes_says_why():
    assert "by chance" in say_verdict(make_line("a", limits=(0.01, 0.2)))
    assert say_verdict(make_line("a", Verdict.MORE, (0.01, 0.2))).startswith("More of the units")


def test_the_lists_hold_high_need_without_a_record_and_lower_need_with_one():
    rates = [90.0, 80.0, 80.0, 60.0, 40.0, 30.0, 20.0, 10.0, 5.0, 1.0]
    states = itertools.cycle([ReachState.NO_RECORD, ReachState.RECORD, ReachState.BOROUGH_ONLY])
    lines = [
        make_line(f"{place}", rate=rate, state=state, records=int(state is ReachState.RECORD))
        for place, (rate, state) in enumerate(zip(rates, states, strict=False))
    ]
    answer = make_answer(lines)
    # Two areas are a fifth of ten; the third ties with the second.
    assert find_high(answer) == {"0", "1", "2"}
    lists = list_areas(answer)
    assert [line.area_code for line in lists.unreached] == ["0"]
    assert [line.area_code for line in lists.lower] == ["4", "7"]
    assert [line.area_code for line in lists.unclear] == ["2"]
    assert lists.vague == 3
    assert find_high(replace(answer, usual_rate=85.0)) == {"0"}
    assert find_high(replace(answer, usual_rate=None)) == frozenset()


def test_a_rate_that_is_shown_like_londons_is_not_called_lower():
    lines = [make_line(name, rate=rate, state=ReachState.RECORD) for name, rate in RATES.items()]
    lower = list_areas(make_answer(lines, usual=50.04)).lower
    assert [line.area_code for line in lower] == ["shown lower"]


def test_what_is_not_located_could_change_an_answer():
    line = make_line("a")
    assert "The 14 units that no source places could change" in describe_question(
        make_answer([line])
    )
    assert "could change" not in describe_question(make_answer([line], total=6))


def test_thirds_keep_ties_together_and_records_are_parted_at_their_median():
    lines = [make_line(str(place), rate=rate) for place, rate in enumerate([1, 1, 1, 1, 2, 3])]
    assert list(find_thirds(lines).values()) == [0, 0, 0, 0, 2, 2]
    held = [make_line("a", records=count, state=ReachState.RECORD) for count in (1, 2, 9)]
    assert find_parting(held) == 2
    assert find_parting(lines) == 1


def test_a_pool_keeps_half_of_its_units_located_and_leaves_out_what_nobody_counted():
    def kind(name, located, total, *, at_least=False):
        return LocatedKind(name, "unit", "units", located, total, at_least)

    kinds = (
        kind("whole", 9, 10),
        kind("some", 2, 8),
        kind("few", 1, 100),
        kind("bound", 50, 60, at_least=True),
        kind("unknown", 50, None),
    )
    assert [one.programme for one in choose_pool(kinds)] == ["whole", "some"]
    assert choose_pool(kinds[1:]) == ()


def test_a_difference_is_drawn_with_its_whisker_only_where_it_has_one():
    whole, bare = Difference(0.1, -0.1, 0.3), Difference(0.1, None, None)
    ends = find_ends([whole, bare])
    assert ends == (-0.1, 0.3)
    assert "pic-whisker" in str(draw_difference(whole, ends))
    assert "pic-whisker" not in str(draw_difference(bare, ends))
    assert draw_difference(Difference(None, None, None), ends) is None
    assert find_ends([]) == (0, 0)


def test_the_highest_third_is_counted_with_what_no_record_can_tell():
    view = resolve_view(Selection.from_query(f"programme={PROGRAMME}"), make_repository())
    found = HighestThird(areas=11, recorded=0, unclear=0, placed=4)
    (sentence,) = describe_highest_third(found, view, is_estimated=False)
    assert sentence.startswith("Of the 11 boroughs in the highest third of “")
    assert sentence.endswith(
        "none has a record of Square Gardens (made up). No record does not mean not reached."
    )
    some = found._replace(recorded=1, unclear=3)
    first, second, third = describe_highest_third(some, view, is_estimated=True)
    assert "1 has a record" in first
    assert second.startswith("For 3 more we cannot tell")
    assert "estimates" in third
    nowhere = describe_highest_third(found._replace(placed=0), view, is_estimated=True)
    assert [one.startswith("We cannot tell") for one in nowhere] == [True]
