"""Charts drawn on the server, of made-up numbers: where dots, intervals, gaps and breaks stand."""

import re
from itertools import pairwise
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.charts.dot_rows import ChartRow, RowAxis, draw_rows
from dashboard.charts.lines import BREAK, Line, LineAxes, LinePoint, draw_lines

SVG = "{http://www.w3.org/2000/svg}"
AXIS = RowAxis(0.0, 100.0, ((0.0, "0"), (50.0, "50"), (100.0, "100")), "%")
AXES = LineAxes(
    0.0, 10.0, ((0.0, "0"), (10.0, "10")), ((0.0, "2020"), (1.0, "2021"), (2.0, "2022")), (), "%"
)
ROWS = (
    ChartRow("Here", 80.0, 70.0, 90.0, "80 % (70 to 90)"),
    ChartRow("There", 20.0, None, None, "20 %"),
    ChartRow("Nowhere", None, None, None, "not published"),
)


def parts_of(drawn, name) -> list[Any]:
    """The parts of a picture that carry a class, in the order in which they are drawn."""
    root = fromstring(drawn.svg)
    return [part for part in root.iter() if name in (part.get("class") or "").split()]


def numbers_of(part):
    return [float(number) for number in re.findall(r"-?[\d.]+", part.get("d"))]


@pytest.mark.parametrize("width", [900, 320])
def test_a_dot_stands_in_its_interval_as_far_along_as_its_value(width):
    drawn = draw_rows(ROWS, AXIS, (width, 600), "Made up")
    high, low = (float(dot.get("cx")) for dot in parts_of(drawn, "rows-dot"))
    (interval,) = parts_of(drawn, "rows-interval")
    start, _, end = numbers_of(interval)
    first, _, last = (numbers_of(tick)[0] for tick in parts_of(drawn, "rows-tick"))
    for at, value in ((low, 20), (high, 80), (start, 70), (end, 90)):
        assert (at - first) / (last - first) == pytest.approx(value / 100, abs=0.01)


def test_what_is_not_known_has_its_reason_and_no_dot():
    drawn = draw_rows(ROWS, AXIS, (900, 600), "Made up")
    assert [part.text for part in parts_of(drawn, "rows-missing")] == ["not published"]
    assert len(parts_of(drawn, "rows-dot")) == 2


def test_london_is_a_line_over_its_band():
    axis = AXIS._replace(line=50.0, line_text="London 50 %", band=(45.0, 55.0))
    drawn = draw_rows(ROWS, axis, (900, 600), "Made up")
    (line,), (band,) = parts_of(drawn, "rows-london"), parts_of(drawn, "rows-band")
    assert numbers_of(line)[0] == pytest.approx(
        float(band.get("x")) + float(band.get("width")) / 2, abs=0.1
    )
    assert [part.text for part in parts_of(drawn, "rows-london-name")] == ["London 50 %"]


def test_what_stands_after_the_values_is_left_out_of_all_rows_where_it_would_lie_on_dots():
    rows = [row._replace(more=", places 1 to 15") if row.value else row for row in ROWS]
    wide = parts_of(draw_rows(rows, AXIS, (900, 600), "Made up"), "rows-value")
    assert [part.text for part in wide] == [
        "80 % (70 to 90), places 1 to 15",
        "20 %, places 1 to 15",
    ]
    narrow = parts_of(draw_rows(rows, AXIS, (560, 600), "Made up"), "rows-value")
    assert [part.text for part in narrow] == ["80 % (70 to 90)", "20 %"]


def test_rows_that_have_no_room_are_counted_and_the_chosen_one_is_never_left_out():
    rows = [ChartRow(f"Place {n}", float(n), None, None, str(n)) for n in range(90)]
    rows[44] = rows[44]._replace(is_chosen=True)
    drawn = draw_rows(rows, AXIS, (400, 300), "Made up", listed="in a table")
    named = [part.text for part in parts_of(drawn, "rows-name")]
    assert "Place 44" in named
    left_out = [part.text for part in parts_of(drawn, "rows-left-out")]
    assert all(text.endswith("more: in a table") for text in left_out)
    assert len(named) + sum(int(text.split()[0]) for text in left_out) == len(rows)


def line(*values, breaks=(), name="Here", spread=1.0):
    return Line(
        name,
        name == "London",
        tuple(
            LinePoint(
                float(day),
                value,
                None if value is None or not spread else value - spread,
                None if value is None or not spread else value + spread,
                day in breaks,
            )
            for day, value in enumerate(values)
        ),
    )


def draw(*lines, axes=AXES):
    return draw_lines(lines, axes, (900, 400), "Made up")


def count_points(drawn):
    return [len(numbers_of(part)) // 2 for part in parts_of(drawn, "line-area")]


def test_a_line_joins_its_dates_and_a_band_has_its_intervals():
    drawn = draw(line(2.0, 4.0, 6.0))
    assert count_points(drawn) == [3]
    (band,) = parts_of(drawn, "line-band")
    assert len(numbers_of(band)) // 2 == 6


@pytest.mark.parametrize(
    "crossed", [line(2.0, None, 6.0), line(2.0, 4.0, 6.0, breaks=(1, 2))], ids=["gap", "breaks"]
)
def test_no_line_and_no_band_crosses_a_missing_date_or_a_break(crossed):
    drawn = draw(crossed)
    assert count_points(drawn) == []
    assert parts_of(drawn, "line-band") == []
    # Each date alone still has its dot and its interval.
    dates = sum(point.value is not None for point in crossed.points)
    assert len(parts_of(drawn, "line-whisker")) == dates


def test_a_break_is_marked_and_named():
    drawn = draw(line(2.0, 4.0, 6.0, breaks=(2,)), axes=AXES._replace(breaks=(1.5,)))
    assert len(parts_of(drawn, "line-break")) == 1
    assert BREAK in [part.text for part in parts_of(drawn, "rows-end")]


def test_without_intervals_no_band_is_drawn():
    drawn = draw(line(2.0, 4.0, 6.0, spread=0.0))
    assert parts_of(drawn, "line-band") == []
    assert parts_of(drawn, "line-whisker") == []


def test_lines_are_told_by_more_than_colour_and_their_names_lie_apart():
    drawn = draw(line(5.0, 5.0, 5.0), line(5.0, 5.0, 5.1, name="London"), line(5, 5, 5.2, name="B"))
    looks = [part.get("class") for part in parts_of(drawn, "line-area")]
    assert len(set(looks)) == 3
    heights = sorted(float(part.get("y")) for part in parts_of(drawn, "line-name"))
    assert all(after - before >= 12 for before, after in pairwise(heights))
