"""The repository answers from tables as its protocol says."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.closed_lists import Level, Precision
from geodata.columns import AREAS, OBSERVATIONS, REACH
from geodata.errors import UnknownIdentifierError
from geodata.model import Geography
from geodata.repository import Repository
from geodata.tables.in_memory import TableRepository
from tests.place_registry import FULL_COUNT, PROGRAMME, SENSITIVE_PROGRAMME, SURVEY
from tests.places import (
    BOROUGH,
    LONDON,
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_2018,
    WARD_2022,
    WARD_IN_BOTH_EDITIONS,
    make_observations,
    make_reach,
    make_repository,
    read_squares,
)


@pytest.fixture(scope="module")
def repository() -> TableRepository:
    return make_repository()


def test_it_answers_the_questions_of_the_protocol(repository):
    asked: Repository = repository
    assert set(asked.observations(SURVEY).columns) == set(OBSERVATIONS)
    assert tuple(asked.areas().columns) == AREAS
    assert tuple(asked.reach().columns) == REACH


def test_observations_are_chosen_by_edition_period_area_and_group(repository):
    rows = repository.observations(
        SURVEY, geography=BOROUGH, period="2024-04-01/P1Y", area_code=SQUARE_B, group="all"
    )
    assert rows["value"].tolist() == [61.5]
    assert repository.observations(SURVEY, group="women")["area_code"].tolist() == [LONDON]
    assert repository.observations(FULL_COUNT, geography=WARD_2022)["value"].tolist() == [19, 22]


def test_each_edition_of_an_indicator_holds_exactly_its_own_rows(repository):
    every = repository.observations(FULL_COUNT)
    parts = [
        repository.observations(FULL_COUNT, geography=geography)
        for geography in (BOROUGH, WARD_2022, Geography(Level.LONDON))
    ]
    assert [len(part) for part in parts] == [4, 2, 1]
    assert len(every) == 7


def test_a_conflicting_value_is_kept_but_is_not_in_use(repository):
    assert 53.0 not in repository.observations(SURVEY)["value"].tolist()
    assert repository.conflicting_observations(SURVEY)["value"].tolist() == [53.0]
    assert repository.conflicting_observations(FULL_COUNT).empty


def test_a_known_identifier_with_nothing_to_show_gives_an_empty_table(repository):
    nothing = repository.observations(SURVEY, geography=WARD_2018)
    assert nothing.empty
    assert set(nothing.columns) == set(OBSERVATIONS)


@pytest.mark.parametrize(
    "ask",
    [
        lambda r: r.observations("nothing"),
        lambda r: r.observations(SURVEY, area_code="E09000001"),
        lambda r: r.area_observations("E09000001"),
        lambda r: r.area_observations(SQUARE_A, WARD_2018),
        lambda r: r.coverage("nothing"),
        lambda r: r.conflicting_observations("nothing"),
        lambda r: r.reach(programme_id="nothing"),
        lambda r: r.reach(area_code="E09000001"),
        lambda r: r.area("E09000001"),
        lambda r: r.area(SQUARE_A, WARD_2022),
        lambda r: r.outlines(Geography(Level.LSOA)),
        lambda r: r.hexagons(WARD_2018),
    ],
)
def test_an_unknown_identifier_raises(repository, ask):
    with pytest.raises(UnknownIdentifierError):
        ask(repository)


def test_coverage_lists_editions_as_offered_and_periods_from_the_newest(repository):
    survey_boroughs, survey_london = repository.coverage(SURVEY)
    assert survey_boroughs.geography == BOROUGH
    assert [period.id for period in survey_boroughs.periods] == ["2024-04-01/P1Y", "2023-04-01/P1Y"]
    assert survey_boroughs.has_intervals
    assert survey_boroughs.areas == 3
    assert survey_london.groups == ("all", "women")
    full_count = repository.coverage(FULL_COUNT)
    assert [part.geography for part in full_count] == [BOROUGH, WARD_2022, Geography(Level.LONDON)]
    assert not any(part.has_intervals for part in full_count)


def test_an_edition_of_which_every_value_is_withheld_is_not_covered():
    observations = make_observations()
    withheld = observations.assign(
        value=observations["value"].where(observations["level"] != "ward")
    )
    covered = make_repository(observations=withheld).coverage(FULL_COUNT)
    assert WARD_2022 not in [part.geography for part in covered]


def test_a_code_in_two_editions_means_the_newest_unless_one_is_named(repository):
    assert repository.area(WARD_IN_BOTH_EDITIONS).geography == WARD_2022
    assert repository.area(WARD_IN_BOTH_EDITIONS, WARD_2018).geography == WARD_2018


def test_a_code_that_is_a_borough_and_a_ward_means_the_borough():
    areas = make_repository().areas()
    merged = areas.loc[areas["area_code"] == SQUARE_C].assign(level="ward", vintage=2022)
    both = pd.concat([merged.astype(areas.dtypes), areas], ignore_index=True)
    repository = make_repository(areas=both)
    assert repository.area(SQUARE_C).geography == BOROUGH
    assert repository.area(SQUARE_C, WARD_2022).geography == WARD_2022


def test_an_area_has_plain_python_values(repository):
    area = repository.area(SQUARE_B)
    assert area.parent_codes == (LONDON,)
    assert area.neighbours == (SQUARE_A, SQUARE_C)
    assert area.population == 20
    assert area.area_km2 == pytest.approx(1.0)
    assert repository.area(SECOND_WARD).population is None


def test_values_of_an_area_come_from_every_indicator_and_its_own_edition_only(repository):
    assert set(repository.area_observations(SQUARE_A)["indicator"]) == {SURVEY, FULL_COUNT}
    in_2022 = repository.area_observations(WARD_IN_BOTH_EDITIONS, WARD_2022)
    assert in_2022["value"].tolist() == [19]
    assert repository.area_observations(WARD_IN_BOTH_EDITIONS, WARD_2018).empty


def test_a_ward_has_only_what_is_known_to_be_in_it(repository):
    assert repository.reach(area_code=SECOND_WARD)["place"].tolist() == ["Garden Two", "East Half"]
    assert repository.reach(area_code=WARD_IN_BOTH_EDITIONS)["place"].tolist() == ["Garden One"]
    assert repository.reach(area_code=WARD_IN_BOTH_EDITIONS, geography=WARD_2022).empty


def test_a_borough_has_every_record_that_names_it_and_london_those_of_its_boroughs(repository):
    in_b = repository.reach(area_code=SQUARE_B, programme_id=PROGRAMME)
    assert in_b["precision"].tolist() == ["borough", "multi"]
    in_london = repository.reach(area_code=LONDON)
    assert set(in_london["precision"]) == {"point", "approximate", "ward", "borough", "multi"}


def test_a_caller_who_changes_a_table_changes_nobody_elses(repository):
    for ask in (
        lambda: repository.observations(SURVEY),
        lambda: repository.area_observations(SQUARE_A),
        lambda: repository.areas(BOROUGH),
        repository.reach,
    ):
        before = ask().copy(deep=True)
        spoilt = ask()
        spoilt.loc[spoilt.index[0], spoilt.columns[1]] = "spoilt"
        spoilt["more"] = 1
        pd.testing.assert_frame_equal(ask(), before)


def test_outlines_are_read_once_and_given_as_copies():
    asked = []

    def read_and_note(geography):
        asked.append(geography)
        return read_squares(geography)

    repository = make_repository(read_outlines=read_and_note)
    first = repository.outlines(BOROUGH)
    first["area_code"] = "spoilt"
    assert repository.outlines(BOROUGH)["area_code"].tolist() == [SQUARE_A, SQUARE_B, SQUARE_C]
    assert asked == [BOROUGH]
    assert first.crs == "EPSG:27700"


def test_threads_get_the_same_answers():
    repository = make_repository()
    expected = repository.observations(SURVEY)["value"].tolist()

    def ask_and_spoil(_):
        rows = repository.observations(SURVEY)
        values = rows["value"].tolist()
        rows["value"] = 0.0
        return str(values) == str(expected) and len(repository.outlines(BOROUGH)) == 3

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask_and_spoil, range(200)))


@settings(max_examples=15, deadline=None)
@given(
    precision=st.sampled_from([p.value for p in Precision]),
    secret=st.text("abcdefgh ", min_size=5, max_size=20).map(lambda text: f"secret {text}"),
    area_code=st.sampled_from([None, SQUARE_A, SQUARE_C, LONDON, SECOND_WARD]),
)
def test_no_question_gets_at_the_place_of_a_sheltered_family(precision, secret, area_code):
    reach = make_reach()
    is_sensitive = reach["programme"] == SENSITIVE_PROGRAMME
    for column in ("place", "quote", "note", "organisation", "activity", "source"):
        reach.loc[is_sensitive, column] = secret
    reach.loc[is_sensitive, ["precision", "ward_code"]] = [precision, SECOND_WARD]
    # Even a row that forgot to say that it is sensitive.
    reach.loc[is_sensitive, "sensitive"] = False
    records = make_repository(reach=reach).reach(area_code=area_code)
    families = records[records["programme"] == SENSITIVE_PROGRAMME]
    assert "secret" not in families.to_csv()
    assert not families.loc[:, ["latitude", "longitude", "ward_code", "place"]].notna().any().any()
    assert set(families["precision"]) <= {"borough", "multi", "unlocated"}
    assert area_code != SECOND_WARD or families.empty
