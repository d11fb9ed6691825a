"""Figures over time: as a table, and as lines that bridge nothing."""

from typing import Any

import pandas as pd
import pytest
from plotly.io.json import to_json_plotly

from dashboard.charts import plotly
from dashboard.figures.explore_trend import describe_trend
from dashboard.pages.explore.panel_callbacks import present_trend
from dashboard.results.trends import (
    collect_series,
    find_single_date,
    has_trend,
    list_rows,
    make_place_dots,
)
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from tests.layout_text import read_text
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.places import (
    SQUARE_A,
    SQUARE_C,
    make_observations,
    make_repository,
    make_sub_region,
)

INDICATOR = make_registry().indicators[SURVEY]


def look(query="", repository=None):
    repository = repository or make_repository()
    return resolve_view(Selection.from_query(query), repository), repository


def draw_trend(series, indicator):
    return plotly.draw_trend(*describe_trend(series, indicator))


def draw(series):
    """The bands and lines of a trend of these series."""
    traces: list[Any] = list(draw_trend(series, INDICATOR).select_traces())
    return [trace.to_plotly_json() for trace in traces]


def make_points(*values, status=None):
    years = range(2020, 2020 + len(values))
    return pd.DataFrame(
        {
            "period": [f"{year}-01-01/P1Y" for year in years],
            "period_label": [str(year) for year in years],
            "period_start": pd.to_datetime([f"{year}-01-01" for year in years]),
            "value": values,
            "lci_95": [None if value is None else value - 1 for value in values],
            "uci_95": [None if value is None else value + 1 for value in values],
            "status": status or [None] * len(values),
        }
    ).astype({"value": float, "lci_95": float, "uci_95": float})


def test_the_chosen_area_comes_first_and_its_dates_are_in_order():
    series = collect_series(*look(f"area={SQUARE_A}"))
    assert list(series) == ["Square A (made up)", "London"]
    assert series["Square A (made up)"]["value"].to_list() == [40.0, 42.0]


def test_an_area_of_another_kind_than_the_map_is_not_drawn_over_time():
    assert list(collect_series(*look(f"indicator={FULL_COUNT}&level=ward&area={SQUARE_A}"))) == [
        "London"
    ]


def test_an_area_without_any_value_is_left_out():
    table = make_observations()
    table.loc[table["area_code"] == SQUARE_C, ["value", "lci_95", "uci_95"]] = None
    view, repository = look(f"area={SQUARE_C}", make_repository(observations=table))
    assert list(collect_series(view, repository)) == ["London"]


def test_rows_run_from_the_newest_and_say_in_words_what_is_missing():
    series = collect_series(*look(f"area={SQUARE_A}"))
    assert list_rows(series, INDICATOR) == [
        ("2024", ("42.0\u202f% (37.0 to 47.0)", "51.0\u202f% (48.0 to 54.0)")),
        ("2023", ("40.0\u202f% (35.0 to 45.0)", "not published")),
    ]


def test_a_date_without_a_value_says_why():
    withheld, later = make_points(None, 2.0, status=["c", None]), make_points(1.0, 2.0).iloc[1:]
    rows = list_rows({"Withheld": withheld, "Later": later}, INDICATOR)
    assert rows[1] == ("2020", ("withheld to protect people", "not published"))


@pytest.mark.parametrize(
    ("query", "expected"), [("", True), (f"indicator={FULL_COUNT}&level=ward", False)]
)
def test_there_is_a_trend_where_there_is_more_than_one_date(query, expected):
    assert has_trend(*look(query)) is expected


def test_what_is_known_for_london_only_always_has_a_trend():
    table = make_observations()
    repository = make_repository(observations=table[table["level"] == "london"])
    assert has_trend(*look(f"indicator={FULL_COUNT}", repository))


def test_parts_of_london_that_no_map_draws_are_told_over_time():
    series = collect_series(*look("", make_sub_region()))
    assert list(series) == ["West part (made up)"]
    assert series["West part (made up)"]["value"].to_list() == [40.0, 42.0]


def test_a_missing_value_leaves_a_gap():
    *_, line = draw({"London": make_points(1, None, 3)})
    assert list(pd.isna(pd.Series(line["y"]))) == [False, True, False]
    assert line["connectgaps"] is False


def test_a_break_in_the_series_is_not_bridged_and_loses_no_value():
    points = make_points(1, 2, 3, status=[None, "b", None])
    line = draw({"London": points})[-1]
    drawn = pd.Series(line["y"])
    assert list(drawn.isna()) == [False, True, False, False]
    assert drawn.dropna().to_list() == [1, 2, 3]


def test_no_band_of_intervals_crosses_a_break_either():
    points = make_points(1, 2, 3, status=[None, "b", None])
    *bands, _ = draw({"London": points})
    assert [list(band["y"]) for band in bands] == [[0, 2], [3, 4, 2, 1]]


def test_a_break_is_marked_with_a_line_and_words_half_way_from_the_date_before():
    layout = draw_trend(
        {
            "London": make_points(1, 2, 3, status=[None, "b", None]),
            "England": make_points(1, 2, 3, status=[None, "b", None]),
        },
        INDICATOR,
    ).to_dict()["layout"]
    (mark,) = layout["shapes"]
    assert mark["x0"] == mark["x1"] == "2020-07-02"
    words = [note["text"] for note in layout["annotations"]]
    assert words == ["Break in the series", "◆ London", "● England"]
    assert "shapes" not in draw_trend({"London": make_points(1, 2)}, INDICATOR).to_dict()["layout"]


def test_an_interval_is_drawn_at_each_date_that_has_one_and_at_no_other():
    whole, part = make_points(1, 2), make_points(1, 2, 3, 4)
    part.loc[1, "lci_95"] = None
    band, line = draw({"Area": whole})
    assert list(band["y"]) == [2, 3, 1, 0]
    assert (band["showlegend"], line["name"]) == (False, "Area")
    alone, pair, _ = draw({"Area": part})
    # A date without neighbours is a bar: a band needs two.
    assert list(alone["y"]) == [0, 2]
    assert list(pair["x"]) == ["2022-01-01", "2023-01-01", "2023-01-01", "2022-01-01"]


def test_each_line_has_a_colour_a_dash_and_a_marker_of_its_own_and_londons_is_londons():
    names = ("Area", "London", "England", "Inner", "Outer", "West", "South")
    lines = [t for t in draw({name: make_points(2) for name in names}) if "markers" in t["mode"]]
    for told in ("color", "dash"):
        assert len({line["line"][told] for line in lines}) == len(names)
    assert len({line["marker"]["symbol"] for line in lines}) == len(names)
    alone = [t for t in draw({"London": make_points(2)}) if "markers" in t["mode"]]
    assert alone[0]["line"] == lines[1]["line"]


def test_each_line_is_named_at_its_end_and_no_name_lies_over_another():
    series = {"Kensington and Chelsea": make_points(1, 40), "London": make_points(1, 40.1)}
    layout = draw_trend(series, INDICATOR).to_dict()["layout"]
    notes = layout["annotations"]
    assert [note["text"] for note in notes] == ["● Kensington<br>and Chelsea", "◆ London"]
    low, high = layout["yaxis"]["range"]
    drawn = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    apart = abs(notes[0]["y"] - notes[1]["y"]) / (high - low) * drawn
    assert apart >= 24 - 0.01


def test_the_panel_has_the_chart_and_the_same_figures_as_a_table():
    text = read_text(present_trend(*look(f"area={SQUARE_A}")))
    assert "Went to something made up (%), by date" in text
    assert "42.0\u202f% (37.0 to 47.0)" in text


def test_without_any_figure_the_panel_says_so():
    table = make_observations()
    wards = table[(table["level"] == "ward") & (table["indicator"] == FULL_COUNT)]
    view, repository = look(f"indicator={FULL_COUNT}", make_repository(observations=wards))
    assert read_text(present_trend(view, repository)) == (
        "No figures over time are held for “Born in another square” in this population."
    )


def test_few_dates_are_named_as_published_and_one_date_is_no_span_of_seconds():
    axis = draw_trend({"London": make_points(40.0)}, INDICATOR).to_dict()["layout"]["xaxis"]
    assert list(axis["ticktext"]) == ["2020"]
    first, last = (pd.Timestamp(end) for end in axis["range"])
    assert last - first > pd.Timedelta(days=365)


def test_of_many_dates_those_that_have_room_are_named_as_published():
    points = make_points(*range(40))
    axis = draw_trend({"London": points}, INDICATOR).to_dict()["layout"]["xaxis"]
    labels = points["period_label"].to_list()
    assert len(axis["ticktext"]) < len(labels)
    assert [day[:4] for day in axis["tickvals"]] == list(axis["ticktext"])
    assert axis["ticktext"][0] == labels[0]


def test_a_chart_carries_no_template_of_its_own():
    assert len(str(to_json_plotly(draw_trend({"London": make_points(1, 2)}, INDICATOR)))) < 3_000


def test_what_is_known_at_one_date_is_drawn_as_dots_and_not_as_a_line():
    table = make_observations()
    one_date = table[table["period"].str.startswith("2024")]
    view, repository = look(f"area={SQUARE_A}", make_repository(observations=one_date))
    series = collect_series(view, repository)
    assert find_single_date(series) == "2024-04-01/P1Y"
    assert find_single_date(collect_series(*look(f"area={SQUARE_A}"))) is None
    bars = [dot for dot in make_place_dots(series, INDICATOR) if dot.interval]
    assert [dot.name for dot in bars] == ["Square A (made up)", "London"]
    assert "What changed" not in read_text(present_trend(view, repository))


def test_a_trend_says_in_words_what_changed_and_lists_the_groups():
    text = read_text(present_trend(*look(f"area={SQUARE_A}")))
    assert "What changed" in text
    assert "Square A (made up): no clear change since 2023, +2.0 points (\u22125.1 to 9.1)." in text
    assert " 40.0\u202f% (35.0 to 45.0) for 2023;" in text
    assert "By group, London, 2024" in text
    assert "women 55.0\u202f% (50.0 to 60.0)" in text


def test_a_break_is_said_in_the_table_too():
    table = make_observations()
    table.loc[(table["area_code"] == SQUARE_A) & (table["value"] == 42.0), "status"] = "b"
    view, repository = look(f"area={SQUARE_A}", make_repository(observations=table))
    text = read_text(present_trend(view, repository))
    assert "42.0\u202f% (37.0 to 47.0); break in the series before this date" in text
    assert "the series breaks between 2023 and 2024, so these two dates are not compared" in text


def test_a_small_difference_is_not_drawn_as_a_steep_slope():
    axis = draw_trend({"London": make_points(81, 80)}, INDICATOR).to_dict()["layout"]["yaxis"]
    low, high = axis["range"]
    assert high - low >= 9
    assert low < 79
    assert high > 82


def test_an_axis_of_what_cannot_be_negative_does_not_go_below_nothing():
    points = make_points(0.5, 30).assign(lci_95=0.0)
    axis = draw_trend({"London": points}, INDICATOR).to_dict()["layout"]["yaxis"]
    assert axis["range"][0] == 0
