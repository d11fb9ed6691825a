"""How far one figure can be trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.closed_lists import Status
from geodata.statistics.reliability import Reliability, assess_reliability
from tests.made_up_values import make_table, tables, tables_with_intervals, widen

ORDER = [Reliability.GOOD, Reliability.CARE, Reliability.LOW]
# Half of a 95 % interval of one per cent of 100.
ONE_PER_CENT = 1.959963984540054


def assess(*rows, status=None):
    return assess_reliability(make_table(*rows, status=status)).to_list()


@pytest.mark.parametrize(
    ("per_cent", "expected"),
    [
        (1, Reliability.GOOD),
        (9.99, Reliability.GOOD),
        (10.01, Reliability.CARE),
        (19.99, Reliability.CARE),
        (20.01, Reliability.LOW),
        (300, Reliability.LOW),
    ],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_the_share_of_error_decides_for_positive_and_negative_values(per_cent, expected, sign):
    assert assess((100.0 * sign, per_cent * ONE_PER_CENT)) == [expected]


@pytest.mark.parametrize("half_width", [0.0, 1.0])
def test_a_value_of_nothing_with_an_interval_is_low(half_width):
    assert assess((0.0, half_width)) == [Reliability.LOW]


def test_what_the_source_marks_is_low_whatever_its_interval_says():
    assert assess((50, 0.1), (50, None), status=Status.LOW_RELIABILITY.value) == [
        Reliability.LOW,
        Reliability.LOW,
    ]


@pytest.mark.parametrize("status", [status for status in Status if status != "u"])
def test_other_marks_do_not_change_reliability(status):
    assert assess((50, 0.1), status=status.value) == [Reliability.GOOD]


@pytest.mark.parametrize("status", [None, *Status])
def test_without_a_value_reliability_is_not_known(status):
    mark = None if status is None else status.value
    assert assess((None, None), status=mark) == [Reliability.UNKNOWN]


def test_a_value_without_interval_is_not_called_good():
    assert assess((50, None)) == [Reliability.UNKNOWN]


@given(tables_with_intervals, st.floats(1, 50))
def test_a_wider_interval_never_makes_a_figure_more_reliable(table, factor):
    before, after = assess_reliability(table), assess_reliability(widen(table, factor * 1.001))
    for narrow, wide in zip(before, after, strict=True):
        assert ORDER.index(wide) >= ORDER.index(narrow)


@given(tables)
def test_every_area_gets_one_of_the_four_answers(table):
    found = assess_reliability(table)
    assert list(found.index) == list(table.index)
    assert all(isinstance(answer, Reliability) for answer in found)
