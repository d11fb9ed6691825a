"""Pictures of a profile: well-formed, inside their frame, and never more than the figure says."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.area_map import draw_area_map
from dashboard.charts.chart import write_chart
from dashboard.charts.range_strip import describe_range_strip, draw_range_strip
from dashboard.charts.style import style_chart
from dashboard.charts.svg import write_element
from dashboard.charts.trend_line import draw_trend
from dashboard.figures.profile.build import build_profile
from dashboard.format.numbers import show_value
from dashboard.results.benchmark import Benchmark
from dashboard.results.outlines import read_area_outlines
from dashboard.results.profile import Point, Spread
from dashboard.text.area import describe_area_map
from dashboard.text.profile import describe_dates
from geodata.model import Period
from geodata.statistics.aggregation import Estimate
from tests.drawn_pictures import classes_of, list_outside, read_picture, texts_of
from tests.place_registry import SURVEY
from tests.places import (
    BOROUGH,
    SQUARE_A,
    SQUARE_B,
    WARD_2018,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)

REPOSITORY = make_repository()
FIGURE = next(
    figure
    for figure in build_profile(REPOSITORY.area(SQUARE_A, BOROUGH), REPOSITORY).figures
    if figure.indicator.id == SURVEY
)
NUMBERS = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)
MAYBE = st.none() | NUMBERS


def read_chart(chart):
    assert chart is not None
    return read_picture(chart.svg)


def make_point(day, value, half_width=None, *, is_break=False):
    low, high = (None, None) if half_width is None else (value - half_width, value + half_width)
    start = date.fromordinal(730_000 + day)
    return Point(Period(start.isoformat(), f"{start.year}"), start, value, low, high, is_break)


@st.composite
def figures(draw):
    lowest, lower, median, upper, highest = sorted(draw(st.tuples(*[NUMBERS] * 5)))
    value, london = draw(MAYBE), draw(MAYBE)
    low, high = sorted(draw(st.tuples(NUMBERS, NUMBERS))) if draw(st.booleans()) else (None, None)
    return replace(
        FIGURE,
        value=value,
        lci_95=low,
        uci_95=high,
        spread=Spread(lowest, lower, median, upper, highest, 3) if draw(st.booleans()) else None,
        london=Benchmark(Estimate(london, None, None), is_derived=False) if london else None,
        trend=draw_series(draw),
        london_trend=draw_series(draw),
    )


def draw_series(draw):
    days = sorted(draw(st.sets(st.integers(0, 9000), max_size=6)))
    return tuple(
        make_point(
            day, draw(NUMBERS), draw(st.none() | st.floats(0, 1e6)), is_break=draw(st.booleans())
        )
        for day in days
    )


@given(figures())
def test_whatever_the_numbers_a_picture_is_well_formed_and_inside_its_frame(figure):
    for draw in (draw_range_strip, draw_trend):
        picture = draw(figure)
        if picture is not None:
            drawn = read_picture(picture.svg)
            assert list_outside(drawn) == []
            assert "nan" not in picture.svg
            assert "None" not in picture.svg


def test_a_range_has_the_area_and_london_told_by_shape():
    drawn = classes_of(read_chart(draw_range_strip(FIGURE)))
    assert {"pic-range", "pic-middle", "pic-london", "pic-whisker", "pic-dot"} <= set(drawn)


def test_without_a_value_no_dot_is_drawn_and_without_an_interval_no_whisker():
    empty = replace(FIGURE, value=None, lci_95=None, uci_95=None)
    assert {"pic-dot", "pic-whisker"} & set(
        classes_of(read_chart(draw_range_strip(empty)))
    ) == set()
    counted = replace(FIGURE, lci_95=None, uci_95=None)
    assert "pic-whisker" not in classes_of(read_chart(draw_range_strip(counted)))


def test_without_any_area_s_value_there_is_no_range():
    assert draw_range_strip(replace(FIGURE, spread=None)) is None
    assert describe_range_strip(replace(FIGURE, spread=None)) == ""


def test_london_is_not_drawn_where_it_is_not_held_or_is_the_sum_of_its_areas():
    unheld = replace(FIGURE, london=None)
    counted = replace(FIGURE, indicator=FIGURE.indicator.model_copy(update={"unit": "people"}))
    for figure in (unheld, counted):
        assert "pic-london" not in classes_of(read_chart(draw_range_strip(figure)))
        assert "London" not in texts_of(read_chart(draw_trend(replace(figure, london_trend=()))))


def test_the_order_of_numbers_is_the_order_of_marks():
    spread = Spread(0, 25, 50, 75, 100, 33)
    places = []
    for value in (0, 40, 100):
        figure = replace(FIGURE, value=value, lci_95=None, uci_95=None, spread=spread, london=None)
        dots = [
            e for e in read_chart(draw_range_strip(figure)).iter() if e.get("class") == "pic-dot"
        ]
        places.append(float(dots[0].attrib["cx"]))
    assert places == sorted(places)
    assert places[1] - places[0] == pytest.approx(0.4 * (places[2] - places[0]), abs=0.2)


def test_a_break_in_a_series_is_not_bridged():
    whole = tuple(make_point(day * 400, 40 + day, 2) for day in range(4))
    broken = (*whole[:2], whole[2]._replace(is_break=True), whole[3])
    for series, parts in ((whole, 1), (broken, 2)):
        drawn = classes_of(read_chart(draw_trend(replace(FIGURE, trend=series))))
        assert drawn.count("pic-trend-area") == parts
        assert drawn.count("pic-band") == parts


def test_dates_that_cannot_be_tested_are_said_by_their_first_and_last_value():
    figure = replace(FIGURE, changes=())
    first, last = (read_value(point) for point in (FIGURE.trend[0], FIGURE.trend[-1]))
    assert describe_dates(figure) == [f"{first}, {last}."]


def read_value(point):
    return f"{show_value(point.value, FIGURE.indicator)} in {point.period.label}"


def test_one_date_is_no_trend():
    assert draw_trend(replace(FIGURE, trend=FIGURE.trend[:1])) is None


def test_the_ends_of_a_trend_are_written():
    drawn = read_chart(draw_trend(replace(FIGURE, london_trend=())))
    assert texts_of(drawn) == ["2023", "2024", "35.0\u202f%", "47.0\u202f%"]


@pytest.mark.parametrize(
    ("code", "edition"), [(SQUARE_B, BOROUGH), (WARD_IN_BOTH_EDITIONS, WARD_2018)]
)
def test_a_map_marks_its_area_by_pattern_and_outline_and_says_so(code, edition):
    area = REPOSITORY.area(code, edition)
    outlines = read_area_outlines(area, REPOSITORY)
    drawn = read_picture(draw_area_map(outlines, describe_area_map(outlines)).svg)
    assert list_outside(drawn) == []
    assert drawn.get("role") == "img"
    assert area.area_name in drawn.attrib["aria-label"]
    marks = set(classes_of(drawn))
    expected = {"pic-tint", "pic-outline"} if edition == BOROUGH else {"pic-marked", "pic-ring"}
    assert expected <= marks


def test_what_a_name_holds_is_never_markup():
    picture = write_chart((9, 9), "<b>", write_element("text", "a<b & c", x=1, y=1), kind="test")
    drawn = read_picture(picture.svg)
    assert texts_of(drawn) == ["a<b & c"]
    assert drawn.get("aria-label") == "<b>"


def test_on_paper_a_picture_is_a_file_with_the_print_colours():
    chart = draw_range_strip(FIGURE)
    assert chart is not None
    file = style_chart(chart, "A Font")
    assert 'xmlns="http://www.w3.org/2000/svg"' in file
    assert "var(" not in file
    assert "#b84a00" in file
    assert "A Font" in file
