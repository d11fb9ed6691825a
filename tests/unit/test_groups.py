"""Groups of Londoners beside each other: dots with intervals, and no more than they say."""

from dashboard.charts.plotly import draw_dots
from dashboard.figures.explore_trend import describe_dots
from dashboard.results.trends import collect_groups
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.places import make_observations, make_repository

INDICATOR = make_registry().indicators[SURVEY]


def look(query="", repository=None):
    repository = repository or make_repository()
    return resolve_view(Selection.from_query(query), repository), repository


def test_groups_stand_beside_everyone_at_their_date_and_in_the_order_of_their_names():
    groups = collect_groups(*look())
    assert groups is not None
    assert groups.date == "2024"
    assert [(dot.name, dot.value, dot.interval) for dot in groups.dots] == [
        ("Everyone", 51.0, (48.0, 54.0)),
        ("women", 55.0, (50.0, 60.0)),
    ]
    assert "where they overlap, groups may not differ" in groups.sentence


def test_groups_without_intervals_are_not_set_above_each_other():
    table = make_observations()
    table.loc[table["group"] == "women", ["lci_95", "uci_95"]] = None
    groups = collect_groups(*look("", make_repository(observations=table)))
    assert groups is not None
    assert groups.dots[1].interval is None
    assert "No interval is published for every group" in groups.sentence


def test_one_population_is_no_comparison_of_groups():
    assert collect_groups(*look(f"indicator={FULL_COUNT}")) is None


def test_each_group_is_a_row_with_its_interval_beside_its_dot():
    groups = collect_groups(*look())
    assert groups is not None
    *bars, dots = draw_dots(*describe_dots(groups.dots, INDICATOR)).to_dict()["data"]
    assert [list(bar["x"]) for bar in bars] == [[48, 54], [50, 60]]
    assert list(dots["y"]) == ["Everyone", "women"]
    # Everyone is told from a group without colour.
    assert list(dots["marker"]["symbol"]) == ["diamond", "circle"]
