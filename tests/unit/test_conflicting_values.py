"""Several values for one thing: one is used, all are kept, silence is an error."""

from types import MappingProxyType

import pytest

from geodata.errors import InputError
from geodata.model import Conflict
from geodata.pipeline.conflicting_values import choose_values, drop_published_twice
from geodata.registry.registry import Registry
from tests.place_registry import SURVEY, make_registry
from tests.value_rows import BARKING, CITY, OTHER, PERIOD, SOURCE, make_rows


def make_two_source_registry(conflicts=()):
    registry = make_registry()
    indicator = registry.indicators[SURVEY].model_copy(update={"sources": (SOURCE, OTHER)})
    source = registry.sources[SOURCE].model_copy(update={"id": OTHER, "title": "Other figures"})
    return Registry(
        release=registry.release,
        indicators=MappingProxyType({**registry.indicators, SURVEY: indicator}),
        programmes=registry.programmes,
        sources=MappingProxyType({**registry.sources, OTHER: source}),
        licences=registry.licences,
        conflicts=MappingProxyType({conflict.id: conflict for conflict in conflicts}),
        corrections=registry.corrections,
    )


CONFLICT = Conflict(
    id="ten_or_eleven",
    about="A share",
    indicator=SURVEY,
    used="10 %",
    used_source=SOURCE,
    other="11 %",
    other_source=OTHER,
    reason="Rounding.",
)


def test_a_gathered_value_that_the_series_holds_is_left_out():
    gathered = make_rows({"value": 10.001}, {"source": OTHER}, {"method": "derived: so and so"})
    kept = drop_published_twice(gathered, make_rows({"value": 10.0006}))
    assert kept.index.to_list() == [1, 2]


@pytest.mark.parametrize("value", [10.002, float("nan")])
def test_a_gathered_value_that_the_series_contradicts_is_an_error(value):
    with pytest.raises(InputError, match=f"'{SURVEY}' for {CITY} in {PERIOD} is 10.0"):
        drop_published_twice(make_rows({}), make_rows({"value": value}))


def test_a_gathered_value_that_the_series_lacks_is_an_error():
    with pytest.raises(InputError, match="as in the series"):
        drop_published_twice(make_rows({"area_code": BARKING}), make_rows({}))


def choose(rows, *conflicts):
    registry = make_two_source_registry(conflicts)
    return choose_values(rows.assign(is_used=True), registry).sort_index()


def test_the_indicators_first_source_is_used_and_an_equal_value_kept():
    chosen = choose(make_rows({"source": OTHER}, {}))
    assert chosen["is_used"].to_list() == [False, True]
    assert chosen["note"].iloc[0] == "Same value as in “Figures made up for tests”."


def test_a_number_is_used_before_words_of_a_better_source():
    chosen = choose(make_rows({"value": None, "status": "x"}, {"source": OTHER}))
    assert chosen["is_used"].to_list() == [False, True]


def test_a_declared_disagreement_is_kept_and_said():
    chosen = choose(make_rows({}, {"source": OTHER, "value": 11.0}), CONFLICT)
    assert chosen["is_used"].to_list() == [True, False]
    assert chosen["note"].iloc[1] == "Not used: “Figures made up for tests” gives 10."


def test_an_undeclared_disagreement_is_an_error():
    with pytest.raises(InputError, match=r"is 11\.0 in other_source and 10\.0 in made_up_source"):
        choose(make_rows({}, {"source": OTHER, "value": 11.0}))


def test_a_repeated_row_is_kept_once():
    assert len(choose(make_rows({}, {}))) == 1


def test_two_values_from_one_source_are_an_error():
    with pytest.raises(InputError, match="has 2 values from made_up_source"):
        choose(make_rows({}, {"value": 11.0}))
