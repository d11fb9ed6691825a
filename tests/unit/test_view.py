"""Whatever an address asks for, something is shown and every difference is said."""

from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.format.names import count_areas, name_geography
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import drawn_coverage, resolve_view
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES, Geography
from tests.place_registry import FULL_COUNT, PROGRAMME, SENSITIVE_PROGRAMME, SURVEY
from tests.places import (
    BOROUGH,
    DATA_VERSION,
    LONDON,
    SQUARE_A,
    WARD_2018,
    WARD_2022,
    WARD_IN_BOTH_EDITIONS,
    make_observations,
    make_repository,
)
from tests.sentences import find_faults

REPOSITORY = make_repository()
known = {
    "indicator": [SURVEY, FULL_COUNT],
    "level": ["borough", "ward", "assembly_constituency", "lsoa"],
    "vintage": ["2012", "2018", "2022"],
    "period": ["2023-04-01/P1Y", "2024-04-01/P1Y", "2021-03-21", "2011-03-27"],
    "group": ["all", "women"],
    "area": [SQUARE_A, LONDON, WARD_IN_BOTH_EDITIONS],
    "programme": [PROGRAMME, f"{PROGRAMME},{SENSITIVE_PROGRAMME}"],
    "view": [mode.value for mode in Mode],
    "appearance": ["light", "dark"],
    "data": [DATA_VERSION],
}
rubbish = st.text(min_size=1, max_size=80)
queries = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) | rubbish for name, values in known.items()}
).map(urlencode)


def make_london_only():
    """The made-up place with the survey known for the whole only, and for women only."""
    table = make_observations()
    is_kept = (table["indicator"] != SURVEY) | (table["group"] == "women")
    return make_repository(observations=table[is_kept])


LONDON_ONLY = make_london_only()


def view(repository=REPOSITORY, **asked):
    return resolve_view(Selection.from_query(urlencode(asked)), repository)


@settings(max_examples=200)
@given(queries)
def test_no_address_raises_and_each_shows_something_that_is_held(query):
    shown = resolve_view(Selection.from_query(query), REPOSITORY)
    assert shown.geography in DRAWN_GEOGRAPHIES
    assert shown.indicator.id in REPOSITORY.registry.indicators
    if shown.coverage is not None:
        assert shown.coverage in drawn_coverage(shown.indicator.id, REPOSITORY)
        assert shown.period in shown.coverage.periods
        assert shown.group in shown.groups
    assert len(set(shown.notices)) == len(shown.notices)


@given(st.text(max_size=400))
def test_no_text_raises(query):
    resolve_view(Selection.from_query(query), REPOSITORY)


@pytest.mark.parametrize("held", [REPOSITORY, LONDON_ONLY], ids=["areas", "London only"])
# Another data version is told by every page alike, and not by a view: test_kept_versions.py.
@pytest.mark.parametrize("name", [name for name in known if name != "data"])
@settings(max_examples=20)
@given(bad=rubbish.filter(lambda text: text.strip(",") == text))
def test_a_bad_value_always_gives_a_notice(held, name, bad):
    good = {text for values in known.values() for text in values}
    if bad in good:
        return
    assert len(resolve_view(Selection.from_query(urlencode({name: bad})), held).notices) == 1


@given(rubbish)
def test_a_notice_never_repeats_more_than_a_line_of_what_was_sent(bad):
    for name in ("indicator", "period", "group", "area", "programme", "data"):
        for notice in view(**{name: bad * 40}).notices:
            assert len(notice) < 250


def test_the_first_view_is_the_first_indicator_by_borough_at_its_newest_date():
    shown = view()
    assert (shown.indicator.id, shown.geography, shown.notices) == (SURVEY, BOROUGH, ())
    assert shown.period is not None
    assert shown.period.id == "2024-04-01/P1Y"
    assert (shown.group, shown.area, shown.programmes, shown.mode) == ("all", None, (), Mode.MAP)


def test_wards_of_2018_have_no_figures_and_say_that_reach_is_shown():
    shown = view(indicator=FULL_COUNT, level="ward", vintage="2018")
    assert (shown.geography, shown.coverage, shown.period) == (WARD_2018, None, None)
    (notice,) = shown.notices
    assert notice == (
        "No figures for wards of 2018 in “Born in another square”; programme reach is shown."
    )


def test_a_level_without_figures_falls_back_to_one_with_and_says_so():
    shown = view(indicator=SURVEY, level="ward")
    assert shown.geography == BOROUGH
    assert shown.notices == (
        "“Went to something made up” has no figures for wards; boroughs are shown.",
    )


def test_a_level_without_an_edition_is_the_newest_with_figures():
    assert view(indicator=FULL_COUNT, level="ward").geography == WARD_2022


def test_an_edition_of_wards_is_no_matter_to_boroughs():
    assert view(level="borough", vintage="2022").geography == BOROUGH


def test_a_date_that_is_not_held_shows_the_newest_and_names_it():
    shown = view(period="1999-01-01/P1Y")
    assert shown.period is not None
    assert shown.notices == (
        f"There are no figures for '1999-01-01/P1Y'. {shown.period.label} is shown.",
    )


def test_an_older_date_that_is_held_is_shown_without_a_word():
    shown = view(period="2023-04-01/P1Y")
    assert (shown.period and shown.period.id, shown.notices) == ("2023-04-01/P1Y", ())


def test_a_chosen_area_of_another_edition_stays_chosen_and_is_told_of():
    shown = view(indicator=FULL_COUNT, level="ward", area=SQUARE_A)
    assert shown.area is not None
    assert shown.area.geography == BOROUGH
    assert "stays selected" in shown.notices[0]


def test_a_code_of_two_editions_is_the_one_of_the_drawn_edition():
    for vintage, edition in (("2018", WARD_2018), ("2022", WARD_2022)):
        shown = view(
            indicator=FULL_COUNT, level="ward", vintage=vintage, area=WARD_IN_BOTH_EDITIONS
        )
        assert shown.area is not None
        assert shown.area.geography == edition


def test_known_programmes_are_kept_in_order_beside_an_unknown_one():
    shown = view(programme=f"{SENSITIVE_PROGRAMME},nothing,{PROGRAMME}")
    assert [programme.id for programme in shown.programmes] == [SENSITIVE_PROGRAMME, PROGRAMME]
    assert shown.notices == ("There is no programme 'nothing' in the atlas.",)


def test_what_is_known_for_london_only_opens_as_a_trend_of_its_own_population():
    shown = view(LONDON_ONLY, indicator=SURVEY)
    assert (shown.is_london_only, shown.mode, shown.coverage) == (True, Mode.TREND, None)
    assert (shown.group, shown.groups, shown.notices) == ("women", ("women",), ())
    assert view(LONDON_ONLY, indicator=SURVEY, view="map").mode is Mode.TREND
    assert view(LONDON_ONLY, indicator=SURVEY, view="table").mode is Mode.TREND


def test_a_date_of_london_only_figures_is_known_and_another_is_not():
    assert view(LONDON_ONLY, period="2024-04-01/P1Y").notices == ()
    (notice,) = view(LONDON_ONLY, period="1999").notices
    assert notice == "There are no figures for '1999'. Every date held is shown."


def test_each_edition_has_a_name_in_the_singular_and_plural():
    names = [name_geography(geography) for geography in DRAWN_GEOGRAPHIES]
    assert len(set(names)) == len(names)
    assert (count_areas(1, WARD_2022), count_areas(33, BOROUGH)) == (
        "1 ward of 2022",
        "33 boroughs",
    )
    assert count_areas(4_994, Geography(Level.LSOA)).startswith("4,994 ")


@pytest.mark.parametrize("level", known["level"])
@pytest.mark.parametrize("vintage", known["vintage"])
@pytest.mark.parametrize("indicator", known["indicator"])
def test_notices_read_as_sentences(indicator, level, vintage):
    asked = {"indicator": indicator, "level": level, "vintage": vintage, "area": SQUARE_A}
    notices = resolve_view(Selection.from_query(urlencode(asked)), REPOSITORY).notices
    assert not find_faults(notices)
    assert all(notice.endswith(".") for notice in notices)
