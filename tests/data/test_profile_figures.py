"""A profile's figures are those that the map draws, however quickly they are made."""

import math
from functools import partial

import pandas as pd
import pytest

from dashboard.figures.profile.build import build_profile
from dashboard.results.ranks import rank_areas
from dashboard.results.view_results import build_results, find_london
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.statistics.change import compare_dates, find_changes

CITY, HACKNEY, BARKING, HARROW = "E09000001", "E09000012", "E09000002", "E09000015"
WARD = Geography(Level.WARD, 2022)
AREAS = [
    *((code, Geography(Level.BOROUGH)) for code in (CITY, HACKNEY, BARKING, HARROW)),
    (CITY, WARD),
    ("E05013651", WARD),
    ("E32000003", Geography(Level.ASSEMBLY_CONSTITUENCY)),
    ("E05000026", Geography(Level.WARD, 2012)),
]


def same(held, told):
    return held == told or (held is None and pd.isna(told))


def draw_as_map(figure, repository):
    """The map's figures of a profile's figure, and the view that they are of."""
    geography = figure.geography
    view = resolve_view(
        Selection(indicator=figure.indicator.id, level=geography.level, vintage=geography.vintage),
        repository,
    )
    return view, build_results(view, repository)


@pytest.mark.parametrize(("code", "geography"), AREAS)
def test_a_profile_tells_what_the_map_draws(repository, code, geography):
    profile = build_profile(repository.area(code, geography), repository)
    assert profile.figures
    for figure in profile.figures:
        view, drawn = draw_as_map(figure, repository)
        row = drawn.table.loc[[figure.area.area_code]].to_dict("records")[0]
        assert view.period is not None
        assert (figure.period, figure.group) == (view.period, view.group)
        for name in ("value", "lci_95", "uci_95", "base", "status", "difference"):
            assert same(getattr(figure, name), row[name]), name
        for name in ("shown", "interval", "note", "outcome", "outcome_words", "reliability"):
            assert getattr(figure, name) == row[name], name
        assert figure.london == find_london(
            repository, figure.indicator.id, period=view.period.id, group=view.group
        )
        places = rank_areas(drawn).loc[[figure.area.area_code]].dropna().itertuples(index=False)
        assert figure.places == next(map(tuple, places), None)
        assert figure.spread is not None
        assert figure.spread.areas == len(drawn.valued)
        assert math.isclose(figure.spread.median, drawn.valued["value"].median())


def compare_all(figure, repository):
    """Compare two dates for every area of the edition, as the pack has them."""
    table = repository.observations(
        figure.indicator.id, geography=figure.geography, group=figure.group
    )
    return partial(compare_dates, table, indicator=figure.indicator)


@pytest.mark.parametrize(("code", "geography"), AREAS)
def test_a_profile_tells_every_date_and_the_same_changes(repository, code, geography):
    for figure in build_profile(repository.area(code, geography), repository).figures:
        rows = repository.observations(
            figure.indicator.id,
            geography=figure.geography,
            area_code=figure.area.area_code,
            group=figure.group,
        ).sort_values("period")
        held = rows.dropna(subset="value")
        assert [point.value for point in figure.trend] == held["value"].tolist()
        assert [point.period.id for point in figure.trend] == held["period"].tolist()
        assert figure.changes == find_changes(rows, compare_all(figure, repository))
