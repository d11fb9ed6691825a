"""A change over time is claimed only where two intervals, or two full counts, say so."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.closed_lists import Basis
from geodata.statistics.change import Verdict, find_changes

TOUCHING, APART, OVERLAPPING = ((45, 50), (40, 45)), ((46, 50), (40, 45)), ((44, 50), (40, 45))


def make_points(*rows, status=None):
    """Rows of value, lower and upper limit, a year apart from 2020."""
    return pd.DataFrame(
        {
            "period_label": [str(2020 + place) for place in range(len(rows))],
            "value": [row[0] for row in rows],
            "lci_95": [row[1] for row in rows],
            "uci_95": [row[2] for row in rows],
            "status": status or [None] * len(rows),
        }
    ).astype({"value": float, "lci_95": float, "uci_95": float})


def judge(*rows, basis=Basis.SURVEY, status=None):
    points = make_points(*rows, status=status)
    return [
        (change.earlier.label, change.later.label, change.verdict)
        for change in find_changes(points, basis=basis)
    ]


@pytest.mark.parametrize(
    ("limits", "verdict"),
    [
        (APART, Verdict.CLEAR),
        (APART[::-1], Verdict.CLEAR),
        (TOUCHING, Verdict.NOT_CLEAR),
        (TOUCHING[::-1], Verdict.NOT_CLEAR),
        (OVERLAPPING, Verdict.NOT_CLEAR),
    ],
)
def test_a_change_is_clear_only_where_the_intervals_share_no_value(limits, verdict):
    rows = [((low + high) / 2, low, high) for low, high in limits]
    assert judge(*rows) == [("2020", "2021", verdict)]


def test_the_last_reading_is_set_beside_the_first_and_the_one_before_it():
    rows = judge((10, 9, 11), (20, 19, 21), (21, 20, 22))
    assert rows == [
        ("2020", "2022", Verdict.CLEAR),
        ("2021", "2022", Verdict.NOT_CLEAR),
    ]


@pytest.mark.parametrize("basis", [Basis.SURVEY, Basis.MODELLED])
def test_without_an_interval_at_both_dates_no_change_of_an_estimate_is_claimed(basis):
    assert judge((10, None, None), (90, 89, 91), basis=basis)[0][2] is Verdict.NO_INTERVAL
    assert judge((10, 9, 11), (90, 89, None), basis=basis)[0][2] is Verdict.NO_INTERVAL


@pytest.mark.parametrize("basis", [Basis.FULL_COUNT, Basis.ADMINISTRATIVE])
def test_a_count_is_described_and_never_tested(basis):
    assert judge((10, None, None), (11, None, None), basis=basis)[0][2] is Verdict.DESCRIBED
    assert judge((10, 9, 11), (90, 89, 91), basis=basis)[0][2] is Verdict.DESCRIBED


@pytest.mark.parametrize("basis", list(Basis))
def test_nothing_is_said_across_a_break(basis):
    rows = ((10, 9, 11), (50, 49, 51), (90, 89, 91))
    assert [verdict for *_, verdict in judge(*rows, basis=basis, status=[None, "b", None])] == [
        Verdict.BROKEN,
        Verdict.DESCRIBED if basis in (Basis.FULL_COUNT, Basis.ADMINISTRATIVE) else Verdict.CLEAR,
    ]


def test_a_break_at_a_date_without_a_value_is_a_break_still():
    rows = ((10, 9, 11), (None, None, None), (90, 89, 91))
    assert judge(*rows, status=[None, "b", None]) == [("2020", "2022", Verdict.BROKEN)]


def test_a_break_before_the_first_reading_breaks_nothing():
    assert judge((10, 9, 11), (90, 89, 91), status=["b", None])[0][2] is Verdict.CLEAR


def test_dates_without_a_value_are_passed_over():
    rows = ((None, None, None), (10, 9, 11), (90, 89, 91), (None, None, None))
    assert judge(*rows) == [("2021", "2022", Verdict.CLEAR)]


@pytest.mark.parametrize("rows", [(), ((10, 9, 11),), ((10, 9, 11), (None, None, None))])
def test_one_reading_has_not_changed(rows):
    assert judge(*rows) == []


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)), min_size=2, max_size=2))
def test_order_of_time_does_not_matter_to_what_is_clear(pairs):
    rows = [(value, value - half, value + half) for value, half in pairs]
    assert judge(*rows)[0][2] is judge(*rows[::-1])[0][2]


@pytest.mark.parametrize("basis", [Basis.SURVEY, Basis.FULL_COUNT])
def test_a_break_at_the_last_date_leaves_nothing_to_compare(basis):
    rows = ((10, 9, 11), (50, 49, 51), (90, 89, 91))
    judged = judge(*rows, basis=basis, status=[None, None, "b"])
    assert [verdict for *_, verdict in judged] == [Verdict.BROKEN, Verdict.BROKEN]
