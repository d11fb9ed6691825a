"""The grammar of conditions: what is written is what is read, and nothing that is sent raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.reach.conditions import (
    MOST_CONDITIONS,
    Comparison,
    Condition,
    Side,
    read_conditions,
    write_condition,
    write_conditions,
)

names = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True).filter(
    lambda n: n not in {"programme", "in", "near"}
)
codes = st.from_regex(r"E0[0-9]{7}", fullmatch=True)
numbers = st.integers(-(10**9) + 1, 10**9 - 1).map(lambda n: n / 1000)
limits = st.one_of(
    st.tuples(st.sampled_from([Comparison.AT_LEAST, Comparison.AT_MOST]), st.tuples(numbers)),
    st.tuples(
        st.just(Comparison.BETWEEN),
        st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair))),
    ),
    st.tuples(
        st.just(Comparison.CLASS),
        st.sets(st.integers(1, 9).map(float), min_size=1).map(lambda some: tuple(sorted(some))),
    ),
)
conditions = st.one_of(
    st.builds(lambda name, asked: Condition(name, *asked), names, limits),
    st.builds(
        lambda name, side: Condition(name, Comparison.CLEAR, side=side),
        names,
        st.sampled_from(Side),
    ),
    st.builds(Condition, names, st.sampled_from([Comparison.REACHED, Comparison.NO_RECORD])),
    st.sets(codes, min_size=1, max_size=33).map(
        lambda some: Condition("", Comparison.IN, codes=tuple(sorted(some)))
    ),
    st.builds(
        lambda code, distance: Condition("", Comparison.NEAR, (abs(distance),), codes=(code,)),
        codes,
        numbers,
    ),
)


@given(st.lists(conditions, max_size=MOST_CONDITIONS, unique=True))
def test_what_is_written_is_read_again(asked):
    text = write_conditions(asked)
    assert read_conditions(text) == (tuple(asked), (), 0)


@given(conditions)
def test_an_address_needs_no_escape(condition):
    assert set(write_condition(condition)) <= set("Eabcdefghijklmnopqrstuvwxyz0123456789_.-")


@given(st.text(max_size=200))
def test_nothing_that_is_sent_raises(text):
    asked = read_conditions(text)
    assert len(asked.conditions) <= MOST_CONDITIONS
    assert read_conditions(write_conditions(asked.conditions)).conditions == asked.conditions


@pytest.mark.parametrize(
    "part",
    [
        "votes",
        "votes.least",
        "votes.least.",
        "votes.least.many",
        "votes.least.nan",
        "votes.least.1e3",
        "votes.least.1_000",
        "votes.least.٣",
        "votes.between.3",
        "votes.between.1_2_3",
        "votes.class.0",
        "votes.class.2.5",
        "votes.class.1_",
        "votes.class.1_10",
        "in",
        "in.Hackney",
        "in.E09000012_",
        "in.E09000012.2",
        "near.E09000012",
        "near.E09000012.far",
        "near.E09000012.-2",
        "near.E09000012_E09000014.2",
        "votes.clear.better",
        "votes.reached",
        "programme.gardens.least.3",
        "programme.gardens.not_reached",
        "Votes.least.3",
        "<b>.least.3",
    ],
)
def test_a_bad_part_is_named_and_the_others_are_kept(part):
    asked = read_conditions(f"one.least.1,{part},two.most.2")
    assert asked.unread == (part,)
    assert [condition.subject for condition in asked.conditions] == ["one", "two"]


def test_limits_in_either_order_and_minus_nought_are_understood():
    assert read_conditions("votes.between.9_-1.50").conditions[0].numbers == (-1.5, 9.0)
    assert write_conditions(read_conditions("votes.least.-0").conditions) == "votes.least.0"


def test_one_condition_written_twice_is_one():
    assert len(read_conditions("votes.least.80,votes.least.80.0;votes.least.80").conditions) == 1


def test_more_conditions_than_are_asked_are_counted():
    asked = read_conditions(",".join(f"votes.least.{n}" for n in range(MOST_CONDITIONS + 3)))
    assert len(asked.conditions) == MOST_CONDITIONS
    assert asked.left_out == 3


def test_classes_and_boroughs_are_written_once_and_in_order():
    read = read_conditions("votes.class.3_1_3,in.E09000014_e09000012_E09000014").conditions
    assert write_conditions(read) == "votes.class.1_3,in.E09000012_E09000014"
