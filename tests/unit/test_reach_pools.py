"""What a comparison still needs: more located units, or other programmes beside."""

import pandas as pd
import pytest

from geodata.closed_lists import Level, Split
from geodata.model import Geography
from geodata.reach_need import NeedQuestion, compare_reach_with_need
from geodata.reach_pools import count_missing, find_pool
from tests.places import SQUARE_A, SQUARE_B
from tests.reach_records import NEED, make_place, make_programme, make_records

BOROUGHS = Geography(Level.BOROUGH)


def ask(records, *programmes):
    return NeedQuestion(records, programmes, NEED, BOROUGHS, Split.EQUAL)


@pytest.mark.parametrize(
    ("located", "total", "missing"),
    [(10, 20, 0), (7, 14, 3), (10, 21, 1), (2, 60, 28), (3, 4, 7), (0, 30, 15)],
)
def test_missing_units_are_those_to_ten_and_to_half(located, total, missing):
    records = make_records([(1, [SQUARE_A])] * located + [(1, [])])
    found = compare_reach_with_need(ask(records, make_programme(total)), make_place([1, 1, 1]))
    assert count_missing(found) == missing
    assert (missing == 0) == (found.obstacles == ())


@pytest.mark.parametrize(
    ("programme", "units"),
    [
        (make_programme(None), 1),
        (make_programme(20, at_least=True), 1),
        # Nine units of one record are one draw, and so may the next nine be.
        (make_programme(20), 9),
    ],
)
def test_where_no_number_of_units_would_do_none_is_told(programme, units):
    records = make_records([(units, [SQUARE_A])])
    found = compare_reach_with_need(ask(records, programme), make_place([1, 1, 1]))
    assert count_missing(found) is None


def test_a_pool_holds_what_is_best_located_and_stays_half_located():
    numbers = {"best": (4, 4), "good": (5, 8), "fair": (3, 12), "poor": (1, 90), "none": (0, 1)}
    programmes = [make_programme(total, identifier=name) for name, (_, total) in numbers.items()]
    programmes += [
        make_programme(None, identifier="uncounted"),
        make_programme(2, at_least=True, identifier="bounded"),
    ]
    numbers |= {"uncounted": (3, None), "bounded": (2, 2)}
    records = pd.concat(
        make_records([(1, [SQUARE_B])] * located, programme=name)
        for name, (located, _) in numbers.items()
        if located
    )
    pool = find_pool(ask(records), programmes, make_place([1, 1, 1]))
    assert [kind.programme for kind in pool] == ["best", "good", "fair"]
    question = ask(records, *(one for one in programmes if one.id in {"best", "good", "fair"}))
    assert compare_reach_with_need(question, make_place([1, 1, 1])).obstacles == ()


def test_programmes_with_fewer_than_ten_located_units_make_no_pool():
    records = make_records([(1, [SQUARE_A])] * 9)
    assert find_pool(ask(records), [make_programme(10)], make_place([1, 1, 1])) == ()
