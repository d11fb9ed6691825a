"""Reach against need on the pack: what can be compared today, what cannot, and why."""

import pytest

from geodata.closed_lists import Level, Split, Theme
from geodata.model import Geography
from geodata.reach.coverage import NeedObstacle
from geodata.reach.need import Grouping, NeedQuestion, compare_reach_with_need, group_areas
from geodata.reach.needs import load_needs
from geodata.reach.records import count_located
from geodata.reach.shares import Verdict

BOROUGHS, WARDS = Geography(Level.BOROUGH), Geography(Level.WARD, 2022)
CONSTITUENCIES = Geography(Level.ASSEMBLY_CONSTITUENCY)


def ask(repository, programmes, need, geography=BOROUGHS, split=Split.EQUAL):
    question = NeedQuestion(repository.reach(), programmes, load_needs()[need], geography, split)
    return compare_reach_with_need(question, repository)


def list_pools(programmes):
    """Every programme alone, every theme, and all of them."""
    alone = {name: [programme] for name, programme in programmes.items()}
    themes = {
        str(theme): [one for one in programmes.values() if one.theme is theme] for theme in Theme
    }
    return {**alone, **themes, "all": list(programmes.values())}


def test_nothing_is_answered_where_an_obstacle_stands(repository):
    pools = list_pools(repository.registry.programmes)
    wide = {name: pool for name, pool in pools.items() if len(pool) > 1}
    for geography, asked in ((BOROUGHS, pools), (WARDS, wide), (CONSTITUENCIES, wide)):
        for name, programmes in asked.items():
            found = ask(repository, programmes, "population", geography)
            assert found.obstacles, name
            for table in (found.table, *found.groups.values()):
                assert set(table["verdict"]) == {Verdict.CANNOT_TELL}
                assert table[["lci_95", "uci_95", "p_value"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("name", "obstacle"),
    [
        ("culture_seeds", NeedObstacle.UNDER_HALF_LOCATED),
        ("design_lab", NeedObstacle.NO_UNITS),
        ("london_family_fund", NeedObstacle.TOO_FEW_UNITS),
        ("workforce_integration_network", NeedObstacle.TOTAL_NOT_COUNTED),
        ("young_ambassadors", NeedObstacle.UNDER_HALF_LOCATED),
    ],
)
def test_why_a_programme_cannot_be_compared_today(repository, name, obstacle):
    assert (
        ask(repository, [repository.registry.programmes[name]], "population").obstacle is obstacle
    )


def test_what_is_located_is_what_the_pages_of_programmes_say(repository):
    programmes = list(repository.registry.programmes.values())
    for kind, programme in zip(
        ask(repository, programmes, "population").kinds, programmes, strict=True
    ):
        counted = count_located(repository.reach(), programme)[0]
        assert kind == (programme.id, *counted)


def test_two_programmes_pooled_can_be_compared_today(repository):
    pool = [
        repository.registry.programmes[name] for name in ("model_city_london", "london_family_fund")
    ]
    found = ask(repository, pool, "income_deprived")
    assert found.obstacles == ()
    assert (found.located, found.total) == (10, 17)
    assert found.table["lci_95"].notna().all()
    for geography in (WARDS, CONSTITUENCIES):
        for split in Split:
            for table in [
                *ask(repository, pool, "income_deprived", geography, split).groups.values()
            ]:
                assert table["share_of_need"].sum() == pytest.approx(1)


def test_six_programmes_pooled_are_half_located_today(repository):
    names = (
        *("bike_project", "esol_plus", "eu_londoners_events", "london_family_fund"),
        *("model_city_london", "windrush_justice_fund"),
    )
    pool = [repository.registry.programmes[name] for name in names]
    found = ask(repository, pool, "population")
    assert (found.located, found.total, found.obstacles) == (20, 40, ())
    # By ward too few of their units are known.
    at_ward = ask(repository, pool, "population", WARDS)
    assert at_ward.obstacle is NeedObstacle.UNDER_HALF_LOCATED


def test_a_constituency_has_the_same_units_as_a_level_and_as_a_group(repository):
    programmes = list(repository.registry.programmes.values())
    as_level = ask(repository, programmes, "population", CONSTITUENCIES)
    as_group = ask(repository, programmes, "population").groups[Grouping.CONSTITUENCY]
    units = as_group["units"].reindex(as_level.table.index)
    assert as_level.shared_units > 0
    assert list(units) == pytest.approx(list(as_level.table["units"]))
    assert Grouping.CONSTITUENCY not in as_level.groups


@pytest.mark.parametrize("geography", [BOROUGHS, WARDS])
def test_fifths_of_deprivation_are_of_equal_number_and_in_order(repository, geography):
    groups = group_areas(geography, repository)
    fifths = groups[Grouping.DEPRIVATION_FIFTH]["group_code"]
    sizes = fifths.value_counts()
    assert len(sizes) == 5
    assert sizes.max() - sizes.min() <= 1
    scores = repository.observations("imd2025_score", geography=geography, group="all")
    by_fifth = scores.set_index("area_code")["value"].groupby(fifths)
    assert (by_fifth.min().to_numpy()[:-1] >= by_fifth.max().to_numpy()[1:]).all()
    assert {len(table) for table in groups.values()} == {len(repository.areas(geography))}
