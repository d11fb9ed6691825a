"""Similar areas and areas side by side, over the real pack: every sentence reads well."""

import re

import pytest

from dashboard.figures.comparison import build_comparison
from dashboard.figures.profile.rows import build_figure
from dashboard.figures.profile.similar import find_similar
from dashboard.results.comparison import MOST_AREAS
from dashboard.state.selection import Selection
from dashboard.text.compare import (
    describe_comparison,
    describe_method,
    describe_standing,
    mark_figure,
    title_comparison,
)
from geodata.closed_lists import Level, Outcome
from geodata.model import Geography
from geodata.statistics.similar import load_recipes
from tests.sentences import find_faults

BOROUGH, WARD = Geography(Level.BOROUGH), Geography(Level.WARD, 2022)
# Every borough, and some wards from everywhere.
ASKED = {BOROUGH: 33, WARD: 40}
CLEAR = re.compile(r"learly (above|below) ([^;.]+)")


def pick_areas(repository, geography):
    codes = list(repository.areas(geography)["area_code"])
    step = max(1, len(codes) // ASKED[geography])
    return [repository.area(code, geography) for code in codes[::step]]


def read_value(indicator, area, repository):
    value = build_figure(indicator, area, repository).value
    assert value is not None
    return value


@pytest.mark.parametrize("geography", ASKED, ids=lambda geography: geography.key)
def test_every_sentence_about_similar_areas_reads_well(repository, geography):
    for area in pick_areas(repository, geography):
        similar = find_similar(area, repository)
        assert similar is not None
        assert len(similar.comparisons) == len(load_recipes()[geography.key].compared)
        assert find_faults([similar.method, *similar.comparisons]) == []


def test_who_is_said_to_be_clearly_above_has_the_higher_value(repository):
    """A look at the values alone: whatever the test, it cannot turn them round."""
    said = 0
    for area in pick_areas(repository, BOROUGH):
        similar = find_similar(area, repository)
        assert similar is not None
        for name, sentence in zip(
            load_recipes()[BOROUGH.key].compared, similar.comparisons, strict=True
        ):
            indicator = repository.registry.indicator(name)
            clear = CLEAR.findall(sentence)
            if not clear:
                continue
            own = read_value(indicator, area, repository)
            for side, names in clear:
                others = [
                    read_value(indicator, one.area, repository)
                    for one in similar.areas
                    if one.area.area_name in names or names.startswith("all ")
                ]
                assert others
                assert all((own > other) == (side == "above") for other in others)
                said += 1
    assert said > 20


@pytest.mark.parametrize("geography", ASKED, ids=lambda geography: geography.key)
def test_areas_side_by_side_read_well(repository, geography):
    areas = pick_areas(repository, geography)
    for start in range(0, len(areas), MOST_AREAS):
        codes = tuple(area.area_code for area in areas[start : start + MOST_AREAS])
        selection = Selection(compare=codes, level=geography.level, vintage=geography.vintage)
        comparison = build_comparison(selection, repository)
        assert comparison.notices == ()
        assert tuple(area.area_code for area in comparison.areas) == codes
        columns = zip(*(row.figures for row in comparison.rows), strict=True)
        texts = [
            title_comparison(comparison),
            describe_comparison(comparison),
            *(describe_standing(figures) for figures in columns),
        ]
        for row in comparison.rows:
            for figure in row.figures:
                mark = mark_figure(figure)
                texts += [figure.shown, mark.text, describe_method(figure)]
                is_clear = figure.outcome not in (Outcome.SIMILAR, Outcome.NOT_COMPARED)
                assert (mark.kind in ("above", "below")) == is_clear
        assert find_faults(texts) == []


def test_of_more_than_five_areas_the_first_five_are_shown_and_the_rest_named(repository):
    asked = "E09000012,E09000001,E09000020,E09000033,E09000002,E09000003,E09000004"
    comparison = build_comparison(Selection.from_query(f"compare={asked}"), repository)
    assert ",".join(area.area_code for area in comparison.areas) == asked[: 5 * 10 - 1]
    assert comparison.notices == ("The first five areas are shown. Left out: Barnet and Bexley.",)


def test_an_area_without_a_similar_recipe_is_told_so_and_shown(repository):
    asked = "compare=E32000004&similar=1"
    comparison = build_comparison(Selection.from_query(asked), repository)
    assert len(comparison.areas) == 1
    assert "No recipe stands" in comparison.notices[0]


def test_similar_areas_take_the_place_of_others_named_and_that_is_said(repository):
    asked = "compare=E09000012,E09000001&similar=1"
    comparison = build_comparison(Selection.from_query(asked), repository)
    assert [area.area_name for area in comparison.areas[:2]] == ["Hackney", "Southwark"]
    assert len(comparison.compared.distances) == MOST_AREAS
    assert comparison.notices == (
        "The areas most like Hackney are shown in place of the others named.",
    )
    assert title_comparison(comparison) == "Hackney and the five boroughs most like it"
